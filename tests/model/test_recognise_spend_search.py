"""What Google Ads and Yandex.Direct write, in their languages and in millionths."""

from __future__ import annotations

import pytest
from tests.exports import ANY_DEALS, counts, opened, text_of

GFR = text_of("google_ads/spend.fr")

GDE = text_of("google_ads/spend.de")

GPT = text_of("google_ads/spend.pt")

GAPI = text_of("google_ads/spend.codes")

YAPI = text_of("yandex_direct/spend.codes")


@pytest.mark.parametrize(
    ("text", "spend"),
    [
        (GFR, "1999.75"), (GDE, "1999.75"), (GPT, "1999.75"),
    ],
)  # fmt: skip
def test_the_cost_is_the_sum_of_the_rows(tmp_path, text, spend):
    """Totals are dropped, each language's decimal sign is read."""
    with opened(tmp_path, {"ads.csv": text, "deals.csv": ANY_DEALS}) as session:
        assert counts(session)["spend"] == spend


@pytest.mark.parametrize(
    ("text", "spend", "told"),
    [
        (YAPI, "1950.75", True),
        (YAPI.replace("1050500000", "1050.50").replace("900250000", "900.25"), "1950.75", False),
        (YAPI.replace("1050500000", "1050").replace("900250000", "900"), "1950.00", False),
        (YAPI.replace("1050500000", "3000000050500000"), "3000000950.75", True),
        (GAPI, "19.75", True),
    ],
    ids=["millionths", "decimals", "small whole numbers", "three billion", "google"],
)
def test_millionths_are_divided_and_said(tmp_path, text, spend, told):
    """Whole numbers from 10,000 on are millionths of the currency; decimals are money."""
    with opened(tmp_path, {"ads.csv": text, "deals.csv": ANY_DEALS}) as session:
        result = session.roi()
        assert counts(session)["spend"] == spend
    assert ("millionths" in {note.code for note in result.notes}) is told
