"""Where a key of smalign.toml stands, for the sentence that says what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+\Z")
_HEADER: Final = re.compile(r"\s*\[.*\]\s*(#.*)?\Z")

Key = tuple[str, ...]


def dotted(key: Key) -> str:
    """The key as TOML writes it: mapping.deals.amount, pipelines."Опт".order."""
    return ".".join(part if _BARE.match(part) else f'"{part}"' for part in key)


def line_of(text: str, key: Key) -> int | None:
    """The line where `key` stands, or else the nearest thing above it that is written out.

    The key of one of several tables in double brackets holds its place, from 1. None where not
    even the first part of the key stands at the head of a line.
    """
    best, found = 0, None
    for number, written in _keys(text):
        same = _in_common(key, written)
        if same > best:
            best, found = same, number
    return found


def _in_common(key: Key, written: Key) -> int:
    """How many parts of a key a line names; none where it goes another way."""
    both = min(len(key), len(written))
    return both if key[:both] == written[:both] else 0


def _keys(text: str) -> Iterator[tuple[int, Key]]:
    """Each line that is a header, or a key and its value, with the whole key it names."""
    section: Key = ()
    tables: dict[Key, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if _HEADER.match(line):
            section = _numbered(line, section, tables)
            yield number, section
        elif "=" in line:
            yield from ((number, (*section, *path)) for path in _named(line.partition("=")[0]))


def _numbered(line: str, section: Key, tables: dict[Key, int]) -> Key:
    """The key of a header; below double brackets with the place of the table it belongs to."""
    try:
        path = _path(tomllib.loads(line))
    except tomllib.TOMLDecodeError:
        return section
    if line.lstrip().startswith("[["):
        tables[path] = tables.get(path, 0) + 1
    for depth in range(1, len(path) + 1):
        if path[:depth] in tables:
            return (*path[:depth], str(tables[path[:depth]]), *path[depth:])
    return path


def _named(name: str) -> Iterator[Key]:
    """The key a line gives a value; nothing where the line is the inside of a list."""
    try:
        yield _path(tomllib.loads(f"{name} = 0"))
    except tomllib.TOMLDecodeError:
        return


def _path(told: object) -> Key:
    """The one key of a document, down to its value."""
    if isinstance(told, list):
        return _path(told[0])
    if not isinstance(told, dict) or not told:
        return ()
    (name, inside), *_ = told.items()
    return (name, *_path(inside))
