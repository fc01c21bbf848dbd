"""A report against an export: what is compared, by which field, and what is left aside."""

from __future__ import annotations

from decimal import Decimal

import openpyxl
import pytest
from tests.exports import opened

from smalign.base.errors import InputError, UsageError

LEADS = (
    "lead_id,created_at,source,status,comment\n"
    "1,2026-01-05 10:00,Avito,open,\n2,2026-01-31 23:30,Avito,open,\n"
    "3,2026-02-03 10:00,Avito,open,test\n4,2026-01-07 10:00,Radio,open,\n"
    "5,2026-02-08 10:00,Radio,open,test\n6,2026-02-09 10:00,Radio,open,\n"
    "7,2026-03-01 10:00,Radio,open,\n"
)
DEALS = (
    "deal_id,lead_id,created_at,closed_at,status,amount,source\n"
    "1,1,2026-01-06 10:00,2026-02-10 10:00,won,1000,Avito\n"
    "2,4,2026-01-08 10:00,2026-02-11 10:00,won,700,Radio\n"
    "3,6,2026-02-10 10:00,,open,500,Radio\n"
)
SPEND = "date,source,cost\n2026-01-10,Avito,122\n2026-02-10,Avito,61\n"
TOML = '[exclude.test.words]\ncomment = ["test"]\n'


@pytest.fixture
def company(tmp_path):
    """Seven leads of two sources, two sales, spend on one of them; in Moscow time."""
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "smalign.toml").write_text(TOML, encoding="utf-8")
    files = {"leads.csv": LEADS, "deals.csv": DEALS, "spend.csv": SPEND}
    with opened(tmp_path / "exports", files) as session:
        yield session


def asked(company, tmp_path, text, **options):
    """The answer about a report of this text."""
    file = tmp_path / "report.csv"
    file.write_text(text, encoding="utf-8")
    return company.reconcile(file, **options)


def row(result, period, channel, measure="leads"):
    """The row of a number."""
    return next(
        one
        for one in result.rows
        if (one["period"], one["channel"], one["measure"]) == (period, channel, measure)
    )


def note(result, code):
    """The facts of the first note of this code; None without one."""
    return next((one.facts for one in result.notes if one.code == code), None)


def test_payments_without_a_deal_are_told_with_their_amount(tmp_path):
    """In the report's month 90 name no deal and 10 one that is not there; 7 have no day.

    900 are deal 1's, and 5 without a deal are of another month.
    """
    (tmp_path / "exports").mkdir()
    payments = (
        "payment_id,deal_id,paid_at,amount\n1,1,2026-01-20,900\n2,,2026-01-21,90\n"
        "3,77,2026-01-22,10\n4,77,2026-03-22,5\n5,1,,7\n"
    )
    files = {"leads.csv": LEADS, "deals.csv": DEALS, "payments.csv": payments}
    with opened(tmp_path / "exports", files) as session:
        result = asked(session, tmp_path, "Период,Источник,Выручка\n2026-01,Avito,1000\n")
        leads = asked(session, tmp_path, "Период,Источник,Лиды\n2026-01,Avito,2\n")
    found = {one.reason: (one.count, one.amount) for one in result.excluded}
    assert found == {"payment_without_deal": (2, Decimal(100)), "payment_undated": (1, Decimal(7))}
    assert leads.excluded == ()


@pytest.mark.parametrize(
    ("january", "february", "by"),
    [("1010", "2020", "unconverted"), ("1000", "2000", "only_base"), ("1900", "3800", None)],
)
def test_currencies_explain_a_gap(tmp_path, january, february, by):
    """10 dollars are 900 roubles: 1000 + 900 a month, 1010 as they stand, 1000 without dollars."""
    (tmp_path / "exports").mkdir()
    deals = (
        "deal_id,created_at,closed_at,status,amount,currency,source\n"
        "1,2026-01-06,2026-01-20,won,1000,RUB,Avito\n2,2026-01-07,2026-01-20,won,10,USD,Avito\n"
        "3,2026-02-06,2026-02-20,won,2000,RUB,Avito\n4,2026-02-07,2026-02-20,won,20,USD,Avito\n"
    )
    rates = '[sources]\ncurrency = "RUB"\ntimezone = "UTC"\n[rates.USD]\n"2026-01-01" = 90\n'
    (tmp_path / "exports" / "smalign.toml").write_text(rates, encoding="utf-8")
    with opened(tmp_path / "exports", {"deals.csv": deals}) as session:
        told = f"Период,Источник,Выручка\n2026-01,Avito,{january}\n2026-02,Avito,{february}\n"
        result = asked(session, tmp_path, told)
    found = note(result, "reconcile_explained")
    assert (found or {}).get("by") == by
    assert row(result, "2026-01", "Avito", "revenue")["crm"] == 1900


