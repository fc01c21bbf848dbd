"""A diagnosis made by hand, for the forms that show it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from smalign.base.diagnosis import (
    Act,
    Diagnosis,
    Norm,
    Observation,
    Overturn,
    Passed,
    Range,
    Stake,
    Step,
    Unseen,
    Verdict,
)
from smalign.base.results import Note, Period

UNWORKED: Final = Observation(
    finding="unworked",
    step=2,
    status="broken",
    code="unworked",
    facts={"unworked": 129, "of": 355, "share": 0.363, "low": 0.315, "high": 0.415},
    zone="sales",
    figure=Range(0.363, 0.315, 0.415),
    norm=Norm(
        "agreed",
        0.1,
        is_crossed=True,
        facts={"by": ["Ann"], "on": date(2026, 3, 12), "version": "2"},
    ),
    stake=Stake(Range(13, 8, 19), Range(1_900_000, 1_100_000, 2_900_000), {"median": 146_000}),
    act=Act("work_them", "sales", {"cards": 129}),
    shown_by="smalign reasons --unworked",
)
PLAN: Final = Observation(
    finding="plan_kept",
    step=2,
    status="ok",
    code="plan_kept_won",
    facts={
        "fact": 52,
        "plan": 53,
        "measure": "won",
        "percent": 52 / 53,
        "since": date(2026, 5, 1),
        "last": date(2026, 5, 31),
    },
)
DIAGNOSIS: Final = Diagnosis(
    as_of=datetime(2026, 6, 30, 15),  # noqa: DTZ001 - UTC without a zone, as everywhere
    on=date(2026, 6, 30),
    period=Period(date(2026, 5, 1), date(2026, 5, 31)),
    before=Period(date(2026, 4, 1), date(2026, 4, 30)),
    grain="lead+deal",
    currency="RUB",
    steps=(
        Step(1, "not_enough_data", unseen=(Unseen("plan_kept", 1, "no_plan"),)),
        Step(2, "broken", UNWORKED, (PLAN,)),
        *(Step(number, "not_enough_data") for number in (3, 4, 5, 6)),
    ),
    gates=(
        Passed("linked", 0.894, 0.8, ok=True),
        Passed("reason_other", 0.58, 0.3, ok=False, is_most=True),
        Passed("results", 87.0, 30.0, ok=True),
        Passed("complete", 1.0, 1.0, ok=True),
        Passed("channel_known", None, 0.7, ok=True),
    ),
    verdict=Verdict(
        cause="handling",
        causes=("handling",),
        zone="sales",
        effects={"handling": Range(-13, -19, -8), "quality": None},
        level="campaign",
        periods={
            "now": (date(2026, 5, 1), date(2026, 5, 31)),
            "previous": (date(2026, 4, 1), date(2026, 4, 30)),
        },
        counts={"now": {"leads": 462, "won": 26}, "previous": {"leads": 473, "won": 39}},
        horizon=24,
        notes=(Note("compare_nothing"),),
        overturn=Overturn(41, 6, None, ("Network",)),
        held={"horizon 12": "handling", "segments channel": "none"},
    ),
    first_broken=2,
    dearest=2,
)
