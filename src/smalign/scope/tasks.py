"""The scoped view of tasks, the series they belong to, and the fields a series keeps fresh."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.months import ENGLISH, RUSSIAN, RUSSIAN_OF
from smalign.engine.compose import Sql, fill, template
from smalign.scope.task_states import cancelled, ticked, told
from smalign.scope.terms import is_by_day, is_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smalign.base.config import TaskSeries
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

REGULAR: Final = 3
"""Tasks of one title that make a series where the export names none."""

_PACKAGE: Final = "smalign.scope"
_WORD: Final = re.compile(r"[^\W\d_]+")
_TITLES: Final = (
    "select title, count(*) from tasks_all where series is null and title is not null group by all"
)
_SERIES: Final = "select distinct series from tasks_all where series is not null"
_LOGGED: Final = "select distinct field from field_log_all where field is not null"
_DAYS_LATE: Final = "date_diff('day', t.due_on, t.completed_on) * 86400"
_SECONDS_LATE: Final = f"""case
        when {{is_day}} then {_DAYS_LATE}
        else date_diff('second', t.due_at, t.completed_at)
    end"""
_DATED: Final = frozenset({
    *ENGLISH, *RUSSIAN, *RUSSIAN_OF,
    "q", "i", "ii", "iii", "iv", "quarter", "квартал", "кв", "week", "неделя", "неделю", "недели",
    "month", "месяц", "год", "года", "г",
})  # fmt: skip
"""Words of a title that tell one task of a series from the next."""


def define_tasks(engine: Engine, model: Model, kept: Mapping[str, TaskSeries]) -> None:
    """Create the views `tasks` and `field_log` and the tables `task_series` and `task_fields`.

    tasks: those made by the as-of; a completion after it has not happened yet. is_done: by a day
    or by its status alone; is_cancelled. seconds_late: from the due moment to the completion;
    is_late: there are some; is_due: it should be done by the as-of. A due day without a time of day
    lasts until its end. is_told: whether the export says if it is done. task_series: title →
    series. task_fields: series → field as the log spells it. kept: `[tasks]`.
    """
    named, series = _series_in(engine)
    engine.values(
        "task_series", (("title", "varchar"), ("series", "varchar")), sorted(series.items())
    )
    days = bool(model.days & {"tasks.due_at", "tasks.completed_at"})
    is_day = is_by_day(model, "t.due")
    engine.define(
        fill(
            template(_PACKAGE, "tasks.sql"),
            seconds=Sql(_DAYS_LATE) if days else fill(_SECONDS_LATE, is_day=is_day),
            due=is_over(model, "t.due", of_days=days),
            told=told(engine, model),
            done=ticked(model),
            cancelled=cancelled(model),
        )
    )
    has_log = "field_log" in model.mapped
    engine.define(template(_PACKAGE, "field_log.sql" if has_log else "field_log_none.sql"))
    logged = [str(row[0]) for row in engine.rows(_LOGGED)] if has_log else []
    found = _fields(model, {*named, *series.values()}, kept, logged)
    engine.values("task_fields", (("series", "varchar"), ("field", "varchar")), sorted(found))


def series_known(engine: Engine, model: Model) -> set[str]:
    """The series of the tasks of the export, before a question is put to them."""
    if "tasks" not in model.mapped:
        return set()
    named, series = _series_in(engine)
    return {*named, *series.values()}


def _series_in(engine: Engine) -> tuple[set[str], dict[str, str]]:
    """The series that tasks name; title → series of those that name none."""
    titles = {str(title): int(str(count)) for title, count in engine.rows(_TITLES)}
    named = {str(row[0]) for row in engine.rows(_SERIES)}
    return named, series_of(titles)


def series_of(titles: Mapping[str, int]) -> dict[str, str]:
    """Title → the series it belongs to, of titles that come again, whatever their date.

    titles: title → how many tasks have it. «Отчёт за январь 2026» and «Отчёт за февраль 2026» are
    one series, «Отчёт за»; fewer than `REGULAR` tasks are none.
    """
    stems: dict[str, Counter[str]] = defaultdict(Counter)
    for title, count in titles.items():
        stem = _stem(title)
        if stem:
            stems[stem.casefold()][title] += count
    return {
        title: _stem(min(found))
        for found in stems.values()
        if found.total() >= REGULAR
        for title in found
    }


def _stem(title: str) -> str:
    """The words of a title without its dates."""
    words = (word for word in _WORD.findall(title) if word.casefold() not in _DATED)
    return " ".join(words)


def _fields(
    model: Model, series: Iterable[str], kept: Mapping[str, TaskSeries], logged: Sequence[str]
) -> set[tuple[str, str]]:
    """The fields each series keeps fresh, as the log spells them; as asked where it has none."""
    wanted = {fold_header(key): one.fields for key, one in kept.items()}
    return {
        (one, field)
        for one in series
        for asked in wanted.get(fold_header(one), ())
        for field in [it for it in logged if _names(model, it) & _names(model, asked)] or [asked]
    }


def _names(model: Model, field: str) -> set[str]:
    """A field by its header and by the columns that have this header somewhere."""
    folded = fold_header(field)
    return {folded.replace("_", " ")} | {
        column.replace("_", " ") for column in model.headers.get(folded, ())
    }
