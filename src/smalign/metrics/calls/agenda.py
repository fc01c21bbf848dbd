"""agenda: the cards something burns in, one by one, for the morning meeting."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.base.schema import NONE
from smalign.metrics.calls.burning import BURNS, READS, measures, notes_of, unknown
from smalign.metrics.calls.listed_money import listed_money
from smalign.metrics.calls.listed_people import READS as OF_PEOPLE
from smalign.metrics.calls.listed_people import people_of, with_people
from smalign.metrics.figures import whole
from smalign.metrics.metric import Metric, card_rows, define_held, query, script
from smalign.metrics.parts import split

if TYPE_CHECKING:
    from smalign.base.results import Row
    from smalign.metrics.calls.listed_money import ListedMoney
    from smalign.metrics.metric import Ask, Record

FIELDS: Final[tuple[Field, ...]] = (
    *(Field(name, "text") for name in ("owner", "card", "card_id", "reason")),
    Field("since_on", "date", "date"),
    Field("days_ago", "integer", "count"),
    Field("reasons", "integer", "count"),
    Field("last_contact_on", "date", "date"),
    *(Field(name, "text") for name in ("stage", "channel")),
    Field("amount", "decimal", "money"),
    Field("created_on", "date", "date"),
)
_SINCE: Final = {
    "missed_call": ("has_missed_call", "missed_on"),
    "unanswered": ("is_unanswered", "asked_on"),
    "no_attempt": ("has_no_attempt", "created_on"),
    "overdue": ("is_overdue", "overdue_on"),
    "no_next_activity": ("has_no_next_activity", "left_on"),
}
"""Reason, the strongest first → its flag, and the day since when."""
_COUNTED: Final = {"missed_call": "missed_calls"}
"""Reason → what `today` counts it as, where that has another name."""


def compute(ask: Ask) -> Result:
    """The cards something burns in, one by one.

    What: one row per card: whose it is, the strongest reason, since when and how many days that is,
        how many reasons there are, the last contact of sales, stage, channel, amount, and its
        currency where they differ; with --show-personal also whom to call.
    Why: a meeting goes through cards, not through counts.
    How: as in `today`. Of several reasons the strongest is shown: a missed call, an unanswered
        letter, a lead nobody tried, something overdue, a deal nothing is planned for. It burns
        since the call or letter came in, the lead was made, the activity was due; a deal nothing
        is planned for since the last contact, or since it was made.
    Reads: open_cards, last_contacts, card_signals, touchpoints, card_plans, logged_owners,
        card_people.
    Caveats: those of `today`.
    Sources: the definitions page "today".
    """
    mark = ask.engine.mark()
    define_held(ask, "cards", "today.cards")
    parts, known = split(query(ask, "today")), query(ask, "today_known")[0]
    id_fields, ids = card_rows(ask, BURNS)
    records = query(ask, "agenda")
    shown = listed_money(records, ask.currency)
    rows = [_row(record, shown) | people_of(ask, record) for record in records]
    total = measures(parts.total)
    counts = Counter(str(row["reason"]) for row in rows)
    dark = unknown(total, known, ask.grain)
    seen = [(one, counts[one]) for one in _SINCE if _COUNTED.get(one, one) not in dark]
    nothing = Note("agenda_nothing", {"cards": whole(total["cards"])})
    found = [Note("agenda_found", {"found": seen}) if rows else nothing]
    return Result(
        metric="agenda",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={},
        fields=shown.fields(with_people(ask, FIELDS)),
        rows=tuple(sorted(rows, key=lambda row: _order(row, shown))),
        total={},
        excluded=tuple(
            Exclusion(reason, whole(record["cards"]))
            for reason, record in sorted(parts.excluded.items())
        ),
        notes=(*found, *notes_of(total | dark)),
        sql=script(ask, mark, "today", "today_known", "agenda"),
        currency=shown.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _row(record: Record, shown: ListedMoney) -> Row:
    reasons = [reason for reason, (flag, _) in _SINCE.items() if record[flag]]
    row: Row = {name: str(record[name]) for name in ("owner", "card", "card_id")}
    since, now = record[_SINCE[reasons[0]][1]], record["as_of_on"]
    row["reason"] = reasons[0]
    row["since_on"] = since if isinstance(since, date) else None
    row["days_ago"] = _days(since, now)
    row["reasons"] = len(reasons)
    row |= {name: str(record[name] or NONE) for name in ("stage", "channel")}
    row |= shown.cells(record)
    for name in ("last_contact_on", "created_on"):
        day = record[name]
        row[name] = day if isinstance(day, date) else None
    return row


def _days(since: object, now: object) -> int | None:
    return (now - since).days if isinstance(since, date) and isinstance(now, date) else None


def _order(row: Row, shown: ListedMoney) -> tuple[str, int, float, int, str, str]:
    """Each person's list: the strongest reason, then the largest amount, then the longest."""
    return (
        str(row["owner"]),
        [*_SINCE].index(str(row["reason"])),
        shown.weight(row),
        -whole(row["days_ago"]),
        str(row["card"]),
        str(row["card_id"]),
    )


AGENDA: Final = Metric(
    name="agenda",
    title="The cards something burns in",
    reads={**READS, **OF_PEOPLE, "run": frozenset({"as_of_on"})},
    compute=compute,
)
