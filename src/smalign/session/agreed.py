"""What was agreed the last time, as a folder remembers it, and what of it is another now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from smalign.base.agreed_terms import changed, terms_of
from smalign.base.state import read_state, write_section

if TYPE_CHECKING:
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
    since, terms = date.fromisoformat(str(last["on"])), last["terms"]
    before = terms if isinstance(terms, dict) else {}
    return replace(found, changes=tuple(changed(before, terms_of(config))), changed_since=since)


def remember_terms(found: Diagnosis, config: Config, folder: Path) -> None:
    """Remember the terms that hold now, as of the day of the export, and those before.

    Raises:
        UsageError: state_unreadable, state_newer, output_unwritable.

    """
    told: dict[str, object] = _now(found, config)
    write_section(folder, _SECTION, _FORM, {**told, "before": _last(found, config, folder)})


def _now(found: Diagnosis, config: Config) -> dict[str, object]:
    return {"on": str(found.on or ""), "terms": terms_of(config)}


def _last(found: Diagnosis, config: Config, folder: Path) -> dict[str, object] | None:
    """What held the last time; None where nothing is remembered, or no day of it."""
    known = read_state(folder).section(_SECTION, _FORM)
    if known is None:
        return None
    last: object = {name: known[name] for name in ("on", "terms")}
    if last == _now(found, config):
        last = known.get("before")
    return last if isinstance(last, dict) and last.get("on") else None
