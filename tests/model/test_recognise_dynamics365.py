"""What Dynamics 365 writes: a view with its three hidden columns."""

from __future__ import annotations

from tests.exports import counts, opened, text_of

DY = text_of("dynamics365/deals.en")

DYL = text_of("dynamics365/leads.en")


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
