"""What one look at a typed table tells: rows, its latest moment, what has to be looked at again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from smalign.engine.compose import Sql, fill, listed, name
from smalign.model.asof import file_moments
from smalign.model.typing.cells import EXCEL_DAMAGE, re2
from smalign.model.typing.words import IdFormat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.engine.duckdb import Engine
    from smalign.model.select import Decided


class Glance(Struct, frozen=True):
    """One file after typing, at a glance.

    latest: the latest observed moment, before it is known which cards are closed. has_failed: some
    cell did not convert. rounded: column of ids → the least of those that Excel rounded away
    (1.23457E+18) where no sampled row has one; many rows would be one card.
    """

    rows: int
    latest: datetime | None
    has_failed: bool
    rounded: Mapping[str, str]


def glance(engine: Engine, relation: str, table: str, columns: Sequence[Decided]) -> Glance:
    """Look at a typed table once: with small files each statement takes longer than its rows."""
    ids = [one.plan.key for one in columns if _may_be_rounded(one)]
    moments = file_moments(table, (one.plan.key for one in columns if not one.plan.is_attribute))
    least = (
        fill(
            "min({id}) filter (where {id} like '%+%' and regexp_matches({id}, {damage}))",
            id=name(key),
            damage=re2(EXCEL_DAMAGE),
        )
        for key in ids
    )
    latest = (fill("max({column})", column=name(column)) for column in moments)
    told = listed([Sql("count(*)"), Sql("coalesce(bool_or(failed <> 0), false)"), *least, *latest])
    query = fill("select {told} from {relation}", told=told, relation=name(relation))
    rows, has_failed, *cells = engine.rows(query)[0]
    found = zip(ids, cells[: len(ids)], strict=True)
    return Glance(
        rows=int(str(rows)),
        latest=max((one for one in cells[len(ids) :] if isinstance(one, datetime)), default=None),
        has_failed=bool(has_failed),
        rounded={key: str(one) for key, one in found if one is not None},
    )


def _may_be_rounded(one: Decided) -> bool:
    """Whether a column holds ids as written, of which no sampled one was rounded."""
    form = one.format
    is_id = isinstance(form, IdFormat) and form.native is None and not form.is_damaged
    return is_id and not one.plan.is_constant
