"""Bitrix24: Russian and English grids, code headers of REST dumps, BI connector tables.

The UI export of deals has no lead id and no phone. The date it calls «Предполагаемая дата закрытия»
(REST: CLOSEDATE) is expected while a deal is open; on a closed one it is the day of closing, for
Bitrix24 sets it then, unless an administrator has switched that off. The grid of leads has no such
date; the interface for programs has, and teams add one under the names of that.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.bitrix24_others import OTHER_CARD, OTHER_PERSON, PARTS_OF_A_NAME
from smalign.crm.bitrix24_work import (
    ACTIVITIES,
    ACTIVITY_LOG,
    CATEGORY_LIST,
    DOCUMENTS,
    SIGNS,
    STATUS_LIST,
    TASKS,
    TELEPHONY,
)
from smalign.crm.words import BuiltInStage, System, Words, fills, joins, says, splits, utm

_COMMON: Final = (
    says("created_at", "Дата создания", "Created", "Created on", "DATE_CREATE", "createdTime"),
    says("modified_at", "Дата изменения", "Modified", "Modified on", "DATE_MODIFY", "updatedTime"),
    says(
        "owner",
        *("Ответственный", "Responsible", "Responsible person", "ASSIGNED_BY_NAME"),
        *("ASSIGNED_BY", "ASSIGNED_BY_ID", "assignedById"),
    ),
    says("team", "ASSIGNED_BY_DEPARTMENT"),
    says("source", "Источник", "Source", "SOURCE_NAME", "SOURCE_ID", "sourceId"),
    says("contact_id", "CONTACT_ID", "contactId"),
    says("company_id", "COMPANY_ID", "companyId"),
)
_OF_A_COMPANY: Final = frozenset({"created_at", "modified_at", "owner", "team"})
_MONEY: Final = (
    says(
        *("amount", "Сумма", "Возможная сумма", "Income", "Total", "Opportunity", "OPPORTUNITY"),
    ),
    says("currency", "Валюта", "Currency", "CURRENCY_ID", "currencyId", weight=0.5),
)
_LISTED: Final = r"^\[\{.*?[\"']VALUE[\"']\s*:\s*[\"']([^\"']*)[\"']"
"""A list of phones or letters as a program writes what the interface gives; the first counts."""

_PHONES: Final = fills(
    "phone",
    *("Рабочий телефон", "Мобильный телефон", "Домашний телефон", "Другой телефон", "Телефон"),
    *("Work phone", "Mobile", "Mobile phone", "Home phone", "Other phone", "Phone"),
    *("PHONE_WORK", "PHONE_MOBILE"),
    inside=_LISTED,
)
_EMAILS: Final = fills(
    "email",
    *("Рабочий e-mail", "Частный e-mail", "Другой e-mail", "E-mail для рассылок", "E-mail"),
    *("Work e-mail", "Private e-mail", "Home e-mail", "Other e-mail", "EMAIL", "EMAIL_WORK"),
    inside=_LISTED,
)

LEADS: Final = Words(
    "leads",
    (
        says("lead_id", "ID"),
        says("stage", "Статус", "Status", "STATUS_NAME", "STATUS_ID", "stageId", weight=0.5),
        says("status", "Состояние", "Status group", "STATUS_SEMANTIC_ID", "STATUS_SEMANTIC"),
        says("closed_at", "DATE_CLOSED", "Дата завершения", "Дата закрытия"),
        says("is_repeat", "Повторный лид", "Repeat lead", "IS_RETURN_CUSTOMER"),
        says("created_by", "Кем создан", "Created by", "CREATED_BY_NAME", "CREATED_BY_ID"),
        says("contact_name", "Полное имя", "Full name", "Клиент"),
        joins("contact_name", *PARTS_OF_A_NAME),
        fills("loss_reason", pattern=r"причин\w* .*(отказ|провал|проигр|закрыт)"),
        *(*_COMMON, *_MONEY, _PHONES, _EMAILS, *utm()),
    ),
    others=(
        *("Название лида", "Lead Name", "Дополнительно о статусе", "Status information"),
        *("STATUS_DESCRIPTION", "Создан CRM-формой", "COMPANY_TITLE", "Название компании"),
        *("Company Name", "HAS_PHONE", "HAS_EMAIL", "HAS_IMOL", "Задан телефон", "Задан e-mail"),
        *(*OTHER_PERSON, *OTHER_CARD),
    ),
    files=("lead", "лид"),
    languages=("ru", "en", "codes"),
)

DEALS: Final = Words(
    "deals",
    (
        says("deal_id", "ID"),
        says("lead_id", "LEAD_ID", "leadId"),
        says(
            "stage",
            *("Стадия сделки", "Стадия", "Stage", "STAGE_NAME", "STAGE_ID", "stageId"),
        ),
        says(
            "status",
            *("Группа стадий", "Deal status", "STAGE_SEMANTIC_ID", "STAGE_SEMANTIC"),
        ),
        says(
            "pipeline",
            *(
                "Воронка",
                "Направление",
                "Pipeline",
                "CATEGORY_NAME",
                "CATEGORY",
                "CATEGORY_ID",
                "categoryId",
            ),
        ),
        splits(
            ("MOVED_TIME", "movedTime"),
            ("CLOSED", "STAGE_SEMANTIC_ID", "STAGE_SEMANTIC"),
            dict.fromkeys(("y", "yes", "да", "true", "1", "s", "f"), "closed_at"),
        ),
        says("is_closed", "Сделка закрыта", "Closed", "CLOSED"),
        says(
            "expected_close_at",
            *("Предполагаемая дата закрытия", "Assumed close date", "CLOSEDATE", "closedate"),
        ),
        says("kind", "Повторная сделка", "Repeat deal", "IS_RETURN_CUSTOMER"),
        says("contact_name", "Контакт", "Contact", "CONTACT_NAME", "Клиент", weight=0.5),
        fills("loss_reason", pattern=r"причин\w* .*(отказ|провал|проигр|закрыт)"),
        *(*_COMMON, *_MONEY, *utm()),
    ),
    others=(
        *("Название сделки", "Deal Name", "Вероятность", "Probability, %", "PROBABILITY"),
        *("Тип", "Type", "TYPE_ID", "Компания", "Company", "COMPANY_NAME", "Кем создана"),
        *("Кем изменена", "Товар", "Product", "Дата начала", "Start date", "BEGINDATE"),
        *("Создана CRM-формой", "Повторное обращение", "Repeat inquiry", "Привязка"),
        *("IS_REPEATED_APPROACH", "Интернет-магазин", "Binding", "Web store", "Дата события"),
        *("Тип события", "Описание события", "Статус оплаты сделки", "Статус оплаты"),
        *("Статус доставки", "Event Date", "Event Type", "IS_NEW", "IS_RECURRING", "TAX_VALUE"),
        *("QUOTE_ID", "ADDITIONAL_INFO", "OPPORTUNITY_ACCOUNT", "ACCOUNT_CURRENCY_ID"),
        *("Состояние", "State", *OTHER_CARD),
    ),
    files=("deal", "сделк"),
    languages=("ru", "en", "codes"),
)

CONTACTS: Final = Words(
    "contacts",
    (
        says("contact_id", "ID"),
        says("name", "Полное имя", "Full name", "FULL_NAME"),
        joins("name", *PARTS_OF_A_NAME),
        says("lead_id", "LEAD_ID", weight=3),
        *(*_COMMON, _PHONES, _EMAILS),
    ),
    others=(
        *("Тип контакта", "Contact Type", "TYPE_ID", "Экспорт", "Export", "Компания", "Company"),
        *("Birthday", "Создан CRM-формой", *OTHER_PERSON),
    ),
    files=("contact", "контакт"),
    languages=("ru", "en", "codes"),
)

COMPANIES: Final = Words(
    "companies",
    (
        says("company_id", "ID"),
        says("name", "Название компании", "Company Name", "TITLE"),
        says("industry", "Сфера деятельности", "Industry", "INDUSTRY"),
        *(entry for entry in _COMMON if entry.column in _OF_A_COMPANY),
    ),
    others=("Тип компании", "Company Type", "Реквизиты", "Кол-во сотрудников", "Годовой оборот"),
    files=("compan", "компани"),
    languages=("ru", "en", "codes"),
)

_LOG: Final = (
    says("entered_at", "CREATED_TIME", "DATE_CREATE"),
    says("owner", "ASSIGNED_BY_NAME", "ASSIGNED_BY", "ASSIGNED_BY_ID"),
)
_LOG_OTHERS: Final = ("ID", "TYPE_ID", "START_DATE", "END_DATE")
"""In a row of history the dates are the card's start and expected end, whatever the move."""

