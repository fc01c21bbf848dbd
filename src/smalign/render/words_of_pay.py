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
}
