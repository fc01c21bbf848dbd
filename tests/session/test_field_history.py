"""Histories of fields as exports hold them: what is read, whose they are, and what they answer."""

from __future__ import annotations

from datetime import date

import pytest
from tests.exports import opened
from tests.handmade import by

from smalign.base.errors import UsageError

DEALS = """
Deal ID,Owner,Created at,Status,Stage,Площадь,Город
d1,Ann,2024-01-02 09:00,open,Demo,100,Москва
d2,Ann,2024-01-02 09:00,open,Demo,100,
d3,Bob,2024-01-02 09:00,open,New,,Тула
"""
STAGES = """
Deal ID,Stage,Entered at
d1,New,2024-01-02 09:00:00
d1,Demo,2024-01-10 12:00:00
d2,New,2024-01-02 09:00:00
d2,Demo,2024-01-11 12:00:00
d3,New,2024-01-02 09:00:00
"""
LOG = """
deal_id,field,old_value,new_value,changed_at,changed_by
d1,площадь,,100,2024-01-10 12:00:30,Ann
d2,площадь,-,100,2024-01-13 12:00:00,Ann
d9,площадь,,100,2024-01-13 12:00:00,Ann
d1,UF_17,,x,2024-01-13 12:00:00,Ann
d1,Stage,New,Demo,2024-01-10 12:00:00,Ann
"""
TOML = """
[stages]
order = ["New", "Demo"]
won = ["Paid"]
lost = ["Refused"]
required = { "Demo" = ["Площадь"] }
required_since = { "Demo" = "2024-01-09" }
"""
FILES = {"deals.csv": DEALS, "stages.csv": STAGES, "field_log.csv": LOG, "smalign.toml": TOML}


def test_moves_in_a_history_of_fields_are_the_history_of_stages(tmp_path):
    """Without a list of moves the log's one move is; with one, it is not counted twice."""
    alone = {name: text for name, text in FILES.items() if name != "stages.csv"}
    with opened(tmp_path, alone) as session:
        moves = by(session.process(show="moves"), "stage")
    assert (moves["Demo"]["entries"], moves["New"]["entries"]) == (1, 0)
    with opened(tmp_path, FILES) as session:
        moves = by(session.process(show="moves"), "stage")
    assert (moves["Demo"]["entries"], moves["New"]["entries"]) == (2, 3)


def test_a_history_of_fields_without_moves_is_no_history_of_stages(tmp_path):
    """A log of areas alone tells nothing of stages."""
    quiet = "\n".join(line for line in LOG.splitlines() if ",Stage," not in line)
    with opened(tmp_path, {"deals.csv": DEALS, "field_log.csv": quiet}) as session:
        result = session.process(show="moves")
    assert "moves_without_history" in {note.code for note in result.notes}


def test_a_field_is_known_by_its_header(tmp_path):
    """«площадь» of the log is Площадь of the cards: one filled in at Demo, one three days later.

    What was typed on a single card is that card's own, and not told.
    """
    with opened(tmp_path, FILES) as session:
        result = session.fields(show="filling")
    (row,) = result.rows
    assert (row["table"], row["field"]) == ("deals", "Площадь")
    names = ("cards", "filled", "at_move", "filled_later", "told", "top_value")
    assert [row[name] for name in names] == [3, 2, 1, 1, 2, None]
    facts = {note.code: note.facts for note in result.notes}
    assert facts["filling_strangers"] == {"count": 1, "fields": ["UF_17"]}


def test_cards_out_of_scope_are_not_counted(tmp_path):
    """Of Bob's cards none has a budget; nothing of Ann's is told."""
    with opened(tmp_path, FILES) as session:
        (row,) = session.fields(show="filling", where="owner = Bob").rows
    assert (row["cards"], row["filled"], row["told"]) == (1, 0, 0)


def test_a_field_of_both_kinds_is_known_of_the_kind_the_log_is_of(tmp_path):
    """The log tells of deals; of when the area of the lead was filled in nobody knows."""
    leads = "Lead ID,Created at,Status,Площадь\nl1,2024-02-02 09:00,open,40\n"
    with opened(tmp_path, {**FILES, "leads.csv": leads}) as session:
        found = session.fields(show="filling")
    assert {(row["table"], row["field"]) for row in found.rows} == {("deals", "Площадь")}
    assert found.total["filled"] == 2


def test_what_a_stage_takes(tmp_path):
    """Two entered Demo, which requires one field: filled in 30 seconds and two days after."""
    with opened(tmp_path, FILES) as session:
        demo = by(session.fields(show="burden"), "stage")["Demo"]
    names = ("required_fields", "cards", "fields_filled", "cards_filled", "required_on", "pace")
    assert [demo[name] for name in names] == [1, 2, 2, 2, date(2024, 1, 9), "few"]
    assert demo["median_days_to_fill"] == pytest.approx((30 / 86_400 + 2) / 2)


def test_the_burden_of_what_is_asked_for(tmp_path):
    """--require beside the burden is what is counted, instead of smalign.toml."""
    with opened(tmp_path, FILES) as session:
        rows = by(session.fields(show="burden", require="Город@New"), "stage")
    assert (rows["New"]["required_fields"], rows["Demo"]["required_fields"]) == (1, 0)


def test_salesforce_keeps_both_histories_in_one_file(tmp_path):
    """Changes of the stage are stages; the amount is a field, filled in 20 seconds after a move."""
    deals = """
Opportunity ID,Opportunity Name,Stage,Amount,Created Date,Close Date,Won,Closed
006A00000000001,Office,Proposal,500,1/2/2024,3/1/2024,0,0
"""
    history = """
Opportunity ID,Opportunity Name,Field / Event,Old Value,New Value,Edit Date,Edited By
006A00000000001,Office,Created.,,,1/2/2024 9:00 AM,Ann
006A00000000001,Office,Stage,Prospecting,Proposal,1/5/2024 9:00 AM,Ann
006A00000000001,Office,Amount,,500,1/5/2024 9:00 AM,Ann
006A00000000001,Office,Owner,Ann,Bob,1/6/2024 9:00 AM,Ann
"""
    with opened(tmp_path, {"deals.csv": deals, "field history.csv": history}) as session:
        (row,) = session.fields(show="filling").rows
    assert (row["field"], row["filled"], row["at_move"]) == ("amount", 1, 1)


def test_without_a_history_nothing_is_pretended(tmp_path):
    """No row, and a note that says what to add; the day of the last change is no evidence."""
    with opened(tmp_path, {"deals.csv": DEALS.replace("Owner", "Modified at")}) as session:
        result = session.fields(show="filling")
    assert (result.rows, result.total) == ((), {})
    assert "filling_without_log" in {note.code for note in result.notes}


def test_a_log_without_persons_is_a_log(tmp_path):
    """A log that names nobody counts as one person."""
    log = "\n".join(line.rpartition(",")[0] for line in LOG.strip().splitlines())
    with opened(tmp_path, FILES | {"field_log.csv": log}) as session:
        (row,) = session.fields(show="filling").rows
    assert (row["at_move"], row["filled_later"]) == (1, 1)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"show": "history"}, "option_choice"),
        ({"show": "filling", "suggest": True}, "fields_one_of"),
        ({"show": "burden", "values": True}, "fields_one_of"),
    ],
)
def test_what_cannot_be_asked(tmp_path, options, code):
    """A part that there is not, and two questions at once, are one sentence."""
    with opened(tmp_path, FILES) as session, pytest.raises(UsageError) as raised:
        session.fields(**options)
    assert raised.value.code == code
