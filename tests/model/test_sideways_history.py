"""HubSpot's columns of moments, one pair a stage, become the stage history of the deals."""

from __future__ import annotations

import pytest
from tests.exports import built, counts, opened

DEALS = """
Record ID,Deal Name,Deal Stage,Pipeline,Amount,Create Date,Close Date,Is Closed Won,\
Is closed lost,"Date entered ~Appointment Scheduled (Sales)~",\
"Date exited ~Appointment Scheduled (Sales)~","Date entered ~Contract Sent (Sales)~",\
"Date exited ~Contract Sent (Sales)~","Date entered ~Closed Won (Sales)~"
901,Office,Closed Won,Sales,1000.0,2026-01-05 09:00,2026-01-20 09:00,true,false,2026-01-05 09:00,\
2026-01-10 09:00,2026-01-10 09:00,2026-01-20 09:00,2026-01-20 09:00
902,Shop,Contract Sent,Sales,500.0,2026-01-06 09:00,2026-03-01 09:00,false,false,2026-01-06 09:00,\
2026-01-12 09:00,2026-01-12 09:00,,
903,Bar,Appointment Scheduled,Sales,300.0,2026-01-07 09:00,2026-03-01 09:00,false,false,\
2026-01-07 09:00,,,,
""".replace("~", '""')
LOG = "select card_id, pipeline, stage, entered_on, left_on from stage_log_all order by 1, 4, 3"


def test_each_filled_pair_is_a_stay(tmp_path):
    """Six filled moments of entering, six rows; an empty moment of leaving stays empty."""
    with opened(tmp_path, {"hubspot-deals.csv": DEALS}) as session:
        engine, model = built(session)
        rows = [
            (one, pipeline, stage, str(entered), left and str(left))
            for one, pipeline, stage, entered, left in engine.rows(LOG)
        ]
    assert rows == [
        ("901", "Sales", "Appointment Scheduled", "2026-01-05", "2026-01-10"),
        ("901", "Sales", "Contract Sent", "2026-01-10", "2026-01-20"),
        ("901", "Sales", "Closed Won", "2026-01-20", None),
        ("902", "Sales", "Appointment Scheduled", "2026-01-06", "2026-01-12"),
        ("902", "Sales", "Contract Sent", "2026-01-12", None),
        ("903", "Sales", "Appointment Scheduled", "2026-01-07", None),
    ]
    assert model.has_history


def test_the_funnel_knows_the_days_of_a_stage(tmp_path):
    """Stays of 5 and 6 days are finished in the first stage: 5.5 days in the middle."""
    with opened(tmp_path, {"hubspot-deals.csv": DEALS}) as session:
        rows = {row["stage"]: row for row in session.funnel().rows}
        assert counts(session)["deals"] == 3
    assert rows["Appointment Scheduled"]["median_days"] == 5.5
    assert (rows["Contract Sent"]["entered"], rows["Closed Won"]["entered"]) == (2, 1)


def test_the_file_is_told_once(tmp_path):
    """The history is part of its file: no row of it is counted as read a second time."""
    with opened(tmp_path, {"hubspot-deals.csv": DEALS}) as session:
        files = session.inspect().files
    assert [(file.file, file.table) for file in files] == [("hubspot-deals.csv", "deals")]


def test_its_moments_are_no_fields_of_the_deal(tmp_path):
    """HubSpot fills them: that one of three deals got to Closed Won is no field left empty.

    They may still be asked by.
    """
    with opened(tmp_path, {"hubspot-deals.csv": DEALS}) as session:
        fields = {row["field"] for row in session.fields().rows}
        rows = session.roi(where=['Date exited "Contract Sent (Sales)" empty']).rows
    assert "Deal Name" in fields
    assert not [field for field in fields if str(field).startswith("Date e")]
    assert sum(row["deals"] for row in rows) == 2


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ("'", "'"), ("‘", "’")])
def test_quotes_of_any_kind_name_a_stage(tmp_path, opening, closing):
    """Straight, single and curly quotes are met."""
    text = DEALS
    for stage in ("Appointment Scheduled", "Contract Sent", "Closed Won"):
        text = text.replace(f'""{stage} (Sales)""', f"{opening}{stage} (Sales){closing}")
    with opened(tmp_path, {"deals.csv": text}) as session:
        engine, _ = built(session)
        assert engine.value("select count(*) from stage_log_all") == 6


def test_internal_names_know_the_stage_by_its_id(tmp_path):
    """`hs_v2_date_entered_closedwon` goes with `dealstage` = closedwon."""
    text = """
hs_object_id,dealname,dealstage,pipeline,amount,createdate,closedate,\
hs_v2_date_entered_appointmentscheduled,hs_v2_date_exited_appointmentscheduled,\
hs_v2_date_entered_closedwon
901,Office,closedwon,default,1000,2026-01-05T09:00:00Z,2026-01-20T09:00:00Z,\
2026-01-05T09:00:00Z,2026-01-20T09:00:00Z,2026-01-20T09:00:00Z
"""
    with opened(tmp_path, {"deals.csv": text}) as session:
        engine, _ = built(session)
        rows = engine.rows("select stage, pipeline from stage_log_all order by 1")
    assert rows == [("appointmentscheduled", None), ("closedwon", None)]


def test_lifecycle_stages_are_the_contacts(tmp_path):
    """They are no stages of a deal."""
    text = DEALS.replace("(Sales)", "(Lifecycle Stage Pipeline)")
    with opened(tmp_path, {"deals.csv": text}) as session:
        _, model = built(session)
    assert not model.has_history
