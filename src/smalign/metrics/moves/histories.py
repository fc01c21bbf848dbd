"""What the metrics of stage histories share: the table of entries, who made them, who has none."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note
from smalign.metrics.figures import whole
from smalign.metrics.metric import define_table, query

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Reads, Record

ACTORS: Final = ("human", "robot", "import", "bulk", "unknown")
_TOLD: Final = ("human", "robot", "import")
"""Actors that only the export can tell."""
BULK_CARDS: Final = 10
"""Cards one person moves within a minute, for that to be in bulk; the SQL says so too."""
_DAY: Final = 86_400_000_000
_CARDS: Final = frozenset({"card_no", "segment"})
READS: Final[dict[str, frozenset[str]]] = {
    "run": frozenset({"since", "until", "has_period", "stays_whole", "stays_seen"}),
    "leads": _CARDS | {"lead_id"},
    "deals": _CARDS | {"deal_id"},
    "stages": frozenset({"card", "pipeline", "stage", "outcome"}),
    "stage_log": frozenset(
        {
            *("card", "card_no", "pipeline", "stage", "stage_order", "owner", "changed_by"),
            *("actor_kind", "entered_at", "entered_on", "left_at"),
        }
    ),
}
"""What `entries` is made of."""
OF_CONTACTS: Final[dict[str, frozenset[str]]] = {
    "card_contacts": frozenset({"card", "card_id", "touched_at", "touched_on", "may_be_attempt"}),
    "card_signals": frozenset({"card", "card_id", "touch_id", "touched_at", "touched_on"}),
    "every_touch": frozenset({"touch_id", "touched_at", "direction", "outcome"}),
}
"""What `sales_contacts` is made of, beside leads."""


def reads_with(**more: frozenset[str]) -> Reads:
    """What `entries` is made of, and more columns of the same views or of others."""
    return {
        view: READS.get(view, frozenset()) | more.get(view, frozenset())
        for view in {**READS, **more}
    }


def define_entries(ask: Ask) -> tuple[Exclusion, ...]:
    """Create the table `entries` of the file events.cards.sql; the cards that have no entry."""
    define_table(ask, "entries", "events.cards")
    cards = whole(query(ask, "events_left_out")[0]["cards"])
    return (Exclusion("without_history", cards),) if cards else ()


def actor_fields(prefix: str) -> tuple[Field, ...]:
    """A count by each kind of actor, as by_human."""
    return tuple(Field(f"{prefix}_{actor}", "integer", "count") for actor in ACTORS)


def actor_counts(prefix: str, record: Mapping[str, object], *, told: bool) -> Row:
    """The columns of `actor_fields`; told: whether the export tells people, robots and imports."""
    counts: Row = {f"{prefix}_{actor}": whole(record.get(f"{prefix}_{actor}")) for actor in ACTORS}
    return counts if told else counts | {f"{prefix}_{actor}": None for actor in _TOLD}


def tells_actors(total: Record) -> bool:
    """Whether any entry says that a person, a robot or an import made it."""
    return any(whole(total.get(f"by_{actor}")) for actor in _TOLD)


def knows_contacts(total: Record) -> bool:
    """Whether contacts of sales are exported: a log of them, or a first attempt that followed."""
    return any(whole(total.get(name)) for name in ("contacted", "contacts"))


def days_of(microseconds: object) -> float | None:
    """Microseconds as days; None stays None."""
    return None if microseconds is None else float(Decimal(str(microseconds)) / _DAY)


def mean_days(microseconds: object, count: int) -> float | None:
    """The mean of so many durations that sum up to `microseconds`, in days; None where none is."""
    return None if not count else float(Decimal(whole(microseconds)) / _DAY / count)


def actor_notes(total: Record) -> list[Note]:
    """Who moves the cards: what bulk means, or that nothing tells people from robots."""
    entries = sum(whole(total.get(f"by_{actor}")) for actor in ACTORS)
    if not entries:
        return [Note("moves_without_history")]
    unknown, bulk = whole(total["by_unknown"]), whole(total["by_bulk"])
    found: list[Note] = []
    if bulk:
        found.append(Note("moves_in_bulk", {"moves": bulk, "of": entries, "cards": BULK_CARDS}))
    if unknown:
        found.append(Note("moves_actor_unknown", {"moves": unknown, "of": entries}))
    return found


def unordered_note(rows: Iterable[Row]) -> list[Note]:
    """The stages whose place in the order nobody knows."""
    stages = sorted(
        {
            str(row["stage"])
            for row in rows
            if whole(row.get("unordered")) and row.get("stage_order") is None
        }
    )
    return [Note("moves_unordered", {"stages": stages})] if stages else []
