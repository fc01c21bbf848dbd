"""Delimited text: recognised here, read by the engine when it is plain, isolated when it is not."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from msgspec.structs import replace

from smalign.base.errors import InputError
from smalign.base.progress import silent
from smalign.base.results import Note
from smalign.engine.compose import Sql
from smalign.engine.scans import Layout, csv_scan
from smalign.read.decode import lines, text_of, transcode
from smalign.read.dialect import DELIMITERS, recognise
from smalign.read.encoding import decide
from smalign.read.furniture import Furniture
from smalign.read.records import RawTable, Text
from smalign.read.repeated import may_repeat
from smalign.read.rewrite import Rewriter
from smalign.read.sample import is_all, sample_text
from smalign.read.sieve import Sieve
from smalign.read.survey import survey
from smalign.read.tokenize import cut
from smalign.read.workdir import fresh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.progress import Progress
    from smalign.read.records import Dialect, Input, Place, ReadOptions
    from smalign.read.survey import Survey

_UTF8: Final = frozenset({"utf-8", "utf8", "utf-8-sig", "ascii"})
_HEAD: Final = 1 << 20
_LONGEST_HEAD: Final = 1 << 24
_HEAD_LINES: Final = 2000
_TAIL: Final = 1 << 16
_SECOND: Final = 2  # the line of the first record when nothing stands above the header
_TOLD_EVERY: Final = 10_000  # lines


def probe_text(
    file: Input,
    place: Place,
    options: ReadOptions,
    workdir: Path,
    progress: Progress = silent,
) -> RawTable:
    """One delimited text as a raw table.

    Args:
        file: the input, for its name and the path that is printed.
        place: where its bytes can be read.
        options: what the user decided.
        workdir: where decoded or cleaned copies are written.
        progress: told while the bytes are decoded.

    Raises:
        InputError: encoding_unclear, file_empty, line_endless, no_rows, all_rejected.
        UsageError: encoding_unknown, delimiter_unknown.

    """
    encoding, found = decide(file.name, place.path, options.encoding, progress)
    raw = _unread(file, place.path, encoding, options.delimiter)
    copy = place.path
    if encoding not in _UTF8:
        copy = str(fresh(workdir, "decoded"))
        if not transcode(place.path, encoding, Path(copy), progress):
            return isolate(raw, workdir, progress)
        found = survey(copy, file.name, progress, is_ours=True)
    if not _is_plain(raw, found):
        return isolate(raw, workdir, progress)
    sample = sample_text(copy, _dialect(raw))
    raw = replace(raw, sample=sample, all_sampled=is_all(copy, sample))
    if not _ends_plainly(raw, copy) or may_repeat(copy, raw.headers, _dialect(raw).delimiter):
        return isolate(raw, workdir, progress)
    own = csv_scan(raw.path, _layout(raw), place.compression) if raw.path else None
    return replace(
        raw,
        scan=csv_scan(copy, _layout(raw)),
        printed=own if encoding in _UTF8 else None,
        records=None if found.lines is None else found.lines - raw.header_line,
    )


def isolate(raw: RawTable, workdir: Path, progress: Progress = silent) -> RawTable:
    """The slow path: every bad record isolated, the others rewritten clean and quoted.

    The result's scan reads the rewritten file; both paths accept the same rows.

    Raises:
        InputError: no_rows (a header and nothing else), all_rejected.

    """
    if raw.text is None:
        return raw
    dialect, encoding = raw.text.dialect, raw.text.encoding
    target = fresh(workdir, "clean")
    with Rewriter(target, dialect.width) as clean:
        sieve = Sieve(dialect.headers, encoding, clean.write)
        sieve.drop("preamble", dialect.preamble)
        sieve.drop("blank", dialect.blank)
        below = islice(lines(raw.text.path, encoding), dialect.data_line - 1, None)
        sieve.run(cut(_told(below, raw, progress), dialect.delimiter, dialect.data_line))
    check_rows(raw.file, sieve)
    return replace(
        raw,
        sample=sample_text(str(target), clean.dialect(dialect.headers)),
        scan=clean.scan(),
        printed=None,
        dropped=sieve.dropped(),
        rejects=tuple(sieve.rejects),
        accepted=sieve.accepted,
        jumps=tuple(sieve.jumps),
        notes=(*raw.notes, *sieve.notes(raw.file)),
        text=None,
        records=None,
    )


def check_rows(file: str, sieve: Sieve) -> None:
    """Refuse a table without a single accepted row.

    Raises:
        InputError: no_rows, all_rejected.

    """
    if sieve.accepted:
        return
    if not sieve.rejects:
        raise InputError("no_rows", file=file)
    first = sieve.rejects[0]
    raise InputError("all_rejected", file=file, count=len(sieve.rejects), line=first.first_line,
                     reason=first.reason, **first.facts)  # fmt: skip


def _told(source: Iterator[str], raw: RawTable, progress: Progress) -> Iterator[str]:
    """Lines as they are, telling about every few thousand of them."""
    if progress is silent or raw.text is None:
        return source
    return _telling(source, raw.file, Path(raw.text.path).stat().st_size, progress)


def _telling(source: Iterator[str], file: str, total: int, progress: Progress) -> Iterator[str]:
    done = 0
    for number, line in enumerate(source):
        done += len(line)  # characters: an estimate of bytes from below
        if not number % _TOLD_EVERY:
            progress(file, done, total)
        yield line


def _unread(file: Input, path: str, encoding: str, delimiter: str | None) -> RawTable:
    """The table as far as its first lines tell."""
    with open(path, "rb") as source:  # noqa: PTH123 - a descriptor's path
        first = _first_lines(file.name, source, encoding)
        source.seek(-min(8, source.seek(0, 2)), 2)
        last = source.read().rstrip(b"\0")[-1:]
    dialect = recognise(file.name, first, delimiter)
    notes = [] if last in {b"\n", b"\r"} else [Note("no_final_newline", {"file": file.name})]
    if dialect.groups_line:
        facts = {"file": file.name, "first": dialect.groups_line, "second": dialect.header_line}
        notes.append(Note("header_of_two_lines", facts))
    return RawTable(
        file=file.name,
        path=file.path,
        sheet=None,
        kind="csv",
        encoding=encoding,
        delimiter=dialect.delimiter,
        headers=dialect.headers,
        native=(None,) * dialect.width,
        sample=(),
        scan=Sql(""),
        printed=None,
        header_line=dialect.header_line,
        above=dialect.above,
        notes=tuple(notes),
        text=Text(path, encoding, dialect),
    )


def _first_lines(name: str, source: BinaryIO, encoding: str) -> list[str]:
    """Whole lines from the start: some thousand, or those of the first megabyte.

    Where the header and a row below it are longer than that, as much as they take.

    Raises:
        InputError: line_endless.

    """
    size = _HEAD
    while True:
        source.seek(0)
        head = source.read(size)
        more = bool(source.read(1))
        first = list(islice(text_of(head, encoding), _HEAD_LINES))
        if more and len(first) < _HEAD_LINES:
            first.pop()
        if len(first) > 1 or not more or (first and size >= _LONGEST_HEAD):
            return first
        if size >= _LONGEST_HEAD:
            raise InputError("line_endless", file=name, megabytes=_LONGEST_HEAD >> 20)
        size *= 4


def _is_plain(raw: RawTable, found: Survey) -> bool:
    """Whether the engine cuts the UTF-8 text exactly as the strict tokenizer would."""
    header_only = _dialect(raw).data_line == raw.header_line + 1 == _SECOND
    return found.bad_at is None and found.plain and header_only and raw.delimiter in DELIMITERS


def _ends_plainly(raw: RawTable, copy: str) -> bool:
    """Whether there is a first row, and neither it nor the last is a total or a footer."""
    with open(copy, "rb") as source:  # noqa: PTH123 - a descriptor's path
        size = source.seek(0, 2)
        source.seek(max(0, size - _TAIL))
        last = source.read().rstrip(b"\r\n").rpartition(b"\n")[2]
    if not raw.sample:
        return False
    furniture = Furniture(raw.headers)
    first = [cell or "" for cell in raw.sample[0]]
    cells = last.decode("utf-8", "replace").replace('"', "").split(raw.delimiter)
    return not (
        furniture.is_leading_total(first)
        or furniture.is_total(cells)
        or furniture.is_footer(cells)
        or furniture.is_remark(cells)
    )


def _dialect(raw: RawTable) -> Dialect:
    if raw.text is None:
        msg = f"not a delimited text: {raw.file}"
        raise ValueError(msg)
    return raw.text.dialect


def _layout(raw: RawTable) -> Layout:
    """How the engine cuts the bytes of a plain text."""
    return Layout(raw.delimiter or "", len(raw.headers), skip=raw.header_line)
