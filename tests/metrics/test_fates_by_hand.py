"""cohorts and segments against the definitions, written anew in plain Python."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING

import pytest
from tests.scoped import company

from smalign.metrics.funnel.cohorts import COHORTS
from smalign.metrics.segments.segments import SEGMENTS

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine

DAY = date(2024, 1, 1)
TODAY = date(2024, 4, 30)
HORIZON = 30
Line = dict[str, str | None]


@dataclass
class Fate:
    """What became of a card, and after how many days; age: days since it was created."""

    segment: str
    created: date
    status: str
    days: int | None
    revenue: int | None = None

    @property
    def age(self) -> int:
        """Days it has been followed."""
        return (TODAY - self.created).days

    @property
    def sold_in_time(self) -> bool:
        """Whether it was won by the horizon."""
        return self.status == "won" and self.days is not None and self.days <= HORIZON


def made_up(seed: int) -> tuple[list[Line], list[Line]]:
    """Sixty leads and fifty deals of four months."""
    chance = random.Random(seed)

    def on(least: date = DAY) -> date:
        return least + timedelta(chance.randint(0, (TODAY - least).days))

    leads: list[Line] = []
    for nth in range(60):
        status = chance.choice(("open", "converted", "disqualified"))
        created = on()
        leads.append(
            {
                "lead_id": f"l{nth:02}",
                "owner": chance.choice(("Ann", "Bob", "Eve")),
                "created_at": str(created),
                "status": status,
                "closed_at": str(on(created)) if status == "disqualified" else None,
            }
        )
    deals: list[Line] = []
    for nth in range(50):
        status = chance.choice(("won", "won", "lost", "open"))
        created = on()
        deals.append(
            {
                "deal_id": f"d{nth:02}",
                "lead_id": chance.choice((None, *[f"l{one:02}" for one in range(60)])),
                "owner": chance.choice(("Ann", "Bob", "Eve")),
                "pipeline": "P",
                "created_at": str(created),
                "closed_at": None if status == "open" else str(on(created)),
                "status": status,
                "amount": chance.choice((None, "10", "20")),
            }
        )
    return leads, deals


def fates_of_deals(deals: list[Line]) -> list[Fate]:
    """A deal is what it is."""
    found = []
    for deal in deals:
        created = date.fromisoformat(str(deal["created_at"]))
        closed = deal["closed_at"]
        days = (date.fromisoformat(closed) - created).days if closed else None
        revenue = int(deal["amount"]) if deal["status"] == "won" and deal["amount"] else None
        found.append(Fate(str(deal["owner"]), created, str(deal["status"]), days, revenue))
    return found


def fates_of_leads(leads: list[Line], deals: list[Line]) -> list[Fate]:
    """A lead is won by its first won deal, lost when disqualified or when its last deal was."""
    found = []
    for lead in leads:
        own = [deal for deal in deals if deal["lead_id"] == lead["lead_id"]]
        won = sorted(str(deal["closed_at"]) for deal in own if deal["status"] == "won")
        closed = None
        if won:
            status, closed = "won", won[0]
        elif any(deal["status"] == "open" for deal in own):
            status = "open"
        elif own:
            status, closed = "lost", max(str(deal["closed_at"]) for deal in own)
        elif lead["status"] == "disqualified":
            status, closed = "lost", lead["closed_at"]
        else:
            status = "open"
        created = date.fromisoformat(str(lead["created_at"]))
        # a deal may have been made, and closed, before its lead was written down
        days = max(0, (date.fromisoformat(closed) - created).days) if closed else None
        amounts = [
            int(deal["amount"]) for deal in own if deal["status"] == "won" and deal["amount"]
        ]
        revenue = sum(amounts) if amounts else None
        found.append(Fate(str(lead["owner"]), created, status, days, revenue))
    return found


def counts(fates: list[Fate]) -> dict[str, int]:
    """Cards and how they stand."""
    by_status = {
        status: sum(one.status == status for one in fates) for status in ("won", "lost", "open")
    }
    return {"cards": len(fates), **by_status}


def share(part: int, of: int) -> float | None:
    """A rate, None of nothing."""
    return part / of if of else None


def revenue_of(fates: list[Fate]) -> int | None:
    """What the sales came to; None where there are some and no amount of any is known."""
    known = [one.revenue for one in fates if one.revenue is not None]
    is_unknown = not known and any(one.status == "won" for one in fates)
    return None if is_unknown else sum(known)


@pytest.fixture
def asked(engine: Engine):
    """The question of a seed about owners, and the fates by kind of card."""

    def ask(seed: int):
        leads, deals = made_up(seed)
        question = company(
            engine,
            {"by": ("owner",), "horizon": HORIZON, "min_n": 5, "as_of_on": TODAY},
            leads=[dict(one) for one in leads],
            deals=[dict(one) for one in deals],
        )
        return question, {"lead": fates_of_leads(leads, deals), "deal": fates_of_deals(deals)}

    return ask


@pytest.mark.parametrize("seed", range(12))
def test_every_cohort_is_what_the_definitions_say(asked, seed: int):
    """Counts, maturity and the four shares but the incidence, of every month, owner and kind."""
    question, fates = asked(seed)
    seen = 0
    for row in COHORTS.compute(question).rows:
        of_kind = fates["lead" if row["pipeline"] == "leads" else "deal"]
        cards = [
            one
            for one in of_kind
            if (one.segment, f"{one.created:%Y-%m}") == (row["segment"], row["cohort"])
        ]
        old = [one for one in cards if one.age >= HORIZON]
        number = counts(cards)
        in_time = sum(one.sold_in_time for one in old)
        maturity = "mature" if len(old) == len(cards) else "partly" if old else "immature"
        expected = {
            **number,
            "maturity": maturity,
            "followed": len(old),
            "matured_won": in_time,
            "observed": share(number["won"], number["cards"]),
            "matured": share(in_time, len(old)),
            "decided": share(number["won"], number["won"] + number["lost"]),
        }
        assert {name: row[name] for name in expected} == expected
        if maturity == "mature":  # everyone was followed to the horizon: there is nothing to guess
            assert row["incidence"] == pytest.approx(row["matured"])
        seen += len(cards)
    assert seen == len(fates["lead"]) + len(fates["deal"])


@pytest.mark.parametrize("seed", range(12))
def test_every_segment_is_what_the_definitions_say(asked, seed: int):
    """Counts, conversion of the old enough, that of the other owners, the difference, revenue."""
    question, fates = asked(seed)
    rows = SEGMENTS.compute(question).rows
    assert len(rows) == 6
    for row in rows:
        of_kind = fates["lead" if row["table"] == "leads" else "deal"]
        mine = [one for one in of_kind if one.segment == row["segment"]]
        rest = [one for one in of_kind if one.segment != row["segment"] and one.age >= HORIZON]
        old = [one for one in mine if one.age >= HORIZON]
        times = [one.days for one in old if one.sold_in_time]
        rate, others = (
            share(sum(one.sold_in_time for one in part), len(part)) for part in (old, rest)
        )
        expected = {
            **counts(mine),
            "counted": len(old),
            "counted_won": sum(one.sold_in_time for one in old),
            "revenue": revenue_of(mine),
        }
        assert {name: row[name] for name in expected} == expected
        assert row["share"] == pytest.approx(len(mine) / len(of_kind))
        assert row["rate"] == pytest.approx(rate)
        assert row["rest_rate"] == pytest.approx(others)
        assert row["lift"] == pytest.approx((rate or 0) - (others or 0))
        assert row["median_days_to_won"] == (median(times) if times else None)
