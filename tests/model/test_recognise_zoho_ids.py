"""Lookups and ids of Zoho: `X` beside `X.id`, and the prefix of its backups."""

from __future__ import annotations

import pytest
from tests.exports import ANY_DEALS, built, counts, opened, recognised

ZDEALS = """
Record Id,Deal Owner.id,Deal Owner,Amount,Deal Name,Closing Date,Account Name.id,Account \
Name,Stage,Lead Source,Contact Name.id,Contact Name,Pipeline,Pipeline.id,Created Time,\
Modified Time,Currency,Reason For Loss,Lead Name.id
zcrm_5805028000000805001,zcrm_5805028000000001,Анна,1000,Office,2026-01-31,\
zcrm_5805028000000905001,Office LLC,Closed Won,Web,zcrm_5805028000000705001,Tom Ivy,Standard,\
zcrm_1,2026-01-05 10:00:00,2026-01-31 10:00:00,USD,,
zcrm_5805028000000805002,zcrm_5805028000000001,Анна,500,Shop,2026-02-01,,,Closed Lost,Web,\
zcrm_5805028000000705002,Sue Oak,Standard,zcrm_1,2026-01-06 10:00:00,2026-02-01 10:00:00,USD,\
Price,
"""

ZLEADS = """
Record Id,Lead Name,Company,Lead Status,Lead Source,Lead Owner,Lead Owner.id,Is Converted,\
Converted Account.id,Converted Contact.id,Converted Deal.id,Created Time
zcrm_5805028000000605001,Tom Ivy,Office LLC,Contacted,Web,Анна,zcrm_1,true,\
zcrm_5805028000000905001,zcrm_5805028000000705001,5805028000000805001,2026-01-04 10:00:00
zcrm_5805028000000605002,Max Elm,Bar LLC,Junk Lead,Web,Анна,zcrm_1,false,,,,2026-01-05 10:00:00
"""

FILES = {
    "deals of a backup": (
        "Deals_2026_05_28.csv",
        ZDEALS,
        "deals",
        "zoho",
        {
            "deal_id": "Record Id",
            "contact_id": "Contact Name.id",
            "company_id": "Account Name.id",
            "stage": "Stage",
            "pipeline": "Pipeline",
            "closed_at": "Closing Date",
            "expected_close_at": "Closing Date",
            "amount": "Amount",
            "currency": "Currency",
            "source": "Lead Source",
            "contact_name": "Contact Name",
            "loss_reason": "Reason For Loss",
            "owner": "Deal Owner",
            "created_at": "Created Time",
            "modified_at": "Modified Time",
        },
    ),
    "leads of a backup": (
        "Leads_2026_05_28.csv",
        ZLEADS,
        "leads",
        "zoho",
        {
            "lead_id": "Record Id",
            "stage": "Lead Status",
            "source": "Lead Source",
            "is_converted": "Is Converted",
            "deal_id": "Converted Deal.id",
            "contact_id": "Converted Contact.id",
            "company_id": "Converted Account.id",
            "contact_name": "Lead Name",
            "owner": "Lead Owner",
            "created_at": "Created Time",
        },
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_table_is_recognised_with_all_its_columns(tmp_path, case):
    """Table, system and every column are as typed here from the documented format."""
    file, text, table, crm, columns = FILES[case]
    with opened(tmp_path, {file: text, "zz_deals.csv": ANY_DEALS}) as session:
        assert recognised(session)[file] == (table, crm, columns)


def test_ids_join_with_and_without_their_prefix(tmp_path):
    """The lead's deal is written without `zcrm_`, the deal's own id with it; none is a number."""
    with opened(tmp_path, {"Deals.csv": ZDEALS, "Leads.csv": ZLEADS}) as session:
        assert counts(session) == {
            "leads": 2, "deals": 2, "won": 1, "lost": 1, "open": 0,
            "revenue": "1000.00", "spend": None,
        }  # fmt: skip
        assert session.inspect().links == {"lead_id": 1}
        engine, _ = built(session)
        assert engine.rows("select deal_id from m_deals order by 1") == [
            ("5805028000000805001",), ("5805028000000805002",),
        ]  # fmt: skip
