"""`[calendar]`: the days and hours in which work is done."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from smalign.base.config_record import Strict as _Strict

_WORK_HOURS: Final = re.compile(r"(\d\d?)(?::(\d\d))?\s*[-–—]\s*(\d\d?)(?::(\d\d))?\Z")
_DAY: Final = 86_400
_HOUR: Final = 60
"""Minutes of an hour."""
_SATURDAY: Final = 5
_SHORTER: Final = 3600


class ChangedDays(Mapping[date, bool]):
    """Day → whether it is worked, where that is not Monday to Friday.

    What is told comes before what the country's calendar says, of which a year is read when a day
    of it is asked for; iteration is over what is told. It is true where anything may be changed.
    """

    def __init__(self, told: Mapping[date, bool], country: str | None) -> None:
        """Over the days that are told, and the country's code, if any."""
        self._told, self._country = told, country

    def __getitem__(self, day: date) -> bool:
        """Whether a changed day is worked."""
        if day in self._told or self._country is None:
            return self._told[day]
        from smalign.base.production_calendar import country_year

        return country_year(self._country, day.year).changed[day]

    def __iter__(self) -> Iterator[date]:
        """The days that are told."""
        return iter(self._told)

    def __len__(self) -> int:
        """How many are told."""
        return len(self._told)

    def __bool__(self) -> bool:
        """Whether any day may be changed."""
        return bool(self._told or self._country)


class Calendar(_Strict, frozen=True):
    """`[calendar]`: when work is done, where not on Monday to Friday from nine to six.

    country: "RU", whose official calendar counts: holidays, days off that were moved, worked days
    of weekends, shorter days before holidays. holidays: days of the week that are off, as
    "2026-01-01". workdays: days of the weekend that are worked. Both win over the country.
    hours: from when to when, "9-18" or "9:30-18:00", in the company's zone.
    """

    holidays: tuple[str, ...] = ()
    workdays: tuple[str, ...] = ()
    hours: str = "9-18"
    country: str | None = None

    @property
    def changed(self) -> ChangedDays:
        """Day → whether it is worked, where that is not Monday to Friday."""
        worked = {date.fromisoformat(day): True for day in self.workdays}
        off = {date.fromisoformat(day): False for day in self.holidays}
        return ChangedDays(worked | off, self.country)

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

    def worked_seconds(self, day: date) -> int:
        """How long is worked on a day, from its opening on; 0 on days off."""
        begin, end = self.open_seconds
        if not self.changed.get(day, day.weekday() < _SATURDAY):
            return 0
        return max(0, end - begin - (_SHORTER if self._is_shortened(day) else 0))

    def _is_shortened(self, day: date) -> bool:
        if self.country is None or day.isoformat() in self.workdays:
            return False
        from smalign.base.production_calendar import country_year

        return day in country_year(self.country, day.year).shortened
