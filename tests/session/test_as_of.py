"""`--as-of`: the export as it stood on an earlier day, and what nobody can take back."""

from __future__ import annotations

from datetime import date

import pytest
from tests.exports import opened

FILES = {
    "leads.csv": """
Lead ID,Contact ID,Created at,Owner,Source,Status,Closed at,Loss reason
l1,c1,2024-01-01,Bob,Mail,converted,,
l2,c2,2024-01-01,Ann,Ads,converted,,
l3,c3,2024-01-10,Ann,Ads,converted,,
l4,c4,2024-01-01,Ann,Ads,disqualified,2024-01-15,junk
l5,c5,2024-01-01,Ann,Ads,disqualified,2024-02-20,junk
l6,c6,2024-02-01,Ann,Ads,new,,
""",
    "deals.csv": """
Deal ID,Lead ID,Contact ID,Owner,Source,Created at,Closed at,Status,Stage,Amount,Loss reason
d1,l1,c1,Bob,Mail,2024-01-02,2024-01-05,won,Paid,100,
d2,l2,c2,Ann,Ads,2024-01-03,2024-02-05,won,Paid,200,
d3,l3,c3,Ann,Ads,2024-02-02,2024-02-05,won,Paid,300,
d4,,c7,Ann,Ads,2024-01-04,2024-02-07,lost,Refused,400,price
""",
}
END_OF_JANUARY = date(2024, 1, 31)


@pytest.fixture
def session(tmp_path):
    """Two months, of which the second had not come yet."""
    with opened(tmp_path, FILES) as session:
        yield session


def codes(result):
    """The notes of a result."""
    return {note.code: note.facts for note in result.notes}


def test_what_came_later_is_gone_and_what_was_closed_later_is_open(session):
    """l6 and d3 are gone; d2 and d4 are open again, with the amounts of today; l3 has no deal."""
    found = session.roi(as_of=END_OF_JANUARY)
    names = ("leads", "qualified", "deals", "won", "lost", "open", "revenue", "open_pipeline")
    assert {name: found.total[name] for name in names} == {
        "leads": 5,
        "qualified": 2,
        "deals": 3,
        "won": 1,
        "lost": 0,
        "open": 2,
        "revenue": 100,
        "open_pipeline": 600,
    }
    assert codes(found)["as_of_earlier"] == {"as_of": END_OF_JANUARY, "last": date(2024, 2, 20)}


def test_a_loss_that_came_later_is_none_yet(session):
    """Of two disqualified leads one is; of cohorts l2 is still open."""
    (row,) = session.reasons(as_of=END_OF_JANUARY).rows
    assert (row["reason"], row["cards"], row["lost"]) == ("junk", 1, 1)
    (leads, _) = session.cohorts(as_of=END_OF_JANUARY, horizon="20d").rows
    names = ("cards", "won", "lost", "open", "followed", "matured_won")
    assert {name: leads[name] for name in names} == {
        "cards": 5,
        "won": 1,
        "lost": 1,
        "open": 3,
        "followed": 5,
        "matured_won": 1,
    }


def test_the_day_of_the_export_is_nothing_to_tell(session):
    """Without an earlier day, or with the last one, there is no such note."""
    assert "as_of_earlier" not in codes(session.roi())
    assert "as_of_earlier" not in codes(session.roi(as_of=date(2024, 2, 20)))


LATER_DEALS = {
    "leads.csv": """
Lead ID,Contact ID,Created at,Status,Closed at,Loss reason
l1,c1,2024-01-01,disqualified,2024-01-10,junk
l2,c2,2024-01-01,disqualified,2024-02-10,junk
l3,c3,2024-01-01,converted,2024-01-12,
l4,c4,2024-01-01,new,,
""",
    "deals.csv": """
Deal ID,Contact ID,Created at,Closed at,Status,Stage,Amount
d1,c1,2024-02-01,2024-02-05,won,Paid,100
d2,c2,2024-02-11,2024-02-15,won,Paid,100
d3,c3,2024-02-01,,open,Demo,100
d4,c4,2024-02-01,,open,Demo,100
""",
}


def test_before_its_deal_a_lead_is_what_its_own_card_says(tmp_path):
    """Each has a deal in February. In January l1 is lost as junk, l3 converted, the others open."""
    with opened(tmp_path, LATER_DEALS) as session:
        (lost,) = session.reasons(as_of=END_OF_JANUARY).rows
        assert (lost["reason"], lost["cards"], lost["lost"]) == ("junk", 1, 1)
        (leads,) = session.cohorts(as_of=END_OF_JANUARY, horizon="5d").rows
        assert (leads["cards"], leads["lost"], leads["open"]) == (4, 1, 3)
        assert session.roi(as_of=END_OF_JANUARY).total["qualified"] == 1
        assert [row["cards"] for row in session.reasons().rows] == []
        assert session.roi().total["qualified"] == 4


