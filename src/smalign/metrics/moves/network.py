"""network: who passes cards on to whom, how often and after how long."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import ratio, share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_table, query, script
from smalign.metrics.moves.histories import days_of, define_entries, mean_days, reads_with

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

COLUMNS: Final[tuple[Field, ...]] = (
    *(Field(name, "text") for name in ("segment", "giver", "receiver", "kind")),
    *(Field(name, "integer", "count") for name in ("moves", "cards")),
    *share_fields("share"),
    Field("per_card", "float", "ratio"),
    *(Field(name, "float", "days") for name in ("mean_days", "median_days", "p90_days")),
    Field("main_stage", "text"),
)


def compute(ask: Ask) -> Result:
    """Who passes cards on to whom: the network of handed over work.

    What: one row per pair of people who moved a card one after the other: moves and cards, the
        share of all moves that follow one of the giver's, days between the two moves, and the
        stage that most of them lead to. kind: handed to another person, or kept by the same one.
    Why: work waits where it changes hands; who waits for whom is told by names, not by stages.
    How: moves in the period whose mover and the mover before are known: who moved the card, or,
        where that is not told, whose it was. Each pipeline of a card has a history of its own.
        total: moves that changed hands, of so many cards; per_card of all cards with a history.
    Reads: leads, deals, stages, stage_log.
    Caveats: a robot that moves cards is a person here, under the name the export gives it. The
        days are those the card stood in the stage before, whoever it waited for. With owners in
        place of movers a row tells whose the card was when it came into the next stage.
    Sources: van der Aalst, Reijers and Song 2005 (handover of work); Wilson 1927.
    """
    mark = ask.engine.mark()
    excluded = define_entries(ask)
    define_table(ask, "handed", "network.cards")
    records = query(ask, "network")
    stages = {_pair(record): str(record["stage"]) for record in query(ask, "network_stages")}
    known = query(ask, "network_unknown")[0]
    id_fields, ids = card_rows(ask, Sql("giver <> receiver"), of="handed")
    keys = key_fields(ask.by, {field.name for field in COLUMNS})
    counted = [record for record in records if not record["is_total"]]
    out: Counter[tuple[object, object]] = Counter()
    for record in counted:
        out[record["segment"], record["giver"]] += whole(record["moves"])
    rows = [
        {
            "segment": shown(str(record["segment"])),
            **key_values(keys, str(record["segment"])),
            **{name: str(record[name]) for name in ("giver", "receiver")},
            "kind": "kept" if record["giver"] == record["receiver"] else "handed",
            **_measures(record, out[record["segment"], record["giver"]]),
            "main_stage": stages[_pair(record)],
        }
        for record in counted
    ]
    total = next((record for record in records if record["is_total"]), {})
    return Result(
        metric="network",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"moves": whole(total.get("moves"))},
        fields=(COLUMNS[0], *keys, *COLUMNS[1:]),
        rows=tuple(sorted(rows, key=_order)),
        total=_total(total, whole(known["cards"])),
        excluded=excluded,
        notes=tuple(_notes(known, total)),
        sql=script(ask, mark, "network", "network_stages", "network_unknown"),
        ids=ids,
        id_fields=id_fields,
    )


def _pair(record: Record) -> tuple[object, object, object]:
    return record["segment"], record["giver"], record["receiver"]


def _measures(record: Mapping[str, object], of: int) -> Row:
    moves = whole(record["moves"])
    row: Row = {"moves": moves, "cards": whole(record["cards"]), **share("share", moves, of)}
    row["per_card"] = None
    row["mean_days"] = mean_days(record["waited"], whole(record["timed"]))
    row["median_days"] = days_of(record["median_waited"])
    row["p90_days"] = days_of(record["p90_waited"])
    return row


def _total(record: Mapping[str, object], cards: int) -> Row:
    """Moves that changed hands, of all moves whose movers are known; per card with a history."""
    handed, moves = whole(record.get("handed")), whole(record.get("moves"))
    row: Row = {"moves": handed, "cards": whole(record.get("handed_cards"))}
    row |= share("share", handed, moves)
    return row | {"per_card": ratio(handed, cards) if moves else None}


def _notes(known: Record, total: Mapping[str, object]) -> list[Note]:
    if not whole(known["entries"]):
        return [Note("moves_without_history")]
    if not whole(known["told"]):
        return [Note("network_without_people")]
    handed, moves = whole(total.get("handed")), whole(total.get("moves"))
    found = []
    if moves:
        facts: dict[str, object] = {"moves": handed, "of": moves, **share("share", handed, moves)}
        found.append(Note("network_handed", facts))
    if unknown := whole(known["unknown"]):
        of = whole(known["moves"])
        found.append(Note("network_people_unknown", {"moves": unknown, "of": of}))
    return found


def _order(row: Row) -> tuple[object, ...]:
    """What changed hands first, the most frequent of it first."""
    names = (str(row[name]) for name in ("giver", "receiver"))
    return str(row["segment"]), row["kind"] == "kept", -whole(row["moves"]), *names


NETWORK: Final = Metric(
    name="network",
    title="Who passes cards on to whom",
    reads=reads_with(),
    compute=compute,
)
