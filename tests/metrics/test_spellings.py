"""Spellings of one thing among the values of a field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smalign.metrics.fields.spellings import folded, near_duplicates


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], 0),
        (["Москва"], 0),
        (["Москва", "москва", "МОСКВА "], 2),
        (["Орёл", "Орел"], 1),
        (["e-commerce", "E commerce", "ecommerce"], 2),
        (["Москва", "Масква", "Моква", "Москвва"], 3),
        (["Москва", "Омск"], 0),
        (["Оля", "Толя"], 0),
        (["Plan 10", "Plan 11", "plan 10"], 1),
        (["Екатеринбург", "Екатиринбург", "Екатиренбург"], 2),
        (["abcde", "abced"], 0),
        (["-", "--", "?"], 0),
        (["x" * 100, "x" * 99 + "y"], 1),
        (["x" * 101, "x" * 100 + "y", "X" * 101], 1),
    ],
)
def test_spellings_worked_by_hand(values, expected):
    """Values less groups: case, signs and ё fold; from five letters one step joins; no digits."""
    assert near_duplicates(values) == expected


def near(one: str, other: str) -> bool:
    """Levenshtein distance at most 1, by the textbook table."""
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for at, against in enumerate(other, 1):
            line.append(min(last[at] + 1, line[-1] + 1, last[at - 1] + (letter != against)))
        last = line
    return last[-1] <= 1


@given(st.lists(st.text("абв", min_size=5, max_size=7), max_size=12, unique=True))
def test_groups_are_those_of_the_textbook_distance(values):
    """The same groups as comparing every pair by the full table of distances."""
    groups: list[set[str]] = []
    for value in values:
        mine = [group for group in groups if any(near(value, one) for one in group)]
        groups = [group for group in groups if group not in mine]
        groups.append({value}.union(*mine))
    assert near_duplicates(values) == len(values) - len(groups)


@given(st.lists(st.text(max_size=8), max_size=10, unique=True), st.randoms())
def test_the_order_of_values_does_not_matter(values, random):
    """Shuffled values have as many spellings."""
    shuffled = list(values)
    random.shuffle(shuffled)
    assert near_duplicates(shuffled) == near_duplicates(values) <= max(len(values) - 1, 0)


def test_folding():
    """Case, signs, blanks and ё."""
    assert folded("  Ёлки-палки! ") == "елки палки"
