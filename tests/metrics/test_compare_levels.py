"""Segments of compare: how far the least of them may move without another split."""

from __future__ import annotations

import pytest

from smalign.metrics.comparing.level import levels_of

# Leads of two campaigns of one account, and of one that the earlier period alone has.
BEFORE = {("ads", "a", "brand"): 30, ("ads", "a", "network"): 12, ("ads", "a", "old"): 50}
AFTER = {("ads", "a", "brand"): 45, ("ads", "a", "network"): 18}


@pytest.mark.parametrize(
    ("least", "steady", "network"),
    [
        (20, (19, 45), "ads · old, network"),
        (18, (1, 18), "ads · network"),
        (46, (46, None), "ads"),
    ],
)
def test_the_split_holds_between_the_sizes_of_its_neighbours(least, steady, network):
    """Brand has 45 leads in its larger period, network 18; the old one has no second period."""
    found = levels_of([BEFORE, AFTER], least)
    assert found.steady == steady
    assert found.segments["ads", "a", "network"] == network


@pytest.mark.parametrize("least", [18, 20, 46])
def test_at_both_ends_the_segments_are_the_same_and_beyond_them_others(least):
    """What is said to be steady is."""
    found = levels_of([BEFORE, AFTER], least)
    low, high = found.steady
    assert levels_of([BEFORE, AFTER], low).segments == found.segments
    assert levels_of([BEFORE, AFTER], high or 1_000).segments == found.segments
    if low > 1:
        assert levels_of([BEFORE, AFTER], low - 1).segments != found.segments
    if high:
        assert levels_of([BEFORE, AFTER], high + 1).segments != found.segments


def test_channels_that_are_not_split_are_steady_whatever_the_least():
    """Nothing is known of their campaigns."""
    bare = {("ads", "(none)", "(none)"): 30}
    assert levels_of([bare, bare], 20).steady == (1, None)


def test_a_rest_of_many_values_is_not_named():
    """Up to three values call the rest by their names, the largest first; four are (other)."""
    brand = {("ads", "a", "brand"): 30}
    new = {("ads", "a", f"new{n}"): 10 + n for n in range(4)}
    three = dict(list(new.items())[:3])
    found = levels_of([brand, brand | three], 20)
    assert found.segments["ads", "a", "new0"] == "ads · new2, new1, new0"
    assert levels_of([brand, brand | new], 20).segments["ads", "a", "new0"] == "ads · (other)"
    long = {("ads", "a", "x" * 61): 10}
    assert levels_of([brand, brand | long], 20).segments["ads", "a", "x" * 61] == "ads · (other)"
