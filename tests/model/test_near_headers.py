"""A misspelt header stays an attribute, and inspect names the column it may be."""

from __future__ import annotations

from tests.exports import opened


def told(folder, header):
    """(header, nearest known header, line for smalign.toml) of every note on a near header."""
    deals = f"{header}\n1,2026-01-05,10,won,x\n2,2026-01-06,20,open,y\n"
    with opened(folder, {"deals.csv": deals}) as session:
        notes = session.inspect().warnings
    return [
        (note.facts["column"], note.facts["near"], note.facts["toml"])
        for note in notes
        if note.code == "header_nearly"
    ]


def test_a_misspelt_header_is_told_with_the_column_it_may_be(tmp_path):
    """«Creatd at» is no word of anybody; the file has no creation date without it."""
    assert told(tmp_path, "deal_id,Creatd at,amount,deal_status,Shade") == [
        ("Creatd at", "created at", '[mapping.deals]\ncreated_at = "Creatd at"')
    ]


def test_nothing_is_told_where_the_file_has_that_column(tmp_path):
    """Beside «Created at» a field of almost that name is the company's own."""
    assert told(tmp_path, "deal_id,Created at,amount,deal_status,Creatd at") == []
