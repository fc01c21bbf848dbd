"""Words people give columns themselves, English and Russian; catches systems not yet described."""

from __future__ import annotations

from typing import Final

from smalign.crm.generic_others import (
    COMPANIES,
    CONTACTS,
    EVENT_LOG,
    MARKETING_REPORT,
    OWNER_LOG,
    PATHS,
    PAYMENTS,
    PLAN,
    STAGE_LOG,
    SURVEY,
    TASKS,
)
from smalign.crm.words import System, Words, fills, says, utm

_CREATED: Final = says(
    "created_at",
    *("created_at", "created", "created date", "create date", "creation date", "created time"),
    *("created on", "date created", "date_create", "createdate", "createdat", "created_date"),
    *("дата создания", "создан", "создана", "создано", "дата и время создания"),
)
_MODIFIED: Final = says(
    "modified_at",
    *("modified_at", "updated_at", "modified", "last modified date", "modified time"),
    *("modified on", "last modified", "дата изменения", "изменен", "дата редактирования"),
)
_OWNER: Final = says(
    "owner",
    *("owner", "responsible", "manager", "sales_agent", "sales agent", "sales rep", "sales_rep"),
    *("sr_id", "owner_name", "owner_id", "assigned_to", "assignee", "responsible user"),
    *("responsible person", "ответственный", "менеджер", "ответственный менеджер", "сотрудник"),
    *("менеджер по продажам", "ответственный пользователь", "ответственный сотрудник"),
)
_TEAM: Final = says(
    "team", "team", "department", "отдел", "группа менеджеров", "подразделение", "команда"
)
_SOURCE: Final = says(
    "source",
    *("source", "lead_source", "origin", "original source", "traffic source", "referrer source"),
    *("источник", "источник лида", "источник заявки", "источник трафика", "источник сделки"),
    *("источник обращения", "откуда пришел", "откуда узнали"),
)
_CHANNEL: Final = says(
    "channel", "channel", "marketing channel", "канал", "рекламный канал", "канал привлечения"
)
_AMOUNT: Final = says(
    "amount",
    *("amount", "deal_amount", "deal_value", "close_value", "value", "revenue", "price"),
    *("budget", "total", "opportunity", "сумма", "сумма сделки", "бюджет", "выручка"),
    *("стоимость", "сумма заказа", "сумма договора", "возможная сумма"),
)
_CURRENCY: Final = says(
    "currency",
    *("currency", "currency_code", "amount currency", "currencyisocode", "валюта"),
    weight=0.5,
)
_CONTACT: Final = (
    says("contact_id", "contact_id", "person_id", "client_id", "customer_id", "id контакта"),
    says("company_id", "company_id", "account_id", "id компании", "organization_id"),
    says(
        "contact_name",
        *("contact_name", "contact", "client", "customer", "full name", "customer name"),
        *("контакт", "клиент", "фио", "имя клиента", "фио клиента", "основной контакт"),
        *("полное имя контакта", "полное имя"),
        weight=0.5,
    ),
    fills(
        "email",
        *("email", "e-mail", "contact_email", "email address", "почта", "эл. почта"),
        *("электронная почта", "рабочий email", "личный email", "рабочий e-mail"),
    ),
    fills(
        "phone",
        *("phone", "mobile", "phone number", "contact_phone", "telephone", "телефон"),
        *("номер телефона", "мобильный телефон", "рабочий телефон", "контактный телефон"),
    ),
)
_REASON: Final = fills(
    "loss_reason",
    *("loss_reason", "lost_reason", "loss reason description", "reason", "reject reason"),
    *("reason lost", "closed lost reason", "disqualification reason", "reason for loss"),
    *("отказ", "причина", "причина некачественности"),
    pattern=r"причин\w* .*(отказ|провал|проигр|закрыт|потер|дисквалиф)|(lost|loss) reason",
)

