"""nurture where letters go to the warm: what does nothing is said to do nothing."""

from __future__ import annotations

import pytest
from tests.nurture_simulated import POINTS, measured, simulated


@pytest.mark.parametrize("truth", [0.0, POINTS])
def test_the_truth_is_found_among_letters_to_the_warm(truth):
    """Of sixteen companies: the mean within two points, at least 14 intervals hold the truth."""
    figures = measured([*simulated(range(16), truth)], truth)
    assert figures["mean"] == pytest.approx(100 * truth, abs=2)
    assert figures["covered"] >= 14 / 16
    # not because there is nothing to correct: unmatched it looks like eight points more at least
    assert figures["raw"] >= 100 * truth + 8
