"""A column of few values written again and again is judged by its rows."""

from __future__ import annotations

import pytest
from tests.exports import opened

HEAD = "deal_id,created_at,deal_status,close_value\n"


def one_price(strange, rows=40, other="2026-01-05"):
    """Deals of one price; the third row has something else in one column."""
    lines = [f"{n},2026-01-05,won,100\n" for n in range(1, rows + 1)]
    lines[2] = f"3,{other},won,{strange}\n"
    return {"deals.csv": HEAD + "".join(lines)}


def amounts(session):
    """Format, failures and their examples of the column of amounts."""
    (file,) = session.inspect().files
    (column,) = (one for one in file.columns if one.column == "amount")
    return column.format, column.failures, column.failed_examples


def test_one_word_among_equal_prices_leaves_the_prices(tmp_path):
    """Of 100 and «уточнить» half the values are strange, and one row of 40: 3,900 are there."""
    with opened(tmp_path, one_price("уточнить")) as session:
        assert amounts(session) == ("1234", 1, ("уточнить",))
        assert session.roi().total["revenue"] == 3900


def test_a_day_among_equal_days_that_is_none_leaves_the_days(tmp_path):
    """39 of 40 deals were made on a day that can be read."""
    with opened(tmp_path, one_price("100", other="позже")) as session:
        (file,) = session.inspect().files
        (created,) = (one for one in file.columns if one.column == "created_at")
        assert created.failures == 1


@pytest.mark.parametrize(("rows", "is_read"), [(20, True), (19, False)])
def test_a_twentieth_of_the_rows_may_be_strange(tmp_path, rows, is_read):
    """1 of 20 is 5 %; 1 of 19 is more, and the column is of no kind."""
    with opened(tmp_path, one_price("позже", rows)) as session:
        form, failures, _ = amounts(session)
    assert (form is not None, failures) == ((True, 1) if is_read else (False, 19))
