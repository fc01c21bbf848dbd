"""What is said of the bonus: mistakes of its plans, what it cannot know, how deals count."""

from __future__ import annotations

from typing import Final

CONFIG: Final[dict[str, tuple[str, str]]] = {
    "config_choice": (
        "{where}“{key}” cannot be {found}; it is one of {hint}.",
        "{where}«{key}» не может быть {found}; возможные значения: {hint}.",
    ),
    "config_bonus_month_since": (
        "{where}a plan begins on the first day of a month; “{key}” is {found}.",
        "{where}план премии начинается с первого дня месяца; в «{key}» указано {found}.",
    ),
    "config_bonus_month_until": (
        "{where}a plan ends on the last day of a month; “{key}” is {found}.",
        "{where}план премии заканчивается последним днём месяца; в «{key}» указано {found}.",
    ),
    "config_bonus_quarter_since": (
        "{where}a plan begins on the first day of a quarter; “{key}” is {found}.",
        "{where}план премии начинается с первого дня квартала; в «{key}» указано {found}.",
    ),
    "config_bonus_quarter_until": (
        "{where}a plan ends on the last day of a quarter; “{key}” is {found}.",
        "{where}план премии заканчивается последним днём квартала; в «{key}» указано {found}.",
    ),
    "config_bonus_overlap": (
        "{where}on this day the plan “{found}” is still in force; give it an until.",
        "{where}в этот день ещё действует план «{found}»; укажите ему until.",
    ),
    "config_bonus_rate": (
        '{where}a plan has either rate = 0.02 or rates = {{ "0%" = 0.01, "100%" = 0.02 }}.',
        '{where}в плане нужно что-то одно: rate = 0.02 или rates = {{ "0%" = 0.01, … }}.',
    ),
    "config_bonus_steps": (
        (
            '{where}several rates need a word on how they apply: steps = "retroactive" (the rate '
            'reached is of the whole base) or steps = "marginal" (each rate is of its part).'
        ),
        (
            '{where}при нескольких ставках укажите, как они применяются: steps = "retroactive" '
            '(достигнутая ставка ко всей базе) или steps = "marginal" (каждая ставка к своей '
            "части)."
        ),
    ),
    "config_bonus_rate_amount": (
        "{where}“{key}” is a share of the amount, from 0 to 1, 0.02 for 2 %; found {found}.",
        "{where}«{key}» — доля суммы от 0 до 1, например 0.02 для 2 %; найдено: {found}.",
    ),
    "config_bonus_rate_count": (
        "{where}“{key}” is an amount a deal and cannot be below 0; found {found}.",
        "{where}«{key}» — сумма за сделку, не меньше 0; найдено: {found}.",
    ),
    "config_bonus_mark": (
        '{where}“{key}”: {found} is no mark; write "80%" of the quota, or "3000000".',
        '{where}«{key}»: {found} — не порог; пишите "80%" от плана или "3000000".',
    ),
    "config_bonus_marks_mixed": (
        "{where}the marks of “{key}” must all be per cent of the quota, or none.",
        "{where}пороги в «{key}» задают либо все в процентах от плана, либо все суммами.",
    ),
    "config_bonus_marks_twice": (
        "{where}two rates of “{key}” begin at the same mark; leave one.",
        "{where}две ставки в «{key}» начинаются с одного порога; оставьте одну.",
    ),
    "config_bonus_quota": (
        "{where}“{key}” must be above 0; found {found}.",
        "{where}«{key}» должен быть больше 0; найдено: {found}.",
    ),
    "config_bonus_times": (
        "{where}an accelerator multiplies rates by more than 1; “{key}” is {found}.",
        "{where}ускоритель умножает ставку больше чем на 1; в «{key}» указано {found}.",
    ),
    "config_bonus_qualifier": (
        "{where}“{key}” needs one bound: most = … or least = ….",
        "{where}в «{key}» нужна одна граница: most = … или least = ….",
    ),
    "config_bonus_otherwise": (
        (
            "{where}“{key}” is the part of the bonus left when the bound is missed, from 0 to "
            "below 1; found {found}."
        ),
        (
            "{where}«{key}» — какая доля премии остаётся, если условие не выполнено: от 0, но "
            "меньше 1; найдено: {found}."
        ),
    ),
    "config_bonus_split": (
        "{where}the shares of “{key}” come to {found}; together they must be 1.",
        "{where}доли в «{key}» дают в сумме {found}, а должны давать 1.",
    ),
}
ERRORS: Final[dict[str, tuple[str, str]]] = {
    "bonus_not_set": (
        (
            "the bonus is not set: what marketing's pay depends on, smalign does not know. Say it "
            "in smalign.toml: {toml}"
        ),
        (
            "премия не задана: от чего зависит доход маркетинга, smalign не знает. Укажите это в "
            "smalign.toml: {toml}"
        ),
    ),
    "option_of_part": (
        "{option} is an option of --show {parts:list}; add it, or leave the option out.",
        "{option} — параметр для --show {parts:list}; добавьте его или уберите параметр.",
    ),
    "what_if": (
        "--if {found} changes nothing of a bonus plan; write KEY=VALUE, where KEY is {known}.",
        "--if {found} ничего не меняет в плане премии; пишите КЛЮЧ=ЗНАЧЕНИЕ, где ключ: {known}.",
    ),
    "what_if_value": (
        "--if {key}: this is no value the key can have; write it as in smalign.toml.",
        "--if {key}: такого значения у ключа быть не может; пишите его как в smalign.toml.",
    ),
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
    "bonus_currency": (
        "the bonus is paid in {own}, and sales are in {currency}; give the rate: {toml}",
        "премия платится в {own}, а продажи в {currency}; задайте курс: {toml}",
    ),
    "bonus_without_payments": (
        (
            "the bonus plan “{name}” pays for payments, and the export has none; add the payments, "
            "or pay for sales: {toml}"
        ),
        (
            "план премии «{name}» платит за оплаты, а их в выгрузке нет; добавьте оплаты или "
            "платите за продажи: {toml}"
        ),
    ),
    "bonus_without_touches": (
        (
            "the bonus plan “{name}” looks at touches, and none lead to a sale in this export; add "
            "the touches, or go by the channel on the card: {toml}"
        ),
        (
            "план премии «{name}» смотрит на касания, а перед продажами их в выгрузке нет; "
            "добавьте касания или считайте по каналу на карточке: {toml}"
        ),
    ),
    "bonus_without_margins": (
        (
            "the bonus plan “{name}” pays for margin, and no deal has one; map a column to margin, "
            "or say the share of revenue that is margin: {toml}"
        ),
        (
            "план премии «{name}» платит за маржу, а её нет ни у одной сделки; сопоставьте столбец "
            "с margin или укажите долю маржи в выручке: {toml}"
        ),
    ),
}
NOTES: Final[dict[str, tuple[str, str]]] = {
    "bonus_not_set_yet": (
        "The bonus is not set; say in smalign.toml in [bonus] what it is paid for.",
        "Премия не задана; укажите в smalign.toml в [bonus], за что она платится.",
    ),
    "bonus_before_data": (
        "Sales and payments of this export begin on {first:day}; earlier periods are not told.",
        "Продажи и оплаты в выгрузке начинаются {first:day}; более ранних периодов здесь нет.",
    ),
    "bases_compared": (
        "Over all these periods: {sums:sums}.",
        "За все эти периоды: {sums:sums}.",
    ),
    "bases_unknown": (
        "The export does not hold {names:bases}: what that would pay is not known.",
        "В выгрузке нет данных для базы «{names:bases}»: сколько она дала бы, неизвестно.",
    ),
    "bases_margin_unplanned": (
        "The quota is of revenue, so steps in per cent of it say nothing of margin.",
        "План задан по выручке, поэтому пороги в процентах от него к марже не относятся.",
    ),
    "spend_raised_unsold": (
        (
            "{period}: {segments} of {of} segments have no sale from {leads:count lead|leads} "
            "within {horizon:count day|days} and took {share:rate} of spend. In the next period "
            "their spend grew by {change:rate}, from {spend:money} to {next_spend:money}; where "
            "there are sales it went from {sold_spend:money} to {sold_next:money}. Money follows "
            "leads, not sales."
        ),
        (
            "{period}: в {segments} из {of} сегментов нет продаж за {horizon:count день|дня|дней} "
            "({leads:count лид|лида|лидов}), на них ушло {share:rate} расхода. В следующем периоде "
            "расход на них вырос на {change:rate}: с {spend:money} до {next_spend:money}; там, где "
            "продажи есть, — с {sold_spend:money} до {sold_next:money}. Деньги идут за лидами, не "
            "за продажами."
        ),
    ),
    "spend_kept_unsold": (
        (
            "{period}: {segments} of {of} segments have no sale from {leads:count lead|leads} "
            "within {horizon:count day|days} and took {share:rate} of spend. In the next period "
            "their spend stayed: {spend:money}, then {next_spend:money}; where there are sales it "
            "went from {sold_spend:money} to {sold_next:money}."
        ),
        (
            "{period}: в {segments} из {of} сегментов нет продаж за {horizon:count день|дня|дней} "
            "({leads:count лид|лида|лидов}), на них ушло {share:rate} расхода. В следующем периоде "
            "он прежний: {spend:money}, затем {next_spend:money}; там, где продажи есть, — с "
            "{sold_spend:money} до {sold_next:money}."
        ),
    ),
    "spend_cut_unsold": (
        (
            "{period}: {segments} of {of} segments have no sale from {leads:count lead|leads} "
            "within {horizon:count day|days} and took {share:rate} of spend. In the next period "
            "their spend fell by {change:rate}, from {spend:money} to {next_spend:money}; where "
            "there are sales it went from {sold_spend:money} to {sold_next:money}."
        ),
        (
            "{period}: в {segments} из {of} сегментов нет продаж за {horizon:count день|дня|дней} "
            "({leads:count лид|лида|лидов}), на них ушло {share:rate} расхода. В следующем периоде "
            "расход на них сокращён на {change:rate}: с {spend:money} до {next_spend:money}; там, "
            "где продажи есть, — с {sold_spend:money} до {sold_next:money}."
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
            "{period}: {segments} of {of} segments have no sale from {leads:count lead|leads} "
            "within {horizon:count day|days}; {spend:money} went there, {share:rate} of spend. The "
            "spend of the next period is not known yet."
        ),
        (
            "{period}: в {segments} из {of} сегментов нет продаж за {horizon:count день|дня|дней} "
            "({leads:count лид|лида|лидов}); на них ушло {spend:money}, {share:rate} расхода. "
            "Расход следующего периода ещё не известен."
        ),
    ),
    "spend_too_few": (
        (
            "{period}: {segments:count segment has|segments have} no sale, but too few leads to "
            "tell ({leads:whole} together, {spend:money}); that is no evidence."
        ),
        (
            "{period}: ещё в {segments:count сегменте|сегментах|сегментах} продаж нет, но лидов "
            "мало для вывода (всего {leads:whole}, {spend:money})."
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
    "spend_immature": (
        ("No whole period is old enough yet: its last lead has not had {horizon:count day|days}."),
        (
            "Ни один целый период ещё не созрел: его последнему лиду меньше "
            "{horizon:count дня|дней|дней}."
        ),
    ),
    "bonus_missed": (
        "Qualifiers missed in {periods:list} ({names:qualifiers}): {amount:money} is not paid.",
        "Условия не выполнены: {periods:list} ({names:qualifiers}); не выплачено {amount:money}.",
    ),
    "bonus_by_payment": (
        "A payment goes by the plan in force on the day it was made, whenever the deal was sold.",
        "Оплата идёт по плану, который действует в её день, когда бы ни была продажа.",
    ),
    "bonus_by_sale": (
        "A sale goes by the plan in force on the day it was made.",
        "Продажа идёт по плану, который действует в день продажи.",
    ),
    "bonus_sourced_source": (
        "Sourced by marketing: the channel on the card is known and of the plan.",
        "Привлечено маркетингом: канал в карточке известен и входит в план премии.",
    ),
    "bonus_sourced_first": (
        "Sourced by marketing: by the model of the first touch, whose channel is of the plan.",
        "Привлечено маркетингом: по модели первого касания, канал которого входит в план премии.",
    ),
    "bonus_influenced": (
        (
            "Influenced by marketing: any touch before the sale gives the whole amount; it says "
            "that marketing was there, not that it caused the sale."
        ),
        (
            "С участием маркетинга: любое касание до продажи засчитывает сделку целиком; оно "
            "связано с продажей, а не доказывает, что продажа из-за него."
        ),
    ),
    "bonus_without_quota": (
        (
            "The marks are per cent of a quota that is not known for {periods:list}; add the table "
            "plan, or quota = … to the bonus plan."
        ),
        (
            "Пороги заданы в процентах от плана, а плана нет: {periods:list}; добавьте таблицу "
            "плана или quota = … в план премии."
        ),
    ),
    "bonus_unknown_qualifiers": (
        "Whether the qualifiers {names:qualifiers} are met is not known for {periods:list}.",
        "Выполнены ли условия ({names:qualifiers}), неизвестно: {periods:list}.",
    ),
}
EXCLUSIONS: Final[dict[str, tuple[str, str]]] = {
    "period_immature": (
        "{count:count card|cards} of periods that are not whole, or not old enough",
        "{count:count карточка|карточки|карточек} периодов, которые неполны или ещё не созрели",
    ),
    "bonus_no_plan": (
        "{count:count event|events} when no bonus plan was in force ({amount:money})",
        "{count:count событие|события|событий} вне срока планов премии ({amount:money})",
    ),
    "bonus_counted_before": (
        "{count:count event|events} of deals already paid for in another way ({amount:money})",
        "{count:count событие|события|событий} по сделкам, уже учтённым иначе ({amount:money})",
    ),
    "bonus_without_amount": (
        "{count:count sale|sales} without an amount or a margin",
        "{count:count продажа|продажи|продаж} без суммы или маржи",
    ),
}
