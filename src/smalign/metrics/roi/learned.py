"""What the models that learn from all journeys give each segment: Markov chains, Shapley values."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError
from smalign.base.results import Note
from smalign.metrics.metric import query

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.metrics.attribution.journeys import Journey, Shares
    from smalign.metrics.metric import Ask

ALL: Final = "all"
LEARNED: Final = ("markov", "shapley", "shapley-rate")
OF_LOST: Final = frozenset({"markov", "shapley-rate"})
"""Those that also look at journeys that came to nothing."""

Units = tuple[int, int, int]
"""Sales, new customers and revenue in whole units."""

_STEP: Final = "\x1e"
_TIMES: Final = "\x1d"


def learned(
    ask: Ask, models: Sequence[str], units: Units, *, is_all: bool
) -> tuple[dict[str, dict[str | None, Units]], list[Note]]:
    """Model → segment → its part of `units`, which the parts sum to; and what must be said.

    A model that cannot be computed is left out when `is_all`. New customers go as sales do.

    Raises:
        UsageError: learned_needs_cohort, and those of `credits_of`.

    """
    from smalign.metrics.roi.paths_models import credits_of

    if ask.basis != "cohort":
        if not is_all:
            raise UsageError("learned_needs_cohort", models=list(models))
        return {}, [Note("learned_left_out", {"models": list(models)})]
    journeys = _journeys(ask)
    if not any(one.conversions for one in journeys):
        return {model: {} for model in models}, []
    earned, notes = credits_of(journeys, models, order=ask.order, nulls=ask.nulls, is_all=is_all)
    found: dict[str, dict[str | None, Units]] = {}
    for model, credit in earned.items():
        sales, value = _by_segment(credit.conversions), _by_segment(credit.value)
        found[model] = _apportioned(units, sales, value)
        below = [name for name, part in sorted(sales.items()) if part < 0]
        if below:
            notes.append(Note("credit_below_zero", {"channels": below}))
    return found, notes


def _journeys(ask: Ask) -> list[Journey]:
    from smalign.metrics.attribution.journeys import Journey

    return [
        Journey(
            tuple(str(record["path"]).split(_STEP)),
            float(_number(record["conversions"])),
            # a sale of less than nothing is a correction, no weight
            max(float(_number(record["value"])), 0.0) if record["conversions"] else 0.0,
            float(_number(record["nulls"])),
        )
        for record in query(ask, "roi_paths")
    ]


def _number(cell: object) -> Decimal:
    return Decimal(cell) if isinstance(cell, int | Decimal) else Decimal(0)


def _by_segment(shares: Shares) -> dict[str, float]:
    """Steps told apart by how often they were met, under the segment they are."""
    found: dict[str, float] = defaultdict(float)
    for step in sorted(shares):
        found[step.partition(_TIMES)[0]] += shares[step]
    return dict(found)


def _apportioned(
    units: Units, sales: Mapping[str, float], value: Mapping[str, float]
) -> dict[str | None, Units]:
    from smalign.metrics.attribution.journeys import apportioned

    won, customers, revenue = units
    by_value = value if sum(value.values()) > 0 else sales
    parts = (apportioned(won, sales), apportioned(customers, sales), apportioned(revenue, by_value))
    return {name: (parts[0][name], parts[1][name], parts[2][name]) for name in sales}
