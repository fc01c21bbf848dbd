"""How likely a change of conversion is in each cell, whatever its own level was."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

STEP: Final = 0.05
"""Between two changes of the log-odds that are looked at."""
_REACH: Final = 3.0
"""The largest change looked at: odds twenty times as high or low."""
STEPS: Final = ceil(_REACH / STEP)
"""Steps from no change to the largest."""
_EXACT: Final = 200
"""Cells with more hits are taken as normal in the log-odds."""

Array = Any
"""A NumPy array: NumPy is imported where it is used."""
Table = tuple[int, int, int, int]
"""Leads and hits before, leads and hits after."""


def log_likelihoods(tables: Sequence[Table]) -> Array:
    """The log-likelihood of each change of the log-odds, a row a cell, 0 at no change.

    Given the hits of both periods together, the hits of the later one are noncentral
    hypergeometric: the cell's own level of conversion drops out, so that cells of unlike levels
    can be added up, however small they are (Fisher 1935; Breslow, N. E. and Day, N. E. (1980),
    Statistical Methods in Cancer Research I, section 7.4). Above 200 hits the log-odds ratio is
    taken as normal with Woolf's variance (1955).
    """
    import numpy as np

    changes = np.arange(-STEPS, STEPS + 1) * STEP
    found = np.empty((len(tables), len(changes)))
    for at, (leads, hits, leads_after, hits_after) in enumerate(tables):
        together = hits + hits_after
        if together > _EXACT:
            found[at] = _normal(changes, leads, hits, leads_after, hits_after)
            continue
        least = max(0, together - leads)
        ways = np.arange(least, min(together, leads_after) + 1)
        logs = _binomials(leads_after, ways) + _binomials(leads, together - ways)
        weights = logs[None, :] + changes[:, None] * ways[None, :]
        top = weights.max(axis=1)
        total = top + np.log(np.exp(weights - top[:, None]).sum(axis=1))
        found[at] = changes * hits_after - total
    return found - found[:, [STEPS]]


def _binomials(of: int, ways: Array) -> Array:
    """The logarithm of the number of ways to choose, for each number chosen."""
    from math import lgamma

    import numpy as np

    return np.array(
        [lgamma(of + 1) - lgamma(one + 1) - lgamma(of - one + 1) for one in ways.tolist()]
    )


def _normal(changes: Array, leads: int, hits: int, leads_after: int, hits_after: int) -> Array:
    from math import log

    corners = (hits_after + 0.5, leads_after - hits_after + 0.5, hits + 0.5, leads - hits + 0.5)
    best = log(corners[0] * corners[3] / (corners[1] * corners[2]))
    return -((changes - best) ** 2) / (2 * sum(1 / one for one in corners))


def highest(curve: Array) -> tuple[float, float]:
    """The change at the top of a log-likelihood, in steps from no change, and its height there."""
    top = int(curve.argmax())
    if not 0 < top < len(curve) - 1:
        return float(top - STEPS), float(curve[top])
    left, middle, right = (float(curve[top + by]) for by in (-1, 0, 1))
    bend = left - 2 * middle + right
    if bend >= 0:
        return float(top - STEPS), middle
    shift = (left - right) / (2 * bend)
    return top - STEPS + shift, middle - (left - right) ** 2 / (8 * bend)


def moved(curves: Array, steps: int) -> Array:
    """The log-likelihoods of a further change, after one of so many steps."""
    import numpy as np

    width = curves.shape[1]
    places = np.clip(np.arange(width) + steps, 0, width - 1)
    found: Array = curves[:, places] - curves[:, [int(np.clip(STEPS + steps, 0, width - 1))]]
    return found


def chance(tables: Sequence[Table], axes: Sequence[Sequence[Sequence[int]]]) -> float:
    """The p-value that no cell's conversion changed, whatever the pattern of a change could be.

    axes: the cells of each segment, and of each manager. Looked at are the differences between the
    later hits and those expected, over their standard errors: of all cells together (the test of
    Mantel and Haenszel 1959); along each axis the largest of a group, and the sum of the squares of
    all groups. How rare each is comes from 5,000 draws in which nothing changed: the later hits of
    a cell are then hypergeometric, so that this is exact however few there are. The rarest counts,
    set against how rare the rarest is in the draws (Westfall, P. H. and Young, S. S. (1993),
    Resampling-Based Multiple Testing, min P): looking at so many makes no false alarm likelier.
    """
    import numpy as np

    random = np.random.RandomState(_SEED)
    leads, hits, leads_after, hits_after = np.array(tables).T
    every, together = leads + leads_after, hits + hits_after
    expected = leads_after * together / every
    spread = expected * leads / every * (every - together) / np.maximum(every - 1, 1)
    drawn = random.hypergeometric(leads_after, leads, together, (DRAWS, len(tables)))
    differences = np.vstack([hits_after, drawn]) - expected
    looked = [_standardised(differences, spread, [[*range(len(tables))]])[:, 0] ** 2]
    for groups in axes:
        if groups:
            squares = _standardised(differences, spread, groups) ** 2
            looked += [squares.max(axis=1), squares.sum(axis=1)]
    rarest = np.min([_rarity(one) for one in looked], axis=0)
    return float((rarest <= rarest[0] + _TINY).mean())


def _standardised(differences: Array, spread: Array, groups: Sequence[Sequence[int]]) -> Array:
    """The differences of groups of cells over their standard errors, a column a group."""
    import numpy as np

    found = [
        differences[:, cells].sum(axis=1) / np.sqrt(max(spread[cells].sum(), _TINY))
        for cells in map(list, groups)
    ]
    return np.array(found).T


def _rarity(values: Array) -> Array:
    """The share of all draws that are at least as large, of each."""
    import numpy as np

    order = np.sort(np.round(values, 9))
    return 1 - np.searchsorted(order, np.round(values, 9), side="left") / len(values)


DRAWS: Final = 5_000
_SEED: Final = 20_260_102
_TINY: Final = 1e-9
