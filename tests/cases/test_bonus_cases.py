"""bonus, case by case; every expected number is worked by hand from its tables."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Final

import pytest
from tests.cases.case import Case, answer, check, dec, period

from smalign.base.config_bonus import Bonus, BonusPlan, Qualifier
from smalign.base.errors import QuestionError, UsageError
from smalign.metrics.bonus.bonus import BONUS

# the end of the first half of 2024
JULY: Final = datetime(2024, 7, 1, 12)  # noqa: DTZ001 - moments are UTC without a zone
DEALS: Final = """
    deal_id | channel | status | created_at | closed_at  | amount
    d1      | Ads     | won    | 2024-03-01 | 2024-04-10 | 1000
    d2      | Mail    | won    | 2024-03-01 | 2024-05-20 | 2000.10
    d3      |         | won    | 2024-03-01 | 2024-05-31 | 500
    d4      | Ads     | open   | 2024-03-01 |            | 9000"""
MARGINS: Final = """
    deal_id | status | created_at | closed_at  | amount | margin
    d2      | won    | 2024-03-01 | 2024-05-20 | 2000   | 300
    d3      | won    | 2024-03-01 | 2024-05-31 | 500    |"""
MADE: Final = """
    deal_id | status | created_at | closed_at  | amount | is_qualified
    d1      | won    | 2024-03-01 | 2024-03-10 | 1000   | false
    d2      | open   | 2024-03-01 |            | 10     | false"""
PAYMENTS: Final = """
    payment_id | deal_id | paid_at    | amount
    p1         | d1      | 2024-04-10 | 400
    p2         | d1      | 2024-05-10 | 600
    p3         | d2      | 2024-05-20 | 2000.10
    p4         | d4      | 2024-06-30 | 100"""


def bonus(width: str = "month", **said) -> Bonus:
    """One plan from April 2024 on; of everything sold, one in ten."""
    plan = {"since": "2024-04-01", "base": "won", "rate": Decimal("0.1"), **said}
    if "rates" in plan:
        del plan["rate"]
    return Bonus(width, None, {"v1": BonusPlan(**plan)})


def ask(of: Bonus, **more: object) -> dict[str, object]:
    """A question about a bonus at the end of the half year."""
    return {"bonus": of, "as_of": JULY, **more}


TWO: Final = {"Ann": Decimal("0.6"), "Bob": Decimal("0.4")}

CASES: Final = (
    Case(
        name="sales_by_the_day_they_were_made",
        why="a month has the sales closed in it; one in ten of 2,500.10 is 250.01",
        tables={"deals": DEALS},
        ask=ask(bonus()),
        rows={
            "2024-04 / (all)": {
                "deals": 1,
                "base": dec("1000"),
                "bonus_rate": 0.1,
                "granted": dec("100"),
                "payable": dec("100"),
                "quota": None,
                "attainment": None,
                "finality": "final",
            },
            "2024-05 / (all)": {"deals": 2, "base": dec("2500.1"), "granted": dec("250.01")},
            "2024-06 / (all)": {"deals": 0, "base": dec("0"), "granted": dec("0")},
            "2024-07 / (all)": {"finality": "running", "payable": dec("0")},
        },
        total={"granted": dec("350.01"), "payable": dec("350.01")},
        notes={"bonus_by_sale": {}},
    ),
    Case(
        name="payments_by_the_day_they_were_made",
        why="a deal paid in two months counts in both, also before it is sold",
        tables={"deals": DEALS, "payments": PAYMENTS},
        ask=ask(bonus(base="paid"), period=period("2024-04-01", "2024-06-30")),
        rows={
            "2024-04 / (all)": {"deals": 1, "base": dec("400"), "granted": dec("40")},
            "2024-05 / (all)": {"deals": 2, "base": dec("2600.1"), "granted": dec("260.01")},
            "2024-06 / (all)": {"deals": 1, "base": dec("100"), "granted": dec("10")},
        },
        notes={"bonus_by_payment": {}},
    ),
    Case(
        name="people_share_to_the_kopeck",
        why="250.01 by 60 and 40: 150.006 and 100.004; the odd kopeck goes to the larger remainder",
        tables={"deals": DEALS},
        ask=ask(bonus(split=TWO), period=period("2024-05-01", "2024-05-31")),
        rows={
            "2024-05 / Ann": {"person_share": 0.6, "granted": dec("150.01")},
            "2024-05 / Bob": {"person_share": 0.4, "granted": dec("100")},
        },
    ),
    Case(
        name="sourced_by_the_channel_on_the_card",
        why="a sale without a channel was not sourced by anybody; with channels named only theirs",
        tables={"deals": DEALS},
        ask=ask(
            bonus(base="sourced", money="won", channels=("mail",)),
            period=period("2024-05-01", "2024-05-31"),
        ),
        rows={"2024-05 / (all)": {"deals": 1, "base": dec("2000.1"), "base_of": "sourced"}},
        notes={"bonus_sourced_source": {}},
    ),
    Case(
        name="sourced_and_influenced_by_touches",
        why="the first touch of d1 is Mail's, so it is not sourced by Ads; d2 is",
        tables={
            "deals": DEALS,
            "touchpoints": """
                touch_id | deal_id | channel | touched_at
                t1       | d1      | Mail    | 2024-03-02
                t2       | d1      | Ads     | 2024-03-03
                t3       | d2      | Ads     | 2024-03-05""",
        },
        ask=ask(bonus(base="sourced", money="won", model="first", channels=("Ads",))),
        rows={
            "2024-04 / (all)": {"base": dec("0")},
            "2024-05 / (all)": {"base": dec("2000.1")},
            "2024-06 / (all)": {"base": dec("0")},
            "2024-07 / (all)": {"base": dec("0")},
        },
        notes={"bonus_sourced_first": {}},
    ),
    Case(
        name="a_quota_of_the_plan_and_a_threshold",
        why="April is at half of its 2,000 and earns nothing; a quarter is the sum of its months",
        tables={
            "deals": DEALS,
            "plan": """
                period  | owner | revenue
                2024-04 |       | 2000
                2024-04 | Ann   | 9999
                2024-05 |       | 1000
                2024-06 |       | 1000
                2024-07 |       | 500""",
        },
        ask=ask(bonus(threshold="80%"), period=period(None, "2024-06-30")),
        rows={
            "2024-04 / (all)": {"quota": dec("2000"), "attainment": 0.5, "granted": dec("0")},
            "2024-05 / (all)": {"attainment": 2.5001, "granted": dec("250.01")},
            "2024-06 / (all)": {"attainment": 0.0, "granted": dec("0")},
        },
    ),
    Case(
        name="nothing_granted_is_final",
        why="with a quota of 2,000 April earned nothing: its guarantee has nothing to take back",
        tables={"deals": DEALS},
        ask=ask(
            bonus(threshold="80%", quota=Decimal(2000), guarantee_days=90),
            period=period("2024-04-01", "2024-05-31"),
        ),
        rows={
            "2024-04 / (all)": {"granted": dec("0"), "finality": "final"},
            "2024-05 / (all)": {"granted": dec("250.01"), "finality": "at_risk"},
        },
    ),
    Case(
        name="days_that_hold_no_whole_month",
        why="half of May is no statement: the rows are of whole months, and it is said",
        tables={"deals": DEALS},
        ask=ask(bonus(), period=period("2024-05-10", "2024-05-31")),
        rows={},
        notes={"bonus_no_whole_period": {}},
    ),
    Case(
        name="each_way_of_sourcing_is_told",
        why="the channel on the card says who sourced it in April, the first touch from May on",
        tables={
            "deals": DEALS,
            "touchpoints": """
                touch_id | deal_id | channel | touched_at
                t1       | d2      | Ads     | 2024-03-02""",
        },
        ask=ask(
            Bonus(
                "month",
                None,
                {
                    "v1": BonusPlan(
                        "2024-04-01", "sourced", "2024-04-30", money="won", rate=Decimal("0.1")
                    ),
                    "v2": BonusPlan(
                        "2024-05-01", "sourced", money="won", model="first", rate=Decimal("0.1")
                    ),
                },
            ),
            period=period(None, "2024-05-31"),
        ),
        rows={
            "2024-04 / (all)": {"base": dec("1000")},
            "2024-05 / (all)": {"base": dec("2000.1")},
        },
        notes={"bonus_sourced_source": {}, "bonus_sourced_first": {}},
    ),
    Case(
        name="a_quarter_is_planned_by_its_months",
        why="4,000 planned in three months, 3,500.10 sold: above four fifths, below the whole",
        tables={
            "deals": DEALS,
            "plan": "period | revenue\n2024-04 | 2000\n2024-05 | 1000\n2024-06 | 1000",
        },
        ask=ask(
            bonus(
                "quarter",
                rates={"0%": Decimal("0.01"), "80%": Decimal("0.02"), "100%": Decimal("0.03")},
                steps="retroactive",
            ),
            period=period(None, "2024-06-30"),
        ),
        rows={
            "2024-Q2 / (all)": {
                "quota": dec("4000"),
                "attainment": 0.875025,
                "bonus_rate": 0.02,
                "granted": dec("70"),  # 70.002
            }
        },
    ),
    Case(
        name="without_a_quota_it_is_not_known",
        why="nobody planned May: its bonus is n/a, not 0, and so is the total",
        tables={"deals": DEALS, "plan": "period | revenue\n2024-04 | 1000"},
        ask=ask(bonus(threshold="80%"), period=period(None, "2024-05-31")),
        rows={
            "2024-04 / (all)": {"granted": dec("100")},
            "2024-05 / (all)": {"granted": None, "payable": None, "base": dec("2500.1")},
        },
        total={"granted": None},
        notes={"bonus_without_quota": {"periods": ["2024-05"]}},
    ),
    Case(
        name="qualifiers_missed_and_not_known",
        why="April spent 200 of 1,000, more than 15 %: half is left; leads are not exported",
        tables={
            "deals": DEALS,
            "spend": "date | cost\n2024-04-01 | 200\n2024-05-31 | 100",
        },
        ask=ask(
            bonus(qualifiers={"drr": Qualifier(Decimal("0.5"), most=Decimal("0.15"))}),
            period=period(None, "2024-05-31"),
        ),
        rows={
            "2024-04 / (all)": {
                "earned": dec("100"),
                "withheld": dec("50"),
                "granted": dec("50"),
                "kept": 0.5,
            },
            "2024-05 / (all)": {"withheld": dec("0"), "granted": dec("250.01"), "kept": 1.0},
        },
        notes={"bonus_missed": {"periods": ["2024-04"], "names": ["drr"], "amount": dec("50")}},
    ),
    Case(
        name="what_the_cap_cuts_is_not_for_the_qualifier",
        why="of 100 30 is left; met, the cap would have left 40: the missed share costs 10",
        tables={"deals": DEALS, "spend": "date | cost\n2024-04-01 | 200\n2024-04-30 | 0"},
        ask=ask(
            bonus(
                qualifiers={"drr": Qualifier(Decimal("0.3"), most=Decimal("0.15"))},
                cap=Decimal(40),
            ),
            period=period(None, "2024-04-30"),
        ),
        rows={
            "2024-04 / (all)": {
                "earned": dec("100"),
                "withheld": dec("70"),
                "capped": dec("0"),
                "granted": dec("30"),
            }
        },
        notes={"bonus_missed": {"periods": ["2024-04"], "names": ["drr"], "amount": dec("10")}},
    ),
    Case(
        name="spend_that_ends_early_meets_nothing",
        why="May has spend until the 5th: 5 of 31 days; 100 of 2,500 would be met by a cut file",
        tables={
            "deals": DEALS,
            "spend": "date | cost\n2024-04-01 | 200\n2024-05-05 | 100",
        },
        ask=ask(
            bonus(qualifiers={"drr": Qualifier(Decimal("0.5"), most=Decimal("0.15"))}),
            period=period(None, "2024-05-31"),
        ),
        rows={
            "2024-04 / (all)": {"granted": dec("50"), "kept": 0.5},
            "2024-05 / (all)": {"granted": None, "kept": None},
        },
        notes={
            "bonus_missed": {"periods": ["2024-04"], "names": ["drr"], "amount": dec("50")},
            "bonus_unknown_qualifiers": {"names": ["drr"], "periods": ["2024-05"]},
        },
    ),
    Case(
        name="leads_that_are_not_exported_meet_nothing",
        why="whether enough leads were qualified cannot be told: n/a",
        tables={"deals": DEALS},
        ask=ask(
            bonus(qualifiers={"qualified": Qualifier(Decimal(0), least=Decimal(10))}),
            period=period(None, "2024-04-30"),
        ),
        rows={"2024-04 / (all)": {"granted": None, "kept": None}},
        notes={"bonus_unknown_qualifiers": {"names": ["qualified"], "periods": ["2024-04"]}},
    ),
    Case(
        name="what_an_unknown_bonus_gives_back_is_not_known",
        why="all of April's sale is refunded on 1 May: what it had earned cannot be told, nor 0",
        tables={
            "deals": DEALS,
            "payments": "payment_id | deal_id | paid_at | amount\nr1 | d1 | 2024-05-01 | -1000",
        },
        ask=ask(
            bonus(
                qualifiers={"qualified": Qualifier(Decimal(0), least=Decimal(10))},
                until="2024-04-30",
                guarantee_days=30,
            ),
            period=period(None, "2024-05-31"),
        ),
        rows={
            "2024-04 / (all)": {"granted": None, "clawed_back": dec("0"), "payable": None},
            "2024-05 / (all)": {"granted": dec("0"), "clawed_back": None, "payable": None},
        },
        total={"clawed_back": None, "payable": None},
        excluded={"bonus_no_plan": 2},
        notes={
            "bonus_unknown_qualifiers": {"names": ["qualified"], "periods": ["2024-04"]},
            "bonus_unknown_clawbacks": {"periods": ["2024-05"]},
        },
    ),
    Case(
        name="deals_alone_are_the_leads",
        why="without leads every deal is one: two were made in March, none was qualified",
        tables={"deals": MADE},
        ask=ask(
            bonus(
                since="2024-03-01",
                qualifiers={
                    "leads": Qualifier(Decimal(0), least=Decimal(2)),
                    "qualified": Qualifier(Decimal("0.25"), least=Decimal(1)),
                },
            ),
            grain="deal",
            period=period(None, "2024-03-31"),
        ),
        rows={"2024-03 / (all)": {"earned": dec("100"), "kept": 0.25, "granted": dec("25")}},
        notes={"bonus_missed": {"names": ["qualified"]}},
    ),
    Case(
        name="what_no_plan_covers_is_left_out",
        why="a plan that ends in April leaves two sales of May out, and says so",
        tables={"deals": DEALS},
        ask=ask(bonus(until="2024-04-30")),
        rows={"2024-04 / (all)": {"granted": dec("100")}},
        excluded={"bonus_no_plan": 2},
    ),
    Case(
        name="a_new_plan_does_not_pay_once_more",
        why="d1 was paid for as a sale in April; its payment of May earns nothing under the next",
        tables={"deals": DEALS, "payments": PAYMENTS},
        ask=ask(
            Bonus(
                "month",
                None,
                {
                    "v1": BonusPlan("2024-04-01", "won", "2024-04-30", rate=Decimal("0.1")),
                    "v2": BonusPlan("2024-05-01", "paid", rate=Decimal("0.2")),
                },
            ),
            period=period(None, "2024-05-31"),
        ),
        rows={
            "2024-04 / (all)": {"plan_name": "v1", "base": dec("1000"), "granted": dec("100")},
            "2024-05 / (all)": {"plan_name": "v2", "base": dec("2000.1"), "granted": dec("400.02")},
        },
        excluded={"bonus_counted_before": 1},
    ),
    Case(
        name="what_falls_between_two_plans_is_left_out",
        why="April pays for sales, d2 is sold in May: what was paid before is of neither, and told",
        tables={
            "deals": DEALS,
            "payments": """
                payment_id | deal_id | paid_at    | amount
                p1         | d2      | 2024-04-10 | 400
                p2         | d2      | 2024-05-20 | 1600.10
                p3         | d4      | 2024-04-10 | 50""",
        },
        ask=ask(
            Bonus(
                "month",
                None,
                {
                    "v1": BonusPlan("2024-04-01", "won", "2024-04-30", rate=Decimal("0.1")),
                    "v2": BonusPlan("2024-05-01", "paid", rate=Decimal("0.2")),
                },
            ),
            period=period(None, "2024-05-31"),
        ),
        rows={
            "2024-04 / (all)": {"base": dec("1000")},
            "2024-05 / (all)": {"base": dec("1600.1"), "granted": dec("320.02")},
        },
        excluded={"bonus_between_plans": 1},
    ),
    Case(
        name="a_count_pays_by_the_deal",
        why="two sales of May at 300 each; an amount that is missing does not matter",
        tables={"deals": DEALS},
        ask=ask(
            bonus(measure="count", rate=Decimal(300)), period=period("2024-05-01", "2024-05-31")
        ),
        rows={"2024-05 / (all)": {"base": dec("2"), "per_deal": dec("300"), "granted": dec("600")}},
    ),
    Case(
        name="margin_of_the_deal_else_of_the_company",
        why="d2 says its own margin of 300; d3 keeps 0.4 of 500",
        tables={"deals": MARGINS},
        ask=ask(bonus(base="margin"), margin=Decimal("0.4"), period=period("2024-05-01", None)),
        rows={
            "2024-05 / (all)": {"base": dec("500"), "granted": dec("50")},
            "2024-06 / (all)": {"base": dec("0")},
            "2024-07 / (all)": {"base": dec("0")},
        },
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bonus(case, engine):
    """Each case says in `why` what must hold."""
    check(case, answer(BONUS, case, engine), ("period", "person"))


def clawed(engine, event: str, *, days: int = 30, base: str = "won", extra: str = "") -> dict:
    """Period → (granted, clawed back) of one sale of 1,000 on 10 April, paid the same day."""
    payments = "payment_id | deal_id | paid_at | amount\np1 | d1 | 2024-04-10 | 1000\n" + event
    case = Case(
        name="",
        why="",
        tables={
            "deals": "deal_id | status | created_at | closed_at | amount\n"
            "d1 | won | 2024-03-01 | 2024-04-10 | 1000" + extra,
            "payments": payments,
        },
        ask=ask(bonus(base=base, guarantee_days=days, split=TWO), want_ids=True),
        rows={},
    )
    result = answer(BONUS, case, engine)
    lines = [(row["period"], row["person"], row["payable"]) for row in result.ids]
    for row in result.rows:
        mine = [
            part for name, person, part in lines if (name, person) == (row["period"], row["person"])
        ]
        assert sum(mine) == row["payable"]
    return {
        (row["period"], row["person"]): (row["granted"], row["clawed_back"])
        for row in result.rows
        if row["granted"] or row["clawed_back"]
    }


@pytest.mark.parametrize("base", ["won", "paid"])
def test_a_refund_on_the_last_day_of_the_guarantee_takes_the_bonus_back(engine, base):
    """10 April and 30 days: 10 May is the last day; all of 1,000 comes back."""
    assert clawed(engine, "p2 | d1 | 2024-05-10 | -1000", base=base) == {
        ("2024-04", "Ann"): (dec("60"), dec("0")),
        ("2024-04", "Bob"): (dec("40"), dec("0")),
        ("2024-05", "Ann"): (dec("0"), dec("60")),
        ("2024-05", "Bob"): (dec("0"), dec("40")),
    }


@pytest.mark.parametrize("base", ["won", "paid"])
def test_a_refund_the_day_after_takes_nothing_back(engine, base):
    """11 May is one day too late."""
    found = clawed(engine, "p2 | d1 | 2024-05-11 | -1000", base=base)
    assert {key for key, (_, back) in found.items() if back} == set()


def test_part_of_a_refund_takes_that_part_back_and_never_more_than_was_paid(engine):
    """A third of 60 and 40 in April, the rest in May; what is above the payment takes no more."""
    found = clawed(engine, "p2 | d1 | 2024-04-20 | -333.33\np3 | d1 | 2024-05-01 | -900")
    assert found == {
        ("2024-04", "Ann"): (dec("60"), dec("20")),  # 19.9998
        ("2024-04", "Bob"): (dec("40"), dec("13.33")),  # 13.3332
        ("2024-05", "Ann"): (dec("0"), dec("40")),
        ("2024-05", "Bob"): (dec("0"), dec("26.67")),
    }


def test_a_refund_is_set_against_the_latest_payment(engine):
    """Of 1,000 in April and 500 in June 600 comes back: 500 of June's, and 100 that is too old."""
    found = clawed(engine, "p2 | d1 | 2024-06-01 | 500\np3 | d1 | 2024-06-20 | -600", base="paid")
    assert found[("2024-06", "Ann")] == (dec("30"), dec("30"))
    assert found[("2024-06", "Bob")] == (dec("20"), dec("20"))


