"""What the parts of a diagnosis are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.render.titles import Pair
from smalign.render.words_of_diagnosis import LINK_STATUS, LINKS

if TYPE_CHECKING:
    from smalign.base.diagnosis import StepZone

HEADING: Final = Pair("Diagnosis", "Диагноз")
AGAINST: Final = Pair("against", "по сравнению с")
VERDICT: Final = Pair("Verdict", "Вывод")
STEPS: Final = Pair("Steps", "Шаги")
GATES: Final = Pair("What it rests on", "На чём стоит")
WOULD_CHANGE: Final = Pair("What would change the verdict", "Что изменит вывод")
FOLLOWED: Final = Pair("What was decided", "Прошлые решения")
CHANGED: Final = Pair("What was agreed", "Договорённости")
NO_TERM: Final = Pair("nothing", "ничего")
ALSO: Final = Pair("Also", "Ещё")
UNSEEN: Final = Pair("Not checked", "Не проверено")
NOBODY: Final = Pair("whoever it concerns", "ответственного назначить")
LABELS: Final = {
    "seen": Pair("Seen", "Видим"),
    "against": Pair("Against", "Сравнили с"),
    "whose": Pair("Threshold", "Чей порог"),
    "stake": Pair("At stake", "На кону"),
    "act": Pair("First action", "Первое действие"),
}
"""The five lines of a step, in their order."""
NAMES: Final = {name: Pair(*words) for name, words in LINKS.items()}
STATUS: Final = {name: Pair(*words) for name, words in LINK_STATUS.items()}
FOR_THE_RECORD: Final = Pair("for the record", "к сведению")
"""What is told without being judged."""
ZONES: Final[dict[StepZone, Pair]] = {
    "marketing": Pair("marketing", "маркетинг"),
    "sales": Pair("sales", "продажи"),
    "shared": Pair("both departments", "оба отдела"),
    "system": Pair("the system", "система"),
}
WHO: Final[dict[StepZone, Pair]] = {
    "marketing": Pair("Marketing", "Маркетинг"),
    "sales": Pair("Sales", "Продажи"),
    "shared": Pair("Both heads", "Оба руководителя"),
    "system": Pair("Whoever runs the CRM", "Тот, кто ведёт CRM"),
}
GATE: Final = {
    "linked": Pair("deals with a lead", "сделок с лидом"),
    "channel_known": Pair("leads with a channel", "лидов с каналом"),
    "reason_known": Pair("losses with a reason", "отказов с причиной"),
    "reason_other": Pair("losses with “other” or none", "отказов с «Другое» или без причины"),
    "rejected": Pair("records not read", "записей не прочитано"),
    "mature": Pair("both periods are old enough", "оба периода созрели"),
    "results": Pair("results in a period", "результатов в периоде"),
    "complete": Pair("the export is whole", "выгрузка полна"),
}
OF_DEALS: Final = Pair(
    "deals only: “leads” below are deals", "только сделки: «лиды» ниже — это сделки"
)
CHOICES: Final = {
    "horizon": Pair("leads read at {} days", "лиды на {}-й день жизни"),
    "segments": Pair("channels as segments", "каналы вместо кампаний"),
    "min_n": Pair("segments of {} leads and more", "сегменты от {} лидов"),
}
YES: Final = Pair("yes", "да")
NO: Final = Pair("no", "нет")
