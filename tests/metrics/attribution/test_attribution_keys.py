"""Attribution against answer keys.

PathData was computed by ChannelAttribution 2.2.5, DP6 1.0.10 and 2.1.1, mta, do-attribution and by
brute force; the keys of Markov and Shapley carry ten or twelve digits.
"""

from __future__ import annotations

import csv
import json
from itertools import groupby

import pytest

from smalign.metrics.attribution import heuristics
from smalign.metrics.attribution.journeys import Journey
from smalign.metrics.attribution.markov import chain_of, markov, removal_effects
from smalign.metrics.attribution.shapley import shapley_rate

EXACT = 1e-9
HEURISTICS = {
    "first_touch": heuristics.first,
    "last_touch": heuristics.last,
    "linear": heuristics.linear,
    "position_based": heuristics.position,
}


def without_repeats(journeys):
    """Steps in a row through one channel as one step."""
    return [one._replace(steps=tuple(name for name, _ in groupby(one.steps))) for one in journeys]


def first_visits(journeys):
    """Each channel once, where it was met first."""
    return [one._replace(steps=tuple(dict.fromkeys(one.steps))) for one in journeys]


COLLAPSED = {"none": list, "consecutive": without_repeats, "unique": first_visits}


@pytest.mark.parametrize("collapse", COLLAPSED)
@pytest.mark.parametrize("name", HEURISTICS)
def test_heuristics_equal_the_key(pathdata, gold, name, collapse):
    """First, last, linear and position, on paths as they are and with repeats taken out."""
    credit = HEURISTICS[name](COLLAPSED[collapse](pathdata))
    rows = [row for row in gold("heuristics") if row["collapse"] == collapse]
    for part, column in ((credit.conversions, "conversions"), (credit.value, "value")):
        expected = {row["channel"]: float(row[f"{name}_{column}"]) for row in rows}
        assert part == pytest.approx(expected, rel=EXACT)


@pytest.mark.parametrize("nulls", [True, False])
@pytest.mark.parametrize("order", [1, 2, 3])
def test_markov_equals_the_key(pathdata, gold, order, nulls):
    """Removal effects and what they give, of conversions and of value."""
    effects = removal_effects(pathdata, order, nulls=nulls)
    credit = markov(pathdata, order, nulls=nulls)
    asked = (str(order), str(nulls))
    rows = [row for row in gold("markov") if (row["order"], row["with_null"]) == asked]
    for found, column in (
        (effects.conversions, "removal_effect_conversion"),
        (effects.value, "removal_effect_value"),
        (credit.conversions, "total_conversions"),
        (credit.value, "total_conversion_value"),
    ):
        assert found == pytest.approx(
            {row["channel"]: float(row[column]) for row in rows}, rel=EXACT
        )


@pytest.mark.parametrize(("nulls", "name"), [(True, "null"), (False, "nonull")])
def test_moves_equal_the_transition_matrix(pathdata, gold, nulls, name):
    """Each probability to go from one channel to another."""
    chain = chain_of(pathdata, 1, nulls=nulls)
    found = {
        ("(start)", state[0]): chance
        for state, chance in zip(chain.states, chain.start, strict=True)
    }
    for here, row, converts in zip(chain.states, chain.moves, chain.converts, strict=True):
        found |= {
            (here[0], there[0]): chance for there, chance in zip(chain.states, row, strict=True)
        }
        found[here[0], "(conversion)"] = converts
    expected = {
        (row["channel_from"], row["channel_to"]): float(row["transition_probability"])
        for row in gold(f"transition_o1_{name}")
        if row["channel_to"] != "(null)"
    }
    known_moves = {move: chance for move, chance in found.items() if chance}
    assert known_moves == pytest.approx(expected, rel=EXACT)


