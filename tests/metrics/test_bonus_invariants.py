"""What holds of every statement, whatever the plan, the deals, and the order they come in."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoped import company

from smalign.base.config_bonus import Bonus, BonusPlan
from smalign.metrics.bonus.account import ledger
from smalign.metrics.bonus.bonus import BONUS
from smalign.metrics.bonus.events import Book, Event, order_of
from smalign.metrics.bonus.facts import Facts, Quotas

FIRST = date(2024, 1, 1)
NO_FACTS = Facts(days=(), sales=(), money=())


def event(number: int, deal: int, kind: str, day: int, kopecks: int) -> Event:
    """One event of one deal, so many days after the first of 2024."""
    amount = Decimal(kopecks) / 100
    return Event(
        deal_id=f"d{deal}",
        kind=kind,
        event_id=f"p{number}",
        day=FIRST + timedelta(days=day),
        excluded=None,
        sold_on=None,
        is_won=True,
        amount=-amount if kind == "refund" else amount,
        deal_amount=None,
        margin=None,
        channel="Ads",
    )


KINDS = st.sampled_from(("payment", "payment", "payment", "refund", "cancelled"))
EVENTS = st.lists(
    st.tuples(st.integers(1, 6), KINDS, st.integers(0, 150), st.integers(1, 10**7)), max_size=25
)
SPLITS = st.sampled_from(
    (
        {},
        {"Ann": Decimal("0.6"), "Bob": Decimal("0.4")},
        {"Ann": Decimal("0.333"), "Bob": Decimal("0.333"), "Cid": Decimal("0.334")},
    )
)


@given(
    told=EVENTS,
    split=SPLITS,
    rate=st.integers(0, 300),
    cap=st.none() | st.integers(0, 10**6),
    guarantee=st.none() | st.integers(1, 60),
)
@settings(max_examples=300)
def test_every_kopeck_is_a_deals_and_none_is_taken_twice(told, split, rate, cap, guarantee):
    """Lines sum to people and people to the reward; a line gives back what it got at most."""
    plan = BonusPlan(
        "2024-01-01",
        "paid",
        rates={"0": Decimal(rate) / 1000, "50000": Decimal(rate) / 500},
        steps="marginal",
        split=split,
        cap=None if cap is None else Decimal(cap) / 100,
        guarantee_days=guarantee,
    )
    events = [event(number, *one) for number, one in enumerate(told)]
    events.sort(key=order_of)
    today = FIRST + timedelta(days=200)
    book = Book(
        tuple(events), None, None, has_payments=True, has_history=True, first_on=FIRST, today=today
    )
    found = ledger(Bonus("month", None, {"v1": plan}), book, NO_FACTS, Quotas({}))
    granted = taken = 0
    for account in found.accounts:
        assert account.reward is not None
        for place, amount in enumerate(
            (account.reward.granted, account.reward.withheld, account.reward.capped)
        ):
            assert sum(parts[place] for parts in account.parts.values()) == amount
        for person, (mine, _, _) in account.parts.items():
            assert sum(line.granted[person] for line in account.lines) == (
                mine if account.lines else 0
            )
        for line in account.lines:
            assert all(0 <= line.taken.get(who, 0) <= got for who, got in line.granted.items())
            taken += sum(line.taken.values())
        granted += account.reward.granted
    clawed = sum(sum(account.clawed_back.values()) for account in found.accounts)
    assert clawed == taken <= granted
    if guarantee is None:
        assert clawed == 0


def tables(rng: Random) -> dict[str, list[dict[str, str | None]]]:
    """Deals and payments of one company, in some order; always the same rows."""
    deals = [
        {
            "deal_id": f"d{at}",
            "status": "won",
            "created_at": "2024-01-01",
            "closed_at": f"2024-0{at % 3 + 2}-10",
            "amount": f"{1000 + at}.33",
        }
        for at in range(9)
    ]
    payments = [
        {
            "payment_id": f"p{at}",
            "deal_id": f"d{at % 9}",
            "paid_at": f"2024-0{at % 4 + 2}-1{at % 5}",
            "amount": f"{'-' if at % 6 == 5 else ''}{100 + at}.07",
        }
        for at in range(24)
    ]
    rng.shuffle(deals)
    rng.shuffle(payments)
    return {"deals": deals, "payments": payments}


def test_the_order_of_the_export_changes_nothing(engine):
    """Rows and lines are the same whichever way deals and payments are sorted, and every time."""
    plan = BonusPlan(
        "2024-01-01",
        "paid",
        rate=Decimal("0.0333"),
        split={"Ann": Decimal("0.7"), "Bob": Decimal("0.3")},
        guarantee_days=45,
    )
    asked = {
        "bonus": Bonus("month", None, {"v1": plan}),
        "as_of": datetime(2024, 12, 31, 12),  # noqa: DTZ001 - moments are UTC without a zone
        "want_ids": True,
    }
    answers = [
        BONUS.compute(company(engine, asked, **tables(Random(seed)))) for seed in (1, 1, 2, 3)
    ]
    for other in answers[1:]:
        assert (other.rows, other.ids, other.total) == (
            answers[0].rows,
            answers[0].ids,
            answers[0].total,
        )
