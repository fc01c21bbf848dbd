"""What is found, as `check` says it; how many rows of how many follows it."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "records_rejected": (
        "records that cannot be read",
        "записи, которые не удалось прочитать",
    ),
    "export_old": (
        (
            "the latest date is {latest:day}, {days:count day|days} ago; the limit is {most:count "
            "day|days}"
        ),
        (
            "последняя дата — {latest:day}, {days:count день|дня|дней} назад; предел — "
            "{most:count день|дня|дней}"
        ),
    ),
    "rows_fewer_than_least": (
        "fewer rows than there must be: {now:whole} instead of {before:whole}; missing",
        "строк меньше, чем должно быть: {now:whole} вместо {before:whole}; не хватает",
    ),
    "rows_fewer_than_before": (
        "fewer rows than in the baseline: {now:whole} after {before:whole}; missing",
        "строк меньше, чем в базовом файле: {now:whole} после {before:whole}; не хватает",
    ),
    "column_gone": (
        "the column is gone; it was read as {was}",
        "столбца больше нет; он читался как {was}",
    ),
    "column_renamed": (
        "the column was called “{was}” and is still read as {column_now}",
        "столбец назывался «{was}», читается по-прежнему как {column_now}",
    ),
    "told_column_gone": (
        "smalign.toml names it in {place}, and there is no such column.{did_you_mean:maybe}",
        "smalign.toml называет его в {place}, а такого столбца нет.{did_you_mean:maybe}",
    ),
    "field_gone": ("the column is gone", "столбца больше нет"),
    "column_unread": (
        "the column was read as {was} and is only a field of its own now",
        "столбец читался как {was}, а теперь это просто поле",
    ),
    "field_read": (
        "the column was only a field of its own and is read as {column_now}",
        "столбец был просто полем, а теперь читается как {column_now}",
    ),
    "column_otherwise": (
        "the column was read as {was} and is read as {column_now} now",
        "столбец читался как {was}, а теперь как {column_now}",
    ),
    "column_new": ("a new column", "новый столбец"),
    "value_unread": (
        "values that do not fit the column, such as {examples:list}",
        "значения не того вида, например {examples:list}",
    ),
    "values_of_no_kind": (
        "the column is not read: it is of no one kind, such as {examples:list}; cells",
        "столбец не прочитан: в нём нет одного вида значений, например {examples:list}; ячейки",
    ),
    "too_empty": (
        "empty in more than {most:rate}",
        "пусто чаще, чем в {most:rate}",
    ),
    "is_empty": ("empty", "пусто"),
    "share_moved": (
        "the share was {before:rate} in the baseline and is {now:rate}",
        "доля была {before:rate} в базовом файле, стала {now:rate}",
    ),
    "other_reason": ("the reason is “other”", "причина — «другое»"),
    "other_source": ("the source is “other”", "источник — «другое»"),
    "id_twice": (
        "the id stands on another row of the file, too",
        "тот же ID стоит и в другой строке файла",
    ),
    "touch_twice": (
        "the touch stands on another row of the file, too: touches counts both rows",
        "касание стоит и в другой строке файла: в числе касаний считаются обе строки",
    ),
    "not_there": (
        "names a row that is not in {other:table}",
        "такой записи в таблице «{other:table}» нет",
    ),
    "required_empty": (
        "empty, though the stage requires it ({stages:list})",
        "пусто, хотя этап этого требует ({stages:list})",
    ),
    "before_created_at": (
        "earlier than the creation (“{earlier}”)",
        "раньше создания («{earlier}»)",
    ),
    "before_entered_at": (
        "the stage was left before it was entered (“{earlier}”)",
        "из этапа вышли раньше, чем вошли («{earlier}»)",
    ),
    "before_date_from": (
        "the last day is before the first (“{earlier}”)",
        "последний день раньше первого («{earlier}»)",
    ),
    "in_future": ("later than today, {today:day}", "позже сегодняшнего дня, {today:day}"),
    "card_old": (
        "open, and unchanged for more than {days:count day|days}",
        "в работе, а изменений не было больше {days:count дня|дней|дней}",
    ),
    "stage_unknown": (
        "stages that smalign.toml does not name: {stages:list}",
        "этапы, которых нет в smalign.toml: {stages:list}",
    ),
    "source_unknown": ("a source nobody knows", "источник, которого нет в списке"),
    "currency_unknown": ("a currency nobody knows", "неизвестная валюта"),
    "amount_negative": ("a negative amount", "отрицательная сумма"),
    "won_for_nothing": ("sold without an amount", "продажа без суммы"),
    "amount_too_large": (
        "above {most:money}, more than a sale may bring",
        "больше {most:money}: столько продажа не приносит",
    ),
    "amount_far_above": (
        "more than {times:whole} times the median sale in its currency",
        "больше медианной продажи в той же валюте более чем в {times:count раз|раза|раз}",
    ),
    "cost_negative": ("a negative cost", "отрицательный расход"),
    "lost_without_reason": ("lost without a reason", "отказ без причины"),
    "no_owner": ("open, and nobody is responsible", "в работе, а ответственного нет"),
    "owner_gone": (
        "open, and its owner does not work here",
        "в работе, а ответственный здесь не работает",
    ),
    "task_overdue": ("overdue and not completed", "срок прошёл, не выполнено"),
}

NOTES: Final[dict[str, tuple[str, str]]] = {
    "waiver_over": (
        "the waiver of {waived} ended on {until:day}: its finding counts again.",
        "отсрочка правила {waived} закончилась {until:day}: находка снова считается.",
    ),
    "waiver_unused": (
        "the waiver of {waived} has nothing to waive; it may go.",
        "отсрочке правила {waived} больше нечего откладывать; её можно убрать.",
    ),
}

WHY: Final[dict[str, tuple[str, str]]] = {
    "no_rows": ("no rows to look at", "нет строк для проверки"),
    "no_column": ("no column {columns:list}", "нет столбца {columns:list}"),
    "no_table": ("no {tables:tables}", "нет таблиц: {tables:tables}"),
    "no_link": ("no table names rows of another", "таблицы не называют строк друг друга"),
    "not_told": ("smalign.toml does not say {key}", "в smalign.toml нет {key}"),
    "no_baseline": ("no --baseline yet", "--baseline ещё нет"),
    "prepared": (
        "in a prepared workspace cards are merged and linked already",
        "в подготовленной выгрузке карточки уже объединены и связаны",
    ),
}
"""Why a rule looked at nothing."""
