"""The rows of the funnel out of its queries, and their total."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Field
from smalign.metrics.figures import days, money, whole
from smalign.metrics.funnel.rates import RATE_FIELDS, RATED
from smalign.metrics.funnel.times import NO_TIMES, TIME_FIELDS, stage_of
from smalign.metrics.keys import key_values, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.funnel.times import Stage
    from smalign.metrics.metric import Record

FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    Field("pipeline", "text"),
    Field("stage", "text"),
    Field("stage_order", "integer"),
    Field("zone", "text"),
    *(Field(name, "integer", "count") for name in ("entered", "advanced", "lost", "open")),
    *RATE_FIELDS,
    Field("amount_entered", "decimal", "money"),
    Field("amount_lost", "decimal", "money"),
    Field("top_loss_reason", "text"),
    Field("median_days", "float", "days"),
    Field("p90_days", "float", "days"),
    *(Field(name, "integer", "count") for name in ("overdue", "inferred", "returned", "skipped")),
    *TIME_FIELDS,
)

_ADDITIVE: Final = ("lost", "open", "overdue", "returned", "skipped")
_DIMENSIONS: Final = 5


def stage_rows(
    records: Sequence[Record],
    times: Mapping[Stage, Row],
    keys: tuple[Field, ...],
    rate_of: str,
) -> list[Row]:
    """One row per stage; `records` are in the order of the rows, each block's stages together."""
    rows: list[Row] = []
    previous: Record | None = None
    for record in records:
        is_next = previous is not None and _block(previous) == _block(record)
        before = previous if is_next and previous and whole(previous["place"]) else None
        spent = times.get(stage_of(record), NO_TIMES)
        rows.append(_row(record, keys) | RATED[rate_of](record, before) | spent)
        previous = record
    return rows


def _block(record: Record) -> tuple[object, object, object]:
    return record["segment"], record["card"], record["pipeline"]


def _row(record: Record, keys: tuple[Field, ...]) -> Row:
    """One stage, without its rates and times."""
    segment = str(record["segment"])
    row: Row = {"segment": shown(segment), **key_values(keys, segment)}
    row |= {name: str(record[name]) for name in ("pipeline", "stage")}
    row["stage_order"] = whole(record["stage_order"])
    row["zone"] = str(record["zone"] or "(none)")
    row |= {name: whole(record[name]) for name in ("entered", "advanced", "lost", "open")}
    row |= dict.fromkeys(field.name for field in RATE_FIELDS)
    has_amounts = whole(record["amounts"]) > 0
    for name in ("entered", "lost"):
        is_known = has_amounts and (whole(record[f"{name}_amounts"]) or not row[name])
        row[f"amount_{name}"] = money(record[f"amount_{name}"]) if is_known else None
    reason = record["top_loss_reason"]
    row["top_loss_reason"] = None if reason is None else str(reason)
    row["median_days"] = days(record["median_seconds"])
    row["p90_days"] = days(record["p90_seconds"])
    return row | _history(record)


def _history(record: Record) -> Row:
    """The columns that need the log: None where nothing is dated."""
    has_history = whole(record["with_history"]) > 0
    overdue = record["overdue"]
    return {
        "overdue": whole(overdue) if has_history and overdue is not None else None,
        "inferred": whole(record["inferred"]),
        "returned": whole(record["returned"]) if has_history else None,
        "skipped": whole(record["skipped"]),
    }


def total_of(records: Sequence[Record]) -> Row:
    """Sums of what each card is counted in once; a card enters many stages, so that has no sum."""
    total: Row = {field.name: None for field in FIELDS[_DIMENSIONS:]}
    has_history = any(whole(record["with_history"]) for record in records)
    for name in _ADDITIVE:
        total[name] = sum(whole(record[name]) for record in records)
    if not has_history:
        total |= {"overdue": None, "returned": None}
    priced = [record for record in records if whole(record["amounts"])]
    lost, known = (
        sum(whole(record[name]) for record in priced) for name in ("lost", "lost_amounts")
    )
    amount = sum(money(record["amount_lost"]) or 0 for record in priced)
    total["amount_lost"] = money(amount) if priced and (known or not lost) else None
    return total