LEADS: Final = Words(
    "leads",
    (
        says(
            "lead_id",
            *("lead_id", "leadid", "mql_id", "inquiry_id", "id лида", "номер лида", "id заявки"),
            *("номер заявки", "id", "record id"),
        ),
        says(
            "created_at",
            *("first_contact_date", "lead_created_at", "lead created", "дата лида"),
            *("дата заявки", "дата обращения", "дата поступления", *_CREATED.headers),
        ),
        says("assigned_at", "assigned_at", "дата назначения", "назначен"),
        says(
            "first_attempt_at",
            *("first_attempt_at", "first_call_at", "first_response_at", "первый звонок"),
            *("дата первого контакта", "дата первого звонка"),
        ),
        says("qualified_at", "qualified_at", "mql_date", "дата квалификации"),
        says("closed_at", "closed_at", "converted_at", "converted date", "дата закрытия лида"),
        says("stage", "lead_stage", "lead_status", "этап лида", "стадия лида", "stage", "этап"),
        says("status", "status", "статус", "статус лида", "статус заявки", weight=0.5),
        says("is_converted", "converted", "is_converted", "isconverted", "конвертирован"),
        says("is_test", "is_test", "тестовый"),
        says("is_spam", "is_spam", "spam", "спам"),
        says("is_repeat", "is_repeat", "repeat_lead", "повторный", "повторное обращение"),
        says("duplicate_of", "duplicate_of", "дубль"),
        says("deal_id", "deal_id", "converted_deal_id", "convertedopportunityid", "id сделки"),
        says("created_by", "created_by", "кем создан", "автор"),
        says("created_how", "created_how", "способ создания", "тип обращения"),
        *(_MODIFIED, _OWNER, _TEAM, _SOURCE, _CHANNEL, _AMOUNT, _CURRENCY, *_CONTACT, _REASON),
        *utm(),
    ),
    others=("landing_page_id", "lead owner", "company / account", "название лида"),
    files=("lead", "inquir", "mql", "лид", "заявк", "обращени"),
)

DEALS: Final = Words(
    "deals",
    (
        says(
            "deal_id",
            *("deal_id", "dealid", "opportunity_id", "opportunityid", "opp_id", "order_id"),
            *("id сделки", "номер сделки", "id заказа", "номер заказа", "id", "record id"),
        ),
        says("lead_id", "lead_id", "leadid", "mql_id", "originating lead", "id лида"),
        says("campaign_id", "campaign_id", "campaignid"),
        says(
            "created_at",
            *("deal_created_at", "deal_create_date", "engage_date", "aql date", "open date"),
            *("opened_at", "дата создания сделки", "дата сделки", *_CREATED.headers),
        ),
        says("assigned_at", "assigned_at", "дата назначения"),
        says(
            "closed_at",
            *("closed_at", "close_date", "closing date", "closed date", "won_date", "closed on"),
            *("actual close date", "date closed", "closed time", "closed", "closedate"),
            *(
                "дата закрытия",
                "дата завершения",
                "закрыта",
                "дата продажи",
                "дата закрытия сделки",
            ),
        ),
        says(
            "expected_close_at",
            *("expected_close_at", "expected_close_date", "est. close date"),
            *("планируемая дата закрытия", "предполагаемая дата закрытия"),
        ),
        says("pipeline", "pipeline", "sales pipeline", "deal_pipeline", "воронка", "направление"),
        says(
            "stage",
            *("deal_stage", "stage", "stage_name", "stagename", "opportunity stage"),
            *("этап сделки", "стадия сделки", "этап", "стадия", "этап воронки"),
        ),
        says("status", "deal_status", "status", "статус сделки", "статус", weight=0.5),
        says("kind", "kind", "deal_type", "deal_kind", "тип сделки"),
        says("margin", "margin", "gross margin", "gross_profit", "маржа", "валовая прибыль"),
        says("is_won", "is_won", "won", "iswon", "is closed won", "выиграна"),
        says("is_lost", "is_lost", "lost", "is closed lost", "проиграна"),
        says("is_closed", "is_closed", "isclosed", "сделка закрыта"),
        *(_AMOUNT, _CURRENCY, _MODIFIED, _OWNER, _TEAM, _SOURCE, _CHANNEL, *_CONTACT, _REASON),
        *utm(),
    ),
    others=(
        *("opportunity name", "deal name", "deal_name", "название сделки", "probability (%)"),
        *("probability", "expected revenue", "next step", "forecast category", "sdr_id"),
        *("declared_monthly_revenue", "business_segment", "вероятность", "название"),
        *("opportunity owner", "product"),
    ),
    files=("deal", "opportunit", "pipeline", "orders", "сделк", "продаж", "заказ"),
)

