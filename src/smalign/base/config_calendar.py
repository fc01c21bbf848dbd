"""`[calendar]`: the days and hours in which work is done."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from smalign.base.config_record import Strict as _Strict

_WORK_HOURS: Final = re.compile(r"(\d\d?)(?::(\d\d))?\s*[-–—]\s*(\d\d?)(?::(\d\d))?\Z")
_DAY: Final = 86_400
_HOUR: Final = 60
"""Minutes of an hour."""


@dataclass(frozen=True, slots=True)
class Calendar(_Strict):
    """`[calendar]`: when work is done, where not on Monday to Friday from nine to six.

    holidays: days of the week that are off, as "2026-01-01". workdays: days of the weekend that
    are worked. hours: from when to when, "9-18" or "9:30-18:00", in the company's zone.
    """

    holidays: tuple[str, ...] = ()
    workdays: tuple[str, ...] = ()
    hours: str = "9-18"

    @property
    def changed(self) -> dict[date, bool]:
        """Day → whether it is worked."""
        worked = {date.fromisoformat(day): True for day in self.workdays}
        return worked | {date.fromisoformat(day): False for day in self.holidays}

    @property
    def open_seconds(self) -> tuple[int, int]:
        """The second of the day work begins and the one it ends.

        Raises:
            ValueError: the hours are none, or end before they begin.

        """
        found = _WORK_HOURS.match(self.hours.strip())
        if not found:
            raise ValueError(self.hours)
        numbers = [int(part or 0) for part in found.groups()]
        first, last = (hour * 3600 + minute * 60 for hour, minute in (numbers[:2], numbers[2:]))
        if not first < last <= _DAY or numbers[1] >= _HOUR or numbers[3] >= _HOUR:
            raise ValueError(self.hours)
        return first, last
