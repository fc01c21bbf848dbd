"""What step 6 of a diagnosis says: spend that stays where nothing is sold, pay tied to sales."""

from __future__ import annotations

from typing import Final

SEEN: Final[dict[str, tuple[str, str]]] = {
    "spend_unsold": (
        (
            "{period}, {level:level}: "
            "{segments:whole} {segments:word segment|segments} brought {leads:count "
            "lead|leads} and no sale at maturity (at most {high:rate}; {rate:rate} where there are "
            "sales) and took {share:rate} of spend. The next quarter kept or raised {kept:rate} of "
            "it: {spend:money} → {next_spend:money}."
        ),
        (
            "{period}, {level:level}: "
            "{segments:count сегмент|сегмента|сегментов} без продаж на зрелости из "
            "{leads:count лида|лидов|лидов} (не больше {high:rate}; там, где продажи есть, "
            "{rate:rate}), на {segments:word него|них|них} ушло {share:rate} расхода. В следующем "
            "квартале сохранено или увеличено {kept:rate} этих денег: {spend:money} → "
            "{next_spend:money}."
        ),
    ),
    "spend_all_sold": (
        (
            "{period}: {sold:rate} of spend went to segments with sales at maturity; of none can "
            "it be told that it sells nothing."
        ),
        (
            "{period}: {sold:rate} расхода — в сегментах с продажами на зрелости; ни об одном "
            "нельзя сказать, что он не продаёт."
        ),
    ),
    "pay_tied": (
        "The plan of pay “{plan}” is in force since {since:day}; it pays for: {base:bases}.",
        "План премии «{plan}» действует с {since:day}; он платит за: {base:bases}.",
    ),
}
UNSEEN: Final[dict[str, tuple[str, str]]] = {
    "no_spend": (
        "there is no spend by campaign or channel in the export",
        "нет расходов по кампаниям и каналам",
    ),
    "spend_unmatched": (
        (
            "most spend is on names that no card of {period} has: whether it sold cannot be told; "
            "call campaigns alike in both, or set `[channels]`"
        ),
        (
            "большая часть расхода — на названия, которых нет в карточках за {period}: продали ли "
            "они, сказать нельзя; назовите кампании одинаково или задайте `[channels]`"
        ),
    ),
    "channels_unknown": (
        (
            "{share:rate} of the cards of {period} have no channel: a sale without one may belong "
            "to any segment"
        ),
        (
            "у {share:rate} карточек за {period} нет канала: продажа без канала может относиться к "
            "любому сегменту"
        ),
    ),
    "too_few_sales_for_spend": (
        "too few sales to tell when spend is mature",
        "слишком мало продаж, чтобы судить, когда расход созрел",
    ),
    "spend_immature": (
        "no whole quarter is mature yet: its last lead needs {horizon:count day|days}",
        (
            "ни один целый квартал ещё не созрел: его последнему лиду нужно {horizon:count "
            "день|дня|дней}"
        ),
    ),
    "spend_later": (
        "the quarters whose sales and next spend are known begin after the days asked for",
        "кварталы, о продажах и следующем расходе которых уже известно, начались после этих дней",
    ),
    "spend_not_covered": (
        "spend does not cover a mature quarter: {periods:list}",
        "расход не покрывает зрелый квартал: {periods:list}",
    ),
    "spend_too_few": (
        "most spend of {period} went where there are too few cards to tell whether it sells",
        "большая часть расхода за {period} ушла туда, где карточек слишком мало, чтобы судить",
    ),
    "spend_next_unknown": (
        (
            "{share:rate} of the spend of {period} is in segments without sales; what was spent "
            "after it is not known yet"
        ),
        (
            "{share:rate} расхода за {period} — в сегментах без продаж; что потратили потом, ещё "
            "неизвестно"
        ),
    ),
    "pay_not_set": (
        (
            "the plan of pay is not set: what marketing's income depends on is not known here; "
            "agree on `[bonus]` and reckon three bases for the last quarter "
            "(`smalign bonus --show bases`)"
        ),
        (
            "план премии не задан: от чего зависит доход маркетинга, инструмент не знает; "
            "согласуйте `[bonus]` и посчитайте три базы за прошлый квартал "
            "(`smalign bonus --show bases`)"
        ),
    ),
    "pay_not_in_force": (
        "no plan of pay of `[bonus]` is in force on {day:day}",
        "ни один план премии из `[bonus]` не действует {day:day}",
    ),
}
ACTIONS: Final[dict[str, tuple[str, str]]] = {
    "cut_unsold": (
        (
            "Cut or stop spend on {names:list}, or say what it is for; bring the bonus on three "
            "bases to the meeting."
        ),
        (
            "Сократить или остановить расход на {names:list} либо объяснить, зачем он; принести "
            "на встречу премию по трём базам."
        ),
    ),
}
NORMS: Final[dict[str, tuple[str, str]]] = {
    "by_sold_spend": (
        "{value} kept or raised where there were sales",
        "{value} сохранено или увеличено там, где продажи были",
    ),
    "by_none_unsold": (
        "segments known to sell nothing: there is none",
        "сегментами, где продаж точно нет: таких не видно",
    ),
    "whose_none_unsold": (
        "the company's own segments in the same quarter, and the sales they made",
        "собственные сегменты компании за тот же квартал и их продажи",
    ),
    "whose_sold_spend": (
        "the company's own segments in the same quarter, and the sales they made",
        "собственные сегменты компании за тот же квартал и их продажи",
    ),
    "by_pay": ("a plan of pay for sales", "планом премии за продажи"),
    "whose_pay": ("`[bonus]` of the company itself", "`[bonus]` самой компании"),
}
