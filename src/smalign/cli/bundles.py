"""Options that always come together, as records; a command takes the record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, TypeVar

from msgspec import Struct

from smalign.base.errors import UsageError
from smalign.base.progress import silent
from smalign.cli import options as o
from smalign.cli.talk import Language, locale_language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

    from smalign.base.progress import Progress
    from smalign.render import Form as Shown
    from smalign.session import Session
    from smalign.session.options import Options

Choice = TypeVar("Choice", bound=str)

_ENDINGS: Final[dict[str, Shown]] = {
    "": "plain",
    ".txt": "plain",
    ".tsv": "plain",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
}


_LINES: Final[Shown] = "plain"
_PROSE: Final[Shown] = "table"


class Given(TypedDict):
    """What the user says of the exports."""

    config: Path | None
    encoding: str | None
    delimiter: str | None
    sheet: str | None
    timezone: str | None
    currency: str | None
    tables: dict[str, str]
    snapshots: list[str]


class Inputs(Struct, frozen=True):
    """Where the data is, and what it does not say itself."""

    exports: o.Exports = None
    config: o.ConfigFile = None
    encoding: o.Encoding = None
    delimiter: o.Delimiter = None
    sheet: o.Sheet = None
    timezone: o.Timezone = None
    currency: o.Currency = None
    table: o.TableOption = None
    max_rejects: o.MaxRejects = None
    snapshots: o.Snapshots = None
    no_input: o.NoInput = False

    def open(
        self, progress: Progress = silent, apart: str | None = None, *, bears_lost: bool = False
    ) -> Session:
        """The session over these inputs; `progress` is told of long readings.

        apart: a file among them that is no export: the report they are compared with.
        bears_lost: headers of [mapping] may be gone, which a check tells of.
        """
        from smalign.session import open_exports

        return open_exports(
            self.exports or (),
            max_rejects=self.max_rejects,
            progress=progress,
            apart=apart,
            bears_lost=bears_lost,
            **self.options(),
        )

    def options(self) -> Given:
        """The same as the session calls it."""
        return {
            "config": self.config,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "sheet": self.sheet,
            "timezone": self.timezone,
            "currency": self.currency,
            "tables": dict(assigned(text) for text in self.table or ()),
            "snapshots": self.snapshots or [],
        }


class Cards(Struct, frozen=True):
    """Which cards are counted."""

    where: o.Where = None
    since: o.Since = None
    until: o.Until = None
    last: o.Last = None
    as_of: o.AsOf = None
    pipeline: o.Pipeline = None
    min_n: o.MinN = None

    def options(self) -> Options:
        """The same as the session calls it."""
        return {
            "where": self.where or (),
            "since": self.since,
            "until": self.until,
            "last": self.last,
            "as_of": self.as_of,
            "pipelines": self.pipeline or (),
            "min_n": self.min_n,
        }


class Output(Struct, frozen=True):
    """How an answer is shown, and where it goes."""

    form: o.Format = None
    file: o.Output = None
    sort: o.Sort = None
    top: o.Top = None
    csv: o.Csv = None
    lang: o.LangOption = None
    sql: o.ShowSql = False
    ids: o.ShowIds = False
    show_personal: o.ShowPersonal = False
    quiet: o.Quiet = False

    @property
    def language(self) -> Language:
        """As asked, else the locale's."""
        return self.lang.value if self.lang else locale_language()

    @property
    def shown_form(self) -> Shown:
        """As asked; else by the file's ending; else a table on a terminal, plain elsewhere.

        Raises:
            UsageError: output_form, when the ending of the file names no form.

        """
        if self.form:
            return self.form.value
        if self.csv:
            return o.Form.CSV.value
        if self.file:
            return _form_of(self.file)
        return o.Form.TABLE.value if sys.stdout.isatty() else o.Form.PLAIN.value

    def _other_form(self) -> str | None:
        """A form that is asked for beside `--csv`, or that the ending of the file promises."""
        form = self.form.value if self.form else _ENDINGS.get(self._ending)
        return None if form in (None, o.Form.CSV.value, _LINES) else form

    @property
    def _ending(self) -> str:
        return self.file.suffix.lower() if self.file else ""

    @property
    def wants_sql(self) -> bool:
        """Whether the script is needed."""
        return self.sql or self.shown_form == o.Form.JSON.value

    def asked(self) -> Options:
        """What the answer must hold for it to be shown so."""
        return {"ids": self.ids, "sql": self.wants_sql, "personal": self.show_personal}

    def check(self) -> None:
        """Refuse what cannot be shown before anything is read.

        Raises:
            UsageError: output_form, xlsx_needs_file, output_unwritable, csv_of_other_form.

        """
        if self.csv and (other := self._other_form()):
            raise UsageError("csv_of_other_form", form=other)
        if self.file and not self.file.resolve().parent.is_dir():
            raise UsageError("output_folder_missing", path=str(self.file.parent))
        if not self.sql and self.shown_form == o.Form.XLSX.value and self.file is None:
            raise UsageError("xlsx_needs_file")


def assigned(text: str) -> tuple[str, str]:
    """File and table of `--table FILE=TABLE`.

    Raises:
        UsageError: table_option.

    """
    file, sign, table = text.rpartition("=")
    if not sign or not file:
        raise UsageError("table_option", text=text)
    return file, table


def page_form(
    form: StrEnum | None, file: Path | None, known: Sequence[Choice], command: str
) -> Choice:
    """The form of a command that writes pages: as asked, by the file's ending, else the first.

    Raises:
        UsageError: format_unsupported, output_form: it is none of `known`.

    """
    if form is None and (file is None or not file.suffix):
        return known[0]
    ending = file.suffix.lower() if file else ""
    asked = form.value if form else _ENDINGS.get(ending, ending.removeprefix("."))
    if asked == _LINES and _LINES not in known and form is None:
        asked = _PROSE  # a page has no rows for scripts: a text file of it is read by people
    for one in known:
        if one == asked:
            return one
    if form is None:
        raise UsageError("output_form", path=str(file), known=", ".join(known))
    raise UsageError("format_unsupported", format=asked, command=command, known=known)


def _form_of(file: Path) -> Shown:
    ending = file.suffix.lower()
    if ending not in _ENDINGS:
        raise UsageError("output_form", path=str(file), known=", ".join(o.Form))
    return _ENDINGS[ending]
