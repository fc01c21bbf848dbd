"""Attribution of small journeys, worked out by hand, and what holds for all."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smalign.metrics.attribution import heuristics, markov, shapley
from smalign.metrics.attribution.journeys import Journey, apportioned, gathered

MODELS = {
    "first": heuristics.first,
    "last": heuristics.last,
    "linear": heuristics.linear,
    "position": heuristics.position,
    "unique": heuristics.unique,
    "markov": markov.markov,
    "markov 2": lambda journeys: markov.markov(journeys, 2),
    "markov 3": lambda journeys: markov.markov(journeys, 3),
    "without nulls": lambda journeys: markov.markov(journeys, nulls=False),
    "shapley rate": shapley.shapley_rate,
}
every_model = pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)

steps = st.lists(st.sampled_from("ABCD"), min_size=1, max_size=5).map(tuple)
journey_lists = st.lists(
    st.builds(Journey, steps, st.integers(1, 9), st.integers(0, 999), st.integers(0, 9)),
    min_size=1,
    max_size=8,
)


def walked(text, conversions=1, value=0, nulls=0):
    """A journey, its steps as letters."""
    return Journey(tuple(text), conversions, value, nulls)


@every_model
def test_one_channel_earns_all(model):
    """There is nobody else."""
    credit = model([walked("A", 3, 60, 7), walked("AA", 1, 5)])
    assert credit.conversions == pytest.approx({"A": 4})
    assert credit.value == pytest.approx({"A": 65})


@pytest.mark.parametrize("name", [name for name in MODELS if name != "shapley rate"])
def test_a_channel_that_never_converts_earns_nothing(name):
    """C is met in nothing but null journeys of its own; it stands in the answer, with 0."""
    model = MODELS[name]
    credit = model([walked("AB", 2, 10, 1), walked("C", 0, 0, 5)])
    assert credit.conversions["C"] == 0
    assert credit.value["C"] == 0
    assert sum(credit.conversions.values()) == pytest.approx(2)


@every_model
def test_nothing_is_worth_nothing(model):
    """Conversions without value: the value is shared out as 0."""
    assert model([walked("AB", 2), walked("B", 1, 0, 4)]).value == {"A": 0, "B": 0}


def test_heuristics_of_a_journey_of_four():
    """A B B C converted 10 times."""
    journey = [walked("ABBC", 10)]
    assert heuristics.first(journey).conversions == {"A": 10, "B": 0, "C": 0}
    assert heuristics.last(journey).conversions == {"A": 0, "B": 0, "C": 10}
    assert heuristics.linear(journey).conversions == {"A": 2.5, "B": 5, "C": 2.5}
    assert heuristics.position(journey).conversions == pytest.approx({"A": 4, "B": 2, "C": 4})
    assert heuristics.unique(journey).conversions == pytest.approx(dict.fromkeys("ABC", 10 / 3))


def test_position_of_two_is_half_each():
    """With nobody between there is no middle to share."""
    assert heuristics.position([walked("AB", 10)]).conversions == {"A": 5, "B": 5}


def test_removal_effects_by_hand():
    """A B converts once, A ends in nothing once, B converts once.

    P(conversion) = 2/3: from A half go on to B, and B always converts. Without A only B's own
    third converts: half of it is lost. Without B nothing converts.
    """
    journeys = [walked("AB"), walked("A", 0, 0, 1), walked("B")]
    assert markov.removal_effects(journeys).conversions == pytest.approx({"A": 0.5, "B": 1})


def test_value_goes_by_where_it_is_earned():
    """A alone brings 90, B alone 10: each is lost with its channel, although each is half."""
    effects = markov.removal_effects([walked("A", 1, 90), walked("B", 1, 10)])
    assert effects.conversions == pytest.approx({"A": 0.5, "B": 0.5})
    assert effects.value == pytest.approx({"A": 0.9, "B": 0.1})


def test_standing_still_changes_nothing():
    """A repeat in a row is no new state of order 1; of order 2 it is another one."""
    once, twice = [walked("AB", 1, 0, 1), walked("B")], [walked("AAAB", 1, 0, 1), walked("B")]
    assert markov.removal_effects(once) == markov.removal_effects(twice)
    assert markov.chain_of(once, 2, nulls=True).states == [("A", "B"), ("B",)]
    assert markov.chain_of(twice, 2, nulls=True).states == [("A", "A"), ("A", "B"), ("B",)]


def test_an_order_remembers():
    """After A, B converts; after C, it does not: order 2 tells them apart, order 1 cannot."""
    journeys = [walked("AB", 1), walked("CB", 0, 0, 1)]
    assert markov.removal_effects(journeys, 1).conversions == pytest.approx(
        {"A": 0.5, "B": 1, "C": 0.5}
    )
    assert markov.removal_effects(journeys, 2).conversions == pytest.approx(
        {"A": 1, "B": 1, "C": 0}
    )


def test_shapley_rate_by_hand():
    """A converts 1 of 2, B 1 of 4, both together 3 of 4; all in all 5 of 10.

    A: half of (1/2 - 0) and of (5/10 - 1/4) = 3/8; B: half of 1/4 and of 0 = 1/8.
    """
    journeys = [walked("A", 1, 0, 1), walked("B", 1, 0, 3), walked("AB", 3, 0, 1)]
    credit = shapley.shapley_rate(journeys).conversions
    assert credit == pytest.approx({"A": 5 * 3 / 4, "B": 5 / 4})


def test_shapley_rate_may_be_below_nothing():
    """A converts 2 of 3; C 0 of 5, and with it the rate is 1/4: C takes (0 - 5/12) / 2 of it.

    A's part is (2/3 + 1/4) / 2 = 11/24, C's -5/24; both are 6/24, which are 2 conversions.
    """
    credit = shapley.shapley_rate([walked("A", 2, 10, 1), walked("C", 0, 0, 5)])
    assert credit.conversions == pytest.approx({"A": 2 * 11 / 6, "C": -2 * 5 / 6})
    assert credit.value == pytest.approx({"A": 10 * 11 / 6, "C": -10 * 5 / 6})


def test_too_many_channels_are_refused():
    """Twenty-one channels have two million sets."""
    journeys = [walked("ABCDEFGHIJKLMNOPQRSTU")]
    with pytest.raises(shapley.TooManyChannelsError, match="21 channels"):
        shapley.shapley_rate(journeys)


def test_too_many_states_are_refused():
    """Each of these journeys passes through states nobody else does."""
    journeys = [walked([f"a{one}", f"b{one}", f"c{one}"]) for one in range(2001)]
    with pytest.raises(markov.TooManyStatesError, match="4002 states"):
        markov.markov(journeys, 2)


@pytest.mark.parametrize("model", [markov.markov, shapley.shapley_rate])
def test_nobody_converted(model):
    """Without a conversion there is no effect of anything."""
    with pytest.raises(ValueError, match="nobody converted"):
        model([walked("AB", 0, 0, 3)])


@pytest.mark.parametrize(
    "journey", [walked(""), walked("A", -1), walked("A", 1, -1), walked("A", 0, 5)]
)
def test_impossible_journeys_are_refused(journey):
    """No step, a number below 0, value that nobody's conversion brought."""
    with pytest.raises(ValueError, match="a journey has no step"):
        gathered([journey])


