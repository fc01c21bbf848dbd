"""Where a finding stands, as build servers name files: from the folder they run in."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smalign.base.findings import Checked, Finding, Place


def path_of(place: Place, root: Path) -> str:
    """The file of a place relative to `root`, with forward slashes; outside of it absolute.

    What has no path of its own (standard input, a member of an archive) has its name.
    """
    if place.path is None:
        return place.file or ""
    path = Path(place.path)
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def first_place(finding: Finding, checked: Checked) -> Place | None:
    """The first row, or the file; else the first file of the table, or of all.

    Build servers show no finding that stands nowhere. A workspace knows no file of a row.
    """
    named = (place for place in finding.places if place.file is not None)
    return next(named, checked.files.get(str(finding.table), checked.first))


def fingerprint(finding: Finding, path: str) -> str:
    """What tells a finding from others through the runs: no line and no count is in it."""
    return sha256(f"{finding.key}\0{path}".encode()).hexdigest()
