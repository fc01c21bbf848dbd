"""Notes on losses: what the reasons can carry, and what attempts are known."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "reasons_unsaid": (
        (
            "The reason is empty or “other” on {other:whole} of {cards:count lost card|lost "
            "cards}: above 30% nothing is concluded from reasons."
        ),
        (
            "Причина пуста или «другое» у {other:whole} из {cards:count отказа|отказов|отказов}: "
            "больше 30 %, поэтому выводов по причинам нет."
        ),
    ),
    "reasons_unsaid_in": (
        (
            "The reason is empty or “other” on more than 30% of the losses of {segments:list}: "
            "nothing is concluded from reasons there."
        ),
        (
            "Причина пуста или «другое» больше чем у 30 % отказов: {segments:list}; там выводов "
            "по причинам нет."
        ),
    ),
    "reasons_undecided": (
        (
            "Attempts decide whose matter {cards:count loss is|losses are}, but for "
            "{undecided:whole} of them attempts are not recorded, or not told from other calls: "
            "those stay undecided."
        ),
        (
            "Класс {cards:count отказа|отказов|отказов} зависит от числа попыток, но у "
            "{undecided:whole} из них попытки не записаны или не видно, кто кому звонил: класс "
            "этих не решён."
        ),
    ),
    "attempts_unrecorded": (
        (
            "Attempts to reach people are recorded for none of {cards:count card|cards}, or their "
            "log misses more than a fifth of the cards that went on: who was worked is unknown. "
            "Add the whole log of calls and letters, or the column of the first attempt."
        ),
        (
            "Попытки связаться не записаны ни у одной из {cards:count карточки|карточек|карточек}, "
            "или в их журнале нет больше пятой части карточек, которые пошли дальше: с кем "
            "работали, неизвестно. Добавьте весь журнал звонков и писем или столбец первой попытки."
        ),
    ),
    "owners_did_not_act": (
        (
            "Of {acted:count lost card|lost cards} whose last contact is known, {others:whole} "
            "{others:word was|were} last worked by another than the owner: above 20% nothing is "
            "said by owner."
        ),
        (
            "Из {acted:count закрытой карточки|закрытых карточек|закрытых карточек} с известным "
            "последним контактом по {others:whole} его сделал не ответственный: больше 20 %, "
            "поэтому по ответственным доли не показаны."
        ),
    ),
    "attempts_recorded": (
        (
            "Attempts to reach people are recorded for {recorded:whole} of {cards:count "
            "card|cards}; of the others nothing is said."
        ),
        (
            "Попытки связаться записаны у {recorded:whole} из {cards:count "
            "карточки|карточек|карточек}; об остальных ничего не сказано."
        ),
    ),
    "losses_elsewhere": (
        (
            "No loss meets the period and the conditions; the losses of the export are from "
            "{first:iso} to {last:iso}."
        ),
        (
            "Ни один отказ не подходит под период и условия; отказы в выгрузке — с {first:day} "
            "по {last:day}."
        ),
    ),
    "losses_without_day": (
        (
            "The export has {count:count lost card|lost cards}, none with a closing date: no "
            "period has losses; ask without --since, --until and --last."
        ),
        (
            "В выгрузке {count:count отказ|отказа|отказов}, и ни у одного нет даты закрытия: ни "
            "в одном периоде отказов нет; спросите без --since, --until и --last."
        ),
    ),
    "nothing_disqualified": (
        "The export has no disqualified lead.",
        "Некачественных лидов в выгрузке нет.",
    ),
    "nothing_lost": (
        "The export has no disqualified lead and no lost deal.",
        "В выгрузке нет ни некачественных лидов, ни проигранных сделок.",
    ),
    "losses_undated": (
        (
            "{undated:whole} of {cards:count lost card|lost cards} {undated:word has|have} no "
            "closing date: in no month, no half of the period and no change."
        ),
        (
            "Дата закрытия неизвестна у {undated:whole} из {cards:count отказа|отказов|отказов}: "
            "{undated:word его|их|их} нет ни в месяцах, ни в изменениях."
        ),
    ),
    "reasons_new": (
        "Seen only after {middle:iso}: {reasons:list}.",
        "Новые причины, до {middle:day} включительно их не было: {reasons:list}.",
    ),
    "reasons_rising": (
        "A larger share of losses after {middle:iso} than before: {changes:changes}.",
        "Доля в отказах после {middle:day} больше, чем раньше: {changes:changes}.",
    ),
    "reasons_falling": (
        "A smaller share of losses after {middle:iso} than before: {changes:changes}.",
        "Доля в отказах после {middle:day} меньше, чем раньше: {changes:changes}.",
    ),
}
