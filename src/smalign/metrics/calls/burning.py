"""What `today` and `agenda` share: which cards burn, what they read, what they cannot tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.engine.compose import Sql
from smalign.metrics.figures import share, share_fields, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smalign.base.results import Row
    from smalign.engine.duckdb import Cell
    from smalign.metrics.metric import Record

COUNTS: Final = (
    *("cards", "burning", "leads", "tracked", "no_attempt", "deals", "no_next_activity"),
    *("overdue", "missed_calls", "unanswered"),
)
_FLAGS: Final = {
    "no_attempt": "has_no_attempt",
    "no_next_activity": "has_no_next_activity",
    "overdue": "is_overdue",
    "missed_calls": "has_missed_call",
    "unanswered": "is_unanswered",
}
"""What is counted → the flag of the cards it is counted from."""
BURNS: Final = Sql(
    "excluded is null and (has_no_attempt or has_no_next_activity or is_overdue"
    " or has_missed_call or is_unanswered)"
)
"""Of the cards, those something burns in."""


READS: Final = {
    "open_cards": frozenset(
        {
            *("card", "card_id", "segment", "owner", "stage", "channel", "amount"),
            *("currency", "created_on", "is_no_inquiry"),
        }
    ),
    "last_contacts": frozenset({"card", "card_id", "last_contact_at", "last_contact_on"}),
    "card_signals": frozenset({"card", "card_id", "touch_id", "touched_at", "touched_on"}),
    "every_touch": frozenset({"touch_id", "touched_at", "direction", "kind", "outcome"}),
    "card_plans": frozenset({"card", "card_id", "is_ahead", "is_overdue", "due_on"}),
    "logged_owners": frozenset({"owner"}),
}


def measures(record: Mapping[str, Cell]) -> Row:
    """Counts of an owner, and the share of the cards something burns in."""
    row: Row = {name: whole(record.get(name)) for name in COUNTS}
    return row | share("burning_share", whole(row["burning"]), whole(row["cards"]))


def unknown(total: Row, known: Record, grain: str) -> Row:
    """What is not 0 but unknown, because the export does not have what it is counted from."""
    found = [
        *(() if grain != "deal" else ("leads", "tracked")),
        *(() if grain != "lead" else ("deals",)),
        *(() if total["tracked"] else ("no_attempt",)),
        *(() if known["plans"] else ("no_next_activity", "overdue")),
        *(() if known["calls"] else ("missed_calls",)),
        *(() if known["inquiries"] else ("unanswered",)),
    ]
    if set(_FLAGS) <= {*found}:
        found += [name.name for name in share_fields("burning_share")] + ["burning"]
    return dict.fromkeys(found)


def listed(ids: Iterable[Row], nothing: Row) -> tuple[Row, ...]:
    """The cards; what the export cannot tell of any of them is unknown, not a no."""
    silent = {_FLAGS[name]: None for name in nothing if name in _FLAGS}
    return tuple({**row, **silent} for row in ids)


def notes_of(total: Row) -> list[Note]:
    """What the export cannot tell."""
    found: list[Note] = []
    if not whole(total["cards"]):
        return found
    if total["no_next_activity"] is None:
        found.append(Note("today_without_plans"))
    if total["missed_calls"] is None and total["unanswered"] is None:
        found.append(Note("today_without_inquiries"))
    if not whole(total["leads"]):
        return found
    if total["no_attempt"] is None:
        found.append(Note("today_without_attempts"))
    elif whole(total["tracked"]) < whole(total["leads"]):
        found.append(Note("today_tracked", {"tracked": total["tracked"], "leads": total["leads"]}))
    return found
