"""What each column of process, its zones, clock and load means."""

from __future__ import annotations

from typing import Final

from smalign.render.report.meaning import Meaning
from smalign.render.report.meaning import counted as _count
from smalign.render.titles import Pair

_BOTH_ENDS: Final = Pair("leads with both moments", "лиды, где записаны оба момента")
_DUE: Final = Pair(
    "leads attempted or an hour old, of people whose log can be believed",
    "лиды с попыткой или старше часа у людей, чьему журналу можно верить",
)
_TERMED: Final = Pair("stays that kept the term or did not", "входы, уложившиеся в срок или нет")
_STAYED: Final = Pair("all stays, also those not over", "все пребывания, и незаконченные")
_DAYS: Final = Pair("working days of people with leads", "рабочие дни людей, у которых есть лиды")


def _wait(en: str, ru: str) -> dict[str, Meaning]:
    """The columns of one stretch: its ends, in both languages."""
    stretch = Pair(en, ru)
    return {
        "median": Meaning(_BOTH_ENDS, Pair(f"median of {en}", f"медиана: {ru}")),
        "p90": Meaning(_BOTH_ENDS, Pair(f"nine in ten: {en}", f"девять из десяти не дольше: {ru}")),
        "p95": Meaning(_BOTH_ENDS, Pair(f"95 in a hundred: {en}", f"95 из ста не дольше: {ru}")),
        "work_median": Meaning(
            _BOTH_ENDS,
            Pair(
                f"{stretch.en} in the hours of [calendar], median",
                f"{ru} в часах [calendar], медиана",
            ),
        ),
        "work_p90": Meaning(
            _BOTH_ENDS,
            Pair(
                f"{stretch.en} in the hours of [calendar], nine in ten",
                f"{ru} в часах [calendar], 90 %",
            ),
        ),
        "work_p95": Meaning(
            _BOTH_ENDS,
            Pair(
                f"{stretch.en} in the hours of [calendar], 95 in a hundred",
                f"{ru} в часах [calendar], 95 %",
            ),
        ),
    }


_STRETCHES: Final = {
    "assign": _wait("assigned − created", "назначено − создано"),
    "response": _wait("first attempt − assigned", "первая попытка − назначено"),
    "speed": _wait("first attempt − created", "первая попытка − создано"),
}

PROCESS: Final[dict[str, Meaning]] = {
    "segment": _count(
        "values of the fields the rows are cut by", "значения полей, по которым разбиты строки"
    ),
    "cards": _count("leads created in the period", "лиды, созданные в периоде"),
    "unassigned": _count("of them, nobody's", "из них ничьи"),
    "assigned": _count("of them, with a moment of assignment", "из них с моментом назначения"),
    "attempted": _count(
        "of them, with a first attempt of sales: own column, else an outgoing touch of a person",
        "из них с первой попыткой продаж: из столбца, иначе исходящее касание человека",
    ),
    "unattempted": _count("in the shares, nobody tried", "вошли в доли, но попытки нет"),
    "in_shares": _count(
        "the denominator of the shares: attempted or an hour old, of people whose log is believed",
        "знаменатель долей: с попыткой или старше часа у людей, чьему журналу можно верить",
    ),
    **{
        f"{stretch}_{name}": known
        for stretch, columns in _STRETCHES.items()
        for name, known in columns.items()
    },
    "within_5": Meaning(_DUE, Pair("attempted within 5 minutes", "попытка за 5 минут")),
    "within_15": Meaning(_DUE, Pair("attempted within 15 minutes", "попытка за 15 минут")),
    "within_60": Meaning(_DUE, Pair("attempted within an hour", "попытка за час")),
    "within_5_work": Meaning(
        _DUE,
        Pair(
            "attempted within 5 minutes of work ([calendar])",
            "попытка за 5 рабочих минут ([calendar])",
        ),
    ),
    "within_15_work": Meaning(
        _DUE,
        Pair(
            "attempted within 15 minutes of work ([calendar])",
            "попытка за 15 рабочих минут ([calendar])",
        ),
    ),
    "within_60_work": Meaning(
        _DUE,
        Pair(
            "attempted within an hour of work ([calendar])", "попытка за рабочий час ([calendar])"
        ),
    ),
}

