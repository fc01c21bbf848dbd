"""The words of titles of what people do: process, calls, tasks, reports and logs. Data only."""

from __future__ import annotations

from typing import Final

Words = dict[str, tuple[str, str]]

_PROCESS: Final[Words] = {
    "unassigned": ("Nobody's", "Без ответственного"),
    "assigned": ("Assigned", "Назначено"),
    "attempted": ("Attempted", "С попыткой"),
    "unattempted": ("Without an attempt", "Без попытки"),
    "in_shares": ("In the shares", "Вошли в доли"),
    "assign_median": ("Until assigned, median", "До назначения, медиана"),
    "assign_p90": ("Until assigned, 90 %", "До назначения, 90 %"),
    "assign_work_median": ("Until assigned, working time", "До назначения, рабочее время"),
    "response_median": ("Assigned → attempt, median", "От назначения до попытки, медиана"),
    "response_p90": ("Assigned → attempt, 90 %", "От назначения до попытки, 90 %"),
    "response_work_median": (
        "Assigned → attempt, working time",
        "От назначения до попытки, рабочее время",
    ),
    "speed_median": ("Speed to lead, median", "Скорость ответа, медиана"),
    "speed_p90": ("Speed to lead, 90 %", "Скорость ответа, 90 %"),
    "speed_p95": ("Speed to lead, 95 %", "Скорость ответа, 95 %"),
    "speed_work_median": ("Speed to lead, working time", "Скорость ответа, рабочее время"),
    "speed_work_p90": (
        "Speed to lead, working time, 90 %",
        "Скорость ответа, рабочее время, 90 %",
    ),
    "within_5": ("Within 5 min", "За 5 мин"),
    "within_15": ("Within 15 min", "За 15 мин"),
    "within_60": ("Within 60 min", "За 60 мин"),
    "within_60_work": ("Within 60 min of work", "За 60 мин рабочего времени"),
}

_ARRIVALS: Final[Words] = {
    "hour": ("Hour", "Час"),
    "monday": ("Mon", "Пн"),
    "tuesday": ("Tue", "Вт"),
    "wednesday": ("Wed", "Ср"),
    "thursday": ("Thu", "Чт"),
    "friday": ("Fri", "Пт"),
    "saturday": ("Sat", "Сб"),
    "sunday": ("Sun", "Вс"),
    "weekday": ("Day of the week", "День недели"),
    "outside": ("Outside working time", "В нерабочее время"),
    "outside_share": ("Share outside", "Доля в нерабочее"),
    "speed_inside": ("Speed to lead, inside", "Скорость ответа, в рабочее"),
    "speed_outside": ("Speed to lead, outside", "Скорость ответа, в нерабочее"),
    "speed_work_inside": ("Working time to lead, inside", "Рабочих часов до ответа, в рабочее"),
    "speed_work_outside": (
        "Working time to lead, outside",
        "Рабочих часов до ответа, в нерабочее",
    ),
    "gained": ("Converted", "Сконвертировано"),
    "rate_inside": ("Conversion, inside", "Конверсия, в рабочее"),
    "rate_outside": ("Conversion, outside", "Конверсия, в нерабочее"),
}

_CALLS: Final[Words] = {
    "pretext": ("Begin with", "С чего начать"),
    "days_ago": ("Days ago", "Дней назад"),
    "last_contact_on": ("Last contact", "Последний контакт"),
}

_PRETEXTS: Final[Words] = {
    "used": ("Used", "Использовано"),
    "used_share": ("Used, %", "Использовано, %"),
    "used_cards": ("Cards, used", "Карточки с контактом"),
    "unused_cards": ("Cards, not used", "Карточки без контакта"),
    "moved_used": ("Moved on, used", "Продвинулись с контактом"),
    "moved_unused": ("Moved on, not used", "Продвинулись без контакта"),
}

