"""What an explanation says around its numbers, and what the measures of segments mean."""

from __future__ import annotations

from typing import Final

from smalign.render.report.meanings import MEANINGS
from smalign.render.titles import Pair

WORDS: Final[dict[str, Pair]] = {
    "title": Pair("What stands behind the numbers", "Что стоит за числами"),
    "kind": Pair("Explanation", "Объяснение"),
    "signed_title": Pair(
        "The numbers both departments agree on", "Числа, с которыми согласны оба отдела"
    ),
    "column": Pair("Number", "Число"),
    "value": Pair("Value", "Значение"),
    "formula": Pair("How it is counted", "Как посчитано"),
    "worked": Pair("With the numbers put in", "С подставленными числами"),
    "cards": Pair(
        "Behind this row stand {count}: {named} JSON lists them all.",
        "За этой строкой стоят {count}: {named} Все перечислены в JSON.",
    ),
    "no_cards": Pair(
        "The records behind this row cannot be listed one by one.",
        "Записи за этой строкой нельзя перечислить поимённо.",
    ),
    "more": Pair(
        "{count} more rows are not shown; --row chooses.",
        "Ещё строк не показано: {count}; нужные выбирает --row.",
    ),
    "script_elsewhere": Pair(
        "smalign {metric} --sql prints the SQL that counted it.",
        "SQL, которым это посчитано, печатает smalign {metric} --sql.",
    ),
    "nothing_left_out": Pair("Nothing was left out.", "Ничего не исключено."),
    "agreed": Pair("Agreed", "Согласовано"),
    "agreed_about": Pair(
        "These are the numbers, how each is counted, and what is in none of them.",
        "Вот сами числа, как посчитано каждое и что ни в одно из них не вошло.",
    ),
    "agreed_marketing": Pair(
        "Marketing: ____________________   Date: ____________",
        "Маркетинг: ____________________   Дата: ____________",
    ),
    "agreed_sales": Pair(
        "Sales: ____________________   Date: ____________",
        "Продажи: ____________________   Дата: ____________",
    ),
}

_UNSAID: Final = Pair("", "")
_SEGMENTS: Final[dict[str, Pair]] = {
    "cards": Pair("cards with this value", "карточки с этим значением"),
    "share": Pair("cards / all cards of the field", "карточки / все карточки поля"),
    "counted": Pair(
        "cards old enough, or decided, to be in the conversion",
        "карточки, которые уже можно считать в конверсии: дозрели или закрыты",
    ),
    "counted_won": Pair("of those, won", "из них с продажей"),
    "rate": Pair("won of the counted / counted", "с продажей из посчитанных / посчитанные"),
    "rest_rate": Pair(
        "the same of all other values of the field", "то же у остальных значений поля"
    ),
    "lift": Pair("rate − rate of the others, in points", "доля − доля у остальных, в пунктах"),
    "p": Pair(
        "chance of so large a difference without a cause",
        "вероятность такой разницы без причины",
    ),
    "p_adjusted": Pair(
        "the same, corrected for all values tested (Benjamini–Hochberg)",
        "то же с поправкой на число проверок (Бенджамини — Хохберг)",
    ),
}


def meaning_of(metric: str, column: str) -> Pair:
    """How a measure is counted; blank for one that has no words here."""
    if metric == "segments":
        return _SEGMENTS.get(column, _UNSAID)
    known = MEANINGS.get(metric, {}).get(column)
    return known.how if known else _UNSAID
