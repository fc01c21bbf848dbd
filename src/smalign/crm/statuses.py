"""Words of explicit status columns, English and Russian, and of the flag that says «repeat»."""

from __future__ import annotations

from typing import Final

from smalign.base.clean import fold_header

_OPEN: Final = (
    *("open", "in progress", "in work", "active", "ongoing", "new", "in process", "pending"),
    *("открыта", "открыт", "открыто", "в работе", "в процессе", "новая", "новый", "активна"),
    *("p", "process", "в обработке"),
)
_WON: Final = (
    *("won", "closed won", "closed - won", "closed-won", "success", "successful", "sold", "s"),
    *(
        "успешно реализовано",
        "выиграна",
        "выиграно",
        "выиграл",
        "успешно",
        "успех",
        "продано",
        "выигран",
    ),
    *("сделка успешна", "успешная", "успешно завершена", "оплачено", "продажа", "успешные"),
    *("оплачен", "оплачена", "оплата получена", "успешно закрыта", "продана"),
)
_LOST: Final = (
    *("lost", "closed lost", "closed - lost", "closed-lost", "failed", "f", "dead", "canceled"),
    *(
        "cancelled",
        "rejected",
        "refused",
        "закрыто и не реализовано",
        "проигран",
        "проиграна",
        "проиграно",
    ),
    *("проигрыш", "отказ", "провал", "провалена", "сделка провалена", "неуспешно", "отменена"),
    *("не реализовано", "потеряна", "слив", "проваленные", "неуспешная"),
    *("отказался", "отказалась", "отменен", "отменено", "аннулирован", "аннулирована"),
)
_CONVERTED: Final = (
    *("converted", "closed - converted", "closed converted", "s", "success", "won"),
    *("конвертирован", "сконвертирован", "качественный лид", "успешно", "успешные"),
)
_LIFECYCLE: Final = ("opportunity", "customer", "evangelist")
"""HubSpot's lifecycle stages from which on the inquiry is a deal."""

_SAYS_NOTHING: Final = frozenset(
    {"subscriber", "lead", "marketing qualified lead", "sales qualified lead", "other"}
    | {"marketingqualifiedlead", "salesqualifiedlead"}
)
"""Lifecycle stages before that: the lead's own status decides."""

_DISQUALIFIED: Final = (
    *("disqualified", "unqualified", "junk", "junk lead", "closed - not converted", "f", "lost"),
    *("rejected", "spam", "not converted", "некачественный лид", "некачественный", "отказ"),
    *("дисквалифицирован", "забракован", "брак", "нецелевой", "спам", "проваленные"),
)
_KINDS: Final = {
    "new": ("new business", "new", "new customer", "newbusiness", "новая", "новый", "первичная"),
    "repeat": (
        *("existing business", "existingbusiness", "repeat", "existing customer", "повторная"),
        *("повторный", "yes", "y", "true", "1", "да"),
    ),
    "upsell": ("upsell", "upgrade", "cross-sell", "допродажа", "апсейл"),
    "renewal": ("renewal", "renew", "продление", "пролонгация"),
}
_FIRST: Final = ("no", "n", "false", "0", "нет")

DEAL_WORDS: Final[dict[str, str]] = {
    **{fold_header(word): "open" for word in _OPEN},
    **{fold_header(word): "won" for word in _WON},
    **{fold_header(word): "lost" for word in _LOST},
}
"""Folded word → open / won / lost."""

LEAD_WORDS: Final[dict[str, str]] = {
    **{fold_header(word): "open" for word in _OPEN},
    **{fold_header(word): "converted" for word in (*_CONVERTED, *_LIFECYCLE)},
    **{fold_header(word): "disqualified" for word in _DISQUALIFIED},
}
"""Folded word → open / converted / disqualified."""

KIND_WORDS: Final[dict[str, str]] = {
    **{fold_header(word): kind for kind, words in _KINDS.items() for word in words},
    **dict.fromkeys(_FIRST, "new"),
}
"""Folded word of a deal's kind, or of the flag «repeat deal» → new / repeat / upsell / renewal."""


def deal_status(word: str) -> str | None:
    """What a status of a deal means: open, won, lost, or None when unknown."""
    return DEAL_WORDS.get(fold_header(word))


def lead_status(word: str) -> str | None:
    """What a status of a lead means: open, converted, disqualified, or None when unknown."""
    return LEAD_WORDS.get(fold_header(word))


def deal_kind(word: str) -> str | None:
    """What a kind of deal means: new, repeat, upsell, renewal, or None when unknown."""
    return KIND_WORDS.get(fold_header(word))


def outcome_of(word: str, card: str) -> str | None:
    """What a status means on a card, `card` being 'lead' or 'deal'.

    None when the word is unknown, "" when it is known to decide nothing.
    """
    if card == "lead" and fold_header(word) in _SAYS_NOTHING:
        return ""
    return lead_status(word) if card == "lead" else deal_status(word)
