"""records: which calls and forms of a log have no card, and which cards no call or form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.base.schema import ALL, NONE
from smalign.engine.compose import Sql
from smalign.metrics.figures import share, share_fields, whole
from smalign.metrics.metric import Metric, card_rows, define_held, query, script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

_COUNTS: Final = ("records", "matched", "earlier", "later", "missing", "without_key")
FIELDS: Final[tuple[Field, ...]] = (
    *(Field(name, "text") for name in ("side", "kind", "channel")),
    *(Field(name, "integer", "count") for name in _COUNTS),
    *share_fields("missing_share"),
)
_KEYLESS_PERCENT: Final = 20
"""Where more cards than this have no key, a record without a card may well have one."""


def compute(ask: Ask) -> Result:
    """Which calls, forms and chats of an independent log have no card, and which cards no record.

    What: side log: one row per kind and channel of the log's records: how many have a card made
        within the minutes asked for, how many belong to a person with an earlier card, how many got
        a card later only, how many have none, how many name nobody. Side crm: the cards of the
        log's days that came the same ways, and how many no record meets.
    Why: an inquiry that never became a card is in nobody's conversion; a card no call stands behind
        was typed in or came another way.
    How: records and cards meet by phone or e-mail; records of no known kind, cards that came by a
        call, a form or a chat. missing_share is of those that have such a key;
        of the log, `earlier` and `later` are not missing. Where cards or records have days
        alone, the same day is near enough. Calls that went out are no inquiries.
    Reads: person_records, card_persons.
    Caveats: a person may call from another phone than the card has. Cards without a phone or an
        e-mail meet nothing; their share is told.
    Sources: Wilson 1927 for intervals; the definitions page "records".
    """
    mark = ask.engine.mark()
    define_held(ask, "cards", "records.cards")
    records, aside = query(ask, "records"), query(ask, "records_undated")
    id_fields, ids = card_rows(ask, Sql("state = 'missing'"))
    rows = [_row(record) for record in records]
    for side in ("log", "crm"):
        mine = [row for row in rows if row["side"] == side]
        if len(mine) > 1:
            rows.append(_sum(side, mine))
    return Result(
        metric="records",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"within_minutes": (ask.window or 0) // 60},
        fields=FIELDS,
        rows=tuple(sorted(rows, key=_order)),
        total={},
        excluded=tuple(
            Exclusion(f"record_{reason}", count)
            for reason in ("outgoing", "undated")
            if (count := sum(whole(one[reason]) for one in aside))
        ),
        notes=tuple(_notes(rows)),
        sql=script(ask, mark, "records", "records_undated"),
        ids=ids,
        id_fields=id_fields,
    )


def _row(record: Record) -> Row:
    names: Row = {name: str(record[name]) for name in ("side", "kind", "channel")}
    return names | _measures([whole(record[name]) for name in _COUNTS])


def _sum(side: str, rows: Sequence[Row]) -> Row:
    sums = [sum(whole(row[name]) for row in rows) for name in _COUNTS]
    return {"side": side, "kind": ALL, "channel": ALL, **_measures(sums)}


def _measures(counts: Sequence[int]) -> Row:
    row: Row = dict(zip(_COUNTS, counts, strict=True))
    return row | share("missing_share", whole(row["missing"]), counts[0] - counts[-1])


def _order(row: Row) -> tuple[bool, bool, int, str, str]:
    """The log first, its sum before its parts, the most missing first."""
    kind, channel = str(row["kind"]), str(row["channel"])
    return row["side"] == "crm", kind != ALL, -whole(row["missing"]), kind, channel


def _notes(rows: Sequence[Row]) -> list[Note]:
    """How many cards could meet a record at all, and whether the CRM says how they came."""
    cards = [row for row in rows if row["side"] == "crm" and row["kind"] != ALL]
    count, keyless = (sum(whole(row[name]) for row in cards) for name in ("records", "without_key"))
    found: list[Note] = []
    if keyless * 100 > count * _KEYLESS_PERCENT:
        found.append(Note("records_keyless", {"without": keyless, "cards": count}))
    if cards and all(row["kind"] == NONE for row in cards):
        found.append(Note("records_of_any_way", {"cards": count}))
    log = [row for row in rows if row["side"] == "log" and row["kind"] == NONE]
    if log and {row["kind"] for row in cards} - {NONE}:
        untold = sum(whole(row["records"]) for row in log)
        found.append(Note("records_of_no_kind", {"records": untold}))
    return found


RECORDS: Final = Metric(
    name="records",
    title="Calls and forms without a card",
    reads={
        "run": frozenset({"since", "until", "grain", "window_seconds"}),
        "person_records": frozenset(
            {
                *("touch_id", "kind", "channel", "touched_at", "touched_on", "is_day"),
                *("email", "phone", "is_outgoing"),
            }
        ),
        "card_persons": frozenset(
            {
                *("card", "card_id", "created_at", "created_on", "is_day"),
                *("created_how", "channel", "way", "person"),
            }
        ),
    },
    compute=compute,
)
