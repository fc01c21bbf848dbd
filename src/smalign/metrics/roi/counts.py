"""roi without money: leads, deals, sales and their shares, the same whatever the currencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

if TYPE_CHECKING:
    from smalign.base.results import Result, Row

_OF_MONEY: Final = frozenset({"roas", "romi", "drr", "paid", "pays", "top_half"})
"""Columns made of amounts that are no amounts themselves."""
_PARAMS: Final = frozenset({"costs", "revenue_by", "romi_base"})
"""What is said of amounts."""


def counts_alone(result: Result) -> Result:
    """The answer without the columns that amounts are in; params: counts_alone."""
    fields = tuple(
        one for one in result.fields if one.unit != "money" and one.name not in _OF_MONEY
    )
    names = {one.name for one in fields}

    def kept(row: Row) -> Row:
        return {name: value for name, value in row.items() if name in names}

    params = {name: value for name, value in result.params.items() if name not in _PARAMS}
    return replace(
        result,
        params={**params, "counts_alone": True},
        fields=fields,
        rows=tuple(map(kept, result.rows)),
        total=kept(result.total),
    )
