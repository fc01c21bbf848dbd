"""How far models agree about a channel: its share, and its place among the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.results import Field, Note
from smalign.base.schema import NONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.results import Row
    from smalign.metrics.attribution.journeys import Shares

_NEAR: Final = 1e-9
"""Shares no further apart are equal on paper: sales are given in units of 10⁻¹²."""


class Ranks(Struct, frozen=True):
    """Model → channel → its share of the conversions, and its place by it, from 1."""

    shares: Mapping[str, Shares]
    places: Mapping[str, Mapping[str, int]]

    def row(self, channel: str, model: str) -> Row:
        """The columns of `rank_fields` for a channel under a model."""
        shares = [parts[channel] for parts in self.shares.values()]
        places = [of[channel] for of in self.places.values()]
        return {
            "share": self.shares[model][channel],
            "share_least": min(shares),
            "share_most": max(shares),
            "rank": self.places[model][channel],
            "rank_best": min(places),
            "rank_worst": max(places),
        }


def rank_fields() -> tuple[Field, ...]:
    """The columns `Ranks.row` fills."""
    return (
        *(Field(name, "float", "rate") for name in ("share", "share_least", "share_most")),
        *(Field(name, "integer", "count") for name in ("rank", "rank_best", "rank_worst")),
    )


def ranks(credit: Mapping[str, Shares]) -> Ranks:
    """Shares and places by what each model gives each channel; equal ones have one place."""
    shares = {}
    for model, parts in credit.items():
        whole = sum(parts.values())
        shares[model] = {channel: part / whole for channel, part in parts.items()}
    return Ranks(shares, {model: _places(parts) for model, parts in shares.items()})


def _places(shares: Shares) -> dict[str, int]:
    found: dict[str, int] = {}
    place, before = 0, float("inf")
    for at, channel in enumerate(sorted(shares, key=lambda name: -shares[name]), 1):
        if before - shares[channel] > _NEAR:
            place = at
        found[channel], before = place, shares[channel]
    return found


def agreement(placed: Ranks, none: str = NONE) -> tuple[Note, ...]:
    """Where the models differ most, and how many channels change their place between them.

    Models that agree differ nowhere. none: what is no channel; what it is given changes with what
    the export says, not with a model.
    """
    known = sorted(next(iter(placed.shares.values())))
    channels = [channel for channel in known if channel != none] or known

    def ends(channel: str) -> tuple[tuple[float, str], tuple[float, str]]:
        by_model = [(parts[channel], model) for model, parts in placed.shares.items()]
        return min(by_model), max(by_model)

    def spread(channel: str) -> float:
        (least, _), (most, _) = ends(channel)
        return round(most - least, 9)

    widest = max(channels, key=spread)
    if not spread(widest):
        return ()
    (least, least_model), (most, most_model) = ends(widest)
    moved = [
        channel
        for channel in channels
        if len({places[channel] for places in placed.places.values()}) > 1
    ]
    facts: dict[str, object] = {"channel": widest, "least": least, "most": most}
    facts |= {"least_model": least_model, "most_model": most_model}
    return (Note("models_differ", {**facts, "moved": len(moved), "channels": len(channels)}),)
