"""Ids that Excel rounded away where no sampled row has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.engine.compose import fill, name
from smalign.model.typing.cells import EXCEL_DAMAGE, re2
from smalign.model.typing.words import IdFormat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.engine.duckdb import Engine
    from smalign.model.select import Decided


def rounded_ids(engine: Engine, relation: str, columns: Sequence[Decided]) -> dict[str, list[str]]:
    """Column of ids → the least of those that were rounded (1.23457E+18), none left out.

    They are read as they stand where the sample had none of them, and many rows would be one card.
    """
    found: dict[str, list[str]] = {}
    for one in columns:
        if not isinstance(one.format, IdFormat) or one.format.is_damaged or one.plan.is_constant:
            continue
        if one.format.native is not None:
            continue
        least = fill(
            "select min({id}) from {relation} where {id} like '%+%'"
            " and regexp_matches({id}, {damage})",
            id=name(one.plan.key),
            relation=name(relation),
            damage=re2(EXCEL_DAMAGE),
        )
        if (example := engine.value(least)) is not None:
            found[one.plan.key] = [str(example)]
    return found