def test_a_lead_lost_without_an_attempt_before_its_deal_was_nobodys_work(tmp_path):
    """In January l1 and l2 are disqualified, l2 was called; in February l1 has a deal."""
    files = {
        "leads.csv": """
Lead ID,Contact ID,Created at,Status,Closed at,Owner,First attempt at
l1,c1,2024-01-01,disqualified,2024-01-10,Ann,
l2,c2,2024-01-01,disqualified,2024-01-10,Ann,2024-01-02
l3,c3,2024-02-20,new,,Ann,
""",
        "deals.csv": """
Deal ID,Contact ID,Created at,Closed at,Status,Stage,Amount
d1,c1,2024-02-01,,open,Demo,100
""",
    }
    with opened(tmp_path, files) as session:
        then = session.ask("unworked", {"as_of": END_OF_JANUARY}).total
        now = session.ask("unworked", {}).total
    names = ("disqualified", "recorded", "unworked")
    assert [then[name] for name in names] == [2, 2, 1]
    assert [now[name] for name in names] == [1, 1, 0]


def test_what_was_brought_on_later_does_not_make_a_log_doubtful(tmp_path):
    """In January Ann converted l4 alone, whom she had called; l2 and l3 were both later."""
    files = {
        "leads.csv": """
Lead ID,Created at,Status,Closed at,Owner
l1,2024-01-10,disqualified,2024-01-15,Ann
l2,2024-01-10,converted,2024-02-10,Ann
l3,2024-01-10,converted,2024-02-10,Ann
l4,2024-01-05,converted,2024-01-20,Ann
l5,2024-01-31,new,,Ann
""",
        "touchpoints.csv": """
Touch ID,Lead ID,Touched at,Kind,Side,Direction
t1,l4,2024-01-06,call,sales,out
t2,l5,2024-01-31,call,sales,out
t3,l2,2024-02-09,call,sales,out
t4,l3,2024-02-09,call,sales,out
""",
    }
    with opened(tmp_path, files) as session:
        then = session.ask("unworked", {"as_of": END_OF_JANUARY}).total
    assert [then[name] for name in ("disqualified", "recorded", "unworked")] == [1, 1, 1]


def test_a_first_attempt_that_came_later_records_nothing_yet(tmp_path):
    """Nobody's first attempt was written down in January; Ann's is of February."""
    files = {
        "leads.csv": """
Lead ID,Created at,Status,Closed at,Owner,First attempt at
l1,2024-01-10,disqualified,2024-01-15,Ann,
l2,2024-01-10,new,,Ann,2024-02-10
""",
    }
    with opened(tmp_path, files) as session:
        then = session.ask("unworked", {"as_of": END_OF_JANUARY}).total
    assert [then[name] for name in ("disqualified", "recorded")] == [1, 0]


PIPELINES = {
    "leads.csv": """
Lead ID,Created at,Owner
l1,2024-01-01,Bob
l3,2024-01-10,Ann
""",
    "deals.csv": """
Deal ID,Lead ID,Created at,Status,Stage,Pipeline
d1,l1,2024-01-02,open,Demo,Retail
d3,l3,2024-02-02,open,Demo,Retail
""",
}


def test_a_deal_of_later_puts_its_lead_in_no_pipeline_yet(tmp_path):
    """l3 has its deal in February: in January it is in no pipeline, and no condition finds it."""
    with opened(tmp_path, PIPELINES) as session:
        asked = {"as_of": END_OF_JANUARY, "by": "pipeline", "counts": True}
        found = {row["pipeline"]: row["leads"] for row in session.ask("roi", asked).rows}
        chosen = session.ask("roi", {**asked, "where": "pipeline = Retail"}).total["leads"]
        now = session.ask("roi", {"where": "pipeline = Retail", "counts": True}).total["leads"]
    assert (found, chosen, now) == ({"Retail": 1, "(none)": 1}, 1, 2)


def test_a_condition_on_the_status_is_of_the_status_then(session):
    """In January l3, l5 and the deals d2, d4 were open; l2 had its deal, d1 was won, l4 lost."""
    asked = {"as_of": END_OF_JANUARY, "where": "status = open", "horizon": "20d", "sql": False}
    leads, deals = session.ask("cohorts", asked).rows
    assert [(row["cards"], row["open"]) for row in (leads, deals)] == [(2, 2), (2, 2)]


