"""arrivals: in which hours leads come, and how those fare that come when nobody works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.base.schema import NONE
from smalign.engine.compose import Sql
from smalign.metrics.figures import minutes, ratio, share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_table, query, script
from smalign.metrics.process.whole_leads import whole_leads

if TYPE_CHECKING:
    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPEEDS: Final = ("speed_inside", "speed_outside", "speed_work_inside", "speed_work_outside")
FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    Field("hour", "text"),
    *(Field(name, "integer", "count") for name in (*WEEKDAYS, "cards")),
    Field("share", "float", "rate"),
    Field("outside", "integer", "count"),
    *share_fields("outside_share"),
    *(Field(name, "float", "minutes") for name in _SPEEDS),
    Field("gained", "integer", "count"),
    *share_fields("rate"),
    *share_fields("rate_inside"),
    *share_fields("rate_outside"),
)


def compute(ask: Ask) -> Result:
    """When leads come, and what becomes of those that come outside working time.

    What: one row per hour of the day in which leads came: how many on each day of the week, the
        share outside working time, the median speed to lead of those inside and outside, on the
        clock and in working time, and the share converted so far of both.
    Why: a lead of ten at night is answered in the morning; whether that is associated with fewer
        sales decides whether a shift, or a robot that books a call, is worth its money.
    How: leads created in the period; in exports of deals alone, deals. Hours and days are those of
        the company's clocks, 09 is from 9:00 to 9:59. Working time is that of [calendar], Monday to
        Friday from nine to six if it says nothing; the end is outside. Speed to lead is known where
        the log of attempts can be believed, as in process. rate: leads converted by the as-of of
        all leads (deals: won), with its Wilson interval.
    Reads: grain_cards, card_moments, logged_owners, work_days, card_work.
    Caveats: young leads are not converted yet; they come at all hours alike, so the two rates can
        be set beside each other, not beside another period. Who comes at night may differ in more
        than the hour. Without times of day, or where all are in the first hour after midnight,
        only days of the week are known.
    Sources: Wilson 1927 for intervals; the definitions page "process".
    """
    mark = ask.engine.mark()
    define_table(ask, "arrived", "arrivals.cards")
    records = query(ask, "arrivals")
    id_fields, ids = card_rows(ask, Sql("excluded is null"), of="arrived")
    counted = [one for one in records if one["excluded"] is None]
    total = next((_measures(one) for one in counted if one["is_total"]), {})
    keys = key_fields(ask.by, {field.name for field in FIELDS})
    hourly = [one for one in counted if not one["is_total"]]
    rows = [
        {
            "segment": shown(str(one["segment"])),
            **key_values(keys, str(one["segment"])),
            "hour": NONE if one["hour"] is None else f"{whole(one['hour']):02}",
            **_measures(one, of=whole(total["cards"])),
        }
        for one in hourly
    ]
    knows_hours = all(one["hour"] is not None for one in hourly)
    return Result(
        metric="arrivals",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={
            "min_n": ask.min_n,
            "working_days": ask.working_days,
            "working_hours": ask.hours,
        },
        fields=(FIELDS[0], *keys, *FIELDS[1:]),
        rows=tuple(sorted(rows, key=lambda row: (str(row["segment"]), str(row["hour"])))),
        total=total,
        excluded=tuple(
            Exclusion(str(one["excluded"]), whole(one["cards"]))
            for one in records
            if one["excluded"] is not None and one["is_total"]
        ),
        notes=(*whole_leads(ask), *_notes(total, ask, knows_hours=knows_hours)),
        sql=script(ask, mark, "arrivals"),
        ids=ids,
        id_fields=id_fields,
    )


def _measures(record: Record, of: int | None = None) -> Row:
    """The counts and medians of a row; of: all cards, None = these are all."""
    cards, clocked = whole(record["cards"]), whole(record["clocked"])
    outside = whole(record["outside"]) if clocked == cards else None
    inside = None if outside is None else clocked - outside
    row: Row = {name: whole(record[name]) for name in WEEKDAYS}
    row |= {"cards": cards, "share": ratio(cards, cards if of is None else of), "outside": outside}
    row |= share("outside_share", outside, clocked)
    row |= {name: minutes(record[name]) for name in _SPEEDS}
    row |= {"gained": whole(record["gained"])} | share("rate", whole(record["gained"]), cards)
    row |= share("rate_inside", whole(record["gained_inside"]), inside)
    return row | share("rate_outside", whole(record["gained_outside"]), outside)


def _notes(total: Row, ask: Ask, *, knows_hours: bool) -> list[Note]:
    """Those outside beside those inside, and what the export cannot tell."""
    if not total:
        return []
    found = [] if knows_hours else [Note("process_without_time")]
    if total["outside"]:
        found.append(Note("arrivals_outside", dict(total)))
        if total["speed_outside"] is not None and total["speed_inside"] is not None:
            found.append(Note("arrivals_speed", dict(total)))
        inside = whole(total["cards"]) - whole(total["outside"])
        if min(whole(total["outside"]), inside) >= ask.min_n and total["gained"]:
            found.append(Note("arrivals_rates", dict(total)))
    if not ask.calendar:
        found.append(Note("process_working_time", {"hours": ask.hours}))
    return found


ARRIVALS: Final = Metric(
    name="arrivals",
    title="When leads come",
    reads={
        "run": frozenset({"since", "until", "has_period"}),
        "grain_cards": frozenset({"card", "card_id", "segment", "created_on"}),
        "card_moments": frozenset(
            {
                *(
                    "card",
                    "card_id",
                    "owner",
                    "is_gained",
                    "has_time",
                    "is_timed",
                    "created_at",
                    "attempt_at",
                ),
                "created_local",
            }
        ),
        "logged_owners": frozenset({"owner"}),
        "work_days": frozenset({"day", "weekday", "open_seconds", "length_seconds"}),
        "card_work": frozenset({"card_id", "created_work", "attempt_work"}),
    },
    compute=compute,
)
