"""What the sections on nurture, attribution and spend say around their numbers."""

from __future__ import annotations

from typing import Final

from smalign.render.titles import Pair

MARKETING_TEXTS: Final[dict[str, Pair]] = {
    "nurture": Pair("Nurture", "Прогрев"),
    "of_nurture": Pair(
        "Letters go to those who are warm already, so the touched do better whatever is sent. Here "
        "a touched card stands beside untouched ones of the same stage, age and channel.",
        "Письма шлют тем, кто и так тёплый, поэтому карточки с касаниями продвигаются чаще при "
        "любых письмах. Здесь рядом — карточки без касаний того же этапа, возраста и канала.",
    ),
    "other_period": Pair(
        "This table is of another period: {period}.", "Эта таблица за другой период: {period}."
    ),
    "lift_chart": Pair(
        "Moved on within {days} days: points more than comparable untouched cards",
        "Продвинулись за {days} дн.: на сколько п. п. чаще сопоставимых без касаний",
    ),
    "return_alone": Pair("{value} (no revenue)", "{value} (выручки нет)"),
    "lift_dot": Pair("difference", "разница"),
    "interval": Pair("its 95 % interval", "её 95-процентный промежуток"),
    "nurture_limits": Pair(
        "Association, no proof: who chose whom to write to may have known more than stage, age and "
        "channel. Opened is not read.",
        "Это связь, не доказательство: кто выбирал, кому писать, мог знать больше, чем этап, "
        "возраст и канал. Открыто — не значит прочитано.",
    ),
    "attribution": Pair("Attribution: where models disagree", "Атрибуция: где модели расходятся"),
    "of_models": Pair(
        "The same sales shared out by several models: {models}. Where the band is wide, the share "
        "of a channel is a matter of the model, not of the data.",
        "Одни и те же продажи, разделённые по нескольким моделям: {models}. Где полоса широкая, "
        "доля канала зависит от модели, а не от данных.",
    ),
    "models_chart": Pair(
        "Share of sales by {count} models, from the least to the most",
        "Доля продаж по {count} моделям, от наименьшей до наибольшей",
    ),
    "first_model": Pair("by the model {model}", "по модели {model}"),
    "least_to_most": Pair("from the least to the most", "от наименьшей до наибольшей"),
    "place": Pair("place {best}", "место {best}"),
    "models_touched": Pair(
        "Sales with a touch: {won} of {of}; of the others every model but source knows no channel.",
        "Продажи с касаниями: {won} из {of}; об остальных все модели, кроме source, канала не "
        "знают.",
    ),
    "places": Pair("place {best}–{worst}", "место {best}–{worst}"),
    "every_model": Pair("Every model", "Все модели"),
    "spend": Pair("Does money follow sales", "Идут ли деньги за продажами"),
    "of_spending": Pair(
        "What each segment sold of the leads of a period old enough, and what was spent on it then "
        "and in the period after.",
        "Сколько каждый сегмент продал из лидов созревшего периода и сколько на него потратили "
        "тогда и в следующем периоде.",
    ),
    "spending_chart": Pair(
        "Spend of {period} and of the period after, by whether sales are seen",
        "Расход за {period} и за следующий период и видны ли продажи",
    ),
    "segment_sold": Pair("{segment} · sales: {evidence}", "{segment} · продажи: {evidence}"),
    "spending_limits": Pair(
        "The next period begins before the sales of this one are known. What was stopped for "
        "another reason looks the same.",
        "Следующий период начинается раньше, чем известны продажи этого. Что остановили по другой "
        "причине, выглядит так же.",
    ),
    "dynamics": Pair("What changes", "Что меняется"),
    "dynamics_chart": Pair(
        "Reasons: share of losses in the first half of the period and in the second",
        "Причины: доля отказов в первой половине периода и во второй",
    ),
    "first_half": Pair("first half", "первая половина"),
    "second_half": Pair("second half", "вторая половина"),
    "changed_half": Pair("changed beyond chance", "изменилось не случайно"),
    "of_halves": Pair(
        "First half: {first}, {before} losses in all; second half: {second}, {since}.",
        "Первая половина: {first}, всего отказов {before}; вторая: {second}, {since}.",
    ),
    "halves": Pair("{before} → {since}", "{before} → {since}"),
}
