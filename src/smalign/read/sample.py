"""A thousand rows that stand for a file: its head, and seeded pieces of the rest."""

from __future__ import annotations

import random
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smalign.read.decode import MARK, text_of
from smalign.read.records import SAMPLE_ROWS
from smalign.read.tokenize import Cut, cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.read.records import Cells, Dialect

_HEAD_BYTES: Final = 1 << 20
_HEAD_ROWS: Final = 600
_PIECES: Final = 10
_PIECE_BYTES: Final = 1 << 16
_SEED: Final = 20240229


def sample_text(path: str, dialect: Dialect) -> tuple[Cells, ...]:
    """Rows of a UTF-8 delimited file as text; only records of the right width.

    A piece starts after the first line end behind a seeded offset; inside a quoted field that
    may be the middle of a record, which its width almost always tells.
    """
    size = Path(path).stat().st_size
    with open(path, "rb") as source:  # noqa: PTH123 - a descriptor's path
        head = source.read(_HEAD_BYTES)
        whole = len(head) < _HEAD_BYTES or len(head) == size
        rows = list(islice(_rows(head, dialect, dialect.data_line, whole=whole),
                           SAMPLE_ROWS if whole else _HEAD_ROWS))  # fmt: skip
        if not whole:
            for offset in _offsets(size):
                source.seek(offset)
                piece = source.read(_PIECE_BYTES).partition(b"\n")[2]
                wanted = min(SAMPLE_ROWS - len(rows), (SAMPLE_ROWS - _HEAD_ROWS) // _PIECES)
                rows += islice(_rows(piece, dialect, 1, whole=False), wanted)
    return tuple(rows)


def is_all(path: str, sample: tuple[Cells, ...]) -> bool:
    """Whether a file's `sample_text` is all of its records of the right width."""
    return len(sample) < SAMPLE_ROWS and Path(path).stat().st_size <= _HEAD_BYTES


def _offsets(size: int) -> list[int]:
    chosen = random.Random(_SEED)  # noqa: S311 - reproducible on purpose, no secret
    return sorted(chosen.randrange(_HEAD_BYTES, size) for _ in range(_PIECES))


def _rows(data: bytes, dialect: Dialect, first: int, *, whole: bool) -> Iterator[Cells]:
    if not whole:
        data = data[: data.rfind(b"\n") + 1]
    lines = islice(text_of(data, "utf-8"), first - 1, None)
    records = cut(lines, dialect.delimiter)
    for record in records:
        if (
            isinstance(record, Cut)
            and len(record.cells) == dialect.width
            and any(map(str.strip, record.cells))
            and MARK not in "".join(record.cells)
        ):
            yield tuple(record.cells)
