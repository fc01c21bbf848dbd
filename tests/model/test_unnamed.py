"""Columns that have values and no name to read them by: `inspect` tells them."""

from __future__ import annotations

from tests.handmade import opened

DEALS = """
    Deal ID,Created,Stage,,Note,Owner,note,Owner,
    1,2026-01-05,New,x,a,Ann,b,,
    2,2026-01-06,New,y,c,,d,Bob,
"""


def test_columns_without_a_header_and_with_one_met_twice_are_told(tmp_path):
    """Values x and b are in no field; of two owners the filled one is; an empty one hides none."""
    with opened(tmp_path, {"deals.csv": DEALS}) as session:
        told = {note.code: note.facts for note in session.inspect().warnings}
        owners = [row["owner"] for row in session.roi(by="owner").rows]
    assert told["columns_headless"]["count"] == 1
    assert told["columns_twice"]["headers"] == ["note"]
    assert owners == ["Ann", "Bob"]


def test_columns_of_one_header_that_say_two_things_are_told(tmp_path):
    """Of deal 2 Ann and Bob are the owner: Ann counts; the sources nowhere both stand."""
    deals = """
    Deal ID,Created,Stage,Owner,Owner,Source,Source
    1,2026-01-05,New,Ann,Ann ,Web,
    2,2026-01-06,New,Ann,Bob,,Call
    """
    with opened(tmp_path, {"deals.csv": deals}) as session:
        told = {note.code: note.facts for note in session.inspect().warnings}
        owners = {row["owner"]: row["deals"] for row in session.roi(by="owner").rows}
    assert told["columns_disagree"]["headers"] == ["Owner"]
    assert owners == {"Ann": 2}
