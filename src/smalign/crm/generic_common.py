"""Generic words for the columns leads, deals, touches and spend share."""

from __future__ import annotations

from typing import Final

from smalign.crm.words import fills, says

CREATED: Final = says(
    "created_at",
    *("created_at", "created", "created date", "create date", "creation date", "created time"),
    *("created on", "date created", "date_create", "createdate", "createdat", "created_date"),
    *("дата создания", "создан", "создана", "создано", "дата и время создания"),
)
MODIFIED: Final = says(
    "modified_at",
    *("modified_at", "updated_at", "modified", "last modified date", "modified time"),
    *("modified on", "last modified", "дата изменения", "изменен", "дата редактирования"),
)
NEXT_ACTIVITY: Final = says(
    "next_activity_at",
    *("next_activity_at", "next_activity_date", "next activity date", "next activity"),
    *("next_contact_date", "next contact date", "next follow-up date", "дата следующего действия"),
    *("следующее действие", "ближайшая задача", "дата следующего контакта", "следующий контакт"),
)
OWNER: Final = says(
    "owner",
    *("owner", "responsible", "manager", "sales_agent", "sales agent", "sales rep", "sales_rep"),
    *("sr_id", "owner_name", "owner_id", "assigned_to", "assignee", "responsible user"),
    *("responsible person", "ответственный", "менеджер", "ответственный менеджер", "сотрудник"),
    *("менеджер по продажам", "ответственный пользователь", "ответственный сотрудник"),
)
TEAM: Final = says(
    "team", "team", "department", "отдел", "группа менеджеров", "подразделение", "команда"
)
SOURCE: Final = says(
    "source",
    *("source", "lead_source", "origin", "original source", "traffic source", "referrer source"),
    *("источник", "источник лида", "источник заявки", "источник трафика", "источник сделки"),
    *("источник обращения", "откуда пришел", "откуда узнали"),
)
CHANNEL: Final = says(
    "channel", "channel", "marketing channel", "канал", "рекламный канал", "канал привлечения"
)
AMOUNT: Final = says(
    "amount",
    *("amount", "value", "revenue", "price"),
    *("budget", "total", "opportunity", "сумма", "бюджет", "выручка"),
    *("стоимость", "сумма заказа", "сумма договора", "возможная сумма"),
)
CURRENCY: Final = says(
    "currency",
    *("currency", "currency_code", "amount currency", "currencyisocode", "валюта"),
    weight=0.5,
)
CONTACT: Final = (
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
        *("email клиента", "e-mail клиента", "почта клиента", "customer email", "client email"),
    ),
    fills(
        "phone",
        *("phone", "mobile", "phone number", "contact_phone", "telephone", "телефон"),
        *("номер телефона", "мобильный телефон", "рабочий телефон", "контактный телефон"),
        *("телефон клиента", "телефон контакта", "customer phone", "client phone"),
    ),
)
REASON: Final = fills(
    "loss_reason",
    *("loss_reason", "lost_reason", "loss reason description", "reason", "reject reason"),
    *("reason lost", "closed lost reason", "disqualification reason", "reason for loss"),
    *("отказ", "причина", "причина некачественности"),
    pattern=(
        r"причин\w* .*(отказ|провал|проигр|закрыт|потер|дисквалиф)|почему .*отказ"
        r"|(lost|loss) reason"
    ),
)
