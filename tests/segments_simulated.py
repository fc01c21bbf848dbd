"""Made-up companies without a best channel: how often one is claimed all the same.

    .venv/bin/python -m tests.segments_simulated -n 2000

Thirty channels (or managers) of 20 to 400 cards; every card is won with a chance of 20 %. Printed:
in what share of the seeds a channel is called better or worse than the others, and, for comparison,
in what share of companies with one channel of 30 % that one is found.
"""

from __future__ import annotations

import argparse
import random
from typing import TYPE_CHECKING, Final

from smalign.metrics.segments.rows import Segment, compared

if TYPE_CHECKING:
    from collections.abc import Iterable

TRUTH: Final = 0.2
BETTER: Final = 0.3
CHANNELS: Final = 30
MIN_N: Final = 30


def company(seed: int, *, first: float = TRUTH) -> list[Segment]:
    """Thirty channels; the cards of the first, which has 400, are won with the chance `first`."""
    chance = random.Random(seed)
    found = []
    for place in range(CHANNELS):
        cards = 400 if place == 0 else chance.randint(20, 400)
        truth = first if place == 0 else TRUTH
        won = sum(chance.random() < truth for _ in range(cards))
        found.append(
            Segment(
                card="deal",
                field="channel",
                value=f"c{place:02}",
                is_other=False,
                values=1,
                cards=cards,
                won=won,
                lost=cards - won,
                open=0,
                counted=cards,
                hits=won,
                revenue=None,
                median_days=None,
            )
        )
    return found


def claimed(segments: list[Segment]) -> set[str]:
    """The channels said to be better or worse than the others."""
    told = compared(segments, MIN_N)
    return {one.value for one in told if one.verdict in {"above", "below"}}


def simulated(seeds: Iterable[int]) -> tuple[float, float]:
    """Share of seeds with a claim where no channel differs, and with the better one found."""
    tried = list(seeds)
    false = sum(bool(claimed(company(seed))) for seed in tried)
    found = sum("c00" in claimed(company(seed, first=BETTER)) for seed in tried)
    return false / len(tried), found / len(tried)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=2000, help="how many seeds")
    wrong, right = simulated(range(parser.parse_args().n))
    print(f"claimed though equal\t{wrong:.4f}\nbetter one found\t{right:.4f}")