LOST: Final = """
    deal_id | status | created_at | closed_at  | amount
    d1      | lost   | 2024-03-01 | 2024-05-10 | 1000"""
LOG: Final = """
    card | card_id | pipeline | stage | outcome | entered_at
    deal | d1      | P        | Won   | open    | 2024-04-10
    deal | d1      | P        | Lost  | lost    | 2024-05-10"""
"""What a card became stands at its last stay alone: that it was won is known of the stage."""
STAGES: Final = "card | pipeline | stage | outcome\ndeal | P | Won | won\ndeal | P | Lost | lost"


@pytest.mark.parametrize(
    ("lost_on", "back"), [("2024-05-10", dec("100")), ("2024-05-11", dec("0"))]
)
def test_a_cancelled_sale_counts_where_the_history_shows_it(engine, lost_on, back):
    """Won on 10 April by its history and lost now: inside the guarantee everything comes back."""
    deals = LOST.replace("2024-05-10", lost_on)
    tables = {"deals": deals, "stages": STAGES, "stage_log": LOG}
    case = Case("", "", tables, {}, ask(bonus(guarantee_days=30)))
    result = answer(BONUS, case, engine)
    assert result.total["granted"] == dec("100")
    assert result.total["clawed_back"] == back


def test_money_kept_of_a_deal_that_was_never_sold_stays_paid_for(engine):
    """100 paid before the deal was lost: no history shows a sale, and nothing was given back."""
    tables = {
        "deals": LOST,
        "payments": "payment_id | deal_id | paid_at | amount\np1 | d1 | 2024-04-20 | 100",
    }
    case = Case("", "", tables, {}, ask(bonus(base="paid", guarantee_days=60)))
    total = answer(BONUS, case, engine).total
    assert (total["granted"], total["clawed_back"]) == (dec("10"), dec("0"))


