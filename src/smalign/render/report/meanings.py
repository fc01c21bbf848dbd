"""What every column of the report is: out of what it is counted, and how."""

from __future__ import annotations

from typing import Final

from smalign.render.report.cohort_meanings import COHORTS, MATURITY
from smalign.render.report.compare_meanings import CELLS, COMPARE, MANAGERS
from smalign.render.report.exchange_meanings import RECONCILE, RECORDS, TASKS
from smalign.render.report.meaning import Meaning
from smalign.render.report.meaning import counted as _count
from smalign.render.report.nurture_meanings import (
    COVERAGE,
    MODELS,
    NURTURE,
    PRETEXTS,
    SPEND,
    TOPICS,
)
from smalign.render.report.plan_meanings import PLAN
from smalign.render.report.process_meanings import CLOCK, LOAD, PROCESS, ZONES
from smalign.render.report.roi_meanings import ROI
from smalign.render.titles import Pair

FUNNEL: Final[dict[str, Meaning]] = {
    "segment": _count(
        "values of the fields the rows are cut by", "значения полей, по которым разбиты строки"
    ),
    "pipeline": _count(
        "the CRM's pipeline; leads are a pipeline of their own",
        "воронка CRM; лиды — отдельная воронка",
    ),
    "stage": _count("a stage, in the order of the pipeline", "этап в порядке воронки"),
    "stage_order": _count(
        "place of the stage, from 1; 0 is a stage nobody knows",
        "номер этапа с 1; 0 — этап неизвестен",
    ),
    "zone": _count(
        "whose stage it is: marketing, sales, shared, system",
        "чей этап: маркетинг, продажи, общая, система",
    ),
    "entered": _count(
        "cards whose furthest stage is this one or a later one; with --mode observed those seen in "
        "it, with strict those seen in it and in all before it",
        "карточки, чей самый дальний этап — этот или более поздний; с --mode observed — замеченные "
        "на нём, со strict — на нём и на всех до него",
    ),
    "advanced": _count(
        "of those, cards that reached a later stage; on the stage of sales all of them",
        "из них дошли до одного из следующих; на этапе продажи — все",
    ),
    "lost": _count(
        "cards lost with this as their furthest stage",
        "отказы, для которых этот этап — самый дальний",
    ),
    "open": _count("cards that stand here", "карточки, которые стоят здесь"),
    "from_previous": Meaning(
        Pair("entered, previous stage", "вошли на предыдущий этап"),
        Pair(
            "moved on from the stage before / entered it",
            "прошли дальше предыдущего этапа / вошли на него",
        ),
    ),
    "from_first": Meaning(
        Pair("all cards of the block", "все карточки блока"),
        Pair("entered / all cards of the block", "вошли / все карточки блока"),
    ),
    "amount_entered": _count("sum of the amounts of cards that entered", "сумма карточек на входе"),
    "amount_lost": _count("sum of the amounts of cards lost here", "сумма отказов на этом этапе"),
    "top_loss_reason": _count(
        "the most frequent reason of a loss here", "самая частая причина отказа на этом этапе"
    ),
    "median_days": Meaning(
        Pair("finished stays", "законченные пребывания на этапе"),
        Pair(
            "median of leaving − entering, in calendar days",
            "медиана: выход − вход, в календарных днях",
        ),
    ),
    "p90_days": Meaning(
        Pair("finished stays", "законченные пребывания на этапе"),
        Pair("nine in ten stays were no longer than this", "девять из десяти не дольше этого"),
    ),
    "overdue": _count(
        "open cards past the stage's term; without a term: slower than nine in ten",
        "в работе дольше срока этапа; без срока — дольше девяти из десяти",
    ),
    "inferred": _count(
        "entered only because a later stage was reached",
        "вход восстановлен по более позднему этапу",
    ),
    "returned": _count(
        "cards that went back to an earlier stage", "карточки, вернувшиеся на более ранний этап"
    ),
    "skipped": _count(
        "cards that left the path by skipping a stage", "карточки, пропустившие этап"
    ),
    "latest_days": Meaning(
        Pair("cards that left the stage", "карточки, вышедшие с этапа"),
        Pair("median of their last stay in it", "медиана последнего пребывания на нём"),
    ),
    "total_days": Meaning(
        Pair("cards that left the stage", "карточки, вышедшие с этапа"),
        Pair("median of all their stays in it together", "медиана суммы всех пребываний на нём"),
    ),
    "wait_median": Meaning(
        Pair("all stays, also those not over", "все пребывания, и незаконченные"),
        Pair(
            "Kaplan–Meier: half have left by then; n/a when the data ends before",
            "Каплан — Мейер: к этому сроку вышла половина; нет, если данные кончаются раньше",
        ),
    ),
    "wait_p90": Meaning(
        Pair("all stays, also those not over", "все пребывания, и незаконченные"),
        Pair(
            "Kaplan–Meier: nine in ten have left by then; n/a when the data ends before",
            "Каплан — Мейер: к этому сроку вышли девять из десяти; нет, если данные кончаются "
            "раньше",
        ),
    ),
    "instant": _count(
        "cards that left and spent less than a minute here altogether",
        "карточки, которые вышли, проведя здесь всего меньше минуты",
    ),
}

