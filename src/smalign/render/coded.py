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
        "bytes": ("bytes unpacked", "байт после распаковки"),
        "ratio": ("times its packed size", "раз больше сжатого"),
        "cells": ("cells", "ячеек"),
    },
    "wanted": {
        "list": ("a list", "список"),
        "text": ("text", "текст"),
        "section": ("a section", "раздел"),
        "integer": ("a whole number", "целое число"),
        "number": ("a number", "число"),
        "date": ("a date", "дата"),
        "mapping": (
            "a header or { value = … } or { first = […] }",
            "заголовок, { value = … } или { first = […] }",
        ),
        "headers": ("headers of the file", "заголовки файла"),
        "timezone": ("a time zone such as Europe/Moscow", "часовой пояс вроде Europe/Moscow"),
        "currency": ("a currency code such as RUB", "код валюты вроде RUB"),
        "not won": ("a stage that is not in `won`", "этап не из списка won"),
        "not lost": ("a stage that is not in `lost`", "этап не из списка lost"),
        "one zone": ("a stage of one zone only", "этап только одной зоны"),
        "term": ("a time such as 4h or 2d", "срок вроде 4h или 2d"),
        "share": ("a share above 0 and up to 1", "доля больше 0 и не больше 1"),
        "count": ("a number from 1", "число от 1"),
        "table": ("the name of a table", "имя таблицы"),
    },
}
"""Coded values of coded columns; "missing" holds for every column."""
