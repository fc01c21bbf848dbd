"""A mistake in smalign.toml, and those in what it says of money."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.config_money import VAT_IN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smalign.base.config import Config
    from smalign.base.config_money import Costs, Fee, MonthlyCost, Vat

CURRENCY: Final = re.compile(r"[A-Z]{3}\Z")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_HIGHEST_RATE: Final = 1_000_000
_MOST: Final = Decimal(10) ** 12
"""More than an amount of money can be: twelve digits before the point."""


class Mistake(Struct, frozen=True):
    """One mistake: where, which error code, what was found, and what is near to it."""

    key: tuple[str, ...]
    code: str
    found: str | None = None
    hint: str | None = None


def near(found: str, known: Iterable[str]) -> str | None:
    """The known name most like `found`, if any is like it."""
    return next(iter(get_close_matches(found, sorted(known), n=1, cutoff=0.6)), None)


def listed(texts: Iterable[str]) -> str:
    """A list of texts as TOML writes it."""
    return "[" + ", ".join(f'"{text}"' for text in texts) + "]"


def is_day(text: str) -> bool:
    """Whether a text is a day such as "2026-01-01", which sorts as the days do."""
    if not _DAY.match(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_amount(value: Decimal) -> bool:
    """Whether it is an amount: 0 or more, in whole cents, with at most twelve digits before."""
    return 0 <= value < _MOST and value == round(value, 2)


def money_mistakes(config: Config) -> Iterator[Mistake]:
    """Every mistake of `[money]`, `[costs]` and `[rates]`."""
    margin = config.money.margin
    if margin is not None and not 0 < margin <= 1:
        yield Mistake(("money", "margin"), "config_share", str(margin))
    yield from _vat(config.money.vat)
    yield from _costs(config.costs)
    yield from _rates(config)


def _vat(vat: Vat) -> Iterator[Mistake]:
    section = ("money", "vat")
    for name, said in (("spend", vat.spend), ("revenue", vat.revenue)):
        if said is not None and said not in VAT_IN:
            yield Mistake((*section, name), "config_vat", said)
        if said == "with" and not vat.rates:
            yield Mistake((*section, name), "config_vat_rates", said)
    for day, rate in vat.rates.items():
        if not is_day(day):
            yield Mistake((*section, "rates"), "config_day", day)
        elif not 0 <= rate < 1:
            yield Mistake((*section, "rates", day), "config_vat_rate", str(rate))


def _costs(costs: Costs) -> Iterator[Mistake]:
    for name, cost in costs.monthly.items():
        key = ("costs", "monthly", name)
        if not is_amount(cost.amount):
            yield Mistake((*key, "amount"), "config_amount", str(cost.amount))
        yield from _span(key, cost)
    for name, fee in costs.fees.items():
        key = ("costs", "fees", name)
        if not 0 < fee.share <= 1:
            yield Mistake((*key, "share"), "config_share", str(fee.share))
        if name in costs.monthly:
            yield Mistake(key, "config_cost_twice", name)
        yield from _span(key, fee)


def _span(key: tuple[str, ...], item: MonthlyCost | Fee) -> Iterator[Mistake]:
    for name, day in (("since", item.since), ("until", item.until)):
        if day is not None and not is_day(day):
            yield Mistake((*key, name), "config_day", day)
            return
    if item.since and item.until and item.until < item.since:
        yield Mistake((*key, "until"), "config_span", item.until)


def _rates(config: Config) -> Iterator[Mistake]:
    base = config.sources.currency
    if config.rates and base is None:
        yield Mistake(("rates",), "config_rates_currency")
    for currency, by_day in config.rates.items():
        key = ("rates", currency)
        if currency == base or not by_day:
            yield Mistake(key, "config_rates_own" if by_day else "config_rates_none", currency)
        for day, rate in by_day.items():
            if not is_day(day):
                yield Mistake(key, "config_day", day)
            elif not 0 < rate < _HIGHEST_RATE:
                yield Mistake((*key, day), "config_rate", str(rate))
