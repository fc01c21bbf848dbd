"""Why an answer has no rows: conditions nothing meets, a history of other days, no stage at all."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest
from tests.handmade import opened

DEALS: Final = """
Deal ID,Created at,Closed at,Stage,Pipeline,Owner,Email
1,2026-01-01,2026-01-05,Won,Main,Ann,ann@example.com
2,2026-01-02,,New,Main,Ann,
"""
HISTORY: Final = """
Card,Card ID,Pipeline,Stage,Entered at,Owner
deal,1,Main,New,2026-01-01 10:00,Ann
deal,1,Main,Won,2026-01-05 10:00,Bob
deal,2,Main,New,2026-01-02 10:00,Ann
"""
TOML: Final = '[stages]\norder = ["New"]\nwon = ["Won"]\n'


@pytest.fixture
def company(tmp_path):
    """Two deals with a history of the first days of January."""
    with opened(tmp_path, {"deals.csv": DEALS, "stage_log.csv": HISTORY}, TOML) as session:
        yield session


@pytest.mark.parametrize(
    ("command", "part"),
    [("process", "moves"), ("process", "handovers"), ("nurture", None), ("calls", None)],
)
def test_conditions_that_nothing_meets_are_named(company, command, part):
    """Of two cards none is Carl's: that is said, and nothing about what the export lacks."""
    result = getattr(company, command)(where=["owner = Carl"], **({"show": part} if part else {}))
    told = {note.code: note.facts for note in result.notes}
    assert result.rows == ()
    assert told["conditions_unmet"] == {"conditions": ["owner = Carl"], "cards": 2}
    missing = {"moves_without_history", "handovers_unknown", "nurture_no_touches"}
    assert not {*missing, "calls_without_touches"} & told.keys()


@pytest.mark.parametrize(
    ("where", "near"),
    [
        ("owner = ann", ["Ann"]),
        ("stage = Wonn", ["Won"]),
        ("owner = Carl", None),
        ("owner ~ anne", None),
        ("created_at = 2026-01-03", None),
        ("email = anne@example.com", None),
    ],
)
def test_a_word_that_is_nearly_one_of_the_export_is_answered_with_it(company, where, near):
    """Of days and numbers the next one is not what was meant; of people nobody else is named."""
    (note,) = (one for one in company.roi(where=where).notes if one.code == "conditions_unmet")
    assert note.facts.get("did_you_mean") == near


@pytest.mark.parametrize("part", ["moves", "transitions", "variants", "network", "handovers"])
def test_a_history_of_other_days_is_not_a_missing_one(company, part):
    """In 2030 nothing moved; the history is there, from the first to the fifth of January."""
    told = {n.code: n.facts for n in company.process(show=part, since="2030-01-01").notes}
    assert told["history_elsewhere"] == {"first": date(2026, 1, 1), "last": date(2026, 1, 5)}
    assert not {"moves_without_history", "handovers_unknown"} & told.keys()


@pytest.mark.parametrize("part", ["moves", "transitions", "variants", "network", "handovers"])
def test_a_history_of_other_cards_is_not_a_missing_one(tmp_path, part):
    """Deal 3 has no history; the first two have one, which a condition leaves out."""
    deals = DEALS + "3,2026-01-03,,New,Main,Bob,\n"
    with opened(tmp_path, {"deals.csv": deals, "stage_log.csv": HISTORY}, TOML) as session:
        alone = session.process(show=part, where=["owner = Bob"])
        later = session.process(show=part, where=["owner = Ann"], since="2030-01-01")
    told = {note.code: note.facts for note in alone.notes}
    assert told["history_of_others"] == {"first": date(2026, 1, 1), "last": date(2026, 1, 5)}
    assert not {"moves_without_history", "handovers_unknown"} & told.keys()
    assert "history_elsewhere" in {note.code for note in later.notes}


def test_without_a_history_the_period_is_not_to_blame(tmp_path):
    """The same question of deals alone is told to export it."""
    with opened(tmp_path, {"deals.csv": DEALS}, TOML) as session:
        codes = {note.code for note in session.process(show="moves", since="2030-01-01").notes}
    assert "moves_without_history" in codes
    assert "history_elsewhere" not in codes


def test_cards_without_a_stage_are_no_stage_of_the_regulation(tmp_path):
    """Leads that name no stage stand in a row of their own; no hole of theirs is counted."""
    leads = "Lead ID,Created at,Status\n1,2026-01-01,open\n2,2026-01-02,open\n"
    deals = "Deal ID,Lead ID,Created at,Closed at,Status\n7,1,2026-01-02,2026-01-03,won\n"
    with opened(tmp_path, {"leads.csv": leads, "deals.csv": deals}) as session:
        result = session.process(show="zones")
    assert [(row["stage"], row["open"]) for row in result.rows] == [("(none)", 1)]
    assert "zones_holes" not in {note.code for note in result.notes}


