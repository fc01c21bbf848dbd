"""What attribution models give each segment of touches."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError
from smalign.metrics.figures import plain, scaled, whole
from smalign.metrics.keys import missing
from smalign.metrics.metric import define_view, query
from smalign.metrics.roi_rows import Credit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smalign.metrics.metric import Ask

TOUCH_MODELS: Final = ("first", "last", "linear", "position")

_WON_DIGITS: Final = 12
_MONEY_DIGITS: Final = 6

Credits = Mapping[str, Mapping[str, Credit]]
"""Model → segment → what it earns."""


def read_credits(ask: Ask, models: Iterable[str]) -> Credits:
    """Credit by model and segment, over the view `cards`; deals without a touch are `(none)`.

    Raises:
        UsageError: touches_lack_field, when touches do not have a `--by` field.

    """
    found: dict[str, dict[str, Credit]] = {model: {} for model in models}
    ask.engine.values("asked_models", (("model", "varchar"),), [(model,) for model in found])
    define_view(ask, "credits", "roi_credit.cards")
    for record in query(ask, "roi_credit"):
        model, segment = str(record["model"]), record["segment"]
        if model not in found:
            continue
        if whole(record["not_split"]):
            raise UsageError("touches_lack_field", fields=list(ask.by), models=list(found))
        key = missing(ask.by) if segment is None else str(segment)
        part = Credit(
            scaled(record["won_units"], _WON_DIGITS),
            scaled(record["customer_units"], _WON_DIGITS),
            scaled(record["revenue_units"], _MONEY_DIGITS),
        )
        found[model][key] = whole_credit({"touches": part, "rest": found[model].get(key, Credit())})
    return found


def whole_credit(parts: Mapping[str, Credit]) -> Credit:
    """The sum of the credit of several segments, exact."""
    return Credit(
        plain(sum((part.won for part in parts.values()), Decimal(0))),
        plain(sum((part.customers for part in parts.values()), Decimal(0))),
        plain(sum((part.revenue for part in parts.values()), Decimal(0))),
    )
