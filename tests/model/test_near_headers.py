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


def test_a_header_the_system_writes_is_no_misspelling(tmp_path):
    """HubSpot writes «Associated Company» beside its ids: a name, and known to be one."""
    deals = (
        "Record ID,Deal Name,Deal Stage,Create Date,Is Closed Won,Associated Company\n"
        "1,A,Closed Won,2026-01-05 10:00,true,Acme\n"
    )
    with opened(tmp_path, {"deals.csv": deals}) as session:
        codes = {note.code for note in session.inspect().warnings}
    assert not codes & {"header_nearly", "header_elsewhere"}


def test_a_word_of_other_exports_is_not_called_like_itself(tmp_path):
    """Kommo is not known to write «Last modified»; as it stands it is the word of others."""
    deals = (
        "ID,Lead title,Sale,Responsible user,Created at,Lead status,Lead tags,Last modified\n"
        "1,A,100,Ann,05.01.2026 10:00:00,New,,06.01.2026 10:00:00\n"
    )
    with opened(tmp_path, {"deals.csv": deals}) as session:
        told = {note.code: note.facts for note in session.inspect().warnings}
    assert "header_nearly" not in told
    assert told["header_elsewhere"]["toml"] == '[mapping.deals]\nmodified_at = "Last modified"'
