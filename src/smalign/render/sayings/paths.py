"""Errors and notes about added-up paths and the models that share their conversions out."""

from __future__ import annotations

from typing import Final

ERRORS: Final[dict[str, tuple[str, str]]] = {
    "path_model": (
        (
            "the model “{found}” needs more than added-up paths tell, which hold neither times "
            "nor cards; choose of {known}."
        ),
        (
            "модели «{found}» мало сложенных цепочек: в них нет ни времени, ни карточек; "
            "выберите из {known}."
        ),
    ),
    "paths_have_no": (
        (
            "added-up paths hold channels and counts, no days, cards or other fields, so {option} "
            "has nothing to choose by; leave it out."
        ),
        (
            "в сложенных цепочках есть только каналы и числа — ни дней, ни карточек, ни других "
            "полей, поэтому {option} применить не к чему; уберите его."
        ),
    ),
    "learned_needs_cohort": (
        (
            "the models {models:list} compare sales with what became of the other cards of the "
            "same cohort; leave out --basis cash."
        ),
        (
            "модели {models:list} сравнивают продажи с остальными карточками той же когорты; "
            "уберите --basis cash."
        ),
    ),
    "rate_needs_nulls": (
        (
            "shapley-rate compares conversion rates, and without journeys that ended in nothing, "
            "of which there are none here, every rate is 100%; export them, too, or take shapley."
        ),
        (
            "shapley-rate сравнивает доли конверсий, а без прохождений, которые ничем не "
            "кончились (здесь их нет), каждая доля равна 100 %; выгрузите и их или возьмите "
            "shapley."
        ),
    ),
    "rate_without_nulls": (
        (
            "shapley-rate compares conversion rates, and with --no-nulls every rate is 100%; leave "
            "--no-nulls out, or take shapley."
        ),
        (
            "shapley-rate сравнивает доли конверсий, а с --no-nulls каждая доля равна 100 %; "
            "уберите --no-nulls или возьмите shapley."
        ),
    ),
    "too_many_channels": (
        (
            "shapley-rate weighs every set of channels, and {found:whole} channels have too many; "
            "put them together to {most:whole} or fewer, or take shapley or markov."
        ),
        (
            "shapley-rate взвешивает каждый набор каналов, а у {found:count "
            "канала|каналов|каналов} их слишком "
            "много; объедините их до {most:whole} или возьмите shapley либо markov."
        ),
    ),
    "too_many_states": (
        (
            "markov of order {order:whole} has {found:whole} states here and is solved up to "
            "{most:whole}; take a lower --order, or put small channels together."
        ),
        (
            "у markov порядка {order:whole} здесь {found:whole} состояний, а решается до "
            "{most:whole}; возьмите --order меньше или объедините мелкие каналы."
        ),
    ),
    "markov_order": (
        "markov has the orders 1, 2 and 3, not {found:whole}; choose one of them.",
        "у markov есть порядки 1, 2 и 3, а не {found:whole}; выберите один из них.",
    ),
    "needs_markov": (
        "{option} is about markov, which is not among the models; add --models markov.",
        "{option} относится к markov, а её нет среди моделей; добавьте --models markov.",
    ),
    "needs_touch_model": (
        (
            "{option} says which touches a model sees, and source looks at none; add --models, "
            "such as --models linear."
        ),
        (
            "{option} говорит, какие касания видит модель, а source на них не смотрит; добавьте "
            "--models, например --models linear."
        ),
    ),
    "needs_model": (
        "{option} is about {model}, which is not among the models; add --models {model}.",
        "{option} относится к {model}, а её нет среди моделей; добавьте --models {model}.",
    ),
    "paths_unconverted": (
        (
            "none of {rows:count path|paths} has a conversion, so there is nothing to share out; "
            "check the column of conversions with `smalign inspect`."
        ),
        (
            "конверсий нет ни в одной из {rows:count цепочки|цепочек|цепочек}, делить нечего; "
            "проверьте столбец конверсий через `smalign inspect`."
        ),
    ),
}

