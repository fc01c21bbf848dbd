"""funnel: how far cards get in their pipeline, where they are lost and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.errors import UsageError
from smalign.base.results import Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import whole
from smalign.metrics.funnel.left_out import (
    changed_notes,
    exclusions,
    left_out_notes,
    unplaced_notes,
    which_order,
    young_notes,
)
from smalign.metrics.funnel.rows import FIELDS, stage_rows, total_of
from smalign.metrics.funnel.tables import define_tables, is_path
from smalign.metrics.funnel.times import times_of
from smalign.metrics.keys import key_fields
from smalign.metrics.metric import (
    Metric,
    apart,
    card_rows,
    define_held,
    known,
    query,
    script,
)

if TYPE_CHECKING:
    from smalign.base.results import Field, Note, Row
    from smalign.metrics.funnel.times import Stage
    from smalign.metrics.metric import Ask, Record

MODES: Final = ("backfill", "observed", "strict")
RATES: Final = ("cards", "amount")

_IN_BLOCKS: Final = Sql(
    "excluded is null or excluded in ('never_in_first', 'stage_unknown', 'stage_order_unknown')"
)
"""Cards of a row, and those of no row that rates from the first stage divide by, too."""
_QUERIES: Final = ("funnel", "funnel_left_out", "funnel_times", "funnel_waits")


def compute(ask: Ask) -> Result:
    """Cards by stage: how many entered, went on, were lost and stand open, for how long.

    What: one row per stage of each pipeline (leads are the pipeline `leads`) and segment.
    Why: the first stage that loses more than it used to is where the path is broken.
    How: backfill: a card entered every stage up to the furthest it reached. observed: a card
        entered the stages it was seen in. strict: a card entered a stage if it was in all stages
        before; who skips one leaves the path and is counted in `skipped`. A card is lost or open
        in its furthest stage; lost nobody knows where is the row `(unknown)`. from_previous
        divides those that moved on from the stage before by those that entered it, from_first
        by all cards of the block. Rates of the amount divide the money of the same cards; they have
        no interval, and a card without an amount weighs nothing.
        Counted by lead, a lead and its earliest deal are one card on one path: the stages of leads,
        being converted, the stages of deals (those of equal place in several pipelines together),
        won; a lead whose deals are all of other pipelines than those asked for is left out. Counted
        by contact, each contact is its card that got furthest in the pipeline; of equals won comes
        before open, open before lost, then the later one.
        With a window only what begins within that time of an entry into the first stage counts, of
        any entry, the end included; a card decided later is open. strict then asks for the stages
        one after the other, each entry for one stage; moves of one moment are in stage order. How
        many cards have not had the whole window yet is told.
        median_days and p90_days are of finished stays; latest_days and total_days of cards that
        left the stage: their last stay in it, and all their stays in it together. wait_median and
        wait_p90 also use the stays that are not over: the days by which half, and nine in ten,
        have left. instant: cards that left and spent less than a minute there altogether.
    Reads: leads, deals, stage_log, stages.
    Caveats: without history stages are inferred and times unknown, and what was lost nobody knows
        where lowers no rate between stages; without a term `overdue` means
        slower than nine in ten finished stays of the same row; calendar time. wait_median and
        wait_p90 are n/a where the data ends before so many have left, and whole minutes from an
        hour on.
    Sources: Wilson 1927 for intervals; Kaplan and Meier 1958; the definitions page "funnel".
    """
    found = _prepare(ask)
    keys = key_fields(ask.by, {field.name for field in FIELDS})
    return Result(
        metric="funnel",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.counted or ask.grain,
        params={
            "mode": ask.mode,
            "min_n": ask.min_n,
            "pipelines": list(ask.pipelines),
            "basis": ask.rate_of,
            "counted": ask.counted,
            "window_seconds": ask.window,
        },
        fields=(FIELDS[0], *keys, *FIELDS[1:]),
        rows=tuple(stage_rows(found.records, found.times, keys, ask.rate_of)),
        total=total_of(found.records),
        excluded=exclusions(found.left_out),
        notes=(
            *unplaced_notes(found.records),
            *left_out_notes(found.left_out),
            *changed_notes(found.changed),
            *found.unadded,
        ),
        sql=found.sql,
        currency=ask.currency,
        ids=found.ids,
        id_fields=found.id_fields,
    )


class _Found(Struct, frozen=True):
    """What the files gave. changed: deals that were in another pipeline before."""

    records: list[Record]
    left_out: list[Record]
    changed: int
    unadded: tuple[Note, ...]
    times: dict[Stage, Row]
    sql: str
    id_fields: tuple[Field, ...]
    ids: tuple[Row, ...]


def _prepare(ask: Ask) -> _Found:
    """Run the files; refuse what cannot be answered.

    Raises:
        QuestionError: stage_order_unknown, when no pipeline's stages are in a known order.
        UsageError: mode_needs_history, window_needs_history: no card's moves are known;
            path_needs_history: those of one half of the path; unknown_mode, unknown_rate,
            unknown_grain, grain_not_exported.

    """
    known(ask.mode, MODES, "unknown_mode")
    known(ask.rate_of, RATES, "unknown_rate")
    mark = ask.engine.mark()
    define_tables(ask)
    found, unadded = apart(ask, query(ask, "funnel"))
    records = sorted(found, key=_place)
    left_out = query(ask, "funnel_left_out")
    has_history = any(whole(record["with_history"]) for record in records)
    is_silent = any(record["excluded"] == "no_history" for record in left_out)
    if not has_history and (records or is_silent):
        _refuse_without_history(ask)
    if is_path(ask) and records and ask.mode != "backfill":
        _refuse_half_a_history(ask)
    unplaced = [record for record in left_out if record["stages"] is not None]
    if unplaced and not records:
        raise which_order(unplaced)
    if is_path(ask):
        left_out += query(ask, "funnel_further")
    queries = (*_QUERIES, "funnel_further") if is_path(ask) else _QUERIES
    changed = 0
    if has_history:
        of = "funnel_path_pipelines" if is_path(ask) else "funnel_pipelines"
        changed = whole(query(ask, of)[0]["deals"])
    if ask.window is not None:
        queries = (*queries, "funnel_young")
        unadded += young_notes(query(ask, "funnel_young")[0], ask.window)
    times = times_of(ask) if has_history else {}
    id_fields, ids = card_rows(ask, _IN_BLOCKS, of=_cards(ask))
    return _Found(
        records, left_out, changed, unadded, times, script(ask, mark, *queries), id_fields, ids
    )


def _cards(ask: Ask) -> str:
    """Where the cards are; those of an observed funnel tell in which stages they were seen."""
    if ask.mode != "observed" or not ask.want_ids:
        return "placed"
    define_held(ask, "seen_cards", "funnel_seen.cards")
    return "seen_cards"


def _refuse_without_history(ask: Ask) -> None:
    if ask.window is not None:
        raise UsageError("window_needs_history")
    if ask.mode != "backfill":
        raise UsageError("mode_needs_history", mode=ask.mode)


def _refuse_half_a_history(ask: Ask) -> None:
    """Leads, or deals, that nobody saw move stop the path of all; cards without stages do not."""
    halves = query(ask, "funnel_path_logged")
    for half in sorted(halves, key=lambda one: str(one["card"]), reverse=True):
        if whole(half["stages"]) and not whole(half["is_dated"]):
            raise UsageError("path_needs_history", mode=ask.mode, table=f"{half['card']}s")


def _place(record: Record) -> tuple[str, bool, str, int]:
    is_deal = record["card"] == "deal"
    return str(record["segment"]), is_deal, str(record["pipeline"]), whole(record["place"])


FUNNEL: Final = Metric(
    name="funnel",
    title="Stages of leads and deals",
    reads={
        "run": frozenset(
            {"as_of", "as_of_on", "since", "until", "has_period", "grain", "mode", "stays_whole"}
            | {"window_seconds", "lead_closings_whole", "deal_closings_whole"}
        ),
        "leads": frozenset(
            {
                "lead_id",
                "card_no",
                "segment",
                "created_on",
                "status",
                "loss_reason",
                "amount",
                "closed_at",
                "closed_on",
                "contact_id",
            }
        ),
        "copies": frozenset({"deal_id", "is_left_out"}),
        "deals": frozenset(
            {"deal_id", "card_no", "segment", "pipeline", "created_on", "status", "loss_reason"}
            | {"amount", "closed_at", "closed_on", "contact_id", "lead_id"}
        ),
        "every_lead": frozenset({"lead_id", "created_on"}),
        "every_deal": frozenset(
            {"deal_id", "card_no", "lead_id", "pipeline", "created_at", "created_on", "closed_at"}
            | {"closed_on", "status", "loss_reason", "amount", "in_pipelines"}
        ),
        "stages": frozenset(
            {"card", "pipeline", "stage", "stage_order", "zone", "outcome", "sla_hours"}
        ),
        "stage_log": frozenset(
            {"card", "card_id", "card_no", "pipeline", "stage_order", "entered_at", "entered_on"}
            | {"left_at", "left_on"}
        ),
    },
    compute=compute,
)
