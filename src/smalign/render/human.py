"""What every form for people shares: formatted cells, what is left out, the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.schema import TABLES
from smalign.render.coded import VALUES
from smalign.render.exact import MONEY_PLACES, key, shares
from smalign.render.language import NO_TEXT, NOT_AVAILABLE, cell, heading, money_places
from smalign.render.money import number
from smalign.render.sentences import sentence
from smalign.render.titles import Pair, named, value_word

if TYPE_CHECKING:
    from smalign.base.results import Field, Result, Row, Value

TOTAL: Final = Pair("Total", "Итого")
_TOTALS: Final = {"fields": Pair("All cells", "Все ячейки")}
"""Metric → what its total counts, where that is not what its rows count."""
MORE_NOTES: Final = Pair("Further notes: {} (--format json)", "Ещё примечаний: {} (--format json)")
LEFT_OUT: Final = Pair("Left out", "Не вошло")
_TO_THE_KOPECK: Final = frozenset({"bases", "bonus", "diff"})
"""Metrics of what is paid out, or of what must sum: their money is never rounded to whole units."""
_MOST_NOTES: Final = 3
_MORE_NOTES: Final = {"compare": 5}
"""A comparison is claims, what they were read from, and what looks otherwise at another level."""
_OF_FIELD: Final = {"contents": ("top_value", "value"), "segments": ("segment",)}
"""Metric → its columns of values of the field that the row names: coded, they have their words."""
_CANONICAL: Final = frozenset(TABLES["leads"].names) | frozenset(TABLES["deals"].names)
_SHOWN: Final = {"credit": 2, "change": 0}
"""Digits of a column that is no money."""


class Grid(Struct, frozen=True):
    """A result as text: one heading, and one cell a row, for each of `fields`.

    total: the cells of the total row, the first saying so; empty when there is no total.
    """

    fields: tuple[Field, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]


def grid(result: Result, lang: str) -> Grid:
    """Every cell of `result` as a reader of `lang` sees it; money whole or with hundredths."""
    keys = [key(result, row) for row in result.rows]
    columns, totals = [], []
    for item in result.fields:
        cells, total = _column(result, item, keys, lang)
        columns.append(cells)
        totals.append(total)
    headings = tuple(heading(item, lang, named(result), result.currency) for item in result.fields)
    rows = tuple(zip(*columns, strict=True)) if result.rows else ()
    if result.total and totals:
        totals[0] = totals[0] or _TOTALS.get(result.metric, TOTAL).in_(lang)
    return Grid(result.fields, headings, rows, tuple(totals) if result.total else ())


def is_measure(item: Field) -> bool:
    """Whether a column counts or measures, so that its cells stand to the right."""
    return item.type in ("integer", "decimal", "float")


def excluded(result: Result, lang: str) -> tuple[str, ...]:
    """One phrase for each reason something is in no row; reasons without a card are silent."""
    return tuple(
        sentence(item, lang, currency=result.currency)
        for item in result.excluded
        if item.count or item.amount
    )


def most_notes(metric: str) -> int:
    """How many notes stand beside an answer where there is little room."""
    return _MORE_NOTES.get(metric, _MOST_NOTES)


def notes(result: Result, lang: str) -> tuple[str, ...]:
    """Every note as a sentence, by money at stake, the order of the metric among equals."""
    ranked = sorted(result.notes, key=lambda note: -abs(note.money))
    return tuple(sentence(note, lang, currency=result.currency) for note in ranked)


def worded(result: Result, row: Row, item: Field, lang: str) -> Value:
    """The value of a cell; a text that is a code is in words."""
    value = _value(result, row, item.name, lang)
    return value_word(item.name, value, lang) if isinstance(value, str) else value


def _value(result: Result, row: Row, name: str, lang: str) -> Value:
    value = row.get(name)
    own = f"{result.metric}.{name}"
    if isinstance(value, str) and own in VALUES:
        return value_word(own, value, lang)
    field = str(row.get("field"))
    if name in _OF_FIELD.get(result.metric, ()) and isinstance(value, str) and field in _CANONICAL:
        return value_word(field, value, lang)
    return value


def _column(result: Result, item: Field, keys: list[str], lang: str) -> tuple[list[str], str]:
    """The cells of one column and of its total; a dimension has no total."""
    values = [_value(result, row, item.name, lang) for row in result.rows]
    total = result.total.get(item.name)
    places = MONEY_PLACES
    if item.unit in ("money", "credit", "change"):
        amounts = [number(value) for value in values]
        whole_units = item.unit == "money"
        places = _SHOWN[item.unit] if not whole_units else money_places([*amounts, number(total)])
        if whole_units and result.metric in _TO_THE_KOPECK:
            places = MONEY_PLACES
        values = [*shares(result, amounts, number(total), places, keys)]
    shown = cell(total, item, lang, places) if item.name in result.total else ""
    if shown == NOT_AVAILABLE.in_(lang) and any(value is not None for value in values):
        shown = NO_TEXT  # the rows are known and only their total has no meaning
    return [cell(value, item, lang, places) for value in values], shown
