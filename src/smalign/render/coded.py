"""Coded values in words: column → value → (English, Russian). Data only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from smalign.render.words import Words

_ZONES: Final[Words] = {
    "marketing": ("marketing", "маркетинг"),
    "sales": ("sales", "продажи"),
    "shared": ("shared", "общая"),
    "system": ("system", "система"),
}
_STATUS: Final[Words] = {
    "open": ("open", "в работе"),
    "won": ("won", "продажа"),
    "lost": ("lost", "отказ"),
    "converted": ("converted", "конвертирован"),
    "disqualified": ("disqualified", "некачественный"),
}

VALUES: Final[dict[str, Words]] = {
    "missing": {"(none)": ("(none)", "(нет данных)"), "(unknown)": ("(unknown)", "(неизвестно)")},
    "zone": _ZONES,
    "side": _ZONES | {"client": ("client", "клиент"), "manager": ("manager", "менеджер")},
    "status": _STATUS,
    "outcome": _STATUS,
    "class": {
        "quality": ("quality", "качество"),
        "handling": ("handling", "обработка"),
        "market": ("market", "рынок"),
        "other": ("other", "другое"),
    },
    "card": {"lead": ("lead", "лид"), "deal": ("deal", "сделка")},
    "pipeline": {"leads": ("Leads", "Лиды")},
    "table": {
        "leads": ("leads", "лиды"),
        "deals": ("deals", "сделки"),
        "contacts": ("contacts", "контакты"),
        "companies": ("companies", "компании"),
        "payments": ("payments", "оплаты"),
        "touchpoints": ("touchpoints", "касания"),
        "spend": ("spend", "расходы"),
        "stage_log": ("stage history", "история этапов"),
        "owner_log": ("owner history", "история ответственных"),
        "field_log": ("field history", "история полей"),
        "tasks": ("tasks", "задачи"),
        "plan": ("plan", "план"),
        "marketing_report": ("marketing report", "отчёт маркетинга"),
        "survey": ("survey", "опрос"),
        "lookup": ("lookup", "справочник"),
    },
    "kind": {
        "new": ("new", "новый"),
        "repeat": ("repeat", "повторный"),
        "upsell": ("upsell", "допродажа"),
        "renewal": ("renewal", "продление"),
    },
    "measure": {
        "bytes": ("bytes unpacked", "байт без сжатия"),
        "ratio": ("times its packed size", "раз больше сжатого"),
        "cells": ("cells", "ячеек"),
        "columns": ("columns", "столбцов"),
        "files": ("files", "файлов"),
    },
    "system": {
        "bitrix24": ("Bitrix24", "Битрикс24"),
        "zoho": ("Zoho", "Zoho"),
        "hubspot": ("HubSpot", "HubSpot"),
        "amocrm": ("amoCRM", "amoCRM"),
        "salesforce": ("Salesforce", "Salesforce"),
        "pipedrive": ("Pipedrive", "Pipedrive"),
        "dynamics365": ("Dynamics 365", "Dynamics 365"),
        "google_ads": ("Google Ads", "Google Ads"),
        "yandex_direct": ("Yandex.Direct", "Яндекс.Директ"),
        "yandex_metrica": ("Yandex.Metrica", "Яндекс.Метрика"),
        "meta_ads": ("Meta Ads", "Meta Ads"),
        "vk_ads": ("VK Ads", "VK Реклама"),
        "linkedin_ads": ("LinkedIn Ads", "LinkedIn Ads"),
        "calltouch": ("Calltouch", "Calltouch"),
        "uis": ("UIS", "UIS"),
        "mango": ("Mango", "Mango"),
        "generic": ("general headers", "общие заголовки"),
    },
    "created_how": {
        "form": ("form", "форма"),
        "call": ("call", "звонок"),
        "chat": ("chat", "чат"),
        "manual": ("typed in", "вручную"),
        "import": ("import", "импорт"),
        "robot": ("robot", "робот"),
    },
    "wanted": {
        "number": ("number", "число"),
        "date": ("date", "дата"),
    },
}
"""Coded values of coded columns; "missing" holds for every column."""
