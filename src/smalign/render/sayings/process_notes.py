"""Notes on speed to lead: what the export cannot tell, and whose time is meant."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "process_without_time": (
        "Cards are dated by the day alone, so nothing is known in minutes.",
        "У карточек записан только день создания, поэтому в минутах ничего не известно.",
    ),
    "process_without_attempts": (
        (
            "No attempt of sales to reach anybody is recorded: neither a first attempt on the "
            "cards nor calls and messages linked with them. Export activities and telephony."
        ),
        (
            "Ни одной попытки связаться в выгрузке нет: ни первой попытки в карточках, ни звонков "
            "и сообщений, связанных с ними. Выгрузите дела и телефонию."
        ),
    ),
    "process_recorded": (
        (
            "The shares are of {due:count card|cards} out of {cards:whole}: of people who have an "
            "attempt on some card, and at least an hour old."
        ),
        (
            "Доли посчитаны по {due:count карточке|карточкам|карточкам} из {cards:whole}: у тех "
            "сотрудников, чьи попытки записаны, и не моложе часа."
        ),
    ),
    "process_without_assignment": (
        "When cards were assigned is not exported, so the delay of the system is not known.",
        "Время назначения не выгружено, поэтому задержка до назначения неизвестна.",
    ),
    "process_working_time": (
        (
            "Working time is Monday to Friday, {hours}; name holidays and hours in smalign.toml in "
            "[calendar]."
        ),
        (
            "Рабочее время — с понедельника по пятницу, {hours}; праздники и часы назовите в "
            "smalign.toml в [calendar]."
        ),
    ),
}
