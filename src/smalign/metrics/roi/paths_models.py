"""Attribution models by name, over journeys that were added up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError
from smalign.base.results import Note
from smalign.metrics.attribution import heuristics
from smalign.metrics.attribution.markov import MOST_STATES, TooManyStatesError, markov
from smalign.metrics.attribution.shapley import MOST_CHANNELS, TooManyChannelsError, shapley_rate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from smalign.metrics.attribution.journeys import Credit, Journey

ALL: Final = "all"
MARKOV: Final = "markov"
SHAPLEY_RATE: Final = "shapley-rate"

_BY_PLACE: Final[Mapping[str, Callable[[Sequence[Journey]], Credit]]] = {
    "first": heuristics.first,
    "last": heuristics.last,
    "linear": heuristics.linear,
    "position": heuristics.position,
    "shapley": heuristics.unique,
}
PATH_MODELS: Final = ("first", "last", "linear", "position", MARKOV, "shapley", SHAPLEY_RATE)
"""The models that need no times and no cards."""

_LEFT_OUT: Final = {
    "rate_needs_nulls": "rate_left_out",
    "rate_without_nulls": "rate_left_out",
    "too_many_channels": "rate_left_out_of_channels",
    "too_many_states": "markov_left_out",
}


def named(models: Sequence[str]) -> tuple[str, ...]:
    """The models asked for, `all` as each of them.

    Raises:
        UsageError: path_model, one that needs more than added-up journeys tell.

    """
    for model in models:
        if model not in (*PATH_MODELS, ALL):
            raise UsageError("path_model", found=model, known=", ".join((ALL, *PATH_MODELS)))
    wanted = (one for model in models for one in (PATH_MODELS if model == ALL else (model,)))
    return tuple(dict.fromkeys(wanted))


def credits_of(
    journeys: Sequence[Journey],
    models: Sequence[str],
    *,
    order: int,
    nulls: bool,
    is_all: bool,
) -> tuple[dict[str, Credit], list[Note]]:
    """Model → credit. A model that cannot be computed is left out of `all`, and the note says why.

    Raises:
        UsageError: rate_needs_nulls, rate_without_nulls, too_many_channels, too_many_states: a
            model that was asked for by name cannot be computed.

    """
    found: dict[str, Credit] = {}
    notes: list[Note] = []
    for model in models:
        try:
            found[model] = _credit(journeys, model, order=order, nulls=nulls)
        except UsageError as refused:
            if not is_all:
                raise
            notes.append(Note(_LEFT_OUT[refused.code], refused.facts))
    return found, notes


def _credit(journeys: Sequence[Journey], model: str, *, order: int, nulls: bool) -> Credit:
    if model in _BY_PLACE:
        return _BY_PLACE[model](journeys)
    if model == MARKOV:
        try:
            return markov(journeys, order, nulls=nulls)
        except TooManyStatesError as error:
            facts = {"found": error.states, "most": MOST_STATES, "order": order}
            raise UsageError("too_many_states", **facts) from error
    if not nulls:
        raise UsageError("rate_without_nulls")
    if not any(one.nulls for one in journeys):
        raise UsageError("rate_needs_nulls")
    try:
        return shapley_rate(journeys)
    except TooManyChannelsError as error:
        raise UsageError("too_many_channels", found=error.channels, most=MOST_CHANNELS) from error
