"""The rates of a stage: of the cards, with intervals, or of their money, which has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.metrics.figures import divide, money, share, share_fields, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smalign.base.results import Field, Row
    from smalign.metrics.metric import Record

RATE_FIELDS: Final[tuple[Field, ...]] = (
    *share_fields("from_previous"),
    *share_fields("from_first"),
)


def _of_cards(record: Record, before: Record | None) -> Row:
    """Of the cards; `before` is the stage it follows, None for the first and the unknown one."""
    previous = (whole(before["advanced"]), whole(before["entered"])) if before else (None, None)
    return {
        **share("from_previous", *previous),
        **share("from_first", whole(record["entered"]), whole(record["cards"])),
    }


def _of_amounts(record: Record, before: Record | None) -> Row:
    """Of the amounts; a card without one weighs nothing, and of such alone no share is known."""
    row: Row = dict.fromkeys(field.name for field in RATE_FIELDS)
    if before:
        row["from_previous"] = _ratio(before["amount_advanced"], before["amount_entered"])
    if whole(record["entered_amounts"]) or not whole(record["entered"]):
        row["from_first"] = _ratio(record["amount_entered"], record["amount_all"])
    return row


def _ratio(part: object, of: object) -> float | None:
    found = divide(money(part), money(of))
    return None if found is None else float(found)


RATED: Final[Mapping[str, Callable[[Record, Record | None], Row]]] = {
    "cards": _of_cards,
    "amount": _of_amounts,
}
