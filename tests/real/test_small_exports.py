"""The smaller real and sample files."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from tests.handmade import by

from smalign.session import open_exports

RINGOSTAT: Final = {
    "Partner": (274, 89, 110, 44.72),
    "Inbound call": (187, 40, 98, 28.99),
    "Registration": (124, 26, 62, 29.55),
    "Intercom": (107, 20, 56, 26.32),
    "Demo Request": (77, 9, 49, 15.52),
    "Facebook PPC": (69, 4, 40, 9.09),
    "Existing client": (30, 21, 2, 91.30),
    "Ringostat Messenger": (10, 2, 5, 28.57),
    "Webinar": (7, 2, 3, 40.0),
    "Reference": (5, 3, 2, 60.0),
    "Social networks": (3, 0, 2, 0.0),
    "From Ice": (1, 0, None, None),
    "Cold calling": (1, 0, None, None),
}


@pytest.fixture(scope="module")
def ringostat(shared):
    """895 deals of a call tracker's vendor."""
    with open_exports([shared / "ringostat_deals/deals.csv"], timezone="UTC") as session:
        yield session


def test_ringostat_by_source(ringostat):
    """Deals, won, lost and win rate of the decided."""
    rows = by(ringostat.roi(by="Source"), "Source")
    for source, (deals, won, lost, rate) in RINGOSTAT.items():
        row = rows[source]
        assert (row["deals"], row["won"]) == (deals, won), source
        assert row["open"] == deals - won - row["lost"], source
        if lost is not None:
            assert row["lost"] == lost, source
            shown = None if row["win_rate"] is None else round(100 * row["win_rate"], 2)
            assert shown == rate, source
    assert rows.keys() == RINGOSTAT.keys()


def test_ringostat_totals(ringostat):
    """431 lost, 216 won, 248 open; identical rows without an id are deals of their own."""
    total = ringostat.roi().total
    assert (total["deals"], total["won"], total["lost"], total["open"]) == (895, 216, 431, 248)
    assert total["median_days_to_won"] == 15


def test_ringostat_contradictions(ringostat):
    """11 open deals have a closing date; 5 deals that are not lost have a reason."""
    facts = {note.code: note.facts for note in ringostat.roi().notes}
    assert facts["closing_ignored"] == {"table": "deals", "cards": 11}
    assert facts["reason_ignored"] == {"table": "deals", "cards": 5}


@pytest.mark.parametrize(
    ("name", "rounding"),
    [
        ("campaign_report_calpreserving_all_time", Decimal(0)),
        ("campaign_report_vishalmotling_july2025", Decimal("0.01")),
    ],
)
def test_google_ads_reports_sum_to_their_own_total(shared, name, rounding):
    """The rows, without any of the total rows, are the `Total: Campaigns` row.

    Google rounds each row: 1661.67 + 904.26 stands above a total of 2565.92.
    """
    file = shared / f"google_ads_report_samples/{name}.csv"
    with file.open(encoding="utf-8", newline="") as opened:
        _, _, header, *rows = csv.reader(opened)
        total = next(
            dict(zip(header, row, strict=True)) for row in rows if row[0] == "Total: Campaigns"
        )
    with open_exports([file], timezone="UTC") as session:
        result = session.roi(by="campaign_type")
        inspected = session.inspect().files[0]
    assert result.total["spend"] == Decimal(total["Cost"].replace(",", "")) + rounding
    assert sum(row["spend"] for row in result.rows) == result.total["spend"]
    assert result.currency == total["Currency code"]
    assert dict(inspected.dropped)["total"] >= 2


def test_both_bitrix24_samples_read_alike(shared):
    """The same 60 deals on 78 product rows, in cp1251 and in UTF-8 with a byte order mark."""
    answers = []
    for encoding in ("cp1251", "utf8bom"):
        file = shared / f"export_samples/synthetic/bitrix24_deals_ui_csv_{encoding}.csv"
        with open_exports([file], timezone="Europe/Moscow") as session:
            roi, fields = session.roi(by="owner"), session.fields()
            answers.append((roi.rows, roi.total, fields.rows, roi.as_of))
    assert answers[0] == answers[1]
    assert answers[0][1]["deals"] == 60


def test_a_salesforce_report_loses_its_footer(shared):
    """`Grand Totals (40 records)` says how many there are."""
    file = shared / "export_samples/synthetic/salesforce_report_with_footer.csv"
    with open_exports([file], timezone="UTC") as session:
        assert session.roi().total["deals"] == 40
        inspected = session.inspect().files[0]
    assert (inspected.rows_read, inspected.rows_accepted) == (40, 40)
    assert dict(inspected.dropped) == {"blank": 3, "total": 1, "footer": 2}


def _hostile():
    folder = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile"
    with (folder / "expected.csv").open(encoding="utf-8", newline="") as file:
        return [pytest.param(row, id=row["file"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize("case", _hostile())
def test_a_hostile_file_is_counted_and_its_bad_lines_named(shared, case):
    """Every accepted row is a deal of roi; every rejected one is named by its line."""
    with open_exports([shared / "hostile" / case["file"]], timezone="UTC") as session:
        inspected = session.inspect().files[0]
        cells = session.fields().rows
    assert inspected.table == "deals"
    assert inspected.rows_accepted == int(case["accepted"])
    assert inspected.rows_rejected == int(case["rejected"])
    assert inspected.rows_read == int(case["read"])
    assert sum(count for _, count in inspected.dropped) == int(case["dropped"])
    lines = ",".join(str(line) for reject in inspected.rejects for line in reject.lines)
    assert lines == case["lines"]
    assert {row["cards"] for row in cells} == {int(case["accepted"])}
