"""How figures become statuses and steps a diagnosis, worked by hand."""

from __future__ import annotations

from datetime import date

import pytest

from smalign.base.config import Config
from smalign.base.config_agreement import Agreement
from smalign.base.diagnosis import Norm, Observation, Range, Stake, Step, Unseen
from smalign.base.results import Period
from smalign.rules.steps import NAMES, findings
from smalign.rules.steps.finding import Case
from smalign.rules.steps.judge import lost_sales, norm_of, stake_of, status_of
from smalign.rules.steps.walk import dearest, first_broken, step_of

SIGNED = Agreement(by=("Ann", "Bob"), on="2026-03-12", norms={"unworked": 0.1, "tasks_done": 0.9})
PAST = Period(date(2026, 1, 1), date(2026, 4, 30))
HANGS = Stake(Range(5, 2, 8), None)
MAY_BE_NOTHING = Stake(Range(5, 0, 9), None)


def case(agreement=None, past=PAST, worth=None, won_of=None):
    """A case that asks nothing."""
    config = Config(agreement=agreement or Agreement())
    days = Period(date(2026, 5, 1), date(2026, 5, 31))
    return Case(
        ask=lambda metric, _: pytest.fail(metric),
        config=config,
        period=days,
        past=past,
        on=None,
        min_n=30,
        compared=None,
        worth=worth,
        won_of=won_of or {},
    )


@pytest.mark.parametrize(
    ("level", "crossed", "stake", "status"),
    [
        ("agreed", False, HANGS, "ok"),
        ("agreed", True, HANGS, "broken"),
        ("own_past", True, HANGS, "broken"),
        ("inside", True, HANGS, "broken"),
        ("outside", True, HANGS, "attention"),
        ("agreed", True, None, "attention"),
        ("agreed", True, MAY_BE_NOTHING, "attention"),
    ],
)
def test_broken_needs_a_crossed_norm_of_the_companys_own_and_something_that_hangs_on_it(
    level, crossed, stake, status
):
    """The near end of what is at stake must be above 0, and outside norms accuse nobody."""
    assert status_of(Norm(level, 0.1, crossed), stake) == status


def test_without_a_norm_nothing_can_be_said():
    """A figure nobody has set a norm for is not well, and not ill."""
    assert status_of(None, HANGS) == "not_enough_data"


def test_an_agreed_norm_is_crossed_by_the_near_end_alone():
    """Wilson of 15 in 100 is 9.3 %…23.3 %: 10 % is inside. Of 60 in 400, 11.8 %…18.8 %: crossed."""
    assert norm_of(case(SIGNED), "unworked", (15, 100), None).is_crossed is False
    found = norm_of(case(SIGNED), "unworked", (60, 400), None)
    assert (found.level, found.value, found.is_crossed) == ("agreed", 0.1, True)
    assert found.facts == {"by": ["Ann", "Bob"], "on": date(2026, 3, 12), "version": None}


def test_a_norm_that_is_a_least_is_crossed_from_below():
    """Wilson of 7 in 10 is 39.7 %…89.2 %: below 90 % even at its far end."""
    assert norm_of(case(SIGNED), "tasks_done", (7, 10), None).is_crossed is True
    assert norm_of(case(SIGNED), "tasks_done", (9, 10), None).is_crossed is False


def test_the_agreed_norm_goes_before_the_past():
    """What was signed counts, however bad the past was."""
    assert norm_of(case(SIGNED), "unworked", (60, 400), (200, 400)).level == "agreed"


def test_the_past_must_be_long_enough_and_the_difference_sure():
    """29 cards are no past; 20 % against 10 % of 400 each differs at 99 %, 12 % does not."""
    assert norm_of(case(), "unworked", (80, 400), (3, 29)) is None
    assert norm_of(case(past=None), "unworked", (80, 400), (40, 400)) is None
    assert norm_of(case(), "unworked", (80, 400), (40, 400)).is_crossed is True
    assert norm_of(case(), "unworked", (48, 400), (40, 400)).is_crossed is False


def test_what_hangs_on_it_is_a_product_of_both_ranges():
    """10 sales (5…20) at 100 (80…150) are 1,000 (400…3,000); a gain is nothing lost."""
    asked = case(worth=Range(100, 80, 150))
    found = stake_of(asked, Range(10, 5, 20), cards=50)
    assert found.money == Range(1000, 400, 3000)
    assert found.formula == {"median": 100, "cards": 50}
    assert stake_of(asked, Range(-1, -4, 2)).sales == Range(0, 0, 2)
    assert stake_of(case(), Range(10, 5, 20)).money is None


def test_cards_are_worth_the_share_of_them_that_is_won():
    """100 cards of a company that wins 50 of 500 leads are good for 10 sales (7.7…12.9)."""
    found = lost_sales(case(won_of={"leads": (50, 500)}), 100)
    assert found.value == pytest.approx(10)
    assert (round(found.low, 1), round(found.high, 1)) == (7.7, 12.9)
    assert lost_sales(case(), 100) is None


def broken(number, money):
    """A broken step with so much at stake."""
    stake = Stake(Range(1, 1, 1), None if money is None else Range(money, money, money))
    seen = Observation("any", number, "broken", "any", stake=stake)
    return Step(number, "broken", seen)


def test_the_first_broken_link_and_the_dearest_are_two_questions():
    """Step 2 breaks first, step 5 costs most; an unchecked step 1 stops nothing."""
    steps = [Step(1, "not_enough_data"), broken(2, 10.0), Step(3, "ok"), broken(5, 90.0)]
    assert first_broken(steps) == 2
    assert dearest(steps) == 5
    assert first_broken(steps[:1]) is None
    assert dearest([Step(3, "attention")]) is None


def test_every_finding_says_what_it_looks_at_and_what_to_do():
    """The docstring of a finding is its documentation: each section stands in it."""
    for finding in findings():
        assert finding.name in NAMES
        for section in ("What:", "Why:", "How:", "Caveats:", "Source:", "Action:"):
            assert section in finding.doc, (finding.name, section)
    assert [one.step for one in findings()] == sorted(one.step for one in findings())


def test_a_norm_agreed_on_after_the_days_it_judges_says_so():
    """The heads signed in July; May is judged by it, and the reader is told."""
    for on, is_later in (("2026-05-31", None), ("2026-07-01", True)):
        signed = Agreement(by=("Ann",), on=on, norms={"unworked": 0.1})
        norm = norm_of(case(agreement=signed), "unworked", (20, 100), None)
        assert norm.facts.get("is_later") is is_later


@pytest.mark.parametrize(
    ("status", "unseen", "expected"),
    [
        ("ok", [], "ok"),
        ("ok", ["plan_kept"], "ok"),
        ("ok", ["leads_verdict"], "not_enough_data"),
        ("attention", ["leads_verdict"], "attention"),
    ],
)
def test_a_step_whose_question_is_not_answered_is_not_well(status, unseen, expected):
    """That junk is worked says nothing of why sales fell; what is wrong is wrong all the same."""
    seen = Observation("unworked", 2, status, "unworked", {})
    blind = [Unseen(one, 2, "too_few_results") for one in unseen]
    assert step_of(2, [seen, *blind]).status == expected
