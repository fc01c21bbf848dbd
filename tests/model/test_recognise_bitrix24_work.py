"""Dumps of the Bitrix24 interface: what people do, and what they are to do."""

from __future__ import annotations

from tests.exports import built, opened, text_of

REST_A = text_of("bitrix24/activities.codes")

REST_T = text_of("bitrix24/telephony.codes")

REST_K = text_of("bitrix24/tasks.codes")

REST_D = """
ID,TITLE,STAGE_ID,STAGE_SEMANTIC_ID,CATEGORY_ID,CURRENCY_ID,OPPORTUNITY,LEAD_ID,CONTACT_ID,\
COMPANY_ID,ASSIGNED_BY_ID,DATE_CREATE,DATE_MODIFY,MOVED_TIME,BEGINDATE,CLOSEDATE,CLOSED,\
SOURCE_ID,IS_RETURN_CUSTOMER,UTM_SOURCE,UTM_MEDIUM
11,Окна,C6:WON,S,6,RUB,90000.00,1,31,,5,2026-01-12T10:00:00+03:00,2026-01-30T10:00:00+03:00,\
2026-01-30T09:00:00+03:00,2026-01-12T03:00:00+03:00,2026-02-12T03:00:00+03:00,Y,WEB,N,yandex,cpc
12,Двери,C6:APOLOGY,F,6,RUB,40000.00,2,32,,5,2026-01-13T10:00:00+03:00,\
2026-01-20T10:00:00+03:00,2026-01-20T09:00:00+03:00,2026-01-13T03:00:00+03:00,\
2026-02-13T03:00:00+03:00,Y,CALL,Y,,
13,Полы,C6:PREPAYMENT_INVOIC,P,6,RUB,20000.00,,33,,7,2026-01-14T10:00:00+03:00,\
2026-01-15T10:00:00+03:00,2026-01-15T09:00:00+03:00,2026-01-14T03:00:00+03:00,\
2026-02-14T03:00:00+03:00,N,3,N,,
"""


TOUCHES = (
    "select touch_id, lead_id, deal_id, contact_id, touched_at is not null, kind, direction,"
    " actor_kind, actor from touchpoints_all order by touch_id"
)


def test_an_activity_belongs_to_the_card_its_two_columns_name(tmp_path):
    """Kind 1 is a lead, 2 a deal, 3 a contact; what is only planned has no time yet."""
    with opened(tmp_path, {"deals.csv": REST_D, "activities.csv": REST_A}) as session:
        engine, _ = built(session)
        assert engine.rows(TOUCHES) == [
            ("801", "1", None, None, True, "call", "out", "human", "5"),
            ("802", None, "11", None, True, "meeting", None, "human", "5"),
            ("803", None, "11", None, True, "email", "in", "robot", "5"),
            ("804", None, None, "31", False, "call", "out", "human", "5"),
            ("805", "1", None, None, False, "email", "in", "human", "5"),
        ]


def test_a_call_of_the_telephony_is_a_touch(tmp_path):
    """Its card is named by word; 200 is answered and 304 missed; the rouble has its code."""
    with opened(tmp_path, {"deals.csv": REST_D, "calls.csv": REST_T}) as session:
        engine, _ = built(session)
        assert engine.rows(
            "select touch_id, lead_id, contact_id, direction, outcome, kind, currency"
            " from touchpoints_all order by 1"
        ) == [
            ("801", "1", None, "in", "answered", "call", "RUB"),
            ("call-2", None, "32", "out", "missed", "call", "RUB"),
        ]
