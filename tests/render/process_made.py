"""Process made by hand: speed to lead, zones with terms, the clock of zones, the load."""

from __future__ import annotations

from datetime import date

from tests.render import results_made

from smalign.base.results import Note, Period, Result
from smalign.metrics.process.clock import FIELDS as CLOCK_FIELDS
from smalign.metrics.process.load import FIELDS as LOAD_FIELDS
from smalign.metrics.process.process import FIELDS as SPEED_FIELDS
from smalign.metrics.process.zones import FIELDS as ZONE_FIELDS


def _result(metric: str, **changed: object) -> Result:
    known: dict[str, object] = {
        "metric": metric,
        "as_of": results_made.AS_OF,
        "period": Period(date(2025, 1, 1), date(2025, 3, 31)),
        "grain": "lead+deal",
        "params": {"min_n": 30, "as_of_on": date(2025, 6, 30)},
        "sql": "",
    }
    return Result(**{**known, **changed})


def _row(fields, **known: object) -> dict[str, object]:
    return {**dict.fromkeys(item.name for item in fields), **known}


_SPEED = {
    "cards": 300,
    "assigned": 300,
    "attempted": 240,
    "unattempted": 20,
    "in_shares": 260,
    "assign_median": 540.0,
    "response_median": 30.0,
    "speed_median": 570.0,
    "speed_p90": 1500.0,
    "within_60": 0.4,
    "within_60_low": 0.342,
    "within_60_high": 0.461,
}


def speed(**total: object) -> Result:
    """Leads lie nine hours before somebody gets them; then they are called in half an hour."""
    return _result(
        "process",
        fields=SPEED_FIELDS,
        rows=(
            _row(SPEED_FIELDS, segment="Search", **_SPEED),
            _row(SPEED_FIELDS, segment="Mail", **{**_SPEED, "cards": 40, "speed_median": 45.0}),
        ),
        total={**_row(SPEED_FIELDS[1:]), **_SPEED, **total},
        notes=(
            Note("process_recorded", {"due": 260, "cards": 300}),
            Note("process_working_time", {"hours": "9-18"}),
        ),
    )


def unmeasured() -> Result:
    """Nobody wrote down when leads were called."""
    made = speed(**dict.fromkeys(item.name for item in SPEED_FIELDS[2:]))
    return _result(
        "process",
        fields=SPEED_FIELDS,
        rows=made.rows,
        total=made.total,
        notes=(Note("process_without_attempts"),),
    )


def zones() -> Result:
    """One stage with all of it, one of which nobody said anything."""
    rows = (
        _row(
            ZONE_FIELDS,
            segment="",
            pipeline="Sales",
            stage="Demo",
            stage_order=1,
            zone="sales",
            responsible="head of sales",
            sla="3d",
            required="budget",
            stays=80,
            finished=70,
            wait_median=2.0,
            wait_p90=6.5,
            on_time=60,
            overdue=15,
            pending=5,
            on_time_share=0.8,
            on_time_share_low=0.697,
            on_time_share_high=0.875,
            open=10,
            age_median=12.0,
        ),
        _row(
            ZONE_FIELDS,
            segment="",
            pipeline="Sales",
            stage="Invoice",
            stage_order=2,
            zone="(none)",
            holes="zone, term, responsible, required",
            stays=40,
            finished=40,
            wait_median=1.0,
            wait_p90=3.0,
            open=0,
        ),
    )
    holes = {f"without_{one}": 1 for one in ("zone", "term", "responsible", "required")}
    return _result(
        "zones",
        fields=ZONE_FIELDS,
        rows=rows,
        total={**_row(ZONE_FIELDS[3:]), "stays": 120, "open": 10},
        notes=(Note("zones_holes", {"stages": 2, **holes}),),
    )


def clock(*codes: str) -> Result:
    """Marketing 60 of 100 days, sales 30, and 10 that nobody named."""
    rows = (("marketing", 0.6, 9.0), ("sales", 0.3, 4.0), ("(none)", 0.1, 1.5))
    return _result(
        "clock",
        fields=CLOCK_FIELDS,
        rows=tuple(
            _row(
                CLOCK_FIELDS,
                segment="",
                pipeline="Sales",
                zone=zone,
                cards=50,
                in_zone=45,
                median_days=days,
                sum_days=share * 1000,
                share=share,
            )
            for zone, share, days in rows
        ),
        total={**_row(CLOCK_FIELDS[3:]), "cards": 50, "sum_days": 1000.0, "share": 1.0},
        notes=tuple(Note(code) for code in codes),
    )


def load() -> Result:
    """Two people; what a day of one person holds."""
    total = {"cards": 300, "work_days": 120, "day_mean": 2.5, "day_median": 2.0, "day_p90": 5.0}
    total |= {"day_most": 9, "settled": 200, "attempts_0": 20, "attempts_1": 80}
    total |= {"attempts_2": 60, "attempts_3": 40, "open_leads": 30, "open_deals": 12}
    return _result(
        "load",
        fields=LOAD_FIELDS,
        rows=(_row(LOAD_FIELDS, segment="Анна", **total),),
        total={**_row(LOAD_FIELDS[1:]), **total},
    )
