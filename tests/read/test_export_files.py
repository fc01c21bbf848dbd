from __future__ import annotations

from decimal import Decimal

import pytest

SYNTHETIC = "export_samples/synthetic"


def test_bitrix24_is_the_same_in_both_encodings(read, shared):
    """UTF-8 with a mark and cp1251 without one give the same headers and rows."""
    utf8 = read(shared / SYNTHETIC / "bitrix24_deals_ui_csv_utf8bom.csv")
    cp1251 = read(shared / SYNTHETIC / "bitrix24_deals_ui_csv_cp1251.csv")
    assert utf8.used.encoding == "utf-8-sig"
    assert cp1251.used.encoding == "cp1251"
    assert utf8.used.headers == cp1251.used.headers
    assert utf8.rows == cp1251.rows
    assert len(utf8.rows) == 78


def test_bitrix24_ends_every_line_with_a_delimiter(read, shared):
    """The nameless last column is there, and always empty."""
    reading = read(shared / SYNTHETIC / "bitrix24_deals_ui_csv_utf8bom.csv")
    assert reading.used.headers[0] == "ID"
    assert reading.used.headers[-1] == ""
    assert len(reading.used.headers) == 24
    assert {row[-1] for row in reading.rows} == {""}


def test_a_real_lead_header_resaved_by_excel_in_cp1251(read, shared):
    """Ninety columns, line ends inside cells, three rows."""
    name = "bitrix24_leads_ru_real_header_excel_resaved_cp1251_invented_rows.csv"
    reading = read(shared / "export_samples" / name)
    assert reading.used.encoding == "cp1251"
    assert len(reading.used.headers) == 90
    assert [row[0] for row in reading.rows] == ["1356", "1355", "1354"]
    assert any("\n" in cell for cell in reading.rows[0])


def test_a_cp1251_header_over_numbers_does_not_fool_us(read, shared):
    """Known header words decide where a statistical detector sees cp1125."""
    name = "cp1251_header_numeric_body_fools_charset_normalizer.csv"
    reading = read(shared / SYNTHETIC / name)
    assert reading.used.encoding == "cp1251"
    assert reading.used.headers == ("ID", "Сумма", "Дата")
    assert len(reading.rows) == 200


def test_google_ads_for_excel_is_utf16_with_tabs(read, shared):
    """The Excel variant has the rows of the plain one, and its totals are dropped too."""
    excel = read(shared / SYNTHETIC / "google_ads_excel_csv_utf16.csv")
    plain = read(shared / SYNTHETIC / "google_ads_campaign_report_en.csv")
    assert (excel.used.encoding, excel.used.delimiter) == ("utf-16", "\t")
    assert excel.dropped == plain.dropped == {"preamble": 2, "total": 2}
    assert excel.rows == plain.rows
    assert len(excel.rows) == 29


def test_yandex_direct_has_lines_above_and_a_total_below(read, shared):
    """Three lines and a blank one above the header, one total at the end, 28 days between."""
    reading = read(shared / SYNTHETIC / "yandex_direct_master_reports.csv")
    assert reading.used.header_line == 5
    assert reading.dropped == {"preamble": 3, "blank": 1, "total": 1}
    assert len(reading.rows) == 28
    assert sum(Decimal(row[3]) for row in reading.rows) == 28406


def test_salesforce_has_a_footer(read, shared):
    """Forty rows; the total, the two closing remarks and three blank lines are dropped."""
    reading = read(shared / SYNTHETIC / "salesforce_report_with_footer.csv")
    assert reading.dropped == {"total": 1, "footer": 2, "blank": 3}
    assert len(reading.rows) == 40
    assert reading.rows[0][1] == 'Deal, "0"'
    assert reading.used.rejects == ()


@pytest.mark.parametrize(
    ("name", "rows", "totals", "cost"),
    [
        ("campaign_report_calpreserving_all_time.csv", 12, 5, "199421.15"),
        ("campaign_report_vishalmotling_july2025.csv", 2, 4, "2565.93"),
    ],
)
def test_google_ads_totals_are_never_summed(name, rows, totals, cost, read, shared):
    """The cost of the rows is that of `Total: Campaigns` (within a cent), not four times it."""
    reading = read(shared / "google_ads_report_samples" / name)
    column = reading.used.headers.index("Cost")
    assert reading.dropped == {"preamble": 2, "total": totals}
    assert len(reading.rows) == rows
    assert sum(Decimal(row[column]) for row in reading.rows) == Decimal(cost)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("ringostat_deals/deals.csv", 895),
        ("olist_funnel/original/olist_closed_deals_dataset.csv", 842),
        ("olist_funnel/original/olist_marketing_qualified_leads_dataset.csv", 8000),
        ("maven_crm/sales_pipeline.csv", 8800),
        ("zoho_crm_sample/Leads.csv", 3900),
        ("zoho_crm_sample/Potentials.csv", 3632),
        ("hubspot_small/hubspot_combined_v2.csv", 40),
        ("pathdata/PathData.csv", 10000),
    ],
)
def test_real_files_keep_every_row(name, rows, read, shared):
    """Files of real systems: no row rejected, none dropped, the count of their description."""
    reading = read(shared / name)
    assert len(reading.rows) == rows
    assert reading.used.rejects == ()
    assert reading.used.dropped == ()
    assert len(reading.used.sample) == min(rows, 1000)


def test_a_gzip_file_is_read_as_what_it_packs(read, shared):
    """Unpacked once, 8,577 events as the parquet twin has."""
    reading = read(shared / "answer_keys/process/receipt_events.csv.gz")
    assert len(reading.rows) == 8577
    assert reading.used.headers[:3] == ("case", "activity", "timestamp")


def test_html_under_the_name_xls(read, shared):
    """Bitrix24's Excel export is an HTML table; entities are decoded."""
    reading = read(shared / SYNTHETIC / "bitrix24_deals_ui_html.xls")
    assert reading.used.kind == "html"
    assert reading.used.headers == ("ID", "Название сделки", "Сумма")
    assert reading.rows == [("1", 'Сделка "1"', "1500.50")]