_TODAY: Final[Words] = {
    "burning": ("Burning", "Горит"),
    "burning_share": ("Burning, %", "Горит, %"),
    "tracked": ("Leads, attempts known", "Лиды, попытки известны"),
    "no_attempt": ("Nobody tried", "Без попытки"),
    "no_next_activity": ("Nothing planned", "Без дел"),
    "missed_calls": ("Missed calls", "Пропущенные звонки"),
    "unanswered": ("Unanswered", "Без ответа"),
    "since_on": ("Since", "С какого дня"),
    "reasons": ("Reasons", "Причин"),
}

_RECONCILE: Final[Words] = {
    "report": ("Report", "Отчёт"),
    "crm": ("CRM", "CRM"),
    "difference": ("Report − CRM", "Отчёт − CRM"),
    "difference_share": ("Difference, %", "Разница, %"),
    "match": ("Result", "Результат"),
    "exported_amount": ("Amount as exported", "Сумма как в выгрузке"),
    "base_amount": ("Of it in the base currency", "Из неё в основной валюте"),
    "explained_by": ("It agrees when counted", "Сходится, если считать"),
    "explained": ("CRM counted so", "CRM при таком счёте"),
}

_RECORDS: Final[Words] = {
    "records": ("Records", "Записей"),
    "matched": ("Have each other", "Нашлись"),
    "earlier": ("Card made before", "Карточка была раньше"),
    "later": ("Card made later", "Карточка позже"),
    "missing": ("Without the other", "Без пары"),
    "without_key": ("No phone or e-mail", "Нет телефона и почты"),
    "missing_share": ("Share without", "Доля без пары"),
    "happened_on": ("Date", "Дата"),
}

_NURTURE: Final[Words] = {
    "reach": ("Cards reached", "Получили, карточек"),
    "compared": ("Compared", "Сравнено"),
    "comparisons": ("Untouched beside them", "Сопоставимых без касаний"),
    "progression": ("Moved on", "Продвинулись"),
    "untouched_progression": ("Untouched like them", "Сопоставимые без касаний"),
    "raw_lift": ("Difference before matching, points", "Разница без учёта отбора, п. п."),
    "compared_share": ("Share compared", "Доля сравнённых"),
    "balance_before": ("Imbalance before", "Несходство до"),
    "balance_after": ("Imbalance after", "Несходство после"),
    "days_to_move": ("Days until moved on, median", "До перехода, дней (медиана)"),
    "immature": ("Too recent", "Слишком недавно"),
    "no_open_stage": ("Not in work then", "Не были в работе"),
}

_TASKS: Final[Words] = {
    "tasks": ("Tasks", "Задачи"),
    "due_tasks": ("Due by now", "Срок наступил"),
    "done": ("Done", "Сделано"),
    "on_time": ("On time", "В срок"),
    "late": ("Late", "С опозданием"),
    "missed": ("Not done", "Не сделано"),
    "pending": ("Still to come", "Срок впереди"),
    "done_share": ("Share done", "Доля сделанных"),
    "on_time_share": ("Share on time", "Доля в срок"),
    "median_days_late": ("Days late, median", "Опоздание, дней (медиана)"),
    "seconds_late": ("Seconds late", "Опоздание, секунд"),
    "checked": ("Checked for changes", "Проверено на изменения"),
    "changed": ("Data changed", "Данные изменились"),
    "changed_cards": ("Cards changed", "Изменено карточек"),
    "every_days": ("Every … days", "Раз в … дней"),
    "last_completed_on": ("Last done", "Сделано последний раз"),
    "state": ("State", "Состояние"),
}

_FILLING: Final[Words] = {
    "at_creation": ("At the creation", "При создании"),
    "at_move": ("At a move", "При переводе"),
    "in_bulk": ("In bulk", "Пачкой"),
    "filled_later": ("Later", "Позже"),
    "before_log": ("Before the history", "До начала истории"),
    "month_end": ("At the month's end", "В конце месяца"),
    "told": ("After the creation", "После создания"),
    "move_share": ("Share at a move", "Доля при переводе"),
    "bulk_share": ("Share in bulk", "Доля пачкой"),
    "month_end_share": ("Share at the month's end", "Доля в конце месяца"),
    "median_days_in_stage": ("Days in the stage before", "Дней на этапе до заполнения"),
    "filled_when": ("When filled in", "Когда заполнено"),
    "filled_on": ("Filled in on", "Дата заполнения"),
    "filled_by": ("Filled in by", "Кто заполнил"),
    "seconds_in_stage": ("Seconds in the stage before", "Секунд на этапе до заполнения"),
}

