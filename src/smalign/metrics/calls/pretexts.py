"""pretexts: how often a touch of marketing was used as a reason to call, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.base.schema import ALL
from smalign.engine.compose import Sql
from smalign.metrics.figures import ratio, share, share_fields, whole
from smalign.metrics.matched import Stratum, matched
from smalign.metrics.metric import Metric, card_rows, define_table, query, script
from smalign.metrics.stats import benjamini_hochberg, two_sided

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.matched import Matched
    from smalign.metrics.metric import Ask, Record

FIELDS: Final[tuple[Field, ...]] = (
    Field("kind", "text"),
    Field("touches", "integer", "count"),
    Field("used", "integer", "count"),
    *share_fields("used_share"),
    Field("used_cards", "integer", "count"),
    Field("unused_cards", "integer", "count"),
    Field("moved_used", "float", "rate"),
    Field("moved_unused", "float", "rate"),
    *(Field(name, "float", "points") for name in ("lift", "lift_low", "lift_high")),
    Field("verdict", "text"),
    Field("p_adjusted", "float", "p"),
)
_LEVEL: Final = 0.05


def compute(ask: Ask) -> Result:
    """How often sales used a touch of marketing as a reason to call, and what came of it.

    What: one row per kind of touch: how many there were, how many a contact of sales followed
        within the days of --fresh, with the share; of the cards followed further, how many moved on
        within fourteen days where it was used and where it was not, and the difference in points.
    Why: a touch nobody uses was paid for in vain; whether using it goes with anything is seen by
        what happened where it was and where it was not.
    How: touches of marketing after the card was made, older than the days; a card, day and kind
        once, in the total a card and day. A contact about a deal follows a touch of its lead, too,
        and the other way round; the first attempt a lead names, and a call that came in and was
        answered, are contacts. Where contacts have a time of day, one before the touch is none.
        Each card is followed from the end of these days after its first touch, if it was in an open
        stage then and fourteen days have passed: both sides begin on the same day. Compared are
        cards of the same stage and channel; the difference is that of Mantel and Haenszel over
        these groups, and so not the difference of the two shares beside it. Verdicts are adjusted
        over all rows tested.
    Reads: leads, deals, every_lead, every_deal, every_touch, card_signals, card_contacts,
        card_stays.
    Caveats: who was called may have been warmer in ways stage and channel do not show: association,
        no proof. A contact by a phone nobody logs is not seen, and counts as not used.
    Sources: Mantel and Haenszel 1959; Sato 1989; Wilson 1927; Benjamini and Hochberg 1995; the
        definitions page "calls".
    """
    mark = ask.engine.mark()
    # tables: each is read several times, and what touches are linked by is planned anew each time
    define_table(ask, "pretext_contacts", "pretexts_contacts.cards")
    define_table(ask, "pretext_touches", "pretexts_touches.cards")
    define_table(ask, "pretext_cards", "pretexts.cards")
    records, strata = query(ask, "pretexts"), _strata(query(ask, "pretexts_strata"))
    logged, linked = query(ask, "pretexts_logged")[0], query(ask, "pretexts_linked")[0]
    id_fields, ids = card_rows(ask, Sql("excluded is null and is_used = 0"), of="pretext_cards")
    counted = {
        (whole(one["is_total"]), str(one["kind"])): one
        for one in records
        if one["excluded"] is None
    }
    found = {key: matched(strata.get(key, ())) for key in counted}
    adjusted = _adjusted(found, ask.min_n)
    rows = {key: _row(one, found[key], adjusted.get(key)) for key, one in counted.items()}
    total = rows.get((1, ""), {})
    is_logged = any(whole(one["contacts"]) for one in records)
    kinds = [{**row, "kind": kind} for (is_total, kind), row in rows.items() if not is_total]
    fresh = sum(whole(one["touches"]) for one in records if one["is_total"] and one["excluded"])
    return Result(
        metric="pretexts",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={
            "fresh_days": _days(ask),
            "followed_days": 14,
            "min_n": ask.min_n,
            **{name: whole(count) for name, count in logged.items()},
        },
        fields=FIELDS,
        rows=tuple(sorted(kinds, key=_order)) if is_logged else (),
        total=total if is_logged else {},
        excluded=(Exclusion("pretext_fresh", fresh),) if fresh else (),
        notes=tuple(_notes(ask, total, is_logged=is_logged)) if records else (_nothing(linked),),
        sql=script(ask, mark, "pretexts", "pretexts_strata", "pretexts_logged", "pretexts_linked"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _days(ask: Ask) -> int:
    return (ask.window or 0) // 86_400


def _strata(records: Sequence[Record]) -> Mapping[tuple[int, str], list[Stratum]]:
    """Of each row: groups of cards of one stage and channel, the used beside the others."""
    sides: dict[tuple[int, str], dict[tuple[object, ...], list[int]]] = defaultdict(dict)
    for one in records:
        alike = tuple(one[name] for name in ("card", "pipeline", "stage", "channel"))
        cells = sides[whole(one["is_total"]), str(one["kind"])].setdefault(alike, [0, 0, 0, 0])
        at = 0 if one["is_used"] else 2
        cells[at : at + 2] = whole(one["moved"]), whole(one["cards"])
    return {key: [Stratum(*cells) for cells in one.values()] for key, one in sides.items()}


def _adjusted(
    found: Mapping[tuple[int, str], Matched | None], min_n: int
) -> dict[tuple[int, str], float]:
    """The p-values of the rows that have enough cards on both sides; that of the total is plain."""
    plain = {
        key: two_sided(one.difference, one.error)
        for key, one in found.items()
        if one is not None and min(one.n, one.other_n) >= min_n
    }
    kinds = sorted(key for key in plain if not key[0])
    adjusted = benjamini_hochberg([plain[key] for key in kinds])
    return plain | dict(zip(kinds, adjusted, strict=True))


def _row(record: Record, one: Matched | None, p: float | None) -> Row:
    touches, used = whole(record["touches"]), whole(record["used"])
    row: Row = {"kind": ALL, "touches": touches, "used": used}
    row |= share("used_share", used, touches)
    row |= {"used_cards": one.n if one else 0, "unused_cards": one.other_n if one else 0}
    told = one if p is not None else None
    row |= {
        "moved_used": ratio(told.hits, told.n) if told else None,
        "moved_unused": ratio(told.other_hits, told.other_n) if told else None,
        "lift": told.difference if told else None,
        "lift_low": told.low if told else None,
        "lift_high": told.high if told else None,
        "verdict": _verdict(told, p),
        "p_adjusted": p,
    }
    return row


def _verdict(one: Matched | None, p: float | None) -> str:
    if one is None or p is None:
        return "few"
    if p > _LEVEL:
        return "same"
    return "above" if one.difference > 0 else "below"


def _order(row: Row) -> tuple[int, str]:
    return -whole(row["touches"]), str(row["kind"])


def _nothing(linked: Record) -> Note:
    """Why there is no touch: none in the period, all before their card was made, or none at all."""
    if whole(linked["later"]):
        return Note("touches_elsewhere")
    return Note("calls_touches_before" if whole(linked["early"]) else "calls_without_touches")


def _notes(ask: Ask, total: Row, *, is_logged: bool) -> list[Note]:
    """What the shares say, and what the export cannot tell."""
    if not is_logged:
        return [Note("pretexts_without_contacts")]
    if not total:
        return []
    days = _days(ask)
    used = {name: total[f"used_{name}"] for name in ("share", "share_low", "share_high")}
    found = [Note("calls_used", {**used, "touches": total["touches"], "days": days})]
    if total["verdict"] == "few":
        return [*found, Note("pretexts_few", {"min_n": ask.min_n})]
    facts = {name: total[name] for name in ("used_cards", "unused_cards")}
    lift = {name: total[name] for name in ("lift", "lift_low", "lift_high")}
    return [*found, Note("pretexts_difference", {**facts, **lift})]


PRETEXTS: Final = Metric(
    name="pretexts",
    title="Touches used as a reason to call",
    reads={
        "run": frozenset(
            {
                *("as_of", "as_of_on", "window_seconds", "has_period", "since", "until"),
                "contacts_whole",
            }
        ),
        "leads": frozenset(
            {
                *("lead_id", "segment", "channel", "created_at"),
                *("is_test", "is_spam", "duplicate_of"),
            }
        ),
        "deals": frozenset({"deal_id", "segment", "channel", "created_at"}),
        "every_deal": frozenset({"deal_id", "lead_id"}),
        "every_lead": frozenset({"lead_id", "first_attempt_at", "first_attempt_on"}),
        "every_touch": frozenset({"touch_id", "touched_at", "kind", "direction", "outcome"}),
        "card_contacts": frozenset(
            {"card", "card_id", "touched_at", "touched_on", "may_be_attempt"}
        ),
        "card_signals": frozenset({"card", "card_id", "touch_id", "touched_at", "touched_on"}),
        "card_stays": frozenset(
            {
                *("card", "card_id", "pipeline", "stage", "stage_order", "entered_on", "left_on"),
                "ending",
            }
        ),
    },
    compute=compute,
)
