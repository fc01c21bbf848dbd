"""transitions: from which stage to which cards move, how often, after how long and by whom."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_held, query, script
from smalign.metrics.moves.histories import (
    BULK_CARDS,
    actor_counts,
    actor_fields,
    actor_notes,
    days_of,
    define_entries,
    mean_days,
    reads_with,
    tells_actors,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

_TEXTS: Final = ("pipeline", "from_stage", "to_stage", "kind")
_DAYS: Final = ("mean_days", "median_days", "p90_days", "least_days", "most_days")
COLUMNS: Final[tuple[Field, ...]] = (
    *(Field(name, "text") for name in ("segment", *_TEXTS)),
    Field("moves", "integer", "count"),
    *share_fields("share"),
    *(Field(name, "float", "days") for name in _DAYS),
    Field("instant", "integer", "count"),
    *actor_fields("by"),
)


def compute(ask: Ask) -> Result:
    """From which stage to which cards move: how often, after how long, and by whom.

    What: one row per pair of stages that follow each other in a history (a directly-follows
        relation): moves, their share of all moves out of the first stage, the mean, median, 90th
        percentile, least and greatest days a card stood in it, how many stood less than a minute,
        and who moved them.
    Why: this is the process as it runs; what the regulation says is one row of each stage.
    How: entries into the second stage in the period, in the order of their time; those of one
        moment in the order of the stages. kind: forward and back go by the order of the stages;
        again is the same stage; lost leads to a lost stage, reopened out of one; beside joins two
        stages of one place; unordered is to or from a stage of unknown place. Each pipeline of a
        card has a history of its own. A person who moves ten cards or more in one minute acts in
        bulk, unless the export calls that a robot or an import.
    Reads: leads, deals, stages, stage_log.
    Caveats: entries without a time are in no row. A wait ends when the next stage is entered, also
        where the history says that the stage was left earlier.
    Sources: van der Aalst 2016, Process Mining (directly-follows graph); Wilson 1927.
    """
    mark = ask.engine.mark()
    excluded = define_entries(ask)
    define_held(ask, "steps_made", "transitions.cards")
    records = query(ask, "transitions")
    id_fields, ids = card_rows(ask, Sql("true"), of="steps_made")
    keys = key_fields(ask.by, {field.name for field in COLUMNS})
    counted = [record for record in records if not record["is_total"]]
    total = next((record for record in records if record["is_total"]), {})
    told = tells_actors(total)
    out: Counter[tuple[object, ...]] = Counter()
    for record in counted:
        out[_origin(record)] += whole(record["moves"])
    rows = [
        {
            "segment": shown(str(record["segment"])),
            **key_values(keys, str(record["segment"])),
            **{name: str(record[name]) for name in ("pipeline", "from_stage")},
            "to_stage": str(record["stage"]),
            "kind": str(record["kind"]),
            **_measures(record, out[_origin(record)], told=told),
        }
        for record in counted
    ]
    return Result(
        metric="transitions",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"bulk_cards": BULK_CARDS},
        fields=(COLUMNS[0], *keys, *COLUMNS[1:]),
        rows=tuple(sorted(rows, key=_order)),
        total=_measures(total, None, told=told),
        excluded=excluded,
        notes=tuple(actor_notes(total)),
        sql=script(ask, mark, "transitions"),
        ids=ids,
        id_fields=id_fields,
    )


def _origin(record: Record) -> tuple[object, ...]:
    return record["segment"], record["pipeline"], record["from_stage"]


def _measures(record: Mapping[str, object], of: int | None, *, told: bool) -> Row:
    """What is counted of moves; `of`: all moves out of the stage they begin in."""
    moves = whole(record.get("moves"))
    row: Row = {"moves": moves, **share("share", None if of is None else moves, of)}
    row["mean_days"] = mean_days(record.get("waited"), whole(record.get("timed")))
    row["median_days"] = days_of(record.get("median_waited"))
    row["p90_days"] = days_of(record.get("p90_waited"))
    row["least_days"] = days_of(record.get("least_waited"))
    row["most_days"] = days_of(record.get("most_waited"))
    row["instant"] = None if record.get("is_of_days") else whole(record.get("instant"))
    return row | actor_counts("by", record, told=told)


def _order(row: Row) -> tuple[object, ...]:
    """The most frequent first, in each pipeline of each segment."""
    names = (str(row[name]) for name in ("from_stage", "to_stage"))
    return str(row["segment"]), str(row["pipeline"]), -whole(row["moves"]), *names


TRANSITIONS: Final = Metric(
    name="transitions",
    title="From stage to stage",
    reads=reads_with(),
    compute=compute,
)
