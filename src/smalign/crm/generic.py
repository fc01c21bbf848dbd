"""Words people give columns themselves, English and Russian; catches systems not yet described."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from smalign.base.schema import TABLES
from smalign.crm.generic_common import (
    AMOUNT,
    CHANNEL,
    CONTACT,
    CREATED,
    CURRENCY,
    MODIFIED,
    NEXT_ACTIVITY,
    OWNER,
    REASON,
    SOURCE,
    TEAM,
)
from smalign.crm.generic_logs import EVENT_LOG, FIELD_LOG, OWNER_LOG, STAGE_LOG
from smalign.crm.generic_marketing import SPEND, TOUCHPOINTS
from smalign.crm.generic_others import (
    COMPANIES,
    CONTACTS,
    CUSTOMER_PATHS,
    MARKETING_REPORT,
    PATHS,
    PAYMENTS,
    PLAN,
    REFUNDS,
    SURVEY,
    TASKS,
)
from smalign.crm.generic_stages import STAGE_NAMES
from smalign.crm.words import System, Words, says, utm

LEADS: Final = Words(
    "leads",
    (
        says(
            "lead_id",
            *("lead_id", "leadid", "mql_id", "inquiry_id", "id лида", "номер лида", "id заявки"),
            *("номер заявки", "№ заявки", "№ лида", "№ обращения", "id", "record id"),
            weight=2,
        ),
        says(
            "created_at",
            *("first_contact_date", "lead_created_at", "lead created", "дата лида"),
            *("дата заявки", "дата обращения", "дата поступления", "дата создания заявки"),
            *("дата и время заявки", "дата создания лида", "submitted at", "submission date"),
            *("отметка времени", *CREATED.headers),
        ),
        says("assigned_at", "assigned_at", "дата назначения", "назначен"),
        says(
            "first_attempt_at",
            *("first_attempt_at", "first_call_at", "first_response_at", "первый звонок"),
            *("дата первого контакта", "дата первого звонка", "первая попытка"),
        ),
        says("qualified_at", "qualified_at", "mql_date", "дата квалификации"),
        says(
            "closed_at",
            *("closed_at", "converted_at", "converted date", "дата закрытия лида"),
            *("дата закрытия", "закрыт"),
        ),
        says(
            "stage",
            "lead_stage",
            "lead_status",
            "этап лида",
            "стадия лида",
            "stage",
            "этап",
            "стадия",
        ),
        says("status", "status", "статус", "статус лида", "статус заявки", weight=0.5),
        says("amount", "amount", "expected_amount", "сумма", "возможная сумма", "opportunity"),
        says("is_converted", "converted", "is_converted", "isconverted", "конвертирован"),
        says("is_test", "is_test", "тестовый"),
        says("is_spam", "is_spam", "spam", "спам"),
        says("is_repeat", "is_repeat", "repeat", "repeat_lead", "повторный", "повторное обращение"),
        says("duplicate_of", "duplicate_of", "дубль"),
        says("deal_id", "deal_id", "converted_deal_id", "convertedopportunityid", "id сделки"),
        says("created_by", "created_by", "кем создан", "автор"),
        says("created_how", "created_how", "способ создания", "тип обращения"),
        *(MODIFIED, NEXT_ACTIVITY, OWNER, TEAM, SOURCE, CHANNEL, CURRENCY, *CONTACT, REASON),
        *utm(),
    ),
    others=("landing_page_id", "lead owner", "company / account", "название лида"),
    files=("lead", "inquir", "mql", "лид", "заявк", "обращени"),
    languages=("en", "ru"),
)

DEALS: Final = Words(
    "deals",
    (
        says(
            "deal_id",
            *("deal_id", "dealid", "opportunity_id", "opportunityid", "opp_id", "order_id"),
            *("id сделки", "номер сделки", "id заказа", "номер заказа", "№ сделки", "№ заказа"),
            *("id", "record id"),
            weight=2,
        ),
        says("lead_id", "lead_id", "leadid", "mql_id", "originating lead", "id лида"),
        says("campaign_id", "campaign_id", "campaignid"),
        says(
            "created_at",
            *("deal_created_at", "deal_create_date", "engage_date", "aql date", "open date"),
            *("opened_at", "дата создания сделки", "дата сделки", *CREATED.headers),
        ),
        says("assigned_at", "assigned_at", "дата назначения"),
        says(
            "closed_at",
            *("closed_at", "close_date", "closing date", "closed date", "won_date", "closed on"),
            *("actual close date", "date closed", "closed time", "closedate"),
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
        says(
            "pipeline",
            "pipeline",
            "sales pipeline",
            "deal_pipeline",
            "воронка",
            "направление",
            "pipeline_id",
        ),
        says(
            "stage",
            *("deal_stage", "stage", "stage_name", "stagename", "opportunity stage"),
            *("этап сделки", "стадия сделки", "этап", "стадия", "этап воронки"),
            *("stage_id", "status_id"),
        ),
        says(
            "amount",
            *("deal_amount", "deal_value", "close_value", "сумма сделки", "стоимость сделки"),
            *AMOUNT.headers,
        ),
        says("status", "deal_status", "status", "статус сделки", "статус", weight=0.5),
        says("kind", "kind", "deal_type", "deal_kind", "тип сделки"),
        says("margin", "margin", "gross margin", "gross_profit", "маржа", "валовая прибыль"),
        says("is_won", "is_won", "won", "iswon", "is closed won", "выиграна"),
        says("is_lost", "is_lost", "lost", "is closed lost", "проиграна"),
        says("is_closed", "is_closed", "isclosed", "closed", "сделка закрыта"),
        *(CURRENCY, MODIFIED, NEXT_ACTIVITY, OWNER, TEAM, SOURCE, CHANNEL, *CONTACT, REASON),
        *utm(),
    ),
    others=(
        *("opportunity name", "deal name", "deal_name", "название сделки", "probability (%)"),
        *("probability", "expected revenue", "next step", "forecast category", "sdr_id"),
        *("declared_monthly_revenue", "business_segment", "вероятность", "название"),
        *("opportunity owner", "product"),
    ),
    files=("deal", "opportunit", "pipeline", "orders", "сделк", "продаж", "заказ"),
    languages=("en", "ru"),
)


def _with_own_names(words: Words) -> Words:
    """The words, and every canonical column under its own name: a table written by us is read."""
    known = {header for entry in words.entries for header in entry.headers}
    own = tuple(says(name, name) for name in TABLES[words.table].names if name not in known)
    return replace(words, entries=(*words.entries, *own))


SYSTEM: Final = System(
    "generic",
    (
        *map(
            _with_own_names,
            (
                *(LEADS, DEALS, CONTACTS, COMPANIES, PAYMENTS, REFUNDS, TOUCHPOINTS, SPEND),
                *(STAGE_LOG, STAGE_NAMES),
                *(OWNER_LOG, FIELD_LOG, TASKS, PLAN, MARKETING_REPORT, SURVEY, PATHS),
            ),
        ),
        *(EVENT_LOG, CUSTOMER_PATHS),
    ),
)
