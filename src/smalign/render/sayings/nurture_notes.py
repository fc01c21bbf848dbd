"""Notes on nurture: how many cards are touched at all, and what goes with it."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "nurture_no_touches": (
        (
            "No touch that marketing sent is in the export (0 of {cards:count card|cards}), so "
            "nurture cannot be seen. Export mailings, messengers and CRM activities; until then "
            "reasons are all there is: `smalign nurture --show reasons`."
        ),
        (
            "Касаний, которые отправил маркетинг, в выгрузке нет (0 из {cards:count карточки|"
            "карточек|карточек}): прогрев не виден. Выгрузите отчёт рассылок, мессенджеры и дела "
            "CRM; пока есть только причины: `smalign nurture --show reasons`."
        ),
    ),
    "nurture_unlinked": (
        (
            "None of the {touches:count touch|touches} that marketing sent is linked with any of "
            "{cards:count card|cards} after it was made, so nurture cannot be seen. Touches need "
            "the id of the lead, the deal or the contact, its e-mail or its phone: `smalign "
            "nurture --show coverage`."
        ),
        (
            "Ни одно из {touches:count касания|касаний|касаний} маркетинга не связано с карточкой "
            "после её создания (карточек {cards:whole}): прогрев не виден. В касаниях нужен ID "
            "лида, сделки или контакта, почта или телефон: `smalign nurture --show coverage`."
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
    "nurture_coverage_closed": (
        (
            "Touches of marketing are seen on {share:rate} (from {share_low:rate} to "
            "{share_high:rate}) of all cards, {touched:whole} of {cards:whole}; none of the cards "
            "is open."
        ),
        (
            "Касания маркетинга видны у {share:rate} (от {share_low:rate} до {share_high:rate}) "
            "всех карточек — {touched:whole} из {cards:whole}; открытых карточек нет."
        ),
    ),
    "nurture_differ": (
        (
            "The share of cards that move on within {days:count day|days} of a touch differs from "
            "that of comparable untouched ones by {difference:points} points (from {low:points} to "
            "{high:points}; {compared:whole} cards and {comparisons:whole}). Associated, not "
            "proved."
        ),
        (
            "Доля карточек, прошедших дальше за {days:count день|дня|дней} после касания, "
            "отличается от доли у сопоставимых без касаний на {difference:points} п. п. (от "
            "{low:points} до {high:points}; карточек {compared:whole} и {comparisons:whole}). "
            "Связано, не доказано."
        ),
    ),
    "nurture_same": (
        (
            "Within {days:count day|days} of a touch no difference from comparable untouched cards "
            "is seen: {difference:points} points (from {low:points} to {high:points}; "
            "{compared:whole} cards and {comparisons:whole}). Without matching it would look like "
            "{raw:points}."
        ),
        (
            "За {days:count день|дня|дней} после касания разницы с сопоставимыми карточками без "
            "касаний не видно: {difference:points} п. п. (от {low:points} до {high:points}; "
            "карточек {compared:whole} и {comparisons:whole}). Без учёта отбора казалось бы "
            "{raw:points} п. п."
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
    "nurture_below": (
        "Associated with moving on less often: {contents:list}.",
        "Связано с более редким переходом дальше: {contents:list}.",
    ),
    "nurture_never": (
        "No touch of marketing is seen on cards of: {segments:list}.",
        "Касаний маркетинга не видно ни у одной карточки: {segments:list}.",
    ),
    "nurture_by_dates": (
        (
            "Without a stage history a card stands on the rungs of its dates: lead, qualified, "
            "deal, sale. Cards of one rung are not alike, so a difference may be no more than whom "
            "touches go to."
        ),
        (
            "Истории этапов нет, поэтому карточка стоит на ступенях, которые видны по датам: лид, "
            "квалификация, сделка, продажа. Карточки одной ступени неодинаковы, и разница может "
            "быть лишь отбором тех, кому пишут."
        ),
    ),
    "coverage_ways": (
        (
            "Of {touches:count touch|touches} of marketing, {deal:whole} name a deal, {lead:whole} "
            "a lead, {contact:whole} a contact, {person:whole} are linked by e-mail or phone; "
            "{nobody:whole} have no card."
        ),
        (
            "Из {touches:count касания|касаний|касаний} маркетинга сделку называют {deal:whole}, "
            "лид — {lead:whole}, контакт — {contact:whole}, по почте или телефону связаны "
            "{person:whole}; без карточки — {nobody:whole}."
        ),
    ),
    "nurture_gap": (
        (
            "The reason “{reason:text}” rose from {before:rate} to {since:rate} of losses between "
            "the halves of the period; contents that name it: 0 of {contents:whole}."
        ),
        (
            "Причина «{reason:text}» выросла с {before:rate} до {since:rate} отказов между "
            "половинами периода; материалов на эту тему — 0 из {contents:whole}."
        ),
    ),
    "nurture_by_words": (
        (
            "Contents are told by the words of the reason in their names; say which words stand "
            "for which reason in smalign.toml under [nurture.topics]."
        ),
        (
            "Материалы найдены по словам причины в названии; какие слова к какой причине "
            "относятся, скажите в smalign.toml в [nurture.topics]."
        ),
    ),
    "nurture_reasons_alone": (
        (
            "Nothing that marketing sent is in the export, so there are only the reasons of "
            "{cards:count loss|losses}."
        ),
        (
            "Того, что отправил маркетинг, в выгрузке нет: только причины {cards:count "
            "отказа|отказов|отказов}."
        ),
    ),
    "nurture_nameless": (
        (
            "The {touches:count touch|touches} that marketing sent {touches:word has|have} no name "
            "in the export (content, campaign), so nobody knows what about; there are only the "
            "reasons of {cards:count loss|losses}."
        ),
        (
            "У касаний маркетинга ({touches:whole}) в выгрузке нет названия (материала, кампании): "
            "о чём они, неизвестно; есть только причины {cards:count отказа|отказов|отказов}."
        ),
    ),
    "nurture_later": (
        "“Not now” is {share:rate} of losses: {reasons:list}.",
        "«Не сейчас» — {share:rate} отказов: {reasons:list}.",
    ),
    "nurture_later_touched": (
        (
            "“Not now” is {share:rate} of losses: {reasons:list}; {never:whole} of these "
            "{cards:whole} have no later touch in the export."
        ),
        (
            "«Не сейчас» — {share:rate} отказов: {reasons:list}; у {never:whole} из этих "
            "{cards:whole} касаний после отказа в выгрузке нет."
        ),
    ),
    "reactivation_back": (
        (
            "Of {cards:count lost card|lost cards} {share:rate} (from {share_low:rate} to "
            "{share_high:rate}) came back within {days:count day|days}; {won:whole} of them bought "
            "or converted."
        ),
        (
            "Из {cards:count отказа|отказов|отказов} {share:rate} (от {share_low:rate} до "
            "{share_high:rate}) вернулись за {days:count день|дня|дней}; купили или стали сделкой "
            "— {won:whole}."
        ),
    ),
    "reactivation_never": (
        (
            "To {share:rate} of them marketing sent nothing within {days:count day|days}, or until "
            "they came back."
        ),
        (
            "{share:rate} из них маркетинг за {days:count день|дня|дней} или до возвращения ничего "
            "не отправил."
        ),
    ),
    "reactivation_no_touches": (
        "Nothing marketing sent is linked with a card: whom it wrote to after a loss is unknown.",
        "Ни одна отправка маркетинга не связана с карточкой: кому писали после отказа, неизвестно.",
    ),
    "survey_managers_crm": (
        (
            "Of {n:count manager|managers} {first:rate} say “{reason:text}”; in the CRM it is "
            "{second:rate} of losses."
        ),
        (
            "Из {n:count менеджера|менеджеров|менеджеров} {first:rate} говорят «{reason:text}»; в "
            "CRM это {second:rate} отказов."
        ),
    ),
    "survey_clients_managers": (
        "Of {n:count client|clients} {first:rate} say “{reason:text}”, of managers {second:rate}.",
        (
            "Из {n:count клиента|клиентов|клиентов} {first:rate} говорят «{reason:text}», из "
            "менеджеров — {second:rate}."
        ),
    ),
    "survey_unmatched": (
        (
            "{answers:count answer|answers} of {of:whole} {answers:word fits|fit} no reason of the "
            "CRM."
        ),
        (
            "Ни к одной причине CRM не {answers:word подходит|подходят|подходят} {answers:count "
            "ответ|ответа|ответов} из {of:whole}."
        ),
    ),
    "survey_by_words": (
        (
            "Answers are told by the words of the reasons; say which words stand for which reason "
            "in smalign.toml under [nurture.answers]."
        ),
        (
            "Ответы разнесены по словам причин; какие слова к какой причине относятся, скажите в "
            "smalign.toml в [nurture.answers]."
        ),
    ),
    "ask_found": (
        "{found:whole} of {customers:count customer|customers} {found:word is|are} worth asking.",
        "Спросить стоит {found:whole} из {customers:count клиента|клиентов|клиентов}.",
    ),
    "ask_nobody": (
        "The export has no sale by the as-of, so there is nobody to ask.",
        "Продаж на дату данных в выгрузке нет, поэтому спрашивать некого.",
    ),
    "ask_found_many": (
        (
            "{found:whole} of {customers:count customer|customers} {found:word is|are} worth "
            "asking: --top 20 shortens the list."
        ),
        (
            "Спросить стоит {found:whole} из {customers:count клиента|клиентов|клиентов}: --top 20 "
            "сократит список."
        ),
    ),
}