ZONES: Final[dict[str, Meaning]] = {
    "segment": PROCESS["segment"],
    "pipeline": _count("the CRM's pipeline; leads are one", "воронка CRM; лиды — отдельная"),
    "stage": _count("an open stage", "этап в работе"),
    "stage_order": _count("its place, from 1", "его номер с 1"),
    "zone": _count("whose it is, by [stages]", "чей он, по [stages]"),
    "responsible": _count("who answers for it, by [stages]", "кто отвечает, по [stages]"),
    "sla": _count("its term, by [stages]", "срок, по [stages]"),
    "required": _count("the fields to fill in, by [stages]", "что заполнить, по [stages]"),
    "holes": _count("what of these nobody said", "что из этого не сказано"),
    "stays": _count("begun in the period", "начаты в периоде"),
    "finished": _count("of them, left", "из них ушли"),
    "wait_median": Meaning(
        _STAYED, Pair("Kaplan–Meier: half have left by then", "Каплан — Мейер: ушла половина")
    ),
    "wait_p90": Meaning(
        _STAYED,
        Pair("Kaplan–Meier: nine in ten have left by then", "Каплан — Мейер: ушли 90 %"),
    ),
    "on_time": _count("left within the term", "ушли в срок"),
    "overdue": _count("left after it, or still there past it", "ушли позже или стоят дольше срока"),
    "pending": _count("still there, the term not over", "ещё стоят, срок не вышел"),
    "on_time_share": Meaning(
        _TERMED, Pair("on time / (on time + overdue)", "в срок / (в срок + нет)")
    ),
    "on_time_work": _count("the same in working time", "то же по рабочему времени"),
    "overdue_work": _count("the same in working time", "то же по рабочему времени"),
    "on_time_share_work": Meaning(
        _TERMED, Pair("the same in working time", "то же по рабочему времени")
    ),
    "open": _count("open cards that stand there now", "карточки, которые стоят здесь сейчас"),
    "age_median": _count(
        "half of them were made so many days ago", "половина создана столько дней назад"
    ),
}

CLOCK: Final[dict[str, Meaning]] = {
    "segment": PROCESS["segment"],
    "pipeline": _count("the pipeline; (all): together", "воронка; (все): вместе"),
    "zone": _count(
        "whose stages; not named: nobody said; not in the history: no stay covers it",
        "чьи этапы; не названа: не сказано; нет в истории: записи об этом нет",
    ),
    "cards": _count("won or lost in the period", "выиграны или проиграны в периоде"),
    "in_zone": _count("of them, were in the zone", "из них побывали в зоне"),
    "median_days": Meaning(
        Pair("cards that were there", "карточки, побывавшие там"),
        Pair("half spent that many days there", "половина провела там столько дней"),
    ),
    "sum_days": _count("days of all cards", "дни всех карточек"),
    "share": Meaning(
        Pair("all days from creation to closing", "все дни от создания до закрытия"),
        Pair("days in the zone / all days", "дни в зоне / все дни"),
    ),
}

LOAD: Final[dict[str, Meaning]] = {
    "segment": PROCESS["segment"],
    "cards": PROCESS["cards"],
    "work_days": _count(
        "working days from the first lead to the last, of each person",
        "рабочие дни каждого от первого лида до последнего",
    ),
    "day_mean": Meaning(_DAYS, Pair("leads / working days", "лиды / рабочие дни")),
    "day_median": Meaning(_DAYS, Pair("half of the days had no more", "в половине дней не больше")),
    "day_p90": Meaning(_DAYS, Pair("nine in ten days had no more", "в 90 % дней не больше")),
    "day_most": _count("the most on one day of one person", "больше всего за день у одного"),
    "settled": _count(
        "closed or a week old, of people whose log can be believed",
        "закрыты или старше недели, у людей, чьему журналу можно верить",
    ),
    "attempts_0": _count("of these, without an attempt", "из них без попыток"),
    "attempts_1": _count("with one", "с одной"),
    "attempts_2": _count("with two", "с двумя"),
    "attempts_3": _count("with three or more", "с тремя и больше"),
    "open_leads": _count("open now", "в работе сейчас"),
    "open_deals": _count("open now", "в работе сейчас"),
}
