"""Notes on two periods compared: what made the difference, and what it was read from."""

from __future__ import annotations

from typing import Final

_RANGE_EN: Final = "{value:signed} {result:result} (from {low:signed} to {high:signed})"
_RANGE_RU: Final = "вклад в число {result:result} {value:signed} (от {low:signed} до {high:signed})"
_ALONE_EN: Final = (
    "By itself that is more than chance; among all that was looked at it is too little for a claim "
    "(adjusted p {p:ratio})."
)
_ALONE_RU: Final = (
    "Само по себе это больше случайного; среди всего, что сравнивалось, для вывода этого мало "
    "(p с поправкой {p:ratio})."
)

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "compare_quantity": (
        f"Quantity: the number of leads a working day changed; that made {_RANGE_EN}.",
        f"Количество: изменилось число лидов за рабочий день; {_RANGE_RU}.",
    ),
    "compare_quality": (
        f"Quality: other leads came. The mix of segments made {_RANGE_EN}.",
        f"Качество: пришли другие лиды, изменился состав сегментов; {_RANGE_RU}.",
    ),
    "compare_quality_pattern": (
        (
            "Quality: conversion in {names:list} changed for most managers, and the other segments "
            f"held; that made {_RANGE_EN}."
        ),
        (
            "Качество: {names:list} — конверсия изменилась у большинства менеджеров, а остальные "
            f"сегменты держатся; {_RANGE_RU}."
        ),
    ),
    "compare_handling_pattern": (
        (
            "Handling: the same leads, other work. The same managers, or attempts to reach people, "
            f"changed across segments; that made {_RANGE_EN}."
        ),
        (
            "Обработка: лиды те же, работа другая. Изменилось у одних и тех же менеджеров в "
            f"разных сегментах или в попытках связаться; {_RANGE_RU}."
        ),
    ),
    "compare_queued": (
        (
            "Whoever got them and wherever they came from, leads lay longer before anybody had "
            f"them; with the change of conversion within segments goes {_RANGE_EN}."
        ),
        (
            "Откуда бы лиды ни пришли и кому бы ни достались, они дольше лежали до назначения; с "
            f"изменением конверсии внутри сегментов связано: {_RANGE_RU}."
        ),
    ),
    "compare_idle": (
        (
            "More leads than before are closed without an attempt to reach them; with the change "
            f"of conversion within segments goes {_RANGE_EN}."
        ),
        (
            "Лидов, закрытых без единой попытки связаться, стало больше; с изменением конверсии "
            f"внутри сегментов связано: {_RANGE_RU}."
        ),
    ),
    "compare_priced": (
        (
            "More losses than before are for the price; with the change of conversion within "
            f"segments goes {_RANGE_EN}."
        ),
        (
            "Отказов из-за цены стало больше; с изменением конверсии внутри сегментов связано: "
            f"{_RANGE_RU}."
        ),
    ),
    "compare_also_price": (
        (
            "Losses for the price were {before:rate} and are {share:rate} of those with a reason: "
            "part of the change may be the price's, and is not told apart."
        ),
        (
            "Отказов из-за цены было {before:rate}, стало {share:rate} от отказов с причиной: "
            "часть изменения может быть за ценой, отдельно она не выделена."
        ),
    ),
    "compare_market": (
        (
            f"Market: all segments and managers changed alike; that made {_RANGE_EN}. It looks "
            "like the price or the market."
        ),
        (
            f"Рынок: изменилось везде одинаково, во всех сегментах и у всех менеджеров; "
            f"{_RANGE_RU}. Похоже на цену или рынок."
        ),
    ),
    "compare_disputed": (
        (
            f"Disputed: conversion within segments made {_RANGE_EN}; whose matter it is cannot be "
            "told apart, so it is given to nobody."
        ),
        (
            f"Спорно: конверсия внутри сегментов, {_RANGE_RU}; чьё это, разделить нельзя, "
            "поэтому не отнесено ни к кому."
        ),
    ),
    "compare_nothing": (
        (
            "Nothing happened that is more than chance and large enough to matter. What is not "
            "seen is not excluded."
        ),
        "Ничего не случилось: разница случайна или мала. Не видно — не значит исключено.",
    ),
    "compare_unsure_leads": (
        f"Not proved: the number of leads a working day made {_RANGE_EN}. {_ALONE_EN}",
        f"Не доказано: число лидов за рабочий день, {_RANGE_RU}. {_ALONE_RU}",
    ),
    "compare_unsure_mix": (
        f"Not proved: the mix of segments made {_RANGE_EN}. {_ALONE_EN}",
        f"Не доказано: состав сегментов, {_RANGE_RU}. {_ALONE_RU}",
    ),
    "compare_unsure_rates": (
        f"Not proved: conversion within segments made {_RANGE_EN}. {_ALONE_EN}",
        f"Не доказано: конверсия внутри сегментов, {_RANGE_RU}. {_ALONE_RU}",
    ),
    "compare_few": (
        (
            "Not enough data: {before:whole} and {after:whole} {result:result}, fewer than "
            "{least:whole} in a period; a cause cannot be told."
        ),
        (
            "Мало данных: число {result:result} — {before:whole} и {after:whole}, а нужно "
            "{least:whole} за период; причину назвать нельзя."
        ),
    ),
    "compare_read": (
        (
            "{other_first:day}–{other_last:day} → {first:day}–{last:day}: leads "
            "{other_leads:whole} → {leads:whole}, {result:result} {before:whole} → {after:whole}, "
            "each within {days:count day|days} of its creation. Segments: {level:level}."
        ),
        (
            "{other_first:day}–{other_last:day} → {first:day}–{last:day}: лидов "
            "{other_leads:whole} → {leads:whole}, {result:result} {before:whole} → {after:whole}, "
            "каждый — за {days:count день|дня|дней} жизни. Сегменты: {level:level}."
        ),
    ),
    "compare_longer": (
        (
            "Periods of {months:count month|months} are compared: in shorter ones sales are too "
            "few to judge by."
        ),
        (
            "Сравниваются периоды по {months:count месяцу|месяца|месяцев}: в более коротких "
            "продаж слишком мало, чтобы судить по ним."
        ),
    ),
    "compare_leads_read": (
        (
            "{other_first:day}–{other_last:day} → {first:day}–{last:day}: leads "
            "{other_leads:whole} → {leads:whole}."
        ),
        (
            "{other_first:day}–{other_last:day} → {first:day}–{last:day}: лидов "
            "{other_leads:whole} → {leads:whole}."
        ),
    ),
    "compare_recording": (
        f"Recording: not the business changed but what is written of it; {_RANGE_EN} are its.",
        f"Учёт: изменилась запись, а не дело; {_RANGE_RU}.",
    ),
    "compare_collapsed": (
        (
            "Cards of the way in “{created_how:created_how}” fell from {before:whole} to "
            "{after:whole}, while its log has {log:whole} and {log_after:whole}: what came in did "
            "not come into the CRM. `smalign reconcile --records FILE` tells which."
        ),
        (
            "Карточек «{created_how:created_how}» было {before:whole}, стало {after:whole}, а в "
            "журнале их {log:whole} и {log_after:whole}: обращения не дошли до CRM. Список: "
            "`smalign reconcile --records FILE`."
        ),
    ),
    "compare_collapsed_unknown": (
        (
            "Cards of the way in “{created_how:created_how}” fell from {before:whole} to "
            "{after:whole}. Without a log of it nobody can say whether people stopped coming or "
            "their cards did; so nothing is claimed. Export the log."
        ),
        (
            "Карточек «{created_how:created_how}» было {before:whole}, стало {after:whole}. Без "
            "журнала нельзя сказать, перестали обращаться люди или перестали заводиться "
            "карточки, поэтому вывода нет. Выгрузите журнал."
        ),
    ),
    "compare_repeated": (
        (
            "Repeated inquiries of the same people rose from {before:whole} to {after:whole} "
            "leads: there are more cards, not people. `smalign roi --by channel` counts people."
        ),
        (
            "Повторных обращений тех же людей было {before:whole}, стало {after:whole}: больше "
            "карточек, а не людей. Уникальных считает `smalign roi --by channel`: сверьте."
        ),
    ),
}
