"""waiting: leads that waited too long for a person, or for that person's attempt, and what came."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.comparing.days import usual_horizon
from smalign.metrics.fates import define_fates
from smalign.metrics.figures import minutes, ratio, share, share_fields, whole
from smalign.metrics.matched import Stratum, matched
from smalign.metrics.metric import (
    Metric,
    card_rows,
    define_held,
    define_table,
    query,
    script,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.matched import Matched
    from smalign.metrics.metric import Ask, Record

KINDS: Final = ("assignment", "attempt")
QUICK: Final = 3600
"""Seconds on the clock within which a card was got to at once."""
FIELDS: Final[tuple[Field, ...]] = (
    Field("kind", "text"),
    Field("cards", "integer", "count"),
    Field("late", "integer", "count"),
    *share_fields("late_share"),
    Field("assign_median", "float", "minutes"),
    Field("response_median", "float", "minutes"),
    Field("late_compared", "integer", "count"),
    Field("quick_compared", "integer", "count"),
    Field("late_result", "float", "rate"),
    Field("quick_result", "float", "rate"),
    *(Field(f"difference{end}", "float", "points") for end in ("", "_low", "_high")),
)
_FILES: Final = ("compared_days", "waiting", "waiting_strata")


def compute(ask: Ask) -> Result:
    """Leads that waited too long, for a person and for that person's attempt, and what came of it.

    What: two rows: leads that waited for somebody responsible longer than `[agreement].wait`, and
        leads that were not tried within `[agreement].attempt` after that; of how many it is known,
        the share, and of these the median minutes before somebody had them and from then to the
        attempt; the share that got to the result of those and of the ones got to within an hour,
        and the difference in points over cards that came from the same campaign.
    Why: a lead that lies in a queue for nine hours and is called half an hour later is not late by
        its manager.
    How: leads created in the period; in exports of deals alone, deals. Too long is in working time,
        at once is within sixty minutes on the clock: a lead of the night is neither. Attempts are
        those of people whose log can be believed. What was closed without an attempt before its
        term was over is in no share. Medians are on the clock; what never came is longer than any,
        so where half wait still there is none. The result is to be qualified (where nothing but
        sales is known, won) by the horizon; only leads as old as that are compared. The difference
        is that of Mantel and Haenszel over campaigns, or channels where the campaign is not known;
        leads nobody ever took up are not in it.
    Reads: leads, deals, card_moments, card_work, logged_owners.
    Caveats: leads that waited may differ in ways the campaign does not show: associated with, no
        proof. The moment of assignment is as exported; a lead attempted earlier was somebody's.
    Sources: Mantel and Haenszel 1959; Sato 1989; Wilson 1927; the definitions page "process".
    """
    mark = ask.engine.mark()
    define_fates(ask)
    horizon = _bound(ask)
    define_table(ask, "waiting_cards", "waiting.cards")
    define_held(ask, "waiting_kinds", "waiting_kinds.cards")
    records = query(ask, "waiting")
    kept = {str(one["kind"]): one for one in records if one["excluded"] is None}
    result = _result(ask, kept)
    found = _differences(query(ask, "waiting_strata"), result)
    known = _known(kept)
    rows = [_row(kind, kept[kind], found.get(kind), ask.min_n) for kind in KINDS if kind in known]
    late = Sql("excluded is null and (is_assigned_late = 1 or is_tried_late = 1)")
    id_fields, ids = card_rows(ask, late, of="waiting_cards")
    return Result(
        metric="waiting",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={
            "min_n": ask.min_n,
            "horizon": horizon,
            "result": result,
            "wait_minutes": ask.wait // 60,
            "attempt_minutes": ask.attempt // 60,
            "working_days": ask.working_days,
            "working_hours": ask.hours,
        },
        fields=FIELDS,
        rows=tuple(rows),
        total={},
        excluded=tuple(
            Exclusion(str(one["excluded"]), whole(one["leads"]))
            for one in records
            if one["excluded"] is not None and one["kind"] == KINDS[0]
        ),
        notes=tuple(_notes(kept, known)),
        sql=script(ask, mark, *_FILES),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _bound(ask: Ask) -> int | None:
    """What is too long and what is at once, and the age at which cards are compared."""
    days = query(ask, "compared_days")
    today = next((day for one in days if isinstance(day := one["as_of_on"], date)), date.max)
    horizon = ask.horizon or usual_horizon(days, today)
    columns = (
        *(("first_on", "date"), ("last_on", "date"), ("horizon_days", "integer")),
        *(("wait_seconds", "bigint"), ("attempt_seconds", "bigint"), ("quick_seconds", "bigint")),
    )
    bounds = (ask.period.since, ask.period.until, horizon, ask.wait, ask.attempt, QUICK)
    ask.engine.values("waiting_bounds", columns, [bounds])
    return horizon


def _result(ask: Ask, kept: Mapping[str, Record]) -> str:
    """What leads are judged by: to be qualified, where more than the sales are."""
    one = kept.get(KINDS[0])
    if ask.grain == "deal" and (one is None or whole(one["qualified"]) <= whole(one["won"])):
        return "won"
    return "qualified"


def _known(kept: Mapping[str, Record]) -> list[str]:
    """The kinds of waiting the export tells of: without a single moment it is not waiting."""
    if not kept or not whole(kept["assignment"]["reached"]):
        return []
    return [kind for kind in KINDS if whole(kept[kind]["cards"])]


def _differences(records: Sequence[Record], result: str) -> dict[str, Matched | None]:
    """Kind → the difference over what came from the same campaign, the late against the quick."""
    cells: dict[str, dict[object, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0] * 4))
    for one in records:
        at = 0 if one["is_late"] else 2
        cell = cells[str(one["kind"])][one["stratum"]]
        cell[at : at + 2] = whole(one[result]), whole(one["cards"])
    return {kind: matched(Stratum(*one) for one in of.values()) for kind, of in cells.items()}


def _row(kind: str, record: Record, found: Matched | None, min_n: int) -> Row:
    cards, late = whole(record["cards"]), whole(record["late"])
    row: Row = {"kind": kind, "cards": cards, "late": late}
    row |= share("late_share", late, cards)
    row |= {name: minutes(record[name]) for name in ("assign_median", "response_median")}
    row["late_compared"] = found.n if found else 0
    row["quick_compared"] = found.other_n if found else 0
    told = found if found and min(found.n, found.other_n) >= min_n else None
    return row | {
        "late_result": ratio(told.hits, told.n) if told else None,
        "quick_result": ratio(told.other_hits, told.other_n) if told else None,
        "difference": told.difference if told else None,
        "difference_low": told.low if told else None,
        "difference_high": told.high if told else None,
    }


def _notes(kept: Mapping[str, Record], known: Sequence[str]) -> list[Note]:
    """What the export cannot tell."""
    if not kept or not whole(kept["assignment"]["leads"]):
        return []
    found = []
    if not whole(kept["assignment"]["reached"]):
        found.append(Note("process_without_assignment"))
    elif not whole(kept["assignment"]["cards"]):
        found.append(Note("process_without_time"))
    elif "attempt" not in known:
        found.append(Note(_untold(kept["attempt"])))
    return found


def _untold(attempt: Record) -> str:
    """Why nothing is known of attempts: there are none, they have no time of day, or no belief."""
    if not whole(attempt["reached"]):
        return "process_without_attempts"
    return "process_unbelieved" if attempt["is_timed"] else "process_attempts_of_days"


WAITING: Final = Metric(
    name="waiting",
    title="Leads that waited",
    reads={
        "run": frozenset({"as_of_on", "since", "until", "has_period", "grain"}),
        "leads": frozenset(
            {
                *("lead_id", "segment", "created_on", "closed_on", "status", "channel"),
                *("utm_campaign", "is_qualified", "qualified_on"),
            }
        ),
        "deals": frozenset(
            {
                *("deal_id", "segment", "created_on", "closed_on", "status", "channel"),
                *("utm_campaign", "is_qualified"),
            }
        ),
        "every_deal": frozenset(
            {"deal_id", "lead_id", "created_on", "closed_on", "status", "in_pipelines"}
        ),
        "copies": frozenset({"deal_id", "is_left_out"}),
        "card_moments": frozenset(
            {
                "card",
                "card_id",
                "owner",
                "created_at",
                "assigned_at",
                "attempt_at",
                "has_time",
                "is_timed",
            }
        ),
        "card_work": frozenset({"card_id", "created_work", "assigned_work", "attempt_work"}),
        "logged_owners": frozenset({"owner"}),
        "work_days": frozenset({"day", "before_seconds"}),
    },
    compute=compute,
)
