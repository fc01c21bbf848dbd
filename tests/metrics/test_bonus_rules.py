"""What a plan pays for a base: published plans by hand, boundaries, what always holds."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smalign.base.config_bonus import Accelerator, BonusPlan
from smalign.metrics.bonus.rules import crossed, reward, shared


def plan(**said) -> BonusPlan:
    """A plan of sales with these rules; decimals may be written as text."""
    rates = {mark: Decimal(rate) for mark, rate in said.pop("rates", {}).items()}
    times = said.pop("accelerator", None)
    more = {"accelerator": Accelerator(times[0], Decimal(times[1]))} if times else {}
    for name in ("rate", "cap"):
        if name in said:
            more[name] = Decimal(said.pop(name))
    return BonusPlan("2026-01-01", "won", rates=rates, **more, **said)


def paid(of: BonusPlan, base: str, quota: str | None = None) -> Decimal:
    """What is granted for a base, in whole units."""
    found = reward(of, Decimal(base), None if quota is None else Decimal(quota))
    assert found is not None
    return Decimal(found.granted) / 100


GRADUATED = plan(rates={"0": "0.06", "3000": "0.08", "8000": "0.10"}, steps="marginal")
"""Math Tutor, Business Math, lesson 0803, "Graduated Commissions": 6 % of the first 3,000 of sales,
8 % of the next 5,000, 10 % over 8,000.
https://mathtutor.com/software/business-math-lesson-overviews/lesson-0803.html"""

ACCELERATED = plan(
    rates={"0%": "0.05", "50%": "0.10"}, steps="retroactive", accelerator=("100%", "2")
)
"""QuotaPath, "Accelerators & Decelerators": 5 % to half of the quota, then 10 % of all, 20 % of
what comes after the quota.
https://comp.quotapath.com/account-executive/accelerators-decelerators"""

CAPPED = plan(rates={"0%": "0.10", "150%": "0"}, steps="marginal")
"""QuotaPath, "Capped Commission": 10 % up to 150 % of a quota of 33,000, nothing above.
https://comp.quotapath.com/account-executive/capped"""

CUMULATIVE = {"0%": "0.06", "100%": "0.08", "150%": "0.10"}
"""Sales Cookie, "Cumulative and non-cumulative tiers": 6 % below the quota, 8 % to half as much
again, 10 % above; cumulative is marginal here, non-cumulative retroactive.
https://support2.salescookie.com/portal/en/kb/articles/kb-what-is-the-difference-between-cumulative-and-non-cumulative-tiers"""


@pytest.mark.parametrize(
    ("base", "worked"),
    [
        ("2999.99", "180.00"),  # 179.9994
        ("3000", "180"),
        ("8000", "580"),  # 180 + 400
        ("9000", "680"),  # 180 + 400 + 100
    ],
)
def test_a_graduated_commission_pays_each_part_at_its_own_rate(base, worked):
    """6 % of 3,000, 8 % of the next 5,000, 10 % of the rest."""
    assert paid(GRADUATED, base) == Decimal(worked)


@pytest.mark.parametrize(
    ("base", "worked"),
    [
        ("16499", "824.95"),  # below half of 33,000: 5 %
        ("16500", "1650"),  # exactly half: 10 % of all
        ("33000", "3300"),  # exactly the quota: nothing is above it
        ("40000", "4700"),  # 3,300 + 20 % of 7,000
    ],
)
def test_a_retroactive_step_pays_all_again_and_the_accelerator_only_what_is_above(base, worked):
    """At half of the quota the rate of all doubles; above the quota that of the part above does."""
    assert paid(ACCELERATED, base, "33000") == Decimal(worked)


@pytest.mark.parametrize(("base", "worked"), [("49500", "4950"), ("60000", "4950"), ("100", "10")])
def test_a_capped_commission_stops_at_its_cap(base, worked):
    """As a rate of 0 above the mark, or as a cap of 10 % of 49,500: the same."""
    assert paid(CAPPED, base, "33000") == Decimal(worked)
    assert paid(plan(rate="0.10", cap="4950"), base) == Decimal(worked)


def test_cumulative_and_non_cumulative_tiers_differ_above_the_quota():
    """At 110 of 100: 6 + 0.8 where each tier pays its band, 8.8 where the highest pays all."""
    assert paid(plan(rates=CUMULATIVE, steps="marginal"), "110", "100") == Decimal("6.80")
    assert paid(plan(rates=CUMULATIVE, steps="retroactive"), "110", "100") == Decimal("8.80")


def test_a_threshold_is_reached_by_its_mark_exactly():
    """A kopeck below 80 % of 1,000 pays nothing, the mark itself pays from the first rouble."""
    of = plan(rate="0.05", threshold="80%")
    assert paid(of, "799.99", "1000") == 0
    assert paid(of, "800", "1000") == Decimal(40)


