"""cohorts: what became of the cards created together, at one age, so that they can be compared."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import share, share_fields, whole
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
from smalign.metrics.survival import won_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.funnel.cohort_groups import Block, Group
    from smalign.metrics.metric import Ask, Record
    from smalign.metrics.survival import Ends

_COUNTS: Final = ("cards", "won", "lost", "open")
_FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    Field("pipeline", "text"),
    Field("cohort", "text"),
    *(Field(name, "integer", "count") for name in _COUNTS),
    Field("maturity", "text"),
    *share_fields("observed"),
    *share_fields("matured"),
    *share_fields("incidence"),
    *share_fields("decided"),
    Field("followed", "integer", "count"),
    Field("horizon_days", "integer", "count"),
    Field("matured_won", "integer", "count"),
)
_KEYS: Final = 3


def compute(ask: Ask) -> Result:
    """Cards by when they were created: how many were won, and how many will have been.

    What: one row per cohort (week, month or quarter of creation), pipeline and segment.
    Why: a young cohort has had less time to be won; read as it stands it always looks worse.
    How: observed = won / cards, as of now. matured = matured_won / followed: won by the horizon, of
        the cards created at least the horizon ago, decided or not. incidence: the share won by the
        horizon when the open cards do as the others did (Aalen-Johansen; a lost card cannot be won
        any more). decided = won / (won + lost). The horizon is given, or the days by which nine in
        ten sales are made in cohorts at least twice as old, found for each pipeline of all its
        sales, whatever the period. maturity:
        mature when every card was followed to the horizon, partly when some were, immature when
        none was; unknown without a horizon. A lead is won by its first won deal, without deals in
        the export by being converted.
    Reads: leads, deals.
    Caveats: matured and incidence differ where late cohorts are unlike early ones. decided favours
        what is decided quickly. A lost card without a closing date counts as lost at once; a card
        closed before it was created as closed that day. Whole days.
    Sources: Wilson 1927; Aalen and Johansen 1978; the definitions page "Cohorts".
    """
    mark = ask.engine.mark()
    records = fates_of(ask)
    groups = groups_of(records, ask.cohort)
    horizons = horizons_of(ask, groups)
    keys = key_fields(ask.by, {field.name for field in _FIELDS})
    id_fields, ids = card_rows(ask, Sql("excluded is null"))
    return Result(
        metric="cohorts",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params=params_of(ask),
        fields=(_FIELDS[0], *keys, *_FIELDS[1:]),
        rows=tuple(_rows(groups, horizons, keys)),
        total=_total(groups, horizons),
        excluded=exclusions_of(records),
        notes=tuple(_notes(records, horizons)),
        sql=script(ask, mark, "cohorts", "cohorts_days"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _rows(
    groups: Sequence[Group], horizons: Mapping[Block, int | None], keys: tuple[Field, ...]
) -> Iterator[Row]:
    for (segment, block, _, cohort), found in groupby(groups, lambda one: one.row):
        row: Row = {"segment": shown(segment), **key_values(keys, segment)}
        yield row | {"pipeline": block[1], "cohort": cohort} | _figures([*found], horizons[block])


def _figures(groups: Sequence[Group], horizon: int | None) -> Row:
    """Every measure of some cards; without a horizon only what needs none."""
    count = {
        status: sum(one.cards for one in groups if one.status == status)
        for status in ("won", "lost", "open")
    }
    cards = sum(count.values())
    row: Row = {"cards": cards, **count, "maturity": "unknown"}
    row |= share("observed", count["won"], cards)
    row |= share("matured", None, None) | share("incidence", None, None)
    row |= share("decided", count["won"], count["won"] + count["lost"])
    row |= {"followed": None, "horizon_days": horizon, "matured_won": None}
    if horizon is None:
        return row
    old = [one for one in groups if one.age >= horizon]
    followed = sum(one.cards for one in old)
    won = sum(one.cards for one in old if one.status == "won" and one.days <= horizon)
    row["maturity"] = "mature" if followed == cards else "partly" if followed else "immature"
    row |= share("matured", won, followed) | _incidence(groups, horizon)
    return row | {"followed": followed, "matured_won": won}


def _incidence(groups: Sequence[Group], horizon: int) -> Row:
    ends: list[Ends] = []
    for one in groups:
        won, lost, still = (one.cards * (one.status == fate) for fate in ("won", "lost", "open"))
        ends.append((one.days, won, lost, still))
    found = won_by(ends, horizon)
    names = ("incidence", "incidence_low", "incidence_high")
    return dict(zip(names, found or (None, None, None), strict=True))


def _total(groups: Sequence[Group], horizons: Mapping[Block, int | None]) -> Row:
    """Of one pipeline everything, computed again over all its cards; of several the counts.

    Of leads and deals nothing: a sale of both would be two.
    """
    if len({card for card, _ in horizons}) > 1:
        return {}
    if len(horizons) == 1:
        return {**_figures(groups, *horizons.values()), "maturity": None}
    total: Row = {field.name: None for field in _FIELDS[_KEYS:]}
    figures = _figures(groups, None)
    return total | {name: figures[name] for name in _COUNTS}


def _notes(records: Sequence[Record], horizons: Mapping[Block, int | None]) -> Iterator[Note]:
    """Which pipelines have no horizon, and how many losses have no day."""
    yield from without_horizon(horizons)
    undated = sum(whole(one["lost_undated"]) for one in records if one["excluded"] is None)
    if undated:
        yield Note("lost_undated", {"count": undated})


COHORTS: Final = Metric(
    name="cohorts",
    title="Cards by when they were created",
    reads=READS,
    compute=compute,
)
