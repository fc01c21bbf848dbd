"""The comments of a drafted smalign.toml on stages: their order, outcomes, owners."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "stages": (
        (
            "What the stages mean: the order in which a card passes the open ones, and those that "
            "end it. Beside each stage are the cards that stand in it now. Whose stages they are "
            "(marketing, shared, system) no export says: those not named here are the sales "
            "team's. The longest stay agreed (sla) is written in hours, days or weeks: 4h, 2d, 1w."
        ),
        (
            "Что значат этапы: в каком порядке карточка проходит открытые и какие из них её "
            "завершают. Рядом с этапом — сколько карточек стоит в нём сейчас. Чьи это этапы "
            "(marketing — маркетинг, shared — общие, system — система), в выгрузке не сказано: "
            "все, что здесь не названы, — отдела продаж. Срок этапа (sla) пишется в часах, днях "
            "или неделях: 4h, 2d, 1w."
        ),
    ),
    "pipelines": (
        "All pipelines are counted together; `--pipeline NAME` counts one alone.",
        "Все воронки считаются вместе; `--pipeline ИМЯ` считает одну.",
    ),
    "no_stages": (
        "The cards have no stage, so there is no order to give.",
        "Этапа у карточек нет, поэтому и порядка задавать не нужно.",
    ),
    "stageless": (
        "{cards:count card has|cards have} no stage.",
        "Без этапа: {cards:count карточка|карточки|карточек}.",
    ),
    "leads_counted": (
        (
            "{cards:count lead|leads}: {won:whole} converted, {lost:whole} disqualified, "
            "{open:whole} open."
        ),
        (
            "{cards:count лид|лида|лидов}: конвертировано {won:whole}, некачественных "
            "{lost:whole}, в работе {open:whole}."
        ),
    ),
    "deals_counted": (
        (
            "{cards:count deal|deals}: {won:whole} won, {lost:whole} lost, {open:whole} open; "
            "{priced:whole} with an amount."
        ),
        (
            "{cards:count сделка|сделки|сделок}: продаж {won:whole}, отказов {lost:whole}, в "
            "работе {open:whole}; с суммой {priced:whole}."
        ),
    ),
    "sells": (
        "A sales pipeline by its won deals and amounts.",
        "Воронка продаж: в ней есть выигранные сделки и суммы.",
    ),
    "sells_little": (
        (
            "Is it a sales pipeline? It has few amounts or no won deal. To leave it out: "
            "--where 'pipeline != {name}'."
        ),
        (
            "Это воронка продаж? В ней мало сумм или нет выигранных сделок. Чтобы её не считать: "
            "--where 'pipeline != {name}'."
        ),
    ),
    "no_open": (
        "No stage is open: every card seen is closed.",
        "Открытых этапов нет: все карточки завершены.",
    ),
    "order_open": (
        (
            "In which order does a card pass these stages? It is not known, and the funnel needs "
            "it; the stages known by name come first, the others by their cards."
        ),
        (
            "В каком порядке карточка проходит эти этапы? Он неизвестен, а воронке он нужен; "
            "сначала стоят этапы, известные по названию, за ними остальные по числу карточек."
        ),
    ),
    "order_toml": ("The order is as you said.", "Порядок — как вы указали."),
    "order_history": (
        "The order is the one written in the stage history.",
        "Порядок взят из истории этапов.",
    ),
    "order_dictionary": (
        "The order is that of the list of stages exported beside the cards.",
        "Порядок взят из списка этапов, выгруженного рядом с карточками.",
    ),
    "order_sole": (
        "There is one open stage.",
        "Открытый этап один.",
    ),
    "order_list": (
        "The order is that of the CRM's own list of stages.",
        "Порядок взят из собственного списка этапов CRM.",
    ),
    "outcome_open": (
        (
            "Which stages mean won, which lost? Nothing in the export says it, and money and "
            "conversions need it."
        ),
        (
            "Какие этапы — продажа, а какие — отказ? В выгрузке этого нет, а деньгам и конверсиям "
            "это нужно."
        ),
    ),
    "won_deal": ("Stages of a sale.", "Этапы продажи."),
    "won_lead": (
        "Stages of a converted lead: it became a deal.",
        "Этапы конвертированного лида: он стал сделкой.",
    ),
    "lost_deal": ("Stages of a refusal.", "Этапы отказа."),
    "lost_lead": ("Stages of a disqualified lead.", "Этапы некачественного лида."),
    "converted_beside": (
        "No stage means converted: that stands beside the stage, or no lead is converted yet.",
        "Этапа конвертации нет: она записана рядом с этапом, или её ещё не было.",
    ),
    "won_beside": (
        "No stage means won: the outcome stands beside the stage, or nothing is won yet.",
        "Этапа продажи нет: исход записан рядом с этапом, или продаж ещё не было.",
    ),
    "qualified_told": (
        "From this stage on a card counts as qualified, as you said.",
        "С этого этапа карточка считается квалифицированной, как вы указали.",
    ),
    "qualified_lead": (
        (
            "From which stage on is a lead qualified? Nobody has named one, so leads that were "
            "converted or have a deal count as qualified."
        ),
        (
            "С какого этапа лид квалифицирован? Этап не назван, поэтому квалифицированными "
            "считаются лиды конвертированные и со сделкой."
        ),
    ),
    "qualified_deal": (
        "From which stage on is a deal qualified? Nobody has named one.",
        "С какого этапа сделка квалифицирована? Этап не назван.",
    ),
    "qualified_called": (
        "The CRM itself calls {stages:list} so.",
        "Сама CRM называет так {stages:list}.",
    ),
    "unowned": (
        (
            "In “{stage}” {unowned:whole} of {cards:count card has|cards have} no owner: is it "
            "still marketing's?"
        ),
        (
            "В этапе «{stage}» без ответственного {unowned:whole} из {cards:whole}: может быть, "
            "это ещё этап маркетинга?"
        ),
    ),
}
