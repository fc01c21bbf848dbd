"""What step 1 of a diagnosis says: the regulation, its terms, and where leads wait."""

from __future__ import annotations

from typing import Final

_FROM_EN: Final = "({share:rate}, from {low:rate} to {high:rate})"
_FROM_RU: Final = "({share:rate}, от {low:rate} до {high:rate})"
_ROBOT_EN: Final = f"A robot closed {{robot:whole}} of {{of:whole}} disqualified leads {_FROM_EN}."
_ROBOT_RU: Final = (
    "Робот закрыл {robot:whole} из {of:count некачественного лида|некачественных лидов|"
    f"некачественных лидов}} {_FROM_RU}."
)
_LATE_EN: Final = "Most of those that did not: “{stage}”, {late:whole}."
_LATE_RU: Final = "Больше всего просрочек на этапе «{stage}»: {late:whole}."
_WAIT_EN: Final = (
    f"{{late:whole}} of {{of:whole}} leads {_FROM_EN} waited for somebody responsible longer than "
    "{wait:duration} of working time."
)
_WAIT_RU: Final = (
    f"{{late:whole}} из {{of:count лида|лидов|лидов}} {_FROM_RU} {{late:word ждал|ждали|ждали}} "
    "назначения дольше {wait:duration} рабочего времени."
)
_BOTH_EN: Final = (
    " On the clock half of them waited {assign_median:duration} and more before assignment, and "
    "{response_median:duration} and more from then to the first attempt"
)
_BOTH_RU: Final = (
    " Медиана у них по календарным часам: {assign_median:duration} до назначения и "
    "{response_median:duration} от назначения до первой попытки"
)
_WHERE: Final = {
    "both": ("", ""),
    "queue": (
        ": the delay is in the distribution, not in the call",
        ": задержка в распределении, не в звонке",
    ),
}
"""Where the time goes → how the sentence ends."""
_CAME_EN: Final = (
    " In the same campaigns (or channels), {result:result}: {late_result:rate} of "
    "{late_compared:whole} {which}, against {quick_result:rate} of {quick_compared:whole} got to "
    "within an hour{when}; with the same mix of campaigns, a difference of {difference:points} "
    "points (from {difference_low:points} to {difference_high:points}), associated with it, not "
    "proved."
)
_CAME_RU: Final = (
    " В тех же кампаниях (или каналах) {result:result}: {late_result:rate} из "
    "{late_compared:whole} {which} против {quick_result:rate} из {quick_compared:whole} взятых за "
    "час{when}; при одинаковом составе кампаний разница {difference:points} п. п. (от "
    "{difference_low:points} до {difference_high:points}), связано с этим, не доказано."
)
_SUCH_RU: Final = "{late_compared:word такого лида|таких лидов|таких лидов}"
_WHEN: Final = {
    "_now": ("", ""),
    "_past": (" since {quick_since:day}", " с {quick_since:day}"),
}
"""Beside whom the leads that waited are set → what is said of it."""


def _came(en: str, ru: str) -> dict[str, tuple[str, str]]:
    """Beside whom the late leads are set → what came of them; en, ru: what these are called."""
    return {"": ("", "")} | {
        told: (
            _CAME_EN.replace("{which}", en).replace("{when}", when[0]),
            _CAME_RU.replace("{which}", ru).replace("{when}", when[1]),
        )
        for told, when in _WHEN.items()
    }


_TRIED_EN: Final = (
    f"{{tried:whole}} of {{of:whole}} leads {_FROM_EN} were tried within {{attempt:duration}} of "
    "working time after they had a manager."
)
_TRIED_RU: Final = (
    f"Первая попытка — в пределах {{attempt:duration}} рабочего времени после назначения — у "
    f"{{tried:whole}} из {{of:count лида|лидов|лидов}} {_FROM_RU}."
)
_WAITS: Final = {
    f"assignment_wait_{where}{told}": (
        f"{_WAIT_EN}{_BOTH_EN}{ends[0]}.{came[0]}",
        f"{_WAIT_RU}{_BOTH_RU}{ends[1]}.{came[1]}",
    )
    for where, ends in _WHERE.items()
    for told, came in _came("such leads", _SUCH_RU).items()
}
_TRIES: Final = {
    f"first_attempt{told}": (_TRIED_EN + came[0], _TRIED_RU + came[1])
    for told, came in _came("tried later", "взятых позже").items()
}

