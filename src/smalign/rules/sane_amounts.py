"""sane_amounts: an amount is what a sale may bring."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.bounds import Bound
from smalign.engine.compose import Sql, fill, literal
from smalign.rules.rule import ANY, Cannot, Levels, Rule, Test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case

_TIMES: Final = 1000
_MEDIAN: Final = (
    "select count(*), quantile_disc(amount, 0.5) from m_deals where status = 'won' and amount > 0"
)


def find(case: Case) -> Iterator[Test | Cannot]:
    """An amount is what a sale may bring.

    What: deals with a negative amount (an error), sales without an amount or with 0, amounts
        above `most`, or more than `times` (1000) times the median sale; costs below 0.
    Why: one typed zero too many is the best channel of the year.
    How: the median of sales with an amount, where there are `min_n` of them.
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
    most = None if told.most is None else Decimal(told.most)
    if most is None:
        sales, median = case.engine.rows(_MEDIAN)[0]
        if int(str(sales)) < (told.min_n or case.min_n):
            return
        most = Decimal(str(median)) * (told.times or _TIMES)
    fails = fill("amount > {most}", most=literal(most))
    facts = {"most": most, "currency": case.model.currency}
    yield Test("deals", "amount", "amount_too_large", Sql("amount is not null"), fails, facts)


RULE: Final = Rule("sane_amounts", "card", Levels(warning=ANY, error=Bound.of("20%")), find)
