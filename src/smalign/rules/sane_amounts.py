"""sane_amounts: an amount is what a sale may bring."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.bounds import Bound
from smalign.engine.compose import Sql, fill, listed, literal
from smalign.rules.rule import ANY, Cannot, Levels, Rule, Test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case

_TIMES: Final = 1000
_MEDIANS: Final = (
    "select currency, count(*), quantile_disc(amount, 0.5) from m_deals"
    " where status = 'won' and amount > 0 group by 1 order by 1"
)


def find(case: Case) -> Iterator[Test | Cannot]:
    """An amount is what a sale may bring.

    What: deals with a negative amount (an error), sales without an amount or with 0, amounts
        above `most`, or more than `times` (1000) times the median sale; costs below 0.
    Why: one typed zero too many is the best channel of the year.
    How: the median of sales with an amount, of each currency that has `min_n` of them.
    Caveats: a company that sells pencils and plants has honest amounts that far apart.
    Source: none.
    """
    has_amounts = case.has("deals", "amount")
    if has_amounts:
        known = Sql("amount is not null")
        below = Sql("amount < 0")
        levels = Levels(error=ANY)
        yield Test("deals", "amount", "amount_negative", known, below, levels=levels)
        nothing = Sql("amount is null or amount = 0")
        yield Test("deals", "amount", "won_for_nothing", Sql("status = 'won'"), nothing)
        yield from _above(case)
    if case.has("spend", "cost"):
        known, below = Sql("cost is not null"), Sql("cost < 0")
        yield Test("spend", "cost", "cost_negative", known, below)
    elif not has_amounts:
        yield Cannot("no_column", {"columns": ["amount"]})


def _above(case: Case) -> Iterator[Test]:
    told = case.config.checks.sane_amounts
    known = Sql("amount is not null")
    if told.most is not None:
        yield _too_large(known, Decimal(told.most), case.model.currency)
        return
    times, least = told.times or _TIMES, told.min_n or case.min_n
    medians = case.engine.rows(_MEDIANS)
    most = {
        None if currency is None else str(currency): Decimal(str(median)) * times
        for currency, sales, median in medians
        if int(str(sales)) >= least
    }
    if not most:
        return
    if len(medians) == 1:
        ((currency, bound),) = most.items()
        mine = fill("{known} and {own}", known=known, own=_in(currency))
        yield _too_large(mine, bound, currency or case.model.currency)
        return
    mine = listed((_in(one) for one in most), " or ")
    above = [
        fill("({own} and amount > {most})", own=_in(one), most=literal(bound))
        for one, bound in most.items()
    ]
    applies = fill("{known} and ({mine})", known=known, mine=mine)
    facts = {"times": times}
    yield Test("deals", "amount", "amount_far_above", applies, listed(above, " or "), facts)


def _too_large(applies: Sql, most: Decimal, currency: str | None) -> Test:
    fails = fill("amount > {most}", most=literal(most))
    facts = {"most": most, "currency": currency}
    return Test("deals", "amount", "amount_too_large", applies, fails, facts)


def _in(currency: str | None) -> Sql:
    """Whether an amount is in this currency; None: in one nobody knows."""
    return fill("currency is not distinct from {currency}", currency=literal(currency))


RULE: Final = Rule("sane_amounts", "card", Levels(warning=ANY, error=Bound.of("20%")), find)
