"""A formula with its numbers put in, so exact that whoever counts again gets the number shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.metrics.formulas import put_in, value_of
from smalign.render.language import cell, decimals, percent, whole
from smalign.render.money import rounded
from smalign.render.titles import Pair

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from smalign.base.explained import Measure
    from smalign.base.results import Result

PLACES: Final = 2
"""Digits of amounts and of credit."""
_MORE: Final = (PLACES, 4, 6, 9, 12)
"""Digits of what is put in: the first that are enough."""
_POINT: Final = Pair(".", ",")
_OF_BLOCKS: Final = {"all_amount": "money", "amount_before": "money"}
"""Names of formulas that are no columns → their units."""


def worked(result: Result, measure: Measure, lang: str) -> str:
    """The formula with the numbers put in and what it comes to; blank where there is none."""
    if not measure.numbers:
        return ""
    gives = cell(measure.value, measure.column, lang, PLACES)
    units: dict[str, str] = {item.name: item.unit for item in result.fields} | _OF_BLOCKS
    texts: Mapping[str, str] = {}
    for places in _MORE:
        put = {
            name: _rounded(number, units.get(name, ""), places)
            for name, number in measure.numbers.items()
        }
        texts = {name: _text(number, units.get(name, ""), lang) for name, number in put.items()}
        if cell(value_of(measure.formula, put), measure.column, lang, PLACES) == gives:
            break
    return f"{put_in(measure.formula, texts, _POINT.in_(lang))} = {gives}"


def _rounded(number: Decimal, unit: str, places: int) -> Decimal:
    """A number as it is shown: a rate in per cent has one digit where an amount has two."""
    return rounded(number, places + 1 if unit == "rate" else places)


def _text(number: Decimal, unit: str, lang: str) -> str:
    """A rounded number, with no more digits than it has: money as money, a rate as a rate."""
    exponent = number.normalize().as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) else 0
    if unit == "rate":
        return percent(number, lang, max(digits - PLACES, 1))
    if unit != "money" and digits <= 0:
        return whole(int(number), lang)
    return decimals(number, max(digits, PLACES), lang)