def test_a_workbook_with_merged_headers(company, tmp_path):
    """Months over measures: both numbers of January and both of February."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Источник", "Январь 2026", None, "Февраль 2026", None])
    sheet.append([None, "Лиды", "Расход", "Лиды", "Расход"])
    sheet.append(["Avito", 2, 122, 1, 61])
    for cells in ("A1:A2", "B1:C1", "D1:E1"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "report.xlsx")
    result = company.reconcile(tmp_path / "report.xlsx")
    assert row(result, "2026-01", "Avito")["report"] == 2
    assert row(result, "2026-02", "Avito", "spend")["report"] == 61
    assert {one["match"] for one in result.rows if one["channel"] == "Avito"} == {"agrees"}


def test_numbers_that_agree_are_said_to(company, tmp_path):
    """The names of the report are those of the sources; February of Radio is in the CRM alone."""
    text = "month,source,leads\n2026-01,avito,2\n2026-01,Radio,1\n2026-02,Avito,1\n"
    result = asked(company, tmp_path, text)
    assert {one["match"] for one in result.rows if one["report"] == one["crm"]} == {"agrees"}
    assert row(result, "2026-02", "Radio")["match"] == "only_crm"
    total = row(result, "(all)", "(all)")
    assert (total["report"], total["crm"], total["match"]) == (4, 6, "agrees_but_more")
    assert note(result, "reconcile_agrees")["numbers"] == 3
    assert result.params["by"] == "channel"


def test_the_zone_is_told_from_the_tests(company, tmp_path):
    """Without tests February is 0 and 1; the lead of 23:30 in Moscow is of January in UTC, too."""
    text = (
        "month,source,leads\n2026-01,Avito,2\n2026-01,Radio,1\n2026-02,Avito,0\n2026-02,Radio,1\n"
    )
    result = asked(company, tmp_path, text)
    assert note(result, "reconcile_explained")["by"] == "without_tests"
    found = row(result, "2026-02", "Radio")
    assert (found["crm"], found["explained"], found["match"]) == (2, 1, "explained")
    assert found["explained_by"] == "without_tests"


def test_revenue_by_the_day_of_closing(company, tmp_path):
    """The sales of January's leads were won in February."""
    text = "month,source,revenue\n2026-01,Avito,0\n2026-02,Avito,1000\n2026-02,Radio,700\n"
    result = asked(company, tmp_path, text)
    assert note(result, "reconcile_explained")["by"] == "by_closed"
    assert row(result, "2026-01", "Avito", "revenue")["difference"] == Decimal(-1000)


def test_vat_taken_out_of_spend(company, tmp_path):
    """122 / 1.22 and 61 / 1.22: the Russian rate of 2026."""
    text = "month,source,spend\n2026-01,Avito,100\n2026-02,Avito,50\n"
    result = asked(company, tmp_path, text, by=("source",))
    assert note(result, "reconcile_explained")["by"] == "vat_taken_out"


def test_totals_by_quarter_beside_their_months_are_left_aside(company, tmp_path):
    """A quarter that holds months of the same report is their total."""
    text = "source,2026-01,2026-02,Q1 2026\nAvito,2,1,3\n"
    report = tmp_path / "report.csv"
    report.write_text(text, encoding="utf-8")
    from smalign.session.marketing import read_report

    result = company.ask("reconcile", {"report": read_report(str(report), measure="leads")})
    assert {one["period"] for one in result.rows} == {"(all)", "2026-01", "2026-02"}
    assert note(result, "report_totals")["count"] == 1


def test_only_periods_inside_the_question_are_compared(company, tmp_path):
    """--until leaves February out."""
    text = "month,source,leads\n2026-01,Avito,2\n2026-02,Avito,7\n"
    result = asked(company, tmp_path, text, until="2026-01-31")
    assert note(result, "reconcile_agrees")["numbers"] == 1


def test_periods_that_end_after_the_data_are_told(company, tmp_path):
    """The last lead is of 1 March: March is not whole; on 10 February neither was February."""
    text = "month,source,leads\n2026-02,Avito,1\n2026-03,Radio,9\n"
    result = asked(company, tmp_path, text)
    assert note(result, "report_unended")["periods"] == ["2026-03"]
    earlier = asked(company, tmp_path, text, as_of="2026-02-10")
    assert note(earlier, "report_unended")["periods"] == ["2026-02", "2026-03"]
    assert note(asked(company, tmp_path, text, until="2026-02-28"), "report_unended") is None


