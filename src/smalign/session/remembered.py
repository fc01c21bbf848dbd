"""The headline of a report, kept in the folder of `--state` for the next one."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError
from smalign.base.headline import (
    VERSION,
    Headline,
    Remembered,
    key_of,
    remembered_data,
    remembered_of,
)
from smalign.base.results import Period
from smalign.base.state import STATE, read_state, write_section
from smalign.render.basis import as_of_day
from smalign.render.money import number
from smalign.render.report.ladder import every_note

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal
    from pathlib import Path

    from smalign.base.results import Result
    from smalign.base.run_manifest import RunManifest
    from smalign.render.report import ReportParts

_NUMBERS: Final = ("leads", "deals", "won", "revenue", "spend", "lead_to_won", "deal_to_won")
_HOW_SHOWN: Final = (
    "formats",
    "lang",
    "title",
    "fail_on",
    "by",
    "state",
    "template",
    "mail_from",
    "mail_to",
)
_DATED: Final = ("since", "until", "as_of")
"""Options that move from run to run: that they are given is part of a question, not their day."""


def section_of(options: Mapping[str, object]) -> str:
    """The name under which reports of one question are remembered; others keep their own."""
    kept = [(name, value) for name, value in options.items() if name not in _HOW_SHOWN]
    asked = sorted((name, "" if name in _DATED else repr(value)) for name, value in kept)
    return f"report/{sha256(repr(asked).encode()).hexdigest()[:12]}"


def headline_of(parts: ReportParts, run: RunManifest) -> Headline:
    """What a report says in a line."""
    roi = parts.result("roi")
    return Headline(
        as_of=_day(roi),
        period=roi.period if roi else Period(),
        currency=roi.currency if roi else None,
        numbers=_numbers(roi) if roi else {},
        warnings=frozenset(key_of(note) for note, _ in every_note(parts)),
        identity=run.identity,
        configuration=run.configuration,
        version=run.version,
    )


def remembered(folder: Path, section: str) -> Remembered | None:
    """What is remembered of a question; None the first time.

    Raises:
        UsageError: state_unreadable, state_newer.

    """
    data = read_state(folder).section(section, VERSION)
    if data is None:
        return None
    try:
        return remembered_of(data)
    except ValueError as error:
        raise UsageError("state_unreadable", path=str(folder / STATE), why=str(error)) from error


def remember(folder: Path, section: str, now: Headline) -> None:
    """Keep a headline for the next report.

    Raises:
        UsageError: as `remembered`; output_unwritable.

    """
    known = remembered(folder, section)
    after = Remembered(now) if known is None else known.after(now)
    write_section(folder, section, VERSION, remembered_data(after))


def _day(result: Result | None) -> date | None:
    day = as_of_day(result) if result else None
    return day.date() if isinstance(day, datetime) else day


def _numbers(result: Result) -> dict[str, Decimal]:
    found = {name: number(result.total.get(name)) for name in _NUMBERS}
    return {name: value for name, value in found.items() if value is not None}
