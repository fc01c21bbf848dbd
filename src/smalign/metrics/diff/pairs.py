"""The cards of two exports of one CRM in pairs, and what has to be said of their comparison."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.errors import InputError
from smalign.base.results import Note
from smalign.metrics.figures import ratio, whole
from smalign.metrics.metric import define_table, query

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.metrics.metric import Ask, Reads, Record
    from smalign.scope.compared import Compared

READS: Final[Reads] = {
    **dict.fromkeys(
        ("old_cards", "new_cards"),
        frozenset(
            {
                *("card", "card_id", "in_scope", "segment", "created_on", "pipeline", "stage"),
                *("stage_order", "status", "owner", "amount", "exported_amount", "currency"),
            }
        ),
    ),
    "earlier": frozenset({"as_of_on"}),
}
"""What the view `pairs` is made of."""
_MANY_GONE: Final = 0.1
"""The share of cards missing from the later export that is told as a likely filter."""
_LEAST_GONE: Final = 6
_FIRST: Final = Decimal(10**15)
"""What is at stake where everything told is the other way round: more than any amount."""


class Paired(Struct, frozen=True):
    """The pairs of cards, counted by kind of card (`pairs_known.sql`), and the notes on them."""

    known: Mapping[str, Record]
    notes: tuple[Note, ...]


def define_pairs(ask: Ask) -> Paired:
    """Create the table `pairs`, a row a card of either export.

    Raises:
        InputError: no_common_card, the two have no card in common.

    """
    define_table(ask, "pairs", "pairs.cards")
    known = {str(record["card"]): record for record in query(ask, "pairs_known")}
    if ask.compared is not None and not any(whole(one["common"]) for one in known.values()):
        raise InputError("no_common_card")
    notes = [*_order_notes(ask.compared), *_filter_notes(known), *_column_notes(ask.compared)]
    return Paired(known, tuple(notes))


def old_day(ask: Ask) -> dict[str, object]:
    """The last day of the earlier export, as the params of a result tell it."""
    return {"old_as_of_on": ask.compared.old.as_of_on} if ask.compared else {}


def has_field(ask: Ask, field: str, tables: Sequence[str] = ("leads", "deals")) -> bool:
    """Whether both exports have a field of one of the tables; hand-made views have every one."""
    if ask.compared is None:
        return True
    sides = (ask.compared.old.fields, ask.compared.new.fields)
    return any(all(field in fields.get(table, frozenset()) for fields in sides) for table in tables)


def amounts_of(ask: Ask) -> frozenset[str]:
    """The kinds of cards whose amounts can be added up and subtracted."""
    if amount_notes(ask):
        return frozenset()
    return frozenset(card for card in ("lead", "deal") if has_field(ask, "amount", (f"{card}s",)))


def amount_notes(ask: Ask) -> list[Note]:
    """Why amounts cannot be added up or subtracted; [] where they can."""
    if not has_field(ask, "amount"):
        return [Note("diff_without_amounts")]
    if ask.compared is None:
        return []
    old, new = ask.compared.old.currencies, ask.compared.new.currencies
    if len({*old, *new}) <= 1:
        return []
    if old == new:
        return [Note("amounts_apart")]
    return [Note("diff_other_currency", {"old": list(old), "new": list(new)})]


def scope_notes(paired: Paired, *, with_shares: bool) -> list[Note]:
    """How many cards of both exports the conditions hold for in one alone; [] where for none.

    with_shares: shares are told, of what the conditions choose in the earlier export.
    """
    counts = {
        name: sum(whole(one[column]) for one in paired.known.values())
        for name, column in (("entered", "entered"), ("left", "left_scope"))
    }
    code = "diff_conditions_shares" if with_shares else "diff_conditions"
    return [Note(code, {**counts})] if any(counts.values()) else []


def _order_notes(compared: Compared | None) -> list[Note]:
    """Whether the exports stand in the wrong order."""
    if compared is None:
        return []
    old, new = compared.old.as_of_on, compared.new.as_of_on
    if old is None or new is None or old <= new:
        return []
    return [Note("diff_reversed", {"old": old, "new": new}, _FIRST)]


def _filter_notes(known: Mapping[str, Record]) -> list[Note]:
    """What looks like another filter of one export, not like the work of a department."""
    notes: list[Note] = []
    for card, one in known.items():
        gone, of = whole(one["gone"]), whole(one["old_cards"])
        share = ratio(gone, of)
        if whole(one["old_closed"]) and not whole(one["new_closed"]):
            notes.append(Note("diff_only_open", {"table": f"{card}s", "gone": gone}))
        elif share is not None and share > _MANY_GONE and gone >= _LEAST_GONE:
            facts = {"table": f"{card}s", "gone": gone, "cards": of, "share": share}
            notes.append(Note("diff_many_gone", facts))
    return notes


def _column_notes(compared: Compared | None) -> list[Note]:
    """The kinds of cards and the columns that one export alone has: no change of any card."""
    if compared is None:
        return []
    notes: list[Note] = []
    if compared.old.rejected:
        notes.append(Note("diff_old_rejected", {"count": compared.old.rejected}))
    old, new = compared.old.fields, compared.new.fields
    for table in sorted(old.keys() ^ new.keys()):
        side = "old" if table in old else "new"
        notes.append(Note(f"diff_table_only_{side}", {"table": table}))
    known = compared.old.with_ids & compared.new.with_ids
    unknown = sorted((old.keys() & new.keys()) - known)
    notes += [Note("diff_without_ids", {"table": table}) for table in unknown]
    for side, mine, others in (("old", old, new), ("new", new, old)):
        for table in sorted(old.keys() & new.keys()):
            alone = sorted(mine[table] - others[table])
            if alone:
                notes.append(Note(f"diff_fields_only_{side}", {"table": table, "fields": alone}))
    return notes
