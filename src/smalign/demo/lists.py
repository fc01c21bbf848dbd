"""The lists the made-up company is drawn from: nobody here exists."""

from __future__ import annotations

from datetime import date
from typing import Final

from .records import Manager, Origin

COMPANY: Final = "Окна Полевого (вымышленная компания)"
CURRENCY: Final = "RUB"
TIMEZONE: Final = "Europe/Moscow"

# Names, separated by blanks.
MEN: Final = (
    "Агей Боян Вакула Гордей Добрыня Еремей Ждан Зосима Истома Лука Милан Назар "
    "Остап Прохор Радим Савва Тихон Устин Фока Харитон Чеслав Шестак Юлиан Ясень"
)
WOMEN: Final = (
    "Агния Бажена Веста Горислава Дарина Ева Забава Искра Лада Мирра Неждана Олеся "
    "Прасковья Рада Стефания Таисия Ульяна Фаина Христина Цветана Чеслава Эмма Юния Ярина"
)
SURNAMES: Final = (
    "Берёзкин Болотин Брусникин Валежников Васильков Верхов Водянов Вьюжин Глинин Горохов "
    "Гречишин Грибанов Дождев Долинин Дубравин Ельников Ершов Жаворонков Заливин Зарницын "
    "Звонцов Зимин Ивняков Калинкин Камышов Кедров Клеверов Клюквин Ковылин Колосков "
    "Крапивин Кувшинкин Ландышев Лесков Листвин Логов Лопухов Луговин Льнов Малинкин "
    "Медовин Мохов Мятликов Облепихин Овражин Овсов Озерков Осокин Падунов Пескарёв "
    "Подорожников Полозов Полынин Протокин Пшеницын Пыреев Ракитин Репейников Родников Росин "
    "Ручейков Рябинкин Снежин Сосняков Степин Стрижов Сугробин Тальников Тимофеевкин Тополин "
    "Травин Туманов Укропов Фиалкин Хвощёв Чабрецов Черёмухин Шиповников Щавелин Ягодин"
)

MANAGERS: Final = (
    Manager("Агата Рощина", "Отдел 1", 20),
    Manager("Борис Каменев", "Отдел 1", 25),
    Manager("Вера Лугова", "Отдел 1", 30, forgets=True),
    Manager("Глеб Осинин", "Отдел 1", 25),
    Manager("Дина Морошкина", "Отдел 2", 190),
    Manager("Егор Плёсов", "Отдел 2", 240),
    Manager("Жанна Ветрова", "Отдел 2", 210),
    Manager("Захар Ольхин", "Отдел 2", 230, dashes=True),
)
MARKETERS: Final = ("Инна Вереск", "Кирилл Омутов")

CITIES: Final = ("Москва", "Тверь", "Калуга", "Тула", "Рязань", "Владимир")
BUDGETS: Final = ("до 100 тыс.", "100-200 тыс.", "200-400 тыс.", "более 400 тыс.")
OBJECTS: Final = ("квартира", "частный дом", "балкон", "офис", "дача")
PSEUDO_EMPTY: Final = ("-", "нет", "не указано")
"""What people type instead of leaving a field empty."""

WISHES: Final = ("окна", "балкон", "стеклопакет", "дверь")
COMMENTS: Final = (
    "Просит перезвонить после обеда",
    'Нужен профиль "тёплый"; два окна и балкон',
    "Сравнивает с другой фирмой",
    "Замер в субботу.\nДомофон не работает, звонить заранее",
    "Адрес уточнить;\nэтаж 5, лифта нет\n(со слов клиента)",
)
PRODUCTS: Final = (
    ("Окно двухстворчатое", 2_450_000),
    ("Окно трёхстворчатое", 3_189_050),
    ("Балконный блок", 4_120_000),
    ("Подоконник", 315_075),
    ("Монтаж", 560_000),
    ("Москитная сетка", 149_990),
)

LEAD_REASONS: Final = {
    "Недозвон": 30,
    "Спам": 10,
    "Не наш регион": 14,
    "Ошибся номером": 8,
    "Передумал": 20,
    "Дорого": 12,
    "": 6,
}
DEAL_REASONS: Final = {
    "Дорого": 22,
    "Выбрали другую компанию": 24,
    "Не устроили сроки": 14,
    "Пропал, не отвечает": 20,
    "Отложили ремонт": 12,
    "": 8,
}
REASON_RISE_FROM: Final = date(2026, 1, 1)
"""Since this day «Дорого» weighs 2.5 times as much among lost deals, and fewer are won."""

DEAD_CHANNEL: Final = "Display"
# No two origins run under one campaign name: the name alone tells where a cost belongs.
ORIGINS: Final = (
    Origin("Yandex.Direct", "web", "yandex", "cpc", "poisk_okna", 36, 0.38, 0.40, 190_000, "daily"),
    Origin(
        "Yandex.Direct", "form", "yandex", "cpc", "rsya_okna", 60, 0.16, 0.18, 70_000, "daily",
        date(2026, 1, 1), date(2026, 3, 31),
    ),
    Origin(
        "VK Ads", "form", "vk", "cpc", "vk_pohozhie", 36, 0.18, 0.20, 85_000, "daily",
        date(2025, 8, 4), date(2025, 9, 21),
    ),
    Origin("SEO", "web", "yandex", "organic", "", 14, 0.36, 0.40),
    Origin("SEO", "web", "google", "organic", "", 6, 0.36, 0.40),
    Origin("Avito", "avito", "", "", "", 16, 0.24, 0.28, 60_000, "halfmonthly"),
    Origin("Recommendations", "referral", "", "", "", 10, 0.62, 0.60),
    Origin(
        "E-mail", "web", "unimail", "email", "pismo_klientam", 5, 0.40, 0.42, 20_000, "weekly"
    ),
    Origin("Direct visits", "direct", "", "", "", 6, 0.30, 0.36),
    Origin("Calls without a source", "call", "", "", "", 12, 0.30, 0.34),
    Origin(
        DEAD_CHANNEL, "web", "gorportal", "banner", "banner_okna", 25, 0.10, 0.0, 150_000, "daily",
        date(2026, 2, 1), date(2026, 3, 31), 9_000_000,
    ),
)  # fmt: skip