def test_a_report_without_channels_or_periods(company, tmp_path):
    """Everything is one number."""
    result = asked(company, tmp_path, "leads,deals\n7,3\n")
    found = {one["measure"]: (one["crm"], one["match"]) for one in result.rows}
    assert found == {"leads": (7, "agrees"), "deals": (3, "agrees")}


def test_what_the_export_cannot_tell_is_not_zero(tmp_path):
    """There are no qualified stages and no deals: nothing is compared with nothing."""
    exports = tmp_path / "leads_only"
    exports.mkdir()
    report = tmp_path / "report.csv"
    report.write_text("month,source,leads,revenue,spend\n2026-01,Avito,2,5,5\n", encoding="utf-8")
    with opened(exports, {"leads.csv": LEADS}) as session:
        result = session.reconcile(report)
    assert row(result, "2026-01", "Avito", "revenue")["crm"] is None
    assert row(result, "2026-01", "Avito", "spend")["match"] == "unknown"
    codes = [one.facts["measure"] for one in result.notes if one.code == "reconcile_unknown"]
    assert codes == ["revenue", "spend"]


def test_names_nobody_has_are_told_with_the_nearest(company, tmp_path):
    """«Авитто» is none; the CRM has 0 of it."""
    result = asked(company, tmp_path, "month,source,leads\n2026-01,Avitto,2\n2026-01,Radio,1\n")
    facts = note(result, "report_keys_unknown")
    assert (facts["names"], facts["hint"]) == (["Avitto"], ["Avito"])
    assert row(result, "2026-01", "Avitto")["match"] == "only_report"


def test_one_period_or_name_in_two_spellings_is_told_once(company, tmp_path):
    """The second number took the place of the first, and nobody was told."""
    for text in ("2026-01,Avito,2\nJanuary 2026,Avito,3\n", "2026-01,Avito,2\n2026-01,AVITO,3\n"):
        with pytest.raises(InputError) as refused:
            asked(company, tmp_path, f"month,source,leads\n{text}")
        assert (refused.value.code, refused.value.facts["first"]) == ("report_twice", 2)


def test_a_week_is_compared_and_weeks_that_overlap_are_refused(company, tmp_path):
    """Of 5 to 11 January are leads 1 and 4; 8 January cannot be in two numbers."""
    result = asked(company, tmp_path, "week,leads\n2026-W02,2\n12.01.2026 - 31.01.2026,1\n")
    assert {one["match"] for one in result.rows} == {"agrees"}
    with pytest.raises(InputError) as refused:
        asked(company, tmp_path, "week,leads\n2026-W02,2\n08.01.2026 - 31.01.2026,1\n")
    assert refused.value.code == "report_overlap"


def test_what_is_rounded_to_thousands_agrees_as_a_whole(company, tmp_path):
    """2 thousand for 1,700, within the half thousand; nothing is only in the CRM."""
    result = asked(company, tmp_path, 'Месяц,"Выручка, тыс."\n2026-01,2\n2026-02,0\n')
    assert row(result, "(all)", "(all)", "revenue")["match"] == "agrees"
    assert row(result, "(all)", "(all)", "revenue")["difference"] == 300


def test_cells_without_a_number_are_told(company, tmp_path):
    """An empty cell is no 0: February is not compared, and a note says so."""
    result = asked(company, tmp_path, "month,leads\n2026-01,3\n2026-02,\n")
    assert [one["period"] for one in result.rows] == ["2026-01"]
    assert note(result, "report_blanks") == {"count": 1}


def test_bad_periods_and_tolerances_are_refused(company, tmp_path):
    """Each with its own code."""
    with pytest.raises(InputError) as refused:
        asked(company, tmp_path, "month,source,leads\nsoon,Avito,2\n")
    assert refused.value.code in {"report_period", "report_layout"}
    with pytest.raises(UsageError) as mistaken:
        asked(company, tmp_path, "leads\n2\n", tolerance="2 percent")
    assert mistaken.value.code == "tolerance"


def test_the_script_gives_the_counted_rows(company, tmp_path):
    """What was counted is in the script, for a bare DuckDB."""
    result = asked(company, tmp_path, "month,source,leads\n2026-01,Avito,2\n")
    assert "report_periods" in result.sql
