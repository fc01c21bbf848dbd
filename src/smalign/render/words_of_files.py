"""The words of titles of what `inspect` says of each column of a file. Data only."""

from __future__ import annotations

from typing import Final

Words = dict[str, tuple[str, str]]

FILES: Final[Words] = {
    "inspect.file": ("File", "Файл"),
    "inspect.sheet": ("Sheet", "Лист"),
    "inspect.header": ("Header", "Столбец"),
    "inspect.column": ("Read as", "Прочитан как"),
    "inspect.type": ("Type", "Тип"),
    "inspect.format": ("Format", "Формат"),
    "inspect.failures": ("Did not fit", "Не подошло"),
    "inspect.examples": ("Examples", "Примеры"),
    "inspect.failed_examples": ("What did not fit", "Что не подошло"),
    "inspect.matched_by": ("Told by", "По чему узнан"),
    "inspect.vocabulary": ("Words of", "Слова чьи"),
}

INSPECTED: Final[dict[str, Words]] = {
    "inspect.type": {
        "id": ("id", "ID"),
        "text": ("text", "текст"),
        "time": ("time", "время"),
        "date": ("date", "дата"),
        "money": ("money", "деньги"),
        "integer": ("whole number", "целое"),
        "number": ("number", "число"),
        "flag": ("yes / no", "да / нет"),
    },
    "inspect.matched_by": {
        "told": ("smalign.toml", "smalign.toml"),
        "header": ("header", "заголовок"),
        "pattern": ("like a header", "похожий заголовок"),
        "rule": ("by its values", "по значениям"),
    },
}
"""What `inspect` says of a column in codes: column of the table → value → words."""
