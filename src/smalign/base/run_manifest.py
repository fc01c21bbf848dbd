"""What a run that wrote a report says of itself: `report.json` beside it.

It has no clock and no chance in it: the same inputs, options and version are the same bytes. It
is written last, and holds the SHA-256 of what was written: a folder whose files agree with it is
one whole report.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from smalign.base.results import Period

NAME: Final = "report.json"
VERSION: Final = 1


class FileSum(Struct, frozen=True):
    """A file by what is in it: name, size in bytes, SHA-256 in hexadecimal."""

    file: str
    size: int
    sha256: str

    @classmethod
    def of(cls, name: str, data: bytes) -> FileSum:
        """The sum of a file's content."""
        return cls(name, len(data), sha256(data).hexdigest())

    def told(self) -> dict[str, object]:
        """As JSON has it."""
        return {"file": self.file, "bytes": self.size, "sha256": self.sha256}


class RunManifest(Struct, frozen=True):
    """One run.

    version: of smalign. options: what was asked, without what was left out. configuration: the
    SHA-256 of smalign.toml as it was understood. period, as_of: of the report; latest: the day of
    the latest moment in the export, None where nothing is dated. rows: read, accepted, rejected.
    identity: of everything the report depends on, see `identity_of`. findings: how many of each
    severity `check` found, and on which day; None where it was not asked. written: the files.
    """

    version: str
    options: Mapping[str, object]
    inputs: tuple[FileSum, ...]
    configuration: str
    period: Period
    as_of: date | None
    latest: date | None
    rows: Mapping[str, int]
    exit_code: int
    identity: str
    findings: Mapping[str, object] | None = None
    written: tuple[FileSum, ...] = ()


class EarlierRun(Struct, frozen=True):
    """What a later run needs of the manifest that is there."""

    identity: str
    latest: date | None
    exit_code: int
    written: tuple[FileSum, ...]
    findings: Mapping[str, object] = field(default_factory=dict)


def identity_of(
    version: str,
    options: Mapping[str, object],
    inputs: tuple[FileSum, ...],
    configuration: str,
    checked_on: date | None = None,
) -> str:
    """The SHA-256 of everything the bytes of a report depend on; `checked_on`: the day of `check`.

    Whoever adds something a report depends on adds it to the options.
    """
    told = [version, VERSION, dict(options), [one.told() for one in inputs], configuration]
    told.append(_iso(checked_on))
    return sha256(_text(told).encode()).hexdigest()


def manifest_text(run: RunManifest) -> str:
    """The file of a run: JSON, sorted."""
    return _text(
        {
            "schema_version": VERSION,
            "smalign": run.version,
            "command": "report",
            "options": dict(run.options),
            "inputs": [one.told() for one in run.inputs],
            "configuration": run.configuration,
            "period": {"since": _iso(run.period.since), "until": _iso(run.period.until)},
            "as_of": _iso(run.as_of),
            "latest": _iso(run.latest),
            "rows": dict(run.rows),
            "findings": None if run.findings is None else dict(run.findings),
            "exit_code": run.exit_code,
            "identity": run.identity,
            "files": [one.told() for one in run.written],
        }
    )


def read_manifest(folder: Path) -> EarlierRun | None:
    """The run that wrote to `folder`; None where there is none, or it cannot be understood."""
    import json
    from datetime import date

    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if told["schema_version"] != VERSION:
            return None
        latest = told["latest"]
        return EarlierRun(
            identity=str(told["identity"]),
            latest=None if latest is None else date.fromisoformat(latest),
            exit_code=int(told["exit_code"]),
            written=tuple(
                FileSum(str(one["file"]), int(one["bytes"]), str(one["sha256"]))
                for one in told["files"]
            ),
            findings=dict(told.get("findings") or {}),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    except (RecursionError, OverflowError):  # somebody else's JSON, nested deep or with 1e400
        return None


def is_whole(folder: Path, written: tuple[FileSum, ...]) -> bool:
    """Whether the files of a run are there as they were written."""
    try:
        return all(
            "/" not in one.file and FileSum.of(one.file, (folder / one.file).read_bytes()) == one
            for one in written
        )
    except (OSError, ValueError):  # ValueError: a NUL in a name somebody typed
        return False


def _text(told: object) -> str:
    import json

    return json.dumps(told, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
