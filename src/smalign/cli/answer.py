"""What every command that answers with a Result does around its one call of the session."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from smalign.base.errors import UsageError
from smalign.cli.options import CsvDialect, Form, Lang
from smalign.cli.talk import Language, locale_language, say

if TYPE_CHECKING:
    from smalign.base.results import Inspection, Result, Row, Value
    from smalign.render import Form as Shown
    from smalign.session import Session


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where the data is and what it does not say itself."""

    exports: list[str] = field(default_factory=list)
    config: Path | None = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    timezone: str | None = None
    currency: str | None = None
    tables: list[str] = field(default_factory=list)

    def open(self) -> Session:
        """The session over these inputs."""
        from smalign.session import open_exports

        given = dict(_assigned(text) for text in self.tables)
        return open_exports(
            self.exports,
            config=self.config,
            encoding=self.encoding,
            delimiter=self.delimiter,
            sheet=self.sheet,
            timezone=self.timezone,
            currency=self.currency,
            tables=given,
        )


@dataclass(frozen=True, slots=True)
class Output:
    """How the answer is shown, and where it goes."""

    form: Form | None = None
    file: Path | None = None
    lang: Lang | None = None
    sort: str | None = None
    top: int | None = None
    sql: bool = False
    ids: bool = False
    csv: CsvDialect = CsvDialect.RFC
    quiet: bool = False

    @property
    def language(self) -> Language:
        """As asked, else the locale's."""
        return self.lang.value if self.lang else locale_language()

    @property
    def shown_form(self) -> Shown:
        """As asked; else by the file's ending; else a table on a terminal, plain elsewhere."""
        if self.form:
            return self.form.value
        if self.file:
            ending = self.file.suffix.lstrip(".").lower()
            return Form(ending).value if ending in set(Form) else Form.PLAIN.value
        return Form.TABLE.value if sys.stdout.isatty() else Form.PLAIN.value

    @property
    def wants_sql(self) -> bool:
        """Whether the script is needed."""
        return self.sql or self.shown_form == Form.JSON.value


def answer(inputs: Inputs, output: Output, ask: Callable[[Session], Result]) -> None:
    """Open, ask, show."""
    with inputs.open() as session:
        result = ask(session)
    if output.sql:
        deliver(result.sql, output.file)
        return
    if output.ids:
        result = replace(
            result, fields=result.id_fields, rows=result.ids, total={}, id_fields=(), ids=()
        )
    result = _arranged(result, output)
    show(result, output)


def show(result: Result | Inspection, output: Output) -> None:
    """Render an answer where it should go."""
    from smalign.render import render

    form = output.shown_form
    if form == Form.XLSX.value and output.file is None:
        raise UsageError("xlsx_needs_file")
    deliver(
        render(
            result,
            form,
            output.language,
            width=terminal_width(),
            color=uses_color(),
            csv_dialect=output.csv.value,
        ),
        output.file,
    )


def deliver(content: str | bytes, file: Path | None) -> None:
    """To stdout, or to a file that is either the old one or the whole new one."""
    data = content.encode() if isinstance(content, str) else content
    if file is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from smalign.render.files import write_atomically

    write_atomically(file, data)


def _arranged(result: Result, output: Output) -> Result:
    rows = result.rows
    if output.sort:
        rows = _sorted(result, output.sort)
    if output.top and len(rows) > output.top:
        if not output.quiet:
            say(f"{output.top} / {len(rows)}")
        rows = rows[: output.top]
    return replace(result, rows=rows)


def _sorted(result: Result, sort: str) -> tuple[Row, ...]:
    column = sort.removeprefix("-")
    names = [field.name for field in result.fields]
    if column not in names:
        import difflib

        near = difflib.get_close_matches(column, names, 3)
        raise UsageError("unknown_column", column=column, did_you_mean=near, known=names)
    present = [row for row in result.rows if row[column] is not None]
    absent = [row for row in result.rows if row[column] is None]
    present.sort(key=lambda row: _order(row[column]), reverse=not sort.startswith("-"))
    return (*present, *absent)


def _order(value: Value) -> tuple[int, Decimal, str]:
    """Numbers by size, everything else as text."""
    if isinstance(value, int | float | Decimal):
        return 0, Decimal(str(value)), ""
    return 1, Decimal(0), str(value)


def _assigned(text: str) -> tuple[str, str]:
    file, sign, table = text.rpartition("=")
    if not sign or not file:
        raise UsageError("table_option", text=text)
    return file, table


def terminal_width() -> int:
    """Columns of the terminal, 120 where there is none."""
    import shutil

    return shutil.get_terminal_size((120, 40)).columns


def uses_color() -> bool:
    """NO_COLOR, then FORCE_COLOR, then what stdout is."""
    import os

    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
