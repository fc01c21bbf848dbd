"""worth: the median amount of a sale, which is what a sale more or less is priced at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import money, whole
from smalign.metrics.metric import Metric, card_rows, define_held, query, script

if TYPE_CHECKING:
    from smalign.base.results import Row
    from smalign.metrics.metric import Ask

_FIELDS: Final[tuple[Field, ...]] = (
    Field("sales", "integer", "count"),
    *(Field(f"median{end}", "decimal", "money") for end in ("", "_low", "_high")),
)


def compute(ask: Ask) -> Result:
    """The median amount of a sale.

    What: one row: sales with a known amount, their median, and from … to … it may be.
    Why: what a lost sale is worth must not be the sum of what managers typed into lost deals.
    How: deals won in the period, by their day of closing, with an amount above 0. The ends are the
        sales at the ranks n/2 -/+ 0.98 x root of n, between which the median of all such sales
        lies in 95 of 100 samples.
    Reads: deals, copies.
    Caveats: amounts are those of the deals, not what was paid. In several currencies there is none.
    Sources: Conover, W. J. (1999), Practical Nonparametric Statistics, section 3.2.
    """
    mark = ask.engine.mark()
    define_held(ask, "cards", "worth.cards")
    records = query(ask, "worth") if ask.adds_money else []
    known = [one for one in records if one["sales"]]
    left_out = [(str(one["excluded"]), whole(one["sales"])) for one in query(ask, "worth_left_out")]
    id_fields, ids = card_rows(ask, Sql("excluded is null"))
    rows: list[Row] = [
        {
            "sales": whole(one["sales"]),
            "median": money(one["median"]),
            "median_low": money(one["low"]),
            "median_high": money(one["high"]),
        }
        for one in known
    ]
    return Result(
        metric="worth",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={},
        fields=_FIELDS,
        rows=tuple(rows),
        total={},
        excluded=tuple(Exclusion(*one) for one in sorted(left_out)),
        sql=script(ask, mark, "worth"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


WORTH: Final = Metric(
    name="worth",
    title="What a sale is worth",
    reads={
        "run": frozenset({"since", "until", "has_period"}),
        "deals": frozenset({"deal_id", "segment", "status", "amount", "closed_on"}),
        "copies": frozenset({"deal_id", "is_left_out"}),
    },
    compute=compute,
)
