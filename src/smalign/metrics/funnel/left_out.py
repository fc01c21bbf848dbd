"""Cards that are in no row of the funnel: how many, and what would place them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from smalign.base.errors import QuestionError
from smalign.base.results import Exclusion, Note
from smalign.base.toml import array
from smalign.metrics.figures import whole
from smalign.metrics.keys import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.metrics.metric import Record


def exclusions(left_out: Sequence[Record]) -> tuple[Exclusion, ...]:
    """Cards in no row, by reason."""
    counts: dict[str, int] = {}
    for record in left_out:
        reason = str(record["excluded"])
        counts[reason] = counts.get(reason, 0) + whole(record["cards"])
    return tuple(Exclusion(reason, counts[reason]) for reason in sorted(counts))


def left_out_notes(left_out: Sequence[Record]) -> tuple[Note, ...]:
    """Pipelines that are not answered because the order of their stages is not known."""
    unplaced = [record for record in left_out if record["excluded"] == "stage_order_unknown"]
    ordered = sorted(unplaced, key=lambda record: (str(record["card"]), str(record["pipeline"])))
    return tuple(
        Note(
            "stage_order_unknown",
            {
                "card": record["card"],
                "pipeline": record["pipeline"],
                "cards": whole(record["cards"]),
                "stages": _stages(record),
            },
        )
        for record in ordered
    )


def changed_notes(deals: int) -> tuple[Note, ...]:
    """Deals whose stages of an earlier pipeline are in no row."""
    return (Note("pipeline_changed", {"deals": deals}),) if deals else ()


def unplaced_notes(records: Sequence[Record]) -> tuple[Note, ...]:
    """Cards lost nobody knows where: the rates between stages are those of the other cards."""
    lost = sum(whole(one["lost"]) for one in records if not whole(one["place"]))
    if not lost:
        return ()
    every = sum(whole(one["lost"]) for one in records)
    return (Note("lost_unplaced", {"lost": lost, "every": every}),)


def young_notes(record: Record, window: int) -> tuple[Note, ...]:
    """Cards that may still go on within the window, of `window` seconds."""
    young, day = whole(record["young"]), record["as_of_on"]
    if not young or not isinstance(day, date):
        return ()
    until = day - timedelta(seconds=window)
    return (
        Note("window_young", {"young": young, "cards": whole(record["cards"]), "until": until}),
    )


def which_order(unplaced: Sequence[Record]) -> QuestionError:
    """What to ask when no pipeline has a known order: the one with the most cards."""
    first = min(unplaced, key=lambda record: (-whole(record["cards"]), str(record["pipeline"])))
    section = "lead_stages" if first["card"] == "lead" else "stages"
    return QuestionError(
        "stage_order_unknown",
        toml=f"[{section}]\norder = {array(_stages(first, 'all_stages'))}",
        pipeline=first["pipeline"],
        stages=_stages(first),
    )


def _stages(record: Record, which: str = "stages") -> list[str]:
    """The stages without a place, or all the open ones, for an order must name each."""
    return str(record[which]).split(SEPARATOR) if record[which] is not None else []