DEAL_LOG: Final = Words(
    "stage_log",
    (
        says("card_id", "DEAL_ID", "OWNER_ID", weight=3),
        says("stage", "STAGE_NAME", "STAGE", "STAGE_ID"),
        says("outcome", "STAGE_SEMANTIC_ID", "STAGE_SEMANTIC"),
        says("pipeline", "CATEGORY_NAME", "CATEGORY_ID"),
        *_LOG,
    ),
    others=_LOG_OTHERS,
    files=("stage_history", "stagehistory"),
    constants={"card": "deal"},
    languages=("codes",),
)
LEAD_LOG: Final = Words(
    "stage_log",
    (
        says("card_id", "LEAD_ID", "OWNER_ID", weight=3),
        says("stage", "STATUS_NAME", "STATUS", "STATUS_ID"),
        says("outcome", "STATUS_SEMANTIC_ID", "STATUS_SEMANTIC"),
        *_LOG,
    ),
    others=_LOG_OTHERS,
    files=("status_history", "statushistory"),
    constants={"card": "lead"},
    languages=("codes",),
    export="lead_history",
)

SYSTEM: Final = System(
    "bitrix24",
    (
        *(LEADS, DEALS, CONTACTS, COMPANIES, DEAL_LOG, LEAD_LOG),
        *(ACTIVITY_LOG, TELEPHONY, TASKS, ACTIVITIES, STATUS_LIST, CATEGORY_LIST),
        DOCUMENTS,
    ),
    signs=(
        *("Название лида", "Дополнительно о статусе", "Дополнительно об источнике", "Lead Name"),
        *("Создан CRM-формой", "Создана CRM-формой", "Created by CRM form", "Повторный лид"),
        *("Repeat lead", "Группа стадий", "Стадия сделки", "Сделка закрыта", "Повторная сделка"),
        *("Предполагаемая дата закрытия", "Assumed close date", "Status information"),
        *("Source information", "Название сделки", "Income", "STAGE_ID", "STATUS_ID"),
        *("STAGE_SEMANTIC_ID", "STATUS_SEMANTIC_ID", "ASSIGNED_BY_ID", "ASSIGNED_BY_NAME"),
        *("DATE_CREATE", "OPPORTUNITY", "Тип контакта", "Сделка/Лид", "Deal/Lead", "stageId"),
        *("Рабочий e-mail", "Частный e-mail", "E-mail для рассылок", "Корпоративный сайт"),
        *("Тип компании", "Company Type", "Кол-во сотрудников", "Реквизиты"),
        *("Work e-mail", *SIGNS),
    ),
    sign_pattern=r"uf crm |ufcrm",
    has_bracketed=True,
)