TOUCHPOINTS: Final = Words(
    "touchpoints",
    (
        says("touch_id", "touch_id", "touchpoint_id", "event_id", "id касания", "id"),
        says("lead_id", "lead_id", "leadid", "mql_id", "id лида", weight=0.5),
        says("deal_id", "deal_id", "opportunity_id", "id сделки", weight=0.5),
        says(
            "contact_id",
            *("contact_id", "user_pseudo_id", "user_id", "client_id", "clientid", "visitor_id"),
            *("customer_id", "person_id", "id контакта", "id клиента"),
        ),
        says(
            "touched_at",
            *("touched_at", "event_time", "event_date", "touch_time", "touch_date", "timestamp"),
            *("visited_at", "call_time", "дата касания", "дата визита", "дата звонка"),
            *("время касания", "date", "дата"),
        ),
        says("kind", "kind", "event_type", "touch_type", "activity_type", "тип касания", "тип"),
        says("side", "side", "сторона"),
        says("direction", "direction", "call_type", "направление звонка", "направление"),
        says("outcome", "outcome", "result", "результат", "результат звонка"),
        says("actor", "actor", "кто", *_OWNER.headers, weight=0.5),
        says("actor_kind", "actor_kind"),
        says("campaign", "campaign", "campaign_name", "кампания", weight=0.5),
        says("content", "content", "материал", "контент"),
        says("source", "source_medium", "sourcemedium", *_SOURCE.headers),
        says("utm_medium", "medium", "utm_medium", "utm medium"),
        says("cost", "cost", "стоимость касания"),
        *(_CHANNEL, *(entry for entry in utm() if entry.column != "utm_medium")),
    ),
    others=("session_id", "is_conversion", "page", "landing_page"),
    files=("touch", "event", "visit", "session", "activit", "касани", "визит", "звонк", "call"),
)

SPEND: Final = Words(
    "spend",
    (
        says(
            "date",
            *("day", "date", "spend_date", "segment_date", "дата", "день", "дата расхода"),
        ),
        says("date_from", "date_from", "start date", "start_date", "reporting starts", "начало"),
        says("date_to", "date_to", "end date", "end_date", "reporting ends", "конец"),
        says(
            "cost",
            *("cost", "spend", "ad_spend", "amount spent", "total spent", "costs", "ad cost"),
            *("расход", "расходы", "затраты", "потрачено", "потрачено всего", "сумма затрат"),
            *("потраченная сумма", "рекламный расход", "расход на рекламу", "бюджет рекламы"),
            weight=2,
        ),
        says(
            "campaign", "campaign", "campaign_name", "utm campaign", "кампания", "название кампании"
        ),
        says("campaign_id", "campaign_id", "campaignid", "id кампании", "№ кампании"),
        says("campaign_type", "campaign_type", "тип кампании"),
        says("impressions", "impressions", "impr.", "impr", "shows", "показы"),
        says("clicks", "clicks", "link clicks", "clicks (all)", "клики", "переходы"),
        says("source", "platform", "рекламная площадка", "площадка", *_SOURCE.headers),
        says("utm_medium", "medium", "utm_medium"),
        *(_CHANNEL, _CURRENCY),
        *(entry for entry in utm() if entry.column not in {"utm_medium", "utm_campaign"}),
    ),
    others=("ctr", "cpc", "cpm", "reach", "frequency", "ad set name", "ad name", "adgroup"),
    files=("spend", "cost", "расход", "затрат", "ads", "реклам", "advert"),
)

SYSTEM: Final = System(
    "generic",
    (
        *(LEADS, DEALS, CONTACTS, COMPANIES, PAYMENTS, TOUCHPOINTS, SPEND, STAGE_LOG, EVENT_LOG),
        *(OWNER_LOG, TASKS, PLAN, MARKETING_REPORT, SURVEY, PATHS),
    ),
)
