"""What stands beside a number: a currency, or a word for thousands; and how each is recognised."""

from __future__ import annotations

from typing import Final

from smalign.crm.currencies import currency_of

DECIMAL_COMMA: Final = frozenset({"RUB", "UAH", "KZT", "BYN", "BRL", "PLN", "TRY", "UZS"})
"""Currencies of countries that write the decimal sign as a comma."""

DECIMAL_POINT: Final = frozenset({"USD", "GBP", "INR", "ILS"})
"""Currencies of countries that write it as a point."""

SCALES: Final[dict[str, int]] = {
    **dict.fromkeys(("k", "к", "тыс.", "тыс"), 1_000),
    **dict.fromkeys(("m", "mln", "млн.", "млн"), 1_000_000),
    **dict.fromkeys(("b", "bn", "млрд.", "млрд"), 1_000_000_000),
}
"""Folded word after a number → what it multiplies by."""

_SHARED: Final = frozenset({"¥", "kr", "kr."})
"""Signs of several currencies: beside a number they are money, but do not say which."""


def is_currency(word: str) -> bool:
    """Whether a folded word beside a number names a currency, be it one of several."""
    return word in _SHARED or currency_of(word) is not None


def code(word: str) -> str | None:
    """ISO code of a folded word beside a number; None where it does not say which."""
    return None if word in _SHARED else currency_of(word)
