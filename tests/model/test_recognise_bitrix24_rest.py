"""Dumps of the Bitrix24 interface: cards and their history, in codes."""

from __future__ import annotations

import pytest
from tests.exports import ANY_DEALS, built, counts, opened, recognised

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

REST_L = """
ID,TITLE,NAME,LAST_NAME,STATUS_ID,STATUS_SEMANTIC_ID,SOURCE_ID,OPPORTUNITY,CURRENCY_ID,\
ASSIGNED_BY_ID,CREATED_BY_ID,DATE_CREATE,DATE_MODIFY,DATE_CLOSED,CONTACT_ID,\
IS_RETURN_CUSTOMER,HAS_PHONE,UTM_SOURCE,UTM_MEDIUM
1,Заявка,Пётр,Лужин,CONVERTED,S,WEB,0.00,RUB,5,1,2026-01-10T10:00:00+03:00,\
2026-01-12T10:00:00+03:00,2026-01-12T10:00:00+03:00,31,N,Y,yandex,cpc
2,Звонок,Ольга,Сом,CONVERTED,S,CALL,0.00,RUB,5,1,2026-01-11T10:00:00+03:00,\
2026-01-13T10:00:00+03:00,2026-01-13T10:00:00+03:00,32,Y,Y,,
3,Заявка,Инна,Ёлкина,JUNK,F,WEB,0.00,RUB,7,1,2026-01-11T12:00:00+03:00,\
2026-01-13T10:00:00+03:00,2026-01-13T10:00:00+03:00,,N,N,,
4,Заявка,Ян,Дуб,IN_PROCESS,P,WEB,0.00,RUB,7,1,2026-01-12T12:00:00+03:00,\
2026-01-13T10:00:00+03:00,,,N,N,,
"""

REST_H = """
ID,TYPE_ID,OWNER_ID,CREATED_TIME,CATEGORY_ID,STAGE_SEMANTIC_ID,STAGE_ID
901,1,11,2026-01-12T10:00:00+03:00,6,P,C6:NEW
902,2,11,2026-01-16T10:00:00+03:00,6,P,C6:PREPARATION
903,3,11,2026-01-30T09:00:00+03:00,6,S,C6:WON
"""

ITEM = """
id,title,stageId,categoryId,createdTime,updatedTime,movedTime,assignedById,opportunity,\
currencyId,sourceId,leadId,contactId,closed,utmSource,utmMedium,ufCrm1579180371132
11,Окна,C6:WON,6,2026-01-12T10:00:00+03:00,2026-01-30T10:00:00+03:00,\
2026-01-30T09:00:00+03:00,5,90000,RUB,WEB,1,31,Y,yandex,cpc,
12,Двери,C6:LOSE,6,2026-01-13T10:00:00+03:00,2026-01-20T10:00:00+03:00,\
2026-01-20T09:00:00+03:00,5,40000,RUB,CALL,2,32,Y,,,x
13,Полы,C6:NEW,6,2026-01-14T10:00:00+03:00,2026-01-15T10:00:00+03:00,\
2026-01-15T09:00:00+03:00,7,20000,RUB,3,,33,N,,,
"""

