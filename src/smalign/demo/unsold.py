"""Five campaigns that sell nothing, and whose money grows with the leads they bring."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from .files import money
from .inquiries import lead_of
from .people import invent
from .records import Origin, SpendDay, Touch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .records import Company, Lead, Person

_NAMES: Final = ("rsya_dachi", "rsya_remont", "rsya_novostroi", "vk_dachi", "vk_remont")
_QUARTERS: Final = (
    (date(2026, 1, 1), date(2026, 3, 31), 62, 41_000_000),
    (date(2026, 4, 1), date(2026, 6, 29), 104, 69_000_000),
)
"""First and last day, the leads of each campaign, kopecks spent on all five."""
_CLICK: Final = 4_500
"""Kopecks."""


def _origin(name: str) -> Origin:
    channel, tag = ("Yandex.Direct", "yandex") if name.startswith("rsya") else ("VK Ads", "vk")
    return Origin(channel, "form", tag, "cpc", name, 0, 0.0, 0.0)


CAMPAIGNS: Final = tuple(_origin(name) for name in _NAMES)


def with_unsold(company: Company) -> Company:
    """The same company with five campaigns more in the first half of 2026.

    None of their leads becomes a deal. Nobody looks: in the second quarter two thirds more is
    spent on them. Nothing of what was there before changes.
    """
    rng = Random(company.seed + 1)  # noqa: S311 - a made-up company, not a secret
    leads = [*_leads(rng, company)]
    last = company.touches[-1].number if company.touches else 0
    touches = (
        Touch(number, lead.number, lead.person.number, lead.created, lead.origin, "visit")
        for number, lead in enumerate(leads, last + 1)
    )
    spend = sorted(
        (*company.spend, *_spend()),
        key=lambda row: (row.day, row.origin.campaign, row.origin.source),
    )
    return replace(
        company,
        leads=(*company.leads, *leads),
        people=(*company.people, *(lead.person for lead in leads)),
        touches=(*company.touches, *touches),
        spend=tuple(spend),
    )


def told(company: Company) -> dict[str, object] | None:
    """The planted effect with its numbers; None of a company without these campaigns."""
    leads = [lead for lead in company.leads if lead.origin in CAMPAIGNS]
    if not leads:
        return None
    won = {deal.lead for deal in company.deals if deal.status == "won"}

    def quarter(first: date, last: date) -> dict[str, object]:
        mine = [lead for lead in leads if first <= lead.created.date() <= last]
        costs = [
            row.cost
            for row in company.spend
            if row.origin in CAMPAIGNS and first <= row.day <= last
        ]
        return {
            "leads": len(mine),
            "won": sum(lead.number in won for lead in mine),
            "spend": money(sum(costs)),
        }

    before, after = (quarter(first, last) for first, last, _, _ in _QUARTERS)
    return {
        "effect": "money_follows_leads",
        "where": [origin.campaign for origin in CAMPAIGNS],
        "2026-Q1": before,
        "2026-Q2": after,
    }


def _leads(rng: Random, company: Company) -> Iterator[Lead]:
    """Their leads by time, with people nobody knew and numbers after those of the others."""
    drafts = sorted(
        (datetime.combine(_day(rng, first, last), time(rng.randint(9, 17), rng.randint(0, 59))), at)
        for first, last, each, _ in _QUARTERS
        for at in range(len(CAMPAIGNS))
        for _ in range(each)
    )
    known = max(person.number for person in company.people)
    people = invent(rng, len(drafts))
    first = company.leads[-1].number + 1
    for place, (created, at) in enumerate(drafts):
        person = _stranger(people[place], known + 1 + place)
        yield lead_of(rng, first + place, created, person, CAMPAIGNS[at])


def _day(rng: Random, first: date, last: date) -> date:
    return first + timedelta(days=rng.randint(0, (last - first).days))


def _stranger(person: Person, number: int) -> Person:
    """Somebody who shares no phone and no e-mail with the company's own people."""
    return replace(person, number=number, phone="", email=f"n{number}@example.com")


def _spend() -> Iterator[SpendDay]:
    """The money of each quarter over its days and the campaigns, exactly."""
    for first, last, _, whole in _QUARTERS:
        days = [first + timedelta(days=at) for at in range((last - first).days + 1)]
        cells = [(day, origin) for day in days for origin in CAMPAIGNS]
        before = 0
        for place, (day, origin) in enumerate(cells, 1):
            upto = whole * place // len(cells)
            cost, before = upto - before, upto
            clicks = cost // _CLICK
            yield SpendDay(day, origin, clicks * 40, clicks, cost)
