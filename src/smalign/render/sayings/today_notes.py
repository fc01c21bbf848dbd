"""Notes on what burns today: how many of each, and what the export cannot tell. Data only."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "agenda_nothing": (
        "Cards in work: {cards:whole}; by the export nothing burns in them.",
        "Карточек в работе: {cards:whole}; по данным выгрузки ничего не горит.",
    ),
    "agenda_found": (
        "Cards by their strongest reason: {found:reasons}.",
        "Карточек по главной причине: {found:reasons}.",
    ),
    "pretexts_difference": (
        (
            "Where the touch was used, the share of cards that moved on within fourteen days "
            "differs by {lift:points} points (from {lift_low:points} to {lift_high:points}; "
            "{used_cards:whole} cards beside {unused_cards:whole} of the same stage and channel): "
            "associated, not proven."
        ),
        (
            "Где касание стало поводом, доля карточек, продвинувшихся за 14 дней, отличается на "
            "{lift:points} п. п. (от {lift_low:points} до {lift_high:points}; карточек с контактом "
            "{used_cards:whole}, без него на том же этапе и из того же канала "
            "{unused_cards:whole}): связано, не доказано."
        ),
    ),
    "pretexts_few": (
        (
            "What came of it is not told: fewer than {min_n:whole} cards of the same stage and "
            "channel on one of the sides."
        ),
        (
            "Что из этого вышло, не сказано: с одной из сторон меньше {min_n:count "
            "карточки|карточек|карточек} того же этапа и из того же канала."
        ),
    ),
    "pretexts_without_contacts": (
        (
            "Calls and letters of sales are not in the export, so whether touches are used is not "
            "known. Export activities and telephony."
        ),
        (
            "Звонков и писем продаж в выгрузке нет, поэтому используются ли касания, неизвестно. "
            "Выгрузите дела и телефонию."
        ),
    ),
    "today_without_plans": (
        (
            "No task, activity or next activity is linked with a card, so what is overdue and what "
            "has nothing planned is not known. Export tasks or activities with the id of the card."
        ),
        (
            "Ни задача, ни дело, ни «ближайшая задача» не связаны с карточкой, поэтому неизвестно, "
            "что просрочено и где нет дел. Выгрузите задачи или дела с ID карточки."
        ),
    ),
    "today_without_inquiries": (
        (
            "No call, letter, chat or form that came in is linked with a card, so nothing is known "
            "of missed calls and unanswered letters."
        ),
        (
            "Ни один входящий звонок, письмо, чат или заявка не связаны с карточкой, поэтому о "
            "пропущенных звонках и письмах без ответа ничего не известно."
        ),
    ),
    "today_without_attempts": (
        (
            "Whose attempts to reach leads are recorded is not known, so nobody tried is not "
            "claimed of any lead."
        ),
        (
            "Неизвестно, чьи попытки связаться записаны, поэтому ни о каком лиде не сказано «без "
            "попытки»."
        ),
    ),
    "today_tracked": (
        (
            "Nobody tried is told of {tracked:count lead|leads} out of {leads:whole}: of people "
            "who have an attempt on four in five of the leads they converted."
        ),
        (
            "«Без попытки» сказано о {tracked:count лиде|лидах|лидах} из {leads:whole}: у тех "
            "сотрудников, у кого попытка есть на четырёх из пяти сконвертированных лидов."
        ),
    ),
}
