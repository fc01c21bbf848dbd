"""Whether a statement may take columns of a table that it does not name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_COUNTED: Final = re.compile(r"\bcount\s*\(\s*\*\s*\)")
_BEFORE_STAR: Final = re.compile(r"(?:(\w+)\"?\s*\.|(\w+|[)\]'\"]))\s*\Z")
"""What stands before a star: the name of a table, or an operand it multiplies."""
_NEAR: Final = 80
"""Characters before a star that are looked at; no name of ours and no blanks are as long."""
_NO_OPERANDS: Final = frozenset({"select", "distinct", "all"})
_UNNAMED: Final = re.compile(
    r"\bcolumns\s*\(|\b(?:un)?pivot\b|\b(?:natural|positional)\s+join\b|(?:\(|\bas|\ball)\s*from\b"
)
"""Other ways to columns that are not named; a query that begins with its tables takes all."""


@lru_cache(maxsize=4096)
def takes_all(sql: str, table: str) -> bool:
    """Whether `table` may stand in the statement for all its columns; True where it is unclear.

    A table whose columns get other names, or whose row is taken as one value, counts, too.
    """
    text = _COUNTED.sub("", sql.lower())
    if _UNNAMED.search(text):
        return True
    named = re.compile(rf"\b{re.escape(table)}\"?\s+(?:as\s+)?\"?(\w+)\"?(\s*\()?").findall(text)
    if any(renamed for _, renamed in named):
        return True
    names = {table, *(alias for alias, _ in named)}
    return any(_takes(names, text[max(0, star - _NEAR) : star]) for star in _stars(text))


def _stars(text: str) -> Iterator[int]:
    """The places of the stars."""
    place = text.find("*")
    while place >= 0:
        yield place
        place = text.find("*", place + 1)


def _takes(names: set[str], before: str) -> bool:
    """Whether a star after this text stands for the columns of one of these tables."""
    found = _BEFORE_STAR.search(before)
    if not found:
        return True
    of, operand = found.groups()
    return of in names if of else operand in _NO_OPERANDS
