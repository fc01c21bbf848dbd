"""Generic words for touches and advertising cost."""

from __future__ import annotations

from typing import Final

from smalign.crm.generic_common import CHANNEL, CURRENCY, OWNER, SOURCE
from smalign.crm.touch_words import ACTORS, DIRECTIONS, KINDS, OUTCOMES, SIDES
from smalign.crm.words import Entry, Words, says, utm

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
        says("due_at", "due_at", "due date", "planned_at", "срок", "запланировано на", weight=0.5),
        Entry(
            *("kind", ("kind", "event_type", "touch_type", "activity_type", "тип касания", "тип")),
            reads=KINDS,
        ),
        Entry("side", ("side", "сторона"), reads=SIDES),
        Entry(
            *("direction", ("direction", "call_type", "направление звонка", "направление")),
            reads=DIRECTIONS,
        ),
        Entry(
            *("outcome", ("outcome", "result", "результат", "результат звонка")),
            reads=OUTCOMES,
        ),
        says("actor", "actor", "кто", *OWNER.headers, weight=0.5),
        Entry("actor_kind", ("actor_kind",), reads=ACTORS),
        says("campaign", "campaign", "campaign_name", "кампания", weight=0.5),
        says("content", "content", "материал", "контент"),
        says("source", "source_medium", "sourcemedium", *SOURCE.headers),
        says("utm_medium", "medium", "utm_medium", "utm medium"),
        says("cost", "cost", "стоимость касания"),
        *(CHANNEL, *(entry for entry in utm() if entry.column != "utm_medium")),
    ),
    others=("session_id", "is_conversion", "page", "landing_page"),
    files=("touch", "event", "visit", "session", "activit", "касани", "визит", "звонк", "call"),
    languages=("en", "ru"),
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
        says("date_from", "месяц", "month", "период", also=("date_to",), weight=0),
        says(
            "cost",
            *("cost", "spend", "ad_spend", "amount spent", "total spent", "costs", "ad cost"),
            *("расход", "расходы", "затраты", "потрачено", "потрачено всего", "сумма затрат"),
            *("потраченная сумма", "рекламный расход", "расход на рекламу", "бюджет рекламы"),
            weight=2,
        ),
        says("campaign", "campaign", "campaign_name", "кампания", "название кампании"),
        says("campaign_id", "campaign_id", "campaignid", "id кампании", "№ кампании"),
        says("campaign_type", "campaign_type", "тип кампании"),
        says("impressions", "impressions", "impr.", "impr", "shows", "показы"),
        says("clicks", "clicks", "link clicks", "clicks (all)", "клики", "переходы"),
        says("source", "platform", "рекламная площадка", "площадка", *SOURCE.headers),
        says("utm_medium", "medium", "utm_medium"),
        *(CHANNEL, CURRENCY),
        *(entry for entry in utm() if entry.column != "utm_medium"),
    ),
    others=("ctr", "cpc", "cpm", "reach", "frequency", "ad set name", "ad name", "adgroup"),
    files=("spend", "cost", "расход", "затрат", "ads", "реклам", "advert"),
    languages=("en", "ru"),
)
