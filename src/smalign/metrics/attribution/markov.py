"""Markov attribution, solved: what conversion loses when a channel is taken away."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from smalign.metrics.attribution.journeys import Credit, gathered, scaled_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from smalign.metrics.attribution.journeys import Journey, Shares

    Vector = NDArray[np.float64]
    State = tuple[str, ...]

ORDERS: Final = (1, 2, 3)
MOST_STATES: Final = 4000
"""The chain is solved as a dense system: 4,000 states take 3 s and 650 MB."""


class TooManyStatesError(ValueError):
    """The chain has more states than can be solved; `states` says how many."""

    def __init__(self, states: int) -> None:
        """Say how many."""
        super().__init__(f"{states} states are more than {MOST_STATES}")
        self.states = states


class Removal(NamedTuple):
    """The share of conversions, and of their value, that is lost without each channel."""

    conversions: Shares
    value: Shares


class Chain(Struct, frozen=True):
    """An absorbing chain.

    start: probability to begin in each state. moves: probability to go from state to state.
    converts, brings: of each state, the probability to convert next, and what that brings.
    """

    states: Sequence[State]
    start: Vector
    moves: Vector
    converts: Vector
    brings: Vector


def markov(journeys: Iterable[Journey], order: int = 1, *, nulls: bool = True) -> Credit:
    """Conversions and value in proportion to the removal effects.

    Anderl, Becker, von Wangenheim and Schumann (2016), Mapping the customer journey, International
    Journal of Research in Marketing 33, 457-474. Arguments and errors as in `removal_effects`.
    """
    known = gathered(journeys)
    effects = _removed(known, order, nulls=nulls)
    return Credit(
        scaled_to(sum(one.conversions for one in known), effects.conversions),
        scaled_to(sum(one.value for one in known), effects.value),
    )


def removal_effects(journeys: Iterable[Journey], order: int = 1, *, nulls: bool = True) -> Removal:
    """What is lost when everybody who meets a channel leaves there: exact, nothing is simulated.

    order: how many steps a state remembers. nulls: journeys without a conversion count, too;
    without them every journey converts, and the effect is the share of journeys through a channel.

    Without channel k the chain converts as often as journeys reach conversion and never meet k, so
    the effect is P(meets k and converts) / P(converts). With the fundamental matrix
    N = (I - Q)^-1 (Kemeny and Snell 1960, Finite Markov Chains, ch. 3), u = start N the expected
    visits and h = N r the chance to convert from each state, that is, over the states S with k,
    u_S (N_SS)^-1 h_S / (start h): the first factor is where S is met first. For value, r is the
    chance to convert times the mean value of conversions from that state.

    Raises:
        ValueError: an order that is not 1, 2 or 3; nobody converted.
        TooManyStatesError: the chain is too large to be solved.

    """
    return _removed(gathered(journeys), order, nulls=nulls)


def _removed(journeys: Sequence[Journey], order: int, *, nulls: bool) -> Removal:
    """The same of journeys that are gathered."""
    if order not in ORDERS:
        msg = f"there is no order {order}"
        raise ValueError(msg)
    if not any(one.conversions for one in journeys):
        msg = "nobody converted"
        raise ValueError(msg)
    import numpy as np

    chain = chain_of(journeys, order, nulls=nulls)
    size = len(chain.states)
    fundamental = np.linalg.inv(np.eye(size) - chain.moves)
    visits = chain.start @ fundamental
    chances = fundamental @ np.stack([chain.converts, chain.brings], axis=1)
    whole = chain.start @ chances
    lost = {step: np.zeros(2) for step in sorted({step for one in journeys for step in one.steps})}
    for channel, places in _with_channel(chain.states).items():
        met_first = np.linalg.solve(fundamental[np.ix_(places, places)].T, visits[places])
        lost[channel] = met_first @ chances[places]
    return Removal(
        {channel: float(both[0] / whole[0]) for channel, both in lost.items()},
        {channel: float(both[1] / whole[1]) if whole[1] else 0.0 for channel, both in lost.items()},
    )


def chain_of(journeys: Iterable[Journey], order: int, *, nulls: bool) -> Chain:
    """The chain in which the next state depends on the one before alone.

    Raises:
        TooManyStatesError: it is too large to be solved.

    """
    import numpy as np

    counted = [one for one in journeys if one.conversions or (nulls and one.nulls)]
    walks = [(_states(one.steps, order), one) for one in counted]
    states = sorted({state for walk, _ in walks for state in walk})
    if len(states) > MOST_STATES:
        raise TooManyStatesError(len(states))
    places = {state: place for place, state in enumerate(states)}
    start, converts, brings, leaves = np.zeros((4, len(states)))
    between: dict[tuple[int, int], float] = {}
    for walk, one in walks:
        weight = one.conversions + (one.nulls if nulls else 0.0)
        path = [places[state] for state in walk]
        start[path[0]] += weight
        for move in pairwise(path):
            between[move] = between.get(move, 0.0) + weight
        converts[path[-1]] += one.conversions
        brings[path[-1]] += one.value
        leaves[path[-1]] += weight
    moves = np.zeros((len(states), len(states)))
    for (here, there), weight in between.items():
        moves[here, there] = weight
    out = moves.sum(axis=1) + leaves
    return Chain(states, start / start.sum(), moves / out[:, None], converts / out, brings / out)


def _states(steps: Sequence[str], order: int) -> list[State]:
    """The walk of a journey: windows of `order` steps, or all of a shorter one.

    Standing still says nothing of where the journey goes, so a state is not met twice in a row.
    """
    windows = [tuple(steps[at : at + order]) for at in range(max(len(steps) - order, 0) + 1)]
    return [now for at, now in enumerate(windows) if not at or now != windows[at - 1]]


def _with_channel(states: Sequence[State]) -> Mapping[str, list[int]]:
    """Channel → the places of the states that hold it."""
    found: dict[str, list[int]] = {}
    for place, state in enumerate(states):
        for channel in set(state):
            found.setdefault(channel, []).append(place)
    return found
