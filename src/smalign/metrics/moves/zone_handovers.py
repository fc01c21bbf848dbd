"""zone_handovers: cards passed from one zone to another, and how soon sales take them up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_held, define_table, query, script
from smalign.metrics.moves.histories import (
    BULK_CARDS,
    OF_CONTACTS,
    actor_counts,
    actor_fields,
    actor_notes,
    define_entries,
    knows_contacts,
    reads_with,
    tells_actors,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask

COLUMNS: Final[tuple[Field, ...]] = (
    *(Field(name, "text") for name in ("segment", "from_zone", "to_zone")),
    *(Field(name, "integer", "count") for name in ("moves", "cards", "contacted")),
    *share_fields("contacted_share"),
    *(Field(name, "float", "minutes") for name in ("contact_median", "contact_p90")),
    *actor_fields("by"),
)
_MINUTE: Final = 60


def compute(ask: Ask) -> Result:
    """Cards passed from one zone to another, and how soon sales take them up.

    What: one row per pair of zones: moves and cards; contacted: moves after which sales contacted
        the customer before the card went into another zone, their share, and the minutes until
        then; who made the moves.
    Why: between marketing and sales a lead waits for nobody in particular.
    How: entries in the period into a stage of another zone than the stage before, be it of another
        pipeline. The zones are those of `[stages] marketing`, `shared` and `system`; the rest is
        sales, but for stages in which cards are lost: to be lost is no move. Contacts are what
        people of sales sent, answered calls that came in, and a lead's first attempt. Bulk: what
        the export calls so, or ten cards and more by one person within one minute, unless it is a
        robot or an import.
    Reads: leads, deals, stages, stage_log, card_contacts, card_signals, every_touch.
    Caveats: a lead that becomes a deal passes on without a move between stages, and is in no row.
        Where no stage is named in a zone, all are of sales and nothing is passed on.
    Sources: Wilson 1927 for intervals; the definitions page "process".
    """
    mark = ask.engine.mark()
    excluded = define_entries(ask)
    define_held(ask, "sales_contacts", "sales_contacts.cards")
    define_table(ask, "crossings", "zone_handovers.cards")
    records = query(ask, "zone_handovers")
    id_fields, ids = card_rows(ask, Sql("true"), of="crossings")
    keys = key_fields(ask.by, {field.name for field in COLUMNS})
    total = next((record for record in records if record["is_total"]), {})
    knows, told = knows_contacts(total), tells_actors(total)
    rows = [
        {
            "segment": shown(str(record["segment"])),
            **key_values(keys, str(record["segment"])),
            **{name: str(record[name]) for name in ("from_zone", "to_zone")},
            **_measures(record, knows=knows, told=told),
        }
        for record in records
        if not record["is_total"]
    ]
    return Result(
        metric="zone_handovers",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"bulk_cards": BULK_CARDS, "min_n": ask.min_n},
        fields=(COLUMNS[0], *keys, *COLUMNS[1:]),
        rows=tuple(sorted(rows, key=_order)),
        total=_measures(total, knows=knows, told=told),
        excluded=excluded,
        notes=tuple(_notes(total, knows=knows)),
        sql=script(ask, mark, "zone_handovers"),
        ids=ids,
        id_fields=id_fields,
    )


def _measures(record: Mapping[str, object], *, knows: bool, told: bool) -> Row:
    moves = whole(record.get("moves"))
    row: Row = {"moves": moves, "cards": whole(record.get("cards"))}
    contacted = whole(record.get("contacted")) if knows else None
    row |= {"contacted": contacted, **share("contacted_share", contacted, moves)}
    for name in ("contact_median", "contact_p90"):
        seconds = record.get(name)
        row[name] = None if seconds is None else float(str(seconds)) / _MINUTE
    return row | actor_counts("by", record, told=told)


def _notes(total: Mapping[str, object], *, knows: bool) -> list[Note]:
    if not whole(total.get("moves")):
        return [Note("zones_not_crossed")]
    return [*([] if knows else [Note("handovers_without_contacts")]), *actor_notes(dict(total))]


def _order(row: Row) -> tuple[object, ...]:
    """The most frequent first."""
    return str(row["segment"]), -whole(row["moves"]), str(row["from_zone"]), str(row["to_zone"])


ZONE_HANDOVERS: Final = Metric(
    name="zone_handovers",
    title="Cards between zones",
    reads=reads_with(
        run=frozenset({"as_of", "contacts_whole"}),
        leads=frozenset({"first_attempt_at", "first_attempt_on"}),
        stages=frozenset({"zone", "outcome"}),
        **OF_CONTACTS,
    ),
    compute=compute,
)
