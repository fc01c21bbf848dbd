"""calls: which open cards are worth a call today, and what to begin with."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.base.schema import NONE
from smalign.engine.compose import Sql
from smalign.metrics.calls.listed_money import listed_money
from smalign.metrics.calls.listed_people import READS, people_of, with_people
from smalign.metrics.figures import share, whole
from smalign.metrics.metric import Metric, card_rows, define_table, query, script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Row
    from smalign.metrics.calls.listed_money import ListedMoney
    from smalign.metrics.metric import Ask, Record

FIELDS: Final[tuple[Field, ...]] = (
    *(Field(name, "text") for name in ("owner", "card", "card_id", "reason", "pretext")),
    *(Field(name, "text") for name in ("channel", "content")),
    Field("touched_on", "date", "date"),
    Field("days_ago", "integer", "count"),
    Field("last_contact_on", "date", "date"),
    Field("stage", "text"),
    Field("amount", "decimal", "money"),
    Field("created_on", "date", "date"),
)
_RANKS: Final = {"unanswered": 0, "fresh_touch": 1, "no_attempt": 2}
_TOLD_BY: Final = {"unanswered": "inquiries", "fresh_touch": "signals", "no_attempt": "tracked"}
"""Reason → what has to be in the export for it to be seen at all."""
_PRETEXTS: Final = frozenset({"visit", "email", "call", "chat", "message", "form", "campaign"})
"""Kinds of touches a call can begin with; another kind is just a touch."""


def compute(ask: Ask) -> Result:
    """Which open leads and deals are worth a call by the as-of, and why.

    What: one row per open card: whose it is, the strongest reason, what to begin with, channel (of
        the touch, else of the card) and content, how many days ago it was, the last contact of
        sales, stage, amount, and its currency where they differ; with --show-personal also whom
        to call.
    Why: a fresh touch of marketing is a reason to call that sales does not have to invent, and an
        inquiry nobody answered is one that cannot wait.
    How: unanswered: a call, letter, chat or form that came in, and no contact of sales since;
        fresh_touch: a visit, a letter of marketing or another touch, and no contact since;
        no_attempt: an open lead nobody ever tried to reach, of people whose log can be believed
        (four in five of the leads they converted have an attempt). Touches are fresh for --fresh
        days. A contact is what a person of sales sent, the lead's own first attempt, or a call that
        came in and was answered; one of unknown direction counts. A call that came in is unanswered
        where its outcome says so. Tests, spam and duplicates are left out.
    Reads: leads, deals, every_lead, every_touch, card_contacts, card_signals, logged_owners,
        card_people.
    Caveats: a contact by a phone nobody logs is not seen. Marks of tests are those of the CRM. Who
        is called, and what is offered, is for the person who calls.
    Sources: the definitions page "calls".
    """
    mark = ask.engine.mark()
    define_table(ask, "pretext_contacts", "pretexts_contacts.cards")
    define_table(ask, "pretext_touches", "pretexts_touches.cards")
    define_table(ask, "called", "calls.cards")
    records, used = query(ask, "calls"), query(ask, "calls_used")
    known = {**query(ask, "calls_known")[0], **query(ask, "pretexts_linked")[0]}
    id_fields, ids = card_rows(ask, Sql("excluded is null"), of="called")
    kept = [record for record in records if record["excluded"] is None]
    shown = listed_money(kept, ask.currency)
    rows = [_row(record, shown) | people_of(ask, record) for record in kept]
    gone = len(records) - len(rows)
    return Result(
        metric="calls",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"fresh_days": (ask.window or 0) // 86_400},
        fields=shown.fields(with_people(ask, FIELDS)),
        rows=tuple(sorted(rows, key=lambda row: _order(row, shown))),
        total={},
        excluded=(Exclusion("no_inquiry", gone),) if gone else (),
        notes=tuple(_notes(rows, used[0], known, ask)),
        sql=script(ask, mark, "calls", "calls_used", "calls_known", "pretexts_linked"),
        currency=shown.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _row(record: Record, shown: ListedMoney) -> Row:
    kind, reason = str(record["kind"]), str(record["reason"])
    pretext = kind if kind in _PRETEXTS else "touch"
    row: Row = {
        name: None if record[name] is None else str(record[name])
        for name in ("owner", "card", "card_id", "reason")
    }
    row["pretext"] = {"no_attempt": "first_call", "unanswered": f"answer_{pretext}"}.get(
        reason, pretext
    )
    row |= {name: str(record[name] or NONE) for name in ("channel", "content")}
    row |= {name: record[name] for name in ("touched_on", "days_ago", "last_contact_on")}  # type: ignore[misc]
    row["stage"] = str(record["stage"] or NONE)
    row |= {**shown.cells(record), "created_on": record["created_on"]}  # type: ignore[dict-item]
    return row


def _order(row: Row, shown: ListedMoney) -> tuple[str, int, float, int, str, str]:
    """Each person's list: the strongest reason, then the largest amount, then the freshest."""
    return (
        str(row["owner"]),
        _RANKS[str(row["reason"])],
        shown.weight(row),
        whole(row["days_ago"]),
        str(row["card"]),
        str(row["card_id"]),
    )


