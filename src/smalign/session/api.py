"""`smalign.open`: one door for files and for tables in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.errors import UsageError
from smalign.session.opening import open_exports, open_frames
from smalign.session.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from smalign.session.session import Session


@spoken()
def open_any(  # noqa: PLR0913 - each is one thing an export may not say itself
    *exports: str | Path,
    config: str | Path | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    timezone: str | None = None,
    currency: str | None = None,
    tables: Mapping[str, str] | None = None,
    max_rejects: str | int | None = None,
    snapshots: Sequence[str | Path] = (),
    **frames: object,
) -> Session:
    """Open exports, or tables in memory, as a session that answers questions.

    Args:
        exports: folders, files, patterns, or "-" for standard input; none: what smalign.toml
            names.
        config: path of a smalign.toml; by default the one beside the exports, else in the
            current folder. Frames have no folder: for them it is read only when named.
        encoding: encoding of CSV files, when it is not found out right.
        delimiter: separator of CSV files, when it is not found out right.
        sheet: which sheet of workbooks.
        timezone: zone the times are written in, such as "Europe/Moscow"; default UTC.
        currency: of amounts that do not say theirs, such as "RUB".
        tables: file → canonical table, where recognition needs help.
        max_rejects: how many records of a file may be rejected, as rows or as "0.5%"; more is an
            InputError. Default: one row, from the second on 1 %; `inspect` has no limit.
        snapshots: folders, files or patterns of other exports of the same CRM, taken on other days:
            what differs between them is the history of stages, owners and fields. Without
            `exports` the newest of them is opened.
        frames: canonical table name → pandas, Polars or Arrow table, instead of exports:
            `open(leads=leads, deals=deals)`.

    Returns:
        A session; use it as a context manager, or `close` it.

    Raises:
        InputError: a file is missing, empty or broken, or there is no export at all.
        BusyError: a file is open in an office program, or changes while it is read.
        UsageError: the configuration or an option is wrong; frames and files together.

    """
    of_files = (encoding, delimiter, sheet, tables, max_rejects, snapshots or None)
    if not frames:
        return open_exports(
            exports,
            config=config,
            encoding=encoding,
            delimiter=delimiter,
            sheet=sheet,
            timezone=timezone,
            currency=currency,
            tables=tables,
            max_rejects=max_rejects,
            snapshots=snapshots,
        )
    if exports or any(option is not None for option in of_files):
        raise UsageError("frames_alone", tables=list(frames))
    return open_frames(frames, config=config, timezone=timezone, currency=currency)
