"""What the columns of roi are."""

from __future__ import annotations

from typing import Final

from smalign.render.report.meaning import Meaning
from smalign.render.report.meaning import counted as _count
from smalign.render.titles import Pair

_LEADS: Final = Pair("leads", "лиды")
_DEALS: Final = Pair("deals", "сделки")

ROI: Final[dict[str, Meaning]] = {
    "touches": _count(
        "touchpoints of the period, by their own channel",
        "касания периода по их собственному каналу",
    ),
    "leads": _count(
        "leads created in the period; where there are only deals, every deal is also a lead",
        "лиды, созданные в периоде; где есть только сделки, каждая сделка считается и лидом",
    ),
    "qualified": _count(
        "leads that reached a qualified stage or have a deal",
        "лиды, дошедшие до этапа квалификации или получившие сделку",
    ),
    "deals": _count(
        "deals of those leads, and deals without a lead created in the period: won + lost + open",
        "сделки этих лидов и сделки без лида, созданные в периоде: продажи + отказы + в работе",
    ),
    "won": _count("deals that were won", "выигранные сделки"),
    "lost": _count(
        "deals closed without a sale; disqualified leads are not among them",
        "сделки, закрытые без продажи; некачественные лиды сюда не входят",
    ),
    "open": _count("deals neither won nor lost", "сделки без исхода"),
    "revenue": _count("sum of the amounts of won deals", "сумма выигранных сделок"),
    "spend": _count("spend of the period", "расход за период"),
    "cpl": Meaning(_LEADS, Pair("spend / leads", "расход / лиды")),
    "cpql": Meaning(
        Pair("qualified", "квалифицированные"),
        Pair("spend / qualified leads", "расход / квалифицированные лиды"),
    ),
    "cpd": Meaning(_DEALS, Pair("spend / deals", "расход / сделки")),
    "cpo": Meaning(Pair("won", "продажи"), Pair("spend / won", "расход / продажи")),
    "cac": Meaning(
        Pair("new customers", "новые клиенты"),
        Pair(
            "spend / distinct new customers of won deals (contact, else company, else deal)",
            "расход / новые клиенты выигранных сделок (контакт, иначе компания, иначе сделка)",
        ),
    ),
    "roas": Meaning(Pair("spend", "расход"), Pair("revenue / spend", "выручка / расход")),
    "drr": Meaning(Pair("revenue", "выручка"), Pair("spend / revenue", "расход / выручка")),
    "romi": Meaning(
        Pair("spend", "расход"),
        Pair(
            "(margin × revenue − spend) / spend; without a margin by revenue, and called so",
            "(маржа × выручка − расход) / расход; без маржи — по выручке, и названо так",
        ),
    ),
    "lead_to_deal": Meaning(
        _LEADS, Pair("leads with at least one deal / leads", "лиды хотя бы с одной сделкой / лиды")
    ),
    "deal_to_won": Meaning(_DEALS, Pair("won / deals", "продажи / сделки")),
    "lead_to_won": Meaning(
        _LEADS,
        Pair("leads with at least one won deal / leads", "лиды хотя бы с одной продажей / лиды"),
    ),
    "win_rate": Meaning(
        Pair("won + lost", "продажи + отказы"),
        Pair("won / (won + lost)", "продажи / (продажи + отказы)"),
    ),
    "avg_won_amount": Meaning(Pair("won", "продажи"), Pair("revenue / won", "выручка / продажи")),
    "median_days_to_won": Meaning(
        Pair("won", "продажи"),
        Pair(
            "median of closing − creation of the lead (else of the deal), in calendar days",
            "медиана: закрытие − создание лида (без лида — сделки), в календарных днях",
        ),
    ),
    "open_pipeline": _count("sum of the amounts of open deals", "сумма сделок в работе"),
    "inquiries": _count(
        "every inquiry, before anything is put aside", "все обращения, до любого отсева"
    ),
    "unique": _count("inquiries of different people", "обращения разных людей"),
    "target": _count("not a test, not spam, not a non-target", "не тест, не спам, не нецелевые"),
    "new_customers": _count(
        "customers whose first sale this is", "клиенты, для которых это первая продажа"
    ),
    "new_revenue": _count(
        "revenue of customers' first sales, over all data", "выручка первых продаж клиентам"
    ),
    "repeat_won": _count(
        "sales to those who had bought before: won − new customers",
        "продажи уже купившим: продажи − новые клиенты",
    ),
    "repeat_revenue": _count(
        "revenue of repeat sales: revenue − revenue of first sales",
        "выручка повторных продаж: выручка − выручка первых",
    ),
    "velocity": Meaning(
        Pair("open deals", "сделки в работе"),
        Pair(
            "open × win rate × average sale / median days to a sale: money a day",
            "в работе × доля выигранных × средний чек / дней до продажи (медиана): деньги в день",
        ),
    ),
    "gain_open": _count(
        "what a tenth more open deals adds to velocity",
        "прибавка к скорости продаж, если сделок в работе на десятую больше",
    ),
    "gain_win_rate": _count(
        "what a win rate a tenth higher, never above 100 %, adds to velocity",
        "прибавка к скорости, если доля выигранных на десятую выше, но не выше 100 %",
    ),
    "gain_avg_won_amount": _count(
        "what a sale a tenth larger adds to velocity",
        "прибавка к скорости, если средний чек на десятую больше",
    ),
    "gain_days": _count(
        "what a tenth fewer days to a sale add to velocity",
        "прибавка к скорости, если дней до продажи на десятую меньше",
    ),
    "ltv": Meaning(
        Pair("customers in LTV", "клиенты в LTV"),
        Pair(
            "what new customers bought within the time after their first sale / these customers; "
            "nothing is foretold",
            "покупки новых клиентов за срок после первой продажи / эти клиенты; "
            "будущее не досчитано",
        ),
    ),
    "ltv_customers": _count(
        "new customers observed for as long as asked", "новые клиенты, прожившие этот срок"
    ),
    "ltv_days": _count(
        "days after the first sale that LTV covers; of --ltv all their median",
        "дней после первой продажи, за которые посчитан LTV; при --ltv all — медиана",
    ),
    "ltv_cac": Meaning(Pair("CAC", "CAC"), Pair("LTV so far / CAC", "LTV на сегодня / CAC")),
    "paid": _count(
        "sales for which more was paid than given back; by cash, deals paid for in the period",
        "продажи, за которые заплачено больше, чем возвращено; по оплатам — сделки, оплаченные в "
        "периоде",
    ),
    "advertising": _count("spend on advertising alone", "расход на саму рекламу"),
    "other_costs": _count(
        "monthly costs and fees of [costs]", "ежемесячные затраты и комиссии из [costs]"
    ),
    "break_even_cpo": Meaning(
        Pair("won", "продажи"),
        Pair(
            "margin × average won amount: a sale that costs more loses money",
            "маржа × средний чек: продажа дороже этого — убыток",
        ),
    ),
    "model": _count("how a sale is shared among touches", "как продажа делится между касаниями"),
}
