"""What each column of compare, its cells and its managers means."""

from __future__ import annotations

from typing import Final

from smalign.render.report.meaning import Meaning
from smalign.render.report.meaning import counted as _count
from smalign.render.titles import Pair

_RANGE: Final = Pair("2,000 resamples of the cards: 95 %", "2 000 перевыборок карточек: 95 %")
_OF_SEGMENT: Final = Pair("leads of the row in the period", "лиды строки в периоде")

COMPARE: Final[dict[str, Meaning]] = {
    "factor": _count(
        "what changed: days, leads a day, shares of segments, their conversion, the size of a sale",
        "что изменилось: дни, лиды за день, доли сегментов, их конверсия, размер продажи",
    ),
    "cause": _count(
        "whose matter it is; of conversion by the pattern of all cells, else disputed",
        "чьё это; у конверсии — по тому, в каких клетках она изменилась, иначе спорно",
    ),
    "effect": Meaning(
        _RANGE,
        Pair(
            "Shapley value of the factor in days × leads × shares × rates; the parts sum exactly",
            "вектор Шепли в произведении дни × лиды × доли × конверсии; части складываются точно",
        ),
    ),
    "seen": _count(
        "yes: more than chance and at least 5 % of the earlier result; not seen is not excluded",
        "да: больше случайного и не меньше 5 % прежнего результата; не видно — не исключено",
    ),
    "p_adjusted": _count(
        "that it is chance, adjusted over the factors (Holm)",
        "вероятность случайного, с поправкой на число факторов (Холм)",
    ),
    "revenue_effect": Meaning(
        _RANGE, Pair("the same split of revenue", "то же разложение выручки")
    ),
    "year_effect": Meaning(
        _RANGE, Pair("the same against a year ago", "то же к периоду год назад")
    ),
    "year_seen": _count("the same against a year ago", "то же к периоду год назад"),
}

CELLS: Final[dict[str, Meaning]] = {
    "segment": _count(
        "the finest of campaign, source and channel known in both periods",
        "самое мелкое из кампании, источника и канала, известное в обоих периодах",
    ),
    "manager": _count(
        "owner on the card now, by code; (all): the whole segment",
        "ответственный в карточке сейчас, кодом; (все): сегмент целиком",
    ),
    "leads_before": _count("created in the earlier period", "созданы в прошлом периоде"),
    "leads_now": _count("created in the later period", "созданы в этом периоде"),
    "share_before": Meaning(
        Pair("all leads of the earlier period", "все лиды прошлого периода"),
        Pair("leads / all leads", "лиды / все лиды"),
    ),
    "share_now": Meaning(
        Pair("all leads of the later period", "все лиды этого периода"),
        Pair("leads / all leads", "лиды / все лиды"),
    ),
    "hits_before": _count(
        "of them, came to the result within the age", "из них дошли до результата за срок"
    ),
    "hits_now": _count(
        "of them, came to the result within the age", "из них дошли до результата за срок"
    ),
    "rate_before": Meaning(_OF_SEGMENT, Pair("result / leads", "результат / лиды")),
    "rate_now": Meaning(_OF_SEGMENT, Pair("result / leads", "результат / лиды")),
    "rate_change": Meaning(
        Pair("leads of both periods", "лиды обоих периодов"),
        Pair(
            "conversion now − then, points; from … to: 95 % (Newcombe)",
            "конверсия сейчас − тогда, п. п.; от … до: 95 % (Ньюкомб)",
        ),
    ),
    "mix_effect": _count(
        "what the segment's share brought; sums to the bridge",
        "что принесла доля сегмента; в сумме даёт часть разложения",
    ),
    "rate_effect": _count(
        "what its conversion brought; sums to the bridge",
        "что принесла его конверсия; в сумме даёт часть разложения",
    ),
    "cause": COMPARE["cause"],
}

MANAGERS: Final[dict[str, Meaning]] = {
    "manager": CELLS["manager"],
    "leads": _count("created in the later period", "созданы в этом периоде"),
    "hits": CELLS["hits_now"],
    "rate": Meaning(_OF_SEGMENT, Pair("result / leads", "результат / лиды")),
    "expected": Meaning(
        Pair("leads by segment", "лиды по сегментам"),
        Pair(
            "sum of leads × the rate of their segment over all; from … to: 95 % of what is chance",
            "сумма лиды × конверсия сегмента у всех; от … до: 95 % случайного",
        ),
    ),
    "standardised": Meaning(
        Pair("leads of all", "лиды всех"),
        Pair("rate of all × result / expected", "конверсия всех × результат / ожидалось"),
    ),
    "standing": _count(
        "beyond the limits of chance or not; one in twenty is by chance",
        "вышел ли результат за пределы случайного; один из двадцати выходит случайно",
    ),
    "standardised_before": Meaning(
        Pair("leads of all, then", "лиды всех тогда"),
        Pair("the same of the earlier period", "то же в прошлом периоде"),
    ),
}