FILES = {
    "crm.deal.list": (
        "rest_d.csv",
        REST_D,
        "deals",
        "bitrix24",
        {
            "deal_id": "ID",
            "lead_id": "LEAD_ID",
            "stage": "STAGE_ID",
            "status": "STAGE_SEMANTIC_ID",
            "pipeline": "CATEGORY_ID",
            "closed_at": "MOVED_TIME",
            "is_closed": "CLOSED",
            "expected_close_at": "CLOSEDATE",
            "kind": "IS_RETURN_CUSTOMER",
            "created_at": "DATE_CREATE",
            "modified_at": "DATE_MODIFY",
            "owner": "ASSIGNED_BY_ID",
            "source": "SOURCE_ID",
            "contact_id": "CONTACT_ID",
            "company_id": "COMPANY_ID",
            "amount": "OPPORTUNITY",
            "currency": "CURRENCY_ID",
            "utm_source": "UTM_SOURCE",
            "utm_medium": "UTM_MEDIUM",
        },
    ),
    "crm.lead.list": (
        "rest_l.csv",
        REST_L,
        "leads",
        "bitrix24",
        {
            "lead_id": "ID",
            "stage": "STATUS_ID",
            "status": "STATUS_SEMANTIC_ID",
            "closed_at": "DATE_CLOSED",
            "is_repeat": "IS_RETURN_CUSTOMER",
            "created_by": "CREATED_BY_ID",
            "contact_name": ["NAME", "LAST_NAME"],
            "created_at": "DATE_CREATE",
            "modified_at": "DATE_MODIFY",
            "owner": "ASSIGNED_BY_ID",
            "source": "SOURCE_ID",
            "contact_id": "CONTACT_ID",
            "amount": "OPPORTUNITY",
            "currency": "CURRENCY_ID",
            "utm_source": "UTM_SOURCE",
            "utm_medium": "UTM_MEDIUM",
        },
    ),
    "crm.stagehistory.list": (
        "rest_h.csv",
        REST_H,
        "stage_log",
        "bitrix24",
        {
            "card_id": "OWNER_ID",
            "stage": "STAGE_ID",
            "outcome": "STAGE_SEMANTIC_ID",
            "entered_at": "CREATED_TIME",
            "pipeline": "CATEGORY_ID",
            "card": "=deal",
        },
    ),
    "crm.item.list": (
        "items.csv",
        ITEM,
        "deals",
        "bitrix24",
        {
            "deal_id": "id",
            "lead_id": "leadId",
            "stage": "stageId",
            "pipeline": "categoryId",
            "closed_at": "movedTime",
            "is_closed": "closed",
            "created_at": "createdTime",
            "modified_at": "updatedTime",
            "owner": "assignedById",
            "source": "sourceId",
            "contact_id": "contactId",
            "amount": "opportunity",
            "currency": "currencyId",
            "utm_source": "utmSource",
            "utm_medium": "utmMedium",
        },
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_table_is_recognised_with_all_its_columns(tmp_path, case):
    """Table, system and every column are as typed here from the documented format."""
    file, text, table, crm, columns = FILES[case]
    with opened(tmp_path, {file: text, "zz_deals.csv": ANY_DEALS}) as session:
        assert recognised(session)[file] == (table, crm, columns)


def test_a_dump_adds_up(tmp_path):
    """The lead id on a deal joins them; codes of another pipeline end the deals."""
    files = {"deals.csv": REST_D, "leads.csv": REST_L, "history.csv": REST_H}
    with opened(tmp_path, files) as session:
        assert counts(session) == {
            "leads": 4, "deals": 3, "won": 1, "lost": 1, "open": 1,
            "revenue": "90000.00", "spend": None,
        }  # fmt: skip
        assert session.inspect().links == {"lead_id": 2}


def test_a_closed_deal_closed_when_it_was_moved_last(tmp_path):
    """CLOSEDATE is expected; MOVED_TIME of an open deal is no closing, and no note."""
    with opened(tmp_path, {"deals.csv": REST_D}) as session:
        engine, model = built(session)
        closed = engine.rows("select deal_id, closed_on from m_deals order by 1")
    assert [(one, day and day.isoformat()) for one, day in closed] == [
        ("11", "2026-01-30"), ("12", "2026-01-20"), ("13", None),
    ]  # fmt: skip
    assert "closing_ignored" not in {note.code for note in model.notes}


def test_the_universal_items_add_up(tmp_path):
    """The same deals in camel case."""
    with opened(tmp_path, {"items.csv": ITEM}) as session:
        assert counts(session) == {
            "leads": 3, "deals": 3, "won": 1, "lost": 1, "open": 1,
            "revenue": "90000.00", "spend": None,
        }  # fmt: skip
