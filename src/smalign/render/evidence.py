"""Why a file and a column were taken for what they are, in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean
from smalign.render.language import percent
from smalign.render.titles import Pair, value_word

if TYPE_CHECKING:
    from smalign.base.results import InspectedColumn, InspectedFile

_REASONS: Final = {
    "told": Pair("told: {}", "так указано: {}"),
    "headers known": Pair("headers known: {}", "известно заголовков: {}"),
    "telling": Pair("telling: {}", "говорят сами: {}"),
    "file name": Pair("file name: {}", "имя файла: {}"),
    "next": Pair("next: {} of this evidence", "следом: {} этих признаков"),
    "either": Pair("either: {}", "одно из двух: {}"),
    "constant": Pair("in every row: {}", "во всех строках: {}"),
    "currency in the header": Pair("currency in the header: {}", "валюта в заголовке: {}"),
    "mapped header missing": Pair(
        "not here, though mapped: {}", "указано в mapping, но здесь нет: {}"
    ),
    "millionths": Pair("divided by a million: {}", "разделено на миллион: {}"),
    "first of several": Pair(
        "of several ids in a cell the first is taken: {}",
        "из нескольких ID в ячейке взят первый: {}",
    ),
    "only_won": Pair(
        "every deal is taken as won: all have a date of winning and no other status",
        "все сделки приняты за выигранные: у всех дата выигрыша и нет другого статуса",
    ),
}
"""Code of a reason → how it is said; the others are said elsewhere, or as they are."""

_SILENT: Final = frozenset({"ask", "not read", "day unknown"})
"""Reasons that are a warning of their own."""

_OF: Final = Pair(" of ", " из ")
_TABLES: Final = frozenset({"next", "either", "told"})
_WHYS: Final = {
    "told": Pair("smalign.toml", "smalign.toml"),
    "header": Pair("header, {}", "заголовок, {}"),
    "pattern": Pair("like a header, {}", "похожий заголовок, {}"),
    "rule": Pair("by its values", "по значениям"),
}


def evidence(file: InspectedFile, lang: str) -> list[str]:
    """The reasons of a file, in the order of their weight."""
    said = []
    for reason in file.reasons:
        code, _, text = reason.partition(": ")
        if code in _SILENT:
            continue
        pair = _REASONS.get(code)
        said.append(pair.in_(lang).format(_worded(code, text, lang)) if pair else clean(reason))
    return said


def why(column: InspectedColumn, lang: str) -> str:
    """Why a column became what it became; nothing for an attribute."""
    if column.matched_by is None:
        return ""
    return _WHYS[column.matched_by].in_(lang).format(column.vocabulary)


def _share(text: str, lang: str) -> str:
    """What another table has of the evidence of this one: 0.28 → 28 %."""
    return percent(Decimal(text), lang, 0) if text.replace(".", "", 1).isdigit() else text


def _worded(code: str, text: str, lang: str) -> str:
    if code == "headers known":
        return text.replace(" of ", _OF.in_(lang))
    if code in _TABLES:
        *words, last = clean(text).split(" ")
        if code == "next":
            named = " ".join(value_word("table", word, lang) for word in words)
            return f"{named}, {_share(last, lang)}"
        return " ".join(value_word("table", word, lang) for word in (*words, last))
    return clean(text)
