"""Intervals against published tables, rounding that adds up."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smalign.metrics.stats import newcombe, wilson

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
