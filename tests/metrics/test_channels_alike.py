"""Leads name a channel one way and deals another: the two rows are told to look alike."""

from __future__ import annotations

from tests.handmade import opened

LEADS = "lead_id,created_at,source\n1,2026-01-01,Online Store\n2,2026-01-02,Partner"
DEALS = "deal_id,lead_id,created_at,deal_status,source\n7,1,2026-01-03,won,OnlineStore"


def alike(tmp_path, deals, **options):
    """The names the note gives, None without the note."""
    with opened(tmp_path, {"leads.csv": LEADS, "deals.csv": deals}) as session:
        notes = session.roi(**options).notes
    return next((note.facts["names"] for note in notes if note.code == "channels_alike"), None)


def test_names_that_differ_in_a_blank_are_told(tmp_path):
    """Online Store has the lead, OnlineStore the sale; Partner looks like nothing else."""
    assert alike(tmp_path, DEALS) == ["Online Store", "OnlineStore"]


def test_names_that_differ_in_case_and_signs_are_told(tmp_path):
    """online-store is the same words too."""
    assert alike(tmp_path, DEALS.replace("OnlineStore", "online-store")) == [
        "Online Store",
        "online-store",
    ]


def test_other_names_and_other_fields_are_not(tmp_path):
    """A different word is a different channel, and rows of months hold no channels."""
    assert alike(tmp_path / "a", DEALS.replace("OnlineStore", "Online Stores")) is None
    assert alike(tmp_path / "b", DEALS, by=["month"]) is None
