"""TikTok Ads: reports of the Ads Manager, and the names of its interface for programs.

Facts from public readers of its exports and TikTok's glossary of metrics. Without `By Day` a row
covers the whole reported period, which the file does not name.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import System, Words, says

SPEND: Final = Words(
    "spend",
    (
        says("date", "By Day", "stat_time_day"),
        says("campaign", "Campaign name", "campaign_name"),
        says("campaign_id", "Campaign ID", "campaign_id"),
        says("campaign_type", "Campaign type", "objective_type"),
        says("cost", "Cost", "Total cost", "spend", weight=2),
        says("currency", "Currency", weight=0.5),
        says("impressions", "Impressions", "Impression"),
        says("clicks", "Clicks (destination)", "Clicks (all)", "Clicks"),
    ),
    others=(
        *("Ad group name", "Ad Group Name", "Ad name", "Ad group ID", "Ad ID", "Primary status"),
        *("CPC (destination)", "CTR (destination)", "CPM", "Reach", "Frequency", "Conversions"),
        *("2-second video views", "6-second video views", "Cost per conversion"),
        *("Conversion rate (CVR)", "adgroup_id", "adgroup_name", "advertiser_id", "conversion"),
    ),
    files=("tiktok",),
    constants={"utm_source": "tiktok", "utm_medium": "cpc"},
    languages=("en", "codes"),
)

SYSTEM: Final = System(
    "tiktok_ads",
    (SPEND,),
    signs=(
        *("By Day", "Clicks (destination)", "CPC (destination)", "CTR (destination)"),
        *("2-second video views", "6-second video views", "stat_time_day"),
    ),
)
