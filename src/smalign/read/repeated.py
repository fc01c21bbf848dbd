"""A header that stands again below the header: exports put one after the other.

The second one may have its columns in another order, or fewer of them: then the rows below it are
put into the order of the first. One with columns of its own is only noticed: what they are called
is not in the table.
"""

from __future__ import annotations

import mmap
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARK: Final = "\ufeff"
_AROUND: Final = f' \t"{_MARK}'
_FILLED: Final = 2  # a single word may well be a value
_TELLING: Final = 3  # so many words of the header in one record are no chance
_MOST: Final = 2 / 3
_SEARCHED: Final = 10_000  # lines that hold the second needle
_LOOSE: Final = b' \t\r"'
_LOOSE_TEXT: Final = dict.fromkeys(_LOOSE)


class Again(Struct, frozen=True):
    """A header that stands again. order: for each column of the first one its place in this one.

    None in `order`: this one has no such column. `order` is None where this one has columns that
    the first has not.
    """

    order: tuple[int | None, ...] | None


class Repeats:
    """Knows its header again in a record: word for word, but for blanks and quotes around it."""

    def __init__(self, headers: Sequence[str]) -> None:
        """Remember the headers; of a table with a single named column none is known again."""
        self._bare = _bare(headers)
        self._width = len(headers)
        self._words = Counter(filter(None, self._bare))
        self._is_told = self._words.total() >= _FILLED

    def __call__(self, cells: Sequence[str]) -> Again | None:
        """The header once more, if a record is one; None for any other record."""
        begins = any(cell.strip(_AROUND) in self._words for cell in cells[:_FILLED])
        if not self._is_told or not begins:
            return None
        bare = _bare(cells)
        if bare == self._bare:
            return Again(tuple(range(self._width)))
        return self._another(bare)

    def _another(self, bare: Sequence[str]) -> Again | None:
        """A header that is not the same word for word."""
        words = Counter(filter(None, bare))
        known = (words & self._words).total()
        if known < min(_TELLING, self._words.total()) or known < _MOST * words.total():
            return None
        if words - self._words or len(bare) > self._width:
            return Again(None)
        places: dict[str, list[int]] = {}
        for place, word in enumerate(bare):
            places.setdefault(word, []).append(place)
        order = tuple(
            places[word].pop(0) if word and places.get(word) else None for word in self._bare
        )
        return Again(order + (None,) * (self._width - len(order)))


def may_repeat(path: str, headers: Sequence[str], delimiter: str) -> bool:
    """Whether a line below the first of a UTF-8 text may be the header again.

    A search for the longest header and the one after it, which are seldom found in data, and a
    look at the lines that hold them. True for every text in which `Repeats` would know all words
    of the header in one line; a line with other words beside them is found unless the second
    header stands in very many lines.
    """
    needles = sorted(filter(None, _bare(headers)), key=len, reverse=True)[:_FILLED]
    if len(needles) < _FILLED:
        return False
    if '"' in needles[0]:
        return True
    knows = Repeats(delimiter.join(headers).translate(_LOOSE_TEXT).split(delimiter))
    with (
        Path(path).open("rb") as source,
        mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as text,
    ):
        return any(
            knows(line.translate(None, _LOOSE).decode("utf-8", "replace").split(delimiter))
            for needle, most in zip(needles, (None, _SEARCHED), strict=True)
            for line in islice(_lines_with(text, needle.encode()), most)
        )


def _lines_with(text: mmap.mmap, needle: bytes) -> Iterator[bytes]:
    """The lines below the first that hold `needle`."""
    end = text.find(b"\n")
    while end >= 0 and (found := text.find(needle, end)) >= 0:
        start = text.rfind(b"\n", 0, found) + 1
        end = text.find(b"\n", found)
        yield text[start : len(text) if end < 0 else end]


def _bare(cells: Sequence[str]) -> tuple[str, ...]:
    """Cells without what may stand around a header, and without the nameless ones at the end."""
    bare = [cell.strip(_AROUND) for cell in cells]
    while bare and not bare[-1]:
        bare.pop()
    return tuple(bare)
