"""Companies made for a comparison: so many leads of each segment and manager, so many won."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from smalign.base.results import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.scoped import Line

BEFORE: Final = date(2024, 5, 6)
"""A Monday: the earlier period is the four weeks from it on, of twenty working days."""
NOW: Final = BEFORE + timedelta(weeks=4)
DAYS: Final = 28
PERIOD: Final = Period(NOW, NOW + timedelta(days=DAYS - 1))
ASKED: Final = {
    "period": PERIOD,
    "horizon": 20,
    "since": date.min,
    "until": date.max,
    "has_period": False,
}
"""The question, whose views hold the cards of all days."""

Origin = tuple[str, str]
"""Channel and campaign; a campaign may be empty."""
Counts = tuple[int, int]
"""Leads, and how many of them were won."""

S1: Final[dict[Origin, tuple[Counts, Counts]]] = {
    ("Директ", "РСЯ"): ((60, 1), (430, 7)),
    ("Директ", "Поиск"): ((300, 24), (220, 18)),
    ("Avito", ""): ((150, 6), (155, 6)),
    ("Рекомендации", ""): ((90, 22), (92, 23)),
}
"""One account of Yandex moves its budget from search to the network: 600 → 897 leads."""
S3: Final[dict[Origin, tuple[Counts, Counts]]] = {
    ("Директ", ""): ((200, 14), (200, 16)),
    ("VK", ""): ((100, 2), (420, 10)),
    ("SEO", ""): ((200, 20), (200, 21)),
    ("Рекомендации", ""): ((100, 24), (90, 23)),
}
"""The mix moves to a weak channel while every channel gets better: 10.0 % → 7.7 %."""


def tables(
    company: Mapping[Origin, tuple[Counts, Counts]], managers: int = 6
) -> dict[str, list[Line]]:
    """Leads and deals of both periods, dealt out to the managers in turn; a sale is of 1,000."""
    leads: list[Line] = []
    deals: list[Line] = []
    for (channel, campaign), both in company.items():
        for first, (count, won) in zip((BEFORE, NOW), both, strict=True):
            for nth in range(count):
                is_won = nth * won // count != (nth + 1) * won // count
                _add(leads, deals, (channel, campaign), nth, first, managers, is_won=is_won)
    return {"leads": leads, "deals": deals}


def _add(
    leads: list[Line],
    deals: list[Line],
    origin: Origin,
    nth: int,
    first: date,
    managers: int,
    *,
    is_won: bool,
) -> None:
    created = first + timedelta(days=nth % DAYS)
    number = f"l{len(leads)}"
    leads.append(
        {
            "lead_id": number,
            "created_at": f"{created} 10:00:00",
            "channel": origin[0],
            "utm_campaign": origin[1] or None,
            "owner": f"Manager {len(leads) % managers}",
        }
    )
    if is_won:
        closed = f"{created + timedelta(days=10)} 10:00:00"
        deals.append(
            {
                "deal_id": f"d{len(leads)}",
                "lead_id": number,
                "created_at": f"{created} 12:00:00",
                "closed_at": closed,
                "status": "won",
                "amount": "1000",
            }
        )
