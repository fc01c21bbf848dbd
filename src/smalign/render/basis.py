"""The head of an answer: what it is, and what its numbers rest on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.parts import command_of
from smalign.render.language import NOT_AVAILABLE, day, percent, period, plural, whole
from smalign.render.money import number
from smalign.render.titles import Pair, metric_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.results import Result

AS_OF: Final = Pair("data as of", "данные на")
_RETURN: Final = Pair("Return", "Окупаемость")
_TOUCHED: Final = Pair("with a touch {} of {} ({})", "с касаниями {} из {} ({})")
_SALES: Final = (("sale", "sales"), ("продажи", "продаж", "продаж"))
_TOUCHED_REVENUE: Final = Pair(" and {} of revenue", " и {} выручки")
_UNSAID: Final = Pair(
    "no reason or “other” on {} ({})", "без причины или с причиной «другое» {} ({})"
)
GRAINS: Final = {
    "lead+deal": Pair("leads and deals", "лиды и сделки"),
    "deal": Pair("deals only", "только сделки"),
    "lead": Pair("leads only", "только лиды"),
    "path": Pair("added-up paths", "сложенные цепочки"),
}
_SHARES: Final = Pair("shares of all conversions by model", "доли от всех конверсий по моделям")
_PATHS: Final = {
    "lead": Pair("each lead with its first deal", "каждый лид с первой сделкой"),
    "contact": Pair("each contact once", "каждый контакт один раз"),
}
_CHOICES: Final = {
    "amount": Pair("rates of the amount", "доли от суммы"),
    "cohort": Pair("by cohort", "по когортам"),
    "payment": Pair("by date of payment", "по дате оплаты"),
    "closing_date": Pair("by date of closing", "по дате закрытия"),
    "backfill": Pair("skipped stages filled in", "пропущенные этапы восстановлены"),
    "observed": Pair("observed entries only", "только записанные входы"),
    "strict": Pair("every stage in order", "строго по порядку этапов"),
}
_WHERE: Final = Pair("where {all}", "при условии {all}")
_AND: Final = Pair(" and ", " и ")
_PIPELINE: Final = (
    Pair("pipeline {all}", "воронка {all}"),
    Pair("pipelines {all}", "воронки {all}"),
)
_WITHIN: Final = Pair("within {span} of the first stage", "за {span} от первого этапа")
_HOURS: Final = (("hour", "hours"), ("час", "часа", "часов"))
_DAYS: Final = (("day", "days"), ("день", "дня", "дней"))
_DAY: Final = 86_400
_COUNTED: Final = {
    "leads": (("lead", "leads"), ("лид", "лида", "лидов")),
    "rows": (("row", "rows"), ("строка", "строки", "строк")),
    "deals": (("deal", "deals"), ("сделка", "сделки", "сделок")),
    "cards": (("card", "cards"), ("карточка", "карточки", "карточек")),
    "entered": (("card", "cards"), ("карточка", "карточки", "карточек")),
    "in_shares": (
        ("card in the shares", "cards in the shares"),
        ("карточка в расчёте доли", "карточки в расчёте доли", "карточек в расчёте доли"),
    ),
    "stays": (
        ("stay in a stage", "stays in a stage"),
        ("вход на этап", "входа на этап", "входов на этап"),
    ),
    "touches": (("touch", "touches"), ("касание", "касания", "касаний")),
    "recorded": (
        ("card with attempts recorded", "cards with attempts recorded"),
        (
            "карточка с записью попыток",
            "карточки с записью попыток",
            "карточек с записью попыток",
        ),
    ),
    "due_tasks": (
        ("task with a known outcome", "tasks with a known outcome"),
        (
            "задача с известным исходом",
            "задачи с известным исходом",
            "задач с известным исходом",
        ),
    ),
    "compared": (
        ("touched card compared", "touched cards compared"),
        (
            "карточка с касанием в сравнении",
            "карточки с касаниями в сравнении",
            "карточек с касаниями в сравнении",
        ),
    ),
    "lost": (("lost card", "lost cards"), ("отказ", "отказа", "отказов")),
    "won": (("sale", "sales"), ("продажа", "продажи", "продаж")),
    "won_and_lost": (
        ("closed deal", "closed deals"),
        ("сделка с исходом", "сделки с исходом", "сделок с исходом"),
    ),
    "received": (
        ("change of owner", "changes of owner"),
        ("смена ответственного", "смены ответственного", "смен ответственного"),
    ),
    "moves": (("move", "moves"), ("переход", "перехода", "переходов")),
    "counted": (
        ("card in the conversion", "cards in the conversion"),
        ("карточка в конверсии", "карточки в конверсии", "карточек в конверсии"),
    ),
}
_CELLS: Final = (("cell", "cells"), ("ячейка", "ячейки", "ячеек"))
"""What a total over several fields counts: a card has a cell in each of them."""
DENOMINATORS: Final = tuple(_COUNTED)
"""Columns a row's rates rest on, first found first."""
_RESTS_ON: Final = {
    "funnel": ("entered",),
    "reasons": ("lost",),
    "unworked": ("recorded",),
    "segments": ("counted",),
    "process": ("cards",),
    "nurture": ("compared",),
    "fatigue": ("compared",),
    "coverage": ("cards",),
    "arrivals": ("cards",),
    "pretexts": ("touches",),
    "today": ("cards",),
    "zones": ("stays",),
    "load": ("cards",),
    "ceiling": ("in_shares",),
    "tasks": ("due_tasks",),
    "handovers": ("received",),
    "zone_handovers": ("moves",),
    "after_sale": ("won",),
}
"""Metric → the columns looked for before them."""


