"""What is said of spend and sales: whether money follows them."""

from __future__ import annotations

from typing import Final

ERRORS: Final[dict[str, tuple[str, str]]] = {
    "spend_lacks_field": (
        (
            "Spend does not say {fields:list}, so it cannot be set beside sales; compare by "
            "channel, campaign or another field of both."
        ),
        (
            "В расходах нет полей {fields:list}, поэтому их не сопоставить с продажами; "
            "сравнивайте по каналу, кампании или другому общему полю."
        ),
    ),
}
NOTES: Final[dict[str, tuple[str, str]]] = {
    "spend_raised_unsold": (
        (
            "{period}, {level:level}: "
            "{segments} of {of} segments {segments:word has|have} no sale within "
            "{horizon:count day|days} ({leads:count card|cards}) and took {share:rate} of "
            "spend. In the next period {segments:word its|their} spend a day grew by "
            "{change:rate}, in all from {spend:money} to {next_spend:money}. Spend grew where "
            "leads brought no sale."
        ),
        (
            "{period}, {level:level}: "
            "в {segments} из {of:count сегмента|сегментов|сегментов} нет продаж за {horizon:count "
            "день|дня|дней} "
            "({leads:count карточка|карточки|карточек}), на {segments:word него|них|них} ушло "
            "{share:rate} "
            "расхода. В следующем периоде расход на {segments:word него|них|них} в день вырос на "
            "{change:rate}, а всего — с {spend:money} до {next_spend:money}. Расход вырос там, где "
            "лиды не дали продаж."
        ),
    ),
    "spend_kept_unsold": (
        (
            "{period}, {level:level}: "
            "{segments} of {of} segments {segments:word has|have} no sale within "
            "{horizon:count day|days} ({leads:count card|cards}) and took {share:rate} of "
            "spend. In the next period {segments:word its|their} spend a day stayed, in all "
            "{spend:money}, then {next_spend:money}."
        ),
        (
            "{period}, {level:level}: "
            "в {segments} из {of:count сегмента|сегментов|сегментов} нет продаж за {horizon:count "
            "день|дня|дней} "
            "({leads:count карточка|карточки|карточек}), на {segments:word него|них|них} ушло "
            "{share:rate} "
            "расхода. В следующем периоде расход в день прежний, а всего — {spend:money}, затем "
            "{next_spend:money}."
        ),
    ),
    "spend_cut_unsold": (
        (
            "{period}, {level:level}: "
            "{segments} of {of} segments {segments:word has|have} no sale within "
            "{horizon:count day|days} ({leads:count card|cards}) and took {share:rate} of "
            "spend. In the next period {segments:word its|their} spend a day fell by "
            "{change:rate}, in all from {spend:money} to {next_spend:money}."
        ),
        (
            "{period}, {level:level}: "
            "в {segments} из {of:count сегмента|сегментов|сегментов} нет продаж за {horizon:count "
            "день|дня|дней} "
            "({leads:count карточка|карточки|карточек}), на {segments:word него|них|них} ушло "
            "{share:rate} "
            "расхода. В следующем периоде расход на {segments:word него|них|них} в день сокращён "
            "на {change:rate}, а всего — с {spend:money} до {next_spend:money}."
        ),
    ),
    "spend_where_sold": (
        (
            "{period}, {level:level}: where there are sales, spend went from {spend:money} to "
            "{next_spend:money} in the next period."
        ),
        (
            "{period}, {level:level}: там, где продажи есть, расход в следующем периоде изменился "
            "с {spend:money} до {next_spend:money}."
        ),
    ),
    "spend_moves": (
        (
            "{period}: of the spend on segments without sales {raised:rate} was raised, "
            "{kept:rate} kept and {cut:rate} cut or stopped in the next period."
        ),
        (
            "{period}: из расхода на сегменты без продаж в следующем периоде {raised:rate} "
            "выросло, {kept:rate} осталось прежним, {cut:rate} сокращено или прекращено."
        ),
    ),
    "spend_all_sold": (
        (
            "{period}: no money went to segments that are known to sell nothing within "
            "{horizon:count day|days}."
        ),
        (
            "{period}: на сегменты, о которых известно, что за {horizon:count день|дня|дней} они "
            "ничего не продали, деньги не тратились."
        ),
    ),
    "spend_next_unknown": (
        (
            "{period}, {level:level}: "
            "{segments} of {of} segments {segments:word has|have} no sale within "
            "{horizon:count day|days} ({leads:count card|cards}); {spend:money} went there, "
            "{share:rate} of spend. The spend of the next period is not known yet."
        ),
        (
            "{period}, {level:level}: "
            "в {segments} из {of:count сегмента|сегментов|сегментов} нет продаж за {horizon:count "
            "день|дня|дней} "
            "({leads:count карточка|карточки|карточек}); на {segments:word него|них|них} ушло "
            "{spend:money}, {share:rate} расхода. Расход следующего периода ещё не известен."
        ),
    ),
    "spend_without_cards": (
        (
            "{period}, {level:level}: {names:list} {segments:word has|have} spend ({spend:money}, "
            "{share:rate} of all) and no card: nobody came, or the CRM and the accounts name it "
            "differently."
        ),
        (
            "{period}, {level:level}: {names:list} — расход {spend:money} ({share:rate} всего "
            "расхода) и ни одной карточки: либо никто не пришёл, либо в CRM и в кабинетах "
            "{segments:word это названо|они названы|они названы} по-разному."
        ),
    ),
    "spend_too_few": (
        (
            "{period}, {level:level}: "
            "{segments:count segment|segments} more sold nothing from too few cards to "
            "tell ({leads:whole} together, {spend:money}): that is no evidence."
        ),
        (
            "{period}, {level:level}: "
            "ещё в {segments:count сегменте|сегментах|сегментах} продаж нет, но для "
            "вывода мало данных (карточек всего {leads:whole}, расход {spend:money})."
        ),
    ),
    "spend_not_exported": (
        "There is no spend in the export, so where money went is not known.",
        "Расходов в выгрузке нет, поэтому неизвестно, куда шли деньги.",
    ),
    "spend_not_covered": (
        "Spend covers less than 90% of the days of {periods:list}: n/a.",
        "Расходы покрывают меньше 90 % дней периода ({periods:list}): н/д.",
    ),
    "spend_without_horizon": (
        (
            "Fewer than {least} sales in periods old enough: how long a sale takes is not known. "
            "Give it with --horizon 90d."
        ),
        (
            "В достаточно старых периодах меньше {least} продаж: неизвестно, сколько длится "
            "продажа. Задайте срок: --horizon 90d."
        ),
    ),
    "spend_no_whole_period": (
        (
            "No whole period with cards lies inside these days; a period is a quarter, with "
            "--cohort month a month."
        ),
        (
            "Внутри этих дней нет ни одного целого периода с карточками; период — квартал, "
            "с --cohort month — месяц."
        ),
    ),
    "spend_immature": (
        ("No whole period is old enough yet: its last lead has not had {horizon:count day|days}."),
        (
            "Ни один целый период ещё не созрел: его последнему лиду меньше {horizon:count "
            "дня|дней|дней}."
        ),
    ),
}
EXCLUSIONS: Final[dict[str, tuple[str, str]]] = {
    "period_immature": (
        "{count:count card|cards} of periods that are not whole, or not old enough",
        "{count:count карточка|карточки|карточек} периодов, которые неполны или ещё не созрели",
    ),
}
