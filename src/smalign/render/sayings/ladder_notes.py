"""Notes on the ladder: who was counted as whom, and what is no inquiry."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "unique_unknown": (
        (
            "{without:whole} of {cards:count inquiry|inquiries} {without:word has|have} neither a "
            "phone nor an e-mail nor a contact, so how many people they are is unknown."
        ),
        (
            "У {without:whole} из {cards:count обращения|обращений|обращений} нет ни телефона, ни "
            "почты, ни контакта: сколько за ними людей, неизвестно."
        ),
    ),
    "cards_without_key": (
        (
            "{without:whole} of {cards:count inquiry|inquiries} {without:word has|have} neither a "
            "phone nor an e-mail nor a contact; each counts as one person."
        ),
        (
            "У {without:whole} из {cards:count обращения|обращений|обращений} нет ни телефона, ни "
            "почты, ни контакта; каждое считается отдельным человеком."
        ),
    ),
    "target_unknown": (
        "Nothing says which inquiries are tests, spam or not the target; [exclude] can.",
        "Не сказано, какие обращения тестовые, спам или нецелевые; укажите это в [exclude].",
    ),
    "keys_of_many": (
        (
            "{with:whole} of {cards:count inquiry|inquiries} {with:word carries|carry} a phone or "
            "an e-mail of more than ten different people; it joins nobody."
        ),
        (
            "В {with:whole} из {cards:count обращения|обращений|обращений} телефон или почта, "
            "которые стоят больше чем у десяти разных людей; по ним никто не объединён."
        ),
    ),
    "inquiries_repeated": (
        (
            "Of {cards:count inquiry|inquiries} {duplicates:whole} {duplicates:word is a duplicate|"
            "are duplicates} and {repeats:whole} {repeats:word comes|come} from people who had "
            "inquired before; leads counts all of them."
        ),
        (
            "Из {cards:count обращения|обращений|обращений} дублей: {duplicates:whole}, повторных: "
            "{repeats:whole}; в числе лидов учтены все."
        ),
    ),
    "exclude_found": (
        (
            "[exclude] found {test:count test|tests}, {spam:whole} spam and {non_target:whole} "
            "outside the target ({rules:list}); leads counts all of them."
        ),
        (
            "[exclude] нашла: тестовых {test:whole}, спама {spam:whole}, нецелевых "
            "{non_target:whole} ({rules:list}); в числе лидов учтены все."
        ),
    ),
}