FIELDS: Final[dict[str, Meaning]] = {
    "segment": FUNNEL["segment"],
    "table": _count("leads or deals", "лиды или сделки"),
    "field": _count(
        "the canonical column, or the header of the file", "столбец модели или заголовок файла"
    ),
    "cards": _count(
        "cards created in the period on which the field is due; in the total each card once a "
        "field: cells",
        "карточки, созданные в периоде, в которых поле нужно; в итоге карточка — столько раз, "
        "сколько полей: ячейки",
    ),
    "empty": _count("cells without a character", "ячейки без единого знака"),
    "pseudo_empty": _count(
        "cells that say nothing (“-”, “n/a”), judged by the column's type",
        "ячейки, которые ничего не говорят («-», «н/д»), с учётом типа столбца",
    ),
    "empty_share": Meaning(
        Pair("cards", "карточки"),
        Pair("(empty + filled in for show) / cards", "(пусто + псевдопусто) / карточки"),
    ),
    "pseudo_tokens": _count(
        "each word that says nothing, with its cells", "каждое слово-заглушка и его ячейки"
    ),
    "due_from": _count(
        (
            "the stage that requires the field ([stages] required); empty: due on every card, a "
            "loss reason on lost ones, a closing date on closed ones"
        ),
        (
            "этап, на котором поле обязательно ([stages] required); пусто — нужно в любой "
            "карточке, причина отказа — где был отказ, дата закрытия — в закрытых"
        ),
    ),
    "not_due": _count(
        "cards that did not reach that stage, or did not end so",
        "карточки, которые до этого этапа не дошли или закончились не так",
    ),
    "reach_unknown": _count(
        "cards of which nobody knows how far they got",
        "карточки, о которых неизвестно, до какого этапа они дошли",
    ),
    "never_due": _count(
        "cards of pipelines that do not require the field",
        "карточки воронок, в которых поле не обязательно",
    ),
    "trend": _count(
        "whether the share changed beyond chance (p below 0.05)",
        "изменилась ли доля не случайно (p меньше 0,05)",
    ),
    "first_period": _count(
        "the first complete month with min-n cards, else quarter",
        "первый полный месяц, в котором не меньше min-n карточек, иначе квартал",
    ),
    "first_cards": _count("cards created in it", "карточки, созданные в нём"),
    "first_share": Meaning(
        Pair("cards of the first period", "карточки первого периода"),
        Pair("empty or filled in for show / cards", "пусто и псевдопусто / карточки"),
    ),
    "last_period": _count(
        "the last complete month or quarter", "последний полный месяц или квартал"
    ),
    "last_cards": _count("cards created in it", "карточки, созданные в нём"),
    "last_share": Meaning(
        Pair("cards of the last period", "карточки последнего периода"),
        Pair("empty or filled in for show / cards", "пусто и псевдопусто / карточки"),
    ),
    "change": Meaning(
        Pair("cards of both periods", "карточки обоих периодов"),
        Pair(
            "share empty lately − share empty then; from … to: 95 % interval (Newcombe)",
            "доля пустых недавно − доля пустых тогда; от … до: интервал 95 % (Ньюкомб)",
        ),
    ),
    "change_p": _count(
        "Fisher's exact test, adjusted over all rows (Benjamini–Hochberg)",
        "точный тест Фишера с поправкой на все строки (Бенджамини — Хохберг)",
    ),
}

