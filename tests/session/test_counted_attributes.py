"""`inspect` counts the empty cells of the fields a company made for itself, and keeps no value."""

from __future__ import annotations

from tests.exports import opened

LEADS = """
Lead ID,Created On,Status,Region,Size,Note
1,2024-01-01,new,North,10, .
2,2024-01-02,converted,,0,n/a
3,2024-01-03,new,n/a,,call back.
4,2024-01-04,new,South,-,
"""
FILES = {"leads.csv": LEADS.replace(".\n", " \n")}


def test_blank_cells_and_tokens_are_counted(tmp_path):
    """Region: one blank, one n/a. Size: one blank, one dash, and 0 is a number. Note: two, one."""
    with opened(tmp_path, FILES) as session:
        (file,) = session.inspect().files
    shares = {one.header: one.empty_share for one in file.columns}
    shown = {header: shares[header] for header in ("Region", "Size", "Note")}
    assert shown == {"Region": 0.5, "Size": 0.5, "Note": 0.75}


def test_an_inspected_session_still_answers_by_such_a_field(tmp_path):
    """What inspect did not keep is read when a question asks for it."""
    with opened(tmp_path, FILES) as session:
        session.inspect()
        by_region = session.roi(by="Region")
        fields = session.fields()
    leads = {row["Region"]: row["leads"] for row in by_region.rows}
    assert leads == {"North": 1, "South": 1, "(none)": 2}
    counts = {row["field"]: (row["empty"], row["pseudo_empty"]) for row in fields.rows}
    assert (counts["Region"], counts["Note"]) == ((1, 1), (2, 1))


def test_a_rule_that_names_such_a_field_finds_its_values(tmp_path):
    """[exclude.test] on the region: inspect tells the one inquiry from the South."""
    rule = '[exclude.test.values]\nRegion = ["South"]\n'
    with opened(tmp_path, {**FILES, "smalign.toml": rule}) as session:
        told = [note for note in session.inspect().warnings if note.code == "exclude_found"]
    assert told[0].facts["test"] == 1
