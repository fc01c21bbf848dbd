"""What each column of tasks, reconcile and records means."""

from __future__ import annotations

from typing import Final

from smalign.render.report.meaning import Meaning, counted
from smalign.render.titles import Pair

_DUE: Final = Pair("tasks done or overdue", "задачи сделанные или просроченные")
_KEYED: Final = Pair("those with a phone or an e-mail", "те, у кого есть телефон или почта")

TASKS: Final[dict[str, Meaning]] = {
    "series": counted(
        "as exported; else tasks of one title, dates apart",
        "как в выгрузке; иначе задачи с одним названием без дат",
    ),
    "side": counted("as exported", "как в выгрузке"),
    "owner": counted("on the task now", "в задаче сейчас"),
    "tasks": counted("due in the period", "со сроком в периоде"),
    "due_tasks": counted("done + not done", "сделано + не сделано"),
    "done": counted(
        "on time + late + on a day nobody says",
        "в срок + с опозданием + в неизвестный день",
    ),
    "on_time": counted("done by the due moment or day", "сделано до срока или в его день"),
    "late": counted("done after it", "сделано после срока"),
    "undated": counted("done by their status, no day", "сделано, судя по статусу; дня нет"),
    "missed": counted("not done though it has passed", "не сделано, хотя срок прошёл"),
    "pending": counted("not done, due later", "не сделано, срок впереди"),
    "done_share": Meaning(
        _DUE, Pair("done / (done + not done)", "сделано / (сделано + не сделано)")
    ),
    "on_time_share": Meaning(
        _DUE, Pair("on time / (done + not done)", "в срок / (сделано + не сделано)")
    ),
    "median_days_late": counted("of the late ones", "у сделанных с опозданием"),
    "checked": counted(
        "done tasks of series whose fields [tasks] names, with a history of fields",
        "сделанные задачи серий, поля которых названы в [tasks], при истории полей",
    ),
    "changed": Meaning(
        Pair("checked", "проверено"),
        Pair(
            "a card had such a field changed from the making of the task to the day after",
            "у карточки менялось такое поле от создания задачи до следующего дня после неё",
        ),
    ),
    "every_days": counted(
        "median of the days between two due days of the series",
        "медиана дней между двумя сроками серии",
    ),
    "last_completed_on": counted("the last day one was done", "день, когда сделана последняя"),
}

RECONCILE: Final[dict[str, Meaning]] = {
    "period": counted("as the report names it", "как назван в отчёте"),
    "channel": counted("as the report names it, else the CRM", "как в отчёте, иначе как в CRM"),
    "measure": counted("what is counted", "что считают"),
    "report": counted("as the report says", "как в отчёте"),
    "crm": counted(
        "as roi counts: of the leads created in the period, amounts as exported",
        "как в roi: по лидам, созданным в периоде, суммы как в выгрузке",
    ),
    "difference": counted("report − CRM", "отчёт − CRM"),
    "difference_share": Meaning(
        Pair("CRM", "CRM"), Pair("(report − CRM) / CRM", "(отчёт − CRM) / CRM")
    ),
    "match": counted(
        "agrees within the tolerance or the number's own rounding",
        "сходится в пределах допуска или округления самого числа",
    ),
    "explained_by": counted(
        "the one definition under which all numbers agree",
        "единственное определение, при котором сходятся все числа",
    ),
    "explained": counted("the CRM's number under it", "число CRM при нём"),
}

RECORDS: Final[dict[str, Meaning]] = {
    "side": counted("whose records are counted", "чьи записи считают"),
    "kind": counted("call, form or chat", "звонок, форма или чат"),
    "channel": counted("of the record or the card", "записи или карточки"),
    "records": counted("records, or cards of the log's days", "записи или карточки за дни журнала"),
    "matched": counted(
        "one of the same person within the minutes asked for",
        "есть парная запись того же человека в пределах минут",
    ),
    "earlier": counted("the person has an earlier card", "у человека есть более ранняя карточка"),
    "later": counted("the person got a card later", "карточка появилась позже"),
    "missing": counted("the person has none", "пары нет"),
    "without_key": counted("no phone and no e-mail", "нет ни телефона, ни почты"),
    "missing_share": Meaning(_KEYED, Pair("missing / these", "без пары / они")),
}