_LOST: Final = Pair("lost cards of the segment", "отказы сегмента")

REASONS: Final[dict[str, Meaning]] = {
    "segment": FUNNEL["segment"],
    "reason": _count("the reason on the lost card", "причина на карточке отказа"),
    "stage": _count("the last open stage before the loss", "последний открытый этап до отказа"),
    "zone": FUNNEL["zone"],
    "class": _count(
        "whose matter the reason is, by [reasons]; undecided where it rests on attempts that are "
        "not recorded",
        "к чему относится причина, по [reasons]; не решено, где нужно число попыток, а они не "
        "записаны",
    ),
    "cards": _count(
        "leads disqualified and deals lost in the period",
        "некачественные лиды и отказы по сделкам в периоде",
    ),
    "share": Meaning(
        _LOST, Pair("cards / lost cards of the segment", "карточки / отказы сегмента")
    ),
    "amount": _count("sum typed on the cards", "сумма, записанная в карточках"),
    "month": _count("month of the loss", "месяц отказа"),
    "lost": _count("all lost cards of the segment", "все отказы сегмента"),
    "change": Meaning(
        _LOST,
        Pair(
            "share of the reason in the later half of the period against the earlier one",
            "доля причины во второй половине периода против первой",
        ),
    ),
    "change_p": _count(
        "Fisher's exact test, adjusted over all reasons (Benjamini–Hochberg)",
        "точный критерий Фишера с поправкой на число причин (Бенджамини — Хохберг)",
    ),
}

UNWORKED: Final[dict[str, Meaning]] = {
    "segment": FUNNEL["segment"],
    "disqualified": _count(
        "leads disqualified in the period; where there are deals alone, lost deals",
        "лиды, признанные некачественными в периоде; где есть только сделки — отказы",
    ),
    "recorded": _count(
        "of those, cards whose attempts are recorded",
        "из них карточки, попытки по которым записаны",
    ),
    "unworked": _count(
        "of those, cards without a single attempt of sales to reach the person",
        "из них без единой попытки продаж связаться",
    ),
    "unworked_share": Meaning(
        Pair("cards with attempts recorded", "карточки с записью попыток"),
        Pair("without an attempt / recorded", "без попытки / с записью попыток"),
    ),
}

DIMENSION: Final = _count(
    "the value on the card at the as-of", "значение на карточке на дату данных"
)
"""Any column the rows are cut by."""

MEANINGS: Final[dict[str, dict[str, Meaning]]] = {
    "roi": {**ROI, **MODELS},
    "funnel": FUNNEL,
    "cohorts": COHORTS,
    "maturity": MATURITY,
    "plan": PLAN,
    "reasons": REASONS,
    "unworked": UNWORKED,
    "fields": FIELDS,
    "tasks": TASKS,
    "reconcile": RECONCILE,
    "records": RECORDS,
    "compare": COMPARE,
    "cells": CELLS,
    "managers": MANAGERS,
    "process": PROCESS,
    "zones": ZONES,
    "clock": CLOCK,
    "load": LOAD,
    "nurture": NURTURE,
    "coverage": COVERAGE,
    "pretexts": PRETEXTS,
    "topics": TOPICS,
    "spend": SPEND,
}
"""metric → column → meaning."""


def meaning(metric: str, column: str) -> Meaning:
    """What the column of that metric means; one of the user's own fields is a dimension."""
    return MEANINGS[metric].get(column, DIMENSION)
