"""Notes of roi on customers and sales: who is new, what is a copy, intervals, velocity, LTV."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "customers_are": (
        (
            "New customers: {new:whole}; a sale's customer is its contact ({contact:whole}), "
            "else its company ({company:whole}), else the deal itself ({deal:whole}). Whoever "
            "bought before {since:day}, the first sale in the data, counts as new."
        ),
        (
            "Новых клиентов: {new:whole}; клиент продажи — контакт ({contact:whole}), иначе "
            "компания ({company:whole}), иначе сама сделка ({deal:whole}). Покупавшие раньше "
            "{since:day}, первой продажи в данных, считаются новыми."
        ),
    ),
    "copies_counted": (
        (
            "{count:count deal looks|deals look} like a copy of a sale in another pipeline (same "
            "customer and amount, made within a day of it), revenue {revenue:money}, and "
            "{count:word is|are} counted; copy_days = 1 under [exclude] leaves "
            "{count:word it|them} out, `--ids` names what each is a copy of."
        ),
        (
            "{count:count сделка похожа|сделки похожи|сделок похожи} на копию продажи в другой "
            "воронке (тот же клиент и сумма, создана не позже следующего дня), выручка "
            "{revenue:money}; {count:word она учтена|они учтены|они учтены}. Не считать копии — "
            "copy_days = 1 в [exclude]; чьи копии, видно с `--ids`."
        ),
    ),
    "velocity_levers": (
        (
            "Velocity {velocity:money} a day = {open:count open deal|open deals} × win rate "
            "{win_rate:rate} × average sale {avg_won_amount:money} / {median_days_to_won:days} "
            "days to a sale; a tenth better, each by itself, adds a day: deals {gain_open:money}, "
            "win rate {gain_win_rate:money}, sale {gain_avg_won_amount:money}, days "
            "{gain_days:money}."
        ),
        (
            "Скорость продаж {velocity:money} в день = {open:count сделка|сделки|сделок} в работе "
            "× доля выигранных {win_rate:rate} × средний чек {avg_won_amount:money} / "
            "{median_days_to_won:days} дня до продажи; на десятую лучше, каждое по отдельности, "
            "прибавит в день: сделки {gain_open:money}, доля {gain_win_rate:money}, чек "
            "{gain_avg_won_amount:money}, срок {gain_days:money}."
        ),
    ),
    "ltv_horizon": (
        (
            "LTV is of {customers:whole} of {new:count new customer|new customers}: those seen for "
            "{days:whole} days after their first sale. Later purchases are not foretold."
        ),
        (
            "LTV — по {customers:whole} из {new:count нового клиента|новых клиентов|новых "
            "клиентов}: с первой продажи прошло не меньше {days:count дня|дней|дней}. Будущие "
            "покупки "
            "не досчитаны."
        ),
    ),
    "ltv_observed": (
        (
            "LTV is of {customers:whole} of {new:count new customer|new customers}, up to the end "
            "of the data: half of them are seen for less than {days:days} days. Later purchases "
            "are not foretold; `--ltv 180d` gives all the same time."
        ),
        (
            "LTV — по {customers:whole} из {new:count нового клиента|новых клиентов|новых "
            "клиентов}, до конца данных: медиана наблюдения {days:days} дня. Будущие покупки "
            "не досчитаны; равный срок всем даёт `--ltv 180d`."
        ),
    ),
    "ltv_windows_differ": (
        (
            "Not enough data for LTV of {names:list}: these customers are seen for a time that "
            "differs by more than a quarter from the {days:days} days of all; ask with "
            "`--ltv 180d`."
        ),
        (
            "Мало данных для LTV: {names:list}. Эти клиенты видны срок, который больше чем на "
            "четверть отличается от {days:days} дня у всех; спросите с `--ltv 180d`."
        ),
    ),
    "ltv_of_few": (
        (
            "LTV of {rows:count row|rows} ({names:list}) is of fewer than {least:count "
            "customer|customers}: too few to compare."
        ),
        (
            "LTV у {rows:count строки|строк|строк} ({names:list}) — меньше чем по {least:count "
            "клиенту|клиентам|клиентам}: сравнивать рано."
        ),
    ),
    "ltv_without_buyers": (
        "No sale names a contact or a company: nobody can be seen to buy again, so LTV is n/a.",
        "Ни одна продажа не называет контакт или компанию: не видно, кто купил снова, и LTV — н/д.",
    ),
    "interval_of_few": (
        (
            "Fewer than 30 sales stand behind the interval of ROMI of {rows:count row|rows} "
            "({names:list}): it is small data, and the interval is rough."
        ),
        (
            "Интервал окупаемости у {rows:count строки|строк|строк} ({names:list}) опирается "
            "меньше чем на 30 продаж: данных мало, интервал груб."
        ),
    ),
    "velocity_of_few": (
        (
            "Fewer than 30 sales stand behind the velocity of {rows:count row|rows} "
            "({names:list}): one sale more or less moves it far."
        ),
        (
            "Скорость продаж у {rows:count строки|строк|строк} ({names:list}) опирается меньше чем "
            "на 30 продаж: одна продажа меняет её сильно."
        ),
    ),
    "interval_not_of": (
        (
            "No interval by {models:list}: what one sale earns there depends on all the others, so "
            "sales cannot be drawn one by one."
        ),
        (
            "По {models:list} интервала нет: вклад одной продажи там зависит от всех остальных, "
            "поштучно продажи не выбрать."
        ),
    ),
    "customers_undated": (
        (
            "New customers: {new:whole}; a sale's customer is its contact ({contact:whole}), "
            "else its company ({company:whole}), else the deal itself ({deal:whole}). No sale "
            "has a closing date: the first of a customer's is the one with the first id."
        ),
        (
            "Новых клиентов: {new:whole}; клиент продажи — контакт ({contact:whole}), иначе "
            "компания ({company:whole}), иначе сама сделка ({deal:whole}). У продаж нет даты "
            "закрытия: первой у клиента считается продажа с первым id."
        ),
    ),
}
