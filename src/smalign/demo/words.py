"""How each dialect says what a CRM translates: stages, statuses, sources, reasons stay as typed.

Bitrix24's default stages carry its default names, `Cчёт на предоплату` with a Latin C included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .words_more import LANGUAGE, OWN

if TYPE_CHECKING:
    from .words_more import Spelling


class Word(Struct, frozen=True):
    """One meaning in the dialects: Russian, English, Zoho's, HubSpot's."""

    ru: str
    en: str
    zoho: str
    hubspot: str


class Pipeline(Struct, frozen=True):
    """A sales pipeline: open stages in order, then won; lost stages are no place in the order."""

    key: str
    name: Word
    open: tuple[str, ...]
    stages: dict[str, Word]


LEAD_OPEN: Final = ("NEW", "IN_PROCESS", "PROCESSED")
LEAD_STAGES: Final = {
    "NEW": Word("Не обработан", "Unassigned", "Not Contacted", "New"),
    "IN_PROCESS": Word("В работе", "In Progress", "Attempted to Contact", "In progress"),
    "PROCESSED": Word("Обработан", "Processed", "Contacted", "Connected"),
    "CONVERTED": Word("Качественный лид", "Good lead", "Pre-Qualified", "Open deal"),
    "JUNK": Word("Некачественный лид", "Junk Lead", "Junk Lead", "Unqualified"),
}

_WON: Final = Word("Сделка успешна", "Deal won", "Closed Won", "Closed Won")
_LOST: Final = Word("Сделка провалена", "Deal lost", "Closed Lost", "Closed Lost")
MAIN: Final = Pipeline(
    "main",
    Word("Общая", "General", "Standard", "Sales Pipeline"),
    ("NEW", "PREPARATION", "PREPAYMENT_INVOICE", "EXECUTING", "FINAL_INVOICE"),
    {
        "NEW": Word("Новая", "New", "Qualification", "Appointment Scheduled"),
        "PREPARATION": Word(
            "Подготовка документов", "Create papers", "Needs Analysis", "Qualified To Buy"
        ),
        "PREPAYMENT_INVOICE": Word(
            "\u0043чёт на предоплату",  # a Latin C, as Bitrix24 ships it
            "Invoice",
            "Identify Decision Makers",
            "Presentation Scheduled",
        ),
        "EXECUTING": Word(
            "В работе", "In progress", "Proposal/Price Quote", "Decision Maker Bought-In"
        ),
        "FINAL_INVOICE": Word(
            "Финальный счёт", "Final invoice", "Negotiation/Review", "Contract Sent"
        ),
        "WON": _WON,
        "LOSE": _LOST,
        "APOLOGY": Word(
            "Анализ причины провала",
            "Analyze failure",
            "Closed Lost to Competition",
            "Dead Deals",
        ),
    },
)
SERVICE: Final = Pipeline(
    "service",
    Word("Сервис", "Service", "Service", "Service Pipeline"),
    ("NEW", "DETAILS", "PROPOSAL", "NEGOTIATION"),
    {
        "NEW": Word("Новая", "New", "Qualification", "New Request"),
        "DETAILS": Word("Уточнение информации", "Get more info", "Needs Analysis", "Details"),
        "PROPOSAL": Word("Предложение", "Quote", "Proposal/Price Quote", "Quote"),
        "NEGOTIATION": Word(
            "Переговоры в процессе", "Negotiate", "Negotiation/Review", "Negotiation"
        ),
        "WON": _WON,
        "LOSE": _LOST,
    },
)
PIPELINES: Final = {MAIN.key: MAIN, SERVICE.key: SERVICE}

SOURCES: Final = {
    "web": Word("Веб-сайт", "Website", "Website", "Website"),
    "form": Word("CRM-форма", "CRM form", "CRM form", "CRM form"),
    "call": Word("Звонок", "Call", "Call", "Call"),
    "referral": Word(
        "По рекомендации", "By Recommendation", "By Recommendation", "By Recommendation"
    ),
    "avito": Word("Avito", "Avito", "Avito", "Avito"),
    "direct": Word("Прямой заход", "Прямой заход", "Прямой заход", "Прямой заход"),
}


_GROUPS: Final[dict[str, dict[str, Word]]] = {
    "sources": SOURCES,
    "pipelines": {key: pipeline.name for key, pipeline in PIPELINES.items()},
    "leads": LEAD_STAGES,
} | {key: pipeline.stages for key, pipeline in PIPELINES.items()}


def spelled(dialect: str) -> Spelling:
    """Sources, pipelines and stages by key in a dialect: a field of `Word` or a key of `OWN`."""
    own, language = OWN.get(dialect, {}), LANGUAGE.get(dialect, dialect)
    return {
        group: {key: str(getattr(word, language)) for key, word in words.items()}
        | own.get(group, {})
        for group, words in _GROUPS.items()
    }


CREATED_HOW: Final = {
    "web": "form",
    "form": "form",
    "call": "call",
    "referral": "manual",
    "avito": "chat",
    "direct": "form",
}
