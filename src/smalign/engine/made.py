"""What a database holds already: a statement that would make the same again need not run.

One question after another makes the same views over the same tables, and with small exports
nothing takes longer. What a statement reads is every known name among its words, and of a table of
one row of constants the columns among them, so that a column of the name of a table costs a run,
never a wrong answer.

Everything has a number: what the same text made of things of the same numbers has the same one,
however much was in its place meanwhile. A table is there already if its number is. A view shows
what it reads as that is now: it is there already if its text is the same, and what it reads has the
same columns. The rows of a query are kept for the next time it is asked of the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.engine.taken import takes_all

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

_MAKES: Final = re.compile(
    r"\s*(?:--[^\n]*\n\s*)*create or replace (?:temporary )?(view|table) (\w+|\"\w+\") as\b"
)
_WORD: Final = re.compile(r"\w+")
_SAID: Final = re.compile(r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/", re.DOTALL)
"""Constants and comments: words in them name nothing."""
_ASKS: Final = re.compile(r"\s*(?:--[^\n]*\n\s*)*(?:select|with)\b")
_READS_FILE: Final = re.compile(r"\bread_\w+\(|\binformation_schema\b")
"""What a statement reads beside tables and views: it may be another thing every time."""
_LONGEST: Final = 100_000
"""Characters of a statement that is kept: a longer one is a table of values, made once."""
_ROOM: Final = 1_000_000
"""Cells of the answers that are kept, all together; one may have a quarter of them."""
_NONE: Final[frozenset[object]] = frozenset()
_MANY: Final = 5_000
"""Numbers after which they are given anew: a session of many questions stays small."""


Numbers = tuple[tuple[str, int], ...]
"""Of each name its number, in order."""
Reads = tuple[Numbers, frozenset[tuple[str, frozenset[object]]]]
"""What is read, and of each table of one row the columns with what is in them."""
Query = tuple[str, Reads]
Answer = tuple[tuple[str, ...], list[tuple[object, ...]]]


class Statement(Struct, frozen=True):
    """One statement that makes a view or a table.

    words: of what it reads. reads: what that is, with views followed; None: it may be another thing
    every time. over: the same, as far as its columns.
    """

    name: str
    is_view: bool
    sql: str
    words: frozenset[str]
    reads: Reads | None
    over: Numbers


class _There(Struct, frozen=True):
    """What has a name. number, shape: of its rows, of its columns.

    by: what made it, None: that is not kept. is_followed: whether it is a table, or a view of
    which is known what it reads. row: of a table of constants the columns.
    """

    number: int
    shape: int
    by: Statement | None = None
    is_followed: bool = True
    row: Mapping[str, str] | None = None


class Made:
    """The views and tables of one database."""

    def __init__(self) -> None:
        """Nothing is made yet."""
        self._last = 0
        self._numbers: dict[Hashable, int] = {}
        self._there: dict[str, _There] = {}
        self._views: dict[str, Statement] = {}
        self._answers: dict[Query, Answer] = {}
        self._cells = 0

    def read(self, sql: str) -> Statement | None:
        """What a statement would make now; None where it makes something else, or reads a file."""
        head = _head(sql) if len(sql) <= _LONGEST else None
        if head is None:
            return None
        name, is_view, words = head
        return Statement(name, is_view, sql, words, *self._read(sql, words))

    def holds(self, statement: Statement) -> bool:
        """Whether what it would make is there."""
        there = self._there.get(statement.name)
        if there is None or there.by is None or there.by.sql != statement.sql:
            return False
        if statement.is_view:
            return there.by.over == statement.over
        return statement.reads is not None and there.by.reads == statement.reads

    def keep(self, statement: Statement) -> None:
        """It has run."""
        sql, reads = statement.sql, statement.reads
        shape = self._number(("shape", sql, statement.over))
        if statement.is_view:
            number = self._number(sql)
        else:
            number = self._fresh() if reads is None else self._number((sql, reads))
        self._put(statement.name, _There(number, shape, statement))

    def constants(
        self, table: str, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[object]]
    ) -> None:
        """What was just made is a table of constants; columns: (name, SQL type)."""
        name = _plain(table)
        there = self._there[name]
        row = None
        if len(rows) == 1:
            row = {one: repr(cell) for (one, _), cell in zip(columns, rows[0], strict=True)}
        shape = self._number(("constants", name, *columns))
        self._there[name] = replace(there, shape=shape, row=row)

    def query(self, sql: str) -> Query | None:
        """A query with what it reads as that is now; None where it reads a file, or is none."""
        words = _asked_words(sql) if len(sql) <= _LONGEST else None
        reads = None if words is None else self._read(sql, words)[0]
        return None if reads is None else (sql, reads)

    def answer(self, query: Query) -> Answer | None:
        """Names and rows it had, while what it reads is the same."""
        return self._answers.get(query)

    def remember(self, query: Query, answer: Answer) -> None:
        """Keep an answer, unless it is very long; where there is no room the longest go."""
        cells = _cells(answer)
        if 4 * cells > _ROOM:
            return
        while self._cells + cells > _ROOM:
            longest = max(self._answers, key=lambda known: _cells(self._answers[known]))
            self._cells -= _cells(self._answers.pop(longest))
        self._answers[query] = answer
        self._cells += cells

    def replace(self, name: str, *, is_followed: bool = True) -> None:
        """What has this name was made in another way."""
        self._put(_plain(name), _There(self._fresh(), self._fresh(), is_followed=is_followed))

    def forget(self, sql: str) -> None:
        """A statement ran that is not kept: what it made is new, if that is known, else all is."""
        found = _MAKES.match(sql)
        if found is not None:
            self.replace(found[2], is_followed=found[1] != "view")
            return
        self._numbers.clear()
        self._answers.clear()
        self._cells = 0
        for name, there in self._there.items():
            new = _There(self._fresh(), self._fresh(), is_followed=there.is_followed)
            self._there[name] = new

    def _read(self, sql: str, words: frozenset[str]) -> tuple[Reads | None, Numbers]:
        """What a statement reads, with views followed; and the columns that has."""
        numbers: dict[str, int] = {}
        shapes: dict[str, int] = {}
        cells: dict[str, frozenset[object]] = {}
        waiting, is_known = [(sql, words)], True
        while waiting:
            text, found = waiting.pop()
            for name in found & self._there.keys():
                there = self._there[name]
                if there.row is not None:
                    cells[name] = cells.get(name, _NONE) | _taken(text, found, name, there.row)
                elif name not in numbers:
                    numbers[name] = there.number
                    is_known = is_known and there.is_followed
                    if name in self._views:
                        waiting.append((self._views[name].sql, self._views[name].words))
                shapes[name] = there.shape
        over = tuple(sorted(shapes.items()))
        reads = (tuple(sorted(numbers.items())), frozenset(cells.items()))
        return reads if is_known else None, over

    def _put(self, name: str, there: _There) -> None:
        self._there[name] = there
        self._views.pop(name, None)
        if there.by is not None and there.by.is_view:
            self._views[name] = there.by

    def _fresh(self) -> int:
        self._last += 1
        return self._last

    def _number(self, of: Hashable) -> int:
        """The number of what has been made so: the same for the same."""
        if len(self._numbers) >= _MANY:
            self._numbers.clear()
        if of not in self._numbers:
            self._numbers[of] = self._fresh()
        return self._numbers[of]


def _cells(answer: Answer) -> int:
    """The cells of an answer with its names: one without rows takes room, too."""
    names, rows = answer
    return (1 + len(rows)) * len(names)


def _taken(
    sql: str, words: frozenset[str], table: str, row: Mapping[str, str]
) -> frozenset[object]:
    """What a statement of these words takes of a table of one row: columns with their values."""
    is_all = takes_all(sql, table)
    return frozenset((one, cell) for one, cell in row.items() if is_all or one in words)


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
    words = _words(sql[found.end() :])
    if name in words and not is_view:
        return None
    return name, is_view, words - {name}


@lru_cache(maxsize=1024)
def _asked_words(sql: str) -> frozenset[str] | None:
    """The words of a query; None where it is none, or reads more than tables and views."""
    if not _ASKS.match(sql) or _READS_FILE.search(sql):
        return None
    return _words(sql)


def _words(sql: str) -> frozenset[str]:
    """The words of a statement that may name something."""
    return frozenset(_WORD.findall(_SAID.sub(" ", sql).lower()))


def _plain(name: str) -> str:
    """A name as SQL compares it."""
    return name.strip('"').lower()
