"""maturity: how the share of each cohort that is won grows with its age."""

from __future__ import annotations

from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import share, share_fields
from smalign.metrics.funnel.cohort_groups import (
    READS,
    exclusions_of,
    fates_of,
    groups_of,
    horizons_of,
    params_of,
    without_horizon,
)
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, script

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.funnel.cohort_groups import Block, Group
    from smalign.metrics.metric import Ask

FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    Field("pipeline", "text"),
    Field("cohort", "text"),
    Field("age_days", "integer", "count"),
    Field("cards", "integer", "count"),
    Field("won_by_age", "integer", "count"),
    *share_fields("won_share"),
    Field("horizon_days", "integer", "count"),
)
_STEPS: Final = 4
"""Ages up to the horizon."""
_BEYOND: Final = 2
"""How many horizons a curve is followed."""


def compute(ask: Ask) -> Result:
    """How many cards of a cohort were won by each age, as far as all of its cards were followed.

    What: one row per cohort, pipeline, segment and age: quarters of the horizon, up to two of it.
    Why: curves beside each other show whether a cohort sells less, or later.
    How: won_share = won_by_age / cards: all cards of the cohort, those won within so many days of
        their creation. A curve ends at the last age to which its youngest card was followed: beyond
        it open cards may still be won, and nothing is said. The horizon is that of cohorts.
    Reads: leads, deals.
    Caveats: a cohort that is not over yet has the cards it has so far. Whole days, rounded up.
    Sources: Wilson 1927; the definitions page "Cohorts".
    """
    mark = ask.engine.mark()
    records = fates_of(ask)
    groups = groups_of(records, ask.cohort)
    horizons = horizons_of(ask, groups)
    keys = key_fields(ask.by, {field.name for field in FIELDS})
    id_fields, ids = card_rows(ask, Sql("excluded is null"))
    return Result(
        metric="maturity",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params=params_of(ask),
        fields=(FIELDS[0], *keys, *FIELDS[1:]),
        rows=tuple(_rows(groups, horizons, keys)),
        total={},
        excluded=exclusions_of(records),
        notes=tuple(without_horizon(horizons)),
        sql=script(ask, mark, "cohorts", "cohorts_days"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _rows(
    groups: Sequence[Group], horizons: Mapping[Block, int | None], keys: tuple[Field, ...]
) -> Iterator[Row]:
    for (segment, block, _, cohort), found in groupby(groups, lambda one: one.row):
        horizon = horizons[block]
        if horizon is None:
            continue
        row: Row = {"segment": shown(segment), **key_values(keys, segment)}
        row |= {"pipeline": block[1], "cohort": cohort}
        for point in _curve([*found], horizon):
            yield row | point | {"horizon_days": horizon}


def _curve(groups: Sequence[Group], horizon: int) -> Iterator[Row]:
    """A point for each age that every card of the cohort has."""
    cards = sum(one.cards for one in groups)
    youngest = min(one.age for one in groups)
    for age in ages(horizon):
        if age > youngest:
            return
        won = sum(one.cards for one in groups if one.status == "won" and one.days <= age)
        yield {"age_days": age, "cards": cards, "won_by_age": won, **share("won_share", won, cards)}


def ages(horizon: int) -> tuple[int, ...]:
    """The ages at which curves are read: quarters of the horizon in whole days, to two of it."""
    steps = range(1, _STEPS * _BEYOND + 1)
    return tuple(dict.fromkeys(ceil(horizon * step / _STEPS) for step in steps))


MATURITY: Final = Metric(
    name="maturity",
    title="The share won by the age of cohorts",
    reads=READS,
    compute=compute,
)
