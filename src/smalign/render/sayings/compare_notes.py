"""Notes on two periods compared: what made the difference, and what cannot be said."""

from __future__ import annotations

from typing import Final

_RANGE_EN: Final = "{value:signed} {result:result} (from {low:signed} to {high:signed})"
_RANGE_RU: Final = "{value:signed} {result:result} (от {low:signed} до {high:signed})"

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "compare_quantity": (
        f"Quantity: the number of leads a working day changed; that made {_RANGE_EN}.",
        f"Количество: изменилось число лидов за рабочий день; это {_RANGE_RU}.",
    ),
    "compare_quality": (
        f"Quality: other leads came. The mix of segments made {_RANGE_EN}.",
        f"Качество: пришли другие лиды. Состав сегментов дал {_RANGE_RU}.",
    ),
    "compare_quality_pattern": (
        (
            "Quality: {names:list} convert otherwise for most managers, and the other segments "
            f"held; that made {_RANGE_EN}."
        ),
        (
            "Качество: {names:list} — конверсия изменилась у большинства менеджеров, а остальные "
            f"сегменты держатся; это {_RANGE_RU}."
        ),
    ),
    "compare_handling_pattern": (
        (
            "Handling: the same leads, other work. The same managers, or attempts to reach people, "
            f"changed across segments; that made {_RANGE_EN}."
        ),
        (
            "Обработка: лиды те же, работа другая. Изменилось у одних и тех же менеджеров в "
            f"разных сегментах или в попытках связаться; это {_RANGE_RU}."
        ),
    ),
    "compare_market": (
        (
            f"Market: all segments and managers changed alike; that made {_RANGE_EN}. It looks "
            "like the price or the market."
        ),
        (
            f"Рынок: изменилось везде одинаково, во всех сегментах и у всех менеджеров; это "
            f"{_RANGE_RU}. Похоже на цену или рынок."
        ),
    ),
    "compare_disputed": (
        (
            f"Disputed: conversion within segments made {_RANGE_EN}; whose matter it is cannot be "
            "told apart, so it is given to nobody."
        ),
        (
            f"Спорно: конверсия внутри сегментов дала {_RANGE_RU}; чьё это, разделить нельзя, "
            "поэтому не отнесено ни к кому."
        ),
    ),
    "compare_nothing": (
        "Nothing happened that is more than chance. What is not seen is not excluded.",
        "Ничего не случилось: разница не больше случайной. Не видно — не значит исключено.",
    ),
    "compare_few": (
        (
            "Not enough data: {before:whole} and {after:whole} {result:result}, fewer than "
            "{least:whole} in a period; a cause cannot be told."
        ),
        (
            "Мало данных: {before:whole} и {after:whole} {result:result}, меньше {least:whole} за "
            "период; причину назвать нельзя."
        ),
    ),
    "compare_read": (
        (
            "{first:day}–{last:day} against {other_first:day}–{other_last:day}: leads "
            "{other_leads:whole} → {leads:whole}, {result:result} {before:whole} → {after:whole}, "
            "each within {days:count day|days} of its creation. Segments: {level:level}."
        ),
        (
            "{first:day}–{last:day} и {other_first:day}–{other_last:day}: лидов "
            "{other_leads:whole} → {leads:whole}, {result:result} {before:whole} → {after:whole}, "
            "каждый — за {days:count день|дня|дней} жизни. Сегменты: {level:level}."
        ),
    ),
    "compare_leads_read": (
        (
            "{first:day}–{last:day} against {other_first:day}–{other_last:day}: leads "
            "{other_leads:whole} → {leads:whole}."
        ),
        (
            "{first:day}–{last:day} и {other_first:day}–{other_last:day}: лидов "
            "{other_leads:whole} → {leads:whole}."
        ),
    ),
    "compare_no_periods": (
        (
            "Not enough data: no two equal periods of a month, a quarter or half a year are "
            "complete, old enough and have leads enough."
        ),
        (
            "Мало данных: нет двух равных периодов (месяц, квартал, полугодие), законченных, "
            "зрелых и с достаточным числом лидов."
        ),
    ),
    "compare_periods_later": (
        (
            "Not enough data yet: the last two equal periods with leads enough are too young. They "
            "can be compared on {ready_on:day}."
        ),
        (
            "Мало данных: два последних равных периода с достаточным числом лидов ещё не созрели. "
            "Сравнить можно будет {ready_on:day}."
        ),
    ),
    "compare_immature": (
        (
            "Not enough data on conversion: leads need {days:count day|days} to be won. It can be "
            "compared on {ready_on:day}."
        ),
        (
            "О конверсии мало данных: лидам нужно {days:count день|дня|дней}, чтобы стать "
            "продажами. Сравнить можно будет {ready_on:day}."
        ),
    ),
    "compare_without_horizon": (
        (
            "Fewer than {least:whole} sales are old enough to tell how long a sale takes, so only "
            "the number of leads is compared. --horizon 90d names an age."
        ),
        (
            "Зрелых продаж меньше {least:whole}: за сколько дней лид становится продажей, "
            "неизвестно, поэтому сравнивается только число лидов. Срок можно задать: --horizon 90d."
        ),
    ),
    "compare_by_upper": (
        "Sales are fewer than {least:whole} in a period, so it is judged by {result:result}.",
        "Продаж меньше {least:whole} за период, поэтому судим по числу {result:result}.",
    ),
}
