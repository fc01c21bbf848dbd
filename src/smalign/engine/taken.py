"""Whether a statement may take columns of a table that it does not name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_COUNTED: Final = re.compile(r"\bcount\s*\(\s*\*\s*\)")
_STAR: Final = re.compile(r"(?:(\w+)\"?\s*\.|(\w+|[)\]'\"])?)\s*\*")
"""A star with what stands before it: the name of a table, or an operand it multiplies."""
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
    for of, before in _STAR.findall(text):
        if of in names or (not of and (not before or before in _NO_OPERANDS)):
            return True
    return False