LEAD_STAGES: Final = (
    BuiltInStage(("NEW", "Не обработан", "Unassigned"), "open", 1),
    BuiltInStage(("IN_PROCESS", "В работе", "In Progress"), "open", 2),
    BuiltInStage(("PROCESSED", "Обработан", "Processed"), "open", 3),
    BuiltInStage(("CONVERTED", "Качественный лид", "Good lead"), "won", fixed=True),
    BuiltInStage(("JUNK", "Некачественный лид", "Junk Lead"), "lost", fixed=True),
)
"""«Качественный лид» is the system's name of converted, not an assessment."""

DEAL_STAGES: Final = (
    BuiltInStage(("NEW", "Новая", "New"), "open", 1),
    BuiltInStage(("PREPARATION", "Подготовка документов", "Create papers"), "open", 2),
    BuiltInStage(("PREPAYMENT_INVOICE", "Cчёт на предоплату", "Invoice"), "open", 3),
    BuiltInStage(("EXECUTING", "В работе", "In progress"), "open", 4),
    BuiltInStage(("FINAL_INVOICE", "Финальный счёт", "Final invoice"), "open", 5),
    BuiltInStage(("WON", "Сделка успешна", "Deal won"), "won", fixed=True),
    BuiltInStage(("LOSE", "Сделка провалена", "Deal lost"), "lost", fixed=True),
    BuiltInStage(("APOLOGY", "Анализ причины провала", "Analyze failure"), "lost"),
)
"""The default pipeline; the optional open stages of older portals have no place in it."""
