"""The records behind a row of an explanation, in both languages."""

from __future__ import annotations

import pytest

from smalign.base.explained import Explained, Measure
from smalign.base.results import Field
from smalign.render.explain.records import records_said


def said(metric, cards, lang):
    """The sentence, with ordinary blanks."""
    return records_said(metric, Explained({}, (), cards), lang).replace("\xa0", " ")


LEADS = tuple({"table_name": "leads", "card_id": str(number)} for number in range(1, 23))


@pytest.mark.parametrize(
    ("metric", "cards", "english", "russian"),
    [
        (
            "roi",
            ({"card": "deal", "card_id": "7"},),
            "Behind this row stands 1 record: deal 7.",
            "За этой строкой стоит 1 запись: сделка 7.",
        ),
        (
            "fields",
            LEADS[:2],
            "Behind this row stand 2 cells empty or filled in for show: lead 1; lead 2.",
            "За этой строкой стоят 2 ячейки, где пусто или псевдопусто: лид 1; лид 2.",
        ),
        (
            "fields",
            (),
            "Behind this row stands no cell empty or filled in for show.",
            "За этой строкой нет ячеек, где пусто или псевдопусто.",
        ),
        (
            "roi",
            None,
            "The records behind this row cannot be listed one by one.",
            "Записи за этой строкой нельзя перечислить поимённо.",
        ),
    ],
)
def test_how_many_and_which(metric, cards, english, russian):
    """The verb agrees; of metrics that list some of their records it is said which; 0 is known."""
    assert said(metric, cards, "en") == english
    assert said(metric, cards, "ru") == russian


def test_a_cell_of_several_fields_is_named_with_its_field():
    """One deal with two empty fields is two cells; in a row of one field the id will do."""
    cells = tuple(
        {"table_name": "deals", "card_id": "7", "field": name} for name in ("amount", "Floor")
    )
    assert said("fields", cells, "en").endswith(": deal 7 (Amount); deal 7 (Floor).")
    one = records_said("fields", Explained({"field": "Floor"}, (), cells[1:]), "en")
    assert one.endswith(": deal 7.")


def test_beyond_twenty_the_others_are_in_json():
    """22 leads: twenty are named; in Russian 22 agrees as 2 does."""
    text = said("roi", LEADS, "ru")
    assert text.startswith("За этой строкой стоят 22 записи: лид 1; лид 2;")
    assert text.endswith("лид 20; … Все перечислены в JSON.")


@pytest.mark.parametrize(
    ("metric", "measure"), [("unworked", "recorded"), ("process", "in_shares")]
)
def test_where_no_attempt_is_recorded_nobody_is_said_to_have_one(metric, measure):
    """Of 42 disqualified leads attempts are recorded for none: that none lacks one is not known."""
    known = Field(measure, "integer", "count")
    unknown = records_said(metric, Explained({}, (Measure(known, 0),), ()), "en")
    assert unknown.endswith("which are without one is not known.")
    all_tried = records_said(metric, Explained({}, (Measure(known, 42),), ()), "en")
    assert all_tried == "Behind this row stands no record without an attempt."
