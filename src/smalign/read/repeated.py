"""A header that stands again below the header: exports put one after the other."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK: Final = "\ufeff"
_AROUND: Final = f' \t"{_MARK}'
_FILLED: Final = 2  # a single word may well be a value
_LOOSE: Final = b' \t\r"'


class Repeats:
    """Knows its header again in a record: word for word, but for blanks and quotes around it."""

    def __init__(self, headers: Sequence[str]) -> None:
        """Remember the headers; of a table with a single named column none is known again."""
        self._bare = _bare(headers)
        self._is_told = sum(map(bool, self._bare)) >= _FILLED

    def __call__(self, cells: Sequence[str]) -> bool:
        """Whether a record is the header once more."""
        if not self._is_told or not cells or cells[0].strip(_AROUND) != self._bare[0]:
            return False
        return _bare(cells) == self._bare


def may_repeat(path: str, headers: Sequence[str], delimiter: str) -> bool:
    """Whether a line below the first of a UTF-8 text may be the header again.

    A search for the longest header, which is seldom found in data, and a look at the lines that
    hold it. True for every text in which `Repeats` would know a record of one line.
    """
    bare = _bare(headers)
    needle = max(bare, key=len, default="").encode()
    if sum(map(bool, bare)) < _FILLED:
        return False
    if b'"' in needle:
        return True
    with (
        Path(path).open("rb") as source,
        mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as text,
    ):
        end = text.find(b"\n")
        header = _loose(text[: len(text) if end < 0 else end], delimiter)
        while end >= 0 and (found := text.find(needle, end)) >= 0:
            start = text.rfind(b"\n", 0, found) + 1
            end = text.find(b"\n", found)
            if _loose(text[start : len(text) if end < 0 else end], delimiter) == header:
                return True
    return False


def _bare(cells: Sequence[str]) -> tuple[str, ...]:
    """Cells without what may stand around a header, and without the nameless ones at the end."""
    bare = [cell.strip(_AROUND) for cell in cells]
    while bare and not bare[-1]:
        bare.pop()
    return tuple(bare)


def _loose(line: bytes, delimiter: str) -> bytes:
    return line.replace(_MARK.encode(), b"").translate(None, _LOOSE).rstrip(delimiter.encode())
