"""The difference of shares inside strata: by hand, beside statsmodels, and over many seeds."""

from __future__ import annotations

import random
from math import sqrt

import pytest
from statsmodels.stats.contingency_tables import StratifiedTable

from smalign.metrics.process.clustered import Cluster, stratified_difference


def _busy(who: str, cards: int, hits: int) -> Cluster:
    return Cluster(who, is_exposed=True, cards=cards, hits=hits)


def _other(who: str, cards: int, hits: int) -> Cluster:
    return Cluster(who, is_exposed=False, cards=cards, hits=hits)


def test_two_strata_by_hand():
    """Ann 1 of 4 beside 3 of 4, Bob 0 of 2 beside 2 of 2; weights 2 and 1."""
    days = [
        *(_busy("Ann", 2, 1), _busy("Ann", 2, 0), _other("Ann", 2, 1), _other("Ann", 2, 2)),
        *(_busy("Bob", 1, 0), _busy("Bob", 1, 0), _other("Bob", 1, 1), _other("Bob", 1, 1)),
    ]
    found = stratified_difference(days)
    assert found.value == pytest.approx((2 * -0.5 + 1 * -1) / 3)
    assert (found.share_exposed, found.share_others) == (
        pytest.approx((2 * 0.25 + 0) / 3),
        pytest.approx((2 * 0.75 + 1) / 3),
    )
    # Ann's sides: 2/1 * (0.5² + 0.5²) / 4² = 1/16 each; Bob's days are all alike
    error = sqrt(2 * 2 * (1 / 16 + 1 / 16)) / 3
    assert found.high - found.value == pytest.approx(1.959964 * error)
    assert (found.exposed, found.others, found.clusters) == (6, 6, 4)


def test_the_shares_are_weighed_as_by_mantel_and_haenszel():
    """The pooled risk difference of statsmodels' tables, every card a day of its own."""
    tables = {"a": ((12, 28), (30, 20)), "b": ((5, 45), (9, 21)), "c": ((20, 10), (33, 7))}
    days = [
        Cluster(stratum, is_exposed, 1, hit)
        for stratum, (exposed, others) in tables.items()
        for is_exposed, (hits, misses) in ((True, exposed), (False, others))
        for hit in [1] * hits + [0] * misses
    ]
    found = stratified_difference(days)
    weights = {one: sum(e) * sum(o) / (sum(e) + sum(o)) for one, (e, o) in tables.items()}
    by_hand = sum(
        weights[one] * (e[0] / sum(e) - o[0] / sum(o)) for one, (e, o) in tables.items()
    ) / sum(weights.values())
    assert found.value == pytest.approx(by_hand)
    pooled = StratifiedTable([list(map(list, pair)) for pair in tables.values()])
    assert found.p == pytest.approx(pooled.test_null_odds().pvalue, abs=1e-3)


def test_who_has_no_other_days_says_nothing():
    """A stratum with one side, or one day of it, is left out; with none left there is no answer."""
    busy = [_busy("Ann", 5, 1), _busy("Ann", 5, 2)]
    assert stratified_difference(busy) is None
    assert stratified_difference([*busy, _other("Ann", 5, 2)]) is None
    assert stratified_difference([]) is None


def _company(seed: int, effect: float) -> list[Cluster]:
    """Six people of unlike speed, forty days each; the luck of a day is shared by its leads."""
    rng = random.Random(seed)
    days = []
    for person in range(6):
        own = rng.uniform(0.4, 0.7)
        for _ in range(40):
            cards = rng.choice((2, 3, 4, 10, 14))
            chance = own + rng.uniform(-0.2, 0.2) + (effect if cards > 8 else 0)
            hits = sum(rng.random() < chance for _ in range(cards))
            days.append(Cluster(person, cards > 8, cards, hits))
    return days


def test_no_effect_is_found_in_five_of_a_hundred():
    """Over 400 seeds without an effect 5 % (± 3) are below 0.05, and the mean is about 0."""
    found = [stratified_difference(_company(seed, 0)) for seed in range(400)]
    assert sum(one.p < 0.05 for one in found) / 400 == pytest.approx(0.05, abs=0.03)
    assert sum(one.value for one in found) / 400 == pytest.approx(0, abs=0.005)


def test_an_interval_holds_the_planted_effect():
    """Over 400 seeds the fall of 20 points lies in the interval in 95 % (± 3) of them."""
    found = [stratified_difference(_company(seed, -0.2)) for seed in range(400)]
    held = sum(one.low <= -0.2 <= one.high for one in found) / 400
    assert held == pytest.approx(0.95, abs=0.03)
    assert sum(one.value for one in found) / 400 == pytest.approx(-0.2, abs=0.005)
