"""The formats of moments and days: how each reads a cell, as SQL."""

from __future__ import annotations

import re
from typing import Final, Literal

from msgspec import Struct

from smalign.engine.compose import Sql, fill, listed, literal
from smalign.model.typing.cells import re2, sql_cleaned
from smalign.model.typing.records import UTC, TimeFormat, to_local, to_utc
from smalign.model.typing.shapes import RUSSIAN_MONTHS

_PARTS: Final = re.compile("%[A-Za-z]|.")
_FULL: Final = {"%Y": "yy__", **dict.fromkeys(("%m", "%d", "%H", "%M", "%S"), "__")}
"""Parts of a directive of one full width each, as a LIKE pattern; yy is the century."""


class Written(TimeFormat, frozen=True, kw_only=True):
    """A format recognised by its pattern; what does not match is not read.

    padded: cells carry no-break spaces or control characters and are cleaned first.
    """

    padded: bool = False

    def cell(self, expr: Sql) -> Sql:
        """The text that is matched and read."""
        return sql_cleaned(self.text(expr)) if self.padded else self.text(expr)

    def guarded(self, expr: Sql, pattern: str, reading: str, **parts: Sql) -> Sql:
        """`when` the cell matches the pattern, `then` the reading (with its place {cell})."""
        cell = self.cell(expr)
        return fill(
            "when regexp_full_match({cell}, {pattern}) then {reading}",
            cell=cell,
            pattern=re2(rf"(?i)\s*(?:{pattern})\s*"),
            reading=fill(reading, cell=cell, **parts),
        )


class Width(Struct, frozen=True):
    """One width of a wall-clock format: what it matches and the strptime format that reads it.

    cut: seconds carry more than six decimals, which are cut before reading. is_russian: the month
    is a word, whose number is read in its place.
    """

    pattern: str
    directive: str
    cut: bool = False
    is_russian: bool = False


class WallTime(Written, frozen=True, kw_only=True):
    """Local wall-clock times, or days without a time; `widths` the most frequent first."""

    widths: tuple[Width, ...]

    def sql_read(self, expr: Sql) -> Sql:
        """The wall-clock TIMESTAMP as written."""
        cut = "try_strptime(regexp_replace({read}, '([.][0-9]{{6}})[0-9]+', '\\1'), {directive})"
        whens = (
            self.guarded(
                expr,
                width.pattern,
                cut if width.cut else "try_strptime({read}, {directive})",
                directive=literal(width.directive),
                read=_numbered(self.cell(expr)) if width.is_russian else self.cell(expr),
            )
            for width in self.widths
        )
        exact = fill("case {whens} end", whens=listed(whens, " "))
        usual = self._usual(expr)
        return exact if usual is None else fill("coalesce({a}, {b})", a=usual, b=exact)

    def _usual(self, expr: Sql) -> Sql | None:
        """The commonest width read without its pattern, where its length says as much.

        A text as long as all parts at their full width has each at its full width; only blanks
        may stand in for a leading zero. That is three times cheaper than the pattern.
        """
        width = self.widths[0]
        shape = "".join(_FULL.get(part, part) for part in _PARTS.findall(width.directive))
        if self.padded or self.native is not None or width.cut or width.is_russian or "%" in shape:
            return None
        likes = (
            fill("{cell} like {like}", cell=expr, like=literal(shape.replace("yy", century)))
            for century in ("20", "19", "21")
        )
        reading = "try_strptime({cell}, {directive})"
        if width.directive.startswith("%Y-%m-%d"):
            reading = "try_cast({cell} as timestamp)"  # ISO needs no directive, and reads faster
        return fill(
            "case when {likes} then {reading} end",
            likes=listed(likes, " or "),
            reading=fill(reading, cell=expr, directive=literal(width.directive)),
        )


