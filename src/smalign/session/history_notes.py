"""What is said of a history that was made of several exports."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.model.snapshots import LOGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.model.model import Model
    from smalign.model.needs import Needs
    from smalign.model.snapshots import Made, Taken

NOTES: Final = frozenset(
    {
        *("history_of_snapshots", "history_of_one", "history_of_export"),
        *("snapshot_cards_vanished", "snapshot_stages_renamed"),
        *("snapshots_of_one_day", "snapshots_later"),
        *("snapshots_by_name", "snapshots_by_moment"),
    }
)
"""What is said of a history that was made of exports."""
_OF_INSPECT: Final = frozenset({"snapshots_by_name", "snapshots_by_moment"})
"""What `inspect` tells of the reading and no answer has to repeat."""


def history_notes(model: Model, needs: Needs) -> list[Note]:
    """What a question that reads a history is told first of the exports it was made of."""
    is_read = any(needs.columns.get(table) for table in LOGS)
    told = NOTES - _OF_INSPECT
    return [note for note in model.notes if note.code in told] if is_read else []


def usual_gap(taken: Sequence[Taken]) -> int:
    """How many days apart the exports are: half of the gaps between two are no shorter."""
    gaps = sorted((after.day - before.day).days for before, after in pairwise(taken))
    return gaps[len(gaps) // 2]


def made_notes(taken: Sequence[Taken], made: Made) -> list[Note]:
    """What the history is made of, how coarse it is and what is not in it."""
    days = [one.day for one in taken]
    gaps = [(after - before).days for before, after in pairwise(days)]
    found = [
        Note(
            "history_of_snapshots",
            {
                "exports": len(taken),
                "first": days[0],
                "last": days[-1],
                "usual": usual_gap(taken),
                "gap": max(gaps),
                "days": [day.isoformat() for day in days],
            },
        ),
        *_day_notes(taken),
    ]
    gone = sum(made.vanished.values())
    if gone:
        facts: dict[str, object] = {"cards": gone, **made.vanished}
        found.append(Note("snapshot_cards_vanished", facts))
    if made.renamed:
        pairs = [f"{one.old_stage} → {one.stage}" for one in made.renamed]
        renamed = list(dict.fromkeys(pairs))
        found.append(Note("snapshot_stages_renamed", {"stages": renamed, "count": len(renamed)}))
    return found


def _day_notes(taken: Sequence[Taken]) -> list[Note]:
    """What says the day of each export but the newest, whose data always do."""
    named = [f"{one.day.isoformat()} {one.name}" for one in taken[:-1] if one.is_named]
    dated = [f"{one.day.isoformat()} {one.name}" for one in taken if not one.is_named]
    found = {"snapshots_by_name": named, "snapshots_by_moment": dated}
    return [
        Note(code, {"exports": exports, "count": len(exports)})
        for code, exports in found.items()
        if exports
    ]
