"""What the cabinets of social networks write."""

from __future__ import annotations

import pytest
from tests.exports import ANY_DEALS, counts, opened, recognised, text_of

META = text_of("meta_ads/spend.en")

METAF = text_of("meta_ads/spend.fr")

METAR = text_of("meta_ads/spend.ru")

VK = text_of("vk_ads/spend.ru")

LI = text_of("linkedin_ads/spend.en")


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
