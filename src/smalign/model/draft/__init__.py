"""What a smalign.toml for an export that was read whole would say: every guess, its evidence.

A line is written only where it changes no answer; that is tried here, with the code that reads
the file, before the line is promised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.draft import Draft
from smalign.engine.compose import fill, listed, name
from smalign.model.draft.channels import channels_of
from smalign.model.draft.files import files_of, tables_of
from smalign.model.draft.funnels import funnels_of
from smalign.model.draft.lookups import lookups_of
from smalign.model.draft.people import aliases_of, rules_of
from smalign.model.draft.shares import shares_of
from smalign.model.draft.values import formats_of, tokens_of
from smalign.model.known import PRICED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.config import Config
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable


def draft(
    engine: Engine,
    model: Model,
    files: Sequence[tuple[RawTable, Recognition]],
    config: Config,
    options: Mapping[str, str],
) -> Draft:
    """The draft for a model that was built under `config`, which holds what the user has said."""
    priced = {
        table: amount
        for table, amount in PRICED.items()
        if amount in model.mapped.get(table, frozenset())
    }
    drafted = files_of(files, model.files, config)
    return Draft(
        files=drafted,
        lookups=lookups_of(engine, files, drafted),
        tables=tables_of(files, model.files, drafted, config),
        timezone=config.sources.timezone,
        currency=config.sources.currency,
        currencies=model.currencies,
        has_unsigned_money=_unsigned(engine, priced) > 0,
        funnels=funnels_of(engine, model, config),
        channels=channels_of(engine, model, config),
        formats=formats_of(model, config),
        tokens=tokens_of(files, config),
        aliases=aliases_of(engine, model),
        rules=rules_of(engine, model, files),
        shares=shares_of(engine, model),
        options=options,
    )


def _unsigned(engine: Engine, priced: Mapping[str, str]) -> int:
    """How many amounts say no currency."""
    queries = [
        fill(
            "select count(*) as amounts from {relation}"
            " where {amount} is not null and currency is null",
            relation=name(f"{table}_all"),
            amount=name(amount),
        )
        for table, amount in sorted(priced.items())
    ]
    if not queries:
        return 0
    query = fill("select sum(amounts) from ({queries})", queries=listed(queries, " union all "))
    return int(str(engine.value(query)))
