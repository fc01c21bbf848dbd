"""Which touches make the journey to a sale, and how its models weigh them."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine

TRANSFORMS: Final = ("unique", "exposure", "first", "frequency")
DIRECT: Final = (
    "direct",
    "(direct)",
    "direct traffic",
    "direct / none",
    "(direct) / (none)",
    "прямой заход",
    "прямые заходы",
    "прямой трафик",
)
"""What systems call a visit of which nobody knows whence it came."""

_HOUR: Final = 3600
_WEEK_HOURS: Final = 168


class JourneyRules(Struct, frozen=True):
    """What a journey is made of.

    lookback_hours: touches older than this at the sale do not count, None = all do.
    lookback_steps: only this many of the last touches do, None = all.
    transform: what becomes of repeats. "unique" keeps every touch; "exposure" makes one step of
    touches of one channel in a row; "first" keeps the first touch of each channel; "frequency"
    as well, and the models that learn from journeys tell how often it was met.
    half_life_hours: in time decay a touch so much older earns half. ignored: channels
    last-non-direct passes over, besides those of `DIRECT`, in any case.
    """

    lookback_hours: int | None = None
    lookback_steps: int | None = None
    transform: str = "unique"
    half_life_hours: int = _WEEK_HOURS
    ignored: tuple[str, ...] = ()

    @property
    def keeps_all(self) -> bool:
        """Whether every touch before the sale is a step."""
        return (self.lookback_hours, self.lookback_steps, self.transform) == (None, None, "unique")

    def tell(self, engine: Engine) -> None:
        """Make the tables `journey_rules` and `ignored_channels`, which the SQL reads."""
        seconds = None if self.lookback_hours is None else self.lookback_hours * _HOUR
        decay = log(2) / (self.half_life_hours * _HOUR)
        engine.values(
            "journey_rules",
            (
                ("lookback_seconds", "bigint"),
                ("lookback_steps", "bigint"),
                ("transform", "varchar"),
                ("decay_per_second", "double"),
            ),
            [(seconds, self.lookback_steps, self.transform, decay)],
        )
        names = sorted({*DIRECT, *(name.lower() for name in self.ignored)})
        engine.values("ignored_channels", (("channel", "varchar"),), [(name,) for name in names])
