"""after_sale: what becomes of sales: refunds, cancellations, and customers who buy again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import money, ratio, share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_table, query, script

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

HORIZON: Final = 90
"""Days within which a new customer may buy again, where the question names none."""
_WHOSE: Final = ("channel", "owner")
_KNOWN_BY: Final = ("paid_deals", "logged", "customers")
"""Counts that tell, where they are above 0, that the export holds what the shares need."""
COLUMNS: Final[tuple[Field, ...]] = (
    *(Field(name, "text") for name in ("segment", "field")),
    *(Field(name, "integer", "count") for name in ("won", "paid_deals", "refunded_deals")),
    *share_fields("refunded_share"),
    *(Field(name, "decimal", "money") for name in ("paid", "refunded")),
    Field("refunded_of_paid", "float", "rate"),
    *(Field(name, "integer", "count") for name in ("logged", "cancelled")),
    *share_fields("cancelled_share"),
    *(Field(name, "integer", "count") for name in ("new_customers", "observed_customers")),
    Field("repeat_customers", "integer", "count"),
    *share_fields("repeat_share"),
)


def compute(ask: Ask) -> Result:
    """What becomes of sales: money given back, sales cancelled, customers who buy again.

    What: one row per channel and one per owner (or per value of the fields asked for): sales;
        those with a payment, of them refunded, as a share of deals and of money; those whose
        history shows the won stage, of them no longer won (cancelled); customers they won as new
        ones, those of them observed for the whole horizon, and who bought again within it.
    Why: a sale that is given back, cancelled or never repeated was promised more than it was; who
        sells so, and from which channel, is in no funnel.
    How: deals won in the period by their day of closing, or, where they are not won any more, by
        the first day in a won stage. A refund is a negative payment, or one whose kind says so, of
        a deal that was paid. A customer's first sale of the whole export makes a new customer, but
        where the CRM calls it a repeat, an upsell or a renewal; the horizon (90 days, `--horizon`)
        is the same for all, so that older ones have no more time.
        The two kinds of rows count the same sales; the total counts each once.
    Reads: deals, stages, stage_log, payments, purchases, copies.
    Caveats: the owner is the one on the deal now. Without payments, a history of won stages, or
        contacts and companies the shares that need them are n/a. A difference between rows is
        associated with a channel or a person and need not come from them.
    Sources: Wilson 1927 for intervals; the definitions page "process".
    """
    mark = ask.engine.mark()
    days = ask.horizon or HORIZON
    ask.engine.values("repeat_horizon", (("days", "integer"),), [(days,)])
    define_table(ask, "sold", "after_sale.cards")
    records, unadded = _apart(ask, query(ask, "after_sale"))
    id_fields, ids = card_rows(
        ask, Sql("excluded is null and (is_refunded = 1 or is_cancelled = 1)"), of="sold"
    )
    keys = key_fields(ask.by, {field.name for field in COLUMNS})
    counted = [record for record in records if record["excluded"] is None]
    total = next((record for record in counted if record["by_what"] == "total"), {})
    known = {name: bool(whole(total.get(name))) for name in _KNOWN_BY}
    wanted = ("segment",) if ask.by else _WHOSE
    rows = [
        {
            "segment": shown(str(record["value"])),
            **key_values(keys, str(record["value"])),
            "field": " · ".join(ask.by) or str(record["by_what"]),
            **_measures(record, known),
        }
        for record in counted
        if record["by_what"] in wanted
    ]
    return Result(
        metric="after_sale",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"horizon": days, "min_n": ask.min_n},
        fields=(COLUMNS[0], *keys, *COLUMNS[1:]),
        rows=tuple(sorted(rows, key=_order)),
        total=_measures(total, known),
        excluded=tuple(
            Exclusion(str(record["excluded"]), whole(record["won"]))
            for record in records
            if record["excluded"] is not None and record["by_what"] == "total"
        ),
        notes=(*unadded, *_notes(total, known, days)),
        sql=script(ask, mark, "after_sale"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _apart(ask: Ask, records: Sequence[Record]) -> tuple[Sequence[Record], tuple[Note, ...]]:
    """The records, without their amounts where payments are in several currencies."""
    if ask.adds_money:
        return records, ()
    return [{**one, "paid": None, "refunded": None} for one in records], (Note("amounts_apart"),)


def _measures(record: Mapping[str, object], known: Mapping[str, bool]) -> Row:
    """The columns of a row; n/a where the export does not tell."""

    def count(name: str, of: str) -> int | None:
        return whole(record.get(name)) if known[of] else None

    row: Row = {"won": whole(record.get("won"))}
    paid_deals, refunded = count("paid_deals", "paid_deals"), count("refunded_deals", "paid_deals")
    row |= {"paid_deals": paid_deals, "refunded_deals": refunded}
    row |= share("refunded_share", refunded, paid_deals)
    received, given_back = money(record.get("paid")), money(record.get("refunded"))
    row |= {"paid": received, "refunded": given_back}
    row["refunded_of_paid"] = ratio(given_back, received)
    logged, cancelled = count("logged", "logged"), count("cancelled", "logged")
    row |= {"logged": logged, "cancelled": cancelled}
    row |= share("cancelled_share", cancelled, logged)
    observed, repeated = count("observed", "customers"), count("repeated", "customers")
    row |= {"new_customers": count("new_customers", "customers")}
    row |= {"observed_customers": observed, "repeat_customers": repeated}
    return row | share("repeat_share", repeated, observed)


def _notes(total: Mapping[str, object], known: Mapping[str, bool], days: int) -> list[Note]:
    """What the export cannot tell, and who is too young to have bought again."""
    if not total:
        return []
    found = []
    if known["customers"]:
        new, seen = whole(total["new_customers"]), whole(total["observed"])
        found.append(Note("after_sale_observed", {"new": new, "seen": seen, "days": days}))
    else:
        found.append(Note("after_sale_without_customers"))
    if not known["paid_deals"]:
        found.append(Note("after_sale_without_payments"))
    if not known["logged"]:
        found.append(Note("after_sale_without_history"))
    return found


def _order(row: Row) -> tuple[object, ...]:
    """Channels before owners; the most sales first."""
    return str(row["field"]), -whole(row["won"]), str(row["segment"])


AFTER_SALE: Final = Metric(
    name="after_sale",
    title="After the sale",
    reads={
        "run": frozenset({"since", "until", "has_period", "as_of_on"}),
        "deals": frozenset(
            {"deal_id", "segment", "channel", "owner", "status", "closed_on", "kind"}
        ),
        "stages": frozenset({"card", "pipeline", "stage", "outcome"}),
        "stage_log": frozenset(
            {"card", "card_id", "pipeline", "stage", "entered_at", "entered_on"}
        ),
        "payments": frozenset({"deal_id", "amount"}),
        "purchases": frozenset({"deal_id", "customer", "customer_kind", "closed_on", "nth"}),
        "copies": frozenset({"deal_id", "copy_of", "is_left_out"}),
    },
    compute=compute,
)
