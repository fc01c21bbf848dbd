"""amoCRM (Kommo): the Russian deal export, and what its interface for programs gives.

What amoCRM calls a lead is a deal. A deal's and a contact's field of one name stand twice, and the
first filled one counts. No column names the currency: the account has one. Every pipeline ends in
the same two statuses, 142 and 143, and begins with «Неразобранное», where nobody has touched the
card yet. The English headers of Kommo are known from no file; those here are likely ones, so only
its own words for a deal tell it.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.amocrm_others import (
    COMPANIES,
    COMPANIES_OF,
    CONTACTS,
    CONTACTS_OF,
    CUSTOMERS,
    ELEMENTS,
    EVENTS,
    NOTES,
)
from smalign.crm.amocrm_others import SIGNS as OTHER_SIGNS
from smalign.crm.words import BuiltInStage, Entry, System, Words, fills, says, splits, utm

_CARDS: Final = {"leads": "deal_id", "contacts": "contact_id"}
"""What a task is about, by the name the interface has for it."""
_NOT_CLOSED: Final = {"не закрыта": "", "not closed": ""}

DEALS: Final = Words(
    "deals",
    (
        says("deal_id", "ID", "ID сделки"),
        says("created_at", "Дата создания сделки", "Дата создания", "created_at"),
        says("modified_at", "Дата редактирования", "updated_at"),
        Entry("closed_at", ("Дата закрытия", "closed_at"), reads=_NOT_CLOSED),
        says("next_activity_at", "Ближайшая задача", "Closest task", "closest_task_at"),
        says("stage", "Этап сделки", "Этап", "Статус", "Lead status", "status_id"),
        says("pipeline", "Воронка", "Pipeline", "pipeline_id"),
        says("amount", "Бюджет", "Sale", "price"),
        says(
            "owner",
            *("Ответственный", "Ответственный пользователь", "Responsible user"),
            "responsible_user_id",
        ),
        says(
            "contact_name",
            *("Полное имя контакта", "Основной контакт", "Contact person"),
            weight=0.5,
        ),
        says("source", "Источник", "Source"),
        fills("email", "Рабочий email", "Личный email", "Другой email"),
        fills(
            "phone",
            *("Рабочий телефон", "Мобильный телефон", "Рабочий прямой телефон"),
            *("Домашний телефон", "Другой телефон"),
        ),
        fills("loss_reason", "Причина отказа", "loss_reason", "loss_reason_id"),
        *(CONTACTS_OF, COMPANIES_OF, *utm()),
    ),
    others=(
        *("Название сделки", "Lead title", "Lead tags", "Кем создана сделка", "Кем редактирована"),
        *("Теги", "Примечание", "Примечание 2", "Примечание 3", "Примечание 4", "Примечание 5"),
        *("Компания контакта", "Ответственный за контакт", "Компания", "Факс", "Город"),
        *("Должность", "Товар", "Skype", "ICQ", "Jabber", "Google Talk", "MSN", "Другой IM"),
        *("Пользовательское соглашение", "cid", "uid", "tid", "utm_referrer", "_ym_uid"),
        *("_ym_counter", "roistat", "referrer", "openstat_service", "openstat_campaign"),
        *("openstat_ad", "openstat_source", "from", "gclientid", "gclid", "yclid", "fbclid"),
        *("group_id", "is_deleted", "created_by", "updated_by", "account_id"),
        "custom_fields_values",
    ),
    files=("amocrm", "kommo", "сделк"),
    languages=("ru", "en", "codes"),
)

TASKS: Final = Words(
    "tasks",
    (
        says("task_id", "id", weight=0.5),
        says("title", "text"),
        says("owner", "responsible_user_id"),
        says("due_at", "complete_till"),
        splits(("updated_at",), ("is_completed",), {"true": "completed_at", "1": "completed_at"}),
        says("created_at", "created_at"),
        splits(("entity_id",), ("entity_type",), _CARDS),
    ),
    others=("entity_type", "task_type_id", "duration", "result", "is_completed"),
    files=("task", "задач"),
    languages=("codes",),
)
"""A task is completed when it was changed last; the interface gives no other moment."""

STATUSES: Final = Words(
    "stage_names",
    (
        says("stage_id", "id", weight=0.5),
        says("stage", "name", weight=0.5),
        says("pipeline_id", "pipeline_id"),
        says("stage_order", "sort"),
    ),
    others=("is_editable", "color", "type", "account_id", "descriptions"),
    files=("status", "статус", "этап"),
    languages=("codes",),
    export="statuses",
)

PIPELINES: Final = Words(
    "stage_names",
    (says("pipeline_id", "id", weight=0.5), says("pipeline", "name", weight=0.5)),
    others=("sort", "is_main", "is_unsorted_on", "is_archive", "account_id"),
    files=("pipeline", "воронк"),
    languages=("codes",),
    export="pipelines",
)

SYSTEM: Final = System(
    "amocrm",
    (
        *(DEALS, TASKS, STATUSES, PIPELINES),
        *(CONTACTS, COMPANIES, EVENTS, NOTES, CUSTOMERS, ELEMENTS),
    ),
    signs=(
        *("Дата создания сделки", "Этап сделки", "Кем создана сделка", "Кем редактирована"),
        *("Ответственный за контакт", "Компания контакта", "Рабочий прямой телефон"),
        *("Пользовательское соглашение", "Lead title", "Lead tags", "responsible_user_id"),
        *("loss_reason_id", "closest_task_at", "_ym_counter", "Примечание 2", "complete_till"),
        *("is_editable", "is_unsorted_on", "is_archive", *OTHER_SIGNS),
    ),
)

DEAL_STAGES: Final = (
    BuiltInStage(("Неразобранное", "Incoming leads"), "open", 1, fixed=True),
    BuiltInStage(("Первичный контакт",), "open", 2),
    BuiltInStage(("Переговоры",), "open", 3),
    BuiltInStage(("Принимают решение",), "open", 4),
    BuiltInStage(("Согласование договора",), "open", 5),
    BuiltInStage(("142", "Успешно реализовано", "Closed - won"), "won", fixed=True),
    BuiltInStage(
        ("143", "Закрыто и не реализовано", "Closed - lost"),
        "lost",
        fixed=True,
    ),
)
"""The first stage and the last two are the system's own; the others are its default pipeline."""
