"""What is taken from a folder or an archive by its name, and how an archive begins."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from smalign.base.findings import EXTRACTED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

EXPORTS: Final = frozenset(
    {".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".parquet", ".pq", ".gz", ".zip"}
)
"""What is taken from a folder or an archive; a file named outright is read under any name."""

ZIP_SIGNATURES: Final = (b"PK\x03\x04", b"PK\x05\x06")

HIDDEN: Final = (".", "~$", "__MACOSX")

_LONGEST_HEAD: Final = 16_384
_BETWEEN: Final = {".csv": ",", ".tsv": "\t", ".tab": "\t"}
"""Ending → what stands between the columns of what is written here."""
_SHARE: Final = re.compile(r"(^|_)(share|rate)$|_to_(deal|won)$|^from_(previous|first)$")
"""What the shares of an answer are called; their intervals have the name and an ending."""
_EXTRACT: Final = ",".join(EXTRACTED).encode()


def is_export(name: str) -> bool:
    """Whether a file of a folder or an archive is taken for an export by its name."""
    return not name.startswith(HIDDEN) and PurePosixPath(name).suffix.lower() in EXPORTS


def is_ours(file: Path) -> bool:
    """Whether a table is an answer or a list that was written here; it is no export itself.

    An answer has a share with its interval, a list of cards says which cards are in no row, and
    `check --extract` has the columns it always has.
    """
    between = _BETWEEN.get(file.suffix.lower())
    if between is None or not file.is_file():
        return False
    try:
        with file.open("rb") as opened:
            line = opened.readline(_LONGEST_HEAD).rstrip()
    except OSError:  # reading it will say so
        return False
    return line == _EXTRACT or _is_answer(line.decode("utf-8", "replace").split(between))


def _is_answer(names: Sequence[str]) -> bool:
    known = frozenset(names)
    is_list = names[:2] == ["card", "card_id"] and "excluded" in known
    shares = (name for name in names if _SHARE.search(name))
    return is_list or any({f"{name}_low", f"{name}_high"} <= known for name in shares)
