"""The bridge: exact whatever the cards are, and equal to published decompositions."""

from __future__ import annotations

import csv
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smalign.metrics.comparing.bridge import FACTORS, Cell, bridge
from smalign.metrics.comparing.parts import apportioned
from smalign.metrics.comparing.resamples import resampled
from smalign.metrics.comparing.shapley import parts

PLACES = st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"))


@st.composite
def a_cell(draw):
    """Leads, some of them won, each sale of some kopecks."""
    leads = draw(st.integers(1, 40))
    hits = draw(st.integers(0, leads))
    kopecks = draw(st.integers(0, 10**9)) if hits else 0
    return Cell(leads, hits, Decimal(kopecks) / 100)


PERIODS = st.dictionaries(PLACES, a_cell(), max_size=9)
DAYS = st.integers(0, 23)


@settings(max_examples=300)
@given(before=PERIODS, after=PERIODS, days=st.tuples(DAYS, DAYS))
def test_parts_are_the_whole_change(before, after, days):
    """Of any two periods the parts sum exactly to the change, in sales and to the kopeck."""
    sales = bridge(before, after, days, is_money=False)
    money = bridge(before, after, days, is_money=True)
    assert sales.total == sum(one.hits for one in after.values()) - sum(
        one.hits for one in before.values()
    )
    change = sum((one.revenue for one in after.values()), Decimal(0)) - sum(
        (one.revenue for one in before.values()), Decimal(0)
    )
    assert money.total == Fraction(change)
    shown = apportioned([money.of(factor) for factor in FACTORS])
    assert sum(shown) == change


@settings(max_examples=200)
@given(before=PERIODS, after=PERIODS)
def test_the_way_back_is_the_same_way(before, after):
    """From now to then every part has the other sign: no period is taken for the true one."""
    there = bridge(before, after, (20, 22), is_money=False)
    back = bridge(after, before, (22, 20), is_money=False)
    assert [there.of(factor) for factor in FACTORS] == [-back.of(factor) for factor in FACTORS]


def test_nothing_changed_is_no_part():
    """Equal periods differ in nothing."""
    one = {("a", "x"): Cell(10, 3, Decimal(5)), ("b", "y"): Cell(20, 1, Decimal(7))}
    found = bridge(one, one, (20, 20), is_money=True)
    assert {found.of(factor) for factor in FACTORS} == {0}


def test_more_working_days_are_no_more_leads_a_day():
    """100 → 110 leads in 20 → 22 days, one in ten won: the one more sale is the calendar's."""
    before, after = {("a", "x"): Cell(100, 10)}, {("a", "x"): Cell(110, 11)}
    found = bridge(before, after, (20, 22), is_money=False)
    assert (found.working_days, found.leads) == (1, 0)


def test_managers_share_out_what_a_segment_lost():
    """By hand: x 10 of 50 → 5 of 50, y 10 of 50 → 10 of 50: the five lost are x's."""
    before = {("a", "x"): Cell(50, 10), ("a", "y"): Cell(50, 10)}
    after = {("a", "x"): Cell(50, 5), ("a", "y"): Cell(50, 10)}
    found = bridge(before, after, (20, 20), is_money=False)
    assert found.rates == {("a", "x"): -5, ("a", "y"): 0}
    assert (found.leads, found.of("mix")) == (0, 0)


@given(st.lists(st.tuples(st.fractions(0, 9), st.fractions(0, 9)), min_size=1, max_size=4))
def test_a_part_is_the_mean_over_all_orders(pairs):
    """Each factor's part is the mean of what its move changes, over every order of moving them."""
    orders = [*permutations(range(len(pairs)))]
    found = [Fraction(0)] * len(pairs)
    for order in orders:
        moved: set[int] = set()
        for at in order:
            others = Fraction(1)
            for other, pair in enumerate(pairs):
                others *= 1 if other == at else pair[other in moved]
            found[at] += (pairs[at][1] - pairs[at][0]) * others
            moved.add(at)
    assert parts(pairs) == [one / len(orders) for one in found]


@pytest.mark.parametrize("name", ["halford_blog_2023", "icanexplain_docs"])
def test_published_decompositions_agree(shared, name):
    """Impressions x rate x rate x revenue, by group and month: the independent key's Shapley."""
    folder = shared / "answer_keys" / "stats"
    with (folder / f"decomp_{name}_input.csv").open() as file:
        years = {(row["m"], row["group"], row["y"]): _factors(row) for row in csv.DictReader(file)}
    with (folder / f"GOLD_decomp_{name}.csv").open() as file:
        key = [row for row in csv.DictReader(file) if row["method"] == "shapley"]
    assert len(key) == 6
    for row in key:
        of = (row["month"], row["group"])
        found = parts([*zip(years[*of, "2018"], years[*of, "2019"], strict=True)])
        expected = [float(row[one]) for one in ("impressions", "ctr", "conv", "avg_revenue")]
        assert [float(one) for one in found] == pytest.approx(expected, rel=1e-7, abs=1e-6)
        assert sum(found) == int(row["total"])


def _factors(row):
    counts = [Fraction(row[one]) for one in ("impressions", "clicks", "conversions", "revenue")]
    return [counts[0], *(one / before for before, one in pairwise(counts))]


def test_no_interval_hangs_on_what_a_segment_or_a_manager_is_called():
    """Each place takes the next random numbers: by their counts, not by the alphabet of names."""
    before = {
        ("a", "x"): Cell(40, 9, Decimal(900)),
        ("a", "y"): Cell(30, 3, Decimal(90)),
        ("b", "x"): Cell(70, 7, Decimal(700)),
    }
    after = {
        ("a", "x"): Cell(35, 4, Decimal(500)),
        ("b", "x"): Cell(60, 9, Decimal(400)),
        ("c", "y"): Cell(5, 1, Decimal(50)),
    }
    called = {"a": "zz", "b": "mm", "c": "aa", "x": "y", "y": "x"}
    renamed = [
        {(called[segment], called[manager]): one for (segment, manager), one in cells.items()}
        for cells in (before, after)
    ]
    for is_money in (False, True):
        first = resampled(before, after, (20, 22), is_money=is_money)
        other = resampled(*renamed, (20, 22), is_money=is_money)
        assert [called[one] for one in first.segments] == [*other.segments]
        for part in ("leads", "mix", "rates", "size"):
            assert (getattr(first, part) == getattr(other, part)).all()