class Instant(Written, frozen=True, kw_only=True):
    """Exact moments: ISO with an offset, or counted from 1970 in seconds or milliseconds."""

    pattern: str
    unit: Literal["iso", "s", "ms"]

    def sql_read(self, expr: Sql) -> Sql:
        """The moment, TIMESTAMPTZ."""
        if self.unit == "iso":
            return _case(self.guarded(expr, self.pattern, "try_cast({cell} as timestamptz)"))
        when = self.guarded(
            expr,
            self.pattern,
            "timezone('UTC', make_timestamp(cast(try_cast({cell} as decimal(18, 0)) as bigint)"
            " * {scale}))",
            scale=literal(1_000_000 if self.unit == "s" else 1_000),
        )
        return _case(when)

    def sql_utc(self, read: Sql, zone: str) -> Sql:
        """The moment itself; the zone does not matter."""
        del zone
        return to_local(read, UTC)

    def sql_local_day(self, read: Sql, zone: str) -> Sql:
        """The day of the moment in the zone."""
        return fill("cast({local} as date)", local=to_local(read, zone))


class WrittenDay(Written, frozen=True, kw_only=True):
    """Days that a system writes as moments with an offset: only the date part is meant.

    Converting the zone first would move the day (Bitrix24: 2021-05-08T03:00:00+03:00).
    """

    pattern: str
    is_date_only: bool = True

    def sql_read(self, expr: Sql) -> Sql:
        """Midnight of the day as written, whatever the zone."""
        reading = "try_strptime(left(trim({cell}), 10), '%Y-%m-%d')"
        return _case(self.guarded(expr, self.pattern, reading))


class Serial(Written, frozen=True, kw_only=True):
    """Excel's day numbers: days since 1899-12-30, the time as a fraction, to the second."""

    pattern: str

    def sql_read(self, expr: Sql) -> Sql:
        """The wall-clock TIMESTAMP as written."""
        when = self.guarded(
            expr,
            self.pattern,
            "timestamp '1899-12-30' + to_seconds(cast(round(cast(replace({cell}, ',', '.')"
            " as decimal(28, 12)) * cast(86400 as decimal(10, 0))) as bigint))",
        )
        return _case(when)


class BesideSerials(TimeFormat, frozen=True, kw_only=True):
    """Written dates, and among them Excel's day numbers: cells that lost their number format."""

    written: WallTime
    serials: Serial

    def sql_read(self, expr: Sql) -> Sql:
        """The wall-clock TIMESTAMP as written, or of the number."""
        written, serials = self.written.sql_read(expr), self.serials.sql_read(expr)
        return fill("coalesce({written}, {serials})", written=written, serials=serials)


class NativeTime(TimeFormat, frozen=True, kw_only=True):
    """A column that is DATE, TIMESTAMP (wall clock) or TIMESTAMPTZ (exact) already."""

    def sql_read(self, expr: Sql) -> Sql:
        """The time as it is."""
        return expr

    def sql_utc(self, read: Sql, zone: str) -> Sql:
        """UTC TIMESTAMP to the microsecond."""
        if self._is_exact:
            return self._plain(to_local(read, UTC))
        return to_utc(self._plain(read), zone)

    def sql_local_day(self, read: Sql, zone: str) -> Sql:
        """Local DATE."""
        local = to_local(read, zone) if self._is_exact else read
        return fill("cast({local} as date)", local=local)

    @property
    def _is_exact(self) -> bool:
        return self.native is not None and ("TZ" in self.native or "WITH TIME ZONE" in self.native)

    def _plain(self, expr: Sql) -> Sql:
        return fill("cast({expr} as timestamp)", expr=expr)


class NoTime(TimeFormat, frozen=True, kw_only=True):
    """A column whose sample holds nothing: every value is null until one turns up."""

    def sql_read(self, expr: Sql) -> Sql:
        """Null."""
        del expr
        return Sql("cast(null as timestamp)")


def _numbered(cell: Sql) -> Sql:
    """A day with a Russian month, «12 мар. 2026 г.», as 12.3.2026; what follows it stays."""
    word = fill("regexp_extract(lower({cell}), '[а-я]+')", cell=cell)
    month = fill(
        "list_position([{months}], left(replace({word}, 'мая', 'май'), 3))",
        months=listed(map(literal, RUSSIAN_MONTHS)),
        word=word,
    )
    dotted = fill(
        "regexp_replace(lower({cell}), '[ .-][а-я]+[.]?[ .-]', concat('.', {month}, '.'))",
        cell=cell,
        month=month,
    )
    return fill("regexp_replace({dotted}, ' ?г[.]?', '')", dotted=dotted)


def _case(when: Sql) -> Sql:
    return fill("case {when} end", when=when)
