"""A mistake in smalign.toml, and those in what it says of money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from smalign.base.config_money import VAT_IN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.config import Config
    from smalign.base.config_money import Vat


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: where, which error code, what was found, and what is near to it."""

    key: tuple[str, ...]
    code: str
    found: str | None = None
    hint: str | None = None


def is_day(text: str) -> bool:
    """Whether a text is a day such as "2026-01-01"."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def money_mistakes(config: Config) -> Iterator[Mistake]:
    """Every mistake of `[money]`."""
    margin = config.money.margin
    if margin is not None and not 0 < margin <= 1:
        yield Mistake(("money", "margin"), "config_share", str(margin))
    yield from _vat(config.money.vat)


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
