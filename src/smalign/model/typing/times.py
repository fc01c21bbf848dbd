"""Which one format the days or moments of a column are written in.

Day before month is decided for the whole column: by a part above 12, else by the user's answer,
else by the language of the headers (English: month first, and said), else it is a question.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from smalign.base.results import Note
from smalign.model.typing.cells import all_cleaned
from smalign.model.typing.moments import (
    Instant,
    Serial,
    WallTime,
    Width,
    Written,
    WrittenDay,
)
from smalign.model.typing.records import (
    ENOUGH,
    Ambiguous,
    Mixed,
    Outcome,
)
from smalign.model.typing.shapes import (
    DAYS,
    SERIAL,
    SERIAL_DAY,
    UNIX_MILLISECONDS,
    UNIX_SECONDS,
    WITH_OFFSET,
    Clock,
    clock,
    is_midnight,
)

if TYPE_CHECKING:
    from smalign.base.columns import ColumnType
    from smalign.model.typing.records import (
        Hint,
        TimeFormat,
    )
    from smalign.model.typing.shapes import (
        Day,
    )

_Values = Sequence[str]
_Reader = tuple[str, Callable[[str], bool], Callable[[_Values], Outcome]]
_EXAMPLES: Final = 3
_MONTHS: Final = 12
_UTC: Final = re.compile(r" ?utc$", re.IGNORECASE)
_FINER: Final = re.compile(r"([.][0-9]{6})[0-9]+")
"""Digits below the microsecond, which a moment does not hold."""


def one_shape(type_: ColumnType, values: Sequence[str], hint: Hint) -> Outcome:
    """The one format that reads enough of distinct filled raw values; there are some."""
    clean = dict(zip(values, all_cleaned(values), strict=True))
    read: list[tuple[list[str], _Reader]] = []
    for reader in _readers(type_, hint):
        read.append(([raw for raw, text in clean.items() if reader[1](text)], reader))
        if len(read[-1][0]) == len(values):  # no later one reads more
            break
    read.sort(key=lambda pair: -len(pair[0]))  # stable: the order of _readers breaks ties
    best, (_, _, build) = read[0]
    if hint.has_day_cells and len(best) < len(values):
        both = _beside_cells(type_, clean, hint)
        if both is not None:
            return both
    if len(best) < ENOUGH * len(values):
        return _mixed(type_, values, read)
    outcome = build([clean[raw] for raw in best])
    padded = any(clean[raw] != raw.strip(" ") for raw in best)
    if padded and isinstance(outcome, Written):
        return replace(outcome, padded=True)
    return outcome


def _beside_cells(type_: ColumnType, clean: dict[str, str], hint: Hint) -> WallTime | None:
    """Dates of a workbook and days typed beside them as text, dd.mm.yyyy; None where not so.

    A date in a workbook is no text in any format: nothing in it can be read in two ways. Days
    with slashes are left out: an Excel of another language made dates of the wrong ones of them.
    """
    dots, iso = (day for day in DAYS if day.shape in {"dd.mm.yyyy", "yyyy-mm-dd"})
    typed, cells = ([text for text in clean.values() if _is_read(day, text)] for day in (dots, iso))
    if not typed or not cells or len(typed) + len(cells) < ENOUGH * len(clean):
        return None
    text, dates = _wall(type_, dots, typed, hint), _wall(type_, iso, cells, hint)
    if not isinstance(text, WallTime) or not isinstance(dates, WallTime):
        return None
    if text.shape.startswith("mm"):
        return None
    return replace(
        dates,
        shape=f"{dates.shape} | {text.shape}",
        notes=(Note("days_beside_dates", {"example": min(typed)}),),
        is_date_only=dates.is_date_only and text.is_date_only,
        widths=(*dates.widths, *text.widths),
        padded=any(text != raw.strip(" ") for raw, text in clean.items()),
    )


def _readers(type_: ColumnType, hint: Hint) -> list[_Reader]:
    def day_reader(day: Day) -> _Reader:
        return (
            day.shape,
            lambda text: _is_read(day, text),
            lambda texts: _wall(type_, day, texts, hint),
        )

    return [
        *(day_reader(day) for day in DAYS),
        ("yyyy-mm-ddThh:mm:ss+hh:mm", matches(WITH_OFFSET), lambda texts: _iso(type_, texts, hint)),
        ("unix seconds", matches(UNIX_SECONDS), lambda _: _unix(type_, "s")),
        ("unix milliseconds", matches(UNIX_MILLISECONDS), lambda _: _unix(type_, "ms")),
        ("Excel serial", matches(SERIAL), lambda texts: excel_serial(type_, texts)),
    ]


def _is_read(day: Day, text: str) -> bool:
    rest = day.match(text)
    return rest is not None and clock(rest) is not None


def matches(pattern: str) -> Callable[[str], bool]:
    """Whether a cleaned value is of a pattern, in capitals or not."""
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda text: bool(compiled.fullmatch(text))


def _mixed(
    type_: ColumnType, values: Sequence[str], read: list[tuple[list[str], _Reader]]
) -> Mixed:
    known = {raw for raws, _ in read for raw in raws}
    shapes = [(reader[0], min(raws)) for raws, reader in read if raws]
    strange = sorted(set(values) - known)
    code = "formats_mixed" if len(shapes) > 1 else "not_of_type"
    return Mixed(type_, code, (*shapes, *(("", value) for value in strange[:_EXAMPLES])))


def _wall(type_: ColumnType, day: Day, texts: Sequence[str], hint: Hint) -> Outcome:
    rests = [day.match(text) or "" for text in texts]
    counted = Counter(clock(rest) or Clock() for rest in rests)
    clocks = sorted(counted, key=lambda found: (-counted[found], found.directive))
    order = _order(type_, day, texts, hint) if day.month_first else "day first"
    if isinstance(order, Ambiguous | Mixed):
        return order
    notes: tuple[Note, ...] = ()
    directive, shape = day.directive, day.shape
    if order != "day first":
        directive, shape = day.month_first or directive, _swapped(day.shape)
    if order == "assumed":
        notes = (Note("month_first_assumed", {"example": min(texts)}),)
    return WallTime(
        type=type_,
        shape=" | ".join(shape + found.shape for found in clocks),
        notes=notes,
        is_date_only=all(is_midnight(rest) for rest in rests),
        widths=tuple(
            Width(
                day.pattern + found.pattern,
                directive + found.directive,
                found.cut,
                day.is_russian,
            )
            for found in clocks
        ),
    )


def _order(
    type_: ColumnType, day: Day, texts: Sequence[str], hint: Hint
) -> Literal["day first", "month first", "assumed"] | Ambiguous | Mixed:
    parts = [tuple(map(int, re.findall("[0-9]+", text)[:2])) for text in texts]
    day_first = [
        text for text, (one, two) in zip(texts, parts, strict=True) if one > _MONTHS >= two
    ]
    month_first = [
        text for text, (one, two) in zip(texts, parts, strict=True) if two > _MONTHS >= one
    ]
    if day_first and month_first:
        shapes = ((day.shape, min(day_first)), (_swapped(day.shape), min(month_first)))
        return Mixed(type_, "formats_mixed", shapes)
    if month_first or day_first:
        return "month first" if month_first else "day first"
    if hint.answer == "day first" or hint.answer == "month first":  # noqa: PLR1714 - narrows
        return hint.answer
    if day.shape == "dd.mm.yyyy":
        return "day first"  # dots are written day first everywhere but by mistake
    if hint.language == "en":
        return "assumed"
    examples = tuple(sorted(texts)[:_EXAMPLES])
    return Ambiguous(type_, "date_order_unclear", examples, ("day first", "month first"))


def _swapped(shape: str) -> str:
    return {"dd.mm.yyyy": "mm.dd.yyyy", "d/m/yyyy": "m/d/yyyy", "d-m-yyyy": "m-d-yyyy"}[shape]


def _iso(type_: ColumnType, texts: Sequence[str], hint: Hint) -> TimeFormat:
    moments = [_parsed(text) for text in texts]
    real = [moment for moment in moments if moment is not None]
    if real and all(_is_day(moment) for moment in real):
        clocks = sorted({re.escape(text[10:]) for text in texts})
        return WrittenDay(
            type=type_,
            shape="yyyy-mm-dd",
            notes=(Note("date_as_written", {"example": min(texts)}),),
            pattern=r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}(?:" + "|".join(clocks) + ")",
        )
    zone = ZoneInfo(hint.timezone)
    at_midnight = [not _seconds(moment.astimezone(zone)) for moment in real]
    return Instant(
        type=type_,
        shape="yyyy-mm-ddThh:mm:ss+hh:mm",
        is_date_only=bool(real) and all(at_midnight),
        pattern=WITH_OFFSET,
        unit="iso",
    )


def _parsed(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        plain = _UTC.sub("Z", text).upper()
    try:
        return datetime.fromisoformat(_FINER.sub(r"\1", plain))
    except ValueError:
        return None


def are_midnights(texts: Sequence[str], timezone: str) -> bool:
    """Whether moments as the engine writes them are all midnight: as written, or in the zone."""
    zone = ZoneInfo(timezone)
    moments = [_parsed(text) for text in texts if text]
    return bool(moments) and all(
        moment is not None and not _seconds(moment.astimezone(zone) if moment.tzinfo else moment)
        for moment in moments
    )


def _is_day(moment: datetime) -> bool:
    """Whether a system meant a day: midnight as written, or midnight in UTC."""
    offset = moment.utcoffset()
    return not _seconds(moment) or (offset is not None and not _seconds(moment - offset))


def _seconds(moment: datetime) -> int:
    return moment.hour * 3600 + moment.minute * 60 + moment.second


def _unix(type_: ColumnType, unit: Literal["s", "ms"]) -> TimeFormat:
    shape, pattern = (
        ("unix seconds", UNIX_SECONDS) if unit == "s" else ("unix milliseconds", UNIX_MILLISECONDS)
    )
    return Instant(type=type_, shape=shape, pattern=pattern, unit=unit)


def excel_serial(type_: ColumnType, texts: Sequence[str]) -> Serial:
    """Excel's day numbers, whole days where every one of them is whole."""
    whole = all(re.fullmatch(SERIAL_DAY, text) for text in texts)
    return Serial(
        type=type_,
        shape="Excel serial",
        notes=(Note("excel_serial_dates", {"example": min(texts)}),),
        is_date_only=whole,
        pattern=SERIAL_DAY if whole else SERIAL,
    )
