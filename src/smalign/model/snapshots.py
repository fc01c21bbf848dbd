"""A history made of several exports of one CRM, taken on different days.

An export shows each card as it stood on its day. What differs between two of them changed in
between: so exports in the order of their days are a history of stages, owners and fields, as
fine as the days are near to each other. It becomes the tables `stage_log`, `owner_log` and
`field_log` like a history that the CRM exported itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.errors import InputError
from smalign.crm.vocabulary import GENERIC
from smalign.engine.compose import Sql, fill, listed, literal, name, template
from smalign.engine.scans import frame_scan, parquet_source
from smalign.model.recognise_records import Recognition, Source
from smalign.read.records import RawTable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from smalign.engine.duckdb import Engine

_PACKAGE: Final = "smalign.model.sql"
_KEYS: Final = {"leads": ("lead", "lead_id"), "deals": ("deal", "deal_id")}
_TEXT: Final = None
_COLUMNS: Final[Mapping[str, tuple[tuple[str, str | None], ...]]] = {
    "stage_log": (
        *(("card", _TEXT), ("card_id", _TEXT), ("pipeline", _TEXT), ("stage", _TEXT)),
        *(("owner", _TEXT), ("entered_at", "DATE"), ("inferred", "BOOLEAN")),
    ),
    "owner_log": (
        *(("card", _TEXT), ("card_id", _TEXT), ("owner", _TEXT), ("previous_owner", _TEXT)),
        ("since_at", "DATE"),
    ),
    "field_log": (
        *(("card", _TEXT), ("card_id", _TEXT), ("field", _TEXT), ("old", _TEXT)),
        *(("new", _TEXT), ("changed_at", "DATE")),
    ),
}
"""Table that is made → its columns, each with its SQL type where it is not text."""
LOGS: Final = tuple(_COLUMNS)
_OF_OTHER_LOGS: Final = frozenset({"pipeline", "stage", "status", "owner", "closed_at"})
"""Fields whose changes the other two logs hold, or follow from them."""
_COMMON: Final = (
    "select count(*) from snapshot_newest n where exists (select 1 from snapshot_cards c"
    " where c.card = n.card and c.card_id = n.card_id and c.snapshot_no < {last})"
)


class Taken(Struct, frozen=True):
    """One export, as the history takes it.

    name: as the user named it. day: the local day it is of. is_named: its name says the day.
    as_of: the latest moment in it that is believed (UTC).
    cards, contents: Parquet files of `snapshot_seen` and of the filled fields (None: not asked).
    fields: card table → the names of its fields. script: what
    makes the views `snapshot_seen` and, if asked, `new_contents` in a bare DuckDB.
    """

    name: str
    day: date
    is_named: bool
    as_of: datetime
    cards: Path
    contents: Path | None
    fields: Mapping[str, frozenset[str]]
    script: str


class Renamed(Struct, frozen=True):
    """A stage that has another name from export `snapshot_no` on."""

    card: str
    snapshot_no: int
    pipeline: str
    old_stage: str
    stage: str


class Made(Struct, frozen=True):
    """What a history was made of and what it lacks.

    vanished: card table → cards of earlier exports that the newest one has not.
    """

    vanished: Mapping[str, int]
    renamed: tuple[Renamed, ...]


def define_seen(engine: Engine, tables: Collection[str]) -> None:
    """Create `snapshot_seen`: the cards of these tables of one export, as they stood in it."""
    parts = listed(
        (
            fill(
                template(_PACKAGE, "snapshot_part.sql"),
                card=Sql(_KEYS[table][0]),
                key=name(_KEYS[table][1]),
                pipeline=Sql("pipeline" if table == "deals" else "cast(null as varchar)"),
                table=name(table),
            )
            for table in sorted(tables)
        ),
        "\nunion all\n",
    )
    engine.define(fill(template(_PACKAGE, "snapshot_seen.sql"), parts=parts))


def made_log(table: str) -> tuple[RawTable, Recognition]:
    """One of `LOGS` as a table that was read; its rows are there once `define_made` has run."""
    columns = _COLUMNS[table]
    scan = frame_scan(f"snapshot_{table}", len(columns))
    raw = RawTable(
        file=f"snapshots: {table}",
        path=None,
        sheet=None,
        kind="frame",
        encoding=None,
        delimiter=None,
        headers=tuple(column for column, _ in columns),
        native=tuple(kind for _, kind in columns),
        sample=(),
        scan=scan,
        printed=scan,
        header_line=0,
    )
    found = {column: Source(index=place) for place, (column, _) in enumerate(columns)}
    return raw, Recognition(table, GENERIC, 1.0, (), found, (), "en")


def define_made(engine: Engine, taken: Sequence[Taken], logs: Collection[str]) -> Made:
    """Create the relations that `made_log` reads, of exports in the order of their days.

    The last one is the newest, of whose cards the history is. No two are of one day.

    Raises:
        InputError: no_common_card, no card of the newest was in an export before.

    """
    _define_taken(engine, taken, with_contents="field_log" in logs)
    days = [(number, one.day) for number, one in enumerate(taken, start=1)]
    engine.values("snapshot_days", (("snapshot_no", "integer"), ("day", "date")), days)
    engine.define(
        fill(
            "create or replace view snapshot_newest as\n"
            "select card, card_id from snapshot_cards where snapshot_no = {last}",
            last=literal(len(taken)),
        )
    )
    if not engine.value(fill(_COMMON, last=literal(len(taken)))):
        raise InputError("no_common_card")
    renamed = _renamed(engine)
    _define_names(engine, renamed, len(taken))
    engine.define(template(_PACKAGE, "snapshot_sightings.sql"))
    if "field_log" in logs:
        _define_fields(engine, taken)
    for table in logs:
        engine.define(template(_PACKAGE, f"snapshot_{table}.sql"))
    return Made(_vanished(engine), renamed)


def _define_taken(engine: Engine, taken: Sequence[Taken], *, with_contents: bool) -> None:
    """Create `snapshot_cards` and `snapshot_contents`: the rows of all exports, numbered."""
    for number, one in enumerate(taken, start=1):
        files = {"cards": one.cards} | ({"contents": one.contents} if one.contents else {})
        told = _script(one, number)
        for part, path in files.items():
            view = fill(
                "create or replace view {relation} as select * from {source}",
                relation=name(f"snapshot_{number}_{part}"),
                source=parquet_source(str(path)),
            )
            engine.define(view, printed=told)
            told = "use main"  # the script has made them both
    for part in ("cards", "contents") if with_contents else ("cards",):
        each = (
            fill(
                "select {number} as snapshot_no, * from {relation}",
                number=literal(number),
                relation=name(f"snapshot_{number}_{part}"),
            )
            for number in range(1, len(taken) + 1)
        )
        engine.define(
            fill(
                "create or replace view snapshot_{part} as\n{each}",
                part=Sql(part),
                each=listed(each, "\nunion all\n"),
            )
        )


def _script(one: Taken, number: int) -> str:
    """What makes the tables of an export in a bare DuckDB, out of its script in its own schema."""
    schema = name(f"snapshot_{number}")
    lines = [
        fill("create schema if not exists {schema}", schema=schema),
        fill("use {schema}", schema=schema),
        one.script.strip().rstrip(";"),
    ]
    seen = {"cards": "snapshot_seen"} | ({"contents": "new_contents"} if one.contents else {})
    lines += (
        fill(
            "create or replace table main.{schema}_{part} as select * from {view}",
            schema=schema,
            part=name(part),
            view=name(view),
        )
        for part, view in seen.items()
    )
    return ";\n".join([*lines, "use main"])


def _renamed(engine: Engine) -> tuple[Renamed, ...]:
    rows = engine.rows(template(_PACKAGE, "snapshot_renamed.sql"))
    return tuple(
        Renamed(str(card), int(str(number)), str(pipeline), str(old), str(new))
        for card, number, pipeline, old, new, _, _ in rows
    )


def _define_names(engine: Engine, renamed: Sequence[Renamed], exports: int) -> None:
    """Create `snapshot_names`: what the stages of each export are called in the newest one."""
    names: dict[tuple[str, int, str, str], str] = {}
    for one in reversed(renamed):
        later = names.get((one.card, one.snapshot_no, one.pipeline, one.stage), one.stage)
        for number in range(1, one.snapshot_no):
            names[one.card, number, one.pipeline, one.old_stage] = later
    columns = (
        *(("card", "varchar"), ("snapshot_no", "integer"), ("pipeline", "varchar")),
        *(("old_stage", "varchar"), ("stage", "varchar")),
    )
    rows = [(*key, new) for key, new in sorted(names.items()) if key[1] <= exports]
    engine.values("snapshot_names", columns, rows)


def _define_fields(engine: Engine, taken: Sequence[Taken]) -> None:
    """Create `snapshot_groups` and `snapshot_fields`: which exports have which fields."""
    having: dict[tuple[str, str], list[int]] = {}
    for number, one in enumerate(taken, start=1):
        for table, fields in one.fields.items():
            for field in fields - _OF_OTHER_LOGS:
                having.setdefault((_KEYS[table][0], field), []).append(number)
    groups = {key: place for place, key in enumerate(sorted({
        (card, tuple(numbers)) for (card, _), numbers in having.items()
    }))}  # fmt: skip
    engine.values(
        "snapshot_groups",
        (("field_group", "integer"), ("card", "varchar"), ("snapshot_no", "integer")),
        [(place, card, number) for (card, all_), place in groups.items() for number in all_],
    )
    engine.values(
        "snapshot_fields",
        (("field_group", "integer"), ("card", "varchar"), ("field", "varchar")),
        [
            (groups[card, tuple(numbers)], card, field)
            for (card, field), numbers in sorted(having.items())
        ],
    )


def _vanished(engine: Engine) -> dict[str, int]:
    """Card table → how many cards of earlier exports the newest has not, if it has such cards."""
    rows = engine.rows(
        "select c.card, count(distinct c.card_id) from snapshot_cards c"
        " where c.card in (select card from snapshot_newest) and not exists"
        " (select 1 from snapshot_newest n where n.card = c.card and n.card_id = c.card_id)"
        " group by c.card order by c.card"
    )
    return {f"{card}s": int(str(count)) for card, count in rows}
