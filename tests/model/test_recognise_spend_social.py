"""What the cabinets of social networks write."""

from __future__ import annotations

import pytest
from tests.exports import ANY_DEALS, counts, opened, recognised

META = """
Reporting starts,Reporting ends,Campaign name,Ad set name,Day,Amount spent (USD),Impressions,\
Link clicks,Results,Attribution setting
2026-01-01,2026-01-31,Brand,Set A,2026-01-05,10.50,1000,20,3,7-day click
2026-01-01,2026-01-31,Brand,Set A,2026-01-06,9.25,900,18,2,7-day click
2026-01-01,2026-01-31,,,,19.75,1900,38,5,
"""

METAF = """
Nom de la campagne,Jour,Montant dépensé (EUR),Impressions
Marque,2026-01-05,10.50,1000
Marque,2026-01-06,9.25,900
"""

METAR = """
Начало отчетного периода;Название кампании;Сумма затрат (RUB);Показы
2026-01-01;Бренд;1050,50;1000
2026-01-01;Осень;900,25;900
"""

VK = """
ID объявления;ID кампании;ID группы;Название объявления;Показы;Потрачено всего, ₽;Клики;\
Результат;Цена за результат, ₽;eCPC, ₽;CTR
1;71;81;Баннер;1000;1050,50;20;3;350,17;52,53;2,0
2;71;82;Видео;900;900,25;18;2;450,13;50,01;2,0
"""

LI = """
Campaign Performance Report (in UTC)
Report Start: January 1, 2026, 12:00 AM
Report End: January 31, 2026, 11:59 PM
Date Generated: February 1, 2026, 9:00 AM

Start Date (in UTC)\tAccount Name\tCurrency\tCampaign Group Name\tCampaign Name\tCampaign \
Type\tTotal Spent\tImpressions\tClicks\tReach
1/13/2026\tAcme\tUSD\tGroup\tBrand\tSponsored Update\t10.50\t1000\t20\t-
1/14/2026\tAcme\tUSD\tGroup\tBrand\tSponsored Update\t9.25\t900\t18\t-
"""

FILES = {
    "meta by days": (
        "meta.csv",
        META,
        "spend",
        "meta_ads",
        {
            "date": "Day",
            "date_from": "Reporting starts",
            "date_to": "Reporting ends",
            "campaign": "Campaign name",
            "cost": "Amount spent (USD)",
            "impressions": "Impressions",
            "clicks": "Link clicks",
            "utm_source": "=facebook",
            "utm_medium": "=cpc",
            "currency": "=USD",
        },
    ),
    "meta in french": (
        "meta_fr.csv",
        METAF,
        "spend",
        "meta_ads",
        {
            "date": "Jour",
            "campaign": "Nom de la campagne",
            "cost": "Montant dépensé (EUR)",
            "impressions": "Impressions",
            "utm_source": "=facebook",
            "utm_medium": "=cpc",
            "currency": "=EUR",
        },
    ),
    "meta in russian, as it may be": (
        "meta_ru.csv",
        METAR,
        "spend",
        "meta_ads",
        {
            "campaign": "Название кампании",
            "cost": "Сумма затрат (RUB)",
            "impressions": "Показы",
            "utm_source": "=facebook",
            "utm_medium": "=cpc",
            "currency": "=RUB",
        },
    ),
    "vk ads": (
        "vk.csv",
        VK,
        "spend",
        "vk_ads",
        {
            "campaign_id": "ID кампании",
            "cost": "Потрачено всего, ₽",
            "impressions": "Показы",
            "clicks": "Клики",
            "utm_source": "=vk",
            "utm_medium": "=cpc",
            "currency": "=RUB",
        },
    ),
    "linkedin": (
        "linkedin_utf16.csv",
        LI,
        "spend",
        "linkedin_ads",
        {
            "date": "Start Date (in UTC)",
            "campaign": "Campaign Name",
            "campaign_type": "Campaign Type",
            "cost": "Total Spent",
            "currency": "Currency",
            "impressions": "Impressions",
            "clicks": "Clicks",
            "utm_source": "=linkedin",
            "utm_medium": "=cpc",
        },
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_table_is_recognised_with_all_its_columns(tmp_path, case):
    """Table, system and every column are as typed here from the documented format."""
    file, text, table, crm, columns = FILES[case]
    with opened(tmp_path, {file: text, "zz_deals.csv": ANY_DEALS}) as session:
        assert recognised(session)[file] == (table, crm, columns)


@pytest.mark.parametrize(
    ("text", "spend"),
    [
        (META, "19.75"), (METAF, "19.75"), (METAR, "1950.75"), (VK, "1950.75"),
    ],
)  # fmt: skip
def test_the_cost_is_the_sum_of_the_rows(tmp_path, text, spend):
    """Totals are dropped, each language's decimal sign is read."""
    with opened(tmp_path, {"ads.csv": text, "deals.csv": ANY_DEALS}) as session:
        assert counts(session)["spend"] == spend


def test_linkedin_is_utf_16_with_tabs_and_a_preamble(tmp_path):
    """13 January can only be month first."""
    with opened(tmp_path, {"report_utf16.csv": LI, "deals.csv": ANY_DEALS}) as session:
        assert counts(session)["spend"] == "19.75"
        total = session.roi(since="2026-01-13", until="2026-01-13").total
    assert f"{total['spend']:.2f}" == "10.50"


def test_meta_by_days_counts_the_day_not_the_report(tmp_path):
    """The reporting dates span January on every row."""
    with opened(tmp_path, {"meta.csv": META, "deals.csv": ANY_DEALS}) as session:
        total = session.roi(since="2026-01-06", until="2026-01-06").total
    assert f"{total['spend']:.2f}" == "9.25"


def test_vk_writes_a_workbook(tmp_path):
    """The sheet «Объявления», its sums with a decimal point in the cells."""
    from openpyxl import Workbook

    from smalign.session import open_exports

    book = Workbook()
    book.active.title = "Объявления"
    book.active.append(["ID объявления", "ID кампании", "Показы", "Потрачено всего, ₽", "Клики"])
    book.active.append([1, 71, 1000, 1050.5, 20])
    book.active.append([2, 71, 900, 900.25, 18])
    book.save(tmp_path / "export.xlsx")
    (tmp_path / "deals.csv").write_text(ANY_DEALS)
    with open_exports([tmp_path], timezone="Europe/Moscow") as session:
        assert recognised(session)["export.xlsx"][1] == "vk_ads"
        assert counts(session)["spend"] == "1950.75"