def test_the_total_of_the_network_says_what_it_is_of(company):
    """Of one move whose both people are known one changed hands, from Ann to Bob."""
    told = {note.code: note.facts for note in company.process(show="network").notes}
    facts = told["network_handed"]
    assert (facts["moves"], facts["of"], facts["share"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("command", "part", "code"),
    [("process", "clock", "nothing_closed"), ("process", "after-sale", "nothing_won")],
)
def test_cards_of_another_kind_are_told_from_none_in_the_period(tmp_path, command, part, code):
    """One open deal, and nothing asked that could be widened: none is closed, none is won."""
    deals = "Deal ID,Created at,Stage\n1,2026-01-01,New\n"
    with opened(tmp_path, {"deals.csv": deals}, TOML) as session:
        codes = {note.code for note in getattr(session, command)(show=part).notes}
    assert code in codes
    assert "nothing_found" not in codes


def test_nothing_open_is_said_of_today(tmp_path):
    """Of closed deals nothing burns, and no period is to blame."""
    deals = "Deal ID,Created at,Closed at,Stage\n1,2026-01-01,2026-01-05,Won\n"
    with opened(tmp_path, {"deals.csv": deals}, TOML) as session:
        assert "nothing_open" in {note.code for note in session.today().notes}
        told = {note.code: note.facts for note in session.today(show="agenda").notes}
    assert told["agenda_nothing"] == {"cards": 0}


def test_touches_that_are_all_fresh_are_not_missing(tmp_path):
    """A letter of the last day is linked with its lead; that none is linked would be false."""
    leads = "Lead ID,Created at,Status\n1,2026-01-01,open\n"
    touches = "Touch ID,Lead ID,Touched at,Kind,Side\n1,1,2026-01-10 10:00,email,marketing\n"
    with opened(tmp_path, {"leads.csv": leads, "touchpoints.csv": touches}) as session:
        told = {note.code: note.facts for note in session.calls().notes}
    assert told["calls_all_fresh"] == {"days": 7}
    assert "calls_without_touches" not in told


def test_touches_before_their_card_are_not_called_fresh(tmp_path):
    """A visit eleven months before the data end was said to be of the last seven days."""
    leads = "Lead ID,Created at,Status,Modified at\n1,2025-07-24 21:01,converted,2026-06-30 18:00\n"
    visits = "Touch ID,Lead ID,Touched at,Kind,Side\n1,1,2025-07-16 20:31,visit,marketing\n"
    with opened(tmp_path, {"leads.csv": leads, "touchpoints.csv": visits}) as session:
        codes = {note.code for note in session.calls().notes}
    assert ("calls_touches_before" in codes, "calls_all_fresh" in codes) == (True, False)


def test_calls_that_came_in_are_no_touches_of_marketing(tmp_path):
    """One call that came in is linked; of marketing nothing is, fresh or not."""
    leads = "Lead ID,Created at,Status\n1,2026-01-01,open\n"
    calls = (
        "Touch ID,Lead ID,Touched at,Kind,Side,Direction\n1,1,2026-01-10 10:00,call,marketing,in\n"
    )
    with opened(tmp_path, {"leads.csv": leads, "touchpoints.csv": calls}) as session:
        codes = {note.code for note in session.calls().notes}
    assert "calls_without_touches" in codes
    assert "calls_all_fresh" not in codes


def test_touches_before_their_cards_are_neither_fresh_nor_missing(tmp_path):
    """A letter the day before its lead is linked with it, and is no reason to call."""
    leads = "Lead ID,Contact ID,Created at,Status\n1,7,2026-01-05 10:00,open\n"
    touches = (
        "Touch ID,Lead ID,Touched at,Kind,Side\n1,1,2026-01-04 10:00,email,marketing\n"
        "2,,2026-01-10 10:00,email,marketing\n"
    )
    with opened(tmp_path, {"leads.csv": leads, "touchpoints.csv": touches}) as session:
        told = [session.calls(), session.calls(show="pretexts")]
        told.append(session.calls(show="pretexts", since="2026-01-01"))
    codes = [{note.code for note in result.notes} for result in told]
    assert all("calls_touches_before" in one for one in codes)
    wrong = {"calls_all_fresh", "calls_without_touches", "touches_elsewhere"}
    assert not [one & wrong for one in codes if one & wrong]


def test_the_first_touch_and_the_next_say_why_there_is_none(tmp_path):
    """Nothing sent in the export is one thing, nothing in the period another."""
    touches = "Touch ID,Deal ID,Touched at,Kind,Side\n1,2,2026-01-03 10:00,email,marketing\n"
    files = {"deals.csv": DEALS, "stage_log.csv": HISTORY}
    with opened(tmp_path / "silent", files, TOML) as session:
        silent = session.nurture(show="fatigue")
    with opened(tmp_path / "sent", {**files, "touchpoints.csv": touches}, TOML) as session:
        later = session.nurture(show="fatigue", since="2030-01-01")
    told = {note.code: note.facts for note in silent.notes}
    assert told["nurture_no_touches"] == {"cards": 2}
    assert "touches_elsewhere" in {note.code for note in later.notes}


def test_a_regulation_without_stages_says_so(tmp_path):
    """One deal, won, and no list of stages: nothing was asked that it does not meet."""
    deals = "Deal ID,Created at,Closed at,Status\n1,2026-01-01,2026-01-05,won\n"
    with opened(tmp_path, {"deals.csv": deals}, '[sources]\ntimezone = "UTC"\n') as session:
        result = session.process(show="zones")
    codes = {note.code for note in result.notes}
    assert (result.rows, "nothing_found" in codes) == ((), False)
    assert "zones_without_stages" in codes


def test_cards_no_field_divides_are_not_said_to_be_absent(tmp_path):
    """One deal has one value of everything; no period and no condition was asked for."""
    one = "\n".join(DEALS.strip().split("\n")[:2])
    with opened(tmp_path, {"deals.csv": one}, TOML) as session:
        codes = {note.code for note in session.segments(decided=True).notes}
    assert ("segments_undivided" in codes, "nothing_found" in codes) == (True, False)
