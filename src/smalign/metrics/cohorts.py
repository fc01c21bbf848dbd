"""cohorts: what became of the cards created together, at one age, so that they can be compared."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.cohort_days import LEAST_WON, WIDTHS, cohort_of, horizon_of
from smalign.metrics.figures import share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import (
    Metric,
    card_rows,
    define_table,
    define_view,
    known,
    query,
    script,
)
from smalign.metrics.survival import won_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.results import Row
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

Block = tuple[str, str]
"""Card and pipeline: the cards one horizon is found for."""


@dataclass(frozen=True, slots=True)
class _Group:
    """So many cards of one cohort, age and fate; last: the last day of the cohort."""

    segment: str
    block: Block
    last: date
    cohort: str
    created_on: date
    age: int
    status: str
    days: int
    cards: int

    @property
    def row(self) -> tuple[str, Block, date, str]:
        """What tells the row it is counted in from the others, in the order of the rows."""
        return self.segment, self.block, self.last, self.cohort


def compute(ask: Ask) -> Result:
    """Cards by when they were created: how many were won, and how many will have been.

    What: one row per cohort (week, month or quarter of creation), pipeline and segment.
    Why: a young cohort has had less time to be won; read as it stands it always looks worse.
    How: observed = won / cards, as of now. matured = matured_won / followed: won by the horizon, of
        the cards created at least the horizon ago, decided or not. incidence: the share won by the
        horizon when the open cards do as the others did (Aalen-Johansen; a lost card cannot be won
        any more). decided = won / (won + lost). The horizon is given, or the days by which nine in
        ten sales are made in cohorts at least twice as old, found for each pipeline. maturity:
        mature when every card was followed to the horizon, partly when some were, immature when
        none was; unknown without a horizon. A lead is won by its first won deal.
    Reads: leads, deals.
    Caveats: matured and incidence differ where late cohorts are unlike early ones. decided favours
        what is decided quickly. A lost card without a closing date counts as lost at once; a card
        closed before it was created as closed that day. Whole days.
    Sources: Wilson 1927; Aalen and Johansen 1978; the definitions page "Cohorts".
    """
    known(ask.cohort, WIDTHS, "unknown_cohort")
    mark = ask.engine.mark()
    define_table(ask, "fates", "fates.cards")
    define_view(ask, "cards", "cohorts.cards")
    records = query(ask, "cohorts")
    groups = _groups(records, ask.cohort)
    horizons = _horizons(groups, ask.horizon)
    keys = key_fields(ask.by, {field.name for field in _FIELDS})
    id_fields, ids = card_rows(ask, Sql("excluded is null"))
    return Result(
        metric="cohorts",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={
            "cohort": ask.cohort,
            "horizon": ask.horizon or "auto",
            "min_n": ask.min_n,
            "pipelines": list(ask.pipelines),
        },
        fields=(_FIELDS[0], *keys, *_FIELDS[1:]),
        rows=tuple(_rows(groups, horizons, keys)),
        total=_total(groups, horizons),
        excluded=_exclusions(records),
        notes=tuple(_notes(records, horizons)),
        sql=script(ask, mark, "cohorts"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _groups(records: Sequence[Record], width: str) -> list[_Group]:
    """The dated cards with their cohort, in the order of the rows; leads come before deals."""
    groups = []
    for record in records:
        created = record["created_on"]
        if record["excluded"] is None and isinstance(created, date):
            name, last = cohort_of(created, width)
            groups.append(
                _Group(
                    segment=str(record["segment"]),
                    block=(str(record["card"]), str(record["pipeline"])),
                    last=last,
                    cohort=name,
                    created_on=created,
                    age=whole(record["age_days"]),
                    status=str(record["status"]),
                    days=whole(record["days"]),
                    cards=whole(record["cards"]),
                )
            )
    return sorted(
        groups,
        key=lambda one: (one.segment, one.block[0] == "deal", one.block, one.last, one.age),
    )


def _horizons(groups: Sequence[_Group], given: int | None) -> dict[Block, int | None]:
    blocks = {group.block for group in groups}
    if given is not None:
        return dict.fromkeys(blocks, given)
    today = max((one.created_on + timedelta(one.age) for one in groups), default=date.max)
    return {
        block: horizon_of(
            [
                (one.last, one.days, one.cards)
                for one in groups
                if one.block == block and one.status == "won"
            ],
            today,
        )
        for block in blocks
    }


def _rows(
    groups: Sequence[_Group], horizons: Mapping[Block, int | None], keys: tuple[Field, ...]
) -> Iterator[Row]:
    for (segment, block, _, cohort), found in groupby(groups, lambda one: one.row):
        row: Row = {"segment": shown(segment), **key_values(keys, segment)}
        yield row | {"pipeline": block[1], "cohort": cohort} | _figures([*found], horizons[block])


def _figures(groups: Sequence[_Group], horizon: int | None) -> Row:
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


def _incidence(groups: Sequence[_Group], horizon: int) -> Row:
    ends: list[Ends] = []
    for one in groups:
        won, lost, still = (one.cards * (one.status == fate) for fate in ("won", "lost", "open"))
        ends.append((one.days, won, lost, still))
    found = won_by(ends, horizon)
    names = ("incidence", "incidence_low", "incidence_high")
    return dict(zip(names, found or (None, None, None), strict=True))


def _total(groups: Sequence[_Group], horizons: Mapping[Block, int | None]) -> Row:
    """Of one pipeline everything, computed again over all its cards; of several the counts."""
    if len(horizons) == 1:
        return {**_figures(groups, *horizons.values()), "maturity": None}
    total: Row = {field.name: None for field in _FIELDS[_KEYS:]}
    figures = _figures(groups, None)
    return total | {name: figures[name] for name in _COUNTS}


def _exclusions(records: Sequence[Record]) -> tuple[Exclusion, ...]:
    counts: dict[str, int] = defaultdict(int)
    for record in records:
        if record["excluded"] is not None:
            counts[str(record["excluded"])] += whole(record["cards"])
    return tuple(Exclusion(reason, counts[reason]) for reason in sorted(counts))


def _notes(records: Sequence[Record], horizons: Mapping[Block, int | None]) -> Iterator[Note]:
    """Which pipelines have no horizon, and how many losses have no day."""
    unknown = sorted(block for block, horizon in horizons.items() if horizon is None)
    if unknown:
        pipelines = [pipeline for _, pipeline in unknown]
        yield Note("horizon_unknown", {"pipelines": pipelines, "least": LEAST_WON})
    undated = sum(whole(one["lost_undated"]) for one in records if one["excluded"] is None)
    if undated:
        yield Note("lost_undated", {"count": undated})


COHORTS: Final = Metric(
    name="cohorts",
    title="Cards by when they were created",
    reads={
        "run": frozenset({"as_of_on", "since", "until", "has_period", "grain"}),
        "leads": frozenset({"lead_id", "segment", "created_on", "closed_on", "status"}),
        "copies": frozenset({"deal_id", "is_left_out"}),
        "deals": frozenset({"deal_id", "segment", "pipeline", "created_on", "closed_on", "status"}),
        "every_deal": frozenset({"lead_id", "closed_on", "status", "in_pipelines"}),
    },
    compute=compute,
)
