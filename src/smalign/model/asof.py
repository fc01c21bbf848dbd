"""The moment the export speaks of: the latest thing that is known to have happened."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from smalign.base.errors import QuestionError
from smalign.base.results import Note
from smalign.engine.compose import Sql, fill, listed, literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smalign.engine.duckdb import Engine

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

_FAR: Final = timedelta(days=31)
_APART: Final = timedelta(days=2)
_SHARE: Final = 1000  # the 99.9th percentile: one moment in a thousand lies above it


def as_of(engine: Engine, tables: Mapping[str, frozenset[str]]) -> datetime | None:
    """The latest observed moment over all tables (UTC); None when nothing is dated.

    Raises:
        QuestionError: the latest moment stands more than 31 days beyond all but one moment in
            a thousand of its column: a mistyped date, or an export worth a question.

    """
    latest: list[datetime] = []
    for relation, columns in _observed(tables):
        for column, moment in zip(columns, _latest(engine, relation, columns), strict=True):
            if moment is not None:
                _refuse_far(engine, relation, column, moment)
                latest.append(moment)
    return max(latest, default=None)


def file_latest(
    engine: Engine, relation: str, table: str, mapped: Iterable[str]
) -> datetime | None:
    """The latest observed moment of one file."""
    columns = [column for column in OBSERVED.get(table, ()) if column in set(mapped)]
    found = _latest(engine, relation, columns)
    return max((moment for moment in found if moment is not None), default=None)


def apart_notes(latest: Mapping[str, datetime | None]) -> list[Note]:
    """A note when two files end more than two days apart."""
    known = {file: moment for file, moment in latest.items() if moment is not None}
    if len(known) < 2:  # noqa: PLR2004 - two files are needed to be apart
        return []
    first = min(known, key=lambda file: (known[file], file))
    last = max(known, key=lambda file: (known[file], file))
    if known[last] - known[first] <= _APART:
        return []
    facts = {
        "first": first,
        "first_on": known[first].date(),
        "last": last,
        "last_on": known[last].date(),
    }
    return [Note("files_apart", facts)]


def _observed(tables: Mapping[str, frozenset[str]]) -> list[tuple[str, list[str]]]:
    found = []
    for table, wanted in OBSERVED.items():
        columns = [column for column in wanted if column in tables.get(table, ())]
        if columns:
            relation = f"m_{table}" if table in {"leads", "deals"} else f"{table}_all"
            found.append((relation, columns))
    return found


def _latest(engine: Engine, relation: str, columns: list[str]) -> list[datetime | None]:
    if not columns:
        return []
    maxima = listed(fill("max({column})", column=Sql(column)) for column in columns)
    row = engine.rows(
        fill("select {maxima} from {relation}", maxima=maxima, relation=Sql(relation))
    )
    return [cell if isinstance(cell, datetime) else None for cell in row[0]]


def _refuse_far(engine: Engine, relation: str, column: str, moment: datetime) -> None:
    # One moment within 31 days of the last, for every thousand, puts the 99.9th percentile there.
    row = engine.rows(
        fill(
            "select count(*), count(*) filter (where {column} >= {near}) from {relation}"
            " where {column} is not null",
            column=Sql(column),
            near=literal(moment - _FAR),
            relation=Sql(relation),
        )
    )[0]
    total, near = int(str(row[0])), int(str(row[1]))
    if total >= _SHARE and near * _SHARE < total:
        raise QuestionError(
            "as_of_far", toml=f"--as-of {moment.date()}", column=column, found=moment.date()
        )
