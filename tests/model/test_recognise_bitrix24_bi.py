"""Tables of the Bitrix24 BI connector, whose cells hold an id and a name together."""

from __future__ import annotations

import pytest
from tests.exports import ANY_DEALS, built, counts, opened, recognised

BI_D = """
ID,DATE_CREATE,DATE_MODIFY,ASSIGNED_BY_ID,ASSIGNED_BY,ASSIGNED_BY_DEPARTMENT,LEAD_ID,\
CONTACT_ID,CONTACT,TITLE,CATEGORY_ID,CATEGORY,STAGE_ID,STAGE,STAGE_SEMANTIC_ID,\
STAGE_SEMANTIC,CLOSED,OPPORTUNITY,CURRENCY_ID,CLOSEDATE,SOURCE,UTM_SOURCE
11,2026-01-12 10:00:00,2026-01-30 10:00:00,5,[5] Анна Крылова,Отдел А,1,31,[31] Пётр Лужин,\
Окна,6,[6] Опт,C6:WON,[C6:WON] Сделка успешна,S,[S] Успех,Y,90000.00,RUB,2026-02-12,[WEB] \
Веб-сайт,yandex
12,2026-01-13 10:00:00,2026-01-20 10:00:00,5,[5] Анна Крылова,Отдел А,,32,[32] Ольга Сом,\
Двери,6,[6] Опт,C6:LOSE,[C6:LOSE] Сделка провалена,F,[F] Провал,Y,40000.00,RUB,2026-02-13,\
[CALL] Звонок,
13,2026-01-14 10:00:00,2026-01-15 10:00:00,7,[7] Илья Ким,Отдел Б,,33,[33] Ян Дуб,Полы,6,[6] \
Опт,C6:NEW,[C6:NEW] Новая,P,[P] В работе,N,20000.00,RUB,2026-02-14,[WEB] Веб-сайт,
"""

BI_A = """
ID,TYPE_ID,TYPE_NAME,OWNER_ID,OWNER_TYPE_ID,OWNER_TYPE_NAME,ASSOCIATED_ENTITY_ID,SUBJECT,\
COMPLETED,STATUS_ID,STATUS_NAME,RESPONSIBLE_ID,RESPONSIBLE_NAME,RESPONSIBLE,DIRECTION_ID,\
DIRECTION_NAME,DATE_CREATE,DATE_MODIFY,START_TIME,END_TIME,DEADLINE,AUTHOR_ID
801,2,Звонок,11,2,Сделка,0,Звонок,Y,2,Завершено,5,Анна Крылова,[5] Анна Крылова,1,Входящее,\
2026-01-12 11:00:00,2026-01-12 11:00:00,2026-01-12 11:00:00,2026-01-12 11:05:00,,5
"""

BI_H = """
ID,TYPE_ID,DEAL_ID,DATE_CREATE,START_DATE,END_DATE,ASSIGNED_BY_ID,ASSIGNED_BY_NAME,\
ASSIGNED_BY,STAGE_SEMANTIC_ID,STAGE_SEMANTIC,STAGE_ID,STAGE_NAME,STAGE
1,1,11,2026-01-12 10:00:00,2026-01-12,2026-01-16,5,Анна Крылова,[5] Анна Крылова,P,[P] В \
работе,C6:NEW,Новая,[C6:NEW] Новая
2,3,11,2026-01-30 09:00:00,2026-01-30,,5,Анна Крылова,[5] Анна Крылова,S,[S] Успех,C6:WON,\
Сделка успешна,[C6:WON] Сделка успешна
"""

FILES = {
    "crm_deal": (
        "crm_deal.csv",
        BI_D,
        "deals",
        "bitrix24",
        {
            "deal_id": "ID",
            "lead_id": "LEAD_ID",
            "stage": "STAGE",
            "status": "STAGE_SEMANTIC_ID",
            "pipeline": "CATEGORY_ID",
            "is_closed": "CLOSED",
            "expected_close_at": "CLOSEDATE",
            "contact_name": "CONTACT",
            "created_at": "DATE_CREATE",
            "modified_at": "DATE_MODIFY",
            "owner": "ASSIGNED_BY",
            "team": "ASSIGNED_BY_DEPARTMENT",
            "source": "SOURCE",
            "contact_id": "CONTACT_ID",
            "amount": "OPPORTUNITY",
            "currency": "CURRENCY_ID",
            "utm_source": "UTM_SOURCE",
        },
    ),
    "crm_activity": (
        "crm_activity.csv",
        BI_A,
        "touchpoints",
        "bitrix24",
        {
            "touch_id": "ID",
            "lead_id": "OWNER_ID",
            "deal_id": "OWNER_ID",
            "contact_id": "OWNER_ID",
            "touched_at": "START_TIME",
            "kind": "TYPE_ID",
            "direction": "DIRECTION_ID",
            "actor_kind": "STATUS_ID",
            "actor": "RESPONSIBLE_NAME",
            "side": "=sales",
        },
    ),
    "crm_deal_stage_history": (
        "crm_deal_stage_history.csv",
        BI_H,
        "stage_log",
        "bitrix24",
        {
            "card_id": "DEAL_ID",
            "stage": "STAGE_NAME",
            "outcome": "STAGE_SEMANTIC_ID",
            "entered_at": "START_DATE",
            "left_at": "END_DATE",
            "owner": "ASSIGNED_BY_NAME",
            "card": "=deal",
        },
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_table_is_recognised_with_all_its_columns(tmp_path, case):
    """Table, system and every column are as typed here from the documented format."""
    file, text, table, crm, columns = FILES[case]
    with opened(tmp_path, {file: text, "zz_deals.csv": ANY_DEALS}) as session:
        assert recognised(session)[file] == (table, crm, columns)


def test_the_connectors_cells_lose_their_brackets(tmp_path):
    """`[5] Анна Крылова` is Anna, `[C6:WON] Сделка успешна` the stage, `[31] …` contact 31."""
    with opened(tmp_path, {"crm_deal.csv": BI_D, "crm_activity.csv": BI_A}) as session:
        assert counts(session) == {
            "leads": 3, "deals": 3, "won": 1, "lost": 1, "open": 1,
            "revenue": "90000.00", "spend": None,
        }  # fmt: skip
        owners = {row["owner"]: row["leads"] for row in session.roi(by=["owner"]).rows}
        assert owners == {"Анна Крылова": 2, "Илья Ким": 1}
        engine, _ = built(session)
        assert engine.rows(
            "select contact_id, contact_name, stage, source from m_deals order by 1"
        )[0] == ("31", "Пётр Лужин", "Сделка успешна", "Веб-сайт")
