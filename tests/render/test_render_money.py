"""Rounding on the way out: half up, and rows that sum to their total."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smalign.render.money import column, rounded


def shown_as(shares: dict[str, Decimal], places: int = 0) -> dict[str, Decimal]:
    """The column of amounts `shares` as it is shown, by key."""
    total = sum(shares.values(), Decimal(0))
    return dict(
        zip(shares, column(list(shares.values()), total, places, list(shares)), strict=True)
    )


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.125", 2, "0.13"),
        ("0.1249999", 2, "0.12"),
        ("-0.005", 2, "-0.01"),
        ("1E+3", 2, "1000.00"),
        ("0", 2, "0.00"),
    ],
)
def test_a_half_is_rounded_away_from_zero(value: str, places: int, expected: str):
    """Rounding is half up, as an accountant rounds, for negative amounts too."""
    assert str(rounded(Decimal(value), places)) == expected


def test_shown_rows_sum_to_the_shown_total():
    """Thirds of 100 show as 34, 33, 33: the missing unit goes to the smaller key."""
    third = Decimal(100) / 3
    assert shown_as({"b": third, "a": third, "c": third}) == {
        "b": Decimal(33),
        "a": Decimal(34),
        "c": Decimal(33),
    }


def test_the_unit_goes_to_the_largest_cut_off_part():
    """0.6 and 0.7 of a unit: the total 2 needs one more, the larger part gets it first."""
    shown = shown_as({"a": Decimal("0.6"), "b": Decimal("0.7"), "c": Decimal("0.7")})
    assert shown == {"a": Decimal(0), "b": Decimal(1), "c": Decimal(1)}


def test_a_refund_is_rounded_with_the_rest():
    """Negative amounts are cut towards zero too and the sum still holds: -0.5 - 0.6 is -1."""
    assert shown_as({"a": Decimal("-0.5"), "b": Decimal("-0.6")}) == {
        "a": Decimal(0),
        "b": Decimal(-1),
    }


def test_nothing_sums_to_nothing():
    """No rows give no rows."""
    assert shown_as({}) == {}


amounts = st.decimals("-1000000", "1000000", places=6, allow_nan=False, allow_infinity=False)


@given(st.dictionaries(st.text(max_size=3), amounts, max_size=30), st.integers(0, 3))
def test_the_sum_always_holds_and_no_row_moves_a_unit_or_more(
    shares: dict[str, Decimal], places: int
):
    """Rounded rows add up to the rounded total and each stays within one unit of its value."""
    shown = shown_as(shares, places)
    assert sum(shown.values(), Decimal(0)) == rounded(sum(shares.values(), Decimal(0)), places)
    assert all(abs(shown[key] - shares[key]) < Decimal(1).scaleb(-places) * 2 for key in shares)
