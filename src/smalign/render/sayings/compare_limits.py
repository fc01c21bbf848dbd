"""Notes on two periods compared: what cannot be said of them, and what must be known besides."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "compare_no_periods": (
        (
            "Not enough data: no two equal periods of a month, a quarter or half a year are "
            "complete, old enough and have leads enough."
        ),
        (
            "Мало данных: нет двух равных периодов (месяц, квартал, полугодие), законченных, "
            "зрелых и с достаточным числом лидов."
        ),
    ),
    "compare_begins_late": (
        (
            "Not enough data: the leads of the export begin on {first_on:day}, after the first day "
            "of a period that was to be compared, so it holds only a part of its leads."
        ),
        (
            "Мало данных: лиды в выгрузке начинаются {first_on:day}, позже первого дня одного из "
            "сравниваемых периодов, поэтому в нём лишь часть его лидов."
        ),
    ),
    "compare_periods_later": (
        (
            "Not enough data yet: the last two equal periods with leads enough are too young. They "
            "can be compared on {ready_on:day}."
        ),
        (
            "Мало данных: два последних равных периода с достаточным числом лидов ещё не созрели. "
            "Сравнить можно будет {ready_on:day}."
        ),
    ),
    "compare_immature": (
        (
            "Not enough data on conversion: leads need {days:count day|days} to be won. It can be "
            "compared on {ready_on:day}."
        ),
        (
            "О конверсии мало данных: лидам нужно {days:count день|дня|дней}, чтобы стать "
            "продажами. Сравнить можно будет {ready_on:day}."
        ),
    ),
    "compare_without_horizon": (
        (
            "Fewer than {least:whole} sales are old enough to tell how long a sale takes, so only "
            "the number of leads is compared. `--horizon 90d` names an age."
        ),
        (
            "Зрелых продаж меньше {least:whole}: за сколько дней лид становится продажей, "
            "неизвестно, поэтому сравнивается только число лидов. Срок можно задать: `--horizon "
            "90d`."
        ),
    ),
    "compare_leads_alone": (
        "Of these periods the number of leads alone is known, not what became of them.",
        "Об этих периодах известно только число лидов, но не то, что с ними стало.",
    ),
    "compare_by_upper": (
        (
            "Sales are too few to judge by, {before:whole} → {after:whole}: {least:whole} are "
            "needed in each period. The periods are judged by {result:result}."
        ),
        (
            "Продаж слишком мало, чтобы судить по ним: {before:whole} → {after:whole}, а нужно "
            "{least:whole} за период. Поэтому судим по числу {result:result}."
        ),
    ),
    "compare_by_upper_of_leads": (
        "An export of leads alone has no sales, so the periods are judged by {result:result}.",
        "В выгрузке одних лидов продаж нет, поэтому судим по числу {result:result}.",
    ),
    "compare_flip_falls": (
        (
            "The conversion of all leads fell from {before:rate} to {after:rate}, and that of "
            "{against:whole} of {segments:count segment|segments} rose: weak segments have a "
            "larger share. Look at segments, not at the total."
        ),
        (
            "Общая конверсия упала с {before:rate} до {after:rate}, а в {against:whole} из "
            "{segments:count сегмента|сегментов|сегментов} выросла: больше доля слабых сегментов. "
            "Смотрите на сегменты, а не на итог."
        ),
    ),
    "compare_flip_rises": (
        (
            "The conversion of all leads rose from {before:rate} to {after:rate}, and that of "
            "{against:whole} of {segments:count segment|segments} fell: strong segments have a "
            "larger share. Look at segments, not at the total."
        ),
        (
            "Общая конверсия выросла с {before:rate} до {after:rate}, а в {against:whole} из "
            "{segments:count сегмента|сегментов|сегментов} упала: больше доля сильных сегментов. "
            "Смотрите на сегменты, а не на итог."
        ),
    ),
    "compare_coarser": (
        (
            "By channel alone the same leads would read: mix {mix:signed}, conversion "
            "{rates:signed} {result:result}; by {level:level} conversion is {rates_here:signed}. "
            "The mix moved inside a channel."
        ),
        (
            "Если смотреть только по каналам, вышло бы: состав {mix:signed}, конверсия "
            "{rates:signed} {result:result}; на уровне «{level:level}» конверсия: "
            "{rates_here:signed}. Состав изменился внутри канала."
        ),
    ),
    "compare_channel_known": (
        (
            "Not enough data on conversion: the channel is known of {share:rate} of the leads, "
            "{least:rate} are needed."
        ),
        "О конверсии мало данных: канал известен у {share:rate} лидов, нужно {least:rate}.",
    ),
    "compare_linked": (
        (
            "Not enough data on conversion: {share:rate} of the deals have a lead, {least:rate} "
            "are needed."
        ),
        "О конверсии мало данных: лид есть у {share:rate} сделок, нужно {least:rate}.",
    ),
    "compare_rejected": (
        (
            "Not enough data: {share:rate} of the records could not be read, it must be less than "
            "{least:rate}. They may be what seems to be missing."
        ),
        (
            "Данных мало: {share:rate} записей не прочитано, а должно быть меньше {least:rate}. "
            "Возможно, их и не хватает."
        ),
    ),
    "compare_without_attempts": (
        (
            "Attempts of sales are not recorded in both periods, so work that got worse for "
            "everybody alike is not told from the market."
        ),
        (
            "Попытки связаться записаны не в обоих периодах, поэтому ухудшение работы у всех сразу "
            "от рынка не отличить."
        ),
    ),
    "compare_leads_end": (
        (
            "No lead came or was closed after {last:day}, though the export goes on and ten and "
            "more would have come as usual: leads seem to be exported earlier, so later days are "
            "not compared."
        ),
        (
            "После {last:day} ни один лид не пришёл и не закрыт, а выгрузка идёт дальше, и обычно "
            "их пришло бы не меньше десяти: похоже, лиды выгружены раньше, поэтому более поздние "
            "дни не сравниваются."
        ),
    ),
    "compare_working_days": (
        (
            "Working days are Monday to Friday, also on holidays; name the country in smalign.toml "
            "in [calendar]."
        ),
        (
            "Рабочие дни — с понедельника по пятницу, и в праздники тоже; страну назовите в "
            "smalign.toml в [calendar]."
        ),
    ),
    "compare_coded": (
        (
            "Managers are shown as codes, the same in every table of a comparison; `--show-names` "
            "names them."
        ),
        (
            "Менеджеры показаны кодами, одними и теми же во всех таблицах сравнения; имена — "
            "`--show-names`."
        ),
    ),
    "managers_equal": (
        (
            "Assignment: no difference is seen in the segments of the managers' leads (p "
            "{p:ratio}, strength {strength:ratio} of 1)."
        ),
        (
            "Распределение: разницы в сегментах лидов у менеджеров не видно (p {p:ratio}, сила "
            "{strength:ratio} из 1)."
        ),
    ),
    "managers_unequal": (
        (
            "Assignment: the managers were given leads of other segments (strength "
            "{strength:ratio} of 1): conversions as they stand compare the leads, too; read the "
            "standardised ones."
        ),
        (
            "Распределение: менеджерам достались лиды из разных сегментов (сила {strength:ratio} "
            "из 1), поэтому простые конверсии сравнивают и лиды; смотрите на конверсию при общем "
            "составе."
        ),
    ),
    "managers_untested": (
        "Assignment could not be tested: fewer than two segments or managers have leads enough.",
        (
            "Распределение не проверить: сегментов или менеджеров с достаточным числом лидов "
            "меньше двух."
        ),
    ),
    "managers_read": (
        (
            "The result is the number of {result:result} within {days:count day|days} of creation; "
            "expected of leads of the same {level:level} over all managers. One in twenty is "
            "beyond the limits by chance."
        ),
        (
            "Результат — число {result:result} за {days:count день|дня|дней} жизни; ожидалось — "
            "для тех же сегментов ({level:level}) у всех менеджеров вместе. Один из двадцати "
            "выходит за пределы случайно."
        ),
    ),
    "counterfactual_one_segment": (
        "All leads of both periods are of one segment, so their mix did not change.",
        "Все лиды обоих периодов из одного сегмента, поэтому состав не изменился.",
    ),
    "counterfactual": (
        (
            "As many leads in the earlier mix would make {value:signed} {result:result} and cost "
            "{cost:money} more at today's prices of a lead."
        ),
        (
            "Столько же лидов прежнего состава изменили бы число {result:result} на "
            "{value:signed}; разница в расходах при нынешней цене лида — {cost:money}."
        ),
    ),
    "counterfactual_unpriced": (
        (
            "As many leads in the earlier mix would make {value:signed} {result:result}; what it "
            "would cost is not known: there is no spend of {names:list}, which would grow."
        ),
        (
            "Столько же лидов прежнего состава изменили бы число {result:result} на "
            "{value:signed}; сколько это стоит, неизвестно: выросли бы и сегменты без расходов "
            "({names:list})."
        ),
    ),
    "counterfactual_without_spend": (
        (
            "As many leads in the earlier mix would make {value:signed} {result:result}; what it "
            "would cost is not known: there is no spend of these segments."
        ),
        (
            "Столько же лидов прежнего состава изменили бы число {result:result} на "
            "{value:signed}; сколько это стоит, неизвестно: расходов этих сегментов нет."
        ),
    ),
    "counterfactual_prices": (
        (
            "One result costs {price:money} in “{taken}”, which would shrink, and {other:money} in "
            "“{given}”, which would grow."
        ),
        (
            "Один результат стоит {price:money} в «{taken}», который сократился бы, и "
            "{other:money} в «{given}», который вырос бы."
        ),
    ),
    "compare_without_plan": (
        "The plan has no leads for this period, so there is nothing to compare with.",
        "В плане нет лидов на этот период, сравнивать не с чем.",
    ),
    "compare_plan_leads_read": (
        (
            "{first:day}–{last:day} against the plan: leads {leads:whole} of {other_leads:whole}. "
            "Sales are too few or too young to be set against it."
        ),
        (
            "{first:day}–{last:day} и план: лидов {leads:whole} из {other_leads:whole}. Продаж "
            "слишком мало или они ещё не созрели, чтобы сравнить их с планом."
        ),
    ),
    "compare_plan_read": (
        (
            "{first:day}–{last:day} against the plan: leads {leads:whole} of {other_leads:whole}, "
            "sales {after:whole} of {before:whole}; sales are those of the period's own leads "
            "within {days:count day|days} of creation."
        ),
        (
            "{first:day}–{last:day} и план: лидов {leads:whole} из {other_leads:whole}, продаж "
            "{after:whole} из {before:whole}; продажи — из лидов самого периода, за {days:count "
            "день|дня|дней} жизни."
        ),
    ),
}