def test_a_payment_of_a_lost_deal_goes_by_the_plan_of_its_own_day(engine):
    """In April sales with touches are paid for, from May on every payment; d1 is lost in May."""
    plans = {
        "touches": BonusPlan("2024-04-01", "influenced", "2024-04-30", rate=Decimal("0.1")),
        "payments": BonusPlan("2024-05-01", "paid", rate=Decimal("0.1")),
    }
    tables = {
        "deals": LOST + "\n d2 | won | 2024-03-01 | 2024-04-20 | 50",
        "payments": "payment_id | deal_id | paid_at | amount\np1 | d1 | 2024-04-20 | 100",
        "deal_touches": "deal_id | touch_id | touched_at | channel | closed_at\n"
        "d2 | t1 | 2024-04-01 | Ads | 2024-04-20",
    }
    result = answer(BONUS, Case("", "", tables, {}, ask(Bonus("month", None, plans))), engine)
    assert result.total["granted"] == dec("0")


def test_a_refund_is_set_against_later_payments_that_earned_nothing_first(engine):
    """June's 400 was of no plan any more: of 500 given back 100 are April's, a tenth of its 100."""
    payments = """
        payment_id | deal_id | paid_at    | amount
        p1         | d1      | 2024-04-10 | 1000
        p2         | d1      | 2024-06-01 | 400
        p3         | d1      | 2024-06-05 | -500
        p4         | d1      | 2024-06-06 | -0.5"""
    of = bonus(base="paid", until="2024-04-30", guarantee_days=90)
    tables = {"deals": DEALS, "payments": payments}
    result = answer(BONUS, Case("", "", tables, {}, ask(of)), engine)
    assert result.total["granted"] == dec("100")
    assert result.total["clawed_back"] == dec("10.05")


