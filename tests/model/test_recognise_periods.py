"""Costs by month: one column is the first and the last day of each row."""

from __future__ import annotations

import pytest
from tests.exports import ANY_DEALS, built, opened


def days(tmp_path, text, toml=""):
    """(date_from, date_to) of the costs, and whether they have a day at all."""
    files = {"spend.csv": text, "deals.csv": ANY_DEALS}
    if toml:
        files["smalign.toml"] = toml
    with opened(tmp_path, files) as session:
        engine, model = built(session)
        query = (
            "select cast(date_from as varchar), cast(date_to as varchar) from m_spend order by 1"
        )
        return engine.rows(query), model.mapped["spend"]


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("Месяц", ("Январь 2026", "февраль 2026"),
         [("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-02-28")]),
        ("Month", ("2026-01", "2026-02"), [("2026-01-01", "2026-01-31"),
                                           ("2026-02-01", "2026-02-28")]),
        ("Месяц", ("2026-01-01",), [("2026-01-01", "2026-01-31")]),
        ("Период", ("1 кв. 2026", "2026-04"), [("2026-01-01", "2026-03-31"),
                                                ("2026-04-01", "2026-04-30")]),
        ("Период", ("15.01.2026", "16.01.2026"), [("2026-01-15", "2026-01-15"),
                                                   ("2026-01-16", "2026-01-16")]),
    ],
)  # fmt: skip
def test_a_month_is_its_first_and_its_last_day(tmp_path, header, cells, expected):
    """As people and spreadsheets write it; a quarter and a day are periods, too."""
    rows = "".join(f"{cell},Радио,5\n" for cell in cells)
    assert days(tmp_path, f"{header},Канал,Расход\n{rows}")[0] == expected


def test_what_names_no_month_is_a_field_of_its_own(tmp_path):
    """«неделя 1» is of no year: the costs have no day, and the column stays what it is."""
    rows, mapped = days(tmp_path, "Период,Канал,Расход\nнеделя 1,Радио,5\nЯнварь 2026,Радио,5\n")
    assert rows == [(None, None), (None, None)]
    assert not {"date", "date_from", "date_to"} & mapped


def test_a_header_of_ones_own_may_be_the_month(tmp_path):
    """smalign.toml names one header for both days."""
    toml = '[mapping.spend]\ndate_from = "За что"\ndate_to = "За что"\n'
    rows, _ = days(tmp_path, "За что,Канал,Расход\nмай 2026,Радио,5\n", toml)
    assert rows == [("2026-05-01", "2026-05-31")]


def test_a_report_by_month_is_no_cost(tmp_path):
    """A month says nothing of a table: leads and sales beside it make it marketing's own report."""
    report = "Month,Channel,Leads,Deals,Won,Spend\n2026-01,A,5,3,1,10\n"
    with opened(tmp_path, {"r.csv": report, "deals.csv": ANY_DEALS}) as session:
        assert [found.table for _, found in session.files] == ["deals", "marketing_report"]
