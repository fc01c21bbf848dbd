"""A stage history without its cards: the cards are those it speaks of."""

from __future__ import annotations

import shutil

import pytest
from tests.exports import opened
from tests.handmade import by, modelled

from smalign.base.errors import InputError, QuestionError, UsageError
from smalign.render.draft import written
from smalign.session import open_exports
from smalign.session.prepare import prepare

LOG = """card,card_id,pipeline,stage,entered_at,owner
deal,1,Main,New,2025-03-01 10:00,Ann
deal,1,Main,Offer,2025-03-03 10:00,Ann
deal,1,Main,Won,2025-03-05 10:00,Bob
deal,2,Main,New,2025-03-02 09:00,Ann
deal,3,Main,Offer,2025-03-04 09:00,Ann
deal,3,Main,New,2025-03-04 09:00,Ann
lead,1,,New,2025-02-01 08:00,Cid
deal,,Main,New,2025-03-02 09:00,Ann
deal,4,Main,New,,Ann
"""
"""3 has two rows of one moment; one row has no card, one has no moment."""
LENDING = """[stages]
order = ["Request Appointment", "Set Appointment", "Hand In Credit Appliaction",
    "Verify Borrowers Information", "Request Co-Signer On Loan", "Make Visit to Assess Colatteral",
    "Submit File to Underwriter", "skipped_examination"]
won = ["Sign Loan Agreement"]
lost = ["Loan Denied", "Application Rejected", "Appointment Denied"]
"""


def test_cards_are_made_when_their_history_begins_and_stand_where_it_ends(tmp_path):
    """1 was sold on the fifth, 2 and 3 stand in New; the lead of the same number is another."""
    with modelled(tmp_path, {"stage_log.csv": LOG}) as (engine, model):
        deals = engine.rows(
            "select deal_id, cast(created_at as varchar), stage, status,"
            " cast(closed_at as varchar), owner from m_deals order by deal_id"
        )
        leads = engine.rows("select lead_id, cast(created_at as varchar), stage from m_leads")
    assert deals == [
        ("1", "2025-03-01 10:00:00", "Won", "won", "2025-03-05 10:00:00", "Bob"),
        ("2", "2025-03-02 09:00:00", "New", "open", None, "Ann"),
        # of two rows of one moment the later one in the file is where the card stands
        ("3", "2025-03-04 09:00:00", "New", "open", None, "Ann"),
    ]
    assert leads == [("1", "2025-02-01 08:00:00", "New")]
    told = [(note.code, note.facts) for note in model.notes]
    assert ("cards_of_history", {"table": "deals", "cards": 3}) in told
    assert ("cards_of_history", {"table": "leads", "cards": 1}) in told
    assert ("history_without_card", {"rows": 1}) in told  # the one without a moment


def test_a_file_of_cards_makes_the_history_theirs_alone(tmp_path):
    """The lead of the history is told about and not made where the export holds deals."""
    deals = "deal_id,created_at,stage\n1,2025-03-01,Won\n"
    with modelled(tmp_path, {"stage_log.csv": LOG, "deals.csv": deals}) as (engine, model):
        assert engine.value("select count(*) from m_deals") == 1
        assert engine.value("select count(*) from m_leads") == 0
    assert "cards_of_history" not in {note.code for note in model.notes}


def test_cards_have_the_other_fields_of_their_latest_row(tmp_path):
    """The source of 1 was mended at its last move; the second file has no such column."""
    first = (
        "deal_id,stage,entered_at,Source,Note\n"
        "1,New,2025-03-01,Ads,a\n1,Offer,2025-03-02,Site,b\n2,New,2025-03-01,Ads,\n"
    )
    second = "deal_id,stage,entered_at,Note\n3,New,2025-03-03,c\n"
    toml = '[stages]\norder = ["New", "Offer"]\nwon = ["Won"]\n'
    files = {"first.csv": first, "second.csv": second, "smalign.toml": toml}
    with opened(tmp_path, files) as session:
        rows = session.funnel(by="source", mode="observed").rows
        found = {(row["segment"], row["stage"]): row["entered"] for row in rows if row["entered"]}
        assert found == {
            ("Site", "New"): 1,
            ("Site", "Offer"): 1,
            ("Ads", "New"): 1,
            ("(none)", "New"): 1,
        }
        noted = session.funnel(where="Note = b", mode="observed")
        assert [row["entered"] for row in noted.rows] == [1, 1, 0]
        with pytest.raises(UsageError) as caught:
            session.funnel(by="Sourse")
    assert caught.value.facts["did_you_mean"] == ["Source"]


