"""Whose a card was, out of files: a history of owners, of fields, of stages, and a workspace."""

from __future__ import annotations

import pytest

from smalign.session import open_exports

DEALS = "Deal ID,Created at,Status,Owner\n1,2024-01-01,won,Ann\n2,2024-01-01,lost,Bob\n"
LEADS = "Lead ID,Created at,Status,Owner\n7,2024-01-01,open,Bob\n1,2024-01-01,open,Bob\n"


def handovers(folder, files, **options):
    """The answer to files given as name → text."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    with open_exports([folder]) as session:
        return session.process(show="handovers", **options)


def rows(result):
    """Owner → received, given, came back."""
    return {r["owner"]: (r["received"], r["given"], r["returned"]) for r in result.rows}


def test_a_history_of_owners_is_read(tmp_path):
    """Old and new owner, moment and hand; an id alone is the deal's, else the lead's."""
    log = (
        "card_id,old_owner,new_owner,owner_since,changed_by,actor_kind\n"
        "1,Cid,Bob,2024-01-02 10:00,Eve,manager\n"
        "1,Bob,Ann,2024-01-03 10:00,Eve,робот\n"
        "7,Ann,Bob,2024-01-02 10:00,Eve,manager\n"
        "9,Ann,Bob,2024-01-02 10:00,Eve,manager\n"
    )
    found = handovers(tmp_path, {"deals.csv": DEALS, "leads.csv": LEADS, "owner_log.csv": log})
    assert rows(found) == {"Bob": (2, 1, 0), "Ann": (1, 1, 0), "Cid": (0, 1, 0)}
    assert (found.total["by_human"], found.total["by_robot"]) == (2, 1)
    # deal 2 and lead 1 have no history of owners
    assert {one.reason: one.count for one in found.excluded} == {"without_owner_log": 2}


def test_owners_of_companies_are_no_owners_of_deals(tmp_path):
    """Company 1 was handed over, deal 1 was not, and lead 7 was."""
    log = (
        "card,card_id,old_owner,new_owner,owner_since\n"
        "company,1,Cid,Bob,2024-01-02 10:00\n"
        "lead,7,Ann,Bob,2024-01-02 10:00\n"
    )
    found = handovers(tmp_path, {"deals.csv": DEALS, "leads.csv": LEADS, "owner_log.csv": log})
    assert rows(found) == {"Bob": (1, 0, 0), "Ann": (0, 1, 0)}


def test_changes_of_one_moment_follow_each_other(tmp_path):
    """Ann gives to Zed and Zed to Bob within one minute: Zed had it no time, and Bob gave it back.

    By the names Bob would have had it first, from Ann, and Zed would have kept it a day.
    """
    log = (
        "card_id,old_owner,new_owner,owner_since\n"
        "1,,Ann,2024-01-02 09:00\n"
        "1,Zed,Bob,2024-01-02 10:00\n"
        "1,Ann,Zed,2024-01-02 10:00\n"
        "1,Bob,Ann,2024-01-03 10:00\n"
    )
    found = handovers(tmp_path, {"deals.csv": DEALS, "owner_log.csv": log})
    assert rows(found) == {"Ann": (1, 1, 1), "Zed": (1, 1, 0), "Bob": (1, 1, 0)}
    held = {row["owner"]: row["held_days"] for row in found.rows}
    assert (held["Zed"], held["Bob"]) == (0, 1)


def test_owners_of_stages_of_one_moment_are_in_the_order_of_the_stages(tmp_path):
    """A queue has the card when it is made and gives it to Ann at once: once, and never back.

    By the names Ann would have had it first, given it to the queue and got it back a day later.
    """
    log = (
        "card_id,stage,stage_order,entered_at,owner\n"
        "1,New,1,2024-01-02 10:00,Queue\n"
        "1,Call,2,2024-01-02 10:00,Ann\n"
        "1,Demo,3,2024-01-03 10:00,Ann\n"
    )
    found = handovers(tmp_path, {"deals.csv": DEALS, "stage_log.csv": log})
    assert rows(found) == {"Ann": (1, 0, 0), "Queue": (0, 1, 0)}


def test_what_happens_after_the_as_of_has_not_happened(tmp_path):
    """Rewound to the second of January, the deal is still Bob's."""
    log = (
        "card,card_id,old_owner,new_owner,owner_since\n"
        "deal,1,Cid,Bob,2024-01-02 10:00\n"
        "deal,1,Bob,Ann,2024-01-03 10:00\n"
    )
    files = {"deals.csv": DEALS, "owner_log.csv": log}
    assert rows(handovers(tmp_path, files, as_of="2024-01-02")) == {
        "Bob": (1, 0, 0),
        "Cid": (0, 1, 0),
    }


