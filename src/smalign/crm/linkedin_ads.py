"""LinkedIn: campaign performance reports, UTF-16 with tabs and some rows of preamble.

`Start Date (in UTC)` is the day of a row in a report broken down by days, the usual one.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import System, Words, says

SPEND: Final = Words(
    "spend",
    (
        says("date", "Start Date (in UTC)"),
        says("campaign", "Campaign Name", "Nome da campanha"),
        says("campaign_id", "Campaign ID"),
        says("campaign_type", "Campaign Type"),
        says("cost", "Total Spent", weight=2),
        says("currency", "Currency", weight=0.5),
        says("impressions", "Impressions"),
        says("clicks", "Clicks"),
    ),
    others=(
        *("Account Name", "Campaign Group Name", "Campaign Objective", "Campaign Start Date"),
        *("Campaign End Date", "Creative Name", "Reach", "Clicks to Landing Page"),
        "Clicks to LinkedIn Page",
    ),
    files=("linkedin",),
    constants={"utm_source": "linkedin", "utm_medium": "cpc"},
    languages=("en",),
)

SYSTEM: Final = System(
    "linkedin_ads",
    (SPEND,),
    signs=(
        *("Start Date (in UTC)", "Campaign Group Name", "Clicks to Landing Page"),
        *("Clicks to LinkedIn Page", "Campaign Objective"),
    ),
)
