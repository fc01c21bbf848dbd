"""Intervals and adjusted p-values against published tables and other packages."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from math import comb
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smalign.metrics.stats import benjamini_hochberg, fisher, newcombe, poisson, wilson

if TYPE_CHECKING:
    from pathlib import Path

Z = {"0.9": 1.6448536269514722, "0.95": 1.959963984540054, "0.99": 2.5758293035489004}


def rows(shared: Path, name: str) -> list[dict[str, str]]:
    """The rows of a reference table."""
    with (shared / "answer_keys" / "stats" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_wilson_equals_the_published_intervals(shared: Path):
    """Every row of the reference table is met to ten digits."""
    table = rows(shared, "GOLD_wilson.csv")
    assert len(table) == 42
    for row in table:
        found = wilson(int(row["x"]), int(row["n"]), Z[row["conf"]])
        expected = (float(row["wilson_lo"]), float(row["wilson_hi"]))
        assert found == pytest.approx(expected, rel=1e-10, abs=1e-12)


def test_newcombe_equals_the_published_intervals(shared: Path):
    """Every row of the reference table of differences is met to ten digits."""
    table = rows(shared, "GOLD_two_proportions.csv")
    assert len(table) == 12
    for row in table:
        found = newcombe(int(row["x1"]), int(row["n1"]), int(row["x2"]), int(row["n2"]))
        expected = (float(row["newcombe_lo"]), float(row["newcombe_hi"]))
        assert found == pytest.approx(expected, rel=1e-10, abs=1e-12)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((1, 2, 0, 1), (-0.39104934410983594, 0.9054687942657693)),
        ((0, 1, 1, 1), (-1.0, 0.12210872068194178)),
        ((5, 10, 5, 10), (-0.3725136238199143, 0.3725136238199143)),
    ],
)
def test_newcombe_at_the_ends_is_what_statsmodels_says(counts, expected):
    """One card, none against all, no difference: as statsmodels 0.15.0 computes them."""
    assert newcombe(*counts) == pytest.approx(expected, abs=1e-12)


def test_benjamini_hochberg_equals_the_published_example(shared: Path):
    """The 15 p-values of 1995, and ties out of order, are adjusted as in the reference."""
    path = shared / "answer_keys" / "stats" / "GOLD_stats.json"
    key = json.loads(path.read_text(encoding="utf-8"))["benjamini_hochberg"]
    found = benjamini_hochberg(key["p"])
    assert found == pytest.approx(key["q"], abs=1e-12)
    assert sum(value <= 0.05 for value in found) == key["reject_0_05"] == 4
    ties = key["ties_unsorted"]
    assert benjamini_hochberg(ties["p"]) == pytest.approx(ties["q"], abs=1e-12)


@pytest.mark.parametrize(
    ("p_values", "expected"),
    [
        ([], []),
        ([0.5], [0.5]),
        ([0.05, 0.05], [0.05, 0.05]),
        ([0.04, 0.001, 0.04, 0.5, 0.03], [0.05, 0.005, 0.05, 0.5, 0.05]),
    ],
)
def test_benjamini_hochberg_of_few_and_equal_values(p_values, expected):
    """No test, one test, equal p-values: as statsmodels 0.15.0 computes them."""
    assert benjamini_hochberg(p_values) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
def test_what_is_no_p_value_is_refused(wrong: float):
    """A value outside [0, 1], or none at all, is an error of the caller."""
    with pytest.raises(ValueError, match="no p-value"):
        benjamini_hochberg([0.5, wrong])


def test_nothing_of_nothing_has_no_interval():
    """Where n is 0 there is no interval, never a division by zero."""
    assert wilson(0, 0) is None
    assert newcombe(0, 0, 1, 2) is None
    assert newcombe(1, 2, 0, 0) is None


def test_the_ends_are_exact_where_the_share_is_0_or_1():
    """None of n begins at 0.0 and all of n end at 1.0 without a rounding error."""
    assert wilson(0, 1000)[0] == 0.0
    assert wilson(1000, 1000)[1] == 1.0


@pytest.mark.parametrize(("hits", "n"), [(-1, 5), (6, 5), (1, 0)])
def test_a_count_outside_its_total_is_refused(hits: int, n: int):
    """More hits than tries is an error of the caller, not a share above 1."""
    with pytest.raises(ValueError, match="no share"):
        wilson(hits, n)


@given(st.integers(0, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_inside_its_interval(pair: tuple[int, int]):
    """The interval lies in [0, 1] and holds the share."""
    hits, n = pair
    if n:
        low, high = wilson(hits, n)
        assert 0 <= low <= hits / n <= high <= 1


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((3, 4, 1, 4), 34 / 70),  # the lady tasting tea
        # Fisher's criminal twins: C(12, k) C(18, 13 - k) / C(30, 13) of k = 10, 11, 12 and 0
        ((10, 12, 3, 18), (53_856 + 1_836 + 18 + 8_568) / 119_759_850),
        ((0, 6, 6, 6), 2 / 924),
        ((2, 4, 2, 4), 1.0),
        ((0, 0, 3, 5), 1.0),
        ((0, 5, 0, 5), 1.0),
    ],
)
def test_fisher_is_the_exact_test(counts, expected):
    """The two-sided p-value is that of the published tables."""
    assert fisher(*counts) == pytest.approx(expected, rel=1e-9)


def test_fisher_equals_the_published_p_values(shared: Path):
    """Every two-sided p-value of the reference table of differences."""
    for row in rows(shared, "GOLD_two_proportions.csv"):
        counts = (int(row[name]) for name in ("x1", "n1", "x2", "n2"))
        assert fisher(*counts) == pytest.approx(float(row["fisher_p_two_sided"]), rel=1e-9)


@pytest.mark.parametrize(
    "counts", [(300, 1000, 400, 1500), (10, 1000, 900, 1500), (0, 300, 90, 300)]
)
def test_fisher_of_many_cards_is_that_of_whole_numbers(counts):
    """Sums of floats over thousands of tables equal the sums of exact fractions."""
    hits, n, other_hits, other_n = counts
    both = hits + other_hits
    tables = [comb(n, cell) * comb(other_n, both - cell) for cell in range(both + 1)]
    seen = tables[hits]
    expected = Fraction(sum(one for one in tables if one <= seen), sum(tables))
    assert fisher(*counts) == pytest.approx(float(expected), rel=1e-11)


SCIPY = {
    (0, 30, 1, 30): 1.0,
    (12, 40, 25, 45): 0.02789454018627473,
    (5, 1000, 30, 1200): 0.00011490169789371717,
    (200, 500, 100, 500): 6.015355107445709e-12,
    (1, 1, 0, 1): 1.0,
    (3, 35, 0, 31): 0.24125874125874125,
    (999, 1000, 990, 1000): 0.011504767503741683,
    (17, 31, 17, 31): 1.0,
    (0, 400, 9, 380): 0.0014718535114925289,
}
"""Hits, n, other hits, other n → the two-sided p-value of scipy 1.17.1."""
STATSMODELS = (
    *(1.0, 0.05021017233529451, 0.0005170576405217273, 5.4138195967011383e-11, 1.0),
    *(0.3618881118881119, 0.025885726883418787, 1.0, 0.004415560534477587),
)
"""The same nine, adjusted by `multipletests(…, method="fdr_bh")` of statsmodels 0.15.0."""


def test_many_shares_are_tested_and_adjusted_as_scipy_and_statsmodels_do():
    """Rare and common shares, equal ones, few and many cards; adjusted over all nine."""
    found = [fisher(*counts) for counts in SCIPY]
    assert found == pytest.approx(list(SCIPY.values()), rel=1e-8)
    assert benjamini_hochberg(found) == pytest.approx(list(STATSMODELS), rel=1e-8)


@pytest.mark.parametrize(
    ("hits", "low", "high"), [(0, 0.0, 3.6889), (5, 1.6235, 11.6683), (10, 4.7954, 18.3904),
                              (30, 20.2409, 42.8269), (100, 81.3643, 121.6272)]
)  # fmt: skip
def test_a_poisson_count_has_the_exact_interval_within_a_hundredth(hits, low, high):
    """The exact limits of Garwood's table (1936), which Byar's formula meets within 1 %."""
    found = poisson(hits)
    assert found == pytest.approx((low, high), rel=0.015)
