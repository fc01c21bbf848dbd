"""What the columns of the cohorts are."""

from __future__ import annotations

from typing import Final

from smalign.render.report.meaning import Meaning, counted
from smalign.render.titles import Pair

_CARDS: Final = Pair("cards of the cohort", "карточки когорты")

MATURITY: Final[dict[str, Meaning]] = {
    "segment": counted("the value the cohorts are cut by", "значение, по которому разбиты когорты"),
    "pipeline": counted("leads, or the pipeline of the deals", "лиды или воронка сделок"),
    "cohort": counted(
        "the month (week, quarter) the cards were created in",
        "месяц (неделя, квартал) создания карточек",
    ),
    "age_days": counted(
        "quarters of the horizon, in days since a card was created, up to two horizons",
        "четверти срока, в днях от создания карточки, до двух сроков",
    ),
    "cards": counted("cards created then, all of them that old", "все карточки того времени"),
    "won_by_age": counted("of those, won within so many days", "из них проданы за столько дней"),
    "won_share": Meaning(
        _CARDS, Pair("won by that age / cards", "проданы к этому возрасту / карточки")
    ),
    "horizon_days": counted(
        "the age all cohorts are compared at; if not given, nine in ten sales are made by then",
        "возраст, в котором сравниваются когорты; если не задан, к нему сделаны девять из десяти "
        "продаж",
    ),
}

COHORTS: Final[dict[str, Meaning]] = {
    "segment": counted("the value the cohorts are cut by", "значение, по которому разбиты когорты"),
    "pipeline": counted(
        "leads, or the pipeline of the deals; each is compared at an age of its own",
        "лиды или воронка сделок; у каждой свой срок сравнения",
    ),
    "cohort": counted(
        "the month (week, quarter) the cards were created in",
        "месяц (неделя, квартал) создания карточек",
    ),
    "cards": counted("cards created then", "карточки, созданные тогда"),
    "won": counted(
        (
            "of those, sold by now; a lead is won by its first won deal, without deals in the "
            "export by being converted"
        ),
        (
            "из них проданы на сегодня; лид продан первой выигранной сделкой, а если сделок в "
            "выгрузке нет — конвертацией"
        ),
    ),
    "lost": counted("of those, lost or disqualified", "из них отказы и некачественные"),
    "open": counted("of those, not decided", "из них без исхода"),
    "maturity": counted(
        "mature: every card is as old as the horizon; partly: some are; immature: none is",
        "зрелая: все карточки дожили до срока; зрелая частично: часть; незрелая: ни одна",
    ),
    "observed": Meaning(_CARDS, Pair("won by now / cards", "проданы на сегодня / карточки")),
    "matured": Meaning(
        Pair("cards as old as the horizon", "карточки, дожившие до срока"),
        Pair("won by the horizon / old enough", "проданы к сроку / дожили до срока"),
    ),
    "incidence": Meaning(
        _CARDS,
        Pair(
            "share won by the horizon when open cards do as the others did (Aalen–Johansen)",
            "доля проданных к сроку, если открытые поведут себя как остальные (Аален — Йохансен)",
        ),
    ),
    "decided": Meaning(
        Pair("decided cards", "решённые карточки"),
        Pair("won / (won + lost)", "проданы / (проданы + отказы)"),
    ),
    "followed": counted(
        "cards created at least the horizon ago", "карточки, созданные не позже чем за срок до даты"
    ),
    "matured_won": counted("of those, won by the horizon", "из них проданы к сроку"),
    "horizon_days": counted(
        "the age all cohorts are compared at; if not given, nine in ten sales are made by then",
        "возраст, в котором сравниваются когорты; если не задан, к нему сделаны девять из десяти "
        "продаж",
    ),
}
