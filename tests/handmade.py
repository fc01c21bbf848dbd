"""Small exports written by hand: files in a folder, opened the way a user opens them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from smalign.engine.duckdb import Engine
from smalign.model.build import build
from smalign.session import open_exports

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from smalign.base.results import Result, Row
    from smalign.model.model import Model
    from smalign.session import Session


def written(folder: Path, files: Mapping[str, str], toml: str = "") -> Path:
    """The folder with the files (name → text, blanks at the line starts dropped) in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        lines = [line.strip() for line in text.strip().split("\n")]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    if toml:
        (folder / "smalign.toml").write_text(toml, encoding="utf-8")
    return folder


def opened(folder: Path, files: Mapping[str, str], toml: str = "", **options: str) -> Session:
    """A session over the files; `options` as of `open_exports`."""
    return open_exports([written(folder, files, toml)], **options)  # type: ignore[arg-type]


@contextmanager
def modelled(
    folder: Path, files: Mapping[str, str], toml: str = "", **options: str
) -> Iterator[tuple[Engine, Model]]:
    """The canonical tables of the files, everything read, and what the model says of them."""
    with opened(folder, files, toml, **options) as session:
        work = folder / ".work"
        work.mkdir()
        with Engine(work, session.descriptors) as engine:
            yield engine, build(engine, session.files, session.config, None)


def by(result: Result, *keys: str) -> dict[object, Row]:
    """Rows by the value (or values) of their key columns."""
    if len(keys) == 1:
        return {row[keys[0]]: row for row in result.rows}
    return {tuple(row[key] for key in keys): row for row in result.rows}


def column(result: Result, key: str, measure: str) -> dict[object, object]:
    """One measure of every row, by key."""
    return {row[key]: row[measure] for row in result.rows}


def codes(notes: object) -> list[str]:
    """Codes of notes, in order."""
    return [note.code for note in notes]  # type: ignore[attr-defined]
