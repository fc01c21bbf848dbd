"""Yandex.Direct: the report master's CSV («Расход (руб.)») and the Reports API's TSV.

The API writes money in millionths unless the request says otherwise; then it has decimals. Search
and networks are one channel, for cards seldom tell them apart; `campaign_type` does.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import Entry, System, Words, says

SPEND: Final = Words(
    "spend",
    (
        says("date", "Дата", "День", "Date"),
        says("campaign", "Кампания", "Название кампании", "CampaignName"),
        says("campaign_id", "№ Кампании", "Номер кампании", "ID кампании", "CampaignId"),
        says("campaign_type", "Тип площадки", "AdNetworkType", "Тип кампании", "CampaignType"),
        says("cost", "Расход", "Расход до НДС", "Расход с НДС", weight=2),
        Entry("cost", ("Cost",), millionths="whole"),
        says("currency", "Валюта", weight=0.5),
        says("impressions", "Показы", "Impressions"),
        says("clicks", "Клики", "Clicks"),
    ),
    others=(
        *("Группа", "№ Группы", "№ Объявления", "Условие показа", "№ Условия показа"),
        *("Тип условия показа", "Площадка", "Взвешенные показы", "CTR (%)"),
        *("Ср. цена клика", "Ср. ставка за клик", "Отказы (%)", "Глубина (стр.)", "Конверсии"),
        *("Прибыль", "AdGroupId", "AdGroupName", "AdId", "Criterion", "Ctr", "AvgCpc"),
        *("Conversions", "Месяц", "Неделя"),
    ),
    files=("direct", "директ", "yandex"),
    constants={"utm_source": "yandex", "utm_medium": "cpc"},
    languages=("ru", "codes"),
)

SYSTEM: Final = System(
    "yandex_direct",
    (SPEND,),
    signs=(
        *("№ Кампании", "№ Группы", "№ Объявления", "Условие показа", "Тип площадки"),
        *("Взвешенные показы", "Ср. цена клика", "Ср. ставка за клик", "Глубина (стр.)"),
        *("CampaignName", "CampaignId", "AvgCpc", "AdNetworkType"),
    ),
)
