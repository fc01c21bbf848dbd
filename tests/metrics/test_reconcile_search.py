"""A definition is named when it explains a gap and no other does as well."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest
from tests.reconcile_simulated import outcome

from smalign.metrics.reconcile.definitions import Change, Definition
from smalign.metrics.reconcile.search import Told, distance, judge

BASE: Final = {("jan", "a"): Decimal(100), ("jan", "b"): Decimal(50), ("feb", "a"): Decimal(80)}
FIRST: Final = Change(("without_tests",), Definition("lead_created", without=frozenset({"tests"})))
SECOND: Final = Change(("without_spam",), Definition("lead_created", without=frozenset({"spam"})))


def told(*numbers, share="0.02"):
    """The report's numbers at the three places."""
    return {
        place: Told(Decimal(value), max(Decimal("0.5"), Decimal(share) * value))
        for place, value in zip(BASE, numbers, strict=True)
    }


def verdict(report, first, second=None):
    """The verdict over two definitions with these numbers."""
    numbers = {FIRST: first, SECOND: second or tuple(BASE.values())}
    table = {
        change: dict(zip(BASE, map(Decimal, values), strict=True))
        for change, values in numbers.items()
    }
    return judge(report, BASE, [(FIRST, SECOND)], table.__getitem__)


def test_numbers_within_the_tolerance_agree():
    """Twenty are a quarter of the report's 80; 21 are more than a quarter of 79."""
    assert verdict(told(80, 50, 80, share="0.25"), (90, 50, 80)).outside == 0
    assert verdict(told(79, 50, 80, share="0.25"), (90, 50, 80)).outside == 1


def test_the_only_one_that_explains_is_named():
    """All numbers meet."""
    assert verdict(told(90, 45, 70), (90, 45, 70)).found.change is FIRST


def test_of_two_that_meet_every_number_none_is_named():
    """The report cannot tell them apart."""
    said = verdict(told(90, 45, 70), (90, 45, 70), (90, 45, 70))
    assert said.found is None
    assert said.alike == (FIRST, SECOND)


def test_the_exact_one_wins_over_one_within_the_tolerance():
    """91 is within 2 % of 90, but 90 is 90."""
    assert verdict(told(90, 45, 70), (90, 45, 70), (91, 45, 70)).found.change is FIRST


def test_of_two_within_the_tolerance_none_is_named():
    """Neither is exact."""
    assert verdict(told(90, 45, 70), (89, 45, 70), (91, 45, 70)).alike == (FIRST, SECOND)


def test_one_number_beyond_the_tolerance_is_no_explanation():
    """It is told as the nearest when it closes half of the gap: here 20 of 25."""
    said = verdict(told(90, 45, 70), (90, 45, 75))
    assert (said.found, said.nearest) == (None, FIRST)
    assert said.closes == Decimal("0.8")


def test_less_than_half_of_the_gap_is_not_told():
    """Two of three numbers are met each time: 10 of 25 are closed, then 15."""
    assert verdict(told(90, 45, 70), (90, 45, 85)).nearest is None
    assert verdict(told(90, 45, 70), (90, 45, 80)).nearest is FIRST


def test_a_smaller_distance_alone_is_not_near():
    """Thousands come closer to any small number: two of three are still beyond the tolerance."""
    assert verdict(told(90, 45, 70), (90, 50, 75)).nearest is None


def test_nothing_is_said_to_explain_what_does_not_change_a_number():
    """A definition that counts the same everywhere is no other definition."""
    said = verdict(told(90, 45, 70), (100, 50, 80))
    assert (said.found, said.alike, said.nearest) == (None, (), None)


def test_a_number_is_met_within_its_own_rounding():
    """90.5 thousand is anything from 90,450 to 90,550."""
    one = Told(Decimal(90_500), Decimal(50), Decimal(50))
    assert distance(one, Decimal(90_550)) == 0
    assert distance(one, Decimal(90_551)) == 51


@pytest.mark.parametrize("seed", [1, 100, 102, 104, 108])
def test_a_planted_definition_is_named_and_nothing_else(seed):
    """A sample; `python -m tests.reconcile_simulated -n 200` runs them all."""
    assert outcome(seed)[1] == "right"
