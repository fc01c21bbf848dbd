"""What reports call their measures and periods, and how they write numbers."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.reported_periods import reported_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "leads": (
        *("leads", "lead", "лиды", "лидов", "лид", "заявки", "заявок", "обращения", "обращений"),
        "inquiries",
    ),
    "qualified": (
        *("qualified", "mql", "qualified leads", "квалифицированные", "квалы", "квал лиды"),
        "квалифицированные лиды",
    ),
    "deals": ("deals", "deal", "opportunities", "сделки", "сделок"),
    "won": ("won", "sales", "orders", "won deals", "продажи", "продаж", "заказы", "заказов"),
    "revenue": ("revenue", "income", "выручка", "выручки", "доход", "оборот", "сумма продаж"),
    "spend": (
        *(
            "spend",
            "cost",
            "costs",
            "budget",
            "расход",
            "расходы",
            "затраты",
            "бюджет",
            "потрачено",
        ),
        "ad spend",
    ),
}
_BY_WORD: Final = {word: measure for measure, words in _WORDS.items() for word in words}
PERIOD_WORDS: Final = frozenset(
    (
        *("period", "month", "quarter", "year", "date", "week"),
        *("период", "месяц", "квартал", "год", "дата", "день"),
    )
)
MEASURE_WORDS: Final = frozenset(("measure", "metric", "kpi", "показатель", "метрика"))
VALUE_WORDS: Final = frozenset(("value", "fact", "amount", "значение", "факт"))
_TOTAL: Final = re.compile(
    r"(?:grand |sub)?totals?|(?:общий |промежуточный )?итог|итого|всего|подытог"
    r"|all(?: channels| sources| campaigns)?|все(?: каналы| источники| кампании)?"
    r"|(?:total|итого|всего) (?:for|of|by|за|по) .+"
    r"|.+ (?:total|итог|итого)"
)
"""What a sum is called; Excel's pivot tables put the word after what they add up: «Апрель Итог»."""
_SUMMED: Final = re.compile(
    r"\A(?:grand )?(?:total|итого|всего|общий|общая|общие)\b(?: of)?"
    r"|\b(?:grand )?(?:total|итого|всего)\Z"
)
"""Words of a sum before or after what it counts."""
_SCALES: Final = (
    (re.compile(r"\b(?:тыс\w*|thousands?|k)\b\.?"), Decimal(1000)),
    (re.compile(r"\b(?:млн|millions?|mln)\b\.?"), Decimal(1_000_000)),
)
_NOISE: Final = re.compile(
    r"\b(?:руб(?:лей|ля|ли)?|rub|usd|eur|шт|ед|кол-во|количество|count|number of|план|факт|fact)\b"
    r"\.?|[₽$€,:;()\[\]]"
)
_NUMBER: Final = re.compile(r"[-−]?\d[\d .,'\u00a0\u202f]*\Z")
_SIGNS: Final = re.compile(r"[₽$€\s\u00a0\u202f']|руб\.?|rub|usd|eur", re.IGNORECASE)
_THOUSANDS: Final = 3
_GROUP: Final = re.compile(r"[1-9]\d{0,2}")
"""What may stand before the first sign that groups digits."""


def measure_of(text: str) -> tuple[str | None, Decimal, str]:
    """The measure a text names, the unit its numbers are in, and what else it says."""
    rest, scale = fold_header(text).replace("_", " "), Decimal(1)
    for pattern, unit in _SCALES:
        rest, found = pattern.subn(" ", rest)
        scale = unit if found else scale
    rest = " ".join(_NOISE.sub(" ", rest).split())
    if rest in _BY_WORD:
        return _BY_WORD[rest], scale, ""
    for word in sorted(_BY_WORD, key=len, reverse=True):
        for shape in (f"{word} ", f" {word}"):
            inside = rest.removeprefix(shape) if shape[-1] == " " else rest.removesuffix(shape)
            if inside != rest and reported_period(inside.strip(" -–—/")) is not None:
                return _BY_WORD[word], scale, inside.strip(" -–—/")
    return None, scale, rest


def is_total(text: str) -> bool:
    """Whether a header, or the first cell of a row, says that the numbers are sums of others."""
    return bool(_TOTAL.fullmatch(fold_header(text)))


def summed_measure(text: str) -> tuple[str | None, Decimal]:
    """The measure whose sum a header says it is, and its unit: «Расход итого», Total leads."""
    stem, found = _SUMMED.subn(" ", fold_header(text).replace("_", " "))
    measure, scale, rest = measure_of(stem) if found else (None, Decimal(1), "")
    return (measure, scale) if not rest else (None, Decimal(1))


def decimal_sign(texts: Iterable[str]) -> str | None:
    """The sign before decimals in a report, where one of its numbers shows it; None: none does.

    2,5 shows a comma, and so do 1.234,50 and, before three digits, 0,769 and 1234,500: nobody
    groups thousands so. A report that also shows a dot shows nothing.
    """
    shown = set()
    for text in texts:
        bare = _SIGNS.sub("", text)
        signs = [sign for sign in bare if sign in ".,"]
        if not _NUMBER.match(bare.replace("−", "-")) or not signs:
            continue
        whole, _, digits = bare.lstrip("-−").rpartition(signs[-1])
        groups = len(digits) == _THOUSANDS and _GROUP.fullmatch(whole)
        if len({*signs}) > 1 or (len(signs) == 1 and not groups):
            shown.add(signs[-1])
    return shown.pop() if len(shown) == 1 else None


def number_of(text: str, decimals: str | None = None) -> Decimal | None:
    """A number as spreadsheets and people write it, None when it is none.

    1 234,5; 1,234.50; 1.234.567; −12; 90 000 ₽. A sign that groups digits stands before exactly
    three of them, or comes twice: a single comma before three digits groups thousands, as no
    amount has three decimals; a single dot does not, as programs write numbers so. Where the report
    shows which sign its decimals have (`decimals`), the other one groups.
    """
    bare = _SIGNS.sub("", text).replace("−", "-")
    if not _NUMBER.match(bare):
        return None
    dots, commas = bare.count("."), bare.count(",")
    if decimals is not None and bare.count(decimals) <= 1:
        bare = bare.replace("," if decimals == "." else ".", "").replace(",", ".")
    elif dots and commas:
        last = max(bare.rfind("."), bare.rfind(","))
        whole, rest = re.sub(r"[.,]", "", bare[:last]), bare[last + 1 :]
        bare = f"{whole}.{rest}"
    elif commas > 1 or dots > 1:
        bare = re.sub(r"[.,]", "", bare)
    elif commas:
        digits = len(bare) - bare.rfind(",") - 1
        bare = bare.replace(",", "" if digits == _THOUSANDS else ".")
    try:
        return Decimal(bare)
    except InvalidOperation:
        return None
