"""What Dynamics 365 writes: a view with its three hidden columns."""

from __future__ import annotations

import pytest
from tests.exports import ANY_DEALS, counts, opened, recognised

DY = """
(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,\
Potential Customer,Contact,Est. Revenue,Est. Close Date,Actual Revenue,Actual Close Date,\
Status,Status Reason,Pipeline Phase,Probability,Owner,Created On,Modified On,Originating Lead
11111111-1111-1111-1111-111111111111,aa==,2026-01-31 10:00:00,Office,Office LLC,Tom Ivy,1000,\
2026-02-01,1200,2026-01-31,Won,Won,Close,100,Ann Birch,2026-01-05 10:00:00,2026-01-31 \
10:00:00,aaaaaaaa-1111-1111-1111-111111111111
22222222-2222-2222-2222-222222222222,bb==,2026-02-02 10:00:00,Shop,Shop LLC,Sue Oak,500,\
2026-02-10,0,2026-02-02,Lost,Out-Sold,Develop,40,Ann Birch,2026-01-06 10:00:00,2026-02-02 \
10:00:00,
33333333-3333-3333-3333-333333333333,cc==,2026-02-03 10:00:00,Bar,Bar LLC,Max Elm,700,\
2026-03-10,,,Open,In Progress,Qualify,20,Bo Reed,2026-01-07 10:00:00,2026-02-03 10:00:00,
"""

DYL = """
(Do Not Modify) Lead,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Name,Topic,\
Status,Status Reason,Created On,Lead Source,Owner,Email
aaaaaaaa-1111-1111-1111-111111111111,aa==,2026-01-05 10:00:00,Tom Ivy,Office,Qualified,\
Qualified,2026-01-02 10:00:00,Web,Ann Birch,t@example.org
bbbbbbbb-1111-1111-1111-111111111111,bb==,2026-01-06 10:00:00,Sue Oak,Shop,Disqualified,No \
Longer Interested,2026-01-03 10:00:00,Web,Ann Birch,s@example.org
cccccccc-1111-1111-1111-111111111111,cc==,2026-01-07 10:00:00,Max Elm,Bar,Open,New,\
2026-01-04 10:00:00,Advertisement,Bo Reed,m@example.org
"""

FILES = {
    "view of opportunities": (
        "opportunities.csv",
        DY,
        "deals",
        "dynamics365",
        {
            "deal_id": "(Do Not Modify) Opportunity",
            "lead_id": "Originating Lead",
            "contact_name": "Contact",
            "closed_at": "Actual Close Date",
            "expected_close_at": "Est. Close Date",
            "stage": "Pipeline Phase",
            "status": "Status",
            "loss_reason": "Status Reason",
            "amount": ["Actual Revenue", "Est. Revenue"],
            "created_at": "Created On",
            "modified_at": "Modified On",
            "owner": "Owner",
        },
    ),
    "view of leads": (
        "leads_view.csv",
        DYL,
        "leads",
        "dynamics365",
        {
            "lead_id": "(Do Not Modify) Lead",
            "status": "Status",
            "loss_reason": "Status Reason",
            "contact_name": "Name",
            "email": "Email",
            "created_at": "Created On",
            "modified_at": "(Do Not Modify) Modified On",
            "owner": "Owner",
            "source": "Lead Source",
        },
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_table_is_recognised_with_all_its_columns(tmp_path, case):
    """Table, system and every column are as typed here from the documented format."""
    file, text, table, crm, columns = FILES[case]
    with opened(tmp_path, {file: text, "zz_deals.csv": ANY_DEALS}) as session:
        assert recognised(session)[file] == (table, crm, columns)


def test_opportunities_and_leads_add_up(tmp_path):
    """The originating lead joins them; a qualified lead has become an opportunity."""
    with opened(tmp_path, {"opportunities.csv": DY, "leads.csv": DYL}) as session:
        assert counts(session) == {
            "leads": 3, "deals": 3, "won": 1, "lost": 1, "open": 1,
            "revenue": "1200.00", "spend": None,
        }  # fmt: skip
        assert session.inspect().links == {"lead_id": 1, "weak": 2}


def test_the_actual_revenue_outranks_the_estimate(tmp_path):
    """The open deal has an estimate alone."""
    with opened(tmp_path, {"opportunities.csv": DY}) as session:
        assert f"{session.roi().total['open_pipeline']:.2f}" == "700.00"


def test_a_status_reason_is_a_loss_reason_only_where_lost(tmp_path):
    """«Won» and «In Progress» are no reasons, and none is counted as ignored."""
    with opened(tmp_path, {"opportunities.csv": DY}) as session:
        codes = {note.code for note in session.roi().notes}
        reasons = {row["stage"]: row["top_loss_reason"] for row in session.funnel().rows}
    assert "reason_ignored" not in codes
    assert reasons == {"Qualify": None, "Develop": "Out-Sold", "Close": None, "(won)": None}


def test_a_workbook_with_dates_of_excel_is_read(tmp_path):
    """The export is a workbook; its dates are dates of Excel."""
    from datetime import datetime

    from openpyxl import Workbook

    book = Workbook()
    lines = [line.split(",") for line in DY.strip().split("\n")]
    book.active.append(lines[0])
    for line in lines[1:]:
        cells = [datetime.fromisoformat(cell) if cell[:3] == "202" else cell for cell in line]
        book.active.append([cell or None for cell in cells])
    book.save(tmp_path / "Opportunities.xlsx")
    from smalign.session import open_exports

    with open_exports([tmp_path], timezone="Europe/Moscow") as session:
        assert counts(session) == {
            "leads": 3, "deals": 3, "won": 1, "lost": 1, "open": 1,
            "revenue": "1200.00", "spend": None,
        }  # fmt: skip
