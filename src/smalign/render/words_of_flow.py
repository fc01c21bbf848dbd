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
    "reopened": ("Reopened", "Возобновлены"),
    "unordered": ("Order unknown", "Порядок неизвестен"),
    "repeated": ("Cards more than once", "Карточек не по разу"),
    "repeats": ("Entries beyond the first", "Входов сверх первого"),
    "returns": ("Returns", "Возвраты"),
    "repeated_share": ("Share more than once", "Доля не по разу"),
    "ended": ("End here", "Остались здесь"),
    "stays": ("Stays that ended", "Завершено пребываний"),
    "mean_days": ("Mean days", "Дней (среднее)"),
    "least_days": ("Least days", "Дней, меньше всего"),
    "most_days": ("Most days", "Дней, больше всего"),
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

FLOW: Final[Words] = {
    **_MOVES,
    **_VARIANTS,
    **_NETWORK,
    **{f"by_{actor}": (f"By {en}", ru.capitalize()) for actor, (en, ru) in _ACTORS.items()},
    **{f"back_{actor}": (f"Back, by {en}", f"Назад {ru}") for actor, (en, ru) in _ACTORS.items()},
    **{
        f"skipped_{actor}": (f"Skipped, by {en}", f"Пропущен {ru}")
        for actor, (en, ru) in _ACTORS.items()
    },
}
