"""What the parts of a diagnosis are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.render.titles import Pair

if TYPE_CHECKING:
    from smalign.base.diagnosis import Status, StepZone

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
NAMES: Final = {
    "zones": Pair("Zones and terms", "Зоны и регламент"),
    "leads": Pair("Quantity, quality, handling", "Количество, качество, обработка"),
    "nurture": Pair("Nurture", "Прогрев"),
    "resources": Pair("Resources", "Ресурсы"),
    "exchange": Pair("Exchange of information", "Обмен информацией"),
    "result": Pair("Motivation and result", "Мотивация и результат"),
}
STATUS: Final[dict[Status, Pair]] = {
    "ok": Pair("ok", "в норме"),
    "attention": Pair("attention", "внимание"),
    "broken": Pair("broken", "разрыв"),
    "not_enough_data": Pair("not enough data", "мало данных"),
}
FOR_THE_RECORD: Final = Pair("for the record", "к сведению")
"""What is known, and nobody has set a norm for."""
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
CHOICES: Final = {
    "horizon": Pair("leads read at {} days", "лиды на {}-й день жизни"),
    "segments": Pair("channels as segments", "каналы вместо кампаний"),
}
YES: Final = Pair("yes", "да")
NO: Final = Pair("no", "нет")
