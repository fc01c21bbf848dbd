"""roi against the definitions, written anew in plain Python over made-up companies."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

import pytest
from tests.cases.case import period
from tests.scoped import company

from smalign.metrics.roi.roi import ROI

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine

CHANNELS = ("Ads", "Mail", "(none)")
DAY = date(2024, 1, 1)
SINCE, UNTIL = date(2024, 1, 20), date(2024, 2, 20)
Cards = list[dict[str, str | None]]


def made_up(seed: int) -> tuple[Cards, Cards]:
    """Forty leads and as many deals of three months; some without a lead, an amount or a day."""
    chance = random.Random(seed)

    def on(least: int = 0) -> str:
        return str(DAY + timedelta(chance.randint(least, 90)))

    leads: Cards = [
        {
            "lead_id": f"l{nth:02}",
            "channel": chance.choice(("Ads", "Mail", None)),
            "created_at": on(),
            "status": chance.choice(("open", "open", "disqualified", "converted")),
        }
        for nth in range(40)
    ]
    deals: Cards = []
    for nth in range(40):
        status = chance.choice(("won", "won", "lost", "open"))
        deals.append(
            {
                "deal_id": f"d{nth:02}",
                "lead_id": chance.choice((None, "gone", *[f"l{one:02}" for one in range(40)])),
                "contact_id": chance.choice((None, "c1", "c2", "c3")),
                "company_id": chance.choice((None, "f1", "f2")),
                "channel": chance.choice(("Ads", "Mail", None)),
                "created_at": on(),
                "closed_at": None if status == "open" else on(),
                "status": status,
                "amount": chance.choice((None, "100", "250.5", "70")),
            }
        )
    return leads, deals


def day(card: dict[str, str | None], name: str) -> date | None:
    """A day of a card."""
    text = card[name]
    return None if text is None else date.fromisoformat(text)


def is_in(on: date | None) -> bool:
    """Whether a day is in the period."""
    return on is not None and SINCE <= on <= UNTIL


def channel(card: dict[str, str | None]) -> str:
    """The channel of a card."""
    return card["channel"] or "(none)"


def new_ones(deals: Cards) -> set[str]:
    """The deals that are the first sale of their customer: contact, else company, else itself."""
    firsts: dict[str, tuple[date, str]] = {}
    for deal in deals:
        if deal["status"] == "won":
            customer = deal["contact_id"] or deal["company_id"] or str(deal["deal_id"])
            place = (day(deal, "closed_at") or date.max, str(deal["deal_id"]))
            firsts[customer] = min(firsts.get(customer, place), place)
    return {deal for _, deal in firsts.values()}


def money(deals: Cards) -> Decimal:
    """The sum of the amounts that are known."""
    return sum((Decimal(deal["amount"] or 0) for deal in deals), Decimal(0))


def share(part: int, of: int) -> float | None:
    """A rate, None where nothing is divided by."""
    return part / of if of else None


def of_cohort(leads: Cards, deals: Cards, name: str, spend: Decimal) -> dict[str, object]:
    """A row of leads created in the period, with all that became of them."""
    by_id = {lead["lead_id"]: lead for lead in leads}

    def counted_on(deal: dict[str, str | None]) -> date | None:
        return day(by_id.get(deal["lead_id"], deal), "created_at")

    mine = [lead for lead in leads if is_in(day(lead, "created_at")) and channel(lead) == name]
    own = [deal for deal in deals if is_in(counted_on(deal)) and channel(deal) == name]
    with_deal = {deal["lead_id"] for deal in deals}
    with_won = {deal["lead_id"] for deal in deals if deal["status"] == "won"}
    by_status = {
        status: [deal for deal in own if deal["status"] == status]
        for status in ("won", "lost", "open")
    }
    won = by_status["won"]
    times = [
        (closed - created).days
        for deal in won
        if (closed := day(deal, "closed_at"))
        and (created := counted_on(deal))
        and closed >= created
    ]
    customers = sum(deal["deal_id"] in new_ones(deals) for deal in won)
    has_deal = sum(lead["lead_id"] in with_deal for lead in mine)
    qualified = sum(lead["lead_id"] in with_deal or lead["status"] == "converted" for lead in mine)
    return {
        "leads": len(mine),
        "qualified": qualified,
        "deals": len(own),
        **{status: len(cards) for status, cards in by_status.items()},
        "revenue": money(won),
        "open_pipeline": money(by_status["open"]),
        "lead_to_deal": share(has_deal, len(mine)),
        "lead_to_won": share(sum(lead["lead_id"] in with_won for lead in mine), len(mine)),
        "deal_to_won": share(len(won), len(own)),
        "win_rate": share(len(won), len(won) + len(by_status["lost"])),
        "median_days_to_won": median(times) if times else None,
        "cpl": _per(spend, len(mine)),
        "cpql": _per(spend, qualified),
        "cpd": _per(spend, len(own)),
        "cac": _per(spend, customers),
        "roas": float(money(won) / spend),
        "romi": float((money(won) - spend) / spend),
    }


def of_cash(leads: Cards, deals: Cards, name: str, spend: Decimal) -> dict[str, object]:
    """A row of what happened in the period, each thing by its own day."""
    by_id = {lead["lead_id"]: lead for lead in leads}
    mine = [lead for lead in leads if is_in(day(lead, "created_at")) and channel(lead) == name]
    own = [deal for deal in deals if channel(deal) == name]
    closed = [deal for deal in own if is_in(day(deal, "closed_at"))]
    won = [deal for deal in closed if deal["status"] == "won"]
    lost = [deal for deal in closed if deal["status"] == "lost"]
    at_end = [
        deal
        for deal in own
        if (day(deal, "created_at") or date.max) <= UNTIL
        and (deal["status"] == "open" or (day(deal, "closed_at") or date.min) > UNTIL)
    ]
    times = [
        (on - created).days
        for deal in won
        if (on := day(deal, "closed_at"))
        and (created := day(by_id.get(deal["lead_id"], deal), "created_at"))
        and on >= created
    ]
    return {
        "leads": len(mine),
        "deals": sum(is_in(day(deal, "created_at")) for deal in own),
        "won": len(won),
        "lost": len(lost),
        "open": len(at_end),
        "revenue": money(won),
        "open_pipeline": money(at_end),
        "lead_to_deal": None,
        "lead_to_won": None,
        "deal_to_won": None,
        "win_rate": share(len(won), len(won) + len(lost)),
        "median_days_to_won": median(times) if times else None,
        "cac": _per(spend, sum(deal["deal_id"] in new_ones(deals) for deal in won)),
    }


def _per(spend: Decimal, count: int) -> Decimal | None:
    return spend / count if count else None


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize(("basis", "by_hand"), [("cohort", of_cohort), ("cash", of_cash)])
def test_every_row_is_what_the_definitions_say(engine: Engine, basis, by_hand, seed: int):
    """Counts and money exactly, rates and costs to nine digits, in every channel."""
    leads, deals = made_up(seed)
    spend = [
        {"date": str(on), "channel": name, "cost": "300"}
        for on in (SINCE, UNTIL)
        for name in CHANNELS
    ]
    for row in spend:
        row["channel"] = None if row["channel"] == "(none)" else row["channel"]
    ask = company(
        engine,
        {"by": ("channel",), "basis": basis, "period": period(str(SINCE), str(UNTIL))},
        leads=[dict(one) for one in leads],
        deals=[dict(one) for one in deals],
        spend=spend,
    )
    rows = {str(row["channel"]): row for row in ROI.compute(ask).rows}
    for name in CHANNELS:
        for column, expected in by_hand(leads, deals, name, Decimal(600)).items():
            found = rows[name][column]
            if isinstance(expected, float | Decimal) and found is not None:
                assert float(found) == pytest.approx(float(expected), rel=1e-9), (name, column)
            else:
                assert found == expected, (name, column)
