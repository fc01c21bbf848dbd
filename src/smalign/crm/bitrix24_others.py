"""Headers Bitrix24 writes that no canonical column takes: they tell a file, and stay attributes."""

from __future__ import annotations

from typing import Final

PARTS_OF_A_NAME: Final = ("Имя", "NAME", "First Name", "Фамилия", "LAST_NAME", "Last Name")
"""Of leads and contacts, in the order in which a deal writes its contact."""

OTHER_PERSON: Final = (
    *("Обращение", "Отчество", "Дата рождения", "Salutation", "Second Name", "Middle Name"),
    *("Date of birth", "HONORIFIC", "SECOND_NAME", "BIRTHDATE", "Номер факса", "Номер пейджера"),
    *("Телефон для рассылок", "Корпоративный сайт", "Личная страница", "Страница Facebook"),
    *("Страница ВКонтакте", "Страница LiveJournal", "Микроблог Twitter", "Другой сайт"),
    *("Контакт Facebook", "Контакт Telegram", "Контакт ВКонтакте", "Контакт Skype"),
    *("Контакт Viber", "Комментарии Instagram", "Контакт Битрикс24.Network", "Онлайн-чат"),
    *("Контакт Открытая линия", "Контакт ICQ", "Контакт MSN/Live!", "Контакт Jabber"),
    *("Другой контакт", "Должность", "Position", "POST", "Адрес", "Address", "ADDRESS"),
    *("Улица, номер дома", "Квартира, офис, комната, этаж", "Населенный пункт", "Район"),
    *("Регион", "Почтовый индекс", "Страна", "Кем создан", "Кем изменен", "WEB", "IM"),
)
"""Of leads and contacts: the person, and one column for each kind of phone, site and messenger."""

OTHER_CARD: Final = (
    *("Дополнительно об источнике", "Source information", "SOURCE_DESCRIPTION", "TITLE"),
    *("Комментарий", "Comment", "COMMENTS", "Created by CRM form", "Путь клиента"),
    *("Client path", "Наблюдатели", "Observers", "Modified by", "MODIFY_BY_ID", "OPENED"),
    *("MOVED_BY_ID", "ORIGINATOR_ID", "ORIGIN_ID", "LAST_ACTIVITY_TIME"),
    *("LAST_ACTIVITY_BY", "CONTACT_IDS", "IS_MANUAL_OPPORTUNITY", "Способ связи"),
    *("COMMUNICATION_TYPE", "LOCATION_ID", "Сумма/Валюта", "Amount/Currency"),
)
"""Of leads and deals alike."""
