"""What each column of nurture, coverage, pretexts, topics, spend and of the models means."""

from __future__ import annotations

from typing import Final

from smalign.render.report.meaning import Meaning
from smalign.render.report.meaning import counted as _count
from smalign.render.titles import Pair

_COMPARED: Final = Pair("touched cards compared", "карточки с касаниями в сравнении")
_LOST: Final = Pair("all lost cards", "все отказы")
_ADJUSTED: Final = Pair(
    "that it is chance, adjusted over the rows (Benjamini–Hochberg)",
    "вероятность случайного с поправкой на число строк (Бенджамини — Хохберг)",
)

NURTURE: Final[dict[str, Meaning]] = {
    "reach": _count("cards it reached", "карточки, до которых дошло"),
    "touches": _count("times it was sent to them", "сколько раз отправлено"),
    "compared": _count(
        "of them, with at least ten untouched cards like them",
        "из них рядом есть хотя бы десять таких же без касаний",
    ),
    "comparisons": _count("untouched cards beside them", "карточки без касаний рядом с ними"),
    "progression": Meaning(_COMPARED, Pair("moved on within the days", "продвинулись за срок")),
    "untouched_progression": Meaning(
        _COMPARED,
        Pair(
            "share expected of untouched ones of the same stage, age and fields (life table)",
            "доля, ожидаемая у таких же без касаний: этап, возраст, поля (таблица дожития)",
        ),
    ),
    "lift": Meaning(
        _COMPARED, Pair("moved on − expected, points", "продвинулись − ожидалось, п. п.")
    ),
    "verdict": _count(
        "whether it is beyond chance; few below min-n on either side",
        "не случайна ли разница; мало данных — меньше min-n с любой стороны",
    ),
    "p_adjusted": Meaning(Pair("", ""), _ADJUSTED),
    "raw_lift": Meaning(
        Pair("cards old enough", "карточки, прожившие срок"),
        Pair(
            "difference from all untouched, whatever their stage: what it would look like",
            "разница со всеми без касаний, на любом этапе: как это выглядело бы",
        ),
    ),
    "compared_share": Meaning(
        Pair("touched cards old enough", "карточки с касаниями, прожившие срок"),
        Pair("compared / old enough", "в сравнении / прожившие срок"),
    ),
    "balance_before": _count(
        "largest standardised difference of both sides before weighing",
        "наибольшее стандартизованное несходство сторон до взвешивания",
    ),
    "balance_after": _count(
        "the same after it; below 0.1 they are alike",
        "то же после взвешивания; меньше 0,1 — стороны похожи",
    ),
    "days_to_move": Meaning(
        Pair("cards that moved on", "карточки, которые продвинулись"),
        Pair("median of days from touch to move", "медиана дней от касания до перехода"),
    ),
    "immature": _count("touched too lately to judge", "касание слишком недавно"),
    "no_open_stage": _count("in no open stage that day", "в тот день не были в работе"),
}

COVERAGE: Final[dict[str, Meaning]] = {
    "open_cards": _count("open now", "в работе сейчас"),
    "open_touched": _count("of them, marketing sent something", "из них с касанием маркетинга"),
    "open_share": Meaning(
        Pair("open cards", "карточки в работе"), Pair("touched / open", "с касанием / в работе")
    ),
    "cards": _count("all leads and deals", "все лиды и сделки"),
    "touched_cards": _count("of them, marketing sent something", "из них с касанием маркетинга"),
    "touched_cards_share": Meaning(
        Pair("all cards", "все карточки"), Pair("touched / cards", "с касанием / карточки")
    ),
}

PRETEXTS: Final[dict[str, Meaning]] = {
    "kind": _count("kind of touch", "вид касания"),
    "touches": _count(
        "touches of marketing old enough; a card and day once",
        "касания маркетинга, прожившие срок; карточка и день один раз",
    ),
    "used": _count("a contact of sales followed", "за ними был контакт продаж"),
    "used_share": Meaning(
        Pair("touches", "касания"), Pair("used / touches", "использовано / касания")
    ),
    "used_cards": _count("cards followed further, used", "карточки в наблюдении, с контактом"),
    "unused_cards": _count(
        "cards followed further, not used", "карточки в наблюдении, без контакта"
    ),
    "moved_used": Meaning(
        Pair("cards, used", "карточки с контактом"),
        Pair("moved on in 14 days", "продвинулись за 14 дней"),
    ),
    "moved_unused": Meaning(
        Pair("cards, not used", "карточки без контакта"),
        Pair("moved on in 14 days", "продвинулись за 14 дней"),
    ),
    "lift": Meaning(
        Pair("cards of one stage and channel", "карточки одного этапа и канала"),
        Pair("difference in points (Mantel–Haenszel)", "разница, п. п. (Мантель — Хензель)"),
    ),
    "verdict": NURTURE["verdict"],
    "p_adjusted": NURTURE["p_adjusted"],
}

