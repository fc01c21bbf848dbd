"""Coded values in words: column → value → (English, Russian). Data only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.render.coded_excluded import EXCLUDED
from smalign.render.coded_of_work import WORK_VALUES
from smalign.render.coded_unread import UNREAD
from smalign.render.words_of_diagnosis import LINK_STATUS, LINKS
from smalign.render.words_of_diff import DIRECTIONS, EDITS, STEPS
from smalign.render.words_of_files import INSPECTED
from smalign.render.words_of_flow import FLOW_ACTORS, FLOW_KINDS

if TYPE_CHECKING:
    from smalign.render.words import Words

_ZONES: Final[Words] = {
    "marketing": ("marketing", "маркетинг"),
    "sales": ("sales", "продажи"),
    "shared": ("shared", "общая"),
    "system": ("system", "система"),
}
_PIPELINES: Final[Words] = {
    "leads": ("Leads", "Лиды"),
    "(none)": ("(no pipeline)", "(без воронки)"),
}
_STATUS: Final[Words] = {
    "open": ("open", "в работе"),
    "won": ("won", "продажа"),
    "lost": ("lost", "отказ"),
    "converted": ("converted", "конвертирован"),
    "disqualified": ("disqualified", "некачественный"),
}
_SEEN: Final[Words] = {
    "seen": ("yes", "да"),
    "small": ("yes, but small", "да, но мало"),
    "not_seen": ("not seen", "не видно"),
    "few": ("few", "мало данных"),
}
_UNNAMED: Final[Words] = {"(none)": ("(not named)", "(не названа)")}
_TABLES: Final[Words] = {
    "leads": ("leads", "лиды"),
    "deals": ("deals", "сделки"),
    "contacts": ("contacts", "контакты"),
    "companies": ("companies", "компании"),
    "payments": ("payments", "оплаты"),
    "touchpoints": ("touchpoints", "касания"),
    "spend": ("spend", "расходы"),
    "stage_log": ("stage history", "история этапов"),
    "stage_names": ("list of stages", "список этапов"),
    "owner_log": ("owner history", "история ответственных"),
    "field_log": ("field history", "история полей"),
    "tasks": ("tasks", "задачи"),
    "plan": ("plan", "план"),
    "marketing_report": ("marketing report", "отчёт маркетинга"),
    "survey": ("survey", "опрос"),
    "paths": ("added-up paths", "сложенные цепочки"),
    "lookup": ("lookup", "справочник"),
}
_FLAGS: Final = (
    *("is_test", "is_spam", "is_repeat", "is_converted"),
    *("is_won", "is_lost", "is_closed"),
)
_SYSTEMS: Final[Words] = {
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
    "tiktok_ads": ("TikTok Ads", "TikTok Ads"),
    "roistat": ("Roistat", "Roistat"),
    "calltouch": ("Calltouch", "Calltouch"),
    "callibri": ("Callibri", "Callibri"),
    "uis": ("UIS", "UIS"),
    "mango": ("Mango", "Mango"),
    "unisender": ("Unisender", "Unisender"),
    "generic": ("general headers", "общие заголовки"),
}
VALUES: Final[dict[str, Words]] = {
    "missing": {
        "(none)": ("(none)", "(нет данных)"),
        "(unknown)": ("(unknown)", "(неизвестно)"),
        "(other)": ("(other)", "(прочие)"),
        "(all)": ("(all)", "(все)"),
    },
    "stage": {
        "(converted)": ("(converted)", "(конвертированы)"),
        "(won)": ("(won)", "(выиграны)"),
        "(lead)": ("(a lead)", "(лид)"),
        "(deal)": ("(a deal)", "(сделка)"),
    },
    "zone": _ZONES
    | _UNNAMED
    | {"unlogged": ("not in the history", "нет в истории")}
    | {"own": ("the company", "компании")},
    "unit": {"h": ("h", "ч"), "d": ("d", "д"), "w": ("wk", "нед.")},
    **dict.fromkeys(("from_zone", "to_zone"), _ZONES | _UNNAMED),
    "side": _ZONES
    | {"client": ("client", "клиент"), "manager": ("manager", "менеджер")}
    | {"log": ("log", "журнал"), "crm": ("CRM", "CRM")},
    "status": _STATUS | LINK_STATUS,
    "name": LINKS,
    "outcome": _STATUS,
    "class": {
        "quality": ("quality", "качество"),
        "handling": ("handling", "обработка"),
        "market": ("market", "рынок"),
        "other": ("other", "другое"),
        "undecided": ("undecided", "не решено"),
    },
    "step": STEPS,
    "direction": DIRECTIONS,
    "change": {
        **EDITS,
        "new": ("new", "новая"),
        "rising": ("rising", "растёт"),
        "falling": ("falling", "снижается"),
        "steady": ("no change seen", "изменений не видно"),
    },
    "trend": {
        "rising": ("emptier", "пустеет"),
        "falling": ("fuller", "заполняется"),
        "same": ("no change seen", "изменений не видно"),
        "few": ("few", "мало данных"),
    },
    "factor": {
        "working_days": ("working days", "рабочие дни"),
        "leads": ("leads a working day", "лиды за рабочий день"),
        "mix": ("mix of segments", "состав сегментов"),
        "rates": ("conversion in segments", "конверсия в сегментах"),
        "size": ("size of a sale", "средний чек"),
    },
    "cause": {
        "calendar": ("calendar", "календарь"),
        "quantity": ("quantity", "количество"),
        "quality": ("quality", "качество"),
        "handling": ("handling", "обработка"),
        "market": ("market", "рынок"),
        "recording": ("recording", "учёт"),
        "deal_size": ("deal size", "чек"),
        "disputed": ("disputed", "спорно"),
        "mixed": ("two things at once", "две вещи сразу"),
        "none": ("nothing", "ничего"),
        "insufficient": ("not enough data", "мало данных"),
        "not_seen": ("not seen", "не видно"),
    },
    "standing": {
        "usual": ("not seen", "не видно"),
        "low": ("fewer", "меньше"),
        "high": ("more", "больше"),
        "very_low": ("far fewer", "намного меньше"),
        "very_high": ("far more", "намного больше"),
        "few": ("few", "мало данных"),
    },
    "seen": _SEEN,
    "year_seen": _SEEN,
    "result": {
        "won": ("sales", "продаж"),
        "qualified": ("qualified leads", "квалифицированных лидов"),
        "dealt": ("leads with a deal", "лидов со сделкой"),
        "leads": ("leads", "лидов"),
    },
    "level": {
        "campaign": ("campaigns", "кампании"),
        "source": ("sources", "источники"),
        "channel": ("channels", "каналы"),
        "by": ("the fields asked for", "выбранные поля"),
        "plan": ("channels of the plan", "каналы плана"),
    },
    "use": {
        "separates": ("yes", "да"),
        "not_seen": ("not seen", "не видно"),
        "few": ("few", "мало данных"),
        "one_value": ("one value", "одно значение"),
    },
    "advice": {
        "drop": ("drop it?", "убрать?"),
        "list": ("make it a list", "сделать списком"),
    },
    "card": {
        "lead": ("lead", "лид"),
        "deal": ("deal", "сделка"),
        "payment": ("payment", "платёж"),
        "spend": ("spend", "расход"),
        "task": ("task", "задача"),
        "touch": ("touch", "касание"),
    },
    **dict.fromkeys(("pipeline", "to_pipeline"), _PIPELINES),
    "conversion": {
        "lead_to_won": ("lead → won", "лид → продажа"),
        "lead_to_deal": ("lead → deal", "лид → сделка"),
        "deal_to_won": ("deal → won", "сделка → продажа"),
        "decided_lead_to_won": ("decided lead → won", "решённый лид → продажа"),
        "decided_lead_to_deal": ("decided lead → deal", "решённый лид → сделка"),
        "win_rate": ("decided deal → won", "решённая сделка → продажа"),
    },
    "verdict": {
        "above": ("above", "выше"),
        "below": ("below", "ниже"),
        "same": ("not seen", "не видно"),
        "few": ("few", "мало данных"),
        "mixed": ("not tested", "не проверялось"),
    },
    "customer_kind": {
        "contact": ("contact", "контакт"),
        "company": ("company", "компания"),
        "deal": ("deal", "сделка"),
    },
    "maturity": {
        "mature": ("mature", "зрелая"),
        "partly": ("partly mature", "зрелая частично"),
        "immature": ("immature", "незрелая"),
        "unknown": ("unknown", "неизвестна"),
    },
    **dict.fromkeys(("table", "table_name"), _TABLES),
    "state": {
        "empty": ("empty", "пусто"),
        "pseudo": ("filled in for show", "псевдопусто"),
        "missed": ("not done", "не сделано"),
        "pending": ("not due yet", "срок впереди"),
        "undated": ("done, day unknown", "сделано, день неизвестен"),
        "late": ("late", "с опозданием"),
        "on_time": ("in time", "в срок"),
        "missing": ("no match", "пары нет"),
    },
    "period_name": {
        "now": ("now", "этот"),
        "previous": ("previous", "прежний"),
        "year": ("a year before", "год назад"),
    },
    "revenue_by": {
        "card": ("card", "карточке"),
        "payment": ("payment", "оплате"),
        "closing_date": ("closing", "закрытию"),
    },
    "actor": FLOW_ACTORS,
    "kind": FLOW_KINDS
    | {
        "new": ("new", "новый"),
        "repeat": ("repeat", "повторный"),
        "upsell": ("upsell", "допродажа"),
        "renewal": ("renewal", "продление"),
        "sale": ("sale", "продажа"),
        "payment": ("payment", "оплата"),
        "refund": ("refund", "возврат"),
        "cancelled": ("cancelled", "отмена продажи"),
        "call": ("call", "звонок"),
        "chat": ("chat", "чат"),
        "message": ("message", "сообщение"),
        "email": ("letter", "письмо"),
        "form": ("form", "заявка"),
        "visit": ("visit", "визит"),
        "campaign": ("campaign", "кампания"),
        "meeting": ("meeting", "встреча"),
    },
    "measure": {
        "leads": ("leads", "лиды"),
        "qualified": ("qualified", "квалифицированные"),
        "deals": ("deals", "сделки"),
        "won": ("sales", "продажи"),
        "revenue": ("revenue", "выручка"),
        "spend": ("spend", "расход"),
        "bytes": ("bytes unpacked", "байт без сжатия"),
        "ratio": ("times its packed size", "раз больше сжатого"),
        "cells": ("cells", "ячеек"),
        "columns": ("columns", "столбцов"),
        "files": ("files", "файлов"),
    },
    **dict.fromkeys(("system", "inspect.crm", "inspect.vocabulary"), _SYSTEMS),
    "created_how": {
        "form": ("form", "форма"),
        "call": ("call", "звонок"),
        "chat": ("chat", "чат"),
        "manual": ("typed in", "вручную"),
        "import": ("import", "импорт"),
        "robot": ("robot", "робот"),
    },
    **{flag: {"true": ("yes", "да"), "false": ("no", "нет")} for flag in _FLAGS},
    "excluded": EXCLUDED,
    "unread": UNREAD,
    "wanted": {
        "number": ("number", "число"),
        "date": ("date", "дата"),
    },
    **INSPECTED,
    **WORK_VALUES,
}
"""Coded values of coded columns; "missing" holds for every column, `metric.column` for its own."""
