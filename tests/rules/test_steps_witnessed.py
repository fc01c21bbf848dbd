"""What was seen of the work itself adds to the verdict, worked by hand."""

from __future__ import annotations

import pytest

from smalign.base.diagnosis import Act, Observation, Range, Stake, Step, Verdict
from smalign.rules.steps.witnessed import witnessed

LOSS = Range(-10, -16, -4)


def seen(name, status, *, grew=True):
    """One witness: 13 sales (8…19) hang on it."""
    stake = Stake(Range(13, 8, 19), None)
    return Observation(name, 2, status, name, {"grew": grew}, stake=stake)


def told(cause, *names, effects=None, **changed):
    """The verdict after the witnesses of these names, each grown and as grave as it takes."""
    grave = {"price_reasons": "attention"}
    found = [seen(name, grave.get(name, "broken"), **changed) for name in names]
    step = Step(2, "broken", found[0], tuple(found[1:])) if found else Step(2, "ok")
    causes = tuple(effects or ())
    before = Verdict(cause, causes=causes, effects={"handling": None, **(effects or {})})
    return witnessed(before, (Step(1, "ok"), step))[0]


@pytest.mark.parametrize("effects", [{}, {"disputed": LOSS}])
def test_where_compare_names_nobody_unworked_leads_are_handling(effects):
    """The sales department's, with the sales that hang on them."""
    found = told("disputed" if effects else "none", "unworked", effects=effects)
    assert (found.cause, found.zone, found.causes) == ("handling", "sales", ("handling",))
    assert found.effects["handling"] == Range(-13, -19, -8)


def test_what_is_seen_of_the_work_alone_is_said_so():
    """Where no result fell, the sentence does not speak of results."""
    assert told("none", "unworked").said == "handling_alone"
    assert told("disputed", "unworked", effects={"disputed": LOSS}).said == "handling"


@pytest.mark.parametrize("cause", ["quality", "quantity"])
@pytest.mark.parametrize("name", ["unworked", "assignment_wait"])
def test_beside_another_loss_both_are_named(cause, name):
    """A loss of the mix and a queue are two things at once, of nobody alone."""
    found = told(cause, name, effects={cause: LOSS})
    assert (found.cause, found.zone, found.causes) == ("mixed", None, (cause, "handling"))


def test_a_gain_does_not_hide_unworked_leads():
    """More leads brought sales; that nobody calls them is named all the same."""
    assert told("quantity", "unworked", effects={"quantity": Range(20, 12, 28)}).cause == "handling"


@pytest.mark.parametrize("cause", ["market", "disputed"])
def test_what_falls_everywhere_alike_is_the_queue_where_one_grew(cause):
    """Neither the market nor sales is named for what the system did."""
    found = told(cause, "assignment_wait", effects={cause: LOSS})
    assert (found.cause, found.zone, found.causes) == ("handling", "system", ("handling",))


def test_a_dispute_is_the_market_where_more_are_lost_for_the_price():
    """A fall that nobody can be given, and the price more often the reason."""
    found = told("disputed", "price_reasons", effects={"disputed": LOSS})
    assert (found.cause, found.zone) == ("market", "shared")


@pytest.mark.parametrize("cause", ["none", "quantity"])
def test_a_reason_more_often_said_is_no_verdict_where_conversion_held(cause):
    """Without a fall of conversion the price is no cause of anything."""
    effects = {"quantity": LOSS} if cause == "quantity" else {}
    assert told(cause, "price_reasons", effects=effects).cause == cause


def test_the_price_and_unworked_leads_are_two_things():
    """Each has a witness of its own."""
    found = told("disputed", "unworked", "price_reasons", effects={"disputed": LOSS})
    assert (found.cause, found.causes) == ("mixed", ("handling", "market"))


@pytest.mark.parametrize("cause", ["insufficient", "recording"])
def test_too_few_results_and_another_recording_stay(cause):
    """No witness makes a verdict where nothing can be compared."""
    assert told(cause, "unworked").cause == cause


def test_what_was_always_so_is_no_change():
    """A norm broken now as before is a broken step, and no verdict on two periods."""
    assert told("none", "unworked", grew=False).cause == "none"


def test_the_queue_is_given_to_the_system_and_not_to_managers():
    """What compare gave to sales is the system's; what it gave to marketing stays."""
    wait = seen("assignment_wait", "broken")
    act = Act("cause_handling", "sales")
    sales = Observation("leads_verdict", 2, "broken", "leads_loss", zone="sales", act=act)
    mix = Observation("leads_verdict", 2, "broken", "leads_loss", zone="marketing", act=act)
    for found, zone in ((sales, "system"), (mix, "marketing")):
        steps = (Step(1, "broken", wait), Step(2, "broken", found))
        _, after = witnessed(Verdict("handling", effects={"handling": LOSS}), steps)
        assert after[1].first.zone == zone