def test_a_reason_that_was_given_later_makes_no_row_yet(session):
    """l5 and d4 were lost in February: by reason of the loss, January knows l4 alone."""
    rows = session.ask("cohorts", {"as_of": END_OF_JANUARY, "by": "loss_reason"}).rows
    found = {(row["pipeline"] == "leads", row["loss_reason"]): row["cards"] for row in rows}
    assert found == {(True, "junk"): 1, (True, "(none)"): 4, (False, "(none)"): 3}


def test_a_day_long_after_the_data_is_told_to_be_one(session):
    """The data end on 20 February and know nothing of April; of the week after nothing is told."""
    facts = {"as_of": date(2024, 4, 30), "last": date(2024, 2, 20)}
    assert codes(session.cohorts(as_of=date(2024, 4, 30)))["as_of_later"] == facts
    assert "as_of_later" not in codes(session.cohorts(as_of=date(2024, 2, 27)))


def test_a_period_that_goes_on_after_the_as_of_is_not_called_unexported(session):
    """February is exported, but not asked for; of April nothing is, whatever the as-of."""
    then = codes(session.roi(as_of=END_OF_JANUARY, until=date(2024, 2, 20)))
    later = codes(session.roi(as_of=date(2024, 5, 31), until=date(2024, 4, 30)))
    ends = {"until": date(2024, 4, 30), "as_of": date(2024, 2, 20)}
    assert then["period_after_as_of"] == {"until": date(2024, 2, 20), "as_of": END_OF_JANUARY}
    assert "period_after_export" not in then
    assert later["period_after_export"] == ends


def test_a_deal_without_a_day_of_creation_was_there(tmp_path):
    """l1 has an undated deal, l2 one beside a later one: neither lead was lost in January."""
    files = {
        "leads.csv": """
Lead ID,Created at,Status,Closed at,Loss reason
l1,2024-01-01,disqualified,2024-01-10,junk
l2,2024-01-01,disqualified,2024-01-10,junk
""",
        "deals.csv": """
Deal ID,Lead ID,Created at,Closed at,Status,Stage,Pipeline
d1,l1,,2024-01-20,won,Paid,Retail
d2,l2,,2024-01-20,won,Paid,Retail
d3,l2,2024-02-02,,open,Demo,Retail
""",
    }
    with opened(tmp_path, files) as session:
        assert session.reasons(as_of=END_OF_JANUARY).rows == ()
        asked = {"as_of": END_OF_JANUARY, "where": "pipeline = Retail", "counts": True}
        assert session.ask("roi", asked).total["leads"] == 1


def test_cards_whose_window_is_not_over_are_told(tmp_path):
    """On 20 January 3 has had ten days, 4 nine and may still go on; 1 went on, 2 is lost."""
    files = {
        "deals.csv": """
deal_id,pipeline,created_at,status,closed_at,stage
1,P,2024-01-05,open,,Offer
2,P,2024-01-15,lost,2024-01-16,Refused
3,P,2024-01-10,open,,Demo
4,P,2024-01-11,open,,Demo
5,P,2024-01-20,open,,Offer
""",
        "stage_log.csv": """
card,card_id,pipeline,stage,stage_order,entered_at
deal,1,P,Demo,1,2024-01-05
deal,1,P,Offer,2,2024-01-06
deal,2,P,Demo,1,2024-01-15
deal,3,P,Demo,1,2024-01-10
deal,4,P,Demo,1,2024-01-11
""",
    }
    with opened(tmp_path, files) as session:
        told = codes(session.funnel(window="10d"))["window_young"]
        assert told == {"young": 1, "cards": 4, "until": date(2024, 1, 10)}
        before = session.funnel(window="10d", until=date(2024, 1, 10))
        assert "window_young" not in codes(before)


def test_what_was_filled_in_later_was_empty(session):
    """In January l1 and l2 were deals, l4 and d1 closed, l4 for a reason; the rest were open."""
    rows = session.fields(as_of=END_OF_JANUARY).rows
    found = {(row["table"], row["field"]): (row["empty"], row["cards"]) for row in rows}
    assert (found["leads", "closed_at"], found["leads", "loss_reason"]) == ((2, 3), (0, 1))
    assert (found["deals", "closed_at"], found["deals", "loss_reason"]) == ((0, 1), (0, 0))
    assert found["deals", "amount"] == (0, 3)