def test_what_was_given_back_already_is_not_asked_for_again(engine):
    """April's bonus is n/a and so is what May took of it; June's refund finds nothing left."""
    payments = """
        payment_id | deal_id | paid_at    | amount
        p1         | d1      | 2024-04-10 | 1000
        p2         | d1      | 2024-05-01 | -1000
        p3         | d1      | 2024-06-01 | -10"""
    of = bonus(base="paid", rates={"100%": Decimal("0.1")}, steps="marginal", guarantee_days=90)
    tables = {
        "deals": DEALS,
        "payments": payments,
        "plan": "period | revenue\n2024-05 | 10\n2024-06 | 10\n2024-07 | 10",
    }
    result = answer(BONUS, Case("", "", tables, {}, ask(of)), engine)
    assert {row["period"]: row["clawed_back"] for row in result.rows} == {
        "2024-04": dec("0"),
        "2024-05": None,
        "2024-06": dec("0"),
        "2024-07": dec("0"),
    }


def test_a_refund_without_a_day_is_told(engine):
    """It can take nothing back, and must not be passed over in silence."""
    payments = "payment_id | deal_id | paid_at | amount\np1 | d1 | 2024-04-10 | 9\np2 | d1 | | -9"
    tables = {"deals": DEALS, "payments": payments}
    result = answer(
        BONUS, Case("", "", tables, {}, ask(bonus(base="paid", guarantee_days=9))), engine
    )
    assert [(one.reason, one.count, one.amount) for one in result.excluded] == [
        ("payment_undated", 1, dec("-9"))
    ]