def test_owners_of_a_history_of_fields_are_read(tmp_path):
    """Salesforce writes a change of owner beside the changes of the stage."""
    deals = (
        "Id,Name,StageName,CreatedDate,CloseDate,IsWon,IsClosed,OwnerId\n"
        "006A00000000001AAA,A,Closed Won,2026-01-13T09:00:00.000Z,2026-01-31,true,true,"
        "005A00000000002AAA\n"
    )
    history = (
        "Id,OpportunityId,Field,OldValue,NewValue,CreatedDate,CreatedById\n"
        "017A00000000002AAA,006A00000000001AAA,Owner,Ann Birch,Bo Reed,"
        "2026-01-15T09:00:00.000Z,005A00000000009AAA\n"
        "017A00000000003AAA,006A00000000001AAA,Owner,Bo Reed,Ann Birch,"
        "2026-01-16T09:00:00.000Z,005A00000000009AAA\n"
        "017A00000000004AAA,006A00000000001AAA,StageName,Prospecting,Closed Won,"
        "2026-01-31T12:00:00.000Z,005A00000000002AAA\n"
    )
    files = {"Opportunity.csv": deals, "OpportunityFieldHistory.csv": history}
    # Ann had it before the first row: it comes back to her
    assert rows(handovers(tmp_path, files)) == {"Bo Reed": (1, 1, 0), "Ann Birch": (1, 1, 1)}


def test_without_it_the_owners_of_the_stages_are_taken(tmp_path):
    """The owner changes where a stage is entered by another."""
    log = (
        "deal_id,stage,entered_at,owner\n"
        "1,New,2024-01-01 10:00,Bob\n1,Demo,2024-01-02 10:00,Ann\n1,Paid,2024-01-03 10:00,Ann\n"
    )
    found = handovers(tmp_path, {"deals.csv": DEALS, "stage_log.csv": log})
    assert rows(found) == {"Ann": (1, 0, 0), "Bob": (0, 1, 0)}
    assert found.total["contacted"] is None


def test_without_any_history_it_says_so(tmp_path):
    """An owner on the card says nothing of who had it before."""
    found = handovers(tmp_path, {"deals.csv": DEALS})
    assert found.rows == ()
    assert "handovers_unknown" in {note.code for note in found.notes}


@pytest.mark.parametrize("part", ["handovers", "moves", "after-sale", "network"])
def test_a_workspace_answers_as_the_files(tmp_path, part):
    """What was prepared holds the histories, with who moved and who gave away."""
    from smalign.demo import write
    from smalign.session.prepare import prepare

    exports, place = tmp_path / "exports", tmp_path / "prepared"
    write(exports, "generic", 3, 150)
    prepare(exports, to=place)
    with open_exports([exports]) as files, open_exports([place]) as workspace:
        asked, kept = files.process(show=part), workspace.process(show=part)
    assert kept.rows == asked.rows
    assert kept.total == asked.total


def test_a_call_of_a_day_is_of_whoever_has_the_card_that_evening(tmp_path):
    """Nobody knows whether Ann or Bob called before three o'clock, nor after how many minutes."""
    log = "card_id,new_owner,owner_since\n1,Ann,2024-01-01 10:00\n1,Bob,2024-01-02 15:00\n"
    calls = "touch_id,deal_id,touched_at,kind,side,direction\n1,1,2024-01-02,call,sales,out\n"
    files = {"deals.csv": DEALS, "owner_log.csv": log, "touchpoints.csv": calls}
    found = handovers(tmp_path, files)
    bob = next(row for row in found.rows if row["owner"] == "Bob")
    assert (bob["received"], bob["contacted"], bob["contact_median"]) == (1, 1, None)
