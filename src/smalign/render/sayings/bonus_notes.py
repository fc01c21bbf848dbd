"""What is said of the bonus: what it cannot know, how deals count, what is left out."""

from __future__ import annotations

from typing import Final

ERRORS: Final[dict[str, tuple[str, str]]] = {
    "bonus_not_set": (
        (
            "the bonus is not set: what marketing's pay depends on, smalign does not know. Say it "
            "in smalign.toml{toml:under}"
        ),
        (
            "премия не задана: от чего зависит доход маркетинга, smalign не знает. Укажите это в "
            "smalign.toml{toml:under}"
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
    "what_if_missing": (
        "--if: {key} is not said, and no plan has it; add it with one more --if.",
        "--if: {key} не задан, и ни в одном плане его нет; добавьте его ещё одним --if.",
    ),
    "bonus_currency": (
        (
            "the bonus is paid in {own}, and sales are in {currency}; give the rate in "
            "smalign.toml{toml:under}"
        ),
        "премия платится в {own}, а продажи в {currency}; задайте курс в smalign.toml{toml:under}",
    ),
    "bonus_without_payments": (
        (
            "the bonus plan “{name}” pays for payments, and the export has none; add the payments, "
            "or pay for sales{toml:under}"
        ),
        (
            "план премии «{name}» платит за оплаты, а их в выгрузке нет; добавьте оплаты или "
            "платите за продажи{toml:under}"
        ),
    ),
    "bonus_without_touches": (
        (
            "the bonus plan “{name}” looks at touches, and none lead to a sale in this export; add "
            "the touches, or go by the channel on the card{toml:under}"
        ),
        (
            "план премии «{name}» смотрит на касания, а перед продажами их в выгрузке нет; "
            "добавьте касания или считайте по каналу на карточке{toml:under}"
        ),
    ),
    "bonus_without_amounts": (
        (
            "the bonus plan “{name}” pays for amounts, and no sale has one; map a column to "
            "amount, or pay for the count of deals{toml:under}"
        ),
        (
            "план премии «{name}» платит за суммы, а их нет ни у одной продажи; сопоставьте "
            "столбец с amount или платите за число сделок{toml:under}"
        ),
    ),
    "bonus_without_margins": (
        (
            "the bonus plan “{name}” pays for margin, and no deal has one; map a column to margin, "
            "or say the share of revenue that is margin{toml:under}"
        ),
        (
            "план премии «{name}» платит за маржу, а её нет ни у одной сделки; сопоставьте столбец "
            "с margin или укажите долю маржи в выручке{toml:under}"
        ),
    ),
    "bonus_part_without_amounts": (
        (
            "the bonus plan “{name}” pays for amounts, and no sale under these conditions has one; "
            "choose more sales, or leave the conditions out."
        ),
        (
            "план премии «{name}» платит за суммы, а при этих условиях их нет ни у одной продажи; "
            "выберите больше продаж или уберите условия."
        ),
    ),
    "bonus_part_without_margins": (
        (
            "the bonus plan “{name}” pays for margin, and no deal under these conditions has one; "
            "choose more deals, or leave the conditions out."
        ),
        (
            "план премии «{name}» платит за маржу, а при этих условиях её нет ни у одной сделки; "
            "выберите больше сделок или уберите условия."
        ),
    ),
}
NOTES: Final[dict[str, tuple[str, str]]] = {
    "bonus_not_set_yet": (
        "The bonus is not set; say in smalign.toml in [bonus] what it is paid for.",
        "Премия не задана; укажите в smalign.toml в [bonus], за что она платится.",
    ),
    "bonus_no_sales": (
        "None of these deals was sold or paid for on a known day: there is nothing to pay for.",
        "Среди этих сделок нет ни продаж, ни оплат с известным днём: платить не за что.",
    ),
    "bonus_no_whole_period": (
        (
            "No whole period of a bonus plan lies inside these days; a period is a month or a "
            "quarter, as [bonus] says."
        ),
        (
            "Внутри этих дней нет ни одного целого периода планов премии; период — месяц или "
            "квартал, как задано в [bonus]."
        ),
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
        "Not in the export: {names:bases}; what that would pay is not known.",
        "В выгрузке этого нет: {names:bases}; сколько заплатили бы за это, неизвестно.",
    ),
    "bases_margin_unplanned": (
        "The quota is of revenue, so steps in per cent of it say nothing of margin.",
        "План задан по выручке, поэтому пороги в процентах от него к марже не относятся.",
    ),
    "bases_unplanned": (
        "The quota is of margin, so steps in per cent of it say nothing of {names:bases}.",
        "План задан по марже: пороги в процентах не относятся к другим базам ({names:bases}).",
    ),
    "bonus_of_a_part": (
        (
            "Under these conditions only a part of the sales counts, and quotas, steps and caps "
            "are of all: this shows what the part holds, not what is to be paid."
        ),
        (
            "При этих условиях считается только часть продаж, а планы, пороги и потолки — "
            "для всех: это разбор части, а не сумма к выплате."
        ),
    ),
    "bonus_missed": (
        "Qualifiers missed in {periods:list} ({names:qualifiers}): {amount:money} less is paid.",
        (
            "Условия не выполнены: {periods:list} ({names:qualifiers}); премия меньше на "
            "{amount:money}."
        ),
    ),
    "bonus_by_payment": (
        "A payment goes by the plan in force on the day it was made, whenever the deal was sold.",
        "Оплата идёт по плану, который действует в её день, когда бы ни была продажа.",
    ),
    "bonus_by_sale": (
        "A sale goes by the plan in force on the day it was made.",
        "Продажа идёт по плану, который действует в день продажи.",
    ),
    "bonus_cancelled_unseen": (
        (
            "Without a history of stages a cancelled sale looks like a deal that was never won: "
            "the guarantee takes back only what was refunded."
        ),
        (
            "Без истории этапов отменённая продажа не отличается от сделки, которой не было: "
            "по гарантии удерживается только возвращённое."
        ),
    ),
    "bonus_refunds_unseen": (
        (
            "No payments are in the export: refunds are not seen, and the guarantee takes back "
            "only what was paid for cancelled sales."
        ),
        (
            "В выгрузке нет оплат: возвраты не видны, по гарантии удерживается только премия за "
            "отменённые продажи."
        ),
    ),
    "bonus_reversals_unseen": (
        (
            "Neither payments nor a history of stages are in the export: refunds and cancelled "
            "sales are not seen, and the guarantee takes nothing back."
        ),
        (
            "В выгрузке нет ни оплат, ни истории этапов: возвраты и отмены продаж не видны, "
            "по гарантии ничего не удерживается."
        ),
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
    "bonus_unknown_clawbacks": (
        (
            "What is taken back is not known for {periods:list}: it was granted in periods whose "
            "bonus cannot be told."
        ),
        (
            "Сколько удержать, неизвестно: {periods:list}; это начислено в периоды, премию за "
            "которые посчитать нельзя."
        ),
    ),
    "bonus_unknown_qualifiers": (
        "Whether the qualifiers {names:qualifiers} are met is not known for {periods:list}.",
        "Выполнены ли условия ({names:qualifiers}), неизвестно: {periods:list}.",
    ),
}
EXCLUSIONS: Final[dict[str, tuple[str, str]]] = {
    "bonus_no_plan": (
        "{count:count event|events} when no bonus plan was in force ({amount:money})",
        "{count:count событие|события|событий} вне срока планов премии ({amount:money})",
    ),
    "bonus_counted_before": (
        "{count:count event|events} of deals already paid for in another way ({amount:money})",
        "{count:count событие|события|событий} по сделкам, уже учтённым иначе ({amount:money})",
    ),
    "bonus_between_plans": (
        (
            "{count:count payment|payments} in no plan: made while sales were paid for, of deals "
            "sold while payments are ({amount:money})"
        ),
        (
            "{count:count оплата|оплаты|оплат} вне планов премии: {count:word внесена|внесены|"
            "внесены}, когда платили за продажи, а проданы сделки, когда платят за оплаты "
            "({amount:money})"
        ),
    ),
    "bonus_without_amount": (
        "{count:count sale|sales} without an amount or a margin",
        "{count:count продажа|продажи|продаж} без суммы или маржи",
    ),
}
