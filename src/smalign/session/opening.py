"""Opening an export: find the files, read their dialect, recognise them, find the configuration."""

from __future__ import annotations

import difflib
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smalign.base.config import Config
from smalign.base.errors import QuestionError, UsageError
from smalign.base.schema import TABLES
from smalign.model.recognise import recognise, require_mapped
from smalign.read.find import find
from smalign.read.probe import probe
from smalign.read.records import ReadOptions
from smalign.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyarrow as pa

    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable

CONFIG_NAME: Final = "smalign.toml"
COUNTED: Final = frozenset({"leads", "deals", "spend", "touchpoints", "stage_log"})
"""Tables without which no metric has anything to count."""


def open_exports(
    exports: Sequence[str | Path] = (),
    *,
    config: str | Path | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    timezone: str | None = None,
    currency: str | None = None,
    tables: Mapping[str, str] | None = None,
) -> Session:
    """Open files, folders, globs or standard input (`-`).

    Without exports, the files smalign.toml names. The configuration is `config`, else the
    smalign.toml beside the exports, else the one in the current folder.

    Raises:
        InputError: a file is missing, empty, broken, or no export at all.
        UsageError: the configuration or an option is wrong.

    """
    settings, folder = _config([str(item) for item in exports], config)
    sources = settings.sources
    sources = replace(
        sources,
        timezone=_zone(timezone or sources.timezone),
        currency=currency or sources.currency,
        tables={**sources.tables, **(tables or {})},
    )
    settings = replace(settings, sources=sources)
    paths = [str(item) for item in exports] or [str(folder / file) for file in sources.files]
    if not paths:
        raise UsageError("no_exports")
    workdir = tempfile.TemporaryDirectory(prefix="smalign-")
    try:
        inputs = find(paths, Path(workdir.name))
        raws = probe(inputs, ReadOptions(encoding, delimiter, sheet), Path(workdir.name))
        files = tuple((raw, recognise(raw, settings)) for raw in raws)
    except BaseException:
        workdir.cleanup()
        raise
    require_mapped(files, settings)
    _refuse_unknown(files)
    return Session(files, settings, workdir, tuple(item.descriptor for item in inputs))


def open_frames(
    frames: Mapping[str, object],
    *,
    config: str | Path | None = None,
    timezone: str | None = None,
    currency: str | None = None,
) -> Session:
    """Open tables that are in memory already: canonical table name → pandas, Polars or Arrow.

    Raises:
        UsageError: a name that is no canonical table; a table of another kind.

    """
    from smalign.read.frames import from_arrow

    settings = Config() if config is None else _load(Path(config))
    settings = replace(
        settings,
        sources=replace(
            settings.sources,
            timezone=_zone(timezone or settings.sources.timezone),
            currency=currency or settings.sources.currency,
            tables={name: name for name in frames},
        ),
    )
    arrow = {_table_name(name): _to_arrow(name, frame) for name, frame in frames.items()}
    raws = [from_arrow(name, table) for name, table in arrow.items()]
    files = tuple((raw, recognise(raw, settings)) for raw in raws)
    workdir = tempfile.TemporaryDirectory(prefix="smalign-")
    registered = {f"frame_{name}": table for name, table in arrow.items()}
    return Session(files, settings, workdir, frames=registered)


def _config(exports: Sequence[str], config: str | Path | None) -> tuple[Config, Path]:
    """The settings, and the folder their paths are relative to."""
    if config is not None:
        return _load(Path(config)), Path(config).parent
    beside = [Path(item) if Path(item).is_dir() else Path(item).parent for item in exports]
    for folder in (*beside, Path()):
        candidate = folder / CONFIG_NAME
        if candidate.is_file():
            return _load(candidate), folder
    return Config(), Path()


def _load(file: Path) -> Config:
    from smalign.base.config_file import load

    return load(file)


def _zone(timezone: str | None) -> str | None:
    """The zone, if it is one.

    Raises:
        UsageError: timezone_unknown.

    """
    if timezone is None:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(timezone).key
    except (ZoneInfoNotFoundError, ValueError, IsADirectoryError):
        raise UsageError("timezone_unknown", found=timezone) from None


def _refuse_unknown(files: Sequence[tuple[RawTable, Recognition]]) -> None:
    """Refuse an export in which nothing can be counted."""
    if any(found.table in COUNTED for _, found in files):
        return
    first = files[0][0].file
    raise QuestionError(
        "crm_unknown",
        toml=f'[sources.tables]\n"{first}" = "deals"',
        files=[raw.file for raw, _ in files],
        headers=list(files[0][0].headers[:8]),
    )


def _table_name(name: str) -> str:
    if name not in TABLES:
        near = difflib.get_close_matches(name, TABLES, 3)
        raise UsageError("table_unknown", found=name, did_you_mean=near, known=list(TABLES))
    return name


def _to_arrow(name: str, frame: object) -> pa.Table:
    """Any supported frame as Arrow, without its index."""
    import pyarrow as pa

    if isinstance(frame, pa.Table):
        return frame
    if hasattr(frame, "to_arrow"):
        return frame.to_arrow()
    if hasattr(frame, "dtypes"):
        return pa.Table.from_pandas(frame, preserve_index=False)
    raise UsageError("frame_unknown", table=name, found=type(frame).__name__)
