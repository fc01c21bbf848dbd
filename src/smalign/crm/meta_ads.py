"""Meta Ads: the currency stands inside the header of the cost, headers are in the user's language.

With a daily breakdown `Reporting starts` and `Reporting ends` still span the whole report: `Day`
is the day. The row that sums up leaves the names empty, and the reader drops it. The Russian
headers are known from no file.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import System, Words, says

SPEND: Final = Words(
    "spend",
    (
        says("date", "Day", "Jour"),
        says("date_from", "Reporting starts", "Início dos relatórios"),
        says("date_to", "Reporting ends", "Término dos relatórios"),
        says("campaign", "Campaign name", "Nom de la campagne", "Название кампании"),
        says("campaign_id", "Campaign ID"),
        says(
            "cost",
            *("Amount spent", "Montant dépensé", "Сумма затрат", "Потраченная сумма"),
            weight=2,
        ),
        says("currency", "Currency", weight=0.5),
        says("impressions", "Impressions", "Показы"),
        says("clicks", "Link clicks", "Clicks (all)"),
    ),
    others=(
        *("Ad set name", "Ad name", "Reach", "Results", "Result indicator", "Frequency"),
        *("Attribution setting", "Account ID", "Account name", "Ad set ID", "Ad ID"),
        *("Campaign delivery", "Cost per results", "CPM (cost per 1,000 impressions)"),
    ),
    files=("meta", "facebook"),
    constants={"utm_source": "facebook", "utm_medium": "cpc"},
)

SYSTEM: Final = System(
    "meta_ads",
    (SPEND,),
    signs=(
        *("Amount spent", "Montant dépensé", "Сумма затрат", "Потраченная сумма"),
        *("Result indicator", "Attribution setting", "Ad set name", "Início dos relatórios"),
        "Término dos relatórios",
    ),
)
