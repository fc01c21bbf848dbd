"""Exclusions: what is in no row, and why; said after "Left out:"."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "rows_rejected": (
        "{count:count row|rows} of the files that could not be read (`smalign inspect` lists them)",
        (
            "{count:count строка|строки|строк} файлов, {count:word которую|которые|которые} не "
            "удалось прочитать (список — `smalign inspect`)"
        ),
    ),
    "nurture_no_open_stage": (
        "{count:count touched card that was|touched cards that were} in no open stage that day",
        (
            "{count:count карточка|карточки|карточек} с касанием, в конце того дня не {count:word "
            "стоявшая|стоявшие|стоявших} ни на одном открытом этапе"
        ),
    ),
    "nurture_immature": (
        "{count:count card|cards} touched too recently",
        "{count:count карточка|карточки|карточек} с касанием, после которого прошло мало времени",
    ),
    "nurture_no_comparison": (
        "{count:count touched card|touched cards} beside which fewer than ten untouched ones stood",
        (
            "{count:count карточка|карточки|карточек} с касанием, рядом с {count:word "
            "которой|которыми|которыми} нет и десяти сопоставимых без касаний"
        ),
    ),
    "pretext_fresh": (
        "{count:count touch|touches} of marketing that may be used yet",
        (
            "{count:count касание|касания|касаний} маркетинга, {count:word которое ещё "
            "может|которые ещё могут|которые ещё могут} стать поводом"
        ),
    ),
    "lost_recently": (
        "{count:count card|cards} lost too recently",
        "{count:count карточка|карточки|карточек} с недавним отказом",
    ),
    "unrecognisable": (
        (
            "{count:count lost card|lost cards} without a contact, e-mail or phone: nobody would "
            "know them again"
        ),
        (
            "{count:count отказ|отказа|отказов} без контакта, почты и телефона: вернувшихся по ним "
            "не узнать"
        ),
    ),
    "asked_already": (
        "{count:count customer|customers} asked already",
        "{count:count клиент, которого|клиента, которых|клиентов, которых} уже спрашивали",
    ),
    "record_outgoing": (
        "{count:count call|calls} that went out",
        "{count:count исходящий звонок|исходящих звонка|исходящих звонков}",
    ),
    "record_undated": (
        "{count:count record|records} without a date",
        "{count:count запись|записи|записей} без даты",
    ),
    "task_without_due": (
        "{count:count task|tasks} without a due day",
        "{count:count задача|задачи|задач} без срока",
    ),
    "task_cancelled": (
        "{count:count cancelled task|cancelled tasks}",
        "{count:count отменённая задача|отменённые задачи|отменённых задач}",
    ),
    "undated": (
        "{count:count card|cards} without a creation date",
        "{count:count карточка|карточки|карточек} без даты создания",
    ),
    "closed_before_created": (
        "{count:count card|cards} closed before being created",
        "{count:count карточка закрыта|карточки закрыты|карточек закрыты} раньше, чем созданы",
    ),
    "without_day": (
        "{count:count card|cards} without an owner or a time, or given after the last working day",
        (
            "{count:count карточка|карточки|карточек} без ответственного или времени, либо "
            "после последнего рабочего дня"
        ),
    ),
    "stay_undated": (
        "{count:count stay|stays} in a stage without a day",
        "{count:count вход|входа|входов} на этап без даты",
    ),
    "stay_backwards": (
        "{count:count stay|stays} in a stage with an end before the beginning",
        "{count:count вход|входа|входов} на этап позже выхода с него",
    ),
    "stay_without_end": (
        "{count:count stay|stays} of closed cards whose end is not known",
        "{count:count вход|входа|входов} закрытых карточек на этап, выход с которого неизвестен",
    ),
    "standing_nowhere": (
        "{count:count open card|open cards} whose stage in work is not known",
        (
            "{count:count открытая карточка, чей этап|открытые карточки, чей этап|открытых "
            "карточек, чей этап} в работе неизвестен"
        ),
    ),
    "undated_closing": (
        "{count:count closed card|closed cards} without a closing date",
        "{count:count закрытая карточка|закрытые карточки|закрытых карточек} без даты закрытия",
    ),
    "won_undated": (
        "{count:count sale|sales} without a closing date",
        "{count:count продажа|продажи|продаж} без даты закрытия",
    ),
    "lost_at_once": (
        "{count:count card|cards} lost sooner than `--min-days`",
        "{count:count карточка|карточки|карточек} с отказом раньше, чем `--min-days`",
    ),
    "no_inquiry": (
        "{count:count lead that is|leads that are} a test, spam or the repeat of another",
        "{count:count лид|лида|лидов}: тест, спам или повтор другого лида",
    ),
    "copied": (
        (
            "{count:count deal|deals} copied into another pipeline after the sale (`smalign roi "
            "--ids` names what each is a copy of)"
        ),
        (
            "{count:count сделка|сделки|сделок} — копии в другой воронке, сделанные после продажи "
            "(чьи, видно в `smalign roi --ids`)"
        ),
    ),
    "copied_deal": (
        (
            "{count:count deal|deals} copied into another pipeline after the sale, revenue "
            "{amount:money} (`--ids` names what each is a copy of)"
        ),
        (
            "{count:count сделка|сделки|сделок} — копии в другой воронке, сделанные после продажи, "
            "выручка {amount:money} (чьи копии, видно с `--ids`)"
        ),
    ),
    "plan_period": (
        "{count:count row|rows} of the plan without a period that can be read",
        "{count:count строка|строки|строк} плана без понятного периода",
    ),
    "second_deals": (
        "{count:count further deal|further deals} of the same lead",
        "ещё {count:count сделка|сделки|сделок} того же лида",
    ),
    "other_pipelines": (
        "{count:count lead|leads} whose deals are all in other pipelines",
        "{count:count лид|лида|лидов}, чьи сделки все в других воронках",
    ),
    "deals_without_lead": (
        "{count:count deal|deals} without a lead",
        "{count:count сделка|сделки|сделок} без лида",
    ),
    "no_history": (
        "{count:count card|cards} of a pipeline without a history of stages",
        "{count:count карточка|карточки|карточек} воронки без истории этапов",
    ),
    "without_history": (
        "{count:count card|cards} without a dated history of stages",
        "{count:count карточка|карточки|карточек} без истории этапов с датами",
    ),
    "without_owner_log": (
        "{count:count card|cards} without a dated history of owners",
        "{count:count карточка|карточки|карточек} без истории ответственных с датами",
    ),
    "no_contact": (
        "{count:count card|cards} without a contact",
        "{count:count карточка|карточки|карточек} без контакта",
    ),
    "further_cards": (
        "{count:count further card|further cards} of the same contact",
        "ещё {count:count карточка|карточки|карточек} того же контакта",
    ),
    "payment_without_deal": (
        "{count:count payment|payments} without a deal ({amount:money})",
        "{count:count оплата|оплаты|оплат} без сделки ({amount:money})",
    ),
    "payment_undated": (
        "{count:count payment|payments} without a date ({amount:money})",
        "{count:count оплата|оплаты|оплат} без даты ({amount:money})",
    ),
    "spend_undated": (
        "{count:count spend row|spend rows} without a date ({amount:money})",
        "{count:count строка|строки|строк} расходов без даты ({amount:money})",
    ),
    "touch_undated": (
        "{count:count touch|touches} without a date",
        "{count:count касание|касания|касаний} без даты",
    ),
    "stage_order_unknown": (
        "{count:count card|cards} in a pipeline whose order of stages is not known",
        "{count:count карточка|карточки|карточек} в воронке с неизвестным порядком этапов",
    ),
    "stage_unknown": (
        "{count:count open card|open cards} on no known stage",
        "{count:count открытая карточка|открытые карточки|открытых карточек} на неизвестном этапе",
    ),
    "never_in_first": (
        "{count:count card|cards} never on the first stage",
        "{count:count карточка|карточки|карточек}, не бывших на первом этапе",
    ),
    "path_missing": (
        "{count:count row|rows} without a path",
        "{count:count строка|строки|строк} без цепочки",
    ),
    "path_uncounted": (
        "{count:count path|paths} without any number of journeys",
        "{count:count цепочка|цепочки|цепочек} без числа прохождений",
    ),
    "path_negative": (
        "{count:count path|paths} with a number below 0",
        "{count:count цепочка|цепочки|цепочек} с отрицательным числом",
    ),
    "path_value_alone": (
        "{count:count path|paths} with value and no conversion",
        "{count:count цепочка|цепочки|цепочек} с ценностью без конверсий",
    ),
    "spend_range": (
        "{count:count spend row|spend rows} partly outside the period ({amount:money})",
        "{count:count строка|строки|строк} расходов частично вне периода ({amount:money})",
    ),
    "spend_unfinished": (
        "{count:count spend row that ends|spend rows that end} after the as-of ({amount:money})",
        (
            "{count:count строка|строки|строк} расходов, которые кончаются позже даты данных "
            "({amount:money})"
        ),
    ),
    "outside": (
        "{count:count row|rows} outside the period",
        "{count:count строка|строки|строк} вне периода",
    ),
}
