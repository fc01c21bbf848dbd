"""What Pipedrive writes: list exports, and the wording of its sample sheets."""

from __future__ import annotations

from tests.exports import built, counts, opened, text_of

PD = text_of("pipedrive/deals.en")

PD2 = text_of("pipedrive/deals.en.sheet")

PDP = text_of("pipedrive/contacts.en")


def test_a_list_of_deals_adds_up(tmp_path):
    """Won and lost come from the status, and no closed deal contradicts its open stage."""
    with opened(tmp_path, {"deals.csv": PD}) as session:
        assert counts(session) == {
            "leads": 4, "deals": 4, "won": 1, "lost": 2, "open": 1,
            "revenue": "1000.00", "spend": None,
        }  # fmt: skip
        assert "status_contradicts" not in {note.code for note in session.roi().notes}


def test_a_lost_deal_is_lost_at_the_stage_it_kept(tmp_path):
    """Two of two deals in «Contact Made» are lost, and it is a stage all the same."""
    with opened(tmp_path, {"deals.csv": PD}) as session:
        rows = {row["stage"]: (row["entered"], row["lost"]) for row in session.funnel().rows}
    assert rows == {
        "Qualified": (4, 0), "Contact Made": (3, 2), "Negotiations Started": (1, 0),
        "(won)": (1, 0),
    }  # fmt: skip


def test_a_stage_of_the_teams_own_is_no_outcome(tmp_path):
    """Where every deal of a stage was lost, Pipedrive's status still stands beside the stage."""
    text = PD.replace("Contact Made", "Our Stage")
    with opened(tmp_path, {"deals.csv": text}) as session:
        _, model = built(session)
    outcomes = {row.stage: row.outcome for row in model.stages}
    assert outcomes["Our Stage"] == "open"


def test_the_sample_sheet_adds_up(tmp_path):
    """En dashes and stars change nothing."""
    with opened(tmp_path, {"sample.csv": PD2, "people.csv": PDP}) as session:
        assert counts(session) == {
            "leads": 2, "deals": 2, "won": 1, "lost": 0, "open": 1,
            "revenue": "1000.00", "spend": None,
        }  # fmt: skip
