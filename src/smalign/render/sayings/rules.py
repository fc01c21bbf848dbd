"""What each rule of `check` says of an export that holds it, in both languages."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "rejected_records": (
        "Records of a file that cannot be read.",
        "Записи файла, которые не удалось прочитать.",
    ),
    "fresh_export": (
        "The latest thing that happened in the export is not long ago.",
        "Последнее событие в выгрузке случилось недавно.",
    ),
    "complete_export": (
        "The export holds every card and every column.",
        "В выгрузке есть все карточки и все столбцы.",
    ),
    "row_count": (
        "No fewer rows than there were, or than there must be.",
        "Строк не меньше, чем было или чем должно быть.",
    ),
    "schema_drift": (
        "The columns are those of the baseline.",
        "Столбцы те же, что в базовом файле.",
    ),
    "unread_values": (
        "Every filled cell is what its column holds.",
        "В каждой заполненной ячейке то, что должно быть в её столбце.",
    ),
    "empty_share": (
        "A column is not emptier than agreed, in no segment.",
        "Ни в одном сегменте столбец не пустует чаще, чем договорились.",
    ),
    "steady_shares": (
        "No value has become much more or much less frequent.",
        "Ни одно значение не стало встречаться намного чаще или реже.",
    ),
    "other_share": ("“Other” is not the usual answer.", "«Другое» — не обычный ответ."),
    "unique_id": ("One id stands on one row of a file.", "Один ID стоит в одной строке файла."),
    "orphans": ("What a row names is there.", "Запись, которую называет строка, есть в выгрузке."),
    "required_by_stage": (
        "A card that has come to a stage has what the stage requires.",
        "У карточки, дошедшей до этапа, есть то, чего этап требует.",
    ),
    "dates_in_order": (
        "What happens later has the later date.",
        "У того, что случается позже, дата позже.",
    ),
    "future_dates": ("Nothing has happened tomorrow.", "Ничто не случилось завтра."),
    "fresh_cards": ("No open card lies untouched.", "Ни одна открытая карточка не заброшена."),
    "known_stages": (
        "Cards stand in the stages that were agreed.",
        "Карточки стоят на этапах, о которых договорились.",
    ),
    "known_sources": (
        "Cards come from where somebody knows of.",
        "Карточки приходят из известных источников.",
    ),
    "known_currencies": (
        "An amount is in a currency there is.",
        "Сумма указана в существующей валюте.",
    ),
    "sane_amounts": (
        "An amount is what a sale may bring.",
        "Сумма такая, какую может принести продажа.",
    ),
    "loss_reason": ("Every lost card says why.", "У каждого отказа указана причина."),
    "owner_present": (
        "Somebody is responsible for every open card.",
        "У каждой открытой карточки есть ответственный.",
    ),
    "owner_active": (
        "Whoever is responsible for an open card still works here.",
        "Ответственный за открытую карточку ещё работает здесь.",
    ),
    "tasks_done": ("No task is overdue.", "Просроченных задач нет."),
}
"""Rule → its first line; in English it is that of its docstring."""
