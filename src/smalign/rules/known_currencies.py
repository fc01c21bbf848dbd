"""known_currencies: an amount is in a currency there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.crm.currencies import CODES
from smalign.engine.compose import fill, name
from smalign.rules.rule import ANY, Cannot, Levels, Rule, Test, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case

_AMOUNT: Final = {"leads": "amount", "deals": "amount", "payments": "amount", "spend": "cost"}


def find(case: Case) -> Iterator[Test | Cannot]:
    """An amount is in a currency there is.

    What: amounts whose currency is no code of ISO 4217, or none of `known`.
    Why: a sum over two currencies is no sum.
    How: codes, and the names and signs that are recognised as codes («рубль», €).
    Caveats: an amount that says no currency is in that of `[sources]`.
    Source: ISO 4217.
    """
    known = case.config.checks.known_currencies.known
    codes = words(known or CODES)
    tables = [table for table in _AMOUNT if case.has(table, "currency", _AMOUNT[table])]
    if not tables:
        yield Cannot("no_column", {"columns": ["currency"]})
    for table in tables:
        applies = fill("{amount} is not null and currency is not null", amount=name(_AMOUNT[table]))
        fails = fill("currency not in ({codes})", codes=codes)
        yield Test(table, "currency", "currency_unknown", applies, fails)


RULE: Final = Rule("known_currencies", "card", Levels(error=ANY), find)
