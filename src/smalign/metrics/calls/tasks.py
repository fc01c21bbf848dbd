"""tasks: were the regular tasks done, in time, and did the data change."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.base.schema import ALL, NONE
from smalign.engine.compose import Sql
from smalign.metrics.figures import days, share, share_fields, whole
from smalign.metrics.metric import Metric, card_rows, define_held, query, script

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

_KEYS: Final = ("series", "side", "owner")
_OUTCOMES: Final = ("due_tasks", "done", "on_time", "late", "undated", "missed", "pending")
_COUNTS: Final = ("tasks", "on_time", "late", "undated", "missed", "pending")
FIELDS: Final[tuple[Field, ...]] = (
    *(Field(name, "text") for name in _KEYS),
    Field("tasks", "integer", "count"),
    *(Field(name, "integer", "count") for name in ("due_tasks", "done", *_COUNTS[1:])),
    *share_fields("done_share"),
    *share_fields("on_time_share"),
    Field("median_days_late", "float", "days"),
    Field("checked", "integer", "count"),
    Field("changed", "integer", "count"),
    Field("every_days", "float", "days"),
    Field("last_completed_on", "date", "date"),
)
_IN_TIME: Final = ("on_time_share", "on_time_share_low", "on_time_share_high")
_STOPPED: Final = 2
"""A series without a task for so many of its usual intervals has stopped."""


def compute(ask: Ask) -> Result:
    """Whether the regular tasks were done, in time, and whether the data changed with them.

    What: one row per series, side and owner (without `people`: per series and side): tasks, those
        whose outcome is known, done, in time, late, missed, still to come; shares with their
        intervals; days late; how many could be checked for changes and had some; how often the
        series comes round, when it was done last.
    Why: the exchange of information rests on somebody refreshing it; a task closed on paper
        refreshes nothing.
    How: tasks due in the period, but cancelled ones. Without a series in the export, three tasks
        of one title, dates in it apart, are one. due = on time + late + undated + missed; both
        shares are of these. undated: done by their status, on a day nobody says; where there are
        such tasks, how many were in time is not known. A due day without a time of day lasts until
        its end. every_days is the median of the days between two due days. checked: done tasks of
        a series whose fields `[tasks]` names; changed: those of them with at least one card that
        had such a field changed from the day the task was made to the day after it was done.
    Reads: tasks, task_fields, field_log.
    Caveats: where nothing says which tasks are done, there are the tasks alone. A changed field
        may have been changed by ordinary work; without a log of fields nothing is known of it. The
        owner is the one on the task now.
    Sources: Wilson 1927 for intervals; the definitions page "The six steps' observables".
    """
    mark = ask.engine.mark()
    define_held(ask, "cards", "tasks.cards")
    records, dues = query(ask, "tasks"), query(ask, "tasks_due")
    id_fields, ids = card_rows(ask, Sql("excluded is null and state <> 'on_time'"))
    counted = [record for record in records if record["excluded"] is None]
    logged = bool(query(ask, "tasks_logged"))
    due_on = _due_days(dues)
    every = {series: _interval(due_on[series]) for series in due_on}
    rows = [
        _row(record if ask.people else {**record, "owner": ALL}, every, logged=logged)
        for record in counted
        if not record["is_total"] and bool(record["is_whole"]) != ask.people
    ]
    total = next((one for one in counted if one["is_total"]), {})
    today = next((day for one in dues if isinstance(day := one["as_of_on"], date)), None)
    return Result(
        metric="tasks",
        as_of=ask.as_of,
        period=ask.period,
        grain="task",
        params={},
        fields=FIELDS,
        rows=tuple(sorted(rows, key=_order)),
        total=_measures(total, logged=logged),
        excluded=_exclusions(records),
        notes=tuple(_notes(rows, due_on, every, today, logged=logged)),
        sql=script(ask, mark, "tasks", "tasks_due", "tasks_logged"),
        ids=ids,
        id_fields=id_fields,
    )


def _row(record: Record, every: Mapping[str, float | None], *, logged: bool) -> Row:
    row: Row = {name: str(record[name]) for name in _KEYS}
    row |= _measures(record, logged=logged)
    row["every_days"] = every.get(str(record["series"]))
    return row


def _measures(record: Record, *, logged: bool) -> Row:
    tasks, on_time, late, undated, missed, pending = (whole(record.get(name)) for name in _COUNTS)
    done = on_time + late + undated
    due = done + missed
    at = record.get("last_completed_on")

    row: Row = {"tasks": tasks, "due_tasks": due, "done": done}
    row |= {"on_time": on_time, "late": late, "undated": undated}
    row |= {"missed": missed, "pending": pending}
    if tasks and not due + pending:  # nothing says which are done
        row |= dict.fromkeys(_OUTCOMES)
    row |= share("done_share", done, due) | share("on_time_share", on_time, due)
    if undated:
        row |= dict.fromkeys(_IN_TIME)
    if undated == done > 0:  # statuses alone
        row |= dict.fromkeys(("on_time", "late"))
    row["median_days_late"] = days(record.get("median_seconds_late"))
    checked = whole(record.get("checked")) if logged else 0
    row["checked"] = checked
    row["changed"] = whole(record.get("changed")) if checked else None
    row["every_days"] = None
    row["last_completed_on"] = at if isinstance(at, date) else None
    return row


def _order(row: Row) -> tuple[int, bool, str, str, str]:
    """What was missed or late most goes first, else the most tasks; tasks of no series last."""
    series, side, owner = (str(row[name]) for name in _KEYS)
    is_told = row["due_tasks"] is not None
    first = whole(row["missed"]) + whole(row["late"]) if is_told else whole(row["tasks"])
    return -first, series == NONE, series, side, owner


def _due_days(dues: Sequence[Record]) -> dict[str, list[date]]:
    """Series → the days its tasks are due on, in order."""
    found: dict[str, list[date]] = defaultdict(list)
    for one in dues:
        if isinstance(day := one["due_on"], date):
            found[str(one["series"])].append(day)
    return {series: sorted(found[series]) for series in found}


def _interval(due_on: Sequence[date]) -> float | None:
    """The median of the days between two due days; None of one day alone."""
    gaps = [(after - before).days for before, after in pairwise(due_on)]
    return float(median(gaps)) if gaps else None


def _exclusions(records: Sequence[Record]) -> tuple[Exclusion, ...]:
    gone = [one for one in records if one["excluded"] is not None and one["is_total"]]
    return tuple(Exclusion(str(one["excluded"]), whole(one["tasks"])) for one in gone)


def _notes(
    rows: Sequence[Row],
    due_on: Mapping[str, Sequence[date]],
    every: Mapping[str, float | None],
    today: date | None,
    *,
    logged: bool,
) -> list[Note]:
    """What cannot be known of the tasks, and which series came to an end."""
    found: list[Note] = []
    if rows and all(row["due_tasks"] is None for row in rows):
        found.append(Note("tasks_outcome_unknown", {"tasks": sum(whole(r["tasks"]) for r in rows)}))
    if rows and not any(row["series"] != NONE for row in rows):
        found.append(Note("tasks_without_series", {"tasks": sum(whole(r["tasks"]) for r in rows)}))
    for series in sorted(due_on):
        usual, last = every[series], due_on[series][-1]
        if today and usual and (today - last).days > _STOPPED * usual:
            facts = {"series": series, "last": last, "days": (today - last).days, "every": usual}
            found.append(Note("series_stopped", facts))
    if not logged:
        found.append(Note("tasks_without_field_log"))
    elif rows and not any(whole(row["checked"]) for row in rows):
        found.append(Note("tasks_without_fields"))
    return found


TASKS: Final = Metric(
    name="tasks",
    title="Tasks",
    reads={
        "run": frozenset({"since", "until", "has_period", "as_of_on"}),
        "tasks": frozenset(
            {
                *(
                    "task_id",
                    "title",
                    "series",
                    "side",
                    "owner",
                    "created_on",
                    "due_on",
                    "completed_on",
                ),
                *("is_done", "is_cancelled", "is_late", "is_due", "seconds_late", "is_told"),
            }
        ),
        "task_fields": frozenset({"series", "field"}),
        "field_log": frozenset({"card_id", "field", "changed_on"}),
    },
    compute=compute,
)
