"""Words of systems that rename what `words` has: what is not listed is spelled as in the language.

Salesforce: the picklists it is delivered with, and one stage and one status the company added.
amoCRM and Kommo: every pipeline ends in the same two stages. Pipedrive: won and lost are a status,
never a stage. Bitrix24's REST: codes, and the names its lists of stages give them.
"""

from __future__ import annotations

from typing import Final

Spelling = dict[str, dict[str, str]]

_REST_SERVICE: Final = ("NEW", "DETAILS", "PROPOSAL", "NEGOTIATION", "WON", "LOSE")
_REST_MAIN: Final = (
    *("NEW", "PREPARATION", "PREPAYMENT_INVOICE", "EXECUTING", "FINAL_INVOICE"),
    *("WON", "LOSE", "APOLOGY"),
)
_REST_SOURCES: Final = {
    "web": "WEB",
    "form": "WEBFORM",
    "call": "CALL",
    "referral": "RECOMMENDATION",
    "avito": "3",
    "direct": "4",
}
_AMOCRM: Final = {"WON": "Успешно реализовано", "LOSE": "Закрыто и не реализовано"}
_KOMMO: Final = {"WON": "Closed - won", "LOSE": "Closed - lost"}

LANGUAGE: Final = {
    "amocrm": "ru",
    "kommo": "en",
    "pipedrive": "en",
    "dynamics365": "en",
    "salesforce": "en",
    "rest": "en",
    "rest_named": "ru",
}
OWN: Final[dict[str, Spelling]] = {
    "amocrm": {
        "main": _AMOCRM | {"APOLOGY": _AMOCRM["LOSE"], "NEW": "Неразобранное"},
        "service": _AMOCRM | {"NEW": "Неразобранное"},
    },
    "kommo": {
        "main": _KOMMO | {"APOLOGY": _KOMMO["LOSE"], "NEW": "Incoming leads"},
        "service": _KOMMO | {"NEW": "Incoming leads"},
    },
    "pipedrive": {},
    "dynamics365": {
        "main": {
            "NEW": "Qualify",
            "PREPARATION": "Develop",
            "PREPAYMENT_INVOICE": "Propose",
            "EXECUTING": "Negotiate",
            "FINAL_INVOICE": "Close",
        },
        "service": {
            "NEW": "Qualify",
            "DETAILS": "Develop",
            "PROPOSAL": "Propose",
            "NEGOTIATION": "Negotiate",
        },
    },
    "salesforce": {
        "leads": {
            "NEW": "Open - Not Contacted",
            "IN_PROCESS": "Working - Contacted",
            "PROCESSED": "Working - Qualified",
            "CONVERTED": "Closed - Converted",
            "JUNK": "Closed - Not Converted",
        },
        "main": {
            "NEW": "Prospecting",
            "PREPARATION": "Qualification",
            "PREPAYMENT_INVOICE": "Needs Analysis",
            "EXECUTING": "Proposal/Price Quote",
            "FINAL_INVOICE": "Negotiation/Review",
            "WON": "Closed Won",
            "LOSE": "Closed Lost",
            "APOLOGY": "Closed Lost - Analysed",
        },
        "service": {
            "NEW": "Prospecting",
            "DETAILS": "Needs Analysis",
            "PROPOSAL": "Proposal/Price Quote",
            "NEGOTIATION": "Negotiation/Review",
            "WON": "Closed Won",
            "LOSE": "Closed Lost",
        },
    },
    "rest_named": {"sources": _REST_SOURCES},
    "rest": {
        "leads": {code: code for code in ("NEW", "IN_PROCESS", "PROCESSED", "CONVERTED", "JUNK")},
        "main": {code: code for code in _REST_MAIN},
        "service": {code: f"C2:{code}" for code in _REST_SERVICE},
        "pipelines": {"main": "0", "service": "2"},
        "sources": _REST_SOURCES,
    },
}
