"""What Pipedrive writes: list exports, and the wording of its sample sheets."""

from __future__ import annotations

import pytest
from tests.exports import ANY_DEALS, built, counts, opened, recognised

PD = """
Deal - ID,Deal - Title,Deal - Owner,Deal - Value,Deal - Currency of Value,Deal - \
Organization,Deal - Organization ID,Deal - Pipeline,Deal - Contact person,Deal - Contact \
person ID,Deal - Stage,Deal - Status,Deal - Deal created,Deal - Update time,Deal - Won time,\
Deal - Lost time,Deal - Deal closed on,Deal - Lost reason,Deal - Expected close date,Deal - \
Source channel,Deal - Source origin,Person - Email - Work,Person - Phone - Work
1,Office,Ann Birch,1000,EUR,Office LLC,10,Sales,Tom Ivy,21,Negotiations Started,Won,\
2026-01-05 09:00:00,2026-01-20 09:00:00,2026-01-20 09:00:00,,2026-01-20 09:00:00,,2026-02-01,\
Google,Web forms,t@example.org,+15550000001
2,Shop,Ann Birch,500,EUR,Shop LLC,11,Sales,Sue Oak,22,Contact Made,Lost,2026-01-06 09:00:00,\
2026-01-15 09:00:00,,2026-01-15 09:00:00,2026-01-15 09:00:00,Price,,,Manually created,,
3,Cafe,Bo Reed,700,EUR,,,Sales,Max Elm,23,Contact Made,Lost,2026-01-07 09:00:00,2026-01-16 \
09:00:00,,2026-01-16 09:00:00,2026-01-16 09:00:00,Silence,,Google,Web forms,,
4,Bar,Bo Reed,300,EUR,,,Sales,Ida Fir,24,Qualified,Open,2026-01-08 09:00:00,2026-01-08 \
09:00:00,,,,,2026-03-01,,Import,,
"""

PD2 = """
Deal – Title*,Deal – Value,Deal – Currency of value,Organization,Contact person,Deal – Stage \
(pipeline),Deal – Status,Deal – Owner,Deal – Creation date,Deal – Closed on,Deal – Pipedrive \
System ID,Deal – Lead Source
Office,1000,EUR,Office LLC,Tom Ivy,Proposal Made,Won,Ann Birch,2026-01-05,2026-01-20,1,Referral
Bar,300,EUR,,Ida Fir,Qualified,Open,Bo Reed,2026-01-08,,2,Web
"""

PDP = """
Person - ID,Person - Name,Person - Email - Work,Person - Email - Home,Person - Phone - Work,\
Person - Phone - Mobile
21,Tom Ivy,t@example.org,,+15550000001,
22,Sue Oak,,s@example.org,,+15550000002
"""

FILES = {
    "list of deals": (
        "deals-1.csv",
        PD,
        "deals",
        "pipedrive",
        {
            "deal_id": "Deal - ID",
            "contact_id": "Deal - Contact person ID",
            "company_id": "Deal - Organization ID",
            "contact_name": "Deal - Contact person",
            "created_at": "Deal - Deal created",
            "closed_at": ["Deal - Deal closed on", "Deal - Won time", "Deal - Lost time"],
            "expected_close_at": "Deal - Expected close date",
            "modified_at": "Deal - Update time",
            "stage": "Deal - Stage",
            "pipeline": "Deal - Pipeline",
            "status": "Deal - Status",
            "amount": "Deal - Value",
            "currency": "Deal - Currency of Value",
            "owner": "Deal - Owner",
            "source": "Deal - Source channel",
            "loss_reason": "Deal - Lost reason",
            "email": "Person - Email - Work",
            "phone": "Person - Phone - Work",
        },
    ),
    "sample sheet with en dashes and stars": (
        "sample.csv",
        PD2,
        "deals",
        "pipedrive",
        {
            "deal_id": "Deal – Pipedrive System ID",
            "contact_name": "Contact person",
            "created_at": "Deal – Creation date",
            "closed_at": "Deal – Closed on",
            "stage": "Deal – Stage (pipeline)",
            "status": "Deal – Status",
            "amount": "Deal – Value",
            "currency": "Deal – Currency of value",
            "owner": "Deal – Owner",
            "source": "Deal – Lead Source",
        },
    ),
    "list of people": (
        "people.csv",
        PDP,
        "contacts",
        "pipedrive",
        {
            "contact_id": "Person - ID",
            "name": "Person - Name",
            "email": ["Person - Email - Work", "Person - Email - Home"],
            "phone": ["Person - Phone - Work", "Person - Phone - Mobile"],
        },
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_table_is_recognised_with_all_its_columns(tmp_path, case):
    """Table, system and every column are as typed here from the documented format."""
    file, text, table, crm, columns = FILES[case]
    with opened(tmp_path, {file: text, "zz_deals.csv": ANY_DEALS}) as session:
        assert recognised(session)[file] == (table, crm, columns)


def test_a_list_of_deals_adds_up(tmp_path):
    """Won and lost come from the status, and no closed deal contradicts its open stage."""
    with opened(tmp_path, {"deals.csv": PD}) as session:
        assert counts(session) == {
            "leads": 4, "deals": 4, "won": 1, "lost": 2, "open": 1,
            "revenue": "1000.00", "spend": None,
        }  # fmt: skip
        assert "status_contradicts" not in {note.code for note in session.roi().notes}


def test_a_lost_deal_is_lost_at_the_stage_it_kept(tmp_path):
    """Two of two deals in «Contact Made» are lost, and it is a stage all the same."""
    with opened(tmp_path, {"deals.csv": PD}) as session:
        rows = {row["stage"]: (row["entered"], row["lost"]) for row in session.funnel().rows}
    assert rows == {
        "Qualified": (4, 0), "Contact Made": (3, 2), "Negotiations Started": (1, 0),
        "(won)": (1, 0),
    }  # fmt: skip


def test_a_stage_of_the_teams_own_is_no_outcome(tmp_path):
    """Where every deal of a stage was lost, Pipedrive's status still stands beside the stage."""
    text = PD.replace("Contact Made", "Our Stage")
    with opened(tmp_path, {"deals.csv": text}) as session:
        _, model = built(session)
    outcomes = {row.stage: row.outcome for row in model.stages}
    assert outcomes["Our Stage"] == "open"


def test_the_sample_sheet_adds_up(tmp_path):
    """En dashes and stars change nothing."""
    with opened(tmp_path, {"sample.csv": PD2, "people.csv": PDP}) as session:
        assert counts(session) == {
            "leads": 2, "deals": 2, "won": 1, "lost": 0, "open": 1,
            "revenue": "1000.00", "spend": None,
        }  # fmt: skip
