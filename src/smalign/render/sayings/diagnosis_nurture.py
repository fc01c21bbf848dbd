"""What step 3 of a diagnosis says: who is touched, what goes with it, what nobody writes about."""

from __future__ import annotations

from typing import Final

_FROM_EN: Final = "({share:rate}, from {low:rate} to {high:rate})"
_FROM_RU: Final = "({share:rate}, от {low:rate} до {high:rate})"
_BESIDE_EN: Final = (
    "{value:points} points (from {low:points} to {high:points}; {compared:whole} cards and "
    "{comparisons:whole}, of the whole export)"
)
_BESIDE_RU: Final = (
    "{value:points} п. п. (от {low:points} до {high:points}; карточек {compared:whole} и "
    "{comparisons:whole}, за всю выгрузку)"
)
_RAW_EN: Final = (
    "Without regard to stage, age and channel the difference looks like {raw:points} points: whom "
    "touches go to is no chance."
)
_RAW_RU: Final = (
    "Без учёта этапа, возраста и канала разница выглядит как {raw:points} п. п.: касаются не "
    "случайных карточек."
)

SEEN: Final[dict[str, tuple[str, str]]] = {
    "nurture_reach": (
        (
            "Touches of marketing are seen on {touched:whole} of {of:whole} open cards "
            f"{_FROM_EN}."
        ),
        (
            "Касания маркетинга видны у {touched:whole} из {of:whole} открытых карточек "
            f"{_FROM_RU}."
        ),
    ),
    "nurture_lifts": (
        (
            "Within {days:count day|days} of a touch cards move on more often than comparable "
            f"untouched ones: {_BESIDE_EN}. Associated, not proved. {_RAW_EN}"
        ),
        (
            "За {days:count день|дня|дней} после касания карточки проходят дальше чаще "
            f"сопоставимых без касаний: {_BESIDE_RU}. Связано, не доказано. {_RAW_RU}"
        ),
    ),
    "nurture_lowers": (
        (
            "Within {days:count day|days} of a touch cards move on less often than comparable "
            f"untouched ones: {_BESIDE_EN}. Associated, not proved. {_RAW_EN}"
        ),
        (
            "За {days:count день|дня|дней} после касания карточки проходят дальше реже "
            f"сопоставимых без касаний: {_BESIDE_RU}. Связано, не доказано. {_RAW_RU}"
        ),
    ),
    "nurture_idle": (
        (
            "Within {days:count day|days} of a touch cards move on as comparable untouched ones "
            f"do: {_BESIDE_EN}. A lift of {{useful:days}} points is excluded. {_RAW_EN}"
        ),
        (
            "За {days:count день|дня|дней} после касания карточки проходят дальше так же, как "
            f"сопоставимые без касаний: {_BESIDE_RU}. Прибавка в {{useful:days}} п. п. "
            f"исключена. {_RAW_RU}"
        ),
    ),
    "nurture_unclear": (
        (
            "No difference is seen between touched cards and comparable untouched ones: "
            f"{_BESIDE_EN}. A lift of {{useful:days}} points is not excluded. {_RAW_EN}"
        ),
        (
            "Разницы между карточками с касанием и сопоставимыми без него не видно: "
            f"{_BESIDE_RU}. Прибавка в {{useful:days}} п. п. не исключена. {_RAW_RU}"
        ),
    ),
    "uncovered_reason": (
        (
            "The reason “{reason}” rose from {before:rate} of {losses_before:count dated "
            "loss|dated losses} in the earlier half of the export to {since:rate} of "
            "{losses_since:whole} in the later one; contents that name it: 0 of "
            "{contents:whole}."
        ),
        (
            "Причина «{reason}» выросла с {before:rate} из {losses_before:count отказа|отказов|"
            "отказов} с датой в первой половине выгрузки до {since:rate} из {losses_since:whole} "
            "во второй; материалов на эту тему — 0 из {contents:whole}."
        ),
    ),
    "reasons_covered": (
        (
            "Reasons for losses that rise: {risen:whole}; each is named by some of the "
            "{contents:whole} contents."
        ),
        (
            "Растущих причин отказа: {risen:whole}; о каждой есть материал, всего материалов "
            "{contents:whole}."
        ),
    ),
    "no_reason_rises": (
        "No reason for a loss that content could answer rises beyond chance.",
        "Ни одна причина отказа, на которую мог бы ответить материал, не растёт больше случайного.",
    ),
    "later_untouched": (
        (
            "Of all losses in the export {share:rate} said “not now” ({reasons:list}); "
            "{never:whole} of these "
            "{cards:whole} ({never_share:rate}, from {low:rate} to {high:rate}) have no later "
            "touch in the export."
        ),
        (
            "«Не сейчас» ({reasons:list}) — {share:rate} всех отказов в выгрузке; у {never:whole} "
            "из {cards:whole} ({never_share:rate}, от {low:rate} до {high:rate}) касаний после "
            "отказа в выгрузке нет."
        ),
    ),
    "later_untold": (
        (
            "Of all losses in the export {share:rate} said “not now” ({reasons:list}), "
            "{cards:count card|cards}; "
            "whether anybody was in touch with them since is not exported."
        ),
        (
            "«Не сейчас» ({reasons:list}) — {share:rate} всех отказов в выгрузке, {cards:count "
            "карточка|карточки|карточек}; касались ли их потом, в выгрузке нет."
        ),
    ),
}
UNSEEN: Final[dict[str, tuple[str, str]]] = {
    "no_touches": (
        (
            "no touch that marketing sent is in the export (0 of {cards:count card|cards}): export "
            "mailings, messengers and CRM activities"
        ),
        (
            "касаний маркетинга в выгрузке нет (0 из {cards:count карточки|карточек|карточек}): "
            "нужны отчёт рассылок, мессенджеры и дела CRM"
        ),
    ),
    "unlinked_touches": (
        (
            "no touch of marketing is linked with a card (0 of {cards:count card|cards}): touches "
            "need the id of the lead, the deal or the contact, its e-mail or its phone"
        ),
        (
            "ни одно касание маркетинга не связано с карточкой (0 из {cards:count карточки|карточек"
            "|карточек}): в касаниях нужен ID лида, сделки или контакта, почта или телефон"
        ),
    ),
    "few_open_cards": (
        "open cards are {cards:whole}, {min_n:whole} are needed",
        "открытых карточек {cards:whole}, нужно хотя бы {min_n:whole}",
    ),
    "few_touched": (
        (
            "too few touched cards have comparable untouched ones beside them: {compared:whole}, "
            "{min_n:whole} are needed"
        ),
        (
            "карточек с касанием, рядом с которыми есть сопоставимые без него, мало: "
            "{compared:whole}, нужно хотя бы {min_n:whole}"
        ),
    ),
    "unlike_cards": (
        (
            "without a history of stages the touched cannot be compared with cards like them: the "
            "difference, {raw:points} points, may be no more than whom touches go to"
        ),
        (
            "без истории этапов не сравнить карточки с касанием и сопоставимые без него: разница "
            "{raw:points} п. п. может быть лишь отбором тех, кому пишут"
        ),
    ),
    "reasons_unsaid": (
        "too many losses say “other” or nothing, so no reason can be said to rise",
        "слишком много отказов с «Другое» или без причины: о росте причин сказать нельзя",
    ),
    "few_losses": (
        "a half of the days has fewer than {min_n:count loss|losses}",
        "в одной из половин меньше {min_n:count отказа|отказов|отказов}",
    ),
    "contents_unknown": (
        (
            "no content that marketing sent is in the export, so whether any is about the rising "
            "reasons is not known: {rising:list}"
        ),
        (
            "материалов, которые отправлял маркетинг, в выгрузке нет: есть ли что-то о растущих "
            "причинах ({rising:list}), неизвестно"
        ),
    ),
    "few_later": (
        "losses that said “not now” are {cards:whole}: too few to say anything of",
        "отказов «не сейчас» {cards:whole}: слишком мало",
    ),
}
ACTIONS: Final[dict[str, tuple[str, str]]] = {
    "write_to_them": (
        "Write to the {cards:count open card|open cards} that were never sent anything.",
        (
            "Написать тем, кому ничего не отправляли: {cards:count открытая карточка|открытые "
            "карточки|открытых карточек}."
        ),
    ),
    "write_after_test": (
        (
            "First find what is of use, for none is seen of what is sent now; then write to the "
            "{cards:count open card|open cards} that were never sent anything."
        ),
        (
            "Сначала найти, что приносит пользу: у того, что отправляют сейчас, её не видно; потом "
            "написать тем, кому ничего не отправляли: {cards:count открытая карточка|открытые "
            "карточки|открытых карточек}."
        ),
    ),
    "test_letters": (
        (
            "Send the next mailing to a random half of those it is meant for, and compare the "
            "halves; what makes no difference is not worth sending."
        ),
        (
            "Следующую рассылку отправить случайным 50 % адресатов и сравнить с остальными; что "
            "не меняет ничего, то не отправлять."
        ),
    ),
    "write_about": (
        (
            "Ask twenty customers who bought what they wanted to know about “{reason}” "
            "(`smalign nurture --show ask`), write about that, and send it to those who gave this "
            "reason."
        ),
        (
            "Опросить двадцать покупателей, что они хотели знать о причине «{reason}» "
            "(`smalign nurture --show ask`), написать об этом и отправить отказавшимся по ней."
        ),
    ),
    "write_later": (
        "Write to those who said “not now”.",
        "Написать тем, кто сказал «не сейчас».",
    ),
}
NORMS: Final[dict[str, tuple[str, str]]] = {
    "by_untouched": (
        "{value} expected of comparable untouched cards",
        "{value}, ожидаемые у сопоставимых карточек без касаний",
    ),
    "whose_untouched": (
        "cards of the same stage, age and channel: associated with it, not proved",
        "карточки того же этапа, возраста и канала: связано с этим, не доказано",
    ),
}
