"""What a database holds already: a statement that would make the same again need not run.

One question after another makes the same views over the same tables, and with small exports
nothing takes longer. A statement makes the same if its text is the same and nothing it reads was
made anew since; what it reads is every known name among its words, so that a column of the name of
a table costs a run, never a wrong answer. Of a query the same holds: few rows are kept for the next
time it is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_MAKES: Final = re.compile(
    r"\s*(?:--[^\n]*\n\s*)*create or replace (?:temporary )?(view|table) (\w+|\"\w+\") as\b"
)
_WORD: Final = re.compile(r"\w+")
_ASKS: Final = re.compile(r"\s*(?:--[^\n]*\n\s*)*(?:select|with)\b")
_READS_FILE: Final = re.compile(r"\bread_\w+\(|\binformation_schema\b")
"""What a statement reads beside tables and views: it may be another thing every time."""
_LONGEST: Final = 100_000
"""Characters of a statement that is kept: a longer one is a table of values, made once."""
_FEW: Final = 500
"""Rows of an answer that is kept, and how many are."""


Stamps = tuple[tuple[str, int], ...]
Query = tuple[str, Stamps]
Answer = tuple[tuple[str, ...], list[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement that makes a view or a table. stamps: of each name it reads, what it was."""

    name: str
    is_view: bool
    sql: str
    stamps: Stamps


class Made:
    """The views and tables of one database, each with the number of its making."""

    def __init__(self) -> None:
        """Nothing is made yet."""
        self._last = 0
        self._statements: dict[str, tuple[int, Statement | None]] = {}
        self._unknown: set[str] = set()
        self._answers: dict[Query, Answer] = {}

    def read(self, sql: str) -> Statement | None:
        """What a statement would make now; None where it makes something else, or reads a file."""
        head = _head(sql) if len(sql) <= _LONGEST else None
        if head is None:
            return None
        name, is_view, words = head
        return Statement(name, is_view, sql, self._stamps(words))

    def holds(self, statement: Statement) -> bool:
        """Whether it was made by the same text, of the same things."""
        return self._statements.get(statement.name, (0, None))[1] == statement

    def keep(self, statement: Statement) -> None:
        """It has run."""
        self._put(statement.name, statement)

    def query(self, sql: str) -> Query | None:
        """A query with what it reads as that is now; None where it reads a file, or is none."""
        words = _asked_words(sql) if len(sql) <= _LONGEST else None
        return None if words is None else (sql, self._stamps(words))

    def answer(self, query: Query) -> Answer | None:
        """Names and rows it had, while nothing it reads was made anew."""
        return self._answers.get(query)

    def remember(self, query: Query, answer: Answer) -> None:
        """Keep an answer of few rows."""
        if len(answer[1]) > _FEW:
            return
        if len(self._answers) >= _FEW:
            self._answers.clear()
        self._answers[query] = answer

    def replace(self, name: str) -> None:
        """What has this name was made in another way."""
        self._put(_plain(name), None)

    def forget(self, sql: str) -> None:
        """A statement ran that is not kept: what it made is new, if that is known, else all is."""
        found = _MAKES.match(sql)
        if found is None:
            self._last += 1
            self._unknown |= {
                name
                for name, (_, one) in self._statements.items()
                if one is not None and one.is_view
            }
            self._statements = dict.fromkeys(self._statements, (self._last, None))
            return
        self.replace(found[2])
        if found[1] == "view":
            self._unknown.add(_plain(found[2]))

    def _stamps(self, words: frozenset[str]) -> Stamps:
        return tuple((one, self._stamp(one)) for one in sorted(words & self._statements.keys()))

    def _put(self, name: str, statement: Statement | None) -> None:
        self._last += 1
        self._statements[name] = (self._last, statement)
        self._unknown.discard(name)

    def _stamp(self, name: str) -> int:
        """The latest making of it and, as a view shows what it reads, of all it reads.

        Of a view of which that is not known it is another number every time.
        """
        latest, waiting, seen = 0, [name], set()
        while waiting:
            one = waiting.pop()
            if one in seen:
                continue
            seen.add(one)
            if one in self._unknown:
                self._last += 1
                return self._last
            stamp, statement = self._statements[one]
            latest = max(latest, stamp)
            if statement is not None and statement.is_view:
                waiting += [read for read, _ in statement.stamps]
        return latest


@lru_cache(maxsize=1024)
def _head(sql: str) -> tuple[str, bool, frozenset[str]] | None:
    """The name a statement makes, whether as a view, and the words of what it reads.

    None for a table that may be made of itself: a round of a loop has the same text every time. A
    view cannot read itself; a column of it may have its name.
    """
    found = _MAKES.match(sql)
    if found is None or _READS_FILE.search(sql):
        return None
    name, is_view = _plain(found[2]), found[1] == "view"
    words = frozenset(_WORD.findall(sql[found.end() :].lower()))
    if name in words and not is_view:
        return None
    return name, is_view, words - {name}


@lru_cache(maxsize=1024)
def _asked_words(sql: str) -> frozenset[str] | None:
    """The words of a query; None where it is none, or reads more than tables and views."""
    if not _ASKS.match(sql) or _READS_FILE.search(sql):
        return None
    return frozenset(_WORD.findall(sql.lower()))


def _plain(name: str) -> str:
    """A name as SQL compares it."""
    return name.strip('"').lower()
