"""compare on companies whose truth is known: how often it names a cause, and which.

Run it: `python -m tests.compare_simulated -n 400`. Cells are drawn at random: leads are Poisson
numbers, results binomial ones. `nothing`: the same expectations in both periods. The others change
one thing, by a random amount: fewer leads; a shift of the mix to weak segments; some segments, some
managers, or all cells convert less. A flip moves the mix so far to weak segments that the total
falls while every segment rises.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from msgspec.structs import replace

from smalign.metrics.comparing.bridge import Cell
from smalign.metrics.comparing.flips import flip_of
from smalign.metrics.comparing.gather import Compared
from smalign.metrics.comparing.periods import NOW, PREVIOUS, Choice, Span
from smalign.metrics.comparing.verdict import INSUFFICIENT, MIXED, NONE, judged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.metrics.comparing.bridge import Cells
    from smalign.metrics.comparing.verdict import Judged

SPANS: Final = {
    NOW: Span(date(2024, 4, 1), date(2024, 6, 30)),
    PREVIOUS: Span(date(2024, 1, 1), date(2024, 3, 31)),
}
TRUTHS: Final = {
    "nothing": NONE,
    "quantity": "quantity",
    "mix": "quality",
    "segments": "quality",
    "managers": "handling",
    "market": "market",
}
"""What is planted → the cause that should be named."""


@dataclass(frozen=True, slots=True)
class Company:
    """Expected leads and rates by segment and manager, before and after."""

    leads: tuple[np.ndarray, np.ndarray]
    rates: tuple[np.ndarray, np.ndarray]


def company(random: np.random.RandomState, truth: str, size: int) -> Company:
    """A company of about `size` leads a period in which one thing changes."""
    segments, managers = random.randint(3, 7), random.randint(3, 9)
    shares = random.dirichlet(np.full(segments, 4.0))
    leads = size * np.outer(shares, random.dirichlet(np.full(managers, 12.0)))
    levels = random.uniform(0.03, 0.25, segments)
    rates = np.outer(levels, random.uniform(0.8, 1.25, managers))
    after, rates_after = leads.copy(), rates.copy()
    factor = random.uniform(0.35, 0.7)
    if truth == "quantity":
        after = after * factor
    elif truth == "mix":
        weak = levels.argmin()
        moved = random.uniform(0.25, 0.5)
        after = after * (1 - moved)
        after[weak] += size * moved * leads[weak] / leads[weak].sum()
    elif truth == "segments":
        rates_after[shares.argmax()] *= factor
    elif truth == "managers":
        some = random.permutation(managers)[: max(1, managers // 2)]
        rates_after[:, some] *= factor
    elif truth == "market":
        rates_after *= factor
    return Company((leads, after), (rates, rates_after))


def drawn(random: np.random.RandomState, made: Company) -> dict[str, Cells]:
    """Both periods of a company, drawn at random."""
    found: dict[str, Cells] = {}
    for name, leads, rates in zip((PREVIOUS, NOW), made.leads, made.rates, strict=True):
        counts = random.poisson(leads)
        hits = random.binomial(counts, np.minimum(rates, 0.95))
        found[name] = {
            (f"segment {s}", f"manager {m}"): Cell(int(counts[s, m]), int(hits[s, m]))
            for s in range(counts.shape[0])
            for m in range(counts.shape[1])
            if counts[s, m]
        }
    return found


def verdict(periods: dict[str, Cells], **known: object) -> Judged:
    """What is said of two periods of as many working days; known: more fields of `Compared`."""
    counts = {
        name: {
            "leads": sum(one.leads for one in cells.values()),
            "won": sum(one.hits for one in cells.values()),
        }
        for name, cells in periods.items()
    }
    compared = Compared(
        choice=Choice(SPANS[NOW], {PREVIOUS: SPANS[PREVIOUS]}),
        horizon=30,
        levels=None,
        level="channel",
        result="won",
        counts=counts,
        periods=periods,
        days={NOW: 60, PREVIOUS: 60},
        has_money=False,
        efforts={NOW: {}, PREVIOUS: {}},
    )
    return judged(replace(compared, **known), PREVIOUS)


def flip(random: np.random.RandomState) -> dict[str, Cells]:
    """Every segment converts better, and the mix moves until the total is worse."""
    while True:
        segments = random.randint(2, 6)
        levels = np.sort(random.uniform(0.03, 0.3, segments))
        before = random.randint(80, 400, segments)
        after = before.astype(float)
        after[0] += random.uniform(0.5, 4) * before.sum()
        after = after.round().astype(int)
        hits = [np.round(before * levels), np.round(after * levels * random.uniform(1.03, 1.2))]
        rates = [hits[0] / before, hits[1] / after]
        if (rates[1] > rates[0]).all() and hits[1].sum() / after.sum() < hits[
            0
        ].sum() / before.sum():
            break
    return {
        name: {(f"segment {s}", "manager"): Cell(int(n[s]), int(w[s])) for s in range(segments)}
        for name, n, w in zip((PREVIOUS, NOW), (before, after), hits, strict=True)
    }


def named(truth: str, size: int, seeds: range) -> Counter[str]:
    """How often each cause is named."""
    found: Counter[str] = Counter()
    for seed in seeds:
        random = np.random.RandomState(seed)
        found[verdict(drawn(random, company(random, truth, size))).cause] += 1
    return found


def flips_flagged(seeds: range) -> int:
    """How many flips are flagged."""
    found = 0
    for seed in seeds:
        periods = flip(np.random.RandomState(seed))
        told = flip_of(periods[PREVIOUS], periods[NOW])
        found += told is not None and told.falls
    return found


def table(count: int, sizes: Sequence[int]) -> Iterator[str]:
    """What is named, a line a size and truth."""
    silent = {NONE, INSUFFICIENT, MIXED, "disputed"}
    for size in sizes:
        for truth, right in TRUTHS.items():
            found = named(truth, size, range(count))
            wrong = sum(many for one, many in found.items() if one not in {right, *silent})
            told = ", ".join(f"{one} {many}" for one, many in found.most_common())
            yield f"{size}\t{truth}\tright {found[right]}\twrong {wrong}\t{told}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=100, help="companies a size and truth")
    parser.add_argument("--sizes", type=int, nargs="*", default=[240, 600, 1500, 5000])
    asked = parser.parse_args()
    sys.stdout.write(f"flips flagged: {flips_flagged(range(200))} of 200\n")
    for line in table(asked.n, asked.sizes):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
