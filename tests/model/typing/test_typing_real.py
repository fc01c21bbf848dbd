"""Columns of real public exports, counted beside by Python's own csv and decimal."""

from __future__ import annotations

import csv
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from smalign.engine.compose import Sql
from smalign.model.typing import Format, Hint, NumberFormat, decide

if TYPE_CHECKING:
    from pathlib import Path


def column(path: Path, header: str) -> list[str]:
    """The filled cells of one column."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row[header] for row in csv.DictReader(file) if row[header].strip()]


@pytest.mark.parametrize(
    ("file", "header", "directive"),
    [
        ("zoho_crm_sample/Potentials.csv", "Created Time", "%d %b, %Y %H:%M:%S"),
        ("zoho_crm_sample/Campaigns.csv", "Start Date", "%Y-%m-%d"),
        ("zoho_crm_sample/Calls.csv", "Call Start Time", "%Y-%m-%d %H:%M:%S"),
        ("olist_funnel/resaved_us_dates/olist_closed_deals_dataset.csv", "won_date",
         "%m/%d/%Y %H:%M"),
        ("olist_funnel/original/olist_closed_deals_dataset.csv", "won_date", "%Y-%m-%d %H:%M:%S"),
        ("ringostat_deals/deals.csv", "AQL date", "%b %d, %Y"),
        ("maven_crm/sales_pipeline.csv", "engage_date", "%m/%d/%Y"),
    ],
)  # fmt: skip
def test_real_dates_are_read_whole(shared, values_of, file, header, directive):
    """Every date of the column is read, without a hint, as strptime reads it."""
    cells = column(shared / file, header)
    found = decide("time", cells[:1000], Hint())
    assert isinstance(found, Format), found
    expected = [datetime.strptime(cell, directive) for cell in cells]  # noqa: DTZ007 - wall clock
    assert values_of(cells, found.sql(Sql("c0"))) == expected


@pytest.mark.parametrize(
    ("file", "header"),
    [
        ("zoho_crm_sample/Potentials.csv", "Amount"),
        ("zoho_crm_sample/Campaigns.csv", "Expected Revenue"),
        ("zoho_crm_sample/Invoices.csv", "Sub Total"),
    ],
)
def test_real_dollars_are_read_whole(shared, values_of, file, header):
    """Every amount is read exactly, thousands written as K too, and says it is in dollars."""
    cells = column(shared / file, header)
    found = decide("money", cells[:1000], Hint())
    assert isinstance(found, NumberFormat), found
    assert found.currency_in_cell
    expected = [
        Decimal(cell.strip("$K").replace(",", "")) * (1000 if cell.endswith("K") else 1)
        for cell in cells
    ]
    assert values_of(cells, found.sql(Sql("c0"))) == expected
    assert set(values_of(cells, found.sql_currency(Sql("c0")))) == {"USD"}
