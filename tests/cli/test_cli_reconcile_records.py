"""`smalign reconcile --records`: a call tracker's log beside the CRM, as a process."""

from __future__ import annotations

import csv
import json

import pytest

CALLS = (
    "callId,date,callerNumber,phoneNumber,source,medium,utmSource,utmMedium,utmCampaign,successful,"
    "targetCall,uniqueCall,duration,yaClientId,ctCallerId,manager\n"
    "1,05/01/2026 10:00:00,79990000001,7495,yandex,cpc,yandex,cpc,,true,true,true,60,9001,7,\n"
    "2,16/01/2026 10:00:00,79990000002,7495,google,organic,,,,false,false,true,0,,8,\n"
    "3,17/01/2026 10:00:00,79990000003,7495,google,organic,,,,false,false,true,0,,8,\n"
)
LEADS = (
    "lead_id,created_at,phone,source,created_how,status\n"
    "1,2026-01-05 10:05,+7 999 000-00-01,yandex,call,open\n"
    "2,2026-01-17 10:05,+7 999 000-00-09,yandex,call,open\n"
    "3,2026-01-16 08:05,8 (999) 000-00-02,yandex,form,open\n"
)


@pytest.fixture
def exports(tmp_path):
    """Three leads; the log of three calls lies beside the folder."""
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "leads.csv").write_text(LEADS, encoding="utf-8")
    (tmp_path / "calls.csv").write_text(CALLS, encoding="utf-8")
    return tmp_path / "exports"


def test_calls_without_a_card_and_cards_without_a_call(smalign, exports):
    """One call met its card five minutes later, one that of the morning, one none."""
    log = exports.parent / "calls.csv"
    ended = smalign("reconcile", "--records", log, exports, "-f", "json")
    rows = {(row["side"], row["channel"]): row for row in json.loads(ended.out)["rows"]}
    total = rows["log", "(all)"]
    assert (total["records"], total["matched"], total["earlier"], total["missing"]) == (3, 1, 1, 1)
    assert (rows["crm", "yandex"]["records"], rows["crm", "yandex"]["missing"]) == (2, 1)


def test_minutes_are_asked_for(smalign, exports):
    """Within two hours the card of that morning is the call's own; within four minutes none is."""
    log = exports.parent / "calls.csv"

    def matched(minutes):
        found = smalign("reconcile", "--records", log, exports, "--within", minutes, "-f", "csv")
        return sum(
            int(row["matched"])
            for row in csv.DictReader(found.out.splitlines())
            if row["side"] == "log" and row["kind"] != "(all)"
        )

    assert (matched(120), matched(4)) == (2, 0)


def test_ids_are_those_without_the_other(smalign, exports):
    """The third call and the second lead; no phone is shown."""
    log = exports.parent / "calls.csv"
    ended = smalign("reconcile", "--records", log, exports, "--ids", "-f", "csv")
    found = {(row["card"], row["card_id"]) for row in csv.DictReader(ended.out.splitlines())}
    assert found == {("touch", "3"), ("lead", "2")}
    assert "999" not in ended.out


def test_from_a_workspace_the_same(smalign, exports, tmp_path):
    """What was prepared together answers alike."""
    log = exports.parent / "calls.csv"
    assert smalign("prepare", exports, log, "-o", tmp_path / "kept").code == 0
    asked = ("-f", "csv")
    direct = smalign("reconcile", "--records", log, exports, *asked).out
    from smalign.session import open_exports

    with open_exports([tmp_path / "kept"]) as session:
        rows = session.ask("records", {"within": 60}).rows
    assert len(rows) == len(direct.splitlines()) - 1
    assert [row["missing"] for row in rows] == [
        int(row["missing"]) for row in csv.DictReader(direct.splitlines())
    ]


@pytest.mark.parametrize(
    ("leads", "log", "code", "said"),
    [
        ("lead_id,created_at,status\n1,2026-01-05 10:05,open\n", CALLS, 3, "phone"),
        (LEADS, "touch_id,touched_at,kind,side\n1,2026-01-05,call,marketing\n", 3, "phone"),
    ],
)
def test_where_nothing_says_whose_they_are_nothing_is_claimed(
    smalign, exports, leads, log, code, said
):
    """Cards without phones would make every call look lost."""
    (exports / "leads.csv").write_text(leads, encoding="utf-8")
    (exports.parent / "calls.csv").write_text(log, encoding="utf-8")
    ended = smalign("reconcile", "--records", exports.parent / "calls.csv", exports)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err


@pytest.mark.parametrize("option", [("--measure", "leads"), ("--where", "source = yandex")])
def test_records_are_asked_alone(smalign, exports, option):
    """--measure is of reports; a condition on cards would hide the calls that have none."""
    log = exports.parent / "calls.csv"
    ended = smalign("reconcile", "--records", log, exports, *option)
    assert (ended.code, option[0] in ended.err) == (2, True)