def headline(result: Result, lang: str) -> str:
    """What this is: the title of the metric; rows of owners are no return by channel."""
    is_by_channel = not result.fields or result.fields[0].name == "channel"
    if result.metric == "roi" and not is_by_channel:
        return _RETURN.in_(lang)
    return metric_title(result.metric, lang)


def basis(result: Result, lang: str) -> str:
    """What it rests on: period, as-of, grain, the choices made, the denominator."""
    if result.grain == "path":
        return _of_paths(result, lang)
    parts = [period(result.period, lang)]
    on, old = as_of_day(result), result.params.get("old_as_of_on")
    if on and isinstance(old, date):
        parts = [f"{day(old, lang)} → {day(on, lang)}"]
    elif on:
        parts.append(f"{AS_OF.in_(lang)} {day(on, lang)}")
    parts += conditions(result.params, lang)
    counted = denominator(result)
    amount = number(result.total.get(counted)) if counted else None
    grains = {**GRAINS, **_PATHS} if result.params.get("counted") else GRAINS
    if result.grain in grains and not (counted == "leads" and amount is None):
        parts.append(grains[result.grain].in_(lang))
    # cash is only called so where payments are known
    for name in ("basis", "revenue_by", "mode"):
        choice = _CHOICES.get(str(result.params.get(name)))
        if choice:
            parts.append(choice.in_(lang))
    window = result.params.get("window_seconds")
    if isinstance(window, int):
        parts.append(_WITHIN.in_(lang).format(span=_span(window, lang)))
    touched = result.params.get("attributable")
    if isinstance(touched, dict):
        parts.append(_touched(touched, lang))
    if counted and amount is not None:
        forms = _CELLS if result.metric == "fields" else _COUNTED[counted]
        parts.append(_said(int(amount), forms, lang))
    return " · ".join([*parts, *_unsaid(result.params, lang)])


def _unsaid(params: Mapping[str, object], lang: str) -> list[str]:
    """How many of the losses have no reason or "other", where there are losses."""
    found = params.get("unsaid")
    if not isinstance(found, dict) or not isinstance(found["share"], float):
        return []
    share = percent(Decimal(repr(found["share"])), lang)
    return [_UNSAID.in_(lang).format(whole(found["cards"], lang), share)]


def conditions(params: Mapping[str, object], lang: str) -> list[str]:
    """The cards an answer holds for, where only some were asked for: as the question says it."""
    found = []
    for name, words, glue in (
        ("where", (_WHERE, _WHERE), _AND.in_(lang)),
        ("pipelines", _PIPELINE, ", "),
    ):
        asked = params.get(name)
        if isinstance(asked, list) and asked:
            said = words[len(asked) > 1].in_(lang)
            found.append(said.format(all=glue.join(map(str, asked))))
    return found


def _of_paths(result: Result, lang: str) -> str:
    """Added-up paths hold no days and no cards; with several models their shares are shown."""
    is_split = any(item.name == "model" for item in result.fields)
    parts = [GRAINS["path"], *([_SHARES] if is_split else [])]
    return " · ".join(part.in_(lang) for part in parts)


def _span(seconds: int, lang: str) -> str:
    """A number of days, or of hours where they make no whole day."""
    whole_days, rest = divmod(seconds, _DAY)
    return _said(seconds // 3600, _HOURS, lang) if rest else _said(whole_days, _DAYS, lang)


def _touched(facts: dict[str, object], lang: str) -> str:
    """How many sales have a touch, which is all that models can share out; of known revenue."""
    won, of = (int(str(facts[name])) for name in ("won", "of"))
    sales, revenue = (
        percent(Decimal(repr(one)), lang) if isinstance(one, float) else None
        for one in (facts["won_share"], facts["revenue_share"])
    )
    told = _TOUCHED.in_(lang).format(
        whole(won, lang), _said(of, _SALES, lang), sales or NOT_AVAILABLE.in_(lang)
    )
    return told + (_TOUCHED_REVENUE.in_(lang).format(revenue) if revenue else "")


def command_for(result: Result, command: str = "") -> str:
    """The command, that of its metric if none is given, with the option this answer needs."""
    option = " --counts" if result.params.get("counts_alone") else ""
    return (command or command_of(result.metric)) + option


def as_of_day(result: Result) -> date | None:
    """The local day of as-of, where the metric tells it; else the day of the UTC moment."""
    local = result.params.get("as_of_on")
    return local if isinstance(local, date) else result.as_of


def said(count: int, counted: str, lang: str) -> str:
    """A number with the word for what it counts: 1 234 лида."""
    return _said(count, _COUNTED[counted], lang)


def said_of(count: int, counted: str, lang: str) -> str:
    """The same after "of": из 1 234 лидов, из 21 лида."""
    english, russian = _COUNTED[counted]
    return _said(count, (english, (russian[1], russian[2], russian[2])), lang)


def _said(count: int, forms: tuple[tuple[str, ...], tuple[str, ...]], lang: str) -> str:
    english, russian = forms
    return f"{whole(count, lang)} {plural(count, russian if lang == 'ru' else english, lang)}"


def genitive(result: Result, count: int, lang: str) -> str:
    """The same after "fewer than": меньше 30 лидов, меньше 21 лида."""
    return said_of(count, denominator(result) or "cards", lang)


def denominator(result: Result) -> str | None:
    """The column the rates of a row rest on."""
    names = {item.name for item in result.fields}
    order = (*_RESTS_ON.get(result.metric, ()), *DENOMINATORS)
    return next((name for name in order if name in names), None)