_PAPER: Final[dict[str, tuple[str, str]]] = {
    "regulation": (
        (
            "Of {stages:count open stage|open stages} {complete:whole} have a zone, a term, "
            "somebody responsible and required fields. Without a zone: {without_zone:whole}, "
            "without a term: {without_term:whole}, without somebody responsible: "
            "{without_responsible:whole}, without required fields: {without_required:whole}. "
            "While these are missing, who is late cannot be argued about."
        ),
        (
            "Из {stages:count открытого этапа|открытых этапов|открытых этапов} зона, срок, "
            "ответственный и обязательные поля названы у {complete:whole}. Не сказано, чей этап: "
            "у {without_zone:whole}; нет срока: у {without_term:whole}; нет ответственного: у "
            "{without_responsible:whole}; нет обязательных полей: у {without_required:whole}. Пока "
            "регламент неполон, спорить о нарушениях рано."
        ),
    ),
    "regulation_whole": (
        (
            "All of the {stages:count open stage|open stages} have a zone, a term, somebody "
            "responsible and required fields."
        ),
        (
            "У {stages:count открытого этапа|всех открытых этапов|всех открытых этапов} названы "
            "зона, срок, ответственный и обязательные поля."
        ),
    ),
    "terms_kept": (
        (
            f"{{kept:whole}} of {{of:whole}} stays in stages with a term {_FROM_EN} kept it, on "
            f"the clock. {_LATE_EN}"
        ),
        (
            "В срок прошло {kept:whole} из {of:count пребывания|пребываний|пребываний} на "
            f"этапах со сроком {_FROM_RU}, по календарным часам. {_LATE_RU}"
        ),
    ),
    "terms_kept_work": (
        (
            f"{{kept:whole}} of {{of:whole}} stays in stages with a term {_FROM_EN} kept it, in "
            f"working time. {_LATE_EN}"
        ),
        (
            "В срок прошло {kept:whole} из {of:count пребывания|пребываний|пребываний} на "
            f"этапах со сроком {_FROM_RU}, по рабочему времени. {_LATE_RU}"
        ),
    ),
}
SEEN: Final = _PAPER | {
    "closed_by_robot": (
        (
            f"{_ROBOT_EN} Attempts are recorded of {{recorded:whole}} of these; "
            "{hardly:whole} had one at most."
        ),
        (
            f"{_ROBOT_RU} Попытки записаны у {{recorded:whole}} из них; не больше "
            "одной — у {hardly:whole}."
        ),
    ),
    "closed_by_robot_alone": (_ROBOT_EN, _ROBOT_RU),
    "assignment_wait": (_WAIT_EN, _WAIT_RU),
    "assignment_wait_none": (
        "None of {of:whole} leads waited for somebody longer than {wait:duration} of working time.",
        (
            "Дольше {wait:duration} рабочего времени назначения не ждал ни один из "
            "{of:count лида|лидов|лидов}."
        ),
    ),
    **_WAITS,
    **_TRIES,
}
UNSEEN: Final[dict[str, tuple[str, str]]] = {
    "regulation_untold": (
        (
            "smalign.toml says of no stage whose it is, its term, who answers for it or what to "
            "fill in ([stages]: marketing and sales, sla, responsible, required)"
        ),
        (
            "в smalign.toml ни об одном этапе не сказано, чей он, какой срок, кто отвечает, что "
            "заполнить ([stages]: marketing и sales, sla, responsible, required)"
        ),
    ),
    "no_history": (
        (
            "the export has no history of stages: only when a card was created and where it is "
            "now is seen; export activities and the history of stages"
        ),
        (
            "в выгрузке нет истории этапов: видно только «создано» и «сейчас»; выгрузите дела и "
            "историю этапов"
        ),
    ),
    "no_assignment": (
        (
            "when leads were given to somebody is not in the export, or only the day: the wait of "
            "the queue cannot be told from that of the manager"
        ),
        (
            "время назначения не выгружено или записан только день: ожидание в очереди нельзя "
            "отделить от ожидания у менеджера"
        ),
    ),
    "no_attempts": (
        (
            "no attempt to reach anybody is recorded of people whose log can be believed, or it is "
            "not known when they got the lead: export activities and telephony"
        ),
        (
            "нет попыток связи у тех, чьему журналу можно верить, или неизвестно, когда лид им "
            "достался: выгрузите дела и телефонию"
        ),
    ),
    "closer_untold": (
        (
            "whether a person or a robot closed a lead is told of {told:whole} of {of:whole}, "
            "{min_n:whole} are needed"
        ),
        (
            "человек или робот закрыл лид, известно о {told:whole} из {of:whole}, нужно "
            "{min_n:whole}"
        ),
    ),
    "few_waits": (
        (
            "how long a lead waited for somebody responsible is known of {cards:whole}, "
            "{min_n:whole} are needed"
        ),
        "сколько лид ждал ответственного, известно о {cards:whole}, нужно {min_n:whole}",
    ),
    "few_tries": (
        (
            "how long a lead waited for an attempt is known of {cards:whole}, {min_n:whole} are "
            "needed"
        ),
        "сколько лид ждал первой попытки, известно о {cards:whole}, нужно {min_n:whole}",
    ),
    "no_terms": (
        "no stage has a term: sla in [stages] of smalign.toml",
        "ни у одного этапа нет срока: sla в [stages] файла smalign.toml",
    ),
    "few_terms": (
        "too few stays in stages with a term: {stays:whole}",
        "слишком мало пребываний на этапах со сроком: {stays:whole}",
    ),
}
ACTIONS: Final[dict[str, tuple[str, str]]] = {
    "fill_regulation": (
        (
            "Agree on the missing lines of the regulation and sign it, both heads; stages: "
            "{stages:list}."
        ),
        (
            "Договориться о недостающих строках регламента и подписать его обоим руководителям; "
            "этапы: {stages:list}."
        ),
    ),
    "assign_by_queue": (
        (
            "Give new leads out in turn by a robot at once; after 30 minutes without an activity, "
            "tell the head of sales."
        ),
        (
            "Новые лиды сразу раздавать роботом по очереди; через 30 минут без дела — уведомление "
            "руководителю отдела продаж."
        ),
    ),
    "robot_after_attempts": (
        "Let the robot close a lead only after the agreed number of attempts.",
        "Разрешить роботу закрывать лид только после согласованного числа попыток.",
    ),
    "try_in_time": (
        (
            "Make a task for the manager when a lead is given, due in {attempt:duration}, and tell "
            "the head of sales of what is overdue."
        ),
        (
            "При назначении лида ставить менеджеру задачу со сроком {attempt:duration}, о "
            "просроченных сообщать руководителю."
        ),
    ),
    "cause_queue": (
        "Mend the queue first, step 1; compare managers when leads no longer lie in it.",
        (
            "Сначала починить очередь, шаг 1; работу менеджеров сравнивать, когда лиды перестанут "
            "в ней лежать."
        ),
    ),
    "keep_terms": (
        "Go through the overdue cards of “{stage}”: change the work, or the term.",
        "Разобрать просроченные карточки этапа «{stage}»: менять работу или срок.",
    ),
}
NORMS: Final[dict[str, tuple[str, str]]] = {
    "by_four": (
        "{value}: every stage says all four",
        "{value}: все четыре названы у каждого этапа",
    ),
    "whose_four": (
        "a rule of this diagnosis, agreed with nobody: attention at most",
        "правило этого диагноза, ни с кем не согласованное: не выше «внимания»",
    ),
    "by_quick": (
        "leads of the same campaigns got to within an hour, {result:result}: {value}",
        "лидами тех же кампаний, взятыми за час, {result:result}: {value}",
    ),
    "whose_quick": (
        "other leads of the same days: associated with it, not proved",
        "другие лиды тех же дней: связано с этим, не доказано",
    ),
}
