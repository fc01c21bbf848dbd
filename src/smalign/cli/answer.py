"""What every command that answers does around its one call of the session."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.errors import UsageError
from smalign.cli.arrange import arranged
from smalign.cli.bundles import Inputs, Output
from smalign.cli.progress import waiting
from smalign.cli.talk import say

if TYPE_CHECKING:
    from pathlib import Path

    from smalign.base.results import Inspection, Result
    from smalign.session import Session
    from smalign.session.options import Options

ROWS_ALONE: Final = ("plain", "csv", "jsonl")
"""Forms that have no place for notes: those are said on stderr."""


def answer(
    metric: str, inputs: Inputs, options: Options, output: Output, apart: str | None = None
) -> None:
    """Open, ask, show; apart: a file among the inputs that is none of them."""
    output.check()
    with waiting(quiet=output.quiet) as progress, inputs.open(progress, apart) as session:
        spare(session, output.file, apart=apart)
        result = session.ask(metric, {**options, **output.asked()})
    told(result, output)


def spare(session: Session, *targets: Path | None, apart: str | Path | None = None) -> None:
    """Refuse to write over what was used: nobody may have another copy of it.

    apart: a file that was read beside the exports.

    Raises:
        UsageError: output_is_export.

    """
    from pathlib import Path

    read = [raw.path for raw, found in session.files if raw.path and found.table]
    known = {Path(path).resolve() for path in (*read, *((apart,) if apart else ()))}
    for target in targets:
        if target is not None and target.resolve() in known:
            raise UsageError("output_is_export", path=str(target))


def told(result: Result, output: Output) -> None:
    """Show an answer as asked: its script, its cards or its rows."""
    if output.sql:
        deliver(result.sql, output.file)
        return
    if output.ids and output.shown_form != "json":
        listed = replace(result, fields=result.id_fields, rows=result.ids, total={})
        listed = arranged(listed, output.sort, output.top)
        result = replace(listed, ids=listed.rows)
    else:
        result = arranged(result, output.sort, output.top)
    show(result, output)
    if output.shown_form in ROWS_ALONE and not output.quiet:
        _tell(result, output.language)


def show(result: Result | Inspection, output: Output) -> None:
    """Render an answer where it should go."""
    from smalign.render import render

    deliver(
        render(
            result,
            output.shown_form,
            output.language,
            width=terminal_width(),
            color=uses_color(),
            csv_dialect="excel-ru" if output.csv == "excel-ru" else "rfc",
        ),
        output.file,
    )


def deliver(content: str | bytes, file: Path | None) -> None:
    """To stdout, or to a file that is either the old one or the whole new one.

    Raises:
        UsageError: output_unwritable.

    """
    data = content.encode() if isinstance(content, str) else content
    if file is None:
        _print(data)
        return
    from smalign.base.files import write_atomically

    write_atomically(file, data)


def _print(data: bytes) -> None:
    """All of it past Python's buffer: what the disk refuses must not be tried again at exit."""
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[os.write(sys.stdout.fileno(), rest) :]
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError("output_unwritable", path="stdout", why=error.strerror) from error


def _tell(result: Result, lang: str) -> None:
    """What is in no row, and the dearest notes."""
    from smalign.render.human import LEFT_OUT, MORE_NOTES, excluded, most_notes, notes

    gone = excluded(result, lang)
    if gone:
        say(f"{LEFT_OUT.in_(lang)}: {'; '.join(gone)}")
    told, most = notes(result, lang), most_notes(result.metric)
    for text in told[:most]:
        say(text)
    if len(told) > most:
        say(MORE_NOTES.in_(lang).format(len(told) - most))


def terminal_width() -> int:
    """Columns of the terminal, 120 where there is none."""
    import shutil

    return shutil.get_terminal_size((120, 40)).columns


def uses_color() -> bool:
    """NO_COLOR, then FORCE_COLOR, then what stdout is."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
