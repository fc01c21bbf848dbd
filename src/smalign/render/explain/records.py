"""The records behind a row of an explanation, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.render.language import plural, whole
from smalign.render.report.labels import cut
from smalign.render.titles import Pair, value_word

if TYPE_CHECKING:
    from smalign.base.explained import Explained
    from smalign.base.results import Row

_MOST: Final = 20
_NAME: Final = 200
_KINDS: Final = {"leads": "lead", "deals": "deal"}
_FORMS: Final = {
    "en": ("stands {count} record", "stand {count} records"),
    "ru": ("стоит {count} запись", "стоят {count} записи", "стоят {count} записей"),
}
_CELLS: Final = {
    "en": ("stands {count} cell", "stand {count} cells"),
    "ru": ("стоит {count} ячейка", "стоят {count} ячейки", "стоят {count} ячеек"),
}
_SAID: Final = Pair(
    "Behind this row {count}{which}: {named}",
    "За этой строкой {count}{which}: {named}",
)
_IN_JSON: Final = Pair(" JSON lists them all.", " Все перечислены в JSON.")
_NONE: Final = Pair(
    "Behind this row stands no record{which}.",
    "За этой строкой нет записей{which}.",
)
_NO_CELL: Final = Pair(
    "Behind this row stands no cell{which}.",
    "За этой строкой нет ячеек{which}.",
)
_UNKNOWN: Final = Pair(
    "The records behind this row cannot be listed one by one.",
    "Записи за этой строкой нельзя перечислить поимённо.",
)
_UNRECORDED: Final = Pair(
    "Of no card of this row are attempts known to be recorded: which are without one is not known.",
    "Ни у одной карточки этой строки попытки, насколько известно, не записываются: какие без "
    "попытки, неизвестно.",
)
_RECORDED: Final = {"unworked": "recorded", "process": "in_shares"}
"""Metric → the measure that counts the cards whose attempts are recorded."""
_ALL: Final = Pair("", "")
_WITHOUT_ATTEMPT: Final = Pair(" without an attempt", " без попытки")
_WHICH: Final = {
    "fields": Pair(" empty or filled in for show", ", где пусто или псевдопусто"),
    "process": _WITHOUT_ATTEMPT,
    "unworked": _WITHOUT_ATTEMPT,
    "tasks": Pair(" not done in time", " (не сделано или сделано не в срок)"),
}
"""Metric that lists some of the records it counts → which."""


def records_said(metric: str, row: Explained, lang: str) -> str:
    """How many records stand behind a row, and the first twenty of them."""
    if row.cards is None:
        return _UNKNOWN.in_(lang)
    which = _WHICH.get(metric, _ALL).in_(lang)
    count = len(row.cards)
    if not count:
        if _is_unrecorded(metric, row):
            return _UNRECORDED.in_(lang)
        return (_NO_CELL if metric == "fields" else _NONE).in_(lang).format(which=which)
    named = [_name(metric, card, row, lang) for card in row.cards[:_MOST]]
    forms = _CELLS if metric == "fields" else _FORMS
    said = _SAID.in_(lang).format(
        count=plural(count, forms[lang], lang).format(count=whole(count, lang)),
        which=which,
        named="; ".join(cut(text, _NAME) for text in named),
    )
    return f"{said}; …{_IN_JSON.in_(lang)}" if count > _MOST else f"{said}."


def _name(metric: str, card: Row, row: Explained, lang: str) -> str:
    """What a record is and its id; of a cell also the field, where the row is not of one field."""
    name = f"{value_word('card', kind_of(card), lang)} {card['card_id']}"
    if metric != "fields" or "field" in row.key or "field" not in card:
        return name
    return f"{name} ({value_word('field', str(card['field']), lang)})"


def _is_unrecorded(metric: str, row: Explained) -> bool:
    """Whether there is no card of which it is known that it has, or has not, an attempt."""
    name = _RECORDED.get(metric)
    return any(one.column.name == name and not one.value for one in row.measures)


def kind_of(card: Row) -> str:
    """What a record is: lead, deal, task and others."""
    kind = str(card.get("card") or card.get("table_name"))
    return _KINDS.get(kind, kind)
