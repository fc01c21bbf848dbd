"""DuckDB, embedded and locked: it sees the inputs we opened and our own work directory, no more.

Every statement that builds something is kept, in a form that runs in a bare DuckDB: the script
that `--sql` prints is what was executed, with the paths of the user's files in place of the file
descriptors we opened.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final, Self

# The extension itself: the package around it re-exports it, and takes four times as long to import.
from _duckdb import Error, connect

from smalign.engine.compose import Sql, literal, name, values_table
from smalign.engine.made import Made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    import pyarrow as pa
    from _duckdb import DuckDBPyConnection

Cell = object
_FIRST: Final = "set TimeZone = 'UTC'"
_SMALL: Final = 32 * 1024 * 1024
"""Bytes of inputs which one thread goes through sooner than several, that wait for each other.

Of so few, what many questions read is worth its room as a table.
"""
_MACRO: Final = re.compile(r"create or replace macro (\w+)\(")


class EngineError(Exception):
    """DuckDB refused a statement; the readers catch it to try their slow path."""


class Engine:
    """One in-memory database and the script of how it was built.

    Args:
        workdir: private directory for decoded inputs and spilling; readable by the engine.
        inputs: file descriptors of the inputs, opened before: nothing else can be opened later.
        threads: how many threads; None: one for small inputs, else DuckDB's default.

    `held` is what a relation is made as that many statements read: a table where the inputs are
    small, worked out once; else a view, which takes no room.

    """

    def __init__(
        self, workdir: Path, inputs: Iterable[int] = (), threads: int | None = None
    ) -> None:
        """Open and lock the database."""
        self.workdir = workdir
        self._script: list[str | Callable[[], str]] = []
        self._made = Made()
        self._offered: dict[str, str] = {}
        self._taken: dict[str, tuple[int, str]] = {}
        numbers = tuple(inputs)
        is_small = _are_small(numbers)
        self.held = Sql("table" if is_small else "view")
        if threads is None and is_small:
            threads = 1
        # Those that only read ahead are a matter of large files.
        own: dict[str, str | bool | int | float | list[str]] = {}
        own |= {"threads": threads, "async_threads": 0} if threads == 1 else {}
        self._connection = connect(":memory:", config=own)
        allowed = ", ".join(literal(descriptor_path(number)) for number in numbers)
        for statement in (
            _FIRST,
            *([f"set threads = {int(threads)}"] if threads else []),
            f"set allowed_paths = [{allowed}]",
            f"set allowed_directories = [{literal(str(workdir.resolve()) + '/')}]",
            f"set temp_directory = {literal(str(workdir.resolve() / 'spill'))}",
            "set enable_external_access = false",
            "set lock_configuration = true",
        ):
            self._connection.execute(statement)

    def define(self, sql: str, printed: str | Callable[[], str] | None = None) -> None:
        """Run a statement that builds something and keep it (or its printed form) in the script.

        What would be built again as it is there already does not run. A callable prints itself only
        when somebody asks for the script.

        Raises:
            EngineError: DuckDB refused it.

        """
        statement = self._made.read(sql)
        if statement is None:
            self._execute(sql)
            self._made.forget(sql)
        elif not self._made.holds(statement):
            self._execute(sql)
            self._made.keep(statement)
        self._script.append(printed if printed is not None else sql)

    def offer(self, macros: Iterable[str]) -> None:
        """Macros, each of which is made right before the first statement that names it.

        Most questions name few of them, and making one sets up its patterns, a millisecond each.
        """
        for macro in macros:
            found = _MACRO.match(macro)
            if found is not None:
                self._offered[f"{found[1]}("] = macro

    def values(
        self, table: str, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[Cell]]
    ) -> None:
        """Create a small table of constants; `columns` are (name, SQL type)."""
        self.define(values_table(table, columns, rows))
        self._made.constants(table, columns, rows)

    def rows(self, sql: str) -> list[tuple[Cell, ...]]:
        """All rows of a query; not kept in the script."""
        return self.named(sql)[1]

    def value(self, sql: str) -> Cell:
        """The first cell of a query."""
        return self.rows(sql)[0][0]

    def named(self, sql: str) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
        """Names and rows of a query, as they were where nothing it reads was made anew since."""
        query = self._made.query(sql)
        known = self._made.answer(query) if query is not None else None
        if known is None:
            relation = self._execute(sql)
            names = tuple(str(column[0]) for column in relation.description or ())
            known = names, relation.fetchall()
            if query is not None:
                self._made.remember(query, known)
        return known[0], list(known[1])

    def columns(self, relation: str) -> dict[str, str]:
        """Column name → SQL type of a table or view."""
        described = self.rows(f"describe {name(relation)}")
        return {str(row[0]): str(row[1]) for row in described}

    def register(self, relation: str, frame: pa.Table) -> None:
        """Make an Arrow table readable under a name; the Python API's way in."""
        import duckdb as _  # noqa: F401 - teaches the extension to read Arrow

        self._connection.register(relation, frame)
        self._made.replace(relation)

    def arrow(self, sql: str) -> pa.Table:
        """A query's rows as an Arrow table."""
        import duckdb as _  # noqa: F401 - teaches the extension to write Arrow

        return self._execute(sql).to_arrow_table()

    def script(self, *last: str) -> str:
        """Everything defined so far, then `last`, as one script for a bare DuckDB."""
        kept = (entry if isinstance(entry, str) else entry() for entry in self._script)
        statements = [_FIRST, *kept, *last]
        return "".join(f"{statement.strip().rstrip(';')};\n" for statement in statements)

    def mark(self) -> int:
        """Where the script stands now, for `rewind`."""
        return len(self._script)

    def rewind(self, mark: int) -> None:
        """Forget what the script kept since `mark`; the database itself stays as it is."""
        del self._script[mark:]
        for call, (place, macro) in list(self._taken.items()):
            if place >= mark:
                self._offered[call] = macro
                del self._taken[call]

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Use as a context manager."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the database."""
        self.close()

    def _execute(self, sql: str) -> DuckDBPyConnection:
        for call in [call for call in self._offered if call in sql]:
            macro = self._offered.pop(call, None)
            if macro is not None:
                self.define(macro)
                self._taken[call] = len(self._script) - 1, macro
        try:
            return self._connection.execute(sql)
        except Error as error:
            raise EngineError(str(error)) from error


def _are_small(inputs: Sequence[int]) -> bool:
    """Whether all inputs are known, and few bytes."""
    return bool(inputs) and sum(os.fstat(number).st_size for number in inputs) < _SMALL


def descriptor_path(number: int) -> str:
    """The path under which the engine reads a file descriptor we opened."""
    return f"/proc/self/fd/{number}"
