"""Why an answer has nothing in it."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "no_cards": (
        (
            "The export holds neither leads nor deals, so what came of spend and touches is "
            "unknown; add them to see returns."
        ),
        (
            "В выгрузке нет ни лидов, ни сделок, поэтому отдача расходов и касаний неизвестна; "
            "добавьте их, чтобы увидеть окупаемость."
        ),
    ),
    "nothing_found": (
        (
            "No card meets the period and the conditions; the cards of the export were created "
            "from {first:iso} to {last:iso}."
        ),
        (
            "Ни одна карточка не подходит под период и условия; карточки выгрузки созданы с "
            "{first:day} по {last:day}."
        ),
    ),
    "nothing_closed": (
        "No card of the export is closed yet.",
        "Закрытых карточек в выгрузке пока нет.",
    ),
    "nothing_open": (
        "No card of the export is open.",
        "Открытых карточек в выгрузке нет.",
    ),
    "nothing_won": ("The export holds no sale.", "Продаж в выгрузке нет."),
    "conditions_unmet": (
        (
            "None of {cards:count card|cards} meets {conditions:list}; look how the value is "
            "written in the export.{did_you_mean:maybe}"
        ),
        (
            "Ни одна из {cards:count карточки|карточек|карточек} не подходит под "
            "{conditions:list}; проверьте, как значение записано в выгрузке."
            "{did_you_mean:maybe}"
        ),
    ),
    "history_elsewhere": (
        "Nothing in the period: the history of these cards is from {first:iso} to {last:iso}.",
        "За этот период ничего нет: история этих карточек — с {first:day} по {last:day}.",
    ),
    "history_of_others": (
        (
            "The export has a history, from {first:iso} to {last:iso}, but of none of the cards "
            "that meet the conditions."
        ),
        (
            "История в выгрузке есть, с {first:day} по {last:day}, но ни одной из карточек, "
            "подходящих под условия, в ней нет."
        ),
    ),
    "touches_elsewhere": (
        "No touch of marketing that is linked with a card is in the period.",
        "За этот период нет ни одного касания маркетинга, связанного с карточкой.",
    ),
    "nothing_matched": (
        "No card meets the period and the conditions; widen them.",
        "Ни одна карточка не подходит под период и условия; расширьте их.",
    ),
}
