"""What marketing did: touches of each person who inquired, and the daily cost of campaigns."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from .hours import AS_OF, DAYS
from .inquiries import running
from .lists import ORIGINS
from .records import SpendDay, Touch

if TYPE_CHECKING:
    from datetime import date, datetime
    from random import Random

    from .records import Lead, Origin

_BEFORE: Final = (60, 24, 11, 5)
_AFTER: Final = (80, 15, 5)
_TUESDAY: Final = 1
_PACKAGE_DAYS: Final = (1, 15)
_LEAST_A_DAY: Final = 5_000
_KINDS: Final = {"call": "call", "referral": "word of mouth", "avito": "message"}


def touch(rng: Random, leads: list[Lead]) -> list[Touch]:
    """Touches by time: some visits before, the inquiry itself, letters after; whole minutes."""
    letters = next(origin for origin in ORIGINS if origin.utm_medium == "email")
    drafts: list[tuple[datetime, Lead, Origin, str]] = []
    for lead in leads:
        for _ in range(rng.choices(range(len(_BEFORE)), _BEFORE)[0]):
            back = 1 + round(rng.expovariate(1 / (9 * 24 * 60)))
            at = lead.created - timedelta(minutes=back)
            origins = [origin for origin in running(at.date()) if origin.utm_source]
            weights = [origin.weight for origin in origins]
            drafts.append((at, lead, rng.choices(origins, weights)[0], "visit"))
        kind = _KINDS.get(lead.source, "visit")
        drafts.append((lead.created, lead, lead.origin, kind))
        for _ in range(rng.choices(range(len(_AFTER)), _AFTER)[0] if lead.person.email else 0):
            at = lead.created + timedelta(minutes=1 + round(rng.expovariate(1 / (12 * 24 * 60))))
            if at <= AS_OF:
                drafts.append((at, lead, letters, "email"))
    drafts.sort(key=lambda draft: (draft[0], draft[1].number, draft[2].campaign))
    return [
        Touch(number, lead.number, lead.person.number, at, origin, kind)
        for number, (at, lead, origin, kind) in enumerate(drafts, 1)
    ]


def spend(rng: Random, leads: list[Lead]) -> list[SpendDay]:
    """Cost of each paid campaign by day, kopecks; each campaign's days sum to its whole cost."""
    brought = Counter(id(lead.origin) for lead in leads)
    rows: list[SpendDay] = []
    for origin in ORIGINS:
        days = [day for day in DAYS if origin in running(day) and _pays(origin, day)]
        if not days:
            continue
        whole = max(origin.budget, origin.cpl * brought[id(origin)], _LEAST_A_DAY * len(days))
        rows += _spread(rng, origin, days, whole)
    rows.sort(key=lambda row: (row.day, row.origin.campaign, row.origin.source))
    return rows


def _pays(origin: Origin, day: date) -> bool:
    match origin.paid:
        case "daily":
            return True
        case "weekly":
            return day.weekday() == _TUESDAY
        case "halfmonthly":
            return day.day in _PACKAGE_DAYS
        case _:
            return False


def _spread(rng: Random, origin: Origin, days: list[date], whole: int) -> list[SpendDay]:
    """The whole cost over the days by random weights, exactly: cumulative and rounded down."""
    weights = [rng.randint(70, 130) for _ in days]
    rows, total, before = [], sum(weights), 0
    for position, day in enumerate(days, 1):
        upto = whole * sum(weights[:position]) // total
        cost, before = upto - before, upto
        clicks = cost // rng.randint(3_000, 6_000)
        rows.append(SpendDay(day, origin, clicks * rng.randint(20, 60), clicks, cost))
    return rows