def test_exactly_at_the_cap_nothing_is_cut():
    """A cap of 40: 800 at 5 % is 40, uncut; one rouble more is cut by its five kopecks."""
    of = plan(rate="0.05", cap="40")
    at, above = (reward(of, Decimal(base), None) for base in ("800", "801"))
    assert (at.granted, at.capped) == (4000, 0)
    assert (above.earned, above.granted, above.capped) == (4005, 4000, 5)


def test_qualifiers_come_before_the_cap():
    """Of 100 half is withheld; the cap of 30 cuts 20 of the other half."""
    found = reward(plan(rate="0.1", cap="30"), Decimal(1000), None, Decimal("0.5"))
    assert (found.earned, found.withheld, found.capped, found.granted) == (10000, 5000, 2000, 3000)


def test_without_a_quota_marks_in_per_cent_say_nothing():
    """Not known, and not 0; but nothing sold earns nothing whatever the quota."""
    assert reward(plan(rate="0.1", threshold="80%"), Decimal(5), None) is None
    assert reward(plan(rate="0.1", threshold="80%"), Decimal(0), None).granted == 0


def test_below_a_threshold_in_money_no_quota_is_needed():
    """999 of 1,000 earn nothing, whatever the quota is; what 1,000 earn is in per cent of it."""
    of = plan(rates={"0%": "0.01", "100%": "0.02"}, steps="retroactive", threshold="1000")
    assert reward(of, Decimal(999), None).granted == 0
    assert reward(of, Decimal(1000), None) is None


def test_a_count_pays_an_amount_a_deal():
    """Five deals: three at 1,000, and from the fourth on 1,500, by parts."""
    of = plan(rates={"0": "1000", "3": "1500"}, steps="marginal", measure="count")
    assert paid(of, "5") == Decimal(6000)


def test_half_a_kopeck_is_rounded_up():
    """0.1 of 0.05 is half a kopeck: one."""
    assert paid(plan(rate="0.1"), "0.05") == Decimal("0.01")
    assert paid(plan(rate="0.1"), "0.04") == 0


def test_the_largest_remainder_goes_to_who_lost_most_and_of_equal_ones_to_the_first():
    """100 in three equal parts is 34, 33, 33; 10 by 0.55 to 0.45 is 6 and 4."""
    assert shared(100, [1, 1, 1]) == [34, 33, 33]
    assert shared(10, [Decimal("0.55"), Decimal("0.45")]) == [6, 4]
    assert shared(7, [0, 0]) == [7, 0]


AMOUNTS = st.integers(0, 10**9)
MARKS = st.lists(st.integers(1, 10**6), min_size=1, max_size=4, unique=True)
RATES = st.lists(st.integers(0, 1000), min_size=5, max_size=5)


@given(total=AMOUNTS, weights=st.lists(st.integers(0, 10**6), min_size=1, max_size=20))
def test_shares_sum_to_the_whole_and_are_a_kopeck_from_their_part(total, weights):
    """Nobody gets a whole kopeck more or less than the exact part."""
    parts = shared(total, weights)
    assert sum(parts) == total
    if any(weights):
        for part, weight in zip(parts, weights, strict=True):
            assert abs(part - Fraction(total * weight, sum(weights))) < 1


@given(st.lists(AMOUNTS, max_size=30), st.lists(st.integers(1, 100), min_size=1, max_size=5))
def test_lines_and_people_both_sum(lines, weights):
    """Every line is shared whole, everybody gets their whole, and no part is negative."""
    totals = shared(sum(lines), weights)
    table = crossed(lines, totals)
    assert [sum(parts) for parts in table] == lines
    assert [sum(column) for column in zip(*table, strict=True)] == (totals if lines else [])
    assert all(part >= 0 for parts in table for part in parts)


@given(MARKS, RATES, AMOUNTS, AMOUNTS, st.booleans(), st.none() | st.integers(0, 10**7))
def test_more_sales_never_pay_less_where_rates_rise(marks, rates, one, other, marginal, cap):
    """With rates that do not fall, applied in either way, accelerated and capped or not."""
    ladder = dict(zip(["0", *map(str, sorted(marks))], sorted(rates), strict=False))
    of = plan(
        rates={mark: Decimal(rate) / 1000 for mark, rate in ladder.items()},
        steps="marginal" if marginal else "retroactive",
        accelerator=(str(max(marks)), "1.5"),
        **({} if cap is None else {"cap": cap}),
    )
    low, high = sorted((one, other))
    less, more = reward(of, Decimal(low), None), reward(of, Decimal(high), None)
    assert less.granted <= more.granted
    for found in (less, more):
        assert found.earned == found.granted + found.withheld + found.capped
        assert min(found.granted, found.withheld, found.capped) >= 0
        assert cap is None or found.granted <= cap * 100