def test_linear_over_channels_equals_the_shapley_key(pathdata, gold):
    """The game of conversions has a closed form: brute force over 4,096 sets gives the same."""
    credit = heuristics.unique(pathdata)
    for part, kind in ((credit.conversions, "conversions"), (credit.value, "value")):
        assert part == pytest.approx(shapley_key(gold, "sum_game_subset", kind), rel=EXACT)


def test_shapley_rate_equals_the_key(pathdata, gold):
    """The parts of the overall conversion rate, two of them below nothing."""
    credit = shapley_rate(pathdata)
    journeys = sum(one.conversions + one.nulls for one in pathdata)
    found = {channel: given / journeys for channel, given in credit.conversions.items()}
    assert found == pytest.approx(shapley_key(gold, "rate_game_subset", "rate"), rel=EXACT)
    assert min(found, key=found.get) == "zeta"
    assert sum(found.values()) == pytest.approx(0.22384513559686378, rel=EXACT)


def test_dp6_plays_another_game(pathdata, gold):
    """DP6 weighs a set by journeys through exactly it, one game a set: delta costs it 2.5 sales."""
    dp6 = shapley_key(gold, "dp6_exact_set_conv_rate_size12", "conversions")
    assert dp6["delta"] == pytest.approx(-2.5, abs=0.1)
    assert heuristics.unique(pathdata).conversions["delta"] > 0
    assert sum(dp6.values()) == pytest.approx(19785)


def shapley_key(gold, definition, kind):
    """Channel → attribution of one definition of the key."""
    return {
        row["channel"]: float(row["attribution"])
        for row in gold("shapley")
        if row["definition"].startswith(definition) and row["kind"] == kind
    }


@pytest.mark.parametrize(
    "name", ["analyzecore_bryl_2016", "puzyrov_2019", "edge_loops", "edge_no_null"]
)
def test_markov_equals_worked_examples(shared, name):
    """Two published examples, a loop with a channel that never converts, and no null paths."""
    path = shared / "answer_keys" / "attribution" / "WORKED_EXAMPLES_markov.json"
    example = json.loads(path.read_text(encoding="utf-8"))[name]
    journeys = [
        Journey(tuple(steps.split(" > ")), conversions, 0, nulls)
        for steps, conversions, nulls in example["paths"]
    ]
    effects = removal_effects(journeys).conversions
    assert effects == pytest.approx(example["removal_effect"], rel=EXACT)
    assert markov(journeys).conversions == pytest.approx(example["conversions"], rel=EXACT)


def test_glove_game(shared):
    """A left glove is worth something with a right one only: 1/6, 1/6 and 2/3."""
    path = shared / "answer_keys" / "attribution" / "WORKED_EXAMPLES_shapley.json"
    game = json.loads(path.read_text(encoding="utf-8"))["glove_game"]
    # No journey ends in nothing: every set with a journey inside it converts at the rate 1.
    journeys = [Journey(tuple(key), worth) for key, worth in game["v"].items()]
    assert shapley_rate(journeys).conversions == pytest.approx(
        {channel: 3 * part for channel, part in game["phi"].items()}, rel=EXACT
    )


def test_fractribution_agrees_where_one_channel_did_all(shared):
    """A customer who met one channel, however often, is that channel's.

    Elsewhere Google's fractribution is another thing: it compares a path with the same path less
    one step, by the conversion rates of exactly those paths, floors that at 0 and gives the rest
    to the last step. B > C is then not shared, as any Shapley value shares it.
    """
    folder = shared / "attribution_small_keys"
    with (folder / "fractribution_expected_exposure_fit.csv").open(encoding="utf-8") as file:
        customers = list(csv.DictReader(file))
    alone = apart = 0
    for row in customers:
        steps = tuple(row["path"].split(" > "))
        found = heuristics.unique([Journey(steps, 1)]).conversions
        expected = {step: float(row[step.lower()]) for step in steps}
        if len(expected) == 1:
            assert found == expected
            alone += 1
        else:
            apart += found != pytest.approx(expected)
    assert (len(customers), alone, apart) == (1983, 1842, 140)
