"""handovers: how cards change hands, how often they come back, and how soon the receiver calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import days, ratio, share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_held, define_table, query, script
from smalign.metrics.moves.histories import (
    BULK_CARDS,
    OF_CONTACTS,
    actor_counts,
    actor_fields,
    knows_contacts,
    tells_actors,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

OFTEN: Final = 2
"""Changes of owner above which a card is named; the SQL says so too."""
COLUMNS: Final[tuple[Field, ...]] = (
    *(Field(name, "text") for name in ("segment", "owner")),
    *(Field(name, "integer", "count") for name in ("cards", "received", "given", "returned")),
    *share_fields("returned_share"),
    Field("per_card", "float", "ratio"),
    Field("held_days", "float", "days"),
    Field("contacted", "integer", "count"),
    *share_fields("contacted_share"),
    *(Field(name, "float", "minutes") for name in ("contact_median", "contact_p90")),
    *actor_fields("by"),
)
_MINUTE: Final = 60


_FILES: Final = ("handovers", "handovers_given", "handovers_cards", "handovers_left_out")


class _Known(NamedTuple):
    """What the export tells: contacts of sales; people, robots and imports apart."""

    contacts: bool
    actors: bool


def compute(ask: Ask) -> Result:
    """How cards change hands: who gives, who receives, what comes back, how soon it is worked.

    What: one row per owner: cards that were theirs, cards received from and given to others;
        returned: received back by who had had them before (ping-pong), as a share of what was
        received; how long a card stayed with them until the next owner; contacted: received cards
        whose customer sales contacted while they were theirs, and the minutes until then; who made
        the changes. total: the same over all changes; per_card of all cards with a known owner. A
        note has the share of cards, each once, that came back.
    Why: a card that goes round is nobody's; time is lost where it changes hands.
    How: the export's history of owners; without one the owners of the history of stages. Changes
        of the period. Rows of one owner in a row are one. The first owner was given the card by
        whom the history names before, else by nobody. Contacts are what people of sales sent,
        answered calls that came in, and a lead's first attempt. Bulk: what the export calls so, or
        ten cards and more that one person gave away within one minute, unless it is a robot or an
        import. The win rates of cards by how often they changed hands are in a note.
    Reads: leads, deals, owner_log, card_contacts, card_signals, every_touch.
    Caveats: a contact is of anybody of sales, for calls often name another person than the card
        does. The owner of a history of stages is known at its moments alone. Hard cards change
        hands more often: a lower win rate is associated with that and need not follow from it.
    Sources: Wilson 1927 for intervals; the definitions page "process".
    """
    mark = ask.engine.mark()
    define_held(ask, "sales_contacts", "sales_contacts.cards")
    define_table(ask, "holdings", "handovers.cards")
    define_held(ask, "often", "handovers_often.cards")
    records = query(ask, "handovers")
    given = {_key(one): whole(one["given"]) for one in query(ask, "handovers_given")}
    by_often = {str(one["often"]): one for one in query(ask, "handovers_cards")}
    left_out = whole(query(ask, "handovers_left_out")[0]["cards"])
    id_fields, ids = card_rows(ask, Sql("true"), of="often")
    keys = key_fields(ask.by, {field.name for field in COLUMNS})
    total = next((one for one in records if one["is_total"]), {})
    facts = _Known(knows_contacts(total), tells_actors(total))
    found = {_key(one): one for one in records if not one["is_total"]}
    rows = [
        {
            "segment": shown(key[0]),
            **key_values(keys, key[0]),
            "owner": key[1],
            **_measures(found.get(key, {}), given.get(key, 0), facts),
        }
        for key in {**found, **given}
    ]
    return Result(
        metric="handovers",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"bulk_cards": BULK_CARDS, "often": OFTEN, "min_n": ask.min_n},
        fields=(COLUMNS[0], *keys, *COLUMNS[1:]),
        rows=tuple(sorted(rows, key=_order)),
        total=_measures(total, whole(total.get("received")), facts),
        excluded=(Exclusion("without_owner_log", left_out),) if left_out else (),
        notes=tuple(_notes(total, by_often, facts)),
        sql=script(ask, mark, *_FILES),
        ids=ids,
        id_fields=id_fields,
    )


def _key(record: Record) -> tuple[str, str]:
    return str(record["segment"]), str(record["owner"])


def _measures(record: Mapping[str, object], given: int | None, known: _Known) -> Row:
    received, returned = whole(record.get("received")), whole(record.get("returned"))
    cards = whole(record.get("cards"))
    row: Row = {"cards": cards, "received": received, "given": given, "returned": returned}
    row |= share("returned_share", returned, received)
    row["per_card"] = ratio(received, cards)
    row["held_days"] = days(record.get("held_median"))
    contacted = whole(record.get("contacted")) if known.contacts else None
    row |= {"contacted": contacted, **share("contacted_share", contacted, received)}
    for name in ("contact_median", "contact_p90"):
        seconds = record.get(name)
        row[name] = None if seconds is None else float(str(seconds)) / _MINUTE
    return row | actor_counts("by", record, told=known.actors)


def _notes(total: Record, by_often: Mapping[str, Record], known: _Known) -> list[Note]:
    """How often cards change hands and come back, and what is associated with it."""
    cards, changes = whole(total.get("cards")), whole(total.get("received"))
    if not cards:
        return [Note("handovers_unknown")]
    back = whole(total["returned_cards"])
    facts = dict(share("share", back, cards))
    found = [
        Note("handovers_returned", {**facts, "cards": cards, "changes": changes, "returned": back})
    ]
    found += _outcomes(by_often) if changes else []
    if changes and not known.contacts:
        found.append(Note("handovers_without_contacts"))
    bulk = whole(total["by_bulk"])
    if bulk:
        found.append(Note("moves_in_bulk", {"moves": bulk, "of": changes, "cards": BULK_CARDS}))
    return found


def _outcomes(by_often: Mapping[str, Record]) -> list[Note]:
    """Win rates with their intervals by how often cards changed hands, where cards are decided."""
    facts: dict[str, dict[str, object]] = {}
    for often in ("none", "few", "many"):
        record = by_often.get(often, {})
        won, lost = whole(record.get("won")), whole(record.get("lost"))
        if won + lost:
            facts[often] = {**share(often, won, won + lost), f"{often}_cards": won + lost}
    if not {"none", "few"} <= facts.keys():
        return []
    found = [Note("handovers_outcome", facts["none"] | facts["few"])]
    return [*found, Note("handovers_outcome_often", facts["many"])] if "many" in facts else found


def _order(row: Row) -> tuple[object, ...]:
    """Who was given most first."""
    return str(row["segment"]), -whole(row["received"]), -whole(row["given"]), str(row["owner"])


HANDOVERS: Final = Metric(
    name="handovers",
    title="How cards change hands",
    reads={
        "run": frozenset({"since", "until", "has_period", "as_of", "contacts_whole"}),
        "leads": frozenset(
            {"lead_id", "segment", "status", "first_attempt_at", "first_attempt_on"}
        ),
        "deals": frozenset({"deal_id", "segment", "status"}),
        "owner_log": frozenset(
            {
                *("card", "card_id", "owner", "previous_owner", "changed_by", "actor_kind"),
                *("since_at", "since_on", "has_time", "place"),
            }
        ),
        **OF_CONTACTS,
    },
    compute=compute,
)
