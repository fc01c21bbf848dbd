"""Records of a delimited text, cut strictly by the standard library's csv reader.

A record that cannot be cut is a `Broken`, and cutting starts again at the next physical line:
one stray quote costs one record, not the rest of the file.
"""

from __future__ import annotations

import csv
from collections import deque
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BrokenReason = Literal["quote_never_closed", "text_after_quote"]

LONGEST_FIELD: Final = 1 << 24
"""Characters; a quote still open after that many was never meant to be one."""


class Cut(NamedTuple):
    """A record: its fields and the physical lines (from 1) it covers; a blank line has none."""

    cells: list[str]
    first_line: int
    last_line: int


class Broken(NamedTuple):
    """A physical line where a record starts that cannot be cut."""

    line: int
    reason: BrokenReason


def cut(lines: Iterable[str], delimiter: str, first_line: int = 1) -> Iterator[Cut | Broken]:
    """Cut lines (with their line ends) into records.

    A quote inside a bare field is kept as written. Every line is looked at again only as often
    as a quote was left open before it.
    """
    csv.field_size_limit(LONGEST_FIELD)
    source = iter(lines)
    waiting: deque[str] = deque()
    taken: list[str] = []
    at = first_line
    reader = csv.reader(_feed(source, waiting, taken), delimiter=delimiter, strict=True)
    while True:
        taken.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Broken(at, _reason(str(error), len(taken)))
            waiting.extendleft(reversed(taken[1:]))
            at += 1
            reader = csv.reader(_feed(source, waiting, taken), delimiter=delimiter, strict=True)
            continue
        yield Cut(cells, at, at + len(taken) - 1)
        at += len(taken)


def _feed(source: Iterator[str], waiting: deque[str], taken: list[str]) -> Iterator[str]:
    """Lines put back first, then the source's; remembers those of the current record."""
    while True:
        line = waiting.popleft() if waiting else next(source, None)
        if line is None:
            return
        taken.append(line)
        yield line


def _reason(message: str, lines: int) -> BrokenReason:
    """The reader speaks in sentences: at the end of the data or lines later, a quote was open."""
    return "quote_never_closed" if lines > 1 or "end of data" in message else "text_after_quote"
