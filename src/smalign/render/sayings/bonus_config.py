"""Mistakes in the plans of [bonus], and the example that init writes."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
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
        '{where}в плане нужно что-то одно: rate = 0.02 или rates = {{ "0%" = 0.01 }}.',
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
    "config_bonus_bound": (
        "{where}“{key}” is a bound, and must be 0 or more; found {found}.",
        "{where}«{key}» — граница, она не бывает меньше 0; найдено: {found}.",
    ),
    "config_bonus_idle": (
        (
            "{where}“{key}” says nothing of the base {found}: money is of sourced and influenced "
            "sales, model of sourced ones; remove it or change the base."
        ),
        (
            "{where}«{key}» ничего не значит при базе {found}: money относится к базам sourced и "
            "influenced, model — к базе sourced; удалите ключ или смените базу."
        ),
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
COMMENTS: Final[dict[str, tuple[str, str]]] = {
    "bonus": (
        (
            "What is marketing paid for? `smalign bonus` pays by what stands here; an example: 1 % "
            "of what was paid, 2 % of all of it once the quota of the table plan is reached, "
            "nothing below 80 % of it; what is refunded within 60 days takes back what it earned."
        ),
        (
            "За что платят маркетингу? `smalign bonus` считает по тому, что здесь записано; "
            "пример: 1 % оплат, 2 % всех оплат, когда выполнен план из таблицы плана, ничего ниже "
            "80 % плана; возврат в течение 60 дней забирает премию за эту оплату."
        ),
    ),
    "bonus_of_sales": (
        (
            "What is marketing paid for? `smalign bonus` pays by what stands here; an example: 1 % "
            "of sales, 2 % of all of them once the quota of the table plan is reached, nothing "
            "below 80 % of it. Better pay for payments (paid), once they are exported."
        ),
        (
            "За что платят маркетингу? `smalign bonus` считает по тому, что здесь записано; "
            "пример: 1 % продаж, 2 % всех продаж, когда выполнен план из таблицы плана, ничего "
            "ниже 80 % плана. Лучше платить за оплаты (paid), если они есть в выгрузке."
        ),
    ),
}
