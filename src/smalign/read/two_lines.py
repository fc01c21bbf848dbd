"""Headers of two lines: groups in the first («Клиент»), the names under them in the second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.months import ENGLISH, RUSSIAN, RUSSIAN_OF
from smalign.read.known import known_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Pair = Callable[[int], tuple[Sequence[str], Sequence[str]] | None]

_MONTHS: Final = frozenset({*ENGLISH, *RUSSIAN, *RUSSIAN_OF})
_FEWEST: Final = 2
"""Names in the upper line: one alone is a title."""


def joined(header: int, rows: int, pair: Pair) -> tuple[int, tuple[str, ...]] | None:
    """The place of the second line of a header and the names of both, where it has two.

    Either of them may be what looks like the header by itself.

    Args:
        header: place of the row that looks like the header.
        rows: how many rows there are.
        pair: the row above a place and the one at it, equally wide; None where none stands right
            above it.

    """
    for second in (header + 1, header):
        lines = pair(second) if 0 < second < rows else None
        names = one_line(*lines) if lines else ()
        if names:
            return second, names
    return None


def one_line(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """The header that two lines of equal width are together; empty where the lower one is no part.

    A group stands over its first column and leaves blanks over the others; the lower line fills all
    of them, with words alone, and more are known of both than of either. A group that is a period
    («Январь») is a report of periods, and so are names that stand under several groups: such a
    table keeps its two lines.
    """
    pairs = list(zip(upper, lower, strict=True))
    while pairs and not any(pairs[-1]):  # a delimiter that ends every line
        pairs.pop()
    blanks = [under for over, under in pairs if not over]
    if not blanks or not all(blanks) or len(blanks) > len(pairs) - _FEWEST:
        return ()
    names = tuple(under or over for over, under in pairs)
    is_twice = len({fold_header(name) for name in names}) < len(names)
    if is_twice or any(sign.isdigit() for cell in lower for sign in cell):
        return ()
    if any(_is_period(over) for over, under in pairs if over and under):
        return ()
    known = max(known_words(upper), known_words(lower))
    nameless = ("",) * (len(upper) - len(names))
    return (*names, *nameless) if known_words(names) > known else ()


def _is_period(group: str) -> bool:
    """Whether it names a month, or has a number as quarters, weeks and years do."""
    words = fold_header(group).split()
    return not _MONTHS.isdisjoint(words) or any(sign.isdigit() for sign in group)
