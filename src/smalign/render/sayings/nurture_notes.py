"""Notes on nurture: how many cards are touched at all, and what goes with it."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "nurture_no_touches": (
        (
            "No touch that marketing sent is in the export (0 of {cards:count card|cards}), so "
            "nurture cannot be seen. Export mailings, messengers and CRM activities; until then "
            "reasons are all there is: `smalign reasons`."
        ),
        (
            "Касаний, которые отправил маркетинг, в выгрузке нет (0 из {cards:count карточки|"
            "карточек|карточек}): прогрев не виден. Выгрузите отчёт рассылок, мессенджеры и дела "
            "CRM; пока есть только причины: `smalign reasons`."
        ),
    ),
    "nurture_coverage": (
        (
            "Touches of marketing are seen on {share:rate} (from {share_low:rate} to "
            "{share_high:rate}) of open cards, {touched:whole} of {cards:whole}; of all cards, on "
            "{all_touched:whole} of {all_cards:whole}."
        ),
        (
            "Касания маркетинга видны у {share:rate} (от {share_low:rate} до {share_high:rate}) "
            "открытых карточек — {touched:whole} из {cards:whole}; из всех — у "
            "{all_touched:whole} из {all_cards:whole}."
        ),
    ),
    "nurture_differ": (
        (
            "Within {days:count day|days} of a touch cards move on {difference:points} points "
            "from comparable untouched ones (from {low:points} to {high:points}; "
            "{compared:whole} cards and {comparisons:whole}). Associated, not proved."
        ),
        (
            "За {days:count день|дня|дней} после касания карточки проходят дальше: разница с "
            "сопоставимыми без касаний {difference:points} п. п. (от {low:points} до "
            "{high:points}; карточек {compared:whole} и {comparisons:whole}). Связано, не доказано."
        ),
    ),
    "nurture_same": (
        (
            "Within {days:count day|days} of a touch cards move on as comparable untouched ones "
            "do: {difference:points} points (from {low:points} to {high:points}; "
            "{compared:whole} cards and {comparisons:whole}). Without matching it would look like "
            "{raw:points}: touches go to cards that are further on."
        ),
        (
            "За {days:count день|дня|дней} после касания карточки проходят дальше так же, как "
            "сопоставимые без касаний: {difference:points} п. п. (от {low:points} до "
            "{high:points}; карточек {compared:whole} и {comparisons:whole}). Без учёта отбора "
            "казалось бы {raw:points} п. п.: касаются тех, кто уже дальше."
        ),
    ),
    "nurture_few": (
        (
            "Not enough data on what goes with a touch: {compared:count card|cards} compared with "
            "{comparisons:whole} untouched, {min_n:whole} of each are needed."
        ),
        (
            "Мало данных, чтобы судить о касаниях: {compared:count карточка|карточки|карточек} "
            "против {comparisons:whole} без касаний, а нужно хотя бы по {min_n:whole}."
        ),
    ),
    "nurture_above": (
        "Associated with moving on more often: {contents:list}.",
        "Связано с более частым переходом дальше: {contents:list}.",
    ),
    "nurture_never": (
        "Never sent anything: {segments:list}.",
        "Ничего не отправляли: {segments:list}.",
    ),
    "nurture_by_dates": (
        (
            "Without a stage history a card stands on the rungs of its dates: lead, qualified, "
            "deal, sale."
        ),
        (
            "Истории этапов нет, поэтому карточка стоит на ступенях, которые видны по датам: лид, "
            "квалификация, сделка, продажа."
        ),
    ),
}