def test_a_missed_qualifier_is_told_where_it_keeps_an_amount(engine):
    """May has no quota: what is withheld is n/a, not 0. June and July had earned nothing anyway."""
    of = bonus(
        rates={"100%": Decimal("0.1")},
        steps="marginal",
        qualifiers={"won": Qualifier(otherwise=Decimal(0), least=Decimal(9))},
    )
    tables = {"deals": DEALS, "plan": "period | revenue\n2024-04 | 500"}
    result = answer(BONUS, Case("", "", tables, {}, ask(of)), engine)
    facts = {note.code: note.facts for note in result.notes}
    assert facts["bonus_missed"]["periods"] == ["2024-04"]
    assert facts["bonus_missed"]["amount"] == dec("50")


@pytest.mark.parametrize(
    ("base", "code"),
    [("won", "bonus_part_without_amounts"), ("margin", "bonus_part_without_margins")],
)
def test_conditions_may_choose_sales_without_amounts(engine, base, code):
    """The cards that were left out may have them: the export is not said to have none."""
    sales = "deal_id | status | created_at | closed_at\nd1 | won | 2024-03-01 | 2024-05-10"
    case = Case("", "", {"deals": sales}, {}, ask(bonus(base=base), is_part=True))
    with pytest.raises(UsageError) as caught:
        answer(BONUS, case, engine)
    assert caught.value.code == code


