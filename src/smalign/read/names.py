"""What is taken from a folder or an archive by its name, and how an archive begins."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from smalign.base.findings import EXTRACTED

if TYPE_CHECKING:
    from pathlib import Path

EXPORTS: Final = frozenset(
    {".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".parquet", ".pq", ".gz", ".zip"}
)
"""What is taken from a folder or an archive; a file named outright is read under any name."""

ZIP_SIGNATURES: Final = (b"PK\x03\x04", b"PK\x05\x06")

HIDDEN: Final = (".", "~$", "__MACOSX")

_EXTRACT: Final = ",".join(EXTRACTED).encode()


def is_export(name: str) -> bool:
    """Whether a file of a folder or an archive is taken for an export by its name."""
    return not name.startswith(HIDDEN) and PurePosixPath(name).suffix.lower() in EXPORTS


def is_extract(file: Path) -> bool:
    """Whether a file is a list of rows that `check --extract` wrote; it is no export itself."""
    if file.suffix != ".csv" or not file.is_file():
        return False
    try:
        with file.open("rb") as opened:
            return opened.readline(len(_EXTRACT) + 2).rstrip() == _EXTRACT
    except OSError:  # reading it will say so
        return False
