"""Why `--ids` lists a card that is in no row, in words. Data only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from smalign.render.words import Words

EXCLUDED: Final[Words] = {
    "undated": ("no creation date", "нет даты создания"),
    "undated_closing": ("no closing date", "нет даты закрытия"),
    "won_undated": ("a sale without a closing date", "продажа без даты закрытия"),
    "closed_before_created": ("closed before being created", "закрыта раньше, чем создана"),
    "copied": ("a copy made after the sale", "копия, сделанная после продажи"),
    "copied_deal": ("a copy made after the sale", "копия, сделанная после продажи"),
    "copy": ("a copy made after the sale", "копия, сделанная после продажи"),
    "deals_without_lead": ("a deal without a lead", "сделка без лида"),
    "no_inquiry": ("a test, spam or a repeat", "тест, спам или повтор"),
    "no_history": ("no history of stages", "нет истории этапов"),
    "without_history": ("no dated history of stages", "нет истории этапов с датами"),
    "without_day": (
        "no owner or time, or given after the last working day",
        "нет ответственного или времени либо назначена после последнего рабочего дня",
    ),
    "no_contact": ("no contact", "нет контакта"),
    "further_cards": ("a further card of the contact", "ещё одна карточка контакта"),
    "stage_order_unknown": ("order of stages not known", "порядок этапов неизвестен"),
    "stage_unknown": ("stage not known", "этап неизвестен"),
    "never_in_first": ("never on the first stage", "не было на первом этапе"),
    "stay_undated": ("a stay without a day", "вход на этап без даты"),
    "stay_backwards": ("ends before it begins", "вход на этап позже выхода"),
    "stay_without_end": ("end not known", "выход с этапа неизвестен"),
    "not_due": ("the field is not due yet", "поле ещё не требуется"),
    "never_due": ("the field is never due here", "поле здесь не требуется"),
    "reach_unknown": ("stage reached not known", "неизвестно, до какого этапа дошла"),
    "no_open_stage": ("in no open stage that day", "в тот день ни на одном открытом этапе"),
    "immature": ("touched too recently", "после касания прошло мало времени"),
    "pretext_fresh": ("may be used yet", "ещё может стать поводом"),
    "lost_recently": ("lost too recently", "недавний отказ"),
    "lost_at_once": ("lost sooner than asked for", "отказ раньше заданного срока"),
    "unrecognisable": ("nothing to be known again by", "не по чему узнать"),
    "task_cancelled": ("cancelled", "отменена"),
    "task_without_due": ("no due day", "нет срока"),
    "payment_undated": ("a payment without a date", "оплата без даты"),
    "payment_without_deal": ("a payment without a deal", "оплата без сделки"),
    "spend_undated": ("spend without a date", "расход без даты"),
    "path_missing": ("no path", "нет цепочки"),
    "path_uncounted": ("no number of journeys", "нет числа прохождений"),
    "path_negative": ("a number below 0", "отрицательное число"),
    "path_value_alone": ("value without a conversion", "ценность без конверсий"),
    "closed_in_both": ("closed in both exports", "закрыта в обеих выгрузках"),
    "closed_unseen": (
        "closed, and OLD should have had it",
        "закрыта и должна была быть в первой выгрузке",
    ),
    "vanished_closed": ("closed in OLD, not in NEW", "закрыта в первой, во второй её нет"),
    "before_new_export": ("older than all of NEW", "старше всех карточек второй выгрузки"),
    "before_old_export": ("older than all of OLD", "старше всех карточек первой выгрузки"),
    "only_in_new": ("only in NEW", "только во второй выгрузке"),
    "only_in_old": ("only in OLD", "только в первой выгрузке"),
    "same_owner": ("same owner", "ответственный тот же"),
    "same_stage": ("same stage", "этап тот же"),
}
"""Reason → words. They stand beside a card's id, so they say nothing of the card's kind."""
