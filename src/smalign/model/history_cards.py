"""The cards of a stage history that comes alone: an event log, a table of moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.engine.compose import Sql, fill, listed, literal, name, template
from smalign.model.load import LoadedFile
from smalign.model.merge import Part
from smalign.model.model import ReadFile
from smalign.model.moves import is_of_lead, is_of_other
from smalign.model.names import state_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.engine.duckdb import Engine

_PACKAGE: Final = "smalign.model.sql"
_KEYS: Final = {"leads": ("lead", "lead_id"), "deals": ("deal", "deal_id")}
_LOG: Final = frozenset({"card_id", "stage", "entered_at"})
"""What a history must say for its cards to be known."""
_LATEST: Final = {"leads": ("owner",), "deals": ("pipeline", "owner")}
"""What else its latest row says of a card."""
_ENDED: Final = {"leads": "closed", "deals": "expected_close"}
"""Table → where the last moment goes, which is the closing date only of a card that is closed."""


def history_cards(engine: Engine, logs: Sequence[LoadedFile]) -> dict[str, LoadedFile]:
    """The card tables that a stage history without cards stands for: table → its only file.

    Rows that do not name their kind of card are of deals. A card has the other fields of its latest
    row, as far as they are read. Nothing where two systems wrote the history, whose ids may be the
    same, or where it lacks ids, stages or moments.
    """
    if len({log.crm for log in logs}) != 1 or not all(log.mapped >= _LOG for log in logs):
        return {}
    made: dict[str, LoadedFile] = {}
    others = sorted({column for log in logs for column in log.part.extra} - {*_states(logs)})
    for table, (card, key) in _KEYS.items():
        columns = [column for column in _LATEST[table] if all(column in log.mapped for log in logs)]
        relation = f"in_{table}_of_history"
        engine.define(
            fill(
                template(_PACKAGE, "history_cards.sql"),
                relation=name(relation),
                parts=listed(
                    (_rows(log, number, columns, others) for number, log in enumerate(logs)),
                    "\n    union all\n    ",
                ),
                key=name(key),
                ended=Sql(_ENDED[table]),
                latest=listed((_latest(column) for column in (*columns, *others)), ""),
                card=Sql(card),
            )
        )
        cards = int(str(engine.value(fill("select count(*) from {r}", r=name(relation)))))
        if cards:
            made[table] = _file(logs[0], table, relation, [key, *columns], others, cards)
    return made


def _states(logs: Sequence[LoadedFile]) -> Iterator[str]:
    """The columns that say whether a cell of a row is filled, which is nothing of a card."""
    return (state_name(key) for log in logs for key in log.states)


def _rows(log: LoadedFile, number: int, columns: Sequence[str], others: Sequence[str]) -> Sql:
    absent = {*others} - {*log.part.extra}
    kinds = (is_of_lead("card"), is_of_other("card"))
    is_lead, is_other = kinds if "card" in log.mapped else (Sql("false"), Sql("false"))
    return fill(
        "select case when {is_lead} then 'lead' else 'deal' end as card, card_id, stage,"
        " entered_at, entered_on{columns}, {number} as file_no, rowid as row_no from {relation}"
        " where not {is_other}",
        is_lead=is_lead,
        is_other=is_other,
        columns=listed(
            (
                fill(", null::varchar as {c}" if column in absent else ", {c}", c=name(column))
                for column in (*columns, *others)
            ),
            "",
        ),
        number=literal(number),
        relation=name(log.part.relation),
    )


def _latest(column: str) -> Sql:
    return fill(",\n    arg_max({c}, (entered_at, file_no, row_no)) as {c}", c=name(column))


def _file(
    log: LoadedFile,
    table: str,
    relation: str,
    columns: Sequence[str],
    others: Sequence[str],
    cards: int,
) -> LoadedFile:
    """The made table as a file of its own, whose rows no line of any file gives."""
    ended = _ENDED[table]
    given = frozenset({*columns, "created_at", f"{ended}_at", "stage"})
    read = ReadFile(log.raw, log.crm, table, 1.0, (), cards, log.read.latest)
    part = Part(
        file=log.raw.file,
        relation=relation,
        has_key=True,
        columns=given | {"created_on", f"{ended}_on"},
        extra=tuple(others),
        has_products=False,
        first_line=0,
        latest=log.part.latest,
    )
    note = Note("cards_of_history", {"table": table, "cards": cards})
    days = frozenset({"created_at", f"{ended}_at"} if "entered_at" in log.days else ())
    return LoadedFile(
        raw=log.raw,
        table=table,
        crm=log.crm,
        part=part,
        mapped=given,
        states=(),
        days=days,
        read=read,
        notes=(note,),
        questions={},
    )
