"""Notes on tasks: what cannot be known of them, and which series came to an end."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "tasks_without_series": (
        (
            "No task comes round: neither does the export name a series, nor do three tasks have "
            "one title. Where a column of titles was not recognised, name it in smalign.toml "
            'under [mapping.tasks]: title = "…".'
        ),
        (
            "Регулярных задач не видно: серии в выгрузке не названы, и ни одно название не "
            "встречается три раза. Если столбец названий не узнан, назовите его в smalign.toml "
            'в [mapping.tasks]: title = "…".'
        ),
    ),
    "tasks_outcome_unknown": (
        (
            "Nothing says which of the {tasks:count task|tasks} were done, so whether they were in "
            "time is n/a. Export the moment of completion, or name its header in smalign.toml "
            'under [mapping.tasks]: completed_at = "…".'
        ),
        (
            "Какие из {tasks:count задачи|задач|задач} сделаны, в выгрузке не сказано, поэтому "
            "сроки — н/д. Выгрузите дату завершения или назовите её заголовок в smalign.toml "
            'в [mapping.tasks]: completed_at = "…".'
        ),
    ),
    "series_stopped": (
        (
            "“{series}” used to come round every {every:count day|days}; its last task was due on "
            "{last:day}, {days:count day|days} before the data ends."
        ),
        (
            "«{series}» обычно повторяется раз в {every:count день|дня|дней}; последний срок — "
            "{last:day}, за {days:count день|дня|дней} до конца данных."
        ),
    ),
    "tasks_without_field_log": (
        (
            "Whether the data changed with the tasks is not known: the export has no history of "
            "fields."
        ),
        ("Изменились ли данные после задач, неизвестно: истории полей в выгрузке нет."),
    ),
    "tasks_without_fields": (
        (
            "Whether the data changed is known of the series whose fields smalign.toml names: "
            '[tasks."Series"] fields = ["source"].'
        ),
        (
            "Изменились ли данные, видно у тех серий, поля которых названы в smalign.toml: "
            '[tasks."Серия"] fields = ["source"].'
        ),
    ),
}
