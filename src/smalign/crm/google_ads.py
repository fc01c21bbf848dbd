"""Google Ads: campaign reports. Without a `Day` column a row covers the whole reported period.

The interface for programs writes the cost in millionths. The Portuguese and the Russian headers are
known from no file.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import Entry, System, Words, says

SPEND: Final = Words(
    "spend",
    (
        says("date", "Day", "Jour", "Tag", "Dia", "День", "segment_date", "segments.date"),
        says(
            "campaign",
            "Campaign",
            "Campagne",
            "Kampagne",
            "Campanha",
            "Кампания",
            "campaign_name",
            "campaign.name",
        ),
        says("campaign_id", "Campaign ID", "campaign.id"),
        says("campaign_type", "Campaign type", "Network", "Network (with search partners)"),
        says("cost", "Cost", "Coût", "Kosten", "Custo", "Стоимость", "Расходы", weight=2),
        Entry("cost", ("cost_micros", "metrics.cost_micros"), millionths="always"),
        says(
            "currency",
            *("Currency code", "Code de la devise", "Währungscode", "Código da moeda"),
            "Код валюты",
        ),
        says("impressions", "Impr.", "Impressions", "Impr", "Показы", "metrics.impressions"),
        says("clicks", "Clicks", "Clics", "Klicks", "Cliques", "Клики", "metrics.clicks"),
    ),
    others=(
        *("Campaign status", "Budget", "Budget name", "Budget type", "Status", "Status reasons"),
        *("Interactions", "Interaction rate", "Avg. cost", "Search lost IS (budget)", "Avg. CPC"),
        *("Search lost IS (rank)", "Search impr. share", "Optimization score", "CTR", "Avg. CPM"),
        *("Bid strategy type", "Bid strategy", "Conv. rate", "Conversions", "Cost / conv."),
        *("TrueView avg. CPV", "Conv. (Platform Comparable)", "Conv. value", "Account name"),
        *("Cost / Conv. (Platform Comparable)", "Conv. value / Cost (Platform Comparable)"),
        *("Ad group", "Ad group ID", "Labels", "Keyword", "Match type"),
    ),
    files=("campaign report", "google"),
    constants={"utm_source": "google", "utm_medium": "cpc"},
    languages=("en", "de", "fr", "pt", "ru", "codes"),
)

SYSTEM: Final = System(
    "google_ads",
    (SPEND,),
    signs=(
        *(
            "Impr.",
            "Currency code",
            "Avg. CPC",
            "Avg. cost",
            "Optimization score",
            "Status reasons",
        ),
        *("Code de la devise", "Währungscode", "Код валюты", "Cost / conv.", "TrueView avg. CPV"),
        *("cost_micros", "metrics.cost_micros"),
    ),
)