TOPICS: Final[dict[str, Meaning]] = {
    "reason": _count("the reason on the lost card", "причина на карточке отказа"),
    "cards": _count("lost for it in the period", "отказы по ней за период"),
    "share": Meaning(_LOST, Pair("cards / all losses", "карточки / все отказы")),
    "before": Meaning(
        Pair("losses of the first half", "отказы первой половины"),
        Pair("share of the reason", "доля причины"),
    ),
    "since": Meaning(
        Pair("losses of the second half", "отказы второй половины"),
        Pair("share of the reason", "доля причины"),
    ),
    "change": _count(
        "new, rising or falling where the halves differ beyond chance",
        "новая, растёт или падает, где половины различаются не случайно",
    ),
    "change_p": _count(
        "Fisher's exact test, adjusted over all reasons (Benjamini–Hochberg)",
        "точный критерий Фишера с поправкой на число причин (Бенджамини — Хохберг)",
    ),
    "contents": _count("contents that name it", "материалы, где она названа"),
    "touches": _count("times they were sent", "сколько раз отправлены"),
    "reach": _count("cards they reached", "карточки, до которых дошли"),
    "gap": _count("it rises and no content names it", "растёт, а материала о ней нет"),
    "content": _count("a content that names it", "материал, где она названа"),
    "touched_again": _count(
        "anybody was in touch after the loss", "после отказа с ними кто-то связывался"
    ),
    "touched_again_share": Meaning(
        Pair("lost for it", "отказы по ней"), Pair("in touch again / lost", "связывались / отказы")
    ),
}

SPEND: Final[dict[str, Meaning]] = {
    "period": _count("of creation, old enough", "период создания, созревший"),
    "segment": _count("channel, or the fields asked for", "канал или выбранные поля"),
    "leads": _count("leads, and deals without one", "лиды и сделки без лида"),
    "unlinked": _count("of them, deals without a lead", "из них сделки без лида"),
    "won": _count("of them, won by the horizon", "из них проданы к сроку"),
    "matured": Meaning(Pair("leads", "лиды"), Pair("won / leads", "проданы / лиды")),
    "expected_won": Meaning(
        Pair("leads", "лиды"),
        Pair("leads × the rate of all segments", "лиды × конверсия всех сегментов"),
    ),
    "evidence": _count(
        "sold; none, where one was to be expected and the interval is below the others; else few",
        "есть; нет — ждали хотя бы одну, и промежуток ниже остальных; иначе мало данных",
    ),
    "spend": _count("spent in the period", "потрачено в периоде"),
    "spend_share": Meaning(
        Pair("spend of the period", "расход периода"),
        Pair("spend / all spend", "расход / весь расход"),
    ),
    "next_spend": _count("spent in the next period", "потрачено в следующем периоде"),
    "spend_change": _count("next − this", "следующий − этот"),
    "change_share": Meaning(
        Pair("spend a day of the period", "расход периода в день"),
        Pair("change of spend a day / spend a day", "изменение расхода в день / расход в день"),
    ),
    "moved": _count(
        "by spend a day: kept within a tenth, raised, cut, stopped, begun",
        "по расходу в день: прежний в пределах десятой, вырос, сокращён, прекращён, начат",
    ),
    "mature_on": _count("when its sales were known", "когда продажи стали известны"),
}

MODELS: Final[dict[str, Meaning]] = {
    "model": _count("how sales are shared out among touches", "как продажи делят между касаниями"),
    "share": Meaning(
        Pair("all sales", "все продажи"),
        Pair("credit of the channel / sales", "доля канала / продажи"),
    ),
    "share_least": Meaning(
        Pair("all sales", "все продажи"), Pair("the least over the models", "наименьшая по моделям")
    ),
    "share_most": Meaning(
        Pair("all sales", "все продажи"), Pair("the most over the models", "наибольшая по моделям")
    ),
    "rank": _count("place by share", "место по доле"),
    "rank_best": _count("best place over the models", "лучшее место по моделям"),
    "rank_worst": _count("worst place over the models", "худшее место по моделям"),
    "pays": _count("revenue above spend by this model", "выручка больше расхода по этой модели"),
    "top_half": _count("in the upper half by this model", "в верхней половине по этой модели"),
}
"""Columns of channels where several models were asked for."""
