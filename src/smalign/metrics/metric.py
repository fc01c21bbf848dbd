"""What a metric is, what it is asked, and how its SQL files are run."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from smalign.base.config import Thresholds
from smalign.base.errors import UsageError
from smalign.base.results import Field, Note, Period
from smalign.engine.compose import Sql, fill, folder, name, template
from smalign.engine.duckdb import Cell
from smalign.metrics.journey_rules import JourneyRules
from smalign.metrics.keys import key_fields, key_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from smalign.base.config_bonus import Bonus
    from smalign.base.results import Result, Row, Unit, Value, ValueType
    from smalign.engine.duckdb import Engine
    from smalign.metrics.reconcile.report import Comparison
    from smalign.scope.compared import Compared

Reads = Mapping[str, frozenset[str]]
"""View → the columns a metric takes from it."""

Record = dict[str, Cell]
"""One row of a query, by column."""

_PACKAGE: Final = "smalign.metrics"
_HIDDEN: Final = frozenset(
    {"segment", "old_segment", "card_no", "order_card", "order_pipeline", "lasted", "waited"}
)
"""Columns of cards that are for the queries only; the segment is shown as its fields."""
_ALWAYS: Final = Period()
_USUAL: Final = Thresholds()
_ALL_TOUCHES: Final = JourneyRules()
_TYPES: Final[dict[str, tuple[ValueType, Unit]]] = {
    "VARCHAR": ("text", ""),
    "DATE": ("date", "date"),
    "TIMESTAMP": ("time", ""),
    "BOOLEAN": ("flag", ""),
    "DECIMAL(18,6)": ("decimal", "money"),
    "DECIMAL(38,6)": ("decimal", "money"),  # a sum of them
    "DECIMAL(38,18)": ("decimal", "credit"),
}


class Ask(Struct, frozen=True):
    """One question to a metric, after the scope has made its views.

    engine: holds the scoped views. period, as_of, grain, basis, mode: as in the view `run`, for
    the result's head. by: display names of the `--by` fields, in the order of the segment's parts.
    models: attribution models of roi; journeys: what touches they see; order: steps a Markov state
    remembers; nulls: whether journeys without a conversion count in them. bootstrap, velocity: also
    the intervals of ROAS and ROMI, also sales velocity; ltv: also lifetime value, over so many days
    after the first sale, 0 = all that was observed (all of roi). min_n: below it a share
    is not shown as a finding. monthly: a row a month. min_days: cards lost sooner are left out
    (both of reasons). currency: of every amount, None when unknown. margin: share of revenue kept,
    0…1. calendar: day → whether it is worked, where that is not Monday to Friday.
    want_ids: also give the cards behind the numbers. want_sql: also give the script.
    pipelines: the ones asked for, () = all. compared: what the earlier and the later of two exports
    can be compared in (diff and its parts). has_cards: the export holds leads or deals; without
    them what became of them is unknown, not 0. cohort: week, month or quarter; horizon: days after
    creation at which cohorts are compared, None = found out (both of cohorts; segments have the
    horizon too). decided: the conversion of segments is of decided cards, whatever their age.
    counted: what the funnel counts, lead (with its first deal), deal or contact; None = every card
    in its own pipeline. window: seconds after an entry into the first stage that count, None = all.
    rate_of: cards or amount, what the funnel's rates are of. adds_money: whether amounts are in
    one currency, and wanted. costs: the items of `[costs]` that are added to spend; with any there
    is a view `costs`. hours: when work is done on a day. comparison: the report the CRM is compared
    with; zones: in which the days of cards are known besides the own one (both of reconcile).
    bonus: the plans, None = not set; what_if: the same with changes to try (both of bonus). alike:
    fields in which compared cards agree; topics, answers: reason → words that stand for it in
    contents and in answers (all of nurture). has_touches: the export holds touches; touches_lack:
    names of `by` that those have not; is_part: conditions leave cards of it out. vs: the period
    compared with, previous or year, None = both; to: plan, where it is that; names: whether people
    are shown by name; overturn: also what would give another verdict; thresholds: what a claim
    needs; rejected: records of the export that could not be read, and all (all of compare).
    people: a row a person (tasks). shows_personal: lists say whom to call. wait, attempt: seconds
    of working time a lead may lie without somebody responsible, and then without an attempt (both
    of waiting).
    """

    engine: Engine
    period: Period = _ALWAYS
    as_of: datetime | None = None
    grain: str = "lead+deal"
    by: tuple[str, ...] = ()
    basis: str = "cohort"
    models: tuple[str, ...] = ("source",)
    journeys: JourneyRules = _ALL_TOUCHES
    mode: str = "backfill"
    min_n: int = 30
    monthly: bool = False
    min_days: int = 0
    currency: str | None = None
    margin: Decimal | None = None
    calendar: Mapping[date, bool] = field(default_factory=dict)
    want_ids: bool = False
    want_sql: bool = True
    pipelines: tuple[str, ...] = ()
    compared: Compared | None = None
    has_cards: bool = True
    cohort: str = "month"
    horizon: int | None = None
    order: int = 1
    nulls: bool = True
    bootstrap: bool = False
    velocity: bool = False
    ltv: int | None = None
    decided: bool = False
    counted: str | None = None
    window: int | None = None
    rate_of: str = "cards"
    adds_money: bool = True
    costs: tuple[str, ...] = ()
    hours: str = ""
    systems: tuple[str, ...] = ()
    own_pipelines: tuple[str, ...] = ()
    has_stages: bool = False
    rejected: tuple[int, int] = (0, 0)
    comparison: Comparison | None = None
    zones: tuple[str, ...] = ()
    bonus: Bonus | None = None
    what_if: Bonus | None = None
    alike: tuple[str, ...] = ()
    vs: str | None = None
    to: str | None = None
    names: bool = False
    people: bool = True
    shows_personal: bool = False
    overturn: bool = True
    thresholds: Thresholds = _USUAL
    topics: Mapping[str, Sequence[str]] = field(default_factory=dict)
    answers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    has_touches: bool = False
    touches_lack: tuple[str, ...] = ()
    is_part: bool = False
    wait: int = 4 * 3600
    attempt: int = 2 * 3600

    @property
    def working_days(self) -> str:
        """By what working days go, as the params of a result tell it."""
        return "calendar" if self.calendar else "monday to friday"


class Metric(Struct, frozen=True):
    """One metric: `compute` answers an `Ask`; its docstring is the metric's documentation.

    reads: every view and column any of its SQL files takes (a test compares the two).
    """

    name: str
    title: str
    reads: Reads
    compute: Callable[[Ask], Result]

    @property
    def doc(self) -> str:
        """The docstring of `compute`, with its sections What … Sources."""
        return inspect.cleandoc(self.compute.__doc__ or "")


def define_held(ask: Ask, relation: str, file: str) -> None:
    """Create the temporary relation `relation` from the static file `<file>.sql`.

    It is held as the engine holds what several queries read: a table of small inputs, else a view.
    """
    _define(ask, relation, file, ask.engine.held)


def define_table(ask: Ask, table: str, file: str) -> None:
    """The same as a table whatever the inputs; nothing held may have its name."""
    _define(ask, table, file, Sql("table"))


def _define(ask: Ask, relation: str, file: str, kind: Sql) -> None:
    statement = "create or replace temporary {kind} {relation} as\n{body}"
    body = _static(file)
    ask.engine.define(fill(statement, kind=kind, relation=name(relation), body=body))


def query(ask: Ask, file: str) -> list[Record]:
    """The rows of the static file `<file>.sql`."""
    names, rows = ask.engine.named(_static(file))
    return [dict(zip(names, row, strict=True)) for row in rows]


def _static(file: str) -> Sql:
    """The static file `<file>.sql`, in whichever package of the metrics it lies."""
    return template(_package_of()[f"{file}.sql"], f"{file}.sql")


@cache
def _package_of() -> Mapping[str, str]:
    """The package of each .sql file; no two have one name (a test sees to it)."""
    top = folder(_PACKAGE)
    rooms = {_PACKAGE: top} | {
        f"{_PACKAGE}.{room.name}": room for room in top.iterdir() if room.is_dir()
    }
    return {
        file.name: package
        for package, room in rooms.items()
        for file in room.iterdir()
        if file.name.endswith(".sql")
    }


def apart(ask: Ask, records: Iterable[Record]) -> tuple[list[Record], tuple[Note, ...]]:
    """The records, without their amounts where currencies differ, and the note that says so.

    `amounts` counts the amounts that are known; what is in several currencies has no sum.
    """
    if ask.adds_money:
        return list(records), ()
    return [{**one, "amounts": 0} for one in records], (Note("amounts_apart"),)


def script(ask: Ask, mark: int, *files: str) -> str:
    """The whole script of the answer, if it is wanted: inlining decoded files takes its time.

    Afterwards the engine forgets the views made since `mark`.
    """
    queries = map(_static, files)
    text = ask.engine.script(*queries) if ask.want_sql else ""
    ask.engine.rewind(mark)
    return text


def card_rows(
    ask: Ask, where: Sql, *, taken: Iterable[str] = (), of: str = "cards"
) -> tuple[tuple[Field, ...], tuple[Row, ...]]:
    """Columns and rows of the cards: what `--ids` shows, ordered by card.

    where: which of them. taken: column names a `--by` field must not hide. of: the view or table
    they are in. The segment is given as its fields.
    """
    if not ask.want_ids:
        return (), ()
    types = ask.engine.columns(of)
    plain = [column for column in types if column not in _HIDDEN]
    keys = key_fields(ask.by, {*plain, *taken})
    fields = [Field(column, *_TYPES.get(types[column], ("integer", "count"))) for column in plain]
    names, found = ask.engine.named(
        fill("select * from {of} where {where}", of=name(of), where=where)
    )
    rows: list[Row] = []
    for cells in found:
        record = dict(zip(names, cells, strict=True))
        row: Row = {column: _value(record[column]) for column in plain[:2]}
        row |= key_values(keys, str(record["segment"]))
        row |= {column: _value(record[column]) for column in plain[2:]}
        rows.append(row)
    rows.sort(key=lambda row: tuple(str(cell) for cell in row.values()))
    return (*fields[:2], *keys, *fields[2:]), tuple(rows)


def known(value: str, choices: Iterable[str], code: str) -> str:
    """The value when it is one of `choices`.

    Raises:
        UsageError: `code`, with what was found and what is known.

    """
    allowed = tuple(choices)
    if value not in allowed:
        raise UsageError(code, found=value, known=list(allowed))
    return value


def _value(cell: Cell) -> Value:
    if cell is None or isinstance(cell, str | int | float | Decimal | date):
        return cell
    msg = f"no result value for {type(cell).__name__}"
    raise TypeError(msg)
