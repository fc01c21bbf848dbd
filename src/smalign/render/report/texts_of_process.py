"""What the section on process says around its numbers, in English and Russian."""

from __future__ import annotations

from typing import Final

from smalign.render.titles import Pair

PROCESS_TEXTS: Final[dict[str, Pair]] = {
    "process": Pair("Process: speed, terms, load", "Процесс: скорость, сроки, нагрузка"),
    "speed": Pair(
        "From creation to the first attempt, recorded on {count} of {cards}: median {median}, nine "
        "in ten within {most}.",
        "От создания до первой попытки, она записана у {count} из {cards}: медиана {median}, "
        "девять из десяти — за {most}.",
    ),
    "speed_split": Pair(
        "Until somebody is assigned, the system's delay: median {assign}; from then to the "
        "attempt, a person's: median {response}; each of the leads of which it is known.",
        "До назначения, это задержка системы: медиана {assign}; от назначения до попытки, это "
        "задержка человека: медиана {response}; каждая — по лидам, о которых это известно.",
    ),
    "of_people": Pair(
        "`smalign {command}` gives rows by people; a report travels, so it has none.",
        "Строки по людям даёт `smalign {command}`; отчёт пересылают, поэтому здесь их нет.",
    ),
    "of_clock": Pair(
        "The time from creation to closing of the cards won or lost in the period, by whose zone "
        "they stood in; what is still open is not in it.",
        "Время от создания до закрытия карточек, выигранных или проигранных за период, — по тому, "
        "в чьей зоне они стояли; открытых здесь нет.",
    ),
    "clock_chart": Pair(
        "{pipeline}: whose days the life of {cards} cards was",
        "{pipeline}: чьи дни составили жизнь карточек ({cards})",
    ),
    "all_pipelines": Pair("All pipelines", "Все воронки"),
    "zone_named": Pair("zone named", "зона названа"),
    "zone_unnamed": Pair(
        "nobody's: not named or not in the history", "ничьи: не названа или нет в истории"
    ),
    "share_days": Pair("{share} · median {days} d", "{share} · медиана {days} д"),
    "measure_head": Pair("Measure", "Показатель"),
    "all_people": Pair("All people; a day is one person's", "Все люди; день — одного человека"),
}
