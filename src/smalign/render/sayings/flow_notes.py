"""Notes on stage histories: what moves are in bulk, what keeps to the order, what is not known."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "moves_without_history": (
        (
            "In this period the export has no history of stages with dates: export the moves of "
            "cards between stages."
        ),
        (
            "Истории этапов с датами за этот период в выгрузке нет: выгрузите переходы карточек по "
            "этапам."
        ),
    ),
    "moves_in_bulk": (
        (
            "{moves:whole} of {of:whole} moves were made in bulk: {cards:whole} cards or more by "
            "one person within one minute, or so the export says."
        ),
        (
            "Массовых переходов {moves:whole} из {of:whole}: один человек перевёл {cards:whole} и "
            "более карточек за одну минуту, либо так записано в выгрузке."
        ),
    ),
    "moves_actor_unknown": (
        (
            "Whether a person or a robot made it is not told of {moves:whole} of {of:whole} moves: "
            "the history has a column for it (actor_kind), where the CRM exports one."
        ),
        (
            "Человек это сделал или робот, не сказано о {moves:whole} из {of:whole} переходов: для "
            "этого в истории есть столбец (actor_kind), если CRM его выгружает."
        ),
    ),
    "moves_unordered": (
        (
            "The place in the order is not known of {stages:list}, so moves there are neither "
            "forward nor back: name it in smalign.toml in [stages] order."
        ),
        (
            "Неизвестно место в порядке этапов: {stages:list}. Переходы туда — ни вперёд, ни "
            "назад: назовите порядок в smalign.toml в [stages] order."
        ),
    ),
    "moves_skipped": (
        "{cards:whole} of {of:count card|cards} jumped over stages, {stages:whole} in all.",
        (
            "Этапы пропустили {cards:whole} из {of:count карточки|карточек|карточек}, всего "
            "пропусков {stages:whole}."
        ),
    ),
    "moves_skipped_by": (
        (
            "{cards:whole} of {of:count card|cards} jumped over stages, {stages:whole} in all: by "
            "people {human:whole}, by robots {robot:whole}, by imports {import:whole}, in bulk "
            "{bulk:whole}, unknown by whom {unknown:whole}."
        ),
        (
            "Этапы пропустили {cards:whole} из {of:count карточки|карточек|карточек}, всего "
            "пропусков {stages:whole}: людьми {human:whole}, роботом {robot:whole}, импортом "
            "{import:whole}, массово {bulk:whole}, неизвестно кем {unknown:whole}."
        ),
    ),
    "variants_conforming": (
        (
            "{share:rate} (from {share_low:rate} to {share_high:rate}) of "
            "{cards:count card keeps|cards keep} to the order of the stages; begin later "
            "{late_start:whole}, skip a stage {skipping:whole}, go back {went_back:whole}, enter "
            "one again {again:whole}, come out of a lost one {reopened:whole}."
        ),
        (
            "По порядку этапов прошли {share:rate} (от {share_low:rate} до {share_high:rate}) из "
            "{cards:count карточки|карточек|карточек}; начали не с первого {late_start:whole}, "
            "пропустили этап {skipping:whole}, возвращались назад {went_back:whole}, вошли "
            "повторно {again:whole}, возобновлены после отказа {reopened:whole}."
        ),
    ),
    "variants_unordered": (
        (
            "The order of the stages is not known, so no way keeps to it or not: name it in "
            "smalign.toml in [stages] order."
        ),
        (
            "Порядок этапов неизвестен, поэтому нельзя сказать, кто его держится: назовите его в "
            "smalign.toml в [stages] order."
        ),
    ),
    "network_without_people": (
        (
            "Who moved the cards and whose they were is not in the history, so nobody knows who "
            "passed them on."
        ),
        (
            "Ни кто переводил карточки, ни чьи они были, в истории не записано, поэтому "
            "неизвестно, кто их передавал."
        ),
    ),
    "network_people_unknown": (
        "Who made them is not told of {moves:whole} of {of:whole} moves: they are in no row.",
        "Кто их сделал, не сказано о {moves:whole} из {of:whole} переходов: их в строках нет.",
    ),
}