@every_model
@settings(max_examples=40)
@given(journeys=journey_lists, seed=st.integers(0, 99))
def test_credit_is_all_there_is_in_any_order(model, journeys, seed):
    """It sums to the conversions and to the value, and the order of rows changes no bit of it."""
    credit = model(journeys)
    assert sum(credit.conversions.values()) == pytest.approx(
        sum(one.conversions for one in journeys)
    )
    assert sum(credit.value.values()) == pytest.approx(sum(one.value for one in journeys))
    random.Random(seed).shuffle(journeys)
    assert model(journeys) == credit


@every_model
@settings(max_examples=40)
@given(journeys=journey_lists)
def test_channels_that_do_the_same_earn_the_same(model, journeys):
    """Each journey is there once more with A and B exchanged."""
    mirrored = [
        one._replace(steps=tuple({"A": "B", "B": "A"}.get(step, step) for step in one.steps))
        for one in journeys
    ]
    credit = model([*journeys, *mirrored]).conversions
    assert credit.get("A", 0) == pytest.approx(credit.get("B", 0), abs=1e-9)


def test_whole_units_go_to_the_largest_remainders():
    """10 units by 5 : 3 : 1 are 5.56, 3.33 and 1.11: the one left over goes to the first."""
    assert apportioned(10, {"a": 5, "b": 3, "c": 1}) == {"a": 6, "b": 3, "c": 1}
    assert apportioned(2, {"b": 1, "a": 1, "c": 1}) == {"a": 1, "b": 1, "c": 0}


def test_units_of_a_negative_weight_are_negative():
    """3 : -1 of 10 units are 15 and -5."""
    assert apportioned(10, {"a": 3, "b": -1}) == {"a": 15, "b": -5}


def test_units_need_weights():
    """Something cannot be shared among nothings; nothing can."""
    assert apportioned(0, {"a": 0}) == {"a": 0}
    with pytest.raises(ValueError, match="share nothing out"):
        apportioned(1, {"a": 0})


@given(
    units=st.integers(0, 10**18),
    weights=st.dictionaries(st.text("abc", max_size=2), st.floats(0.001, 1e6), min_size=1),
)
def test_units_sum_exactly(units, weights):
    """Nothing is lost, and nobody is more than a unit off."""
    given_out = apportioned(units, weights)
    assert sum(given_out.values()) == units
    whole = sum(map(Fraction, weights.values()))
    for name, weight in weights.items():
        assert abs(given_out[name] - units * Fraction(weight) / whole) < 1
