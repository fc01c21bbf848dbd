"""filling: when fields are filled in, and what is typed in the minute of a move."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import days, share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_table, query, script

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

Key = tuple[str, str, str]
"""Segment, table and field: a row."""

_REPEATED: Final = 2
"""Cards from which a value is told: what stands on one card alone is that card's own."""
_NAMES: Final = ("segment", "table_name", "field")
_COUNTS: Final = (
    *("cards", "filled", "at_creation", "at_move", "in_bulk", "filled_later", "before_log"),
    *("month_end", "told"),
)
COLUMNS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    Field("table", "text"),
    Field("field", "text"),
    *(Field(name, "integer", "count") for name in _COUNTS),
    *share_fields("move_share"),
    *share_fields("bulk_share"),
    *share_fields("month_end_share"),
    Field("median_days_in_stage", "float", "days"),
    Field("top_value", "text"),
    *share_fields("top_share"),
)


def compute(ask: Ask) -> Result:
    """When fields get their first value, and whether what is typed then says anything.

    What: one row per field the log knows, and segment: cards, those that ever had a value (also
        where it was cleared since), and when it was filled in: at the creation, in the minute of a
        move into a stage, in bulk, later, or before the log begins; how many on the last two days
        of a month; days from entering the stage to filling in; the most frequent value of those
        typed in the minute of a move.
    Why: a field filled in at the move, with one default, or for many cards at the end of the month
        was filled in for the form, not for whoever reads it.
    How: the first change to a value counts. Each card is in one column, the first that holds:
        at_creation, within 60 seconds of the creation, or no change is logged of a card made after
        the log of the field begins; in_bulk, the same person filled the field of at least ten
        cards in the same minute; at_move, within 60 seconds of entering a stage; later. told, the
        denominator of the shares = at_move + in_bulk + later. The last two days of a month are
        6.6 % of days. top_share: of the cards with a value that may be shown among at_move; the
        value itself is told where two cards have it.
    Reads: cells, leads, deals, stage_log, field_changes, logged_fields.
    Caveats: a history made of several exports knows their days alone: at_creation is filled in by
        the first export with the card, later is after it, and no month's end is told. A log that
        names no person counts as one person. Logs without a time of day know
        neither moves nor bulk (n/a). A value of today says nothing of who typed it first.
    Sources: Wilson 1927 for intervals; the definitions page "The six steps' observables".
    """
    mark = ask.engine.mark()
    define_table(ask, "fillings", "filling.cards")
    records, values = query(ask, "filling"), query(ask, "filling_values")
    told = query(ask, "filling_fields")
    id_fields, ids = card_rows(
        ask,
        Sql("excluded is null and filled_when in ('move', 'bulk', 'later')"),
        of="fillings",
    )
    keys = key_fields(ask.by, {field.name for field in COLUMNS})
    tops = _tops(values)
    counted = [one for one in records if one["excluded"] is None]
    rows = [_row(one, tops, keys) for one in counted if not one["is_total"]]
    totals = [one for one in counted if one["is_total"]]
    return Result(
        metric="filling",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"min_n": ask.min_n},
        fields=(COLUMNS[0], *keys, *COLUMNS[1:]),
        rows=tuple(sorted(rows, key=_order)),
        total=_total(totals),
        excluded=tuple(
            Exclusion(str(one["excluded"]), whole(one["most"]))
            for one in records
            if one["excluded"] is not None and one["is_total"]
        ),
        notes=tuple(_notes(told, totals)),
        sql=script(ask, mark, "filling", "filling_values", "filling_fields"),
        ids=ids,
        id_fields=id_fields,
    )


def _row(record: Record, tops: Mapping[Key, Row], keys: tuple[Field, ...]) -> Row:
    segment, table, field = (str(record[name]) for name in _NAMES)
    row: Row = {"segment": shown(segment), **key_values(keys, segment)}
    row |= {"table": table, "field": field, **_measures(record)}
    return row | tops.get((segment, table, field), {"top_value": None} | share("top_share", 0, 0))


