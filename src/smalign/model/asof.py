"""The moment the export speaks of: the latest thing that is known to have happened."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.results import Note
from smalign.engine.compose import Sql, fill, listed, literal, name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smalign.engine.duckdb import Cell, Engine

OBSERVED: Final = {
    "leads": (
        "created_at",
        "assigned_at",
        "first_attempt_at",
        "qualified_at",
        "closed_at",
        "modified_at",
    ),
    "deals": ("created_at", "assigned_at", "closed_at", "modified_at"),
    "contacts": ("created_at", "modified_at"),
    "payments": ("paid_at",),
    "touchpoints": ("touched_at",),
    "stage_log": ("entered_at", "left_at"),
    "owner_log": ("since_at",),
    "field_log": ("changed_at",),
    "tasks": ("completed_at", "created_at"),
}
"""Times of things that happened; expected, due and campaign dates say nothing of now."""

DAILY: Final = frozenset({"leads", "deals", "touchpoints"})
"""Tables that something happens in every day; contacts, payments and tasks may end earlier."""

_KEPT: Final = {
    "touchpoints_all": "m_touchpoints",
    "stage_log_all": "(select * from m_stage_log where inferred is not true)",
    "m_payments": "(select * from payments_all where coalesce(status, '') <> 'unpaid')",
}
"""What a workspace has instead of a relation: what the model decided, and no view of it."""

_FAR: Final = timedelta(days=31)
_APART: Final = timedelta(days=2)
_SHARE: Final = 1000  # the 99.9th percentile: one moment in a thousand lies above it

Span = tuple[datetime, datetime]
Moments = tuple[datetime | None, ...]


class Far(Struct, frozen=True):
    """A moment beyond belief: in which column, and the latest one that can be believed."""

    column: str
    moment: datetime
    believed: datetime


class Observed(Struct, frozen=True):
    """The times a table tells of what happened: how many of each, and the latest (UTC)."""

    table: str
    relation: str
    columns: tuple[str, ...]
    counts: tuple[int, ...]
    latest: Moments


def observed(engine: Engine, tables: Mapping[str, frozenset[str]]) -> list[Observed]:
    """The latest moments of every table, in the order of `OBSERVED`."""
    found = []
    for table, relation, columns in _observed(tables):
        told = listed(fill("count({one}), max({one})", one=Sql(column)) for column in columns)
        query = fill("select {told} from {relation}", told=told, relation=Sql(relation))
        cells = engine.rows(query)[0]
        counts = tuple(int(str(cell)) for cell in cells[::2])
        latest = tuple(map(_moment, cells[1::2]))
        found.append(Observed(table, relation, tuple(columns), counts, latest))
    return found


def as_of(engine: Engine, seen: Sequence[Observed]) -> tuple[datetime | None, Far | None]:
    """The latest observed moment over all tables (UTC), None when nothing is dated.

    The second is set when a moment stands more than 31 days beyond all but one moment in a
    thousand of its column: a mistyped date, worth a question unless the user names the as-of.
    """
    latest = [moment for one in seen for moment in one.latest if moment is not None]
    far = [found for one in seen for found in _far(engine, one)]
    worst = max(far, key=lambda one: (one.moment, one.column), default=None)
    return max(latest, default=None), worst


def latest_by(
    engine: Engine, tables: Mapping[str, frozenset[str]], day: date, *, is_kept: bool
) -> date | None:
    """The latest local day, up to this one, on which something is known to have happened.

    is_kept: whether the tables are those of a workspace, where some have other names.
    """
    found: list[date] = []
    for _, usual, columns in _observed(tables):
        relation = _KEPT.get(usual, usual) if is_kept else usual
        days = [Sql(column.removesuffix("_at") + "_on") for column in columns]
        maxima = listed(
            fill("max({day}) filter (where {day} <= {last})", day=one, last=literal(day))
            for one in days
        )
        query = fill("select {maxima} from {relation}", maxima=maxima, relation=Sql(relation))
        found += [cell for cell in engine.rows(query)[0] if isinstance(cell, date)]
    return max(found, default=None)


def file_moments(table: str, mapped: Iterable[str]) -> list[str]:
    """The columns that say when something happened, before it is known which cards are closed.

    A closing date may be an expected one, so it counts only where the file has no other.
    """
    known = set(mapped)
    columns = [column for column in OBSERVED.get(table, ()) if column in known]
    return [column for column in columns if column != "closed_at"] or columns


def files_latest(
    engine: Engine, seen: Sequence[Observed], files: Mapping[str, Sequence[str]]
) -> dict[str, datetime | None]:
    """The latest observed moment of each file; `files` names those of each table in order."""
    found: dict[str, datetime | None] = {}
    for one in seen:
        for file, moments in zip(files[one.table], _by_file(engine, one, files), strict=True):
            # A file may hold two tables: deals, and their history beside them.
            known = [moment for moment in (found.get(file), *moments) if moment is not None]
            found[file] = max(known, default=None)
    return found


def _by_file(engine: Engine, seen: Observed, files: Mapping[str, Sequence[str]]) -> list[Moments]:
    """The latest moments of each file of a table."""
    count = len(files[seen.table])
    if count == 1:
        return [seen.latest]
    rows = engine.rows(
        fill(
            "select file_no, {maxima} from {relation} group by file_no",
            maxima=listed(fill("max({column})", column=Sql(column)) for column in seen.columns),
            relation=Sql(seen.relation),
        )
    )
    known = {number: tuple(map(_moment, cells)) for number, *cells in rows}
    return [known.get(number, ()) for number in range(count)]


def span(engine: Engine, relation: str, table: str, mapped: Iterable[str]) -> Span | None:
    """The first and the last moment of the rows of one file, by when they were made."""
    known = set(mapped)
    column = next((one for one in OBSERVED.get(table, ()) if one in known), None)
    if column is None:
        return None
    query = "select min({column}), max({column}) from {relation}"
    first, last = engine.rows(fill(query, column=Sql(column), relation=name(relation)))[0]
    if isinstance(first, datetime) and isinstance(last, datetime):
        return first, last
    return None


def is_continued(one: Span, others: Iterable[Span]) -> bool:
    """Whether another file of the table goes on from this one, as a month does from the last.

    That one begins in the later half of the file, or after it, and ends after it: where a file ends
    that is followed so says nothing of the day of its export.
    """
    middle = one[0] + (one[1] - one[0]) / 2
    return any(first >= middle and last > one[1] for first, last in others)


def apart_notes(latest: Mapping[str, datetime | None], timezone: str) -> list[Note]:
    """A note when two files end more than two days apart; its dates are local."""
    known = {file: moment for file, moment in latest.items() if moment is not None}
    if len(known) < 2:  # noqa: PLR2004 - two files are needed to be apart
        return []
    first = min(known, key=lambda file: (known[file], file))
    last = max(known, key=lambda file: (known[file], file))
    if known[last] - known[first] <= _APART:
        return []
    facts = {
        "first": first,
        "first_on": local_day(known[first], timezone),
        "last": last,
        "last_on": local_day(known[last], timezone),
    }
    return [Note("files_apart", facts)]


def local_day(moment: datetime, timezone: str) -> date:
    """The local date of a UTC moment in a zone."""
    from zoneinfo import ZoneInfo

    return moment.replace(tzinfo=UTC).astimezone(ZoneInfo(timezone)).date()


def _observed(tables: Mapping[str, frozenset[str]]) -> list[tuple[str, str, list[str]]]:
    """Of each table that tells when something happened: its relation and those columns."""
    found = []
    for table, wanted in OBSERVED.items():
        columns = [column for column in wanted if column in tables.get(table, ())]
        if columns:
            is_decided = table in {"leads", "deals"} or (
                table == "payments" and "status" in tables[table]
            )
            relation = f"m_{table}" if is_decided else f"{table}_all"
            found.append((table, relation, columns))
    return found


def _far(engine: Engine, seen: Observed) -> list[Far]:
    """The latest moments of a table that are beyond belief."""
    several = zip(seen.columns, seen.counts, seen.latest, strict=True)
    found = []
    for column, total, moment in several:
        if total < _SHARE or moment is None:
            continue
        query = fill(
            "select count(*) filter (where {column} >= {near}),"
            " max({column}) filter (where {column} < {near}) from {relation}",
            column=Sql(column),
            near=literal(moment - _FAR),
            relation=Sql(seen.relation),
        )
        near, believed = engine.rows(query)[0]
        # One moment within 31 days of the last, for every thousand: the 99.9th percentile is there.
        if int(str(near)) * _SHARE < total and isinstance(believed, datetime):
            found.append(Far(column, moment, believed))
    return found


def _moment(cell: Cell) -> datetime | None:
    return cell if isinstance(cell, datetime) else None
