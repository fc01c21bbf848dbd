"""Names in the private work directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def fresh(workdir: Path, stem: str, suffix: str = ".csv") -> Path:
    """A path in the work directory that no file has yet."""
    number = 0
    while (path := workdir / f"{stem}-{number}{suffix}").exists():
        number += 1
    return path.parent.resolve() / path.name