NOTES: Final[dict[str, tuple[str, str]]] = {
    "paths_counted": (
        (
            "{journeys:quantity} journeys on {paths:count path|paths}, of {rows:count row|rows} of "
            "the file: {won:quantity} ended in a conversion, {rate:rate}."
        ),
        (
            "Прохождений: {journeys:quantity}, цепочек: {paths:whole}, строк файла: {rows:whole}; "
            "конверсией закончилось {won:quantity}, это {rate:rate}."
        ),
    ),
    "paths_without_nulls": (
        (
            "No journey that ended in nothing is counted, so markov shows how many conversions a "
            "channel took part in."
        ),
        (
            "Прохождений без конверсии в данных нет, поэтому markov показывает, в скольких "
            "конверсиях канал участвовал."
        ),
    ),
    "paths_of_one_step": (
        (
            "Every path is one step, so all models agree; if the steps are not between > signs, "
            "put these between them."
        ),
        (
            "Каждая цепочка — из одного шага, и все модели совпадают; если шаги разделены не "
            "знаком >, поставьте его."
        ),
    ),
    "credit_of_few": (
        (
            "shapley-rate weighs conversion rates, of few journeys as of many: it gives "
            "{channels:list} more conversions than there were with them."
        ),
        (
            "shapley-rate взвешивает доли конверсий, не глядя на число прохождений: у "
            "{channels:list} по ней конверсий больше, чем было с их участием."
        ),
    ),
    "credit_below_zero": (
        (
            "On average over sets of channels the conversion rate is lower with {channels:list} "
            "than without, so shapley-rate gives less than nothing."
        ),
        (
            "В среднем по наборам каналов доля конверсий с {channels:list} ниже, чем без этого, "
            "поэтому shapley-rate даёт там меньше нуля."
        ),
    ),
    "rate_left_out": (
        (
            "shapley-rate is left out: without journeys that ended in nothing every conversion "
            "rate is 100%."
        ),
        "shapley-rate не считается: без прохождений без конверсии каждая доля равна 100 %.",
    ),
    "rate_left_out_of_channels": (
        (
            "shapley-rate is left out: it weighs every set of at most {most:whole} channels, and "
            "there are {found:whole}."
        ),
        (
            "shapley-rate не считается: взвешиваются все наборы не более чем {most:whole} каналов, "
            "а их {found:whole}."
        ),
    ),
    "markov_left_out": (
        (
            "markov of order {order:whole} is left out: its {found:whole} states are more than "
            "the {most:whole} that are solved; take a lower --order."
        ),
        (
            "markov порядка {order:whole} не считается: состояний {found:whole}, а решается до "
            "{most:whole}; возьмите --order меньше."
        ),
    ),
    "models_untouched": (
        (
            "No touch before a sale is in the export ({won:count sale|sales}), so how models "
            "disagree cannot be told."
        ),
        (
            "Перед продажами ({won:count продажа|продажи|продаж}) касаний в выгрузке нет, поэтому "
            "в чём модели расходятся, сказать нельзя."
        ),
    ),
    "models_undated": (
        (
            "None of {won:count sale|sales} has a closing date, so which touches came before is "
            "not known, nor how models disagree."
        ),
        (
            "Ни у одной из продаж ({won:whole}) нет даты закрытия, поэтому неизвестно, какие "
            "касания были до них и в чём расходятся модели."
        ),
    ),
    "sales_undated": (
        (
            "{count:count sale has|sales have} no closing date, of {of:whole}: which touches came "
            "before is not known, so models of touches leave what they brought in “(none)”."
        ),
        (
            "Без даты закрытия {count:count продажа|продажи|продаж} из {of:whole}: какие касания "
            "были до них, неизвестно, поэтому модели по касаниям оставляют их в «(none)»."
        ),
    ),
    "credit_unnamed": (
        (
            "Touches that do not say {by:fields} hold {share:rate} of {of:count sale|sales} under "
            "{model}: they stand in “(none)”, as sales without a touch do; export it with them."
        ),
        (
            "Касания, где не указано: {by:fields}, держат {share:rate} от {of:count продажи|продаж|"
            "продаж} по {model}: они стоят в «(нет данных)», как и продажи без касаний; выгрузите "
            "это поле."
        ),
    ),
    "models_unnamed": (
        (
            "Touches stand before {won:whole} of {of:count sale|sales}, but none of them says: "
            "{by:fields}; so how models disagree cannot be told."
        ),
        (
            "Касания есть перед {won:whole} из {of:count продажи|продаж|продаж}, но ни в одном не "
            "указано: {by:fields}; поэтому в чём модели расходятся, сказать нельзя."
        ),
    ),
    "models_differ": (
        (
            "Models differ most on {channel:list}: {least:rate} of conversions by {least_model}, "
            "{most:rate} by {most_model}; {moved:whole} of {channels:count channel|channels} "
            "change place."
        ),
        (
            "Сильнее всего модели расходятся о {channel:list}: {least:rate} конверсий у "
            "{least_model}, {most:rate} у {most_model}; место меняют {moved:whole} из "
            "{channels:count канала|каналов|каналов}."
        ),
    ),
}
