"""What attribution models give each segment of touches."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.errors import UsageError
from smalign.base.results import Note
from smalign.base.schema import NONE
from smalign.metrics.figures import MONEY_DIGITS, plain, scaled, whole
from smalign.metrics.keys import missing
from smalign.metrics.metric import define_held, define_table, known, query
from smalign.metrics.roi.learned import ALL, LEARNED, OF_LOST, learned
from smalign.metrics.roi.rows import Credit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smalign.metrics.metric import Ask
    from smalign.metrics.roi.learned import Units

SOURCE: Final = "source"
"""The model that leaves a sale where its card is."""
TOUCH_MODELS: Final = (
    "first",
    "last",
    "last-non-direct",
    "linear",
    "position",
    "time-decay",
    "w-shaped",
    "full-path",
)
"""Those that look at each journey alone."""
MODELS: Final = (SOURCE, *TOUCH_MODELS, *LEARNED)

_UNDATED: Final = "roi_undated"
_WON_DIGITS: Final = 12
_NOTHING: Final = (0, 0, 0)


def named(models: Iterable[str]) -> tuple[str, ...]:
    """Each model once, in the order asked for; `all` is every one.

    Raises:
        UsageError: unknown_model.

    """
    asked = (one for name in models for one in (MODELS if name == ALL else (name,)))
    return tuple(dict.fromkeys(known(one, MODELS, "unknown_model") for one in asked))


class Earned(Struct, frozen=True):
    """What the models give.

    credits: model → segment → what it earns. untouched: what deals without a touch are worth,
    which no model can give to one. undated: how many of these have no closing day. notes: models
    that could not be computed. files: the queries.
    """

    credits: Mapping[str, Mapping[str, Credit]]
    untouched: Credit
    notes: tuple[Note, ...] = ()
    files: tuple[str, ...] = ()
    undated: int = 0


def earned_by(ask: Ask, models: Sequence[str], *, is_all: bool) -> Earned:
    """Credit by model and segment, over the view `cards`; deals without a touch are `(none)`.

    is_all: a model that cannot be computed is left out, else it is refused.

    Raises:
        UsageError: touches_lack_field, when touches do not have a `--by` field; and those of
            `learned`.

    """
    by_touch = [model for model in models if model in TOUCH_MODELS] or ["last"]
    by_path = [model for model in models if model in LEARNED]
    # by cash what was paid for is no lost journey, won or not
    with_lost = ask.basis != "cash" and not OF_LOST.isdisjoint(by_path)
    _define(ask, by_touch, with_lost=with_lost)
    units: dict[str, dict[str | None, Units]] = {model: {} for model in by_touch}
    for record in query(ask, "roi_credit"):
        if whole(record["not_split"]):
            lacking = list(ask.touches_lack or ask.by)
            raise UsageError("touches_lack_field", fields=lacking, models=list(models))
        segment = None if record["segment"] is None else str(record["segment"])
        units[str(record["model"])][segment] = (
            whole(record["won_units"]),
            whole(record["customer_units"]),
            whole(record["revenue_units"]),
        )
    of_one = units[by_touch[0]]
    untouched = of_one.get(None, _NOTHING)
    notes: list[Note] = []
    if by_path:
        touched = _summed(part for segment, part in of_one.items() if segment is not None)
        found, notes = learned(ask, by_path, touched, is_all=is_all)
        for model, parts in found.items():
            units[model] = {**parts, None: untouched}
    given = {model: _credits(units[model], missing(ask.by)) for model in models if model in units}
    files = ("roi_credit", _UNDATED, *(["roi_paths"] if by_path else []))
    undated = whole(query(ask, _UNDATED)[0]["sales"])
    return Earned(given, _credit(untouched), tuple(notes), files, undated)


def _define(ask: Ask, by_touch: Sequence[str], *, with_lost: bool) -> None:
    """The views the queries read."""
    ask.engine.values("asked_models", (("model", "varchar"),), [(model,) for model in by_touch])
    ask.journeys.tell(ask.engine)
    # tables: both are read several times, and what touches are linked by is planned anew each time
    define_table(ask, "journey_touches", "roi_touches_all" if with_lost else "roi_touches_won")
    define_held(ask, "kept_touches", "roi_every" if ask.journeys.keeps_all else "roi_kept")
    define_table(ask, "journeys", "roi_journeys")
    define_held(ask, "credits", "roi_credit.cards")


def _credits(units: Mapping[str | None, Units], none: str) -> dict[str, Credit]:
    """Segment → credit; touches without a value and sales without a touch are one row."""
    found = {segment: part for segment, part in units.items() if segment is not None}
    if None in units and any(units[None]):
        found[none] = _summed([found.get(none, _NOTHING), units[None]])
    return {segment: _credit(part) for segment, part in found.items()}


def _summed(parts: Iterable[Units]) -> Units:
    won, customers, revenue = (sum(of) for of in zip(_NOTHING, *parts, strict=True))
    return won, customers, revenue


def _credit(units: Units) -> Credit:
    won, customers, revenue = units
    return Credit(
        scaled(won, _WON_DIGITS), scaled(customers, _WON_DIGITS), scaled(revenue, MONEY_DIGITS)
    )


def whole_credit(parts: Mapping[str, Credit]) -> Credit:
    """The sum of the credit of several segments, exact."""
    return Credit(
        plain(sum((part.won for part in parts.values()), Decimal(0))),
        plain(sum((part.customers for part in parts.values()), Decimal(0))),
        plain(sum((part.revenue for part in parts.values()), Decimal(0))),
    )


def unknown_ignored(ask: Ask) -> list[Note]:
    """A note on channels that are to be ignored and that no touch has: it changed nothing."""
    if not ask.journeys.ignored:
        return []
    channels = sorted(str(record["channel"]) for record in query(ask, "roi_channels"))
    folded = {NONE, *(channel.lower() for channel in channels)}
    names = [name for name in ask.journeys.ignored if name.lower() not in folded]
    return [Note("ignored_unknown", {"names": names, "known": channels})] if names else []
