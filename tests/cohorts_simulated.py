"""Made-up companies of which the truth is known: how near the estimates of cohorts come to it.

    .venv/bin/python -m tests.cohorts_simulated -n 2000

A card is won with a chance of 20 %, within the horizon; winning and losing take their time, and
most of the cards are too young to be decided. Printed: the mean of each estimate over the seeds,
and in how many of them its 95 % interval holds the truth.
"""

from __future__ import annotations

import argparse
import random
from typing import TYPE_CHECKING, Final

from smalign.metrics.figures import share
from smalign.metrics.survival import won_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smalign.metrics.survival import Ends

TRUTH: Final = 0.2
HORIZON: Final = 60
CARDS: Final = 400
OLDEST: Final = 120

Fate = tuple[int, int, str]
"""Age, days to the end, won or lost."""


def company(seed: int) -> list[Fate]:
    """Cards of 0 to 120 days: a fifth is won in 0 to 60 days, the rest lost in 0 to 90."""
    chance = random.Random(seed)
    cards = []
    for _ in range(CARDS):
        is_won = chance.random() < TRUTH
        days = chance.randint(0, HORIZON if is_won else 90)
        cards.append((chance.randint(0, OLDEST), days, "won" if is_won else "lost"))
    return cards


def estimates(cards: list[Fate]) -> dict[str, tuple[float, float, float]]:
    """Observed, matured and incidence at the horizon, each with the ends of its interval."""
    seen = [(age, days, fate if days <= age else "open") for age, days, fate in cards]
    old = [card for card in seen if card[0] >= HORIZON]
    ends: list[Ends] = [
        (min(age, days), fate == "won", fate == "lost", fate == "open") for age, days, fate in seen
    ]
    found = {
        "observed": _share(sum(fate == "won" for *_, fate in seen), len(seen)),
        "matured": _share(sum(f == "won" and d <= HORIZON for _, d, f in old), len(old)),
    }
    incidence = won_by(ends, HORIZON)
    assert incidence is not None
    return found | {"incidence": incidence}


def _share(part: int, of: int) -> tuple[float, float, float]:
    row = share("x", part, of)
    return row["x"], row["x_low"], row["x_high"]  # type: ignore[return-value]


def simulated(seeds: Iterable[int]) -> dict[str, tuple[float, float]]:
    """Estimate → its mean, and in what share of the seeds its interval holds the truth."""
    found: dict[str, list[tuple[float, float, float]]] = {}
    for seed in seeds:
        for name, estimate in estimates(company(seed)).items():
            found.setdefault(name, []).append(estimate)
    return {
        name: (
            sum(value for value, *_ in of_all) / len(of_all),
            sum(low <= TRUTH <= high for _, low, high in of_all) / len(of_all),
        )
        for name, of_all in found.items()
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=2000, help="how many seeds")
    for name, (mean, covered) in simulated(range(parser.parse_args().n)).items():
        print(f"{name}\t{mean:.4f}\t{covered:.4f}")