def test_a_part_without_touches_earns_nothing(engine):
    """The export has touches, and none before these sales: they were not influenced."""
    of = bonus(base="influenced", money="won")
    case = Case("", "", {"deals": DEALS}, {}, ask(of, is_part=True, has_touches=True))
    assert answer(BONUS, case, engine).total["granted"] == dec("0")


def test_a_lost_deal_without_history_never_counted(engine):
    """Nothing shows that it was a sale: there is nothing to pay for, and that is said."""
    result = answer(BONUS, Case("", "", {"deals": LOST}, {}, ask(bonus(guarantee_days=30))), engine)
    assert result.rows == ()
    assert "bonus_no_sales" in {note.code for note in result.notes}


HISTORY: Final = {"stages": STAGES, "stage_log": LOG}
PAID: Final = {
    "deals": DEALS,
    "payments": "payment_id | deal_id | paid_at | amount\np1 | d1 | 2024-04-20 | 100",
}


@pytest.mark.parametrize(
    ("tables", "days", "unseen"),
    [
        ({"deals": DEALS}, 30, {"bonus_reversals_unseen"}),
        (PAID, 30, {"bonus_cancelled_unseen"}),
        ({"deals": DEALS, **HISTORY}, 30, {"bonus_refunds_unseen"}),
        ({**PAID, **HISTORY}, 30, set()),
        ({"deals": DEALS}, None, set()),
    ],
    ids=["nothing", "payments", "history", "both", "no guarantee"],
)
def test_what_the_guarantee_cannot_see_is_said(engine, tables, days, unseen):
    """A refund is a payment, a cancelled sale a move: what is not exported takes nothing back."""
    result = answer(BONUS, Case("", "", tables, {}, ask(bonus(guarantee_days=days))), engine)
    told = {note.code for note in result.notes}
    assert {code for code in told if code.endswith("_unseen")} == unseen


