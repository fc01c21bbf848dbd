"""What a folder remembers from run to run: `state.json`, one document of named sections.

Each part of smalign that remembers something owns one section and the version of its form; it
reads `read_state(folder).section(name, version)` and writes `write_section(folder, …)`, which
leaves the sections of others as they are, also those an older smalign knows nothing of:

    {"schema_version": 1,
     "sections": {"report": {"version": 1, "data": {"as_of": "2026-06-30", …}}}}

Data are JSON: texts, whole numbers, lists, objects; money as decimal text, days as ISO text. The
file is sorted and undated, so that the same state is the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from smalign.base.errors import UsageError
from smalign.base.files import made_folder, sweep, write_atomically
from smalign.base.lock import held

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STATE: Final = "state.json"
VERSION: Final = 1
_LOCK: Final = ".state.lock"
"""Not that of a whole run: a run that holds the folder writes to it, too."""


class Section(Struct, frozen=True):
    """What one part remembers; `version` is of the form of its data."""

    version: int
    data: Mapping[str, object]


class State(Struct, frozen=True):
    """What `state.json` holds, by section."""

    sections: Mapping[str, Section] = field(default_factory=dict)

    def section(self, name: str, version: int) -> Mapping[str, object] | None:
        """The data of a section in the form `version`; None where there is none, or an older one.

        Raises:
            UsageError: state_newer (section, found), a newer smalign wrote it.

        """
        found = self.sections.get(name)
        if found is None or found.version < version:
            return None
        if found.version > version:
            raise UsageError("state_newer", section=name, found=found.version)
        return found.data

    def with_section(self, name: str, version: int, data: Mapping[str, object]) -> State:
        """The same state with this section in place of its old one."""
        return State({**self.sections, name: Section(version, data)})


def read_state(folder: Path) -> State:
    """What is remembered in `folder`; nothing where there is no `state.json` yet.

    Raises:
        UsageError: state_unreadable (path, why); state_newer.

    """
    import json

    path = folder / STATE
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return State()
    except (OSError, ValueError, RecursionError) as error:  # no UTF-8 is a ValueError, too
        raise UsageError("state_unreadable", path=str(path), why=type(error).__name__) from error
    try:
        version = int(told["schema_version"])
        if version > VERSION:
            raise UsageError("state_newer", section=STATE, found=version)
        sections = {
            str(name): Section(int(one["version"]), dict(one["data"]))
            for name, one in told["sections"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise UsageError("state_unreadable", path=str(path), why=type(error).__name__) from error
    return State(sections)


def write_section(folder: Path, name: str, version: int, data: Mapping[str, object]) -> None:
    """Remember `data` under `name`; the file is the old one or the whole new one.

    Sections of others stay, and runs that write at the same moment wait for each other. Data that
    are no JSON are a TypeError, before anything is touched.

    Raises:
        UsageError: state_unreadable, state_newer, output_unwritable.

    """
    with held(made_folder(folder), name=_LOCK, waits=True):
        sweep(folder, [STATE])
        state = read_state(folder).with_section(name, version, data)
        write_atomically(folder / STATE, state_text(state).encode())


def state_text(state: State) -> str:
    """The file of a state: JSON, sorted, so that a change of it is read in a diff."""
    import json

    told = {
        "schema_version": VERSION,
        "sections": {
            name: {"version": one.version, "data": dict(one.data)}
            for name, one in state.sections.items()
        },
    }
    return json.dumps(told, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"
