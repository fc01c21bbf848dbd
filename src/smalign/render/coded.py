"""Coded values in words: column → value → (English, Russian). Data only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.render.coded_of_work import WORK_VALUES
from smalign.render.words_of_diagnosis import LINK_STATUS, LINKS
from smalign.render.words_of_diff import DIRECTIONS, EDITS, STEPS
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
_UNREAD: Final[Words] = {
    english: (english, russian)
    for english, russian in (
        (
            "contact roles: a deal has one contact here, the one its own row names",
            "роли контактов: у сделки здесь один контакт — тот, что назван в её строке",
        ),
        (
            "activities name their card by its title alone: not linked",
            "дела называют карточку только по названию: связать их нельзя",
        ),
        (
            "customers with their paths: no touches with a time, no paths added up",
            "клиенты со своими цепочками: нет ни касаний со временем, ни сложенных цепочек",
        ),
        (
            "views of pages are parts of visits: export the visits",
            "просмотры страниц — части визитов: выгрузите визиты",
        ),
        (
            "meetings without check-ins have a planned time alone: not taken as touches",
            "у встреч без отметки о приходе есть лишь назначенное время: касаниями не считаются",
        ),
        (
            "an invoice is not a payment and names no deal",
            "счёт — не оплата и не называет сделку",
        ),
        (
            "users of the CRM: no cards; name it in [lookups] to use its columns",
            "пользователи CRM: карточек нет; чтобы взять столбцы, назовите файл в [lookups]",
        ),
        (
            "campaign members are named, not numbered: they join to no lead",
            "участники кампаний названы без номеров: с лидами их не связать",
        ),
        (
            "notes do not say whose they are: calls and messages stand in the list of events",
            "в примечаниях не сказано, чьи они; звонки и сообщения есть в списке событий",
        ),
        (
            "buyers beside deals: what they buy again is no deal",
            "покупатели стоят рядом со сделками: их повторная покупка — не сделка",
        ),
        (
            "products and documents: no cards of sales",
            "товары и документы: карточек продаж нет",
        ),
        (
            "quotes, orders, invoices and products: no cards of sales",
            "предложения, заказы, счета и товары: карточек продаж нет",
        ),
        (
            "tickets of support: no cards of sales",
            "обращения в поддержку: карточек продаж нет",
        ),
        (
            "notes are written for colleagues: no touches of the customer",
            "заметки пишут для коллег: касаний клиента в них нет",
        ),
        (
            "meetings have a planned time alone: not taken as touches",
            "у встреч есть лишь назначенное время: касаниями не считаются",
        ),
        (
            "changes of contacts, companies and tickets: no moves of a card",
            "изменения контактов, компаний и обращений: переходов карточек нет",
        ),
        (
            "how long a deal stood in a stage, not since when: map it to stage_log",
            "сколько сделка стояла на этапе, а не с какого времени: назовите столбцы stage_log",
        ),
        (
            "calls name a phone alone: touches are joined by the id of a card or a contact",
            "у звонков есть только телефон, а касания связываются по ID карточки или контакта",
        ),
    )
}

_UNNAMED: Final[Words] = {"(none)": ("(not named)", "(не названа)")}
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
    },
    "zone": _ZONES | _UNNAMED | {"unlogged": ("not in the history", "нет в истории")},
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
    "table": {
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
    "unread": _UNREAD,
    "wanted": {
        "number": ("number", "число"),
        "date": ("date", "дата"),
    },
    **WORK_VALUES,
}
"""Coded values of coded columns; "missing" holds for every column."""
