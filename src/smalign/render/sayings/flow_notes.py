"""Notes on stage histories: what moves are in bulk, what keeps to the order, what is not known."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "moves_without_history": (
        (
            "The export has no history of stages with dates: export the moves of cards between "
            "stages, or name earlier exports with --snapshots."
        ),
        (
            "Истории этапов с датами в выгрузке нет: выгрузите переходы карточек по этапам или "
            "укажите прежние выгрузки в --snapshots."
        ),
    ),
    "moves_in_bulk": (
        (
            "{moves:whole} of {of:whole} were made in bulk: {cards:whole} cards or more by "
            "one person within one minute, or so the export says."
        ),
        (
            "Массовых действий {moves:whole} из {of:whole}: один человек перевёл или передал "
            "{cards:whole} и более карточек за одну минуту, либо так записано в выгрузке."
        ),
    ),
    "moves_actor_unknown": (
        (
            "Whether a person or a robot did it is not told in {moves:whole} of {of:count "
            "case|cases}: the history has a column for it (actor_kind), where the CRM exports one."
        ),
        (
            "Человек это сделал или робот, не сказано в {moves:whole} из {of:count случая|"
            "случаев|случаев}: для этого в истории есть столбец (actor_kind), если CRM его "
            "выгружает."
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
            "{share:rate} (from {share_low:rate} to {share_high:rate}) of {cards:count card "
            "keeps|cards keep} to the order of the stages; begin later {late_start:whole}, skip a "
            "stage {skipping:whole}, go back {went_back:whole}, enter one again {again:whole}, "
            "come out of a lost one {reopened:whole}."
        ),
        (
            "По порядку этапов прошли {share:rate} (от {share_low:rate} до {share_high:rate}) из "
            "{cards:count карточки|карточек|карточек}; начали не с первого {late_start:whole}, "
            "пропустили этап {skipping:whole}, возвращались назад {went_back:whole}, вошли "
            "повторно {again:whole}, возобновлены после отказа {reopened:whole}."
        ),
    ),
    "variants_elsewhere": (
        (
            "{elsewhere:count of these is a card|of these are cards} that went on to another "
            "pipeline: each pipeline of a card counts by itself, and how it ended in the last one."
        ),
        (
            "Из них {elsewhere:count карточка ушла|карточки ушли|карточек ушло} в другую воронку: "
            "каждая воронка карточки считается отдельно, а её исход — только в последней."
        ),
    ),
    "variants_unjudged": (
        (
            "{unordered:whole} of {cards:count card|cards} went through stages whose place in the "
            "order is not known, and are not judged: name them in smalign.toml in [stages] order."
        ),
        (
            "Ещё {unordered:whole} из {cards:count карточки|карточек|карточек} прошли через этапы, "
            "место которых в порядке неизвестно, и не оценены: назовите эти этапы в smalign.toml в "
            "[stages] order."
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
    "network_handed": (
        (
            "{share:rate} (from {share_low:rate} to {share_high:rate}) of {of:count move|moves} "
            "changed hands: the total is of these {moves:whole}, and rows of who kept a card are "
            "not in it."
        ),
        (
            "Из рук в руки — {share:rate} (от {share_low:rate} до {share_high:rate}) из {of:count "
            "перехода|переходов|переходов}: итог — только эти {moves:whole}, без строк «ведёт "
            "дальше»."
        ),
    ),
    "network_people_unknown": (
        (
            "Who made them, or the move before, is not told of {moves:whole} of {of:count "
            "move|moves}: they are in no row."
        ),
        (
            "Кто сделал их или предыдущий переход, не сказано о {moves:whole} из {of:count "
            "перехода|переходов|переходов}: их в строках нет."
        ),
    ),
    "handovers_unknown": (
        (
            "The export holds no history of owners, and no owners in the history of stages: "
            "export it, or name earlier exports with --snapshots."
        ),
        (
            "Истории ответственных в выгрузке нет, в истории этапов их тоже нет: выгрузите её или "
            "укажите прежние выгрузки в --snapshots."
        ),
    ),
    "handovers_returned": (
        (
            "{changes:count change|changes} of owner on {cards:count card|cards}; of the cards "
            "{returned:whole} came back to somebody who had had them: {share:rate} (from "
            "{share_low:rate} to {share_high:rate})."
        ),
        (
            "{changes:count смена|смены|смен} ответственного на {cards:count карточку|карточки|"
            "карточек}; из карточек вернулись к прежнему {returned:whole}: {share:rate} (от "
            "{share_low:rate} до {share_high:rate})."
        ),
    ),
    "handovers_outcome": (
        (
            "Won of decided cards: {none:rate} (from {none_low:rate} to {none_high:rate}, "
            "n {none_cards:whole}) where the owner did not change, {few:rate} (from {few_low:rate} "
            "to {few_high:rate}, n {few_cards:whole}) after one change or two; associated with "
            "the changes, not shown to follow from them."
        ),
        (
            "Доля продаж среди решённых карточек: {none:rate} (от {none_low:rate} до "
            "{none_high:rate}, n {none_cards:whole}) без смены ответственного, {few:rate} (от "
            "{few_low:rate} до {few_high:rate}, n {few_cards:whole}) после одной-двух смен; "
            "связано со сменами, но не доказано, что из-за них."
        ),
    ),
    "handovers_outcome_often": (
        (
            "Won of decided cards that changed hands more than twice: {many:rate} (from "
            "{many_low:rate} to {many_high:rate}, n {many_cards:whole})."
        ),
        (
            "Доля продаж среди решённых карточек, где смен больше двух: {many:rate} (от "
            "{many_low:rate} до {many_high:rate}, n {many_cards:whole})."
        ),
    ),
    "handovers_without_contacts": (
        (
            "No contact of sales after a handover is in the export, so how soon the receiver "
            "takes a card up is not known. Export calls, letters and messages."
        ),
        (
            "Контактов продаж после передачи в выгрузке нет, поэтому неизвестно, как скоро "
            "карточку берут в работу. Выгрузите звонки, письма и сообщения."
        ),
    ),
    "zones_not_crossed": (
        (
            "No card passed from one zone to another: name the stages of marketing in smalign.toml "
            "in [stages] marketing, or export the history of stages."
        ),
        (
            "Ни одна карточка не перешла из зоны в зону: назовите этапы маркетинга в smalign.toml "
            "в [stages] marketing или выгрузите историю этапов."
        ),
    ),
    "after_sale_observed": (
        (
            "Of {new:count new customer|new customers} {seen:whole} {seen:word has|have} been "
            "observed for the whole {days:count day|days} after the first sale; nobody else is in "
            "the share that bought again."
        ),
        (
            "Из {new:count нового клиента|новых клиентов|новых клиентов} все {days:count день|дня|"
            "дней} после первой продажи {seen:word наблюдался|наблюдались|наблюдались} "
            "{seen:whole}, и доля купивших снова посчитана без остальных."
        ),
    ),
    "after_sale_without_customers": (
        ("No sale names a contact or a company, so nobody knows who bought again."),
        "Ни в одной продаже нет контакта или компании, поэтому неизвестно, кто купил снова.",
    ),
    "after_sale_without_payments": (
        "No payment of these sales is in the export, so refunds are not known.",
        "Оплат по этим продажам в выгрузке нет, поэтому о возвратах ничего не известно.",
    ),
    "after_sale_without_history": (
        (
            "No won stage with a date is in the history of these sales, so nobody knows which were "
            "cancelled afterwards."
        ),
        (
            "Этапа продажи с датой в истории этих сделок нет, поэтому неизвестно, какие из них "
            "потом отменены."
        ),
    ),
}