_BURDEN: Final[Words] = {
    "required_fields": ("Required fields", "Обязательных полей"),
    "fields_filled": ("Fields filled in", "Заполнено полей"),
    "filled_per_card": ("Fields per card", "Полей на карточку"),
    "cards_filled": ("Cards with required ones", "Карточек с обязательными"),
    "median_days_to_fill": ("Days until filled in", "Дней до заполнения"),
    "left_cards": ("Left the stage", "Ушли с этапа"),
    "pace": ("Pace since", "Темп с тех пор"),
    "required_on": ("Required since", "Обязательно с"),
    "before_cards": ("Cards before", "Карточек до"),
    "before_left": ("Left before", "Ушли до"),
    "before_share": ("Left in time, before", "Ушли за срок, до"),
    "after_cards": ("Cards after", "Карточек после"),
    "after_left": ("Left after", "Ушли после"),
    "after_share": ("Left in time, after", "Ушли за срок, после"),
    "pace_change": ("Change", "Изменение"),
    "pace_p": ("p, adjusted", "p с поправкой"),
    "seconds_to_fill": ("Seconds until filled in", "Секунд до заполнения"),
    "stay_seconds": ("Seconds in the stage", "Секунд на этапе"),
    "stay_days": ("Days in the stage", "Дней на этапе"),
}

_COMPARE: Final[Words] = {
    "factor": ("What changed", "Что изменилось"),
    "cause": ("Cause", "Причина"),
    "effect": ("Effect", "Вклад"),
    "seen": ("Seen", "Видно"),
    "revenue_effect": ("Effect on revenue", "Вклад в выручку"),
    "year_effect": ("Effect, year on year", "Вклад к прошлому году"),
    "year_seen": ("Seen, year on year", "Видно к прошлому году"),
    "manager": ("Manager", "Менеджер"),
    "hits": ("Came to the result", "Дошли до результата"),
    "rate": ("Conversion", "Конверсия"),
    "leads_before": ("Leads then", "Лидов было"),
    "leads_now": ("Leads now", "Лидов стало"),
    "share_before": ("Share then", "Доля была"),
    "share_now": ("Share now", "Доля стала"),
    "hits_before": ("Result then", "Результат был"),
    "hits_now": ("Result now", "Результат стал"),
    "rate_before": ("Conversion then", "Конверсия была"),
    "rate_now": ("Conversion now", "Конверсия стала"),
    "rate_change": ("Change, points", "Изменение, п. п."),
    "mix_effect": ("Effect of mix", "Вклад состава"),
    "rate_effect": ("Effect of conversion", "Вклад конверсии"),
    "expected": ("Expected", "Ожидалось"),
    "standardised": ("Conversion, standardised", "Конверсия при общем составе"),
    "standardised_before": ("The same then", "То же в прошлом периоде"),
    "outer_low": ("Almost surely from", "Почти наверняка от"),
    "outer_high": ("Almost surely to", "Почти наверняка до"),
    "standing": ("Beyond chance", "Сверх случайного"),
    "leads_more": ("Leads more or fewer", "Лидов больше или меньше"),
    "hits_more": ("Result more or less", "Результат больше или меньше"),
    "spend_now": ("Spend", "Расход"),
    "cost_of_result": ("Cost of a result", "Цена результата"),
    "cost_more": ("Cost of the move", "Стоимость перемены"),
}

WORK: Final[Words] = {
    **_COMPARE,
    **_PROCESS,
    **_ARRIVALS,
    **_CALLS,
    **_RECONCILE,
    **_RECORDS,
    **_TASKS,
    **_FILLING,
    **_BURDEN,
    **_NURTURE,
    **_PRETEXTS,
    **_TODAY,
    **_RECONCILE,
    **_RECORDS,
    **_TASKS,
}
