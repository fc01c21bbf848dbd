"""Attribution models side by side, for forms that are read: one row a channel, one column a model.

Machine forms keep a row for each channel and model, with every column of the contract.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.results import Field

if TYPE_CHECKING:
    from smalign.base.results import Result, Row

_SHARE: Final = "share"
_OF_CHANNEL: Final = ("rank_best", "rank_worst", "share_least", "share_most", "touches")
"""Columns that are the same whatever the model, the most wanted first."""


def side_by_side(result: Result) -> Result:
    """`result` with the share of each model in a column; other results as they are.

    Of added-up paths under one model the columns that nothing is known of are left out.
    """
    if result.grain != "path" or result.id_fields:
        return result
    if not any(item.name == "model" for item in result.fields):
        known = [item for item in result.fields if any(_known(row, item) for row in result.rows)]
        return replace(result, fields=tuple(known))
    models = list(dict.fromkeys(str(row["model"]) for row in result.rows))
    by_name = {item.name: item for item in result.fields}
    shared = [by_name[name] for name in _OF_CHANNEL if name in by_name]
    columns = [Field(f"share_{model}", "float", "rate", model) for model in models]
    rows: dict[object, Row] = {}
    for row in result.rows:
        made = rows.setdefault(
            row["channel"],
            {"channel": row["channel"], **{item.name: row[item.name] for item in shared}},
        )
        made[f"share_{row['model']}"] = row[_SHARE]
    return replace(
        result,
        fields=(result.fields[0], *columns, *shared),
        rows=tuple(rows.values()),
        total={"touches": result.total["touches"], **{item.name: 1.0 for item in columns}},
    )


def _known(row: Row, item: Field) -> bool:
    return row[item.name] is not None
