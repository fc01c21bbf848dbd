"""VK Ads: workbooks of the sheet «Объявления»; the currency stands in the header as a sign.

Only the columns of that sheet are known, and among them is no day: a cabinet's daily breakdown is
read where its column is called so.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import System, Words, says

SPEND: Final = Words(
    "spend",
    (
        says("date", "Дата", "День"),
        says("campaign", "Название кампании"),
        says("campaign_id", "ID кампании"),
        says("cost", "Потрачено всего", weight=2),
        says("impressions", "Показы"),
        says("clicks", "Клики"),
    ),
    others=(
        *("ID объявления", "ID группы", "Название объявления", "Результат"),
        *("Цена за результат", "eCPC", "CTR"),
    ),
    files=("vk", "вк"),
    constants={"utm_source": "vk", "utm_medium": "cpc"},
    languages=("ru",),
)

SYSTEM: Final = System("vk_ads", (SPEND,), signs=("ID объявления", "Цена за результат", "eCPC"))
