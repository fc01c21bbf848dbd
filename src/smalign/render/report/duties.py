"""Regular tasks: how many were done in time, which series stopped, and did the data change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.render.basis import said_of
from smalign.render.language import percent
from smalign.render.money import number
from smalign.render.report.blocks import Lines
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.tables import about, measures_of, result_table
from smalign.render.report.texts import say
from smalign.render.sentences import sentence
from smalign.render.titles import metric_title, named, title

if TYPE_CHECKING:
    from smalign.base.results import Result
    from smalign.render.report.blocks import Block

_COLUMNS: Final = ("due_tasks", "done", "on_time", "late", "missed", "on_time_share")
_CHANGES: Final = ("checked", "changed")
_SAID: Final = frozenset(
    {
        "tasks_without_series",
        "tasks_outcome_unknown",
        "series_stopped",
        "tasks_without_field_log",
        "tasks_without_fields",
    }
)
"""Notes that belong beside the numbers, not only to the end of the report."""


def duties(result: Result, lang: str) -> tuple[Block, ...]:
    """The share done in time, what is said of series and data, and a table."""
    if not result.rows:
        return (Lines((say("no_rows", lang),), mood="about"),)
    known = measures_of(result, lang)
    wanted = [*_COLUMNS, *(_CHANGES if "changed" in known else ())]
    caption = metric_title(result.metric, lang)
    lines = [*_share(result, lang)]
    lines += [cut(sentence(note, lang), SENTENCE) for note in result.notes if note.code in _SAID]
    return (
        Lines(tuple(lines)),
        result_table(_of_all(result), lang, caption, wanted, ("due_tasks",)),
        *about(result, lang),
        Lines((say("of_people", lang, command="tasks"),), mood="about"),
    )


def _of_all(result: Result) -> Result:
    """Rows of all people together: whose they are is not shown, for a report travels."""
    return replace(result, fields=tuple(one for one in result.fields if one.name != "owner"))


def _share(result: Result, lang: str) -> list[str]:
    """The share of the due tasks done in time, with its interval; done at all where no day is."""
    measure = "done_share" if number(result.total.get("undated")) else "on_time_share"
    share = [number(result.total.get(f"{measure}{end}")) for end in ("", "_low", "_high")]
    if None in share:
        return []
    point, low, high = (percent(value, lang) for value in share if value is not None)
    due = said_of(int(number(result.total.get("due_tasks")) or 0), "due_tasks", lang)
    field = next(item for item in result.fields if item.name == measure)
    heading = title(field, lang, named(result))
    return [say("rate", lang, title=heading, share=point, count=due, low=low, high=high)]
