"""suggested: which fields to require from which stage, for the most gain and few stops."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.fields.field_use import Use, uses
from smalign.metrics.fields.sold import SOLD_READS, define_sold
from smalign.metrics.fields.suggested_asked import OF_LOSS, follows, is_asked
from smalign.metrics.fields.suggested_sections import elsewhere, required_sections, with_sections
from smalign.metrics.figures import money, share, share_fields, whole
from smalign.metrics.metric import Metric, apart, card_rows, define_held, query, script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Row
    from smalign.metrics.fields.field_use import Key
    from smalign.metrics.fields.suggested_sections import Elsewhere
    from smalign.metrics.metric import Ask, Record

MOST_STOPPED: Final = 0.25
"""At most this share of the cards that got to a stage may lack a field that is required there."""
LEAST_STOPPED: Final = 0.05
"""A field that fewer cards lack is filled in without being required."""
_RANK: Final = {"separates": 0, "few": 1, "": 1}
COLUMNS: Final[tuple[Field, ...]] = (
    *(Field(name, "text") for name in ("table", "pipeline", "field", "stage")),
    *(Field(name, "integer", "count") for name in ("cards", "stopped")),
    *share_fields("stopped_share"),
    *(Field(name, "integer", "count") for name in ("gain", "won_stopped")),
    Field("won_revenue", "decimal", "money"),
    Field("use", "text"),
    Field("required_now", "integer", "count"),
)

Place = tuple[str, str]
"""Table and pipeline."""


def compute(ask: Ask) -> Result:
    """Which fields to require from which stage.

    What: one row per field worth requiring: the stage, the cards that got there, those it would
        have stopped, what is gained, whether a value is associated with sales, and how many fields
        the stage requires already.
    Why: each required field stops somebody; one that is required too early stops too many.
    How: stopped = cards that got to the stage and have no value. gain = the decided ones of them,
        won or lost: so many more would say whether the value goes with sales. The later the stage,
        the fewer are stopped and the less is gained, so the stage proposed is the earliest one at
        which a twentieth to a quarter of the cards is stopped, of those with min-n cards. Asked
        are columns of the company's own, and source, amount, kind, contact, e-mail and phone; the
        reason of a loss is asked of the lost stage. Left out: what the stage or an earlier one
        requires, gains nothing, or was tested and not seen to go with sales; what CRMs fill in
        themselves, by its header; what no open card has (or exactly the sold, or the lost ones
        have), though others do: closing fills it in.
    Reads: leads, deals, cells, filled, due_fields, reach, stages.
    Caveats: cells are as exported, so the stops are the least there were. Whether a field is asked
        of a person at all is not exported; a company's own field that a robot fills in may be
        proposed.
    Sources: Wilson 1927; Fisher 1935; Benjamini and Hochberg 1995; the definitions page "The six
        steps' observables".
    """
    mark = ask.engine.mark()
    define_held(ask, "cards", "contents.cards")
    define_sold(ask)
    define_held(ask, "reached", "suggested.cards")
    values: dict[Key, list[Record]] = defaultdict(list)
    for record in query(ask, "contents"):
        values["", str(record["table_name"]), str(record["field"])].append(record)
    found = uses(values, ask.min_n)
    records, unadded = apart(ask, query(ask, "suggested"))
    stages = query(ask, "suggested_stages")
    due = query(ask, "suggested_due")
    id_fields, ids = card_rows(ask, Sql("excluded is null and is_missing = 1"), of="reached")
    rows, never = _rows(ask, records, stages, due, found)
    apart_of = elsewhere(rows, due, stages, ask.own_pipelines)
    own = ask.own_pipelines if ask.has_stages else with_sections(ask.own_pipelines, apart_of)
    return Result(
        metric="suggested",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={
            "min_n": ask.min_n,
            "most_stopped": MOST_STOPPED,
            "systems": list(ask.systems),
            "sections": required_sections(rows, due, own) if rows else [],
        },
        fields=COLUMNS,
        rows=tuple(rows),
        total={},
        notes=(*_notes(rows, never, records), *_beyond(apart_of, own), *unadded),
        sql=script(ask, mark, "contents", "suggested", "suggested_stages", "suggested_due"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _notes(rows: Sequence[Row], never: Sequence[str], records: Sequence[Record]) -> list[Note]:
    """Fields that stop too many wherever they are asked, and lost cards from nobody knows where."""
    notes = [] if rows else [Note("suggested_nothing")]
    if never:
        notes.append(Note("suggested_never", {"fields": list(never), "most": MOST_STOPPED}))
    unknown: dict[tuple[object, ...], int] = defaultdict(int)
    for one in records:
        if one["excluded"] is None and one["furthest"] is None:
            key = (one["table_name"], one["pipeline"], one["field"])
            unknown[key] += whole(one["cards"])
    places = {key[:2] for key in unknown}
    most = [max(n for key, n in unknown.items() if key[:2] == place) for place in places]
    if most:
        notes.append(Note("suggested_reach_unknown", {"cards": sum(most)}))
    return [*notes, Note("required_as_exported")]


def _beyond(apart_of: Elsewhere, own: Sequence[str]) -> list[Note]:
    """That lines of `[stages]` also hold in other pipelines, whose cards no row counts."""
    others = set().union(*(found for pipeline, found in apart_of.items() if pipeline not in own))
    return [Note("suggested_elsewhere", {"pipelines": sorted(others)})] if others else []


def _rows(
    ask: Ask,
    records: Sequence[Record],
    stages: Sequence[Record],
    due: Sequence[Record],
    found: dict[Key, Use],
) -> tuple[list[Row], list[str]]:
    """What to require; and fields that no stage of any pipeline could without stopping too many."""
    groups: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for one in records:
        table, pipeline, field = (str(one[name]) for name in ("table_name", "pipeline", "field"))
        if one["excluded"] is None and is_asked(table, field):
            groups[table, pipeline, field].append(one)
    rows: list[Row] = []
    never: list[tuple[str, str]] = []
    not_never = {(str(one["table_name"]), str(one["field"])) for one in due}
    for (table, pipeline, field), mine in sorted(groups.items()):
        use = found.get(("", table, field), Use("")).word
        places = _places(stages, (table, pipeline), lost=field == OF_LOSS)
        if use == "not_seen" or not places:
            continue
        options = [_option(mine, stage) for stage in places if not _follows(mine, stage)]
        options = [one for one in options if whole(one["cards"]) >= ask.min_n and one["gain"]]
        fitting = [one for one in options if _share(one) <= MOST_STOPPED]
        if fitting:
            not_never.add((table, field))
        elif options:
            never.append((table, field))
        fitting = [one for one in fitting if _share(one) >= LEAST_STOPPED]
        if fitting and not _is_due(due, (table, pipeline), field, fitting[0]):
            row: Row = {"table": table, "pipeline": pipeline, "field": field, **fitting[0]}
            row |= {"use": use}
            row |= {"required_now": _required(due, (table, pipeline), str(row["stage"]))}
            rows.append({item.name: row[item.name] for item in COLUMNS})
    rows.sort(key=lambda row: (_RANK[str(row["use"])], -whole(row["gain"]), str(row["field"])))
    return rows, list(dict.fromkeys(key[1] for key in never if key not in not_never))


def _places(stages: Sequence[Record], place: Place, *, lost: bool) -> list[Record]:
    """The stages a field may be required from, the earliest first; none of an unknown order."""
    outcome = "lost" if lost else "open"
    mine = [
        one
        for one in stages
        if (one["table_name"], one["pipeline"]) == place and one["outcome"] == outcome
    ]
    if not lost and any(one["stage_order"] is None for one in mine):
        return []
    return sorted(mine, key=lambda one: (whole(one["stage_order"]), str(one["stage"])))


def _option(records: Sequence[Record], stage: Record) -> Row:
    """What requiring the field of these records at one stage would do."""
    mine = _reached(records, stage)
    cards = sum(whole(one["cards"]) for one in mine)
    missing = {
        status: sum(whole(one["missing"]) for one in mine if one["status"] == status)
        for status in ("won", "lost", "open")
    }
    amounts = [money(one["won_revenue"]) or 0 for one in mine if whole(one["amounts"])]
    stopped = sum(missing.values())
    sold = sum(whole(one["won_missing"]) for one in mine)
    row: Row = {"stage": str(stage["stage"]), "cards": cards, "stopped": stopped}
    return (
        row
        | share("stopped_share", stopped, cards)
        | {
            "gain": missing["won"] + missing["lost"],
            "won_stopped": sold,
            "won_revenue": money(sum(amounts)) if amounts or not sold else None,
        }
    )


def _reached(records: Sequence[Record], stage: Record) -> list[Record]:
    """Those of the cards that got to a stage."""
    if stage["outcome"] == "lost":
        return [one for one in records if one["lost_in"] == stage["stage"]]
    order = whole(stage["stage_order"])
    return [one for one in records if whole(one["furthest"]) >= order]


def _follows(records: Sequence[Record], stage: Record) -> bool:
    """Whether the cards that got to a stage have the field because of how they ended."""
    return stage["outcome"] != "lost" and follows(_reached(records, stage))


def _share(option: Row) -> float:
    return whole(option["stopped"]) / whole(option["cards"])


def _is_due(due: Sequence[Record], place: Place, field: str, option: Row) -> bool:
    """Whether the pipeline requires the field somewhere already."""
    return any(
        (one["table_name"], one["pipeline"]) == place
        and one["field"] == field
        and (not one["is_lost"] or one["stage"] == option["stage"])
        for one in due
    )


def _required(due: Sequence[Record], place: Place, stage: str) -> int:
    """How many fields the stage requires already."""
    return len(
        {
            one["field"]
            for one in due
            if (one["table_name"], one["pipeline"]) == place and one["stage"] == stage
        }
    )


SUGGESTED: Final = Metric(
    name="suggested",
    title="What to require, and from which stage",
    reads={
        **SOLD_READS,
        "card_outcomes": frozenset({"table_name", "card_id", "status"}),
        "cells": frozenset(
            {*("table_name", "field", "card_id", "segment", "created_on", "state"), "is_early"}
        ),
        "filled": frozenset(
            {"table_name", "field", "card_id", "segment", "created_on", "outcome", "value"}
        ),
        "due_fields": frozenset(
            {"table_name", "field", "pipeline", "stage", "stage_order", "is_lost"}
        ),
        "reach": frozenset({"table_name", "card_id", "pipeline", "stage", "furthest"}),
        "stages": frozenset({"card", "pipeline", "stage", "stage_order", "outcome"}),
    },
    compute=compute,
)
