"""Notes on how money is counted: VAT, payments, costs."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "refunds_taken_off": (
        (
            "{refunds:count refund|refunds} of {refunded:money} {refunds:word is|are} taken off "
            "the revenue of the day of the refund; {payments:count payment|payments} and refunds "
            "together come to {paid:money}."
        ),
        (
            "{refunds:count возврат|возврата|возвратов} на {refunded:money}: "
            "{refunds:word вычтен|вычтены|вычтены} из выручки в день возврата; всего "
            "{payments:count платёж|платежа|платежей} вместе с возвратами, итого {paid:money}."
        ),
    ),
    "refunds_not_taken_off": (
        (
            "{refunds:count refund|refunds} of {refunded:money} on these sales "
            "{refunds:word is|are} not taken off: by cohort revenue is what the deals say; --basis "
            "cash counts payments."
        ),
        (
            "{refunds:count возврат|возврата|возвратов} на {refunded:money} по этим продажам не "
            "{refunds:word вычтен|вычтены|вычтены}: в когортах выручка — сумма сделок; оплаты "
            "считает --basis cash."
        ),
    ),
    "break_even": (
        (
            "With a margin of {margin:rate} advertising pays for itself from a ROAS of "
            "{roas:ratio}, which is spend of {margin:rate} of the revenue; break-even CPO is what "
            "a sale may cost at most."
        ),
        (
            "При марже {margin:rate} реклама окупается с ROAS {roas:ratio}, то есть при ДРР до "
            "{margin:rate}; продажа дороже предельной CPO — убыток."
        ),
    ),
    "payment_kinds_unknown": (
        (
            "Payments of the kinds {kinds:list} count as money received; a refund is known by "
            "its minus or by a kind such as “refund”."
        ),
        (
            "Платежи с видом {kinds:list} учтены как поступления; возврат узнаётся по минусу или "
            "по виду «возврат»."
        ),
    ),
    "payments_unpaid": (
        (
            "{count:count payment|payments} of {amount:money} {count:word is|are} unpaid: not "
            "counted."
        ),
        (
            "{count:count платёж|платежа|платежей} на {amount:money} не {count:word оплачен|"
            "оплачены|оплачены}: в оплатах не учтены."
        ),
    ),
    "payments_unpaid_in_currencies": (
        "{count:count payment|payments} {count:word is|are} unpaid: not counted.",
        (
            "{count:count платёж|платежа|платежей} не {count:word оплачен|оплачены|оплачены}: "
            "в оплатах не учтены."
        ),
    ),
    "payments_without_amount": (
        "{count:count payment has|payments have} no amount and {count:word adds|add} nothing.",
        "{count:count платёж|платежа|платежей} без суммы: к оплатам это ничего не добавляет.",
    ),
    "payment_states_unknown": (
        (
            "Payments in the states {states:list} count as money received; what is unpaid is "
            "known by a state such as “pending”."
        ),
        (
            "Платежи со статусом {states:list} учтены как поступления; неоплаченное узнаётся по "
            "статусу вроде «не оплачен»."
        ),
    ),
    "rates_of_the_day": (
        "{count:count amount|amounts} in {from} {count:word is|are} converted to {to} by [rates].",
        (
            "{count:count сумма|суммы|сумм} в {from} {count:word пересчитана|пересчитаны|"
            "пересчитано} в {to} по [rates]."
        ),
    ),
    "rates_used": (
        (
            "{count:count amount|amounts} in {from} {count:word is|are} converted to {to} by "
            "[rates], {earlier:whole} of them by the last rate before the day, at most "
            "{days:count day|days} older."
        ),
        (
            "{count:count сумма|суммы|сумм} в {from} {count:word пересчитана|пересчитаны|"
            "пересчитано} в {to} по [rates], из них {earlier:whole} — по последнему курсу до "
            "этого дня, старше не более чем на {days:count день|дня|дней}."
        ),
    ),
    "costs_added": (
        "Spend holds {amount:money} of [costs] beside advertising: {items:amounts}.",
        "В расходах {amount:money} из [costs] помимо рекламы: {items:amounts}.",
    ),
    "costs_apart": (
        (
            "Spend holds {amount:money} of [costs] beside advertising: {items:amounts}; what "
            "belongs to no single row stands in the row (all) and in the total."
        ),
        (
            "В расходах {amount:money} из [costs] помимо рекламы: {items:amounts}; что не "
            "относится к одной строке, стоит в строке «(все)» и в итоге."
        ),
    ),
    "costs_channels_unknown": (
        (
            "[costs] names channels that neither spend nor cards have: {names:list}.{hint:maybe} A "
            "fee on them comes to nothing."
        ),
        (
            "В [costs] названы каналы, которых нет ни в расходах, ни в карточках: "
            "{names:list}.{hint:maybe} Комиссия по ним равна нулю."
        ),
    ),
    "vat_unknown_both": (
        (
            "Nobody said whether VAT is in spend and in revenue, so ROAS, ROMI and the share of "
            "spend in revenue may be off by the tax; say it in smalign.toml in [money.vat]."
        ),
        (
            "Не сказано, входит ли НДС в расходы и в выручку, поэтому окупаемость, ROAS и ДРР "
            "могут быть сдвинуты на величину налога; укажите это в smalign.toml в [money.vat]."
        ),
    ),
    "vat_unknown_spend": (
        (
            "Nobody said whether VAT is in spend, so ROAS, ROMI and the share of spend in revenue "
            "may be off by the tax; say it in smalign.toml in [money.vat]."
        ),
        (
            "Не сказано, входит ли НДС в расходы, поэтому окупаемость, ROAS и ДРР могут быть "
            "сдвинуты на величину налога; укажите это в smalign.toml в [money.vat]."
        ),
    ),
    "vat_unknown_revenue": (
        (
            "Nobody said whether VAT is in revenue, so ROAS, ROMI and the share of spend in "
            "revenue may be off by the tax; say it in smalign.toml in [money.vat]."
        ),
        (
            "Не сказано, входит ли НДС в выручку, поэтому окупаемость, ROAS и ДРР могут быть "
            "сдвинуты на величину налога; укажите это в smalign.toml в [money.vat]."
        ),
    ),
    "vat_taken_out_both": (
        "Spend, revenue and all amounts of deals are without VAT, taken out at {rates:rates}.",
        "Расходы, выручка и все суммы сделок — без НДС, он вычтен по ставке {rates:rates}.",
    ),
    "vat_taken_out_spend": (
        "Spend is without VAT, taken out at {rates:rates}.",
        "Расходы — без НДС, он вычтен по ставке {rates:rates}.",
    ),
    "vat_taken_out_revenue": (
        "Revenue and all amounts of deals are without VAT, taken out at {rates:rates}.",
        "Выручка и все суммы сделок — без НДС, он вычтен по ставке {rates:rates}.",
    ),
}
