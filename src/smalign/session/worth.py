"""Whether a report is worth writing: the export is whole and fresh, something in it counts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.errors import BusyError, InputError
from smalign.session.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from smalign.base.results import Row, Value
    from smalign.render.report import ReportParts
    from smalign.session.session import Session

_OF_PERIOD: Final = ("roi", "plan", "funnel", "cohorts", "reasons", "unworked", "fields")
"""Parts of a report that count what meets the period and the conditions."""


@spoken()
def refuse_stale(latest: date | None, on: date, most: int) -> None:
    """Refuse an export in which nothing happened in the `most` days before the day `on`.

    latest: the local day of the latest moment in it.

    Raises:
        InputError: export_stale; export_undated, where no moment tells.

    """
    if latest is None:
        raise InputError("export_undated")
    days = (on - latest).days
    if days > most:
        raise InputError("export_stale", latest=latest, on=on, days=days, most=most)


@spoken()
def refuse_unsettled(session: Session, now_ns: int, seconds: int) -> None:
    """Refuse files that changed less than so many seconds before `now_ns`.

    What is no file of the user's, as standard input, and what is inside an archive, which is broken
    until it is whole, is not looked at. A file dated far into the future is of another clock.

    Raises:
        BusyError: file_unsettled.

    """
    for one in session.inputs:
        if one.stamp is None:
            continue
        age = (now_ns - one.stamp[1]) / 1e9
        if abs(age) < seconds:
            facts = {"seconds": max(int(age), 0), "most": seconds}
            raise BusyError("file_unsettled", file=one.name, **facts)


def counts_nothing(parts: ReportParts) -> bool:
    """Whether every answer of a period counts nothing: no card, no sale, no loss, no money.

    Some parts stand outside the period and the conditions; they say nothing of it.
    """
    found = [parts.result(part) for part in _OF_PERIOD]
    return not any(_counts((result.total, *result.rows)) for result in found if result)


def _counts(rows: Iterable[Row]) -> bool:
    return any(_is_some(value) for row in rows for value in row.values())


def _is_some(value: Value) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool) and value != 0
