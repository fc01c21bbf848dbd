"""What a diagnosis rests on, of files worked by hand."""

from __future__ import annotations

import pytest

import smalign
from smalign.rules.steps.judge import lost_sales
from smalign.session import diagnosing

LEADS = "Lead ID,Created at,Status,Owner\n" + "".join(
    f"l{n},2026-01-{n:02} 10:00,{'Converted' if n <= 4 else 'Disqualified'},Ann\n"
    for n in range(1, 21)
)
DEALS = """Deal ID,Lead ID,Created at,Closed at,Status,Amount
d1,l1,2026-01-02 10:00,2026-01-09 10:00,won,100
d2,l2,2026-01-03 10:00,2026-01-09 10:00,won,100
d3,l3,2026-01-04 10:00,2026-01-09 10:00,lost,100
d4,,2026-01-05 10:00,2026-01-09 10:00,won,100
d5,,2026-01-05 10:00,2026-01-09 10:00,won,100
"""


@pytest.fixture
def case(tmp_path, monkeypatch):
    """What the findings are given: 20 leads of which 2 were won; of 5 deals 4, two of no lead."""
    (tmp_path / "leads.csv").write_text(LEADS, encoding="utf-8")
    (tmp_path / "deals.csv").write_text(DEALS + "broken,row\n", encoding="utf-8")
    seen = []
    plain = diagnosing.walk
    monkeypatch.setattr(diagnosing, "walk", lambda given: (seen.append(given), plain(given))[1])
    with smalign.open(tmp_path, timezone="UTC", max_rejects="50%") as export:
        found = export.diagnose()
    return seen[0], found


def test_a_lead_is_worth_what_leads_are_won_not_what_deals_without_one_are(case):
    """2 of 20 leads, though four deals were won; of deals 4 of 5."""
    given, _ = case
    assert given.won_of["leads"] == (2, 20)
    assert given.won_of["deals"] == (4, 5)
    assert lost_sales(given, 100).value == pytest.approx(10)


def test_the_gate_of_rejects_counts_records_of_every_file(case):
    """1 broken record of 26: 20 leads, 5 deals, and itself."""
    _, found = case
    gate = next(one for one in found.gates if one.name == "rejected")
    assert (gate.value, gate.ok) == (pytest.approx(1 / 26), False)


def test_an_export_with_holes_in_its_numbers_is_not_called_whole(tmp_path):
    """Ids 1 to 60 with every third one gone: the page warned of it and said «whole: yes»."""
    rows = "".join(
        f"{at},2026-{1 + at % 6:02}-05 10:00,{'Converted' if at % 2 else 'Disqualified'},"
        f"{'Ann' if at % 4 else 'Bob'}\n"
        for at in range(1, 121)
        if at % 3
    )
    (tmp_path / "leads.csv").write_text("Lead ID,Created at,Status,Owner\n" + rows)
    with smalign.open(tmp_path, timezone="UTC") as export:
        found = export.diagnose()
        warned = {one.code for one in export.inspect().warnings}
    assert warned == {"ids_missing"}
    assert {one.name: one.ok for one in found.gates}["complete"] is False
    assert "ids_missing" in {note.code for note in found.verdict.notes}
