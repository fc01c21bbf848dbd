"""What the readers hand over: raw tables, and what they had to leave out."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.config import ReadAs
    from smalign.base.results import Note
    from smalign.engine.compose import Sql

Kind = Literal["csv", "xlsx", "html", "parquet", "frame"]
DroppedKind = Literal["preamble", "blank", "total", "footer", "header"]
RejectReason = Literal["field_count", "quote_never_closed", "text_after_quote", "not_encoding"]
Cells = tuple[str | None, ...]

SAMPLE_ROWS: Final = 1000


class Input(Struct, frozen=True):
    """One file, opened once; `descriptor` is all that is read from then on.

    name: as the user named it, relative inside a folder, `-` for standard input; of a member of
        an archive the archive's name, a slash and the member's.
    path: absolute path of the user's file, None for standard input and members of archives.
    stamp: size and time of the last change when it was opened; None where only we could write.
    """

    name: str
    path: str | None
    descriptor: int
    stamp: tuple[int, int] | None = None


class ReadOptions(Struct, frozen=True):
    """What the user decides instead of us: encoding, delimiter, sheet; None is "find out".

    files: the same of single files, by name, base name or pattern; what is said of all outranks it.
    named: sheets that something is said of elsewhere, as `book.xlsx!Sheet`: they are read, too.
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    files: Mapping[str, ReadAs] = field(default_factory=dict)
    named: tuple[str, ...] = ()

    def of(self, file: str) -> ReadOptions:
        """The options of one file."""
        names = {file, PurePath(file).name}
        for pattern, said in self.files.items():
            if pattern in names or any(fnmatchcase(name, pattern) for name in names):
                return ReadOptions(
                    self.encoding or said.encoding,
                    self.delimiter or said.delimiter,
                    self.sheet or said.sheet,
                    named=self.named,
                )
        return self


class Reject(Struct, frozen=True):
    """One record that was not accepted, with every physical line it covers (from 1).

    reason: field_count (facts found, expected), quote_never_closed, text_after_quote,
        not_encoding (fact encoding). In a sheet or an HTML table lines are row numbers.
    """

    first_line: int
    last_line: int
    reason: RejectReason
    facts: dict[str, object] = field(default_factory=dict)


class Dropped(Struct, frozen=True):
    """Records that are no data: above the header, blank, totals, footers, the header again."""

    kind: DroppedKind
    count: int


class Dialect(Struct, frozen=True):
    """How a delimited text is to be cut.

    header_line, data_line: physical lines (from 1) where the header starts and where the
    first record after it starts. width: fields of a right record. preamble: records above the
    header that are not blank; blank: blank records above it. above: cells of the one right above.
    groups_line: where the header has two lines, the upper one, which holds groups; else 0.
    """

    delimiter: str
    headers: tuple[str, ...]
    header_line: int
    data_line: int
    preamble: int
    blank: int
    above: tuple[str, ...] = ()
    groups_line: int = 0

    @property
    def width(self) -> int:
        """Fields of a right record."""
        return len(self.headers)


class Place(Struct, frozen=True):
    """Where an input's bytes can be read now, and how the user's own file packs them.

    path: the descriptor's path, or a copy in the work directory.
    compression: "gzip" when the copy was unpacked from it.
    """

    path: str
    compression: Literal["gzip"] | None = None


class Text(Struct, frozen=True):
    """Where the slow path finds the bytes of a delimited text and how to cut them.

    path: a file the process can read now: the descriptor's, or one in the work directory.
    encoding: a codec name. dialect: as recognised.
    """

    path: str
    encoding: str
    dialect: Dialect


class RawTable(Struct, frozen=True):
    """One table as it stands in a file.

    file: as the user named it. path: absolute, None for standard input and frames.
    sheet: name of the sheet in a workbook. encoding, delimiter: of delimited text, else None.
    headers: as written, byte order mark and outer blanks stripped; position i is column c{i};
        nameless = "".
    native: SQL type of column i where it is not text (Parquet, frames), else None.
    sample: at most 1000 rows as text, the head of the file and seeded pieces of the rest;
        an empty cell is "" in text files, None where the file says null. all_sampled: it is all
        rows of a text whose records are not counted beforehand.
    scan: what the engine reads from; yields c0…cN in file order, all VARCHAR for text files.
    printed: the same for a bare DuckDB that opens the user's file; None = rows are inlined.
    header_line: physical line (sheet row) of the header, from 1. above: the cells of the record
        right above it, which is dropped; () where there is none.
    dropped, rejects: what is not in the scan; both empty of rows the scan still has to prove.
    accepted: rows of the scan; None where the scan still has to prove them.
    text: what the slow path needs; None where rows cannot be cut wrongly any more.
    records: how many the scan must have, where its lines could be counted beforehand.
    jumps: (row of the scan from 0, its physical line) wherever a row does not stand on the line
        after the row before it; None where that was not looked at.
    """

    file: str
    path: str | None
    sheet: str | None
    kind: Kind
    encoding: str | None
    delimiter: str | None
    headers: tuple[str, ...]
    native: tuple[str | None, ...]
    sample: tuple[Cells, ...]
    scan: Sql
    printed: Sql | None
    header_line: int
    dropped: tuple[Dropped, ...] = ()
    rejects: tuple[Reject, ...] = ()
    accepted: int | None = None
    notes: tuple[Note, ...] = ()
    text: Text | None = None
    records: int | None = None
    jumps: tuple[tuple[int, int], ...] | None = None
    all_sampled: bool = False
    above: Cells = ()
