"""What was seen of the work itself adds to the verdict, worked by hand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from smalign.base.diagnosis import Act, Norm, Observation, Range, Stake, Step, Verdict
from smalign.base.results import Note
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


@pytest.mark.parametrize(
    ("effects", "lost"), [({}, Range(-13, -19, -8)), ({"disputed": LOSS}, LOSS)]
)
def test_where_compare_names_nobody_unworked_leads_are_handling(effects, lost):
    """The sales department's, with the loss compare claims, else the sales that hang on them."""
    found = told("disputed" if effects else "none", "unworked", effects=effects)
    assert (found.cause, found.zone, found.causes) == ("handling", "sales", ("handling",))
    assert found.effects["handling"] == lost
    assert found.effects.get("disputed") is None


def test_two_losses_of_one_queue_are_one_effect():
    """-10 (-16…-4) and -4 (-12…+4): -14, and 6 and 8 together are 10 to each side."""
    effects = {"handling": LOSS, "disputed": Range(-4, -12, 4)}
    found = told("mixed", "assignment_wait", effects=effects)
    assert found.effects == {"handling": Range(-14, -24, -4), "disputed": None}
    assert found.causes == ("handling",)


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


def test_a_loss_not_sure_of_itself_and_the_price_are_the_market():
    """Two signs of one thing: what compare does not claim breaks nothing, and is told."""
    facts = {"cause": "none", "before": 357, "after": 303}
    leads = Observation("leads_verdict", 2, "ok", "leads_unsure", facts)
    step = Step(2, "attention", seen("price_reasons", "attention"), (leads,))
    before = Verdict("none", effects={"disputed": LOSS}, unsure=("rates",))
    before = replace(before, notes=(Note("compare_unsure_rates", {"result": "won"}),))
    after, (told,) = witnessed(before, (step,))
    assert (after.cause, after.zone, after.said) == ("market", "shared", "priced")
    assert after.effects == {"disputed": None, "market": LOSS}
    assert [one.code for one in after.notes] == ["compare_priced"]
    found = next(one for one in told.every if one.finding == "leads_verdict")
    assert (found.code, found.status, found.facts["value"]) == ("leads_loss", "attention", -10)


@pytest.mark.parametrize(
    ("unsure", "loss", "names"),
    [
        ((), LOSS, ["price_reasons"]),
        (("mix",), LOSS, ["price_reasons"]),
        (("rates",), Range(10, 4, 16), ["price_reasons"]),
        (("rates",), LOSS, []),
    ],
)
def test_one_sign_alone_is_no_market(unsure, loss, names):
    """A gain, a loss of the mix, a loss within chance, and a loss without the price are not."""
    found = [seen(name, "attention") for name in names]
    step = Step(2, "attention", found[0]) if found else Step(2, "ok")
    before = Verdict("none", effects={"disputed": loss}, unsure=unsure)
    after, _ = witnessed(before, (step,))
    assert (after.cause, after.said) == ("none", "unsure" if unsure else "none")


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
    sales = loss("handling", zone="sales", act=act, code="leads_loss_of_managers")
    mix = loss("quality", zone="marketing", act=act)
    for found, zone, code in (
        (sales, "system", "leads_loss"),
        (mix, "marketing", "leads_loss"),
    ):
        steps = (Step(1, "broken", wait), Step(2, "broken", found))
        _, after = witnessed(Verdict("handling", effects={"handling": LOSS}), steps)
        assert (after[1].first.zone, after[1].first.code) == (zone, code)


def loss(cause, code="leads_loss", **more):
    """What compare found in step 2: of 40 sales before, 10 fewer."""
    norm = Norm("own_past", 40, is_crossed=True)
    stake = Stake(Range(10, 4, 16), None)
    facts = {"cause": cause}
    return Observation("leads_verdict", 2, "broken", code, facts, norm=norm, stake=stake, **more)


@pytest.mark.parametrize(
    ("name", "cause", "zone", "act"),
    [
        ("unworked", "disputed", "sales", "cause_handling"),
        ("unworked", "market", "sales", "cause_handling"),
        ("price_reasons", "disputed", "shared", "cause_market"),
    ],
)
def test_step_2_says_of_whom_the_loss_is_as_the_verdict_does(name, cause, zone, act):
    """Its first action is for whom the witness names, and the loss breaks the step."""
    found = loss(cause, zone="shared", act=Act(f"cause_{cause}", "shared"))
    found = replace(found, status="attention")
    grave = "attention" if name == "price_reasons" else "broken"
    steps = (Step(1, grave, seen(name, grave)), Step(2, "attention", found))
    _, after = witnessed(Verdict(cause, causes=(cause,), effects={cause: LOSS}), steps)
    first = after[1].first
    assert (first.zone, first.act, first.status) == (zone, Act(act, zone), "broken")


@pytest.mark.parametrize(
    ("name", "code", "instead"),
    [
        ("unworked", "compare_disputed", "compare_idle"),
        ("unworked", "compare_quality", "compare_quality"),
        ("price_reasons", "compare_disputed", "compare_priced"),
        ("price_reasons", "compare_market", "compare_market"),
    ],
)
def test_the_sentence_of_the_range_does_not_contradict_the_verdict(name, code, instead):
    """A change said to be nobody's is said to go with what was seen; another is left."""
    grave = "attention" if name == "price_reasons" else "broken"
    before = Verdict(
        "disputed",
        ("disputed",),
        effects={"disputed": LOSS},
        notes=(Note(code, {"result": "won"}),),
    )
    after, _ = witnessed(before, (Step(1, grave, seen(name, grave)),))
    assert [one.code for one in after.notes] == [instead]


def test_other_choices_hear_the_same_witnesses():
    """By another horizon the change is the market's: with leads nobody called it is handling too.

    A loss of the mix beside it is two things; where there was nothing to read, there still is not.
    """
    held = {"a": "market", "b": "quality", "c": "insufficient", "d": "none"}
    before = Verdict("disputed", ("disputed",), effects={"disputed": LOSS}, held=held)
    after, _ = witnessed(before, (Step(1, "broken", seen("unworked", "broken")),))
    assert after.held == {"a": "handling", "b": "mixed", "c": "insufficient", "d": "handling"}


def test_a_part_of_the_price_is_told_where_another_cause_is_named_too():
    """30 % of losses for the price, 10 % before: no number of sales is put to it."""
    wait = seen("unworked", "broken")
    facts = {"grew": True, "share": 0.3}
    price = Observation("price_reasons", 2, "attention", "price_reasons", facts)
    price = replace(price, norm=Norm("own_past", 0.1, is_crossed=True))
    before = Verdict("disputed", ("disputed",), effects={"disputed": LOSS})
    after, _ = witnessed(before, (Step(1, "broken", wait), Step(2, "attention", price)))
    assert after.notes == (Note("compare_also_price", {"share": 0.3, "before": 0.1}),)
