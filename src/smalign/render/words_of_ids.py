"""The words of titles of what a card says when `--ids` lists it. Data only."""

from __future__ import annotations

from typing import Final

Words = dict[str, tuple[str, str]]

IDS: Final[Words] = {
    "excluded": ("Left out for", "Почему не вошло"),
    "is_unassigned": ("Nobody's", "Без ответственного"),
    "is_attempted": ("Attempted", "Была попытка"),
    "is_recorded": ("Attempts are recorded", "Попытки записываются"),
    "has_time": ("Time of day known", "Известно время суток"),
    "assign_seconds": ("Until assigned, seconds", "До назначения, секунд"),
    "response_seconds": ("Assigned → attempt, seconds", "От назначения до попытки, секунд"),
    "speed_seconds": ("Speed to lead, seconds", "Скорость ответа, секунд"),
    "assign_work_seconds": (
        "Until assigned, seconds of work",
        "До назначения, секунд рабочего времени",
    ),
    "speed_work_seconds": (
        "Speed to lead, seconds of work",
        "Скорость ответа, секунд рабочего времени",
    ),
    "given_on": ("Fell to the owner on", "Дата назначения"),
    "is_late": ("Begins later", "Начало не с первого"),
    "is_skipping": ("Skips a stage", "Есть пропуск этапа"),
    "is_back": ("Goes back", "Есть возврат"),
    "is_again": ("Enters again", "Есть повторный вход"),
    "is_reopened": ("Reopened", "Возобновлялась"),
    "is_unordered": ("Order unknown", "Порядок неизвестен"),
    "is_conforming": ("In order", "Идёт по порядку"),
    "is_logged": ("Won in the history", "Продажа есть в истории"),
    "is_cancelled": ("No longer won", "Отменена"),
    "is_paid": ("Has payments", "Есть оплаты"),
    "is_refunded": ("Has a refund", "Есть возврат денег"),
    "is_observed": ("Observed long enough", "Наблюдалась весь срок"),
    "is_repeated": ("Bought again", "Покупка повторилась"),
    "after_sale.is_first": ("First sale of the customer", "Первая продажа клиенту"),
    "pretexts.is_first": ("First of its kind", "Первое касание вида"),
    "pretexts.is_first_of_all": ("First of all", "Первое из всех"),
    "pretexts.is_followed": ("Followed long enough", "Наблюдалось весь срок"),
    "is_used": ("Used", "Использовано"),
    "contacted_on": ("Contact of sales", "Дата контакта продаж"),
    "nurture.is_total": ("Any content", "Любой материал"),
    "fatigue.is_total": ("Any content", "Любой материал"),
    "alike": ("Compared within", "Сравнивается внутри"),
    "days_in_stage": ("Days in the stage", "Дней на этапе к касанию"),
    "first_at": ("First touch", "Первое касание"),
    "coverage.first_on": ("Day of the first touch", "День первого касания"),
    "back_on": ("Came back on", "Дата возвращения"),
    "is_asked": ("Asked already", "Уже спрашивали"),
    "is_tracked": ("Attempts known", "Известны попытки"),
    "has_no_attempt": ("Nobody tried", "Без единой попытки"),
    "has_no_next_activity": ("Nothing planned", "Нет запланированного"),
    "is_overdue": ("Overdue", "Есть просроченное"),
    "has_missed_call": ("Missed call", "Есть пропущенный звонок"),
    "is_unanswered": ("Unanswered", "Есть обращение без ответа"),
    "missed_on": ("Missed call on", "Дата пропущенного звонка"),
    "asked_on": ("Asked on", "Дата обращения"),
    "overdue_on": ("Overdue since", "Просрочено с"),
}
"""Titles of columns of cards."""
