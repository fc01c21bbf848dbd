"""The words of titles of what histories tell: moves, ways, who passes cards on. Data only."""

from __future__ import annotations

from typing import Final

Words = dict[str, tuple[str, str]]

_ACTORS: Final[Words] = {
    "human": ("people", "людьми"),
    "robot": ("robots", "роботом"),
    "import": ("imports", "импортом"),
    "bulk": ("bulk actions", "массово"),
    "unknown": ("unknown", "неизвестно кем"),
}

_MOVES: Final[Words] = {
    "moves": ("Moves", "Переходы"),
    "entries": ("Entries", "Входы"),
    "begun": ("Began here", "Начали здесь"),
    "forward": ("Forward", "Вперёд"),
    "back": ("Back", "Назад"),
    "again": ("Again", "Повторно"),
    "elsewhere": ("In another pipeline", "Теперь в другой воронке"),
    "reopened": ("Reopened", "Возобновлены"),
    "unordered": ("Order unknown", "Порядок неизвестен"),
    "repeated": ("Cards more than once", "Входили повторно"),
    "repeats": ("Entries beyond the first", "Входов сверх первого"),
    "returns": ("Returns", "Возвраты"),
    "repeated_share": ("Share more than once", "Доля входивших повторно"),
    "ended": ("End here", "Остались здесь"),
    "stays": ("Stays that ended", "Завершено пребываний"),
    "mean_days": ("Mean days", "Дней (среднее)"),
    "least_days": ("Least days", "Дней, минимум"),
    "most_days": ("Most days", "Дней, максимум"),
    "instant_share": ("Share passed at once", "Доля прошедших мгновенно"),
    "from_stage": ("From", "Из"),
    "to_stage": ("To", "В"),
}

_VARIANTS: Final[Words] = {
    "variant": ("Way", "Путь"),
    "conforming": ("Keep to the order", "По порядку"),
    "conforming_share": ("Share in order", "Доля по порядку"),
    "late_start": ("Begin later", "Начали не с первого"),
    "skipping": ("Skip a stage", "Пропустили этап"),
    "went_back": ("Go back", "Возвращались назад"),
    "first_on": ("Began", "Начало"),
}

_NETWORK: Final[Words] = {
    "giver": ("From whom", "От кого"),
    "receiver": ("To whom", "Кому"),
    "per_card": ("Per card", "На карточку"),
    "main_stage": ("Mostly into", "Чаще всего в"),
}

_HANDOVERS: Final[Words] = {
    "received": ("Received", "Получено"),
    "given": ("Given away", "Отдано"),
    "returned_share": ("Share came back", "Доля возвратов"),
    "held_days": ("Kept, median days", "Вёл, дней (медиана)"),
    "contacted": ("Contacted after", "Связались после"),
    "contacted_share": ("Share contacted", "Доля, где связались"),
    "contact_median": ("Until contact, median", "До контакта, медиана"),
    "contact_p90": ("Until contact, 90 %", "До контакта, 90 %"),
    "owners": ("Through whose hands", "Через чьи руки"),
    "from_zone": ("From zone", "Из зоны"),
    "to_zone": ("To zone", "В зону"),
    "contact_at": ("First contact", "Первый контакт"),
    "contact_seconds": ("Seconds until contact", "Секунд до контакта"),
}

_AFTER_SALE: Final[Words] = {
    "paid_deals": ("Sales with payments", "Продажи с оплатами"),
    "refunded_deals": ("With a refund", "С возвратом"),
    "refunded_share": ("Share with a refund", "Доля с возвратом"),
    "refunded": ("Given back", "Возвращено"),
    "refunded_of_paid": ("Given back of paid", "Возвращено от оплат"),
    "logged": ("Won by the history", "Продажи по истории"),
    "cancelled": ("No longer won", "Отменены после продажи"),
    "cancelled_share": ("Share no longer won", "Доля отменённых"),
    "observed_customers": ("Observed long enough", "Наблюдались весь срок"),
    "repeat_customers": ("Bought again", "Купили снова"),
    "repeat_share": ("Share bought again", "Доля купивших снова"),
    "received_amount": ("Received", "Получено"),
    "won_on": ("Won on", "Дата продажи"),
}

FLOW: Final[Words] = {
    **_MOVES,
    **_VARIANTS,
    **_NETWORK,
    **_HANDOVERS,
    **_AFTER_SALE,
    **{f"by_{actor}": (f"By {en}", ru.capitalize()) for actor, (en, ru) in _ACTORS.items()},
    **{f"back_{actor}": (f"Back, by {en}", f"Назад {ru}") for actor, (en, ru) in _ACTORS.items()},
    **{
        f"skipped_{actor}": (f"Skipped, by {en}", f"Пропущен {ru}")
        for actor, (en, ru) in _ACTORS.items()
    },
}

FLOW_ACTORS: Final[Words] = {
    "human": ("a person", "человек"),
    "robot": ("a robot", "робот"),
    "import": ("an import", "импорт"),
    "bulk": ("in bulk", "массово"),
    "unknown": ("unknown", "неизвестно"),
}
FLOW_KINDS: Final[Words] = {
    "begun": ("began", "начало"),
    "late": ("began later", "начало не с первого"),
    "forward": ("forward", "вперёд"),
    "back": ("back", "назад"),
    "again": ("again", "повторно"),
    "lost": ("lost", "отказ"),
    "reopened": ("reopened", "возобновление"),
    "beside": ("same place", "то же место"),
    "unordered": ("order unknown", "порядок неизвестен"),
    "handed": ("handed on", "передано"),
    "kept": ("kept", "ведёт дальше"),
}
"""Coded values: of what makes a move, of what a move or a pair of people is."""
