"""Fields that a stage requires: on which cards of an export they are due."""

from __future__ import annotations

from datetime import date

import pytest
from tests.exports import opened
from tests.handmade import by

from smalign.base.errors import QuestionError, UsageError
from smalign.session.checking import CheckAsk

DEALS = """
Deal ID,Owner,Created at,Closed at,Status,Stage,Amount,Loss reason,Budget,Город
d1,Ann,2024-01-02,,open,New,,,,Москва
d2,Ann,2024-01-02,,open,Demo,,,,-
d3,Bob,2024-01-02,2024-01-20,won,Paid,100,,50,Москва
d4,Bob,2024-01-02,2024-01-20,won,Paid,200,,,Москва
d5,Bob,2024-01-02,2024-01-21,lost,Refused,,price,,Тула
"""
LOG = """
Deal ID,Stage,Entered at
d5,New,2024-01-02
d5,Demo,2024-01-10
"""
TOML = """
[stages]
order = ["New", "Demo"]
won = ["Paid"]
lost = ["Refused"]
required = {{ {required} }}
"""


def asked(folder, required, log=LOG, **options):
    """The answer of fields under a configuration."""
    files = {"deals.csv": DEALS, "smalign.toml": TOML.format(required=required)}
    if log:
        files["stage_log.csv"] = log
    with opened(folder, files) as session:
        return session.fields(**options)


def counts(row):
    """What a row says of whom it counts."""
    return tuple(row[name] for name in ("cards", "empty", "not_due", "reach_unknown"))


def test_a_field_is_due_from_its_stage(tmp_path):
    """d1 is not there yet; d5 was, its history says; d3 alone of the other four has a budget."""
    found = by(asked(tmp_path, '"demo" = ["budget"]'), "field")
    assert counts(found["Budget"]) == (4, 3, 1, 0)
    assert found["Budget"]["due_from"] == "Demo"
    assert counts(found["Город"]) == (5, 0, 0, 0)
    assert found["Город"]["pseudo_tokens"] == "- 1"


def test_without_history_nobody_knows_how_far_a_lost_card_got(tmp_path):
    """d5 stands in a lost stage: it is in its own column, and a note says so."""
    result = asked(tmp_path, '"Demo" = ["Budget"]', log="")
    assert counts(by(result, "field")["Budget"]) == (3, 2, 1, 1)
    assert {note.code: note.facts for note in result.notes}["fields_reach_unknown"] == {"cells": 1}
    assert "fields_always_due" not in [note.code for note in result.notes]


def test_a_stage_nobody_placed_hides_no_sale(tmp_path):
    """d6 stands in such a stage, and nobody knows how far that is; d3 and d4 are sold: past Demo.

    The rule of check counts the same cards.
    """
    files = {
        "deals.csv": f"{DEALS}d6,Ann,2024-01-02,,open,Extra,,,,\n",
        "smalign.toml": TOML.format(required='"Demo" = ["Budget"]'),
    }
    ask = CheckAsk(date(2024, 2, 1), select=("required_by_stage",))
    with opened(tmp_path, files) as session:
        assert counts(by(session.fields(), "field")["Budget"]) == (3, 2, 1, 2)
        (finding,) = session.check(ask).findings
    assert (finding.failing, finding.of) == (2, 3)


def test_a_lost_stage_requires_of_the_cards_in_it(tmp_path):
    """The reason is due on the one refused deal, by its header as by its name."""
    found = by(asked(tmp_path, '"Refused" = ["Loss reason"]', log=""), "field")
    assert counts(found["loss_reason"]) == (1, 0, 4, 0)


def test_before_the_loss_a_lost_stage_requires_nothing(tmp_path):
    """On the twentieth d5 was still in work, whatever stage it stands in now."""
    required = '"Refused" = ["loss reason"]'
    found = by(asked(tmp_path, required, as_of="2024-01-20"), "field")
    assert counts(found["loss_reason"]) == (0, 0, 5, 0)


def test_the_won_stage_requires_of_sales(tmp_path):
    """The amount is due on the two sales."""
    found = by(asked(tmp_path, '"Paid" = ["amount"]', log=""), "field")
    assert counts(found["amount"]) == (2, 0, 2, 1)


def test_by_month_and_owner(tmp_path):
    """Cells are cut by the month of creation, and by owner the due ones add up to all."""
    months = by(asked(tmp_path, '"Demo" = ["budget"]', by="month"), "month", "field")
    assert counts(months["2024-01", "Budget"]) == (4, 3, 1, 0)
    owners = by(asked(tmp_path, '"Demo" = ["budget"]', by="owner"), "owner", "field")
    assert counts(owners["Ann", "Budget"]) == (1, 1, 1, 0)
    assert counts(owners["Bob", "Budget"]) == (3, 2, 0, 0)


def test_the_records_name_the_word_that_was_written(tmp_path):
    """--ids: the cells that are due and not filled."""
    result = asked(tmp_path, '"Demo" = ["budget"]', ids=True)
    cells = [
        (row["card_id"], row["state"], row["token"])
        for row in result.ids
        if row["field"] in {"Budget", "Город"}
    ]
    assert cells == [
        ("d2", "empty", None),
        ("d2", "pseudo", "-"),
        ("d4", "empty", None),
        ("d5", "empty", None),
    ]


@pytest.mark.parametrize(
    ("required", "code", "near"),
    [
        ('"Demmo" = ["budget"]', "required_stage_unknown", ["Demo"]),
        ('"Demo" = ["Budgett"]', "required_field_unknown", ["Budget"]),
    ],
)
def test_a_wrong_name_is_refused(tmp_path, required, code, near):
    """A stage or a field nobody has ends the command, with the nearest name."""
    with pytest.raises(UsageError) as caught:
        asked(tmp_path, required)
    assert caught.value.code == code
    assert caught.value.facts["did_you_mean"] == near


def test_an_export_without_stages_lists_none(tmp_path):
    """No card says its stage, so there is no name that could be meant instead."""
    leads = "Lead ID,Created at,Budget\n1,2026-01-02,5\n2,2026-01-03,\n"
    files = {"leads.csv": leads, "smalign.toml": '[stages]\nrequired = { "Demo" = ["budget"] }\n'}
    with opened(tmp_path, files) as session, pytest.raises(UsageError) as caught:
        session.fields()
    assert caught.value.code == "required_stages_missing"
    assert caught.value.facts == {"found": "Demo", "field": "budget"}


def test_stages_without_an_order_are_asked_for(tmp_path):
    """Whether a card reached Demo cannot be told where the order of stages is unknown."""
    files = {"deals.csv": DEALS, "smalign.toml": '[stages]\nrequired = { "Demo" = ["budget"] }\n'}
    with opened(tmp_path, files) as session, pytest.raises(QuestionError) as caught:
        session.fields()
    assert caught.value.code == "required_stage_unplaced"


def test_a_required_field_stops_no_other_command(tmp_path):
    """Roi does not look at what a stage requires."""
    files = {"deals.csv": DEALS, "smalign.toml": '[stages]\nrequired = { "Demmo" = ["x"] }\n'}
    with opened(tmp_path, files) as session:
        assert session.roi().total["won"] == 2
