"""What stands at a path a user gave; a path no file system can hold is one at which nothing is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Methods of Path raise for a name that is too long.


def is_there(path: Path | str) -> bool:
    """Whether anything is there."""
    return os.path.exists(path)  # noqa: PTH110


def is_file(path: Path | str) -> bool:
    """Whether a file is there."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path | str) -> bool:
    """Whether a folder is there."""
    return os.path.isdir(path)  # noqa: PTH112
