"""Intervals, tests and survival beside statsmodels and scipy, on chance tables and at the edges.

lifelines does not install beside today's pandas: its figures stand, printed, in test_survival.
"""

from __future__ import annotations

import random
import warnings
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.stats import fisher_exact
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from smalign.metrics.stats import benjamini_hochberg, fisher, newcombe, score_interval, wilson
from smalign.metrics.survival import aalen_johansen, kaplan_meier, time_by_which, won_by

if TYPE_CHECKING:
    from smalign.metrics.survival import Ends

WAYS = {"w": 1, "l": 2, "o": 0}
EDGES = {
    "exactly half": "1w 1w 2l 2l",
    "half at the end": "1w 2l 3w 4l",
    "half while some are open": "1w 1w 1o 2w 2o 3l",
    "one card won": "5w",
    "one card lost": "5l",
    "all won": "1w 2w 3w",
    "all lost": "1l 2l 2l 4l",
    "all but one open": "1o 2o 3w 4o",
    "ties of all three": "2w 2l 2o 2w 2l 2o 3w",
    "all at once": "2w 2w 2l",
    "at once, on the first day": "0w 0l 0o 1w 7o",
    "last ones open": "1w 2l 9o 9o",
}
"""Days and outcomes: won, lost or still open then."""


def chance_tables() -> list[tuple[int, int, int, int]]:
    """Two hundred pairs of shares, of a few cards and of thousands, some none and some all."""
    chance = random.Random(20)
    found = []
    for _ in range(200):
        n, other = (chance.choice([1, 2, 7, 30, 250, 4000]) for _ in range(2))
        share, other_share = (chance.choice([0, 0.01, 0.2, 0.5, 0.97, 1]) for _ in range(2))
        hits, other_hits = (
            sum(chance.random() < likely for _ in range(of))
            for likely, of in ((share, n), (other_share, other))
        )
        found.append((hits, n, other_hits, other))
    return found


def test_shares_and_their_differences_are_those_of_statsmodels():
    """Wilson and Newcombe at two levels, from one card to thousands, at none and at all."""
    for hits, n, other_hits, other in chance_tables():
        for alpha, z in ((0.1, 1.6448536269514722), (0.05, 1.959963984540054)):
            expected = proportion_confint(hits, n, alpha=alpha, method="wilson")
            assert wilson(hits, n, z) == pytest.approx(expected, abs=1e-12)
            expected = confint_proportions_2indep(
                hits, n, other_hits, other, method="newcomb", compare="diff", alpha=alpha
            )
            assert newcombe(hits, n, other_hits, other, z) == pytest.approx(expected, abs=1e-12)


def test_many_tests_are_those_of_scipy_and_statsmodels():
    """Fisher's p-value of each table, and all of them adjusted together, equal ones among them."""
    tables = chance_tables()
    found = [fisher(*counts) for counts in tables]
    expected = [
        fisher_exact([[hits, n - hits], [others, other - others]]).pvalue
        for hits, n, others, other in tables
    ]
    assert found == pytest.approx(expected, rel=1e-7, abs=1e-15)
    adjusted = multipletests(found, method="fdr_bh")[1]
    assert benjamini_hochberg(found) == pytest.approx(list(adjusted), abs=1e-12)


def chance_fates(seed: int) -> str:
    """Cards with few days, so that many end at once, or with many."""
    chance = random.Random(seed)
    longest = chance.choice([2, 9, 400])
    cards = (
        (chance.randint(1, longest), chance.choice("wlo")) for _ in range(chance.randint(2, 90))
    )
    return " ".join(f"{day}{way}" for day, way in cards) + " 1w 1l"


FATES = [*EDGES.values(), *map(chance_fates, range(60))]


def peers(fates: str) -> tuple[list[Ends], np.ndarray, np.ndarray]:
    """The same cards for both sides."""
    days = [float(one[:-1]) for one in fates.split()]
    ways = [one[-1] for one in fates.split()]
    ends = [(day, way == "w", way == "l", way == "o") for day, way in zip(days, ways, strict=True)]
    return ends, np.array(days), np.array([WAYS[way] for way in ways])


@pytest.mark.parametrize("fates", FATES)
def test_kaplan_meier_is_that_of_statsmodels(fates: str):
    """Every step of the curve; the median wherever no stretch of the curve is one half."""
    ends, days, ways = peers(fates)
    curve = kaplan_meier((day, won + lost, cut) for day, won, lost, cut in ends)
    theirs = SurvfuncRight(days, (ways > 0).astype(int))
    assert [(step.time, step.at_risk, step.ended) for step in curve] == list(
        zip(theirs.surv_times, theirs.n_risk, theirs.n_events, strict=True)
    )
    assert [step.share for step in curve] == pytest.approx(list(theirs.surv_prob), abs=1e-12)
    if not any(step.share == pytest.approx(0.5) for step in curve):
        median = theirs.quantile(0.5)
        assert time_by_which(curve, 0.5) == (None if np.isnan(median) else median)


@pytest.mark.parametrize("fates", FATES)
def test_cumulative_incidence_is_that_of_statsmodels(fates: str):
    """Shares won and lost at every step, and the interval at each from its standard error."""
    ends, days, ways = peers(fates)
    curve = aalen_johansen(ends)
    with warnings.catch_warnings():
        # where the last card at risk ends, it divides by zero on its way to the error
        warnings.simplefilter("ignore", RuntimeWarning)
        theirs = CumIncidenceRight(days, np.where(ways == 0, 0, ways))
    at = {time: place for place, time in enumerate(theirs.times)}
    for step in curve:
        of_kinds = [of_kind[at[step.time]] for of_kind in theirs.cinc]
        expected = [*of_kinds, 0.0, 0.0][:2]  # without a loss it has no curve of losses
        assert (step.share_won, step.share_lost) == pytest.approx(expected, abs=1e-12)
        if 0 < step.share_won < 1:
            error = theirs.cinc_se[0][at[step.time]]
            if np.isfinite(error) and error > 0:
                alike = step.share_won * (1 - step.share_won) / error**2
                interval = (step.share_won, *score_interval(step.share_won, alike))
                assert won_by(ends, step.time) == pytest.approx(interval, abs=1e-9)


def test_half_is_reached_where_the_curve_comes_to_it():
    """Of an even number the earlier of the two in the middle; statsmodels takes the later."""
    curve = kaplan_meier([(1.0, 1, 0), (2.0, 1, 0), (3.0, 1, 0), (4.0, 1, 0)])
    assert time_by_which(curve, 0.5) == 2
    assert SurvfuncRight(np.array([1.0, 2, 3, 4]), np.ones(4)).quantile(0.5) == 3