@pytest.mark.parametrize(
    ("of", "code"),
    [
        (bonus(base="paid"), "bonus_without_payments"),
        (bonus(base="influenced", money="won"), "bonus_without_touches"),
        (bonus(base="margin"), "bonus_without_margins"),
    ],
)
def test_what_the_export_does_not_hold_is_asked_for(engine, of, code):
    """A bonus of 0 would look like one."""
    with pytest.raises(QuestionError) as caught:
        answer(BONUS, Case("", "", {"deals": DEALS}, {}, ask(of)), engine)
    assert caught.value.code == code


def test_sales_without_any_amount_are_asked_for(engine):
    """They would pay 0; as a count of deals they pay."""
    sales = "deal_id | status | created_at | closed_at\nd1 | won | 2024-03-01 | 2024-05-10"
    with pytest.raises(QuestionError) as caught:
        answer(BONUS, Case("", "", {"deals": sales}, {}, ask(bonus())), engine)
    assert caught.value.code == "bonus_without_amounts"
    counted = bonus(measure="count", rate=Decimal(300))
    result = answer(BONUS, Case("", "", {"deals": sales}, {}, ask(counted)), engine)
    assert result.total["granted"] == dec("300")


def test_sales_without_any_day_have_no_periods(engine):
    """They are left out with their count; nobody is paid 0 for years."""
    sales = "deal_id | status | created_at | amount\nd1 | won | 2024-03-01 | 5"
    result = answer(BONUS, Case("", "", {"deals": sales}, {}, ask(bonus())), engine)
    assert result.rows == ()
    assert [(one.reason, one.count) for one in result.excluded] == [("undated_closing", 1)]
