"""A source that only says how a card came in is no channel: it is `created_how`."""

from __future__ import annotations

import pytest
from tests.handmade import by, opened

import smalign
from smalign.base.errors import UsageError

LEADS = """lead_id,created_at,source,utm_source,utm_medium,status
1,2026-03-01 10:00,Звонок,,,open
2,2026-03-02 10:00,CRM-форма,yandex,cpc,open
3,2026-03-03 10:00,CRM-форма,,,open
4,2026-03-04 10:00,Выставка,,,open
"""


def test_the_way_in_stands_beside_the_channel(tmp_path):
    """A form with UTM marks came by form and is of Paid Search; one without is of no channel."""
    with opened(tmp_path, {"leads.csv": LEADS}) as session:
        found = session.roi(by=("created_how", "channel"))
    leads = {(row["created_how"], row["channel"]): row["leads"] for row in found.rows}
    assert leads == {
        ("call", "(none)"): 1,
        ("form", "Paid Search"): 1,
        ("form", "(none)"): 1,
        ("(none)", "Выставка"): 1,
    }


def test_it_can_be_asked_for_alone_and_in_a_condition(tmp_path):
    """What the model makes of the source is there though nothing else reads the source."""
    with opened(tmp_path, {"leads.csv": LEADS}) as session:
        assert by(session.roi(by="created_how"), "created_how")["form"]["leads"] == 2
    with opened(tmp_path, {"leads.csv": LEADS}) as session:
        assert session.roi(where=("created_how = call",)).total["leads"] == 1
        assert session.funnel(by="created_how").rows


def test_what_the_export_says_itself_comes_first(tmp_path):
    """The CRM calls a lead imported whose source was a call: it is an import."""
    leads = "lead_id,created_at,source,created_how,status\n1,2026-03-01,Звонок,import,open\n"
    leads += "2,2026-03-01,Звонок,,open\n"
    with opened(tmp_path, {"leads.csv": leads}) as session:
        rows = by(session.roi(by="created_how"), "created_how")
    assert {key: row["leads"] for key, row in rows.items()} == {"import": 1, "call": 1}


def test_without_a_way_in_there_is_no_such_field(tmp_path):
    """Sources that are sources say nothing of how a card came in."""
    leads = "lead_id,created_at,source,status\n1,2026-03-01,Выставка,open\n"
    with opened(tmp_path, {"leads.csv": leads}) as session, pytest.raises(UsageError) as caught:
        session.roi(by="created_how")
    assert caught.value.code == "unknown_field"


def test_a_workspace_knows_it_too(tmp_path):
    """What is prepared answers as the export does."""
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "leads.csv").write_text(LEADS, encoding="utf-8")
    smalign.prepare(tmp_path / "x", to=tmp_path / "ws")
    with smalign.open(tmp_path / "ws") as session:
        assert by(session.roi(by="created_how"), "created_how")["form"]["leads"] == 2


def test_cards_of_another_way_are_not_looked_for_in_a_log_of_calls(tmp_path):
    """Of a call, a form and an import the log of calls has none: two are missing, not three."""
    leads = (
        "lead_id,created_at,phone,source,status\n"
        "1,2026-03-01 10:00,+7 900 000-00-01,Звонок,open\n"
        "2,2026-03-01 11:00,+7 900 000-00-02,CRM-форма,open\n"
        "3,2026-03-01 12:00,+7 900 000-00-03,Импорт,open\n"
    )
    log = "call_time,phone,direction\n2026-03-01 09:00,+7 900 000-00-09,incoming\n"
    log += "2026-03-01 20:00,+7 900 000-00-09,incoming\n"
    with opened(tmp_path, {"leads.csv": leads, "calls.csv": log}) as session:
        found = session.records()
    whole = next(row for row in found.rows if (row["side"], row["kind"]) == ("crm", "(all)"))
    assert (whole["records"], whole["missing"]) == (2, 2)
