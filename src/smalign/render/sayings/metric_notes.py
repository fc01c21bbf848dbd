"""Notes on an answer: what the reader must know to read its numbers right."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "rows_cut": (
        "{shown:whole} of {rows:count row|rows} shown; the total is of all of them.",
        "показано {shown:whole} из {rows:count строки|строк|строк}; итог — по всем.",
    ),
    "rows_cut_alone": (
        "{shown:whole} of {rows:count row|rows} shown.",
        "показано {shown:whole} из {rows:count строки|строк|строк}.",
    ),
    "demo_written": (
        "a made-up company is in {path}; try `smalign roi {path}`.",
        "придуманная компания лежит в {path}; попробуйте `smalign roi {path}`.",
    ),
    "demo_opened": (
        "a made-up company is in {path}, its report, {page}, opens in the browser.",
        "придуманная компания лежит в {path}, отчёт о ней, {page}, открывается в браузере.",
    ),
    "demo_not_opened": (
        "a made-up company is in {path}, its report is {page}; no browser is here: open it.",
        "придуманная компания лежит в {path}, отчёт — {page}; браузера здесь нет: откройте его.",
    ),
    "config_written": (
        (
            "{path} is written; {open:count question is|questions are} open in it, and every line "
            "says what it rests on."
        ),
        (
            "записан {path}; открытых вопросов в нём: {open:whole}, и у каждой строки сказано, на "
            "чём она основана."
        ),
    ),
    "config_kept": (
        (
            "what {path} said before is kept in {kept}; carry over what you wrote there, it is not "
            "in the new file."
        ),
        (
            "прежний {path} сохранён как {kept}; перенесите из него то, что вписали сами: в новом "
            "файле этого нет."
        ),
    ),
    "config_complete": (
        "{path} is written; every line says what it rests on.",
        "записан {path}; у каждой строки сказано, на чём она основана.",
    ),
    "spend_not_filtered": (
        "spend has no field of this condition, so under it spend is not shown.",
        "в расходах нет поля из этого условия, поэтому при нём расходы не показаны.",
    ),
    "unlinked_deals": (
        (
            "{count:count deal|deals} without a lead in the period, revenue {revenue:money}: "
            "counted in their own channel, never in leads."
        ),
        (
            "{count:count сделка|сделки|сделок} без лида в этом периоде, выручка {revenue:money}: "
            "учтены в своём канале, но не в лидах."
        ),
    ),
    "unpriced_deals_unlinked": (
        (
            "{count:count deal|deals} without a lead in the period: counted in their own channel, "
            "never in leads."
        ),
        (
            "{count:count сделка|сделки|сделок} без лида в этом периоде: учтены в своём канале, но "
            "не в лидах."
        ),
    ),
    "channels_alike": (
        (
            "Channels that differ only in case, blanks or signs are counted apart: {names:list}; "
            "if they are one, give them one name in smalign.toml under [channels]."
        ),
        (
            "Каналы, которые отличаются только регистром, пробелами или знаками, посчитаны "
            "порознь: {names:list}; если это один канал, дайте им одно имя в smalign.toml в "
            "[channels]."
        ),
    ),
    "decision_pays": (
        (
            "Whether “{channel}” pays depends on the model: it does by {yes:list}, it does not by "
            "{no:list}; its spend is {spend:money}."
        ),
        (
            "Окупается ли «{channel}», зависит от модели: да — {yes:list}, нет — {no:list}; "
            "его расход {spend:money}."
        ),
    ),
    "decision_top_half": (
        (
            "“{channel}” is in the better half by ROMI under {yes:list}, not under {no:list}; its "
            "spend is {spend:money}."
        ),
        (
            "«{channel}» по окупаемости не ниже середины: да — {yes:list}, нет — {no:list}; его "
            "расход {spend:money}."
        ),
    ),
    "decision_holds": (
        (
            "The choice of a model changes no decision: each of {channels:count row|rows} with "
            "spend pays or not, and is in the better half by ROMI or not, under all of them alike."
        ),
        (
            "Выбор модели не меняет решений: каждая из {channels:count строки|строк|строк} с "
            "расходом окупается или нет и стоит по окупаемости не ниже середины или ниже при всех "
            "моделях одинаково."
        ),
    ),
    "learned_left_out": (
        "The models {models:list} need cohorts, so they are not among these.",
        "Моделям {models:list} нужны когорты, поэтому здесь их нет.",
    ),
    "ignored_unknown": (
        "no touch has the channels to be ignored, {names:list}; touches have {known:list}.",
        (
            "ни у одного касания нет каналов, которые просили пропускать: {names:list}; "
            "есть {known:list}."
        ),
    ),
    "spend_not_split": (
        (
            "Spend ({amount:money}) is not broken down by {by:of |}, so spend and what "
            "depends on it stand in the total only."
        ),
        (
            "Расходы ({amount:money}) не разбиты по {by:of полю|полям}, поэтому расход и всё, что "
            "от него зависит, только в итоге."
        ),
    ),
    "spend_unnamed": (
        (
            "{amount:money} of spend names no {by:of |}: it stands in the row (none), "
            "beside the cards that name none, and need not be theirs; what is divided there says "
            "little."
        ),
        (
            "Расход {amount:money} без значения в {by:of поле|полях} стоит в строке «(нет данных)» "
            "рядом с карточками без значения и не обязательно потрачен на них: отношения этой "
            "строки мало что говорят."
        ),
    ),
    "spend_in_no_part": (
        (
            "{amount:money} of spend is of more than one {by:of |}, or has no day: it stands "
            "in the row (none), and what is divided in the other rows lacks it."
        ),
        (
            "Расход {amount:money} не относится к одному значению {by:of поля|полей}: он за более "
            "долгий срок или без даты, стоит в строке «(нет данных)» и в отношения других строк не "
            "входит."
        ),
    ),
    "spend_without_days": (
        (
            "No day of the spend is known, so it is in no period and what depends on it is not "
            "shown; name the column of its days in smalign.toml ([mapping.spend] date), or those "
            "of the first and the last day a row covers (date_from, date_to)."
        ),
        (
            "День расходов неизвестен, поэтому ни в один период они не входят, и зависящее от них "
            "не показано; назовите в smalign.toml столбец с датой ([mapping.spend] date) или "
            "столбцы с первым и последним днём строки (date_from, date_to)."
        ),
    ),
    "spend_covers_part": (
        (
            "Spend covers {covered_days:count day|days} of {period_days:whole}, so what depends "
            "on it is not shown; it would be for --since {since:iso} --until {until:iso}."
        ),
        (
            "Расходы есть за {covered_days:count день|дня|дней} из {period_days:whole}, "
            "поэтому зависящее от них не показано; подойдёт --since {since:iso} --until "
            "{until:iso}."
        ),
    ),
    "spend_shorter": (
        (
            "Spend covers {covered_days:count day|days} of the {period_days:whole} the cards "
            "span: costs per lead and returns mix unlike periods."
        ),
        (
            "Расходы есть за {covered_days:count день|дня|дней} из {period_days:whole}, за "
            "которые есть карточки: цена лида и окупаемость смешивают разные сроки."
        ),
    ),
    "spend_counted_undated": (
        (
            "{count:count row|rows} of spend without a day, {amount:money}, {count:word is|are} "
            "counted whole, whichever days the cards are of."
        ),
        (
            "{count:count строка|строки|строк} расходов без даты на {amount:money}: "
            "{count:word учтена|учтены|учтены} целиком, за какие бы дни ни были карточки."
        ),
    ),
    "won_without_amount": (
        (
            "{count:count sale has|sales have} no amount and {count:word adds|add} nothing to "
            "revenue."
        ),
        "{count:count продажа|продажи|продаж} без суммы: к выручке это ничего не добавляет.",
    ),
    "won_before_created": (
        (
            "{count:count sale was|sales were} closed before being created; days to won "
            "leave {count:word it|them} out."
        ),
        (
            "{count:count продажа закрыта|продажи закрыты|продаж закрыты} раньше, чем созданы; в "
            "срок до продажи не вошли."
        ),
    ),
    "stage_order_unknown": (
        (
            "{pipeline:pipeline}: {cards:count card is|cards are} in no row, because the "
            "order of the stages {stages:list} is not known; give it in smalign.toml."
        ),
        (
            "{pipeline:pipeline}: {cards:count карточка|карточки|карточек} ни в одной строке, "
            "потому что порядок этапов {stages:list} неизвестен; задайте его в smalign.toml."
        ),
    ),
    "lost_unplaced": (
        (
            "From which stage {lost:whole} of {every:count lost card|lost cards} went is not "
            "known: (unknown) has them, no other stage does, so the rates from stage to stage, if "
            "any, are of the other cards, and on the whole too high. A history of stages would "
            "tell."
        ),
        (
            "На каком этапе {lost:word случился|случились|случились} {lost:whole} из "
            "{every:count отказа|отказов|отказов}, неизвестно: такие отказы — только в строке "
            "«(неизвестно)», поэтому доли «из предыдущего», если они есть, — по остальным "
            "карточкам и в целом завышены. Помогла бы история этапов."
        ),
    ),
    "window_young": (
        (
            "{young:whole} of {cards:count card|cards} {young:word has|have} not had the whole "
            "window yet and may still go on, so the rates may be too low; of cards made up "
            "to {until:day} there are few such ones, if any (--until)."
        ),
        (
            "У {young:whole} из {cards:count карточки|карточек|карточек} окно ещё не закончилось: "
            "часть переходов впереди, и доли могут быть занижены; среди созданных до {until:day} "
            "таких карточек мало или нет (--until)."
        ),
    ),
    "pipeline_changed": (
        (
            "{deals:count deal was|deals were} in another pipeline before; the stages of that "
            "time are in no row."
        ),
        (
            "{deals:count сделка раньше была|сделки раньше были|сделок раньше были} в другой "
            "воронке; этапы того времени не вошли ни в одну строку."
        ),
    ),
    "horizon_unknown": (
        (
            "{pipelines:pipelines}: fewer than {least:whole} sales in cohorts old enough to tell "
            "how long a sale takes, so cohorts are not compared at one age; name an age: "
            "--horizon 90d."
        ),
        (
            "{pipelines:pipelines}: в достаточно старых когортах меньше {least:whole} продаж, и по "
            "ним не понять, сколько занимает продажа, поэтому когорты не приведены к одному сроку; "
            "задайте его: --horizon 90d."
        ),
    ),
    "amounts_apart": (
        (
            "Amounts are in several currencies and not added up; take one with --where "
            "'currency = CODE', or give the rates in smalign.toml under [rates]."
        ),
        (
            "Суммы в разных валютах и не сложены; выберите одну: --where 'currency = КОД', — или "
            "задайте курсы в smalign.toml в [rates]."
        ),
    ),
    "counts_alone": (
        "Amounts and costs were not looked at: --counts.",
        "Суммы и расходы не учитывались: --counts.",
    ),
    "lost_undated": (
        (
            "{count:count loss has|losses have} no closing date and {count:word counts|count} as "
            "lost at once."
        ),
        (
            "{count:count отказ|отказа|отказов} без даты закрытия: {count:word учтён как отказ|"
            "учтены как отказы|учтены как отказы} первого дня."
        ),
    ),
}
