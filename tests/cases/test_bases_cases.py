"""bases, case by case; every expected number is worked by hand from its tables."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from tests.cases.case import Case, answer, check, dec, period
from tests.cases.test_bonus_cases import DEALS, PAYMENTS, ask, bonus

from smalign.base.config_bonus import Qualifier
from smalign.metrics.bonus.bases import BASES

if TYPE_CHECKING:
    from smalign.base.config_bonus import Bonus

TOUCHES = """
    touch_id | deal_id | channel | touched_at
    t1       | d1      | Mail    | 2024-03-02"""
MAY = period("2024-05-01", "2024-05-31")


def changed(of: Bonus, **more) -> Bonus:
    """The same plans with something else."""
    return replace(of, plans={name: replace(one, **more) for name, one in of.plans.items()})


CASES = (
    Case(
        name="the_same_sales_on_every_base",
        why="May: 2,600.10 paid, 2,500.10 sold, 2,600.10 paid of known channels, 600 of touched",
        tables={"deals": DEALS, "payments": PAYMENTS, "touchpoints": TOUCHES},
        ask=ask(bonus(base="paid"), period=MAY, margin=Decimal("0.5")),
        rows={
            "2024-05 / plan": {
                "base_of": "paid",
                "base": dec("2600.1"),
                "payable": dec("260.01"),
                "over_actual": dec("0"),
                "rank": 1,
            },
            "2024-05 / won": {
                "base": dec("2500.1"),
                "payable": dec("250.01"),
                "over_actual": dec("-10"),
                "rank": 3,
            },
            "2024-05 / margin": {"base": dec("1250.05"), "payable": dec("125.01"), "rank": 4},
            "2024-05 / sourced": {"base": dec("2600.1"), "over_actual": dec("0"), "rank": 1},
            "2024-05 / influenced": {"base": dec("600"), "payable": dec("60"), "rank": 5},
        },
        notes={
            "bases_compared": {
                "sums": [
                    ("plan", dec("260.01")),
                    ("sourced", dec("260.01")),
                    ("won", dec("250.01")),
                    ("margin", dec("125.01")),
                    ("influenced", dec("60")),
                ]
            }
        },
    ),
    Case(
        name="what_the_export_does_not_hold",
        why="without payments, margins and touches those bases are n/a; sourced is of sales",
        tables={"deals": DEALS},
        ask=ask(bonus(), period=MAY),
        rows={
            "2024-05 / plan": {"payable": dec("250.01"), "rank": 1},
            "2024-05 / paid": {"base": None, "payable": None, "rank": None, "over_actual": None},
            "2024-05 / margin": {"payable": None},
            "2024-05 / sourced": {"base": dec("2000.1"), "payable": dec("200.01"), "rank": 2},
            "2024-05 / influenced": {"payable": None},
        },
        notes={"bases_unknown": {"names": ["paid", "margin", "influenced"]}},
    ),
    Case(
        name="a_change_beside_the_plan",
        why="twice the rate and a cap of 400: 500.02 is cut to 400",
        tables={"deals": DEALS},
        ask=ask(
            bonus(),
            period=MAY,
            what_if=changed(bonus(), rate=Decimal("0.2"), cap=Decimal(400)),
        ),
        rows={
            "2024-05 / plan": {"payable": dec("250.01"), "rank": 2},
            "2024-05 / if": {
                "payable": dec("400"),
                "over_actual": dec("149.99"),
                "rank": 1,
            },
        },
        notes={"bases_compared": {"sums": [("if", dec("400")), ("plan", dec("250.01"))]}},
    ),
    Case(
        name="a_quota_of_revenue_is_none_of_margin",
        why="four fifths of a planned 1,000 of revenue say nothing of margin",
        tables={"deals": DEALS, "plan": "period | revenue\n2024-05 | 1000"},
        ask=ask(bonus(threshold="80%"), period=MAY, margin=Decimal("0.5")),
        rows={
            "2024-05 / plan": {"attainment": 2.5001, "payable": dec("250.01")},
            "2024-05 / paid": {"payable": None},
            "2024-05 / margin": {"base": dec("1250.05"), "attainment": None, "payable": None},
            "2024-05 / sourced": {"payable": dec("200.01")},
            "2024-05 / influenced": {"payable": None},
        },
        notes={"bases_margin_unplanned": {}},
    ),
)


def codes(case, engine) -> set[str]:
    """The notes of an answer."""
    return {note.code for note in answer(BASES, case, engine).notes}


def test_a_quota_of_margin_is_none_of_the_other_bases(engine):
    """Four fifths of 1,000 of margin: what was sold and sourced has no quota of its own."""
    of = bonus(base="margin", threshold="80%", quota=Decimal(1000))
    case = Case("", "", {"deals": DEALS}, {}, ask(of, period=MAY, margin=Decimal("0.5")))
    result = answer(BASES, case, engine)
    assert {row["option"]: row["payable"] for row in result.rows} == {
        "plan": dec("125.01"),
        "paid": None,
        "won": None,
        "sourced": None,
        "influenced": None,
    }
    told = next(note.facts for note in result.notes if note.code == "bases_unplanned")
    assert told == {"names": ["won", "sourced"]}


def test_margin_that_a_qualifier_makes_unknown_has_a_quota(engine):
    """A flat rate needs no quota: n/a is for spend nobody exported, which is said, and alone."""
    drr = {"drr": Qualifier(Decimal("0.5"), most=Decimal("0.15"))}
    of = bonus(qualifiers=drr)
    case = Case("", "", {"deals": DEALS}, {}, ask(of, period=MAY, margin=Decimal("0.5")))
    assert codes(case, engine) == {"bonus_unknown_qualifiers", "bases_unknown"}


def test_what_nobody_can_tell_says_why(engine):
    """Marks in per cent of no quota: n/a has its note here, too, and names each period once."""
    of = bonus(rates={"0%": Decimal("0.1"), "100%": Decimal("0.2")}, steps="retroactive")
    case = Case(
        "", "", {"deals": DEALS}, {}, ask(of, what_if=changed(of, cap=Decimal(9)), period=MAY)
    )
    result = answer(BASES, case, engine)
    assert [row["payable"] for row in result.rows] == [None, None]
    facts = {note.code: note.facts for note in result.notes}
    assert facts == {"bonus_without_quota": {"periods": ["2024-05"]}}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bases(case, engine):
    """Each case says in `why` what must hold."""
    check(case, answer(BASES, case, engine), ("period", "option"))


def test_the_plan_is_what_its_statement_says(engine):
    """Also what it takes back: a refund of 20 May inside the guarantee of a payment of 10 May."""
    payments = PAYMENTS + "\n    p5 | d1 | 2024-05-20 | -600"
    case = Case(
        "",
        "",
        {"deals": DEALS, "payments": payments},
        {},
        ask(bonus(base="paid", guarantee_days=30), period=MAY, want_ids=True),
    )
    result = answer(BASES, case, engine)
    plan = next(row for row in result.rows if row["option"] == "plan")
    assert (plan["granted"], plan["clawed_back"], plan["payable"]) == (
        dec("260.01"),
        dec("60"),
        dec("200.01"),
    )
    for row in result.rows:
        mine = [one["payable"] for one in result.ids if one["option"] == row["option"]]
        assert row["payable"] is None or sum(mine) == row["payable"]
