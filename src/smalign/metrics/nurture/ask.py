"""ask: whom to ask why they bought: repeat, large and recent customers nobody has asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import DAY_SECONDS, money, whole
from smalign.metrics.metric import Metric, apart, card_rows, define_held, query, script

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

FIELDS: Final[tuple[Field, ...]] = (
    Field("customer_kind", "text"),
    Field("customer", "text"),
    Field("why", "text"),
    Field("purchases", "integer", "count"),
    Field("amount", "decimal", "money"),
    Field("last_on", "date", "date"),
    Field("days_ago", "integer", "count"),
)
_LARGEST: Final = 10
"""One in so many customers is large."""
_REPEAT: Final = 2
_MANY: Final = 20
"""More customers than this are a list to shorten."""


def compute(ask: Ask) -> Result:
    """Whom to ask: customers who bought again, much or lately, and whom nobody has asked yet.

    What: one row per customer: why ask, purchases by the as-of, what they are worth, the last one.
    Why: who stays loyal knows what convinced them, and a list is what turns that into a question.
    How: repeat: two purchases or more. large: among the tenth of customers with the largest sum.
        recent: the last purchase is at most `--days` old. Left out and counted: who has answered
        (a respondent of the survey by this id), and who was sent a survey: a touch whose kind,
        content or campaign says so, linked by any way. Who has more of the three comes first, then
        more purchases, then the larger sum.
    Reads: purchases, deals, every_deal, every_touch, sent_touches, survey_answers.
    Caveats: a customer is the contact, else the company, else the deal. An answer under a name or
        an e-mail is not known to be theirs.
    Sources: the definitions page "nurture".
    """
    mark = ask.engine.mark()
    define_held(ask, "cards", "ask.cards")
    records, unadded = apart(ask, query(ask, "ask"))
    id_fields, ids = card_rows(ask, Sql("is_asked = 0"))
    free = [one for one in records if not whole(one["is_asked"])]
    days = (ask.window or 0) // DAY_SECONDS
    least = _least(records)
    rows = [row for row in (_row(one, least, days) for one in free) if row["why"]]
    asked = len(records) - len(free)
    return Result(
        metric="ask",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"days": days},
        fields=FIELDS,
        rows=tuple(sorted(rows, key=_order)),
        total={},
        excluded=(Exclusion("asked_already", asked),) if asked else (),
        notes=(_found(len(rows), len(records)), *unadded),
        sql=script(ask, mark, "ask"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _found(rows: int, customers: int) -> Note:
    """How many are worth asking, and how to see fewer of them where they are many."""
    if not customers:
        return Note("ask_nobody")
    facts: dict[str, object] = {"found": rows, "customers": customers}
    return Note("ask_found_many" if rows > _MANY else "ask_found", facts)


def _least(records: Sequence[Record]) -> Decimal | None:
    """What the tenth of customers with the largest sums paid at least; None of fewer than ten."""
    amounts = sorted(amount for one in records if (amount := _amount(one)) is not None)
    return amounts[-(len(amounts) // _LARGEST)] if len(amounts) >= _LARGEST else None


def _amount(record: Record) -> Decimal | None:
    return money(record["amount"]) if whole(record["amounts"]) else None


def _row(record: Record, least: Decimal | None, days: int) -> Row:
    amount = _amount(record)
    ago = record["days_ago"]
    why = {
        "repeat": whole(record["purchases"]) >= _REPEAT,
        "large": amount is not None and least is not None and amount >= least,
        "recent": ago is not None and 0 <= whole(ago) <= days,
    }
    row: Row = {name: str(record[name]) for name in ("customer_kind", "customer")}
    row |= {
        "why": "_".join(name for name, holds in why.items() if holds),
        "purchases": whole(record["purchases"]),
        "amount": amount,
        "last_on": record["last_on"],  # type: ignore[dict-item]
        "days_ago": None if ago is None else whole(ago),
    }
    return row


def _order(row: Row) -> tuple[int, int, float, str]:
    """Who has most of the three first."""
    amount = row["amount"]
    return (
        -len(str(row["why"]).split("_")),
        -whole(row["purchases"]),
        -float(str(amount)) if amount is not None else 0.0,
        str(row["customer"]),
    )


ASK: Final = Metric(
    name="ask",
    title="Whom to ask",
    reads={
        "run": frozenset({"as_of_on"}),
        "deals": frozenset({"deal_id", "amount"}),
        "every_deal": frozenset({"deal_id", "lead_id", "customer", "customer_kind"}),
        "purchases": frozenset({"deal_id", "customer", "customer_kind", "closed_on"}),
        "every_touch": frozenset(
            {
                *("touch_id", "touched_at", "contact_id", "lead_id", "deal_id"),
                *("kind", "content", "campaign"),
            }
        ),
        "sent_touches": frozenset({"card", "card_id", "touch_id", "touched_at"}),
        "survey_answers": frozenset({"respondent", "side"}),
    },
    compute=compute,
)
