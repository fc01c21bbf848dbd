"""How measures are said to be counted, by the basis and the model of an answer."""

from __future__ import annotations

import pytest

from smalign.base.explained import Explained
from smalign.base.results import Period, Result
from smalign.render.explain.words import meaning_of


def said(column, **params):
    """The English words for a measure of roi under these choices."""
    result = Result("roi", None, Period(), "lead+deal", dict(params), (), (), {})
    return meaning_of(result, Explained({}, (), ()), column).en


@pytest.mark.parametrize(
    ("column", "params", "words"),
    [
        ("revenue", {"basis": "cohort"}, "sum of the amounts of won deals"),
        (
            "revenue",
            {"basis": "cash", "revenue_by": "payment"},
            "what was paid in the period, less what was given back in it",
        ),
        (
            "revenue",
            {"basis": "cash", "revenue_by": "closing_date"},
            "sum of the amounts of the deals won in the period",
        ),
        # no deal at all: nothing says by which day
        (
            "revenue",
            {"basis": "cash", "revenue_by": "card"},
            "sum of the amounts of the deals won in the period",
        ),
        ("deals", {"basis": "cash"}, "deals created in the period"),
        ("deals", {"basis": "cash", "models": ["linear"]}, "deals created in the period"),
        (
            "won",
            {"basis": "cash", "models": ["linear"]},
            "the part of the won deals that the model gives to touches of this row",
        ),
        ("cpl", {"basis": "cash"}, "spend / leads"),
    ],
)
def test_what_counts_on_its_own_day_is_not_said_to_go_by_cohort(column, params, words):
    """Revenue of a month is what was paid in it, not the amounts of its sales."""
    assert said(column, **params) == words


def test_the_share_of_a_month_is_of_the_losses_of_that_month():
    """With --monthly 3 are not all lost cards of the segment, but those of the month."""
    result = Result("reasons", None, Period(), "deal", {}, (), (), {})
    row = Explained({"reason": "Price", "month": "2025-02"}, (), ())
    assert meaning_of(result, row, "lost").en == "all lost cards of the segment in that month"
    every = Explained({"reason": "Price"}, (), ())
    assert meaning_of(result, every, "lost").en == "all lost cards of the segment"


@pytest.mark.parametrize(("stage", "is_unplaced"), [("(unknown)", True), ("New", False)])
def test_cards_lost_nobody_knows_where_are_in_no_stage(stage, is_unplaced):
    """The row (unknown) holds no card whose furthest stage is this one."""
    result = Result("funnel", None, Period(), "deal", {}, (), (), {})
    for column in ("entered", "lost"):
        words = meaning_of(result, Explained({"stage": stage}, (), ()), column).en
        assert (words == "cards lost nobody knows where; they are in no other row") == is_unplaced
