"""The cards of cohorts: which were created together, how old they are, and what became of them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.results import Exclusion, Note
from smalign.metrics.cohort_days import LEAST_WON, WIDTHS, cohort_of, horizon_of
from smalign.metrics.fates import define_fates
from smalign.metrics.figures import whole
from smalign.metrics.metric import define_held, known, query

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.metrics.cohort_days import Sales
    from smalign.metrics.metric import Ask, Record

READS: Final = {
    "run": frozenset({"as_of_on", "since", "until", "has_period", "grain"}),
    "leads": frozenset({"lead_id", "segment", "created_on", "closed_on", "status"}),
    "copies": frozenset({"deal_id", "is_left_out"}),
    "deals": frozenset({"deal_id", "segment", "pipeline", "created_on", "closed_on", "status"}),
    "every_deal": frozenset(
        {"deal_id", "lead_id", "created_on", "closed_on", "status", "in_pipelines"}
    ),
}
"""Table → the columns of it that cohorts are made of."""

Block = tuple[str, str]
"""Card and pipeline: the cards one horizon is found for."""


class Group(Struct, frozen=True):
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


def fates_of(ask: Ask) -> Sequence[Record]:
    """Cards counted by cohort, age and fate, with those that are in none.

    Raises:
        UsageError: unknown_cohort.

    """
    known(ask.cohort, WIDTHS, "unknown_cohort")
    define_fates(ask)
    define_held(ask, "cards", "cohorts.cards")
    return query(ask, "cohorts")


def params_of(ask: Ask) -> dict[str, object]:
    """What was asked of the cohorts."""
    return {
        "cohort": ask.cohort,
        "horizon": ask.horizon or "auto",
        "min_n": ask.min_n,
        "pipelines": list(ask.pipelines),
    }


def groups_of(records: Sequence[Record], width: str) -> list[Group]:
    """The dated cards with their cohort, in the order of the rows; leads come before deals."""
    groups = []
    for record in records:
        created = record["created_on"]
        if record["excluded"] is None and isinstance(created, date):
            name, last = cohort_of(created, width)
            groups.append(
                Group(
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


def horizons_of(ask: Ask, groups: Sequence[Group]) -> dict[Block, int | None]:
    """The horizon of each pipeline: the one given, else what its sales say; None: too few.

    All sales of the pipeline say it, those of other periods, too.
    """
    blocks = {group.block for group in groups}
    if ask.horizon is not None:
        return dict.fromkeys(blocks, ask.horizon)
    sales: dict[Block, list[Sales]] = defaultdict(list)
    today = date.max
    for record in query(ask, "cohorts_days"):
        created, as_of = record["created_on"], record["as_of_on"]
        if isinstance(created, date) and isinstance(as_of, date):
            today = as_of
            block = (str(record["card"]), str(record["pipeline"]))
            last = cohort_of(created, ask.cohort)[1]
            sales[block].append((last, whole(record["days"]), whole(record["cards"])))
    return {block: horizon_of(sales[block], today) for block in blocks}


def exclusions_of(records: Sequence[Record]) -> tuple[Exclusion, ...]:
    """What is in no cohort, by reason."""
    counts: dict[str, int] = defaultdict(int)
    for record in records:
        if record["excluded"] is not None:
            counts[str(record["excluded"])] += whole(record["cards"])
    return tuple(Exclusion(reason, counts[reason]) for reason in sorted(counts))


def without_horizon(horizons: Mapping[Block, int | None]) -> Iterator[Note]:
    """Which pipelines have no horizon."""
    unknown = sorted(block for block, horizon in horizons.items() if horizon is None)
    if unknown:
        pipelines = [pipeline for _, pipeline in unknown]
        yield Note("horizon_unknown", {"pipelines": pipelines, "least": LEAST_WON})
