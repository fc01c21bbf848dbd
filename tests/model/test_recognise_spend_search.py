"""What Google Ads and Yandex.Direct write, in their languages and in millionths."""

from __future__ import annotations

import pytest
from tests.exports import ANY_DEALS, counts, opened, recognised

GFR = """
Rapport sur les campagnes
1 janvier 2026 - 31 janvier 2026
Jour;Campagne;Code de la devise;Coût;Impr.;Clics
2026-01-05;Marque;EUR;1 020,50;1 000;20
2026-01-06;Marque;EUR;979,25; --;18
Total : compte;;EUR;1 999,75;1 000;38
"""

GDE = """
Kampagnenbericht
1. Januar 2026 - 31. Januar 2026
Tag;Kampagne;Währungscode;Kosten;Impr.;Klicks
2026-01-05;Marke;EUR;1.020,50;1.000;20
2026-01-06;Marke;EUR;979,25;900;18
Gesamt: Konto;;EUR;1.999,75;1.900;38
"""

GPT = """
Relatório de campanhas
1 de janeiro de 2026 - 31 de janeiro de 2026
Dia,Campanha,Código da moeda,Custo,Impr.,Cliques
2026-01-05,Marca,BRL,"1.020,50","1.000",20
2026-01-06,Marca,BRL,"979,25",900,18
Total: Conta,,BRL,"1.999,75","1.900",38
"""

GAPI = """
segment_date,customer_id,customer_descriptive_name,campaign_id,campaign_name,segment_device,\
impressions,clicks,cost_micros
2026-01-05,1,Acme,71,Brand,MOBILE,1000,20,10500000
2026-01-06,1,Acme,71,Brand,DESKTOP,900,18,9250000.50
"""

YAPI = """
"January (2026-01-01 - 2026-01-31)"
Date\tCampaignId\tCampaignName\tImpressions\tClicks\tCost
2026-01-05\t71\tБренд\t1000\t20\t1050500000
2026-01-06\t71\tБренд\t900\t0\t0
2026-01-07\t71\tБренд\t900\t18\t900250000
Total rows: 3
"""

FILES = {
    "google ads in french": (
        "rapport.csv",
        GFR,
        "spend",
        "google_ads",
        {
            "date": "Jour",
            "campaign": "Campagne",
            "cost": "Coût",
            "currency": "Code de la devise",
            "impressions": "Impr.",
            "clicks": "Clics",
            "utm_source": "=google",
            "utm_medium": "=cpc",
        },
    ),
    "google ads in german": (
        "bericht.csv",
        GDE,
        "spend",
        "google_ads",
        {
            "date": "Tag",
            "campaign": "Kampagne",
            "cost": "Kosten",
            "currency": "Währungscode",
            "impressions": "Impr.",
            "clicks": "Klicks",
            "utm_source": "=google",
            "utm_medium": "=cpc",
        },
    ),
    "google ads in portuguese": (
        "relatorio.csv",
        GPT,
        "spend",
        "google_ads",
        {
            "date": "Dia",
            "campaign": "Campanha",
            "cost": "Custo",
            "currency": "Código da moeda",
            "impressions": "Impr.",
            "clicks": "Cliques",
            "utm_source": "=google",
            "utm_medium": "=cpc",
        },
    ),
    "google ads of the interface": (
        "costs_of_the_api.csv",
        GAPI,
        "spend",
        "google_ads",
        {
            "date": "segment_date",
            "campaign": "campaign_name",
            "campaign_id": "campaign_id",
            "cost": "cost_micros",
            "impressions": "impressions",
            "clicks": "clicks",
            "utm_source": "=google",
            "utm_medium": "=cpc",
        },
    ),
    "yandex direct of the interface": (
        "direct.csv",
        YAPI,
        "spend",
        "yandex_direct",
        {
            "date": "Date",
            "campaign": "CampaignName",
            "campaign_id": "CampaignId",
            "cost": "Cost",
            "impressions": "Impressions",
            "clicks": "Clicks",
            "utm_source": "=yandex",
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
