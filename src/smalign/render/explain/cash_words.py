"""What the measures of roi mean where everything counts on its own day."""

from __future__ import annotations

from typing import Final

from smalign.render.titles import Pair

CASH: Final[dict[str, Pair]] = {
    "qualified": Pair(
        "of these leads, those that reached a qualified stage or have a deal",
        "из этих лидов дошедшие до этапа квалификации или получившие сделку",
    ),
    "deals": Pair("deals created in the period", "сделки, созданные в периоде"),
    "won": Pair("deals won in the period, by their closing", "сделки, выигранные в периоде"),
    "lost": Pair(
        "deals lost in the period, by their closing; disqualified leads are not among them",
        "сделки, проигранные в периоде; некачественные лиды сюда не входят",
    ),
    "open": Pair(
        "deals neither won nor lost at the end of the period", "сделки без исхода на конец периода"
    ),
    "avg_won_amount": Pair(
        "amounts of the deals won in the period / won",
        "суммы сделок, выигранных в периоде / продажи",
    ),
    "win_rate": Pair(
        "won / (won + lost), of the deals closed in the period",
        "продажи / (продажи + отказы) среди закрытых в периоде",
    ),
    "open_pipeline": Pair(
        "sum of the amounts of the deals open at the end of the period",
        "сумма сделок, открытых на конец периода",
    ),
    "new_customers": Pair(
        "customers whose first sale is among those of the period",
        "клиенты, чья первая продажа — в периоде",
    ),
}
"""By measure; those missing mean what they always do."""

REVENUE: Final[dict[str, Pair]] = {
    "payment": Pair(
        "what was paid in the period, less what was given back in it",
        "оплаты периода за вычетом возвратов в нём",
    ),
    "closing_date": Pair(
        "sum of the amounts of the deals won in the period", "сумма сделок, выигранных в периоде"
    ),
}
"""By what revenue goes by."""

NEW_REVENUE: Final = Pair(
    "of that, for first sales of customers, over all data",
    "из неё — за первые продажи клиентам, по всем данным",
)