@pytest.fixture
def lending(shared, tmp_path):
    """A simulated lending process of 10,000 cases, and what its last steps mean."""
    shutil.copy(shared / "event_logs/lending_log_high_events.parquet", tmp_path / "log.parquet")
    (tmp_path / "smalign.toml").write_text(LENDING, encoding="utf-8")
    return tmp_path


def test_an_event_log_alone_has_a_funnel_and_its_ways(lending):
    """How the 10,000 cases end, and the days of half of them, are as its description says."""
    with open_exports([lending]) as session:
        rows = by(session.funnel(), "stage")
        total = session.ask("variants", {}).total
    assert rows["Request Appointment"]["entered"] == 10_000
    assert rows["Request Appointment"]["lost"] == 962  # Appointment Denied
    assert rows["Verify Borrowers Information"]["lost"] == 1_624  # Application Rejected
    assert rows["Submit File to Underwriter"]["lost"] == 4_787  # Loan Denied
    assert rows["Sign Loan Agreement"]["entered"] == 2_627
    assert (total["cards"], total["lost"]) == (10_000, 962 + 1_624 + 4_787)
    assert round(total["median_days"], 2) == 3.93


def test_a_workspace_of_an_event_log_answers_alike(lending, tmp_path_factory):
    """Prepared once, the same cards are there."""
    place = tmp_path_factory.mktemp("prepared") / "log.smalign"
    with open_exports([lending]) as session:
        fresh = session.funnel()
    prepare(lending, to=place)
    with open_exports([place]) as session:
        kept = session.funnel()
    assert kept.rows == fresh.rows


@pytest.mark.parametrize("metric", ["roi", "fields", "today"])
def test_what_needs_more_than_stages_is_refused(shared, metric):
    """A history knows no channel, no field and no next step of its cards."""
    log = shared / "event_logs/receipt_events.parquet"
    with open_exports([log]) as session, pytest.raises(InputError) as refused:
        session.ask(metric, {})
    assert refused.value.code == "nothing_to_count"
    assert refused.value.facts["tables"] == ["stage_log"]


def test_a_configuration_is_drafted_of_a_history_alone(shared, tmp_path):
    """It asks for the order of the stages and which of them are won, and promises no fields."""
    with open_exports([shared / "event_logs/lending_log_high_events.parquet"]) as session:
        drafted = session.draft()
    (funnel,) = drafted.funnels
    assert (funnel.card, funnel.cards, funnel.is_decided) == ("deal", 10_000, False)
    assert "--by" not in written(drafted, tmp_path, "en")


def test_a_diagnosis_is_refused_by_its_own_name(shared):
    """Whoever asked for a diagnosis does not hear of the answer it begins with."""
    log = shared / "event_logs/receipt_events.parquet"
    with open_exports([log]) as session, pytest.raises(InputError) as refused:
        session.diagnose()
    assert (refused.value.code, refused.value.facts["metric"]) == ("nothing_to_count", "diagnose")


def test_which_ends_are_won_only_the_user_knows(shared):
    """The funnel asks; what needs no outcome answers."""
    with open_exports([shared / "event_logs/receipt_events.parquet"]) as session:
        assert len(session.ask("transitions", {}).rows) > 0
        with pytest.raises(QuestionError) as asked:
            session.funnel()
    assert asked.value.code == "deal_outcome_unknown"