def _notes(rows: Sequence[Row], used: Record, known: Record, ask: Ask) -> list[Note]:
    """How many of each reason that can be seen, and how often touches were used so far."""
    found: list[Note] = []
    counts = Counter(str(row["reason"]) for row in rows)
    if rows:
        seen = [name for name, told in _TOLD_BY.items() if whole(known[told])]
        found.append(Note("calls_found", {"found": [(name, counts[name]) for name in seen]}))
    touches = whole(used["touches"])
    if touches and not whole(used["contacts"]):
        found.append(Note("calls_without_contacts"))
    elif touches:
        days = (ask.window or 0) // 86_400
        facts = share("share", whole(used["used"]), touches)
        found.append(Note("calls_used", {**facts, "touches": touches, "days": days}))
    elif whole(known["later"]):
        found.append(Note("calls_all_fresh", {"days": (ask.window or 0) // 86_400}))
    elif whole(known["early"]):
        found.append(Note("calls_touches_before"))
    elif not whole(known["visits"]):
        found.append(Note("calls_without_touches"))
    leads, tracked = whole(known["leads"]), whole(known["tracked"])
    if leads and not tracked:
        found.append(Note("today_without_attempts"))
    elif tracked < leads:
        found.append(Note("today_tracked", {"tracked": tracked, "leads": leads}))
    return found


CALLS: Final = Metric(
    name="calls",
    title="Whom to call",
    reads={
        "run": frozenset({"as_of", "as_of_on", "window_seconds", "contacts_whole"}),
        "leads": frozenset(
            {
                *("lead_id", "segment", "channel", "created_at"),
                *("is_test", "is_spam", "duplicate_of"),
            }
        ),
        "deals": frozenset({"deal_id", "segment", "channel", "created_at"}),
        "every_lead": frozenset({"lead_id", "first_attempt_at", "first_attempt_on"}),
        "every_deal": frozenset({"deal_id", "lead_id"}),
        "open_cards": frozenset(
            {
                *("card", "card_id", "segment", "owner", "stage", "channel", "amount"),
                *("currency", "created_on", "created_at", "is_no_inquiry"),
            }
        ),
        "last_contacts": frozenset({"card", "card_id", "last_contact_at", "last_contact_on"}),
        "every_touch": frozenset(
            {
                "touched_at",
                *("touch_id", "outcome", "kind", "channel", "content", "campaign", "direction"),
                *("utm_content", "utm_campaign"),
            }
        ),
        "card_contacts": frozenset(
            {"card", "card_id", "touched_at", "touched_on", "may_be_attempt"}
        ),
        "logged_owners": frozenset({"owner"}),
        "card_signals": frozenset({"card", "card_id", "touch_id", "touched_at", "touched_on"}),
        **READS,
    },
    compute=compute,
)
