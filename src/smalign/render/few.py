"""Rows that rest on few cards: which they are, how they are marked, and what the mark means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.render.basis import denominator, genitive
from smalign.render.money import number
from smalign.render.titles import Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Field, Result

MARK: Final = "*"
_FEW: Final = Pair(
    "* fewer than {}: a difference may be chance", "* меньше {}: разница может быть случайной"
)


def small_rows(result: Result) -> frozenset[int]:
    """Rows whose denominator is too small to rank them; without any card nothing is shared.

    A list of cards has no rates to rank.
    """
    counted = None if result.id_fields else denominator(result)
    if counted is None:
        return frozenset()
    sizes = [number(row.get(counted)) for row in result.rows]
    least = _min_n(result)
    return frozenset(at for at, size in enumerate(sizes) if size and size < least)


def few_said(result: Result, lang: str) -> str:
    """What the mark means: fewer than how many of what."""
    return _FEW.in_(lang).format(genitive(result, _min_n(result), lang))


def marked(
    rows: Sequence[Sequence[str]], fields: Sequence[Field], small: frozenset[int]
) -> list[list[str]]:
    """The cells, with the mark behind what names a row: the last text before the first number."""
    names = [at for at, item in enumerate(fields) if item.type != "text" or item.unit]
    last = max((names[0] if names else len(fields)) - 1, 0)
    return [
        [f"{text}{MARK}" if place in small and at == last else text for at, text in enumerate(row)]
        for place, row in enumerate(rows)
    ]


def _min_n(result: Result) -> int:
    value = result.params.get("min_n")
    return value if isinstance(value, int) else 0
