"""moves: how cards come into each stage: forward, back, again, past others; and by whose hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_held, query, script
from smalign.metrics.moves.histories import (
    ACTORS,
    BULK_CARDS,
    actor_counts,
    actor_fields,
    actor_notes,
    days_of,
    define_entries,
    mean_days,
    reads_with,
    tells_actors,
    unordered_note,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

_WAYS: Final = ("begun", "forward", "back", "again", "reopened")
_OFTEN: Final = ("repeated", "repeats", "returned", "returns")
COLUMNS: Final[tuple[Field, ...]] = (
    *(Field(name, "text") for name in ("segment", "pipeline", "stage")),
    Field("stage_order", "integer", "count"),
    *(Field(name, "integer", "count") for name in ("cards", "entries", *_WAYS, "unordered")),
    *(Field(name, "integer", "count") for name in ("skipped", *_OFTEN)),
    *share_fields("repeated_share"),
    *(Field(name, "integer", "count") for name in ("ended", "stays")),
    *(Field(name, "float", "days") for name in ("mean_days", "median_days", "p90_days")),
    Field("instant", "integer", "count"),
    *share_fields("instant_share"),
    *actor_fields("by"),
    *actor_fields("back"),
    *actor_fields("skipped"),
)
_Key = tuple[str, str, str]


def compute(ask: Ask) -> Result:
    """How cards come into each stage: forward, back, again, or past it; and by whose hand.

    What: one row per stage: cards and their entries, which are histories that begin here, moves
        forward, back, again into the same stage and out of a lost one; how often it was jumped
        over; cards that entered it more than once (repeated) with their share, entries beyond the
        first (repeats), and those after another stage (returns, of so many cards returned);
        histories that end here; stays that ended, their mean, median and 90th percentile, and those
        under a minute (instant); entries, moves back and jumps by people, robots, imports, bulk.
    Why: a stage that cards pass in no time or jump over is a stage on paper; one they return to is
        where the work is undone.
    How: entries in the period, ordered by time; those of one moment by the order of the stages.
        forward and back go by that order. A stage is skipped when a card enters one beyond it
        having been neither in it nor further. A stay lasts until the next entry. Actors: as the
        export says; also bulk is whoever moves ten cards or more in one minute. Each pipeline of
        a card has a history of its own. total: cards once, whatever they entered.
    Reads: leads, deals, stages, stage_log.
    Caveats: without places of stages nothing is forward, back or skipped. Where the export names
        no actors, people and robots cannot be told apart. In a log of days nothing is instant.
    Sources: van der Aalst 2016, Process Mining (rework, sojourn time); Wilson 1927.
    """
    mark = ask.engine.mark()
    excluded = define_entries(ask)
    define_held(ask, "deviations", "moves.cards")
    entries = query(ask, "moves_stays")
    often = {_key(record): record for record in query(ask, "moves")}
    skips = {_key(record): record for record in query(ask, "moves_skipped")}
    cards = query(ask, "moves_cards")[0]
    id_fields, ids = card_rows(ask, Sql("true"), of="deviations")
    keys = key_fields(ask.by, {field.name for field in COLUMNS})
    found = {_key(one): {**one, **often[_key(one)]} for one in entries if not one["is_total"]}
    whole_record = next((record for record in entries if record["is_total"]), {})
    told = tells_actors(whole_record)
    rows = [
        {
            "segment": shown(key[0]),
            **key_values(keys, key[0]),
            "pipeline": key[1],
            "stage": key[2],
            "stage_order": _place(key, found, skips),
            **_measures(found.get(key, {}), skips.get(key, {}), told=told),
        }
        for key in {**found, **skips}
    ]
    summed = {name: sum(whole(one[name]) for one in often.values()) for name in _OFTEN}
    total = _measures({**whole_record, **summed, **cards}, _summed(skips.values()), told=told)
    return Result(
        metric="moves",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"bulk_cards": BULK_CARDS, "min_n": ask.min_n},
        fields=(COLUMNS[0], *keys, *COLUMNS[1:]),
        rows=tuple(sorted(rows, key=_order)),
        total=total,
        excluded=excluded,
        notes=(*_notes(total, cards), *actor_notes(whole_record), *unordered_note(rows)),
        sql=script(ask, mark, "moves_stays", "moves", "moves_skipped", "moves_cards"),
        ids=ids,
        id_fields=id_fields,
    )


def _key(record: Record) -> _Key:
    return str(record["segment"]), str(record["pipeline"]), str(record["stage"])


def _place(key: _Key, found: Mapping[_Key, Record], skips: Mapping[_Key, Record]) -> int | None:
    """The place of a stage, which a stage nobody entered has from those who jumped over it."""
    place = (found.get(key) or skips[key])["place"]
    return None if place is None else whole(place)


def _measures(record: Mapping[str, object], skips: Mapping[str, object], *, told: bool) -> Row:
    """One row; what goes by the order is n/a where every move has an unknown place."""
    row: Row = {name: whole(record.get(name)) for name in ("cards", "entries", *_WAYS, "unordered")}
    row["skipped"] = whole(skips.get("skipped"))
    if row["unordered"] and record.get("place") is None:
        row |= dict.fromkeys(("forward", "back", "skipped"))
    row |= {name: whole(record.get(name)) for name in _OFTEN}
    row |= share("repeated_share", whole(row["repeated"]), whole(row["cards"]))
    ended = whole(record.get("stays"))
    row |= {"ended": whole(record.get("ended")), "stays": ended}
    row["mean_days"] = mean_days(record.get("stayed"), ended)
    row["median_days"] = days_of(record.get("median_stayed"))
    row["p90_days"] = days_of(record.get("p90_stayed"))
    instant = None if record.get("is_of_days") else whole(record.get("instant"))
    row |= {"instant": instant, **share("instant_share", instant, ended)}
    row |= actor_counts("by", record, told=told) | actor_counts("back", record, told=told)
    return row | actor_counts("skipped", skips, told=told)


def _summed(records: Iterable[Record]) -> dict[str, object]:
    """Jumps over all stages."""
    names = ("skipped", *(f"skipped_{actor}" for actor in ACTORS))
    kept = list(records)
    return {name: sum(whole(record[name]) for record in kept) for name in names}


def _notes(total: Row, cards: Record) -> list[Note]:
    """How many cards leave the order, and by whose hand stages are jumped over."""
    jumped = whole(cards["skipping"])
    if not jumped:
        return []
    facts: dict[str, object] = {"cards": jumped, "of": whole(cards["cards"])}
    facts["stages"] = total["skipped"]
    if total["skipped_human"] is None:
        return [Note("moves_skipped", facts)]
    by: dict[str, object] = {name: total[f"skipped_{name}"] for name in ACTORS}
    return [Note("moves_skipped_by", {**facts, **by})]


def _order(row: Row) -> tuple[object, ...]:
    """In the order of the stages; those without a place last."""
    place = row["stage_order"]
    at = (place is None, whole(place), str(row["stage"]))
    return str(row["segment"]), str(row["pipeline"]), *at


MOVES: Final = Metric(
    name="moves",
    title="Moves between stages",
    reads=reads_with(stages=frozenset({"stage_order"})),
    compute=compute,
)
