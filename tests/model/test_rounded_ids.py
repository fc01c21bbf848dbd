"""Exports that went through Excel: long ids and phones are rounded to the same few digits."""

from __future__ import annotations

from tests.exports import opened

DEALS = "deal_id,lead_id,created_at,deal_status,close_value\n"
LEADS = "lead_id,created_at,source\n"


def test_deals_with_rounded_ids_stay_apart(tmp_path):
    """Three deals of one rounded id are three deals, said in a note, and not one."""
    rows = "".join(f"1.23457E+18,,2026-01-0{day},won,5\n" for day in (5, 6, 7))
    with opened(tmp_path, {"deals.csv": DEALS + rows}) as session:
        result = session.roi()
    assert (result.total["deals"], result.total["won"]) == (3, 3)
    assert [note.facts["column"] for note in result.notes if note.code == "ids_rounded"] == [
        "deal_id"
    ]


def test_rounded_ids_link_nothing(tmp_path):
    """Two leads of one rounded id would both claim the deal: what became of leads is not known."""
    leads = "".join(f"1.23457E+18,2026-01-0{day},Avito\n" for day in (1, 2))
    deals = "7,1.23457E+18,2026-01-05,won,5\n"
    with opened(tmp_path, {"leads.csv": LEADS + leads, "deals.csv": DEALS + deals}) as session:
        total = session.roi().total
    assert (total["leads"], total["deals"], total["lead_to_won"]) == (2, 1, None)


def test_one_rounded_id_far_down_a_long_file_is_found(tmp_path):
    """Of 60,000 deals the sample is a thousand; three rounded ids stand where it does not look."""
    rows = [f"{number},,2026-01-05,won,5\n" for number in range(60_000)]
    for place in (40_001, 40_002, 40_003):
        rows[place] = "1.23457E+18,,2026-01-05,won,5\n"
    with opened(tmp_path, {"deals.csv": DEALS + "".join(rows)}) as session:
        (file,) = session.files
        assert not any("E+18" in str(row[0]) for row in file[0].sample)
        result = session.roi()
    assert result.total["deals"] == 60_000
    assert "ids_rounded" in {note.code for note in result.notes}
