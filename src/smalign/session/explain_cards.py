"""The records counted in a row of an answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from smalign.base.errors import SmalignError
from smalign.base.schema import ALL, NONE
from smalign.metrics.cohort_days import cohort_of
from smalign.metrics.keys import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smalign.base.results import Field, Result, Row
    from smalign.session.options import Options
    from smalign.session.session import Session

_CARD_COLUMNS: Final = {"table": "table_name", "class": "reason_class"}
"""Dimension → what a card calls it, where it calls it otherwise."""
_OF_COHORTS: Final = frozenset({"cohorts", "maturity"})
_NOT_ON_CARDS: Final = frozenset({"segment", "zone"})
"""Dimensions that the others decide, where a card does not carry them."""
_OTHER: Final = "(other)"
_OWN_MODEL: Final = "source"
_CARDS: Final = {"leads": "lead", "deals": "deal"}
_PLANNED: Final = ("channel", "owner")


def behind(
    session: Session, result: Result, row: Row, key: Mapping[str, str], options: Options
) -> tuple[Row, ...] | None:
    """The cards counted in a row; None where the cards do not say in which row they are.

    key: the dimensions of the row, empty for the total. options: what the answer was asked with;
    segments of all fields are asked again for the one field of the row.
    """
    counted = [card for card in result.ids if card.get("excluded") is None]
    if result.metric == "segments" and key:
        return _of_segment(session, result, key, options)
    if result.metric == "plan":
        return tuple(_of_plan(counted, row, key))
    held = dict(key)
    if held.get("model") == _OWN_MODEL:
        del held["model"]  # its sales are the cards' own
    if result.metric in _OF_COHORTS:
        width, cohort = str(result.params.get("cohort")), held.pop("cohort", None)
        counted = [card for card in counted if _cohort(card, width) == cohort]
    if result.metric == "reasons" and row.get("month") is not None:
        month = held.pop("month")
        counted = [card for card in counted if _month(card) == month]
    order = row.get("stage_order")
    if isinstance(order, int):
        mode = str(result.params.get("mode"))
        counted = [card for card in counted if _entered(card, order, mode)]
    if isinstance(order, int):
        held.pop("stage", None)  # the place says it; a card has the stage it is in now
    wanted = _on_cards(result, held)
    return None if wanted is None else tuple(_matching(counted, wanted))


def block_of(result: Result, key: Mapping[str, str]) -> tuple[Row, ...]:
    """All cards of the block a row of a funnel is in, those of no row, too; none of others."""
    if result.metric != "funnel":
        return ()
    of_block = {name: value for name, value in key.items() if name not in {"stage", "zone"}}
    wanted = _on_cards(result, of_block)
    return () if wanted is None else tuple(_matching(result.ids, wanted))


def _on_cards(result: Result, held: Mapping[str, str]) -> dict[str, str] | None:
    """The columns of cards that name a row, with its values; None where cards do not have one.

    A field of `--by` may have another name on the cards than in the rows: it never hides a column.
    """
    known = {item.name for item in result.id_fields}
    fields = dict(zip(_titled(result.fields), _titled(result.id_fields), strict=False))
    found = {}
    for name, value in held.items():
        column = fields.get(name) or (name if name in known else _CARD_COLUMNS.get(name, name))
        if column in known:
            found[column] = value
        elif name not in _NOT_ON_CARDS:
            return None
    return found


def _matching(cards: Iterable[Row], wanted: Mapping[str, str]) -> Iterable[Row]:
    return (
        card for card in cards if all(str(card[column]) == one for column, one in wanted.items())
    )


def _cohort(card: Row, width: str) -> str | None:
    created = card["created_on"]
    return cohort_of(created, width)[0] if isinstance(created, date) else None


def _month(card: Row) -> str:
    lost_on = card["lost_on"]
    return f"{lost_on:%Y-%m}" if isinstance(lost_on, date) else NONE


def _entered(card: Row, order: int, mode: str) -> bool:
    """Whether a card is counted as entered at a place of the funnel; 0 is (unknown)."""
    furthest = card["furthest"]
    if not isinstance(furthest, int):
        return order == 0
    if order == 0:
        return furthest == 0
    if mode == "strict":
        path = card["path"]
        return isinstance(path, int) and path >= order
    if mode == "observed":
        is_sale = card["status"] == "won" and furthest == order
        return is_sale or str(order) in str(card["seen"]).split()
    return furthest >= order


def _of_plan(cards: Sequence[Row], row: Row, key: Mapping[str, str]) -> Iterable[Row]:
    """What happened within the period, of the channel and owner the plan names."""
    first, last, measure = row.get("starts_on"), row.get("ends_on"), key.get("measure", "")
    for card in cards:
        on = card["happened_on"]
        is_then = (
            isinstance(on, date)
            and isinstance(first, date)
            and isinstance(last, date)
            and first <= on <= last
        )
        if is_then and card.get(measure) and all(_named(card, key, one) for one in _PLANNED):
            yield card


def _named(card: Row, key: Mapping[str, str], column: str) -> bool:
    wanted = key.get(column, ALL)
    return wanted == ALL or folded(str(card[column] or NONE)) == folded(wanted)


def _of_segment(
    session: Session, result: Result, key: Mapping[str, str], options: Options
) -> tuple[Row, ...] | None:
    """The cards of one value of one field; of (other) those of the values that are no row."""
    if not options.get("by"):
        try:
            result = session.ask("segments", {**options, "by": (key["field"],), "ids": True})
        except SmalignError:
            return None
    of_rows, of_cards = _titled(result.fields), _titled(result.id_fields)
    rows = {
        str(row["segment"]): _values(row, of_rows)
        for row in result.rows
        if row["table"] == key["table"]
    }
    own = [card for card in result.ids if card["card"] == _CARDS.get(key["table"])]
    if key["segment"] == _OTHER:
        return tuple(card for card in own if _values(card, of_cards) not in rows.values())
    wanted = rows.get(key["segment"])
    return tuple(card for card in own if _values(card, of_cards) == wanted)


def _titled(fields: Iterable[Field]) -> list[str]:
    """The columns of the fields of `--by`, which bring their titles."""
    return [item.name for item in fields if item.title]


def _values(row: Row, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in names)
