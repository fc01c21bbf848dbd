"""ceiling: whether people answer later, and sell less, on days with many new leads."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.cohort_days import LEAST_WON
from smalign.metrics.fates import define_fates
from smalign.metrics.figures import minutes, share, share_fields, whole
from smalign.metrics.horizons import horizons_found
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_table, query, script
from smalign.metrics.process.clustered import Cluster, stratified_difference
from smalign.metrics.process.whole_leads import whole_leads
from smalign.metrics.stats import benjamini_hochberg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record
    from smalign.metrics.process.clustered import Difference

_RANGES: Final = ((1, 1), (2, 2), (3, 4), (5, 8), (9, 16), (17, 32), (33, None))
"""How many new leads a day, from and to."""
_LEVEL: Final = 0.05
_LEAST_DAYS: Final = 10
"""Days of people on each side of a threshold before it is looked at."""
FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    Field("day_cards", "text"),
    Field("owner_days", "integer", "count"),
    Field("cards", "integer", "count"),
    Field("in_shares", "integer", "count"),
    *share_fields("response_60"),
    Field("response_work_median", "float", "minutes"),
    Field("response_work_p90", "float", "minutes"),
    Field("counted", "integer", "count"),
    Field("counted_won", "integer", "count"),
    *share_fields("rate"),
)
_OF_ANSWERS: Final = ("due", "hits")
_OF_SALES: Final = ("counted", "counted_won")
_FATES: Final = {
    "leads": frozenset({"lead_id", "segment", "created_on", "closed_on", "status"}),
    "deals": frozenset({"deal_id", "segment", "created_on", "closed_on", "status"}),
    "every_deal": frozenset(
        {"deal_id", "lead_id", "created_on", "closed_on", "status", "in_pipelines"}
    ),
    "copies": frozenset({"deal_id", "is_left_out"}),
}


class _Threshold(NamedTuple):
    """Days of more than `most` new leads beside the others of the same people."""

    most: int
    difference: Difference
    p: float


def compute(ask: Ask) -> Result:
    """Whether answers come later, and sales are fewer, of days with many new leads of a person.

    What: one row per range of new leads that a person got on one working day: the days of people,
        the leads, the share tried within an hour of work after they were assigned, and the median
        and 90th percentile of that time; and how many of those old enough were sold.
    Why: slow answers of a person with forty new leads a day are no matter of will.
    How: the load of a day is all leads that fell to the owner on it (see load). For each threshold
        days above it are set beside the other days of the same people, by the Mantel-Haenszel
        difference of shares; its interval knows that leads of one day are alike. Of all thresholds
        with enough leads and ten days of people on either side the one with the surest fall is
        told, if the fall stands at 5 % after correction for the number of thresholds. So are
        sales, by themselves: conversion = won within the horizon / leads at least that old, decided
        or not (deals in exports of deals alone; without deals, leads converted). The horizon is
        found as for cohorts: the days by which nine in ten sales are made.
    Reads: grain_cards, card_moments, logged_owners, work_days, card_work, leads, deals.
    Caveats: associated with, not caused by: on busy days the leads may be others, too. The owner is
        the one on the card now. Leads without an owner are in no row, those without a recorded
        attempt in no share, young ones in no conversion. In exports without times of day answers
        are unknown, sales are not.
    Sources: Greenland and Robins 1985; Cochran 1977; Benjamini and Hochberg 1995; Wilson 1927.
    """
    mark = ask.engine.mark()
    horizon = _horizon(ask)
    define_table(ask, "loaded", "ceiling.cards")
    records, by_day = query(ask, "ceiling"), query(ask, "ceiling_days")
    counted = [one for one in records if one["excluded"] is None]
    days = Counter((one["segment"], _least(whole(one["day_cards"]))) for one in by_day)
    all_days = len({(one["owner"], one["given_on"]) for one in by_day})
    keys = key_fields(ask.by, {field.name for field in FIELDS})
    rows = [
        {
            "segment": shown(str(one["segment"])),
            **key_values(keys, str(one["segment"])),
            "day_cards": _range(whole(one["day_least"])),
            **_measures(one, days[one["segment"], whole(one["day_least"])]),
        }
        for one in sorted(counted, key=lambda one: (str(one["segment"]), whole(one["day_least"])))
        if not one["is_total"]
    ]
    id_fields, ids = card_rows(ask, Sql("excluded is null"), of="loaded")
    return Result(
        metric="ceiling",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={
            "min_n": ask.min_n,
            "horizon": horizon,
            "working_days": ask.working_days,
            "working_hours": ask.hours,
        },
        fields=(FIELDS[0], *keys, *FIELDS[1:]),
        rows=tuple(rows),
        total=next((_measures(one, all_days) for one in counted if one["is_total"]), {}),
        excluded=tuple(
            Exclusion(str(one["excluded"]), whole(one["cards"]))
            for one in records
            if one["excluded"] is not None and one["is_total"]
        ),
        notes=(*whole_leads(ask), *_notes(by_day, horizon, ask)) if rows else (),
        sql=script(ask, mark, "ceiling", "ceiling_days"),
        ids=ids,
        id_fields=id_fields,
    )


def _horizon(ask: Ask) -> int | None:
    """The age at which the cards are compared; then `horizons` has it, and `fates` their fates."""
    define_fates(ask)
    card = "deal" if ask.grain == "deal" else "lead"
    horizon = horizons_found(ask).get(card)
    columns = (("card", "varchar"), ("horizon_days", "integer"))
    ask.engine.values("horizons", columns, [] if horizon is None else [(card, horizon)])
    return horizon


def _least(cards: int) -> int:
    return next(least for least, most in _RANGES if most is None or cards <= most)


def _range(least: int) -> str:
    """A range as it is shown: 1, 3–4, 33+."""
    most = next(most for first, most in _RANGES if first == least)
    if most is None:
        return f"{least}+"
    return str(least) if most == least else f"{least}–{most}"


def _measures(record: Record, days: int) -> Row:
    due = whole(record["in_shares"])
    row: Row = {"owner_days": days, "cards": whole(record["cards"]), "in_shares": due}
    row |= share("response_60", whole(record["response_60"]), due)
    names = ("response_work_median", "response_work_p90")
    row |= {name: minutes(record[name]) for name in names}
    counted, won = (whole(record[name]) for name in _OF_SALES)
    return row | {"counted": counted, "counted_won": won} | share("rate", won, counted)


def _notes(by_day: Sequence[Record], horizon: int | None, ask: Ask) -> Iterator[Note]:
    """The load from which answers come later, and the one from which fewer are sold."""
    yield _told("ceiling", _thresholds(by_day, _OF_ANSWERS, ask.min_n), ask)
    if horizon is None:
        yield Note("ceiling_sales_unknown", {"least": LEAST_WON})
    else:
        sales = _told("ceiling_sales", _thresholds(by_day, _OF_SALES, ask.min_n), ask)
        yield Note(sales.code, {**sales.facts, "horizon": horizon})
    if not ask.calendar:
        yield Note("process_working_time", {"hours": ask.hours})


def _told(code: str, found: Sequence[_Threshold], ask: Ask) -> Note:
    """The threshold of the surest fall, if any is sure; else the nearest to one."""
    if not found:
        return Note(f"{code}_not_enough", {"min_n": ask.min_n, "days": _LEAST_DAYS})
    falls = [one for one in found if one.difference.value < 0 and one.p < _LEVEL]
    told = min(falls or found, key=_nearness)
    facts = {**told.difference._asdict(), "most": told.most, "p": told.p}
    return Note(f"{code}_found" if falls else f"{code}_not_seen", facts)


def _nearness(one: _Threshold) -> tuple[float, int]:
    """How far from a sure fall: the surest rise is the furthest."""
    return (one.p if one.difference.value < 0 else 2 - one.p), one.most


def _thresholds(by_day: Sequence[Record], columns: tuple[str, str], min_n: int) -> list[_Threshold]:
    """Every threshold with enough leads and days on both sides; p corrected for their number.

    columns: the cards of a day that count, and the hits among them.
    """
    cards, hits = columns
    found: list[tuple[int, Difference]] = []
    for most in (most for _, most in _RANGES if most is not None):
        difference = stratified_difference(
            Cluster(
                one["owner"], whole(one["day_cards"]) > most, whole(one[cards]), whole(one[hits])
            )
            for one in by_day
        )
        if difference is None or difference.clusters < _LEAST_DAYS:
            continue
        if min(difference.exposed, difference.others) >= min_n:
            found.append((most, difference))
    adjusted = benjamini_hochberg([difference.p for _, difference in found])
    return [
        _Threshold(most, difference, p)
        for (most, difference), p in zip(found, adjusted, strict=True)
    ]


CEILING: Final = Metric(
    name="ceiling",
    title="Answers and sales of busy days",
    reads={
        **_FATES,
        "run": frozenset({"since", "until", "has_period", "grain", "as_of_on"}),
        "grain_cards": frozenset({"card", "card_id", "segment", "created_on"}),
        "card_moments": frozenset(
            {
                *("card_id", "owner", "has_time", "is_timed"),
                *("created_local", "assigned_local"),
            }
        ),
        "logged_owners": frozenset({"owner"}),
        "work_days": frozenset({"day", "next_day", "open_seconds", "length_seconds"}),
        "card_work": frozenset(
            {"card_id", "created_work", "assigned_work", "attempt_work", "as_of_work"}
        ),
    },
    compute=compute,
)