def _measures(record: Record) -> Row:
    """Counts and shares; of a log without a time of day nobody knows the minute."""
    moves, bulk, later = (whole(record[name]) for name in ("at_move", "in_bulk", "filled_later"))
    told = moves + bulk + later
    row: Row = {name: whole(record[name]) for name in _COUNTS if name != "told"}
    row["told"] = told
    has_time = not told or bool(whole(record["timed"]))
    has_stages = has_time and (not told or bool(whole(record["staged"])))
    row |= share("move_share", moves if has_stages else None, told)
    row |= share("bulk_share", bulk if has_time else None, told)
    month_end = whole(record["month_end"]) if whole(record["of_months"]) else None
    row |= {"month_end": month_end, **share("month_end_share", month_end, told)}
    if not has_time:
        row["in_bulk"] = None
    if not has_stages:
        row["at_move"] = None
    return row | {"median_days_in_stage": days(record["median_seconds"])}


def _total(totals: Sequence[Record]) -> Row:
    """All fields together; cards would be counted once a field."""
    if not totals or not totals[0]["cards"]:
        return {}
    return {name: value for name, value in _measures(totals[0]).items() if name != "cards"}


def _tops(values: Sequence[Record]) -> dict[Key, Row]:
    """The most frequent value typed in the minute of a move; of several the first by letters.

    One that stands on a single card is not told.
    """
    counts: dict[Key, Counter[str]] = defaultdict(Counter)
    for one in values:
        segment, table, field = (str(one[name]) for name in _NAMES)
        counts[segment, table, field][str(one["value"])] += whole(one["cards"])
    found: dict[Key, Row] = {}
    for key, mine in counts.items():
        value, cards = min(mine.items(), key=lambda item: (-item[1], item[0]))
        told = value if cards >= _REPEATED else None
        found[key] = {"top_value": told, **share("top_share", cards, mine.total())}
    return found


def _order(row: Row) -> tuple[str, str, int, str]:
    """By segment and table, most filled in at a move or in bulk first."""
    forced = whole(row["at_move"]) + whole(row["in_bulk"])
    return str(row["segment"]), str(row["table"]), -forced, str(row["field"])


def _notes(told: Sequence[Record], totals: Sequence[Record]) -> list[Note]:
    """Whether there is a log, what it leaves out, and what it cannot say."""
    logged = {str(one["logged"]) for one in told if one["logged"] is not None}
    if not logged:
        return [Note("filling_without_log")]
    found: list[Note] = []
    known = {(one["table_name"], one["field"]) for one in told if one["logged"] is not None}
    unlogged = {(one["table_name"], one["field"]) for one in told} - known
    strangers = sorted(str(one["logged"]) for one in told if one["table_name"] is None)
    if unlogged:
        found.append(Note("filling_unlogged", {"count": len(unlogged)}))
    if strangers:
        found.append(Note("filling_strangers", {"count": len(strangers), "fields": strangers}))
    if totals and whole(totals[0]["filled_later"]) and not whole(totals[0]["timed"]):
        found.append(Note("filling_without_time"))
    elif totals and whole(totals[0]["filled_later"]) and not whole(totals[0]["staged"]):
        found.append(Note("filling_without_stages"))
    return found


FILLING: Final = Metric(
    name="filling",
    title="When fields are filled in",
    reads={
        "run": frozenset(
            {"since", "until", "has_period", "days_whole", "stays_whole", "fields_seen_from"},
        ),
        "leads": frozenset({"lead_id", "created_at"}),
        "deals": frozenset({"deal_id", "created_at"}),
        "cells": frozenset({"table_name", "field", "card_id", "segment", "created_on", "state"}),
        "stage_log": frozenset({"card", "card_id", "entered_at"}),
        "field_changes": frozenset(
            {
                *("table_name", "field", "card_id", "value", "previous"),
                *("changed_at", "changed_on", "changed_by", "has_time"),
            }
        ),
        "logged_fields": frozenset({"table_name", "field", "logged", "is_shown"}),
    },
    compute=compute,
)
