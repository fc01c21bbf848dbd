"""What leads nobody called add to the verdict, worked by hand."""

from __future__ import annotations

import pytest

from smalign.base.diagnosis import Observation, Range, Stake, Step, Verdict
from smalign.rules.steps.witnessed import with_unworked

LOSS = Range(-10, -16, -4)


def steps(status="broken", *, grew=True):
    """Step 2 with leads nobody called: 13 sales (8…19) hang on them."""
    stake = Stake(Range(13, 8, 19), None)
    seen = Observation("unworked", 2, status, "unworked", {"grew": grew}, stake=stake)
    return (Step(1, "ok"), Step(2, status, seen))


@pytest.mark.parametrize("cause", ["none", "disputed"])
def test_where_compare_names_nobody_the_work_itself_is_named(cause):
    """More leads without an attempt are handling, with the sales that hang on them."""
    told = with_unworked(Verdict(cause, effects={"handling": None}), steps())
    assert (told.cause, told.zone, told.causes) == ("handling", "sales", ("handling",))
    assert told.effects["handling"] == Range(-13, -19, -8)
    assert told.said == "handling_alone"


@pytest.mark.parametrize("cause", ["quality", "market", "quantity"])
def test_beside_another_loss_both_are_named(cause):
    """A loss of the mix and unworked leads are two things at once, of nobody alone."""
    told = with_unworked(Verdict(cause, causes=(cause,), effects={cause: LOSS}), steps())
    assert (told.cause, told.zone, told.causes) == ("mixed", None, (cause, "handling"))


def test_a_gain_does_not_hide_unworked_leads():
    """More leads brought sales; that nobody calls them is named all the same."""
    effects = {"quantity": Range(20, 12, 28)}
    told = with_unworked(Verdict("quantity", causes=("quantity",), effects=effects), steps())
    assert told.cause == "handling"


@pytest.mark.parametrize("cause", ["insufficient", "handling", "recording", "mixed"])
def test_what_is_not_enough_or_named_already_stays(cause):
    """Too few results stay too few; another recording makes every comparison void."""
    told = Verdict(cause, effects={})
    assert with_unworked(told, steps()) is told or with_unworked(told, steps()).cause == cause


@pytest.mark.parametrize(("status", "grew"), [("ok", True), ("attention", True), ("broken", False)])
def test_what_was_always_so_is_no_change(status, grew):
    """A norm broken now as before is a broken step, and no verdict on two periods."""
    told = Verdict("none", effects={})
    assert with_unworked(told, steps(status, grew=grew)) is told
