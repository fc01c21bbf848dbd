"""Sentences of `process --show ceiling`: what goes with busy days."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "ceiling_found": (
        (
            "On days with more than {most:count new lead|new leads} the same people try "
            "{share_exposed:rate} of them within an hour of work, on others {share_others:rate}: "
            "{value:points} points (from {low:points} to {high:points}; {exposed:whole} and "
            "{others:whole} leads). Associated with the load, not shown to follow from it."
        ),
        (
            "В дни, когда новых лидов больше {most:whole}, те же сотрудники успевают связаться за "
            "рабочий час с {share_exposed:rate} из них, в остальные дни — с {share_others:rate}: "
            "{value:points} п. п. (от {low:points} до {high:points}; лидов {exposed:whole} и "
            "{others:whole}). Связано с нагрузкой, но не доказано, что из-за неё."
        ),
    ),
    "ceiling_not_seen": (
        (
            "No load is seen from which answers surely come later; the nearest are days with more "
            "than {most:count new lead|new leads}: the share tried within an hour of work differs "
            "by {value:points} points from other days of the same people (from {low:points} to "
            "{high:points}; {exposed:whole} and {others:whole} leads)."
        ),
        (
            "Нагрузки, с которой ответы заметно запаздывают, не видно; ближе всего дни, когда "
            "новых лидов больше {most:whole}: доля тех, с кем связались за рабочий час, отличается "
            "от остальных дней тех же сотрудников на {value:points} п. п. (от {low:points} до "
            "{high:points}; лидов {exposed:whole} и {others:whole})."
        ),
    ),
    "ceiling_not_enough": (
        (
            "Not enough data to tell a ceiling: it takes {days:whole} busy and {days:whole} other "
            "days of the same people, and {min_n:whole} leads with recorded attempts on each side."
        ),
        (
            "Для потолка мало данных: нужно по {days:whole} загруженных и обычных дней у тех же "
            "сотрудников и по {min_n:whole} лидов с записью попыток на каждой стороне."
        ),
    ),
    "ceiling_sales_found": (
        (
            "The leads of days with more than {most:count new lead|new leads} convert worse: "
            "{share_exposed:rate} within {horizon:count day|days}, those of other days of the same "
            "people {share_others:rate}: {value:points} points (from {low:points} to "
            "{high:points}; {exposed:whole} and {others:whole} leads that old). Associated with "
            "the load, not shown to follow from it."
        ),
        (
            "Лиды тех дней, когда новых больше {most:whole}, конвертируются хуже: "
            "{share_exposed:rate} за {horizon:count день|дня|дней}, а у тех же сотрудников в "
            "остальные дни — {share_others:rate}: {value:points} п. п. (от {low:points} до "
            "{high:points}; лидов такого возраста {exposed:whole} и {others:whole}). Связано с "
            "нагрузкой, но не доказано, что из-за неё."
        ),
    ),
    "ceiling_sales_not_seen": (
        (
            "No load is seen from which leads surely convert worse; the nearest are days with more "
            "than {most:count new lead|new leads}: the conversion within "
            "{horizon:count day|days} differs by {value:points} points from other days of the same "
            "people (from {low:points} to {high:points}; {exposed:whole} and {others:whole} leads "
            "that old)."
        ),
        (
            "Нагрузки, с которой конверсия заметно ниже, не видно; ближе всего дни, когда новых "
            "лидов больше {most:whole}: конверсия за {horizon:count день|дня|дней} отличается от "
            "остальных дней тех же сотрудников на {value:points} п. п. (от {low:points} до "
            "{high:points}; лидов такого возраста {exposed:whole} и {others:whole})."
        ),
    ),
    "ceiling_sales_not_enough": (
        (
            "Not enough data to tell whether leads of busy days convert worse: it takes "
            "{days:whole} busy and {days:whole} other days of the same people, and on each side "
            "{min_n:whole} leads that are at least {horizon:count day|days} old."
        ),
        (
            "Ниже ли конверсия лидов загруженных дней, судить не по чему: нужно по {days:whole} "
            "загруженных и обычных дней у тех же сотрудников и на каждой стороне по {min_n:whole} "
            "лидов, которым не меньше {horizon:count дня|дней|дней}."
        ),
    ),
    "ceiling_sales_unknown": (
        (
            "Whether leads of busy days convert worse is not known: fewer than {least:whole} of "
            "those that converted are old enough to tell how long it takes."
        ),
        (
            "Ниже ли конверсия лидов загруженных дней, неизвестно: чтобы понять, сколько времени "
            "на неё уходит, нужно не меньше {least:whole} достаточно давних успехов."
        ),
    ),
}
