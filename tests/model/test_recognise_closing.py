"""Columns called «Closed», «Won», «Lost» in a list people made: whether, when, or neither."""

from __future__ import annotations

import pytest
from tests.exports import built, opened

DEALS = "ID,Created,{header},Stage,Value\n1,2026-01-05,{one},Won,100\n2,2026-01-06,{two},New,50\n"


@pytest.mark.parametrize(
    ("header", "one", "two", "expected"),
    [
        ("Closed", "2026-01-20", "", {"closed_at": "Closed"}),
        ("Closed", "1/20/2026", "1/25/2026", {"closed_at": "Closed"}),
        ("Closed", "yes", "no", {"is_closed": "Closed"}),
        ("Closed", "", "", {"is_closed": "Closed"}),
        ("Closed", "15", "19", {}),
        ("Закрыта", "да", "нет", {"is_closed": "Закрыта"}),
        ("Закрыта", "20.01.2026", "", {"closed_at": "Закрыта"}),
        ("Closed,Close date", "no,2026-01-20", "no,", {"is_closed": "Closed",
                                                       "closed_at": "Close date"}),
        ("Closed,Close date", "2026-01-20,2026-01-20", ",", {"closed_at": "Close date"}),
    ],
)  # fmt: skip
def test_the_cells_say_what_closed_means(tmp_path, header, one, two, expected):
    """Days are the day of closing, yes and no the flag; a number of days is neither."""
    text = DEALS.format(header=header, one=one, two=two)
    with opened(tmp_path, {"deals.csv": text}) as session:
        columns = session.inspect().files[0].columns
    closing = {
        one.column: one.header for one in columns if one.column in {"is_closed", "closed_at"}
    }
    assert closing == expected


def test_the_day_a_deal_was_closed_is_kept(tmp_path):
    """It was read as a yes or no that no day is, and revenue had no date."""
    text = DEALS.format(header="Closed", one="2026-01-20", two="")
    with opened(tmp_path, {"deals.csv": text}) as session:
        engine, _ = built(session)
        rows = engine.rows("select deal_id, cast(closed_on as varchar) from m_deals order by 1")
    assert rows == [("1", "2026-01-20"), ("2", None)]


@pytest.mark.parametrize(
    ("header", "one", "two", "expected"),
    [
        ("Won", "2026-02-01", "", {"is_won": "Won", "closed_at": "Won"}),
        ("Won", "3/4/2026", "", {"is_won": "Won", "closed_at": "Won"}),
        ("Won", "yes", "no", {"is_won": "Won"}),
        ("Won", "46054", "", {"is_won": "Won"}),
        ("Won,Lost", "2026-02-01,", ",03.02.2026", {"is_won": "Won", "is_lost": "Lost",
                                                    "closed_at": "Won / Lost"}),
        ("Won,Lost", "yes,no", "no,yes", {"is_won": "Won", "is_lost": "Lost"}),
        ("Won,Close date", "2026-02-01,2026-02-03", ",", {"is_won": "Won",
                                                          "closed_at": "Close date"}),
        ("Выиграна,Проиграна", "01.02.2026,", ",03.02.2026", {"is_won": "Выиграна",
                                                              "is_lost": "Проиграна",
                                                              "closed_at": "Выиграна / Проиграна"}),
    ],
)  # fmt: skip
def test_days_under_won_and_lost_are_those_of_closing(tmp_path, header, one, two, expected):
    """A day is a yes and says when; words are no days, and a bare number may be anything."""
    with opened(tmp_path, {"deals.csv": DEALS.format(header=header, one=one, two=two)}) as session:
        columns = session.inspect().files[0].columns
    closing = {
        one.column: one.header
        for one in columns
        if one.column in {"is_won", "is_lost", "is_closed", "closed_at"}
    }
    assert closing == expected


def test_a_deal_with_a_day_under_won_is_won_on_it(tmp_path):
    """Three deals: won on the first, lost on the third, one without a day is open."""
    text = """
ID,Created,Won,Lost,Value
1,2026-01-05,2026-02-01,,100
2,2026-01-06,,2026-02-03,50
3,2026-01-07,,,70
"""
    with opened(tmp_path, {"deals.csv": text}) as session:
        engine, model = built(session)
        rows = engine.rows(
            "select deal_id, status, cast(closed_on as varchar) from m_deals order by 1"
        )
        notes = {note.code for note in model.notes}
    assert rows == [("1", "won", "2026-02-01"), ("2", "lost", "2026-02-03"), ("3", "open", None)]
    assert "values_unread" not in notes


def test_a_lead_with_a_day_under_converted_is_converted_on_it(tmp_path):
    """The same of leads: the day is a yes, and the closing."""
    text = "Lead id,Created,Converted,Source\nA,2026-01-05,2026-02-01,ads\nB,2026-01-06,,ads\n"
    with opened(tmp_path, {"leads.csv": text}) as session:
        engine, _ = built(session)
        rows = engine.rows(
            "select lead_id, status, cast(closed_on as varchar) from m_leads order by 1"
        )
    assert rows == [("A", "converted", "2026-02-01"), ("B", "open", None)]
