"""How a key of a lookup is compared with the cards: an id as it was read, else a folded text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.schema import TABLES
from smalign.engine.compose import fill, literal

if TYPE_CHECKING:
    from smalign.engine.compose import Sql

_BLANKS: Final = r"\s+"
_WHOLE: Final = r"^([0-9]+)\.0+$"
_TEXT: Final = "regexp_replace(trim(regexp_replace({text}, {blanks}, ' ', 'g')), {whole}, {number})"
"""A number that a spreadsheet wrote with a point (77.0) is the whole one; blanks make one."""
_NAME: Final = "replace(lower({text}), 'ё', 'е')"


def is_id(table: str, own: str) -> bool:
    """Whether a column of a table is an id, whose cells are read as such on both sides."""
    return own in TABLES[table].names and TABLES[table].column(own).type == "id"


def compared(table: str, own: str, cell: Sql) -> Sql:
    """What is compared of a cell, be it the card's or the lookup's.

    Case makes no difference in what we know to be a word or a name, and does in a company's own
    fields: ids of some systems differ in nothing else.
    """
    if is_id(table, own):
        return cell
    text = fill(
        _TEXT,
        text=fill("cast({cell} as varchar)", cell=cell),
        blanks=literal(_BLANKS),
        whole=literal(_WHOLE),
        number=literal(r"\1"),
    )
    return fill(_NAME, text=text) if own in TABLES[table].names else text
