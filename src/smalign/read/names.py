"""What is taken from a folder or an archive by its name, and how an archive begins."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

EXPORTS: Final = frozenset(
    {".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".parquet", ".pq", ".gz", ".zip"}
)
"""What is taken from a folder or an archive; a file named outright is read under any name."""

ZIP_SIGNATURES: Final = (b"PK\x03\x04", b"PK\x05\x06")

HIDDEN: Final = (".", "~$", "__MACOSX")


def is_export(name: str) -> bool:
    """Whether a file of a folder or an archive is taken for an export by its name."""
    return not name.startswith(HIDDEN) and PurePosixPath(name).suffix.lower() in EXPORTS
