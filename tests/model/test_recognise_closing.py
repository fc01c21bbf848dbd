"""A column called «Closed» in a list people made: whether, when, or how many days."""

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
