"""funnel: how far cards get in their pipeline, where they are lost and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError
from smalign.base.results import Field, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import days, money, share, share_fields, whole
from smalign.metrics.funnel_left_out import exclusions, left_out_notes, which_order
from smalign.metrics.funnel_times import NO_TIMES, TIME_FIELDS, stage_of, times_of
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import (
    Metric,
    card_rows,
    define_table,
    known,
    query,
    script,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Row
    from smalign.metrics.funnel_times import Stage
    from smalign.metrics.metric import Ask, Record

MODES: Final = ("backfill", "observed", "strict")

_ADDITIVE: Final = ("lost", "open", "overdue", "returned", "skipped")
_DIMENSIONS: Final = 5
_TABLES: Final = (
    ("steps", "funnel_steps.cards"),
    ("members", "funnel_members.cards"),
    ("stays", "funnel_stays.cards"),
    ("visits", "funnel_visits.cards"),
    ("placed", "funnel.cards"),
    ("timed", "funnel_timed.cards"),
)
_QUERIES: Final = ("funnel", "funnel_left_out", "funnel_times", "funnel_waits")
_FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    Field("pipeline", "text"),
    Field("stage", "text"),
    Field("stage_order", "integer"),
    Field("zone", "text"),
    *(Field(name, "integer", "count") for name in ("entered", "advanced", "lost", "open")),
    *share_fields("from_previous"),
    *share_fields("from_first"),
    Field("amount_entered", "decimal", "money"),
    Field("amount_lost", "decimal", "money"),
    Field("top_loss_reason", "text"),
    Field("median_days", "float", "days"),
    Field("p90_days", "float", "days"),
    *(Field(name, "integer", "count") for name in ("overdue", "inferred", "returned", "skipped")),
    *TIME_FIELDS,
)


def compute(ask: Ask) -> Result:
    """Cards by stage: how many entered, went on, were lost and stand open, for how long.

    What: one row per stage of each pipeline (leads are the pipeline `leads`) and segment.
    Why: the first stage that loses more than it used to is where the path is broken.
    How: backfill: a card entered every stage up to the furthest it reached. observed: a card
        entered the stages it was seen in. strict: a card entered a stage if it was in all stages
        before; who skips one leaves the path and is counted in `skipped`. A card is lost or open
        in its furthest stage; lost nobody knows where is the row `(unknown)`. from_first divides
        by all cards of the block.
        median_days and p90_days are of finished stays; latest_days and total_days of cards that
        left the stage: their last stay in it, and all their stays in it together. wait_median and
        wait_p90 also use the stays that are not over: the days by which half, and nine in ten,
        have left. instant: cards that left and spent less than a minute there altogether.
    Reads: leads, deals, stage_log, stages.
    Caveats: without history stages are inferred and times unknown; without a term `overdue` means
        slower than nine in ten finished stays of the same row; calendar time. wait_median and
        wait_p90 are n/a where the data ends before so many have left, and whole minutes from an
        hour on.
    Sources: Wilson 1927 for intervals; Kaplan and Meier 1958; the definitions page "funnel".
    """
    found = _prepare(ask)
    keys = key_fields(ask.by, {field.name for field in _FIELDS})
    return Result(
        metric="funnel",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"mode": ask.mode, "min_n": ask.min_n, "pipelines": list(ask.pipelines)},
        fields=(_FIELDS[0], *keys, *_FIELDS[1:]),
        rows=tuple(_rows(found, keys)),
        total=_total(found.records),
        excluded=exclusions(found.left_out),
        notes=left_out_notes(found.left_out),
        sql=found.sql,
        currency=ask.currency,
        ids=found.ids,
        id_fields=found.id_fields,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """What the files gave."""

    records: list[Record]
    left_out: list[Record]
    times: dict[Stage, Row]
    sql: str
    id_fields: tuple[Field, ...]
    ids: tuple[Row, ...]


def _prepare(ask: Ask) -> _Found:
    """Run the files; refuse what cannot be answered.

    Raises:
        QuestionError: stage_order_unknown, when no pipeline's stages are in a known order.
        UsageError: mode_needs_history, when no card's moves are known.

    """
    known(ask.mode, MODES, "unknown_mode")
    mark = ask.engine.mark()
    for table, file in _TABLES:
        define_table(ask, table, file)
    records = sorted(query(ask, "funnel"), key=_place)
    left_out = query(ask, "funnel_left_out")
    unplaced = [record for record in left_out if record["stages"] is not None]
    if unplaced and not records:
        raise which_order(unplaced)
    has_history = any(whole(record["with_history"]) for record in records)
    if ask.mode != "backfill" and records and not has_history:
        raise UsageError("mode_needs_history", mode=ask.mode)
    times = times_of(ask) if has_history else {}
    id_fields, ids = card_rows(ask, Sql("excluded is null"), of="placed")
    return _Found(records, left_out, times, script(ask, mark, *_QUERIES), id_fields, ids)


def _place(record: Record) -> tuple[str, bool, str, int]:
    is_deal = record["card"] == "deal"
    return str(record["segment"]), is_deal, str(record["pipeline"]), whole(record["place"])


def _rows(found: _Found, keys: tuple[Field, ...]) -> list[Row]:
    rows: list[Row] = []
    previous: Record | None = None
    for record in found.records:
        is_next = previous is not None and _block(previous) == _block(record)
        before = previous if is_next and previous and whole(previous["place"]) else None
        times = found.times.get(stage_of(record), NO_TIMES)
        rows.append(_row(record, before, keys) | times)
        previous = record
    return rows


def _block(record: Record) -> tuple[object, object, object]:
    return record["segment"], record["card"], record["pipeline"]


def _row(record: Record, before: Record | None, keys: tuple[Field, ...]) -> Row:
    """One stage; `before` is the stage it follows, None for the first and the unknown one."""
    segment = str(record["segment"])
    row: Row = {"segment": shown(segment), **key_values(keys, segment)}
    row |= {name: str(record[name]) for name in ("pipeline", "stage")}
    row["stage_order"] = whole(record["stage_order"])
    row["zone"] = str(record["zone"] or "(none)")
    row |= {name: whole(record[name]) for name in ("entered", "advanced", "lost", "open")}
    row |= (
        share("from_previous", whole(before["advanced"]), whole(before["entered"]))
        if before
        else share("from_previous", None, None)
    )
    row |= share("from_first", whole(record["entered"]), whole(record["cards"]))
    has_amounts = whole(record["amounts"]) > 0
    for name in ("amount_entered", "amount_lost"):
        row[name] = money(record[name]) if has_amounts else None
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


def _total(records: Sequence[Record]) -> Row:
    """Sums of what each card is counted in once; a card enters many stages, so that has no sum."""
    total: Row = {field.name: None for field in _FIELDS[_DIMENSIONS:]}
    has_history = any(whole(record["with_history"]) for record in records)
    for name in _ADDITIVE:
        total[name] = sum(whole(record[name]) for record in records)
    if not has_history:
        total |= {"overdue": None, "returned": None}
    lost = [money(record["amount_lost"]) or 0 for record in records if whole(record["amounts"])]
    total["amount_lost"] = money(sum(lost)) if lost else None
    return total


FUNNEL: Final = Metric(
    name="funnel",
    title="Stages of leads and deals",
    reads={
        "run": frozenset(
            {"as_of", "as_of_on", "since", "until", "has_period", "grain", "mode", "stays_whole"}
        ),
        "leads": frozenset({"lead_id", "segment", "created_on", "status", "loss_reason", "amount"}),
        "deals": frozenset(
            {"deal_id", "segment", "pipeline", "created_on", "status", "loss_reason", "amount"}
        ),
        "stages": frozenset(
            {"card", "pipeline", "stage", "stage_order", "zone", "outcome", "sla_hours"}
        ),
        "stage_log": frozenset(
            {
                "card",
                "card_id",
                "pipeline",
                "stage_order",
                "entered_at",
                "entered_on",
                "left_at",
                "left_on",
            }
        ),
    },
    compute=compute,
)
