"""What an explanation says around its numbers, and what the measures of segments mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.schema import UNKNOWN
from smalign.render.explain.cash_words import CASH, NEW_REVENUE, REVENUE
from smalign.render.explain.process_words import PROCESS
from smalign.render.report.meanings import MEANINGS
from smalign.render.titles import Pair

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.explained import Explained
    from smalign.base.results import Result

WORDS: Final[dict[str, Pair]] = {
    "title": Pair("What stands behind the numbers", "Что стоит за числами"),
    "kind": Pair("Explanation", "Объяснение"),
    "signed_title": Pair("Numbers to agree on", "Числа для согласования"),
    "column": Pair("Number", "Число"),
    "value": Pair("Value", "Значение"),
    "formula": Pair("How it is counted", "Как посчитано"),
    "worked": Pair("With the numbers put in", "С подставленными числами"),
    "more": Pair(
        "Rows not shown: {count}; `smalign explain {metric} --row` chooses.",
        "Ещё строк не показано: {count}; нужные выбирает `smalign explain {metric} --row`.",
    ),
    "script_elsewhere": Pair(
        "smalign {command} --sql prints the SQL that counted it.",
        "SQL, которым это посчитано, печатает smalign {command} --sql.",
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
    "won": Pair("of those, won by now", "из них проданы на сегодня"),
    "lost": Pair("of those, lost or disqualified", "из них отказы и некачественные"),
    "open": Pair("of those, not decided", "из них без исхода"),
    "revenue": Pair("sum of their won deals", "сумма их выигранных сделок"),
    "median_days_to_won": Pair(
        "half of their sales took no longer, from creation",
        "половина их продаж заняла не больше, от создания",
    ),
    "values": Pair("values this row stands for", "сколько значений в строке"),
    "horizon_days": Pair(
        "the age at which cards are counted", "возраст, в котором считаются карточки"
    ),
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


_PLAN: Final[dict[str, Pair]] = {
    "plan": Pair("as the plan says", "как в плане"),
    "fact": Pair(
        "leads by creation, sales by closing, revenue by payment or else by closing, spend by day",
        "лиды по созданию, продажи по закрытию, выручка по оплате или по закрытию, расход по дням",
    ),
    "percent": Pair("fact / plan", "факт / план"),
    "due": Pair(
        "plan × working days passed / all working days of the period",
        "план × прошедшие рабочие дни / все рабочие дни периода",
    ),
    "gap": Pair("fact − due", "факт − план на сегодня"),
    "from_leads": Pair("part of the gap: leads (Shapley)", "часть разрыва: лиды (Шепли)"),
    "from_conversion": Pair(
        "part of the gap: conversion (Shapley)", "часть разрыва: конверсия (Шепли)"
    ),
    "from_cheque": Pair("part of the gap: average sale (Shapley)", "часть разрыва: чек (Шепли)"),
    "run_rate": Pair("fact × all working days / passed ones", "факт × все рабочие дни / прошедшие"),
    "run_rate_percent": Pair("run rate / plan", "прогноз по темпу / план"),
    "remaining": Pair("plan − fact", "план − факт"),
    "open_pipeline": Pair("sum of the open deals", "сумма открытых сделок"),
    "expected": Pair(
        "of it, each deal by the share won of those that came to its stage",
        "из неё: каждая сделка × доля выигранных из дошедших до её этапа",
    ),
    "coverage": Pair("expected / remaining", "ожидается / осталось"),
    "pipeline_coverage": Pair(
        "open pipeline / remaining, whatever its stages convert",
        "открытые сделки / осталось, без поправки на конверсию",
    ),
    "days_passed": Pair("working days passed", "прошло рабочих дней"),
    "days": Pair("working days of the period", "рабочих дней в периоде"),
}

_CREDITED: Final[dict[str, Pair]] = {
    "deals": Pair(
        "deals of those leads, and deals without a lead created in the period",
        "сделки этих лидов и сделки без лида, созданные в периоде",
    ),
    "won": Pair(
        "the part of the won deals that the model gives to touches of this row",
        "часть продаж, которую модель отдаёт касаниям этой строки",
    ),
    "revenue": Pair(
        "the part of their amounts that the model gives to touches of this row",
        "часть их суммы, которую модель отдаёт касаниям этой строки",
    ),
}
"""Measures of roi under a model that shares sales out among touches."""


_OF_AMOUNTS: Final[dict[str, Pair]] = {
    "from_previous": Pair(
        "amount entered / amount entered of the stage before",
        "сумма на входе / сумма на входе предыдущего этапа",
    ),
    "from_first": Pair(
        "amount entered / amount of all cards of the block",
        "сумма на входе / сумма всех карточек блока",
    ),
}
"""Rates of the funnel by money."""


_UNPLACED: Final = Pair(
    "cards lost nobody knows where; they are in no other row",
    "отказы, о которых неизвестно, на каком этапе; в других строках их нет",
)
_OF_UNPLACED: Final = {"entered": _UNPLACED, "lost": _UNPLACED}
"""Counts of the row of the funnel that is no stage."""

_OF_MONTH: Final[dict[str, Pair]] = {
    "share": Pair(
        "cards / lost cards of the segment in that month",
        "карточки / отказы сегмента в этом месяце",
    ),
    "lost": Pair(
        "all lost cards of the segment in that month", "все отказы сегмента в этом месяце"
    ),
}
"""Measures of reasons, where each month has its own rows."""

_OWN: Final = {"segments": _SEGMENTS, "plan": _PLAN, "process": PROCESS}


def meaning_of(result: Result, row: Explained, column: str) -> Pair:
    """How a measure of a row is counted; blank for one that has no words here."""
    if result.metric in _OWN:
        return _OWN[result.metric].get(column, _UNSAID)
    if result.metric == "funnel":
        found = _of_funnel(result, row).get(column)
    elif result.metric == "reasons" and "month" in row.key:
        found = _OF_MONTH.get(column)
    else:
        cash = _of_cash(result.params)
        is_shared = _model_of(result, row) not in {None, "source"}
        found = (cash | _CREDITED | _created(cash) if is_shared else cash).get(column)
    known = MEANINGS.get(result.metric, {}).get(column)
    return found or (known.how if known else _UNSAID)


def _of_funnel(result: Result, row: Explained) -> dict[str, Pair]:
    """How measures are counted where rates are of money, and in the row of no stage."""
    rates = _OF_AMOUNTS if result.params.get("basis") == "amount" else {}
    return rates | (_OF_UNPLACED if row.key.get("stage") == UNKNOWN else {})


def _of_cash(params: Mapping[str, object]) -> dict[str, Pair]:
    """How measures of roi are counted where all goes by its own day; else none of them."""
    if params.get("basis") != "cash":
        return {}
    revenue = REVENUE.get(str(params.get("revenue_by")), REVENUE["closing_date"])
    return CASH | {"revenue": revenue, "new_revenue": NEW_REVENUE}


def _created(cash: Mapping[str, Pair]) -> dict[str, Pair]:
    """What no model shares out: deals, where they count by their creation."""
    return {name: cash[name] for name in cash.keys() & {"deals"}}


def _model_of(result: Result, row: Explained) -> str | None:
    """The attribution model of a row: its own, else the only one that was asked for."""
    models = result.params.get("models")
    alone = str(models[0]) if isinstance(models, list) and len(models) == 1 else None
    return row.key.get("model", alone)
