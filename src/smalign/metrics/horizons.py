"""The horizons at which the cards of a question are compared, found of their sales."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from smalign.metrics.cohort_days import cohort_of, horizon_of
from smalign.metrics.figures import whole
from smalign.metrics.metric import query

if TYPE_CHECKING:
    from smalign.metrics.metric import Ask


def horizons_found(ask: Ask) -> dict[str, int | None]:
    """Card, lead or deal → the days by which nine in ten are won, as for cohorts of months.

    None: too few sales that old; cards without a dated sale are not there. After the table `fates`.
    """
    sales: dict[str, list[tuple[date, int, int]]] = defaultdict(list)
    today = date.max
    for record in query(ask, "horizons"):
        created, as_of = record["created_on"], record["as_of_on"]
        if isinstance(created, date) and isinstance(as_of, date):
            today = as_of
            last = cohort_of(created, "month")[1]
            sales[str(record["card"])].append((last, whole(record["days"]), whole(record["cards"])))
    return {card: horizon_of(of, today) for card, of in sales.items()}
