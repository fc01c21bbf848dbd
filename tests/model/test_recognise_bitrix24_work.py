"""Dumps of the Bitrix24 interface: what people do, and what they are to do."""

from __future__ import annotations

import pytest
from tests.exports import ANY_DEALS, built, opened, recognised

REST_A = """
ID,OWNER_ID,OWNER_TYPE_ID,TYPE_ID,PROVIDER_ID,SUBJECT,CREATED,START_TIME,END_TIME,DEADLINE,\
COMPLETED,STATUS,RESPONSIBLE_ID,PRIORITY,DIRECTION
801,1,1,2,VOXIMPLANT_CALL,Звонок,2026-01-10T11:00:00+03:00,2026-01-10T11:00:00+03:00,\
2026-01-10T11:05:00+03:00,,Y,2,5,2,2
802,11,2,1,CRM_MEETING,Встреча,2026-01-15T11:00:00+03:00,2026-01-16T11:00:00+03:00,\
2026-01-16T12:00:00+03:00,,Y,2,5,2,0
803,11,2,4,CRM_EMAIL,Письмо,2026-01-17T11:00:00+03:00,2026-01-17T11:00:00+03:00,\
2026-01-17T11:00:00+03:00,,Y,3,5,2,1
804,31,3,2,VOXIMPLANT_CALL,План,2026-01-17T11:00:00+03:00,2027-01-17T11:00:00+03:00,\
2027-01-17T11:00:00+03:00,,N,1,5,2,2
"""

REST_T = """
ID,CALL_ID,CALL_TYPE,PORTAL_USER_ID,PHONE_NUMBER,CALL_DURATION,CALL_START_DATE,COST,\
COST_CURRENCY,CALL_FAILED_CODE,CRM_ENTITY_TYPE,CRM_ENTITY_ID,CRM_ACTIVITY_ID
1,call-1,2,5,79990000001,60,2026-01-10T11:00:00+03:00,1.5000,RUR,200,LEAD,1,801
2,call-2,1,5,79990000002,0,2026-01-11T11:00:00+03:00,0.0000,RUR,304,CONTACT,32,805
"""

REST_K = """
ID,TITLE,DEADLINE,CREATED_DATE,CLOSED_DATE,RESPONSIBLE_ID,STATUS,GROUP_ID,UF_CRM_TASK
1,Отчёт маркетинга,2026-01-20T18:00:00+03:00,2026-01-10T10:00:00+03:00,\
2026-01-19T10:00:00+03:00,5,5,3,
2,Перезвонить,2026-01-21T18:00:00+03:00,2026-01-11T10:00:00+03:00,,7,3,,L_4
"""

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

FILES = {
    "crm.activity.list": (
        "rest_a.csv",
        REST_A,
        "touchpoints",
        "bitrix24",
        {
            "touch_id": "ID",
            "lead_id": "OWNER_ID",
            "deal_id": "OWNER_ID",
            "contact_id": "OWNER_ID",
            "touched_at": "START_TIME",
            "kind": "TYPE_ID",
            "direction": "DIRECTION",
            "actor_kind": "STATUS",
            "actor": "RESPONSIBLE_ID",
            "side": "=sales",
        },
    ),
    "voximplant.statistic.get": (
        "rest_t.csv",
        REST_T,
        "touchpoints",
        "bitrix24",
        {
            "touch_id": "CALL_ID",
            "lead_id": "CRM_ENTITY_ID",
            "deal_id": "CRM_ENTITY_ID",
            "contact_id": "CRM_ENTITY_ID",
            "touched_at": "CALL_START_DATE",
            "direction": "CALL_TYPE",
            "outcome": "CALL_FAILED_CODE",
            "actor": "PORTAL_USER_ID",
            "cost": "COST",
            "currency": "COST_CURRENCY",
            "kind": "=call",
            "side": "=sales",
        },
    ),
    "tasks": (
        "rest_k.csv",
        REST_K,
        "tasks",
        "bitrix24",
        {
            "task_id": "ID",
            "title": "TITLE",
            "owner": "RESPONSIBLE_ID",
            "due_at": "DEADLINE",
            "completed_at": "CLOSED_DATE",
            "created_at": "CREATED_DATE",
        },
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_table_is_recognised_with_all_its_columns(tmp_path, case):
    """Table, system and every column are as typed here from the documented format."""
    file, text, table, crm, columns = FILES[case]
    with opened(tmp_path, {file: text, "zz_deals.csv": ANY_DEALS}) as session:
        assert recognised(session)[file] == (table, crm, columns)


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
        ]


def test_a_call_of_the_telephony_is_a_touch(tmp_path):
    """Its card is named by word; 200 is answered and 304 missed; the rouble has its code."""
    with opened(tmp_path, {"deals.csv": REST_D, "calls.csv": REST_T}) as session:
        engine, _ = built(session)
        assert engine.rows(
            "select touch_id, lead_id, contact_id, direction, outcome, kind, currency"
            " from touchpoints_all order by 1"
        ) == [
            ("call-1", "1", None, "in", "answered", "call", "RUB"),
            ("call-2", None, "32", "out", "missed", "call", "RUB"),
        ]
