"""The words of titles of what marketing is paid, and what it spends. Data only."""

from __future__ import annotations

from typing import Final

Words = dict[str, tuple[str, str]]

PAY: Final[Words] = {
    "person": ("Person", "Кому"),
    "plan_name": ("Bonus plan", "План премии"),
    "finality": ("State", "Статус"),
    "base_of": ("Paid for", "База"),
    "base": ("Base", "Сумма базы"),
    "quota": ("Quota", "План"),
    "attainment": ("Attainment", "Выполнение"),
    "bonus_rate": ("Rate", "Ставка"),
    "per_deal": ("Per deal", "За сделку"),
    "kept": ("Left by qualifiers", "Осталось по условиям"),
    "person_share": ("Share of person", "Доля человека"),
    "earned": ("Earned", "Начислено"),
    "withheld": ("Withheld", "Не выплачено по условиям"),
    "capped": ("Above the cap", "Сверх потолка"),
    "granted": ("Granted", "Премия"),
    "clawed_back": ("Clawed back", "Удержано за возвраты"),
    "payable": ("Payable", "К выплате"),
    "option": ("If paid for", "Если платить за"),
    "over_actual": ("Against the plan", "Разница с планом премии"),
    "unlinked": ("Deals without a lead", "Сделки без лида"),
    "expected_won": ("Sales to expect", "Ожидалось продаж"),
    "evidence": ("Sales seen", "Видны ли продажи"),
    "spend_share": ("Share of spend", "Доля расхода"),
    "next_spend": ("Spend of the next period", "Расход следующего периода"),
    "spend_change": ("Change of spend", "Изменение расхода"),
    "change_share": ("Change a day, %", "Изменение в день, %"),
    "spend.moved": ("Spend after", "Что с расходом"),
    "mature_on": ("Known on", "Известно с"),
}
