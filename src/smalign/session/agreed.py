"""What was agreed the last time, as a folder remembers it, and what of it is another now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from smalign.base.agreed_terms import changed, terms_of, usual_terms
from smalign.base.errors import UsageError
from smalign.base.state import STATE, read_state, write_section

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from smalign.base.config import Config
    from smalign.base.diagnosis import Diagnosis

_SECTION: Final = "agreement"
_FORM: Final = 1


def with_changes(found: Diagnosis, config: Config, folder: Path) -> Diagnosis:
    """The diagnosis with every term that is not what it was the last time.

    The last time is another export, or other terms: asked once more of the same, it says the same.

    Raises:
        UsageError: state_unreadable, state_newer.

    """
    last = _last(found, config, folder)
    if last is None:
        return found
    since, before = last
    told = changed(before, terms_of(config), usual_terms(config))
    return replace(found, changes=tuple(told), changed_since=since)


def remember_terms(found: Diagnosis, config: Config, folder: Path) -> None:
    """Remember the terms that hold now, as of the day of the export, and those before.

    Raises:
        UsageError: state_unreadable, state_newer, output_unwritable.

    """
    last = _last(found, config, folder)
    before = None if last is None else _told(*last)
    told = _told(found.on, terms_of(config))
    write_section(folder, _SECTION, _FORM, {**told, "before": before})


def _told(on: date | None, terms: Mapping[str, str]) -> dict[str, object]:
    """As the state keeps it."""
    return {"on": str(on or ""), "terms": dict(terms)}


def _last(found: Diagnosis, config: Config, folder: Path) -> tuple[date, dict[str, str]] | None:
    """What held the last time, and when; None where nothing is remembered, or no day of it."""
    known = read_state(folder).section(_SECTION, _FORM)
    if known is None:
        return None
    try:
        now = _told(found.on, terms_of(config))
        last: Any = known["before"] if all(known[name] == now[name] for name in now) else known
        if last is None or not last["on"]:
            return None
        terms = {str(key): str(value) for key, value in last["terms"].items()}
        return date.fromisoformat(last["on"]), terms
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        why = type(error).__name__
        raise UsageError("state_unreadable", path=str(folder / STATE), why=why) from error
