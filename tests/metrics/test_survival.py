"""Times with cards still waiting, against published tables and lifelines 0.30.3.

The lists of expected values were computed once by lifelines, except where a comment says how.
"""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from smalign.metrics.survival import aalen_johansen, kaplan_meier, time_by_which, won_by

if TYPE_CHECKING:
    from pathlib import Path

    from smalign.metrics.survival import Ends, Stays

FREIREICH_6MP = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"


def stays(times: str) -> list[Stays]:
    """Times as the tables print them: 6 ended at 6, 6+ was cut off at 6."""
    return [(float(time.rstrip("+")), "+" not in time, "+" in time) for time in times.split()]


def ends(times: str) -> list[Ends]:
    """Times with their outcome: 1w was won at 1, 2l lost at 2, 3o still open at 3."""
    return [(float(time[:-1]), *(time[-1] == way for way in "wlo")) for time in times.split()]


def test_kaplan_meier_equals_the_published_table(shared: Path):
    """The remission times of Freireich 1963: every step, and both medians."""
    with (shared / "answer_keys" / "stats" / "GOLD_km_freireich_6mp.csv").open() as file:
        table = [
            (float(row["t"]), int(row["at_risk"]), int(row["events"]), float(row["S"]))
            for row in csv.DictReader(file)
        ]
    curve = kaplan_meier(stays(FREIREICH_6MP))
    assert [(step.time, step.at_risk, step.ended) for step in curve] == [row[:3] for row in table]
    assert [step.share for step in curve] == pytest.approx([row[3] for row in table], abs=1e-12)
    assert time_by_which(curve, 0.5) == 23
    assert time_by_which(curve, 0.9) is None
    assert time_by_which(kaplan_meier(stays(PLACEBO)), 0.5) == 8


def test_what_is_cut_off_at_the_moment_of_an_end_was_still_at_risk():
    """Ties of ends and of cut-offs, as lifelines treats them."""
    curve = kaplan_meier(stays("1 3 3+ 4 6 6 7+ 9 12 15+"))
    assert [step.time for step in curve] == [1, 3, 4, 6, 9, 12]
    shares = [0.9, 0.8, 0.68571428571, 0.457142857143, 0.304761904762, 0.152380952381]
    # by hand: 4 of 10 are left to 6, two end there: 0.6857 * 4/6
    assert [step.share for step in curve] == pytest.approx(shares, abs=1e-11)


@pytest.mark.parametrize(
    ("times", "median"),
    [
        ("1 2", 1),
        ("1 2 3 4", 2),
        ("1 1+ 2 2+", 2),
        ("5", 5),
        ("5+", None),
        ("2 2 2", 2),
        ("1+ 2+ 3+", None),
        ("1 2+", 1),
        ("1 2+ 2+", None),
        ("", None),
    ],
)
def test_the_median_at_its_boundaries(times: str, median: float | None):
    """Exactly half ends the search; one card, all at once, nobody yet: reached or None."""
    assert time_by_which(kaplan_meier(stays(times)), 0.5) == median


def test_a_half_that_rounds_is_still_a_half():
    """10 of 20 ended is one half, though a product of ten fractions is not exactly 0.5."""
    curve = kaplan_meier([(float(time), 1, 0) for time in range(1, 21)])
    assert time_by_which(curve, 0.5) == 10
    assert time_by_which(curve, 0.9) == 18


def test_counts_are_as_good_as_cards_one_by_one():
    """Three stays of two days given as one count make the same curve."""
    assert kaplan_meier([(2.0, 3, 1), (5.0, 1, 0)]) == kaplan_meier(stays("2 5 2 2+ 2"))


def test_aalen_johansen_equals_the_reference(shared: Path):
    """Won beside lost with open cards: every step of the reference."""
    path = shared / "answer_keys" / "stats" / "GOLD_stats.json"
    key = json.loads(path.read_text(encoding="utf-8"))["competing_risks"]
    codes = {1: (1, 0, 0), 2: (0, 1, 0), 0: (0, 0, 1)}
    rows = [
        (float(time), *codes[event])
        for time, event in zip(key["t"], key["event_1won_2lost_0open"], strict=True)
    ]
    curve = aalen_johansen(rows)
    won = [[step.time, step.share_won, step.share_open] for step in curve]
    lost = [[step.time, step.share_lost, step.share_open] for step in curve]
    assert len(won) == len(key["cif_won"])
    for found, expected in zip(won + lost, key["cif_won"] + key["cif_lost"], strict=True):
        assert found == pytest.approx(expected, abs=1e-12)


def test_aalen_johansen_equals_lifelines():
    """Both incidences, and with what is open they make one."""
    curve = aalen_johansen(ends("1w 2l 3o 4w 5o 6l 7w 8o"))
    assert [step.share_won for step in curve] == pytest.approx([0.125, 0.125, 0.275, 0.275, 0.475])
    assert [step.share_lost for step in curve] == pytest.approx([0, 0.125, 0.125, 0.325, 0.325])
    for step in curve:
        assert step.share_won + step.share_lost + step.share_open == pytest.approx(1)


@pytest.mark.parametrize(
    ("times", "horizon", "share"),
    [
        ("1l 2l 3l 4l", 4, 0.0),
        ("1o 2o 3o", 4, None),
        ("1o 2o 3o", 3, 0.0),
        ("5w", 5, 1.0),
        ("5w", 4, 0.0),
        ("5l", 9, 0.0),
        ("5o", 9, None),
        ("2w 2w 2o 2o", 2, 0.5),
        ("2w 2o", 3, None),
        ("", 1, None),
    ],
)
def test_the_share_won_at_its_boundaries(times: str, horizon: float, share: float | None):
    """All lost, all open, one card, everything at once; nobody seen that long is None."""
    found = won_by(ends(times), horizon)
    assert found is None if share is None else found is not None and found[0] == share


def test_the_interval_is_wilsons_where_everyone_was_followed():
    """2 of 10 won by the horizon and nobody cut off before it: Wilson of 2 of 10."""
    everyone = [(1.0, 1, 0, 0), (2.0, 0, 3, 0), (3.0, 1, 0, 0), (9.0, 0, 0, 5)]
    expected = (0.2, 0.056682151454375246, 0.5098375284633583)
    assert won_by(everyone, 5.0) == pytest.approx(expected, abs=1e-9)


def test_all_won_is_a_share_of_one_whatever_it_sums_to():
    """1/7 + 4/7 + 2/7 is a trifle below 1 in floats; of 7 of 7 the interval begins at 64.6 %."""
    assert won_by([(1, 1, 0, 0), (2, 4, 0, 0), (3, 2, 0, 0)], 30) == (
        1.0,
        pytest.approx(0.645670, abs=1e-6),
        1.0,
    )


def test_the_interval_widens_with_the_cards_cut_off():
    """Of 8 cards, 3 cut off: lifelines' variance 0.0425052 is that of 5.867 cards at 0.475."""
    share, low, high = won_by(ends("1w 2l 3o 4w 5o 6l 7w 8o"), 8) or (0, 0, 0)
    # statsmodels: Wilson of 0.475 with n = 0.475 * 0.525 / 0.0425052083 = 5.866928
    assert (share, low, high) == pytest.approx((0.475, 0.170613, 0.799171), abs=1e-6)


def test_a_negative_time_is_refused():
    """A stay that ends before it begins is an error of the caller."""
    with pytest.raises(ValueError, match="negative"):
        kaplan_meier([(-1.0, 1, 0)])
