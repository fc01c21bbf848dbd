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
_DEFINITIONS: Final[Words] = {
    "by_deal_created": ("by the day the deal was made", "по дню создания сделки"),
    "by_closed": ("by the day of closing", "по дню закрытия"),
    "by_paid": ("by the day of payment", "по дню оплаты"),
    "zone_UTC": ("in UTC", "по времени UTC"),
    "zone_Europe/Moscow": ("in Moscow time", "по московскому времени"),
    "without_tests": ("without tests", "без тестов"),
    "without_spam": ("without spam", "без спама"),
    "without_duplicates": ("without duplicates", "без дублей"),
    "without_repeats": ("without repeat inquiries", "без повторных обращений"),
    "without_copies": ("without copied deals", "без сделок-копий"),
    "with_copies": ("with copied deals", "вместе со сделками-копиями"),
    "without_refunds": ("without refunds taken off", "без вычета возвратов"),
    "only_qualified": ("only qualified ones", "только квалифицированные"),
    "only_with_deal": ("only those with a deal", "только те, где есть сделка"),
    "only_new": ("only new customers", "только новые клиенты"),
    "first_touch": ("by the channel of the first touch", "по каналу первого касания"),
    "last_touch": ("by the channel of the last touch", "по каналу последнего касания"),
    "vat_added": ("with VAT added", "с прибавленным НДС"),
    "vat_taken_out": ("with VAT taken out", "за вычетом НДС"),
    "in_thousands": ("in thousands", "в тысячах"),
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
            "calls name a phone alone: touches are joined by the id of a card or a contact",
            "у звонков есть только телефон, а касания связываются по ID карточки или контакта",
        ),
    )
}

VALUES: Final[dict[str, Words]] = {
    "missing": {
        "(none)": ("(none)", "(нет данных)"),
        "(unknown)": ("(unknown)", "(неизвестно)"),
        "(other)": ("(other)", "(прочие)"),
        "(all)": ("(all)", "(все)"),
    },
    "zone": _ZONES,
    "side": _ZONES
    | {"client": ("client", "клиент"), "manager": ("manager", "менеджер")}
    | {"log": ("log", "журнал"), "crm": ("CRM", "CRM")},
    "status": _STATUS,
    "outcome": _STATUS,
    "class": {
        "quality": ("quality", "качество"),
        "handling": ("handling", "обработка"),
        "market": ("market", "рынок"),
        "other": ("other", "другое"),
        "undecided": ("undecided", "не решено"),
    },
    "change": {
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
    "card": {"lead": ("lead", "лид"), "deal": ("deal", "сделка")},
    "pipeline": {"leads": ("Leads", "Лиды")},
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
    "reason": {
        "unanswered": ("asked, not answered", "обращался, без ответа"),
        "fresh_touch": ("fresh touch", "свежее касание"),
        "no_attempt": ("never called", "ни разу не звонили"),
    },
    "pretext": {
        "visit": ("looked at the site: what for?", "был на сайте: что искал?"),
        "email": ("got a letter: is it of use?", "получил письмо: пригодилось?"),
        "call": ("talked to marketing", "говорил с маркетингом"),
        "chat": ("wrote in the chat", "писал в чат"),
        "message": ("got a message: is it of use?", "получил сообщение: пригодилось?"),
        "form": ("left an inquiry", "оставил заявку"),
        "campaign": ("took part in a campaign", "участвовал в кампании"),
        "touch": ("heard of us", "видел нас"),
        "answer_call": ("called and was not answered", "звонил, ему не ответили"),
        "answer_chat": ("wrote and was not answered", "писал, ему не ответили"),
        "answer_email": ("wrote and was not answered", "писал, ему не ответили"),
        "answer_message": ("wrote and was not answered", "писал, ему не ответили"),
        "answer_form": ("asked and was not answered", "оставил заявку, ему не ответили"),
        "answer_touch": ("asked and was not answered", "обращался, ему не ответили"),
        "first_call": ("nobody has called yet", "ещё никто не звонил"),
    },
    "match": {
        "agrees": ("agrees", "сходится"),
        "explained": ("explained", "объяснено"),
        "alike": ("several explain it", "объяснений несколько"),
        "unexplained": ("not explained", "не объяснено"),
        "only_crm": ("only in the CRM", "есть только в CRM"),
        "only_report": ("only in the report", "есть только в отчёте"),
        "unknown": ("not in the export", "в выгрузке нет"),
    },
    "definition": _DEFINITIONS,
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
    "actor": {
        "human": ("a person", "человек"),
        "robot": ("a robot", "робот"),
        "import": ("an import", "импорт"),
        "bulk": ("in bulk", "массово"),
        "unknown": ("unknown", "неизвестно"),
    },
    "kind": {
        "begun": ("began", "начало"),
        "late": ("began later", "начало не с первого"),
        "forward": ("forward", "вперёд"),
        "back": ("back", "назад"),
        "again": ("again", "повторно"),
        "lost": ("lost", "отказ"),
        "reopened": ("reopened", "возобновление"),
        "beside": ("same place", "то же место"),
        "unordered": ("order unknown", "порядок неизвестен"),
        "handed": ("handed on", "передано"),
        "kept": ("kept", "ведёт дальше"),
        "new": ("new", "новый"),
        "repeat": ("repeat", "повторный"),
        "upsell": ("upsell", "допродажа"),
        "renewal": ("renewal", "продление"),
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
}
"""Coded values of coded columns; "missing" holds for every column."""
