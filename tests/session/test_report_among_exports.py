"""A report that lies in the folder of the exports is compared with them, not one of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from smalign.base.errors import InputError, UsageError
from smalign.session import open_exports
from smalign.session.marketing import read_report

FILES = {
    "deals.csv": "deal_id,created_at,closed_at,status,amount,channel\n"
    "1,2026-01-01,2026-01-20,won,1000,Ads\n",
    "spend.csv": "date,channel,cost\n2026-01-01,Ads,100\n2026-01-31,Ads,50\n",
    "report.csv": "Месяц;Канал;Показы;Расход\nЯнварь 2026;Ads;5;60000\n",
}


@pytest.fixture
def folder(tmp_path):
    """Exports, and a report that would be taken for spend."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_report_does_not_agree_with_itself(folder):
    """The CRM's 150 of January is that of spend.csv alone."""
    report = folder / "report.csv"
    with open_exports([folder], apart=report) as session:
        rows = session.ask("reconcile", {"report": read_report(str(report))}).rows
    (row,) = [row for row in rows if row["period"] == "2026-01"]
    assert (row["report"], row["crm"]) == (Decimal(60000), Decimal(150))


def test_a_session_that_has_read_the_report_refuses(folder):
    """What was read cannot be left out any more; beside the folder it can be compared."""
    with open_exports([folder]) as session, pytest.raises(UsageError) as caught:
        session.reconcile(folder / "report.csv")
    assert caught.value.code == "report_among_exports"
    alone = [folder / "deals.csv", folder / "spend.csv"]
    with open_exports(alone) as session:
        assert session.reconcile(folder / "report.csv").rows


def test_a_report_that_no_figure_is_made_of_is_compared(folder):
    """Months with their leads are known for a report: 3 of January beside the CRM's one deal."""
    report = folder / "report.csv"
    report.write_text("Месяц;Сделки\nЯнварь 2026;3\n", encoding="utf-8")
    with open_exports([folder]) as session:
        (row,) = session.reconcile(report).rows
    assert (row["period"], row["report"], row["crm"]) == ("2026-01", 3, 1)


def test_a_report_alone_has_nothing_to_be_compared_with(folder):
    """It is not read as an export where nothing else is there either."""
    report = folder / "report.csv"
    with pytest.raises(InputError) as caught:
        open_exports([report], apart=report)
    assert caught.value.code == "folder_without_exports"
