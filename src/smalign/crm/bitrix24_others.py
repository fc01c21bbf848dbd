"""Headers Bitrix24 writes that no canonical column takes: they tell a file, and stay attributes."""

from __future__ import annotations

from typing import Final

OTHER_PERSON: Final = (
    *("Обращение", "Имя", "Отчество", "Фамилия", "Дата рождения", "Salutation", "First Name"),
    *("Second Name", "Middle Name", "Last Name", "Date of birth", "HONORIFIC", "NAME"),
    *("SECOND_NAME", "LAST_NAME", "BIRTHDATE", "Номер факса", "Номер пейджера"),
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
    *("MOVED_BY_ID", "MOVED_TIME", "ORIGINATOR_ID", "ORIGIN_ID", "LAST_ACTIVITY_TIME"),
    *("LAST_ACTIVITY_BY", "CONTACT_IDS", "IS_MANUAL_OPPORTUNITY", "Способ связи"),
    *("COMMUNICATION_TYPE", "LOCATION_ID", "movedTime", "Сумма/Валюта", "Amount/Currency"),
)
"""Of leads and deals alike."""
