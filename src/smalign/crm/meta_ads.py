"""Meta Ads: the currency stands inside the header of the cost, headers are in the user's language.

With a daily breakdown `Reporting starts` and `Reporting ends` still span the whole report: `Day`
is the day. The row that sums up leaves the names empty, and the reader drops it.
Russian and Portuguese headers are those public readers look for.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import System, Words, says

SPEND: Final = Words(
    "spend",
    (
        says("date", "Day", "Jour", "Dia", "День"),
        says("date_from", "Reporting starts", "Início dos relatórios", "Дата начала отчетности"),
        says(
            "date_to",
            *(
                "Reporting ends",
                "Término dos relatórios",
                "Encerramento dos relatórios",
                "Дата окончания отчетности",
            ),
            "Окончание отчетности",
        ),
        says(
            "campaign",
            "Campaign name",
            "Nom de la campagne",
            "Название кампании",
            "Nome da campanha",
        ),
        says("campaign_id", "Campaign ID"),
        says(
            "cost",
            *(
                "Amount spent",
                "Montant dépensé",
                "Сумма затрат",
                "Потраченная сумма",
                "Valor usado",
            ),
            weight=2,
        ),
        says("currency", "Currency", weight=0.5),
        says("impressions", "Impressions", "Показы", "Impressões"),
        says("clicks", "Link clicks", "Clicks (all)", "Клики по ссылке", "Cliques no link"),
    ),
    others=(
        *("Ad set name", "Ad name", "Reach", "Results", "Result indicator", "Frequency"),
        *("Attribution setting", "Account ID", "Account name", "Ad set ID", "Ad ID"),
        *("Campaign delivery", "Показ кампании", "Настройка атрибуции", "Индикатор результата"),
        *(
            "Охват",
            "Название группы объявлений",
            "Cost per results",
            "CPM (cost per 1,000 impressions)",
        ),
    ),
    files=("meta", "facebook"),
    constants={"utm_source": "facebook", "utm_medium": "cpc"},
    languages=("en", "fr", "pt", "ru"),
)

SYSTEM: Final = System(
    "meta_ads",
    (SPEND,),
    signs=(
        *("Amount spent", "Montant dépensé", "Сумма затрат", "Потраченная сумма"),
        *("Result indicator", "Attribution setting", "Ad set name", "Início dos relatórios"),
        *("Término dos relatórios", "Valor usado"),
        *("Дата начала отчетности", "Дата окончания отчетности", "Индикатор результата"),
    ),
)
