"""What a story needs beside cards: settings, a plan, a report, letters, a history of a field."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.demo.files import Column, encode, fill, iso, money, text
from smalign.demo.letters import letters
from smalign.demo.lists import BUDGETS, CITIES, CURRENCY, TIMEZONE

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from smalign.demo.files import File
    from smalign.demo.records import Company, Deal

    from .company import Staged

DEFAULT: Final = BUDGETS[0]
"""What is typed where something must be typed."""
_FILLED: Final = 0.98
_DEFAULTS: Final = 0.71
_CITY_CHANGES: Final = 0.02
_PLANNED_LEADS: Final = 100 / 118
_PLANNED_SALES: Final = 100 / 79
_CALENDAR: Final = '\n[calendar]\ncountry = "RU"\n'
_FORM: Final = """
[exclude.test.words]
comment = ["тест"]

[tasks."Портреты"]
fields = ["city"]
"""
_BONUS: Final = """
[bonus]
period = "month"

[bonus.plans."sales"]
since = "2025-07-01"
base = "paid"
rate = 0.01
"""
_SETTINGS: Final = {
    "young-month": _CALENDAR,
    "filled-98": _FORM,
    "money-follows-leads": _BONUS,
}


def settings(stories: Collection[str]) -> File:
    """smalign.toml: zone and currency, and what a story needs to be said."""
    head = f'[sources]\ntimezone = "{TIMEZONE}"\ncurrency = "{CURRENCY}"\n'
    content = head + "".join(more for name, more in _SETTINGS.items() if name in stories)
    return encode("smalign.toml", content, "utf-8", 1)


def filled(staged: Staged) -> Staged:
    """The budgets of deals as typed for the form: 98 % filled in, most with the default."""
    rng = Random(f"form {staged.company.seed}")  # noqa: S311 - a made-up company, not a secret
    deals = tuple(
        replace(deal, custom=replace(deal.custom, budget=_typed(rng, deal)))
        for deal in staged.company.deals
    )
    return replace(staged, company=replace(staged.company, deals=deals))


def _typed(rng: Random, deal: Deal) -> str:
    if len(deal.moves) == 1 or rng.random() >= _FILLED:
        return ""
    return DEFAULT if rng.random() < _DEFAULTS else rng.choice(BUDGETS[1:])


def extras(staged: Staged, stories: Collection[str], *, is_english: bool) -> list[File]:
    """The files of those stories that have some of their own."""
    found = [settings(stories)]
    if "letters-to-warm" in stories:
        found.append(letters(staged.company))
    if "filled-98" in stories:
        found += [_field_log(staged.company, is_english=is_english), report(staged.company)]
    if "money-follows-leads" in stories:
        found.append(_plan(staged))
    return found


def _field_log(company: Company, *, is_english: bool) -> File:
    """field_log.csv: budgets typed in the minute of a move; a few cities, between the duties."""
    rng = Random(f"fields {company.seed}")  # noqa: S311 - a made-up company, not a secret
    budget, city = ("Budget", "City") if is_english else ("Бюджет", "Город")
    rows: list[tuple[int, str, str, str, datetime, str]] = []
    done = [task.due for task in company.tasks]
    for deal in company.deals:
        if deal.custom.budget and len(deal.moves) > 1:
            at = deal.moves[1].at + timedelta(seconds=rng.randint(5, 50))
            rows.append((deal.number, budget, "", deal.custom.budget, at, deal.owner.name))
        at = deal.created + timedelta(hours=3)
        is_apart = all(abs(at - due) > timedelta(days=8) for due in done)
        if deal.custom.city and is_apart and rng.random() < _CITY_CHANGES:
            old = rng.choice(CITIES)
            rows.append((deal.number, city, old, deal.custom.city, at, deal.owner.name))
    rows = sorted((row for row in rows if row[4] <= company.as_of), key=lambda row: row[4])
    columns: list[Column[tuple[int, str, str, str, datetime, str]]] = [
        Column("", "card", lambda _: "deal"),
        Column("", "card_id", lambda x: str(x[0])),
        Column("", "field", lambda x: x[1]),
        Column("", "old", lambda x: x[2]),
        Column("", "new", lambda x: x[3]),
        Column("", "changed_at", lambda x: iso(x[4])),
        Column("", "changed_by", lambda x: x[5]),
    ]
    return encode("field_log.csv", text(fill(columns, rows, ru=False)), "utf-8", len(rows))


def report(company: Company) -> File:
    """marketing_report.csv: every card of a month is a lead, tests and second cards, too."""
    counts = Counter(f"{lead.created:%Y-%m}" for lead in company.leads)
    rows = [(month, str(counts[month])) for month in sorted(counts)]
    content = text([("Месяц", "Лиды"), *rows])
    return encode("marketing_report.csv", content, "utf-8", len(rows))


def _plan(staged: Staged) -> File:
    """plan.csv: months of the second quarter: leads come to 118 % of it, sales to 79 %."""
    plot, company = staged.plot, staged.company
    months = [
        month
        for month in sorted({f"{lead.created:%Y-%m}" for lead in company.leads})
        if f"{plot.middle:%Y-%m}" <= month <= f"{plot.until:%Y-%m}"
    ]
    rows: list[tuple[str, ...]] = [("period", "leads", "won", "revenue")]
    for month in months:
        leads = sum(f"{lead.created:%Y-%m}" == month for lead in company.leads)
        sold = [
            deal
            for deal in company.deals
            if deal.status == "won" and f"{deal.moves[-1].at:%Y-%m}" == month
        ]
        revenue = round(sum(deal.amount for deal in sold) * _PLANNED_SALES)
        counts = round(leads * _PLANNED_LEADS), round(len(sold) * _PLANNED_SALES)
        rows.append((month, *(str(one) for one in counts), money(revenue)))
    return encode("plan.csv", text(rows), "utf-8", len(months))
