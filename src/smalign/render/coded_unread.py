"""Why a file that is known is not read: English → (English, Russian). Data only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from smalign.render.words import Words

UNREAD: Final[Words] = {
    english: (english, russian)
    for english, russian in (
        (
            "contact roles: a deal has one contact here, the one its own row names",
            "роли контактов: у сделки здесь один контакт — тот, что назван в её строке",
        ),
        (
            "activities name their card by its title alone: not linked",
            "дела называют карточку только по названию: связать их нельзя",
        ),
        (
            "customers with their paths: no touches with a time, no paths added up",
            "клиенты со своими цепочками: нет ни касаний со временем, ни сложенных цепочек",
        ),
        (
            "views of pages are parts of visits: export the visits",
            "просмотры страниц — части визитов: выгрузите визиты",
        ),
        (
            "meetings without check-ins have a planned time alone: not taken as touches",
            "у встреч без отметки о приходе есть лишь назначенное время: касаниями не считаются",
        ),
        (
            "an invoice is not a payment and names no deal",
            "счёт — не оплата и не называет сделку",
        ),
        (
            "users of the CRM: no cards; name it in [lookups] to use its columns",
            "пользователи CRM: карточек нет; чтобы взять столбцы, назовите файл в [lookups]",
        ),
        (
            "campaign members are named, not numbered: they join to no lead",
            "участники кампаний названы без номеров: с лидами их не связать",
        ),
        (
            "notes do not say whose they are: calls and messages stand in the list of events",
            "в примечаниях не сказано, чьи они; звонки и сообщения есть в списке событий",
        ),
        (
            "buyers beside deals: what they buy again is no deal",
            "покупатели стоят рядом со сделками: их повторная покупка — не сделка",
        ),
        (
            "products and documents: no cards of sales",
            "товары и документы: карточек продаж нет",
        ),
        (
            "quotes, orders, invoices and products: no cards of sales",
            "предложения, заказы, счета и товары: карточек продаж нет",
        ),
        (
            "tickets of support: no cards of sales",
            "обращения в поддержку: карточек продаж нет",
        ),
        (
            "notes are written for colleagues: no touches of the customer",
            "заметки пишут для коллег: касаний клиента в них нет",
        ),
        (
            "meetings have a planned time alone: not taken as touches",
            "у встреч есть лишь назначенное время: касаниями не считаются",
        ),
        (
            "changes of contacts, companies and tickets: no moves of a card",
            "изменения контактов, компаний и обращений: переходов карточек нет",
        ),
        (
            "how long a deal stood in a stage, not since when: map it to stage_log",
            "сколько сделка стояла на этапе, а не с какого времени: назовите столбцы stage_log",
        ),
        (
            "calls name a phone alone: touches are joined by the id of a card or a contact",
            "у звонков есть только телефон, а касания связываются по ID карточки или контакта",
        ),
    )
}
