"""Errors: the input cannot be used, or an option or the configuration is wrong."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "file_missing": (
        "{where}there is no such file or folder; check the path.",
        "{where}нет такого файла или папки; проверьте путь.",
    ),
    "folder_empty": (
        (
            "{where}the folder has no file smalign can read (CSV, XLSX, HTML .xls, Parquet); "
            "put the exports there or name the files."
        ),
        (
            "{where}в папке нет файлов, которые smalign умеет читать (CSV, XLSX, HTML-.xls, Parquet); "
            "положите выгрузки сюда или назовите файлы."
        ),
    ),
    "file_empty": (
        "{where}the file has no rows; export it again.",
        "{where}в файле нет строк; выгрузите его заново.",
    ),
    "file_binary": (
        "{where}this is not a table but a binary file; give the CSV or XLSX export.",
        "{where}это не таблица, а двоичный файл; дайте выгрузку в CSV или XLSX.",
    ),
    "xlsx_encrypted": (
        "{where}the workbook is protected with a password; save it without one.",
        "{where}книга защищена паролем; сохраните её без пароля.",
    ),
    "xlsx_corrupt": (
        "{where}the workbook is damaged and cannot be opened; export it again or save it as CSV.",
        "{where}книга повреждена и не открывается; выгрузите её заново или сохраните в CSV.",
    ),
    "xlsx_bomb": (
        (
            "{where}the workbook unpacks to far more than a table needs, so it is not opened; "
            "save the sheet as CSV."
        ),
        (
            "{where}книга распаковывается в объём, какого у таблицы не бывает, поэтому она не открыта; "
            "сохраните лист в CSV."
        ),
    ),
    "encoding_unknown": (
        (
            "{where}the encoding cannot be told; name it with --encoding, for example "
            "--encoding cp1251."
        ),
        (
            "{where}не удалось определить кодировку; назовите её через --encoding, например "
            "--encoding cp1251."
        ),
    ),
    "two_currencies": (
        (
            "{where}amounts are in {currencies:list} and no rates are given; add [rates] to "
            "smalign.toml or choose one currency with --where."
        ),
        (
            "{where}суммы в валютах {currencies:list}, а курсов нет; добавьте [rates] в smalign.toml "
            "или выберите одну валюту через --where."
        ),
    ),
    "no_rates": (
        "{where}there is no rate for {currency} on {date:day}; add it to [rates] in smalign.toml.",
        "{where}нет курса для {currency} на {date:day}; добавьте его в [rates] в smalign.toml.",
    ),
    "unknown_field": (
        "there is no field “{field}” in this data.{hint:maybe} `smalign inspect` lists the fields.",
        "в данных нет поля «{field}».{hint:maybe} Список полей показывает `smalign inspect`.",
    ),
    "unknown_option": (
        "there is no option “{option}”.{hint:maybe} `--help` lists the options.",
        "нет параметра «{option}».{hint:maybe} Список параметров показывает `--help`.",
    ),
    "format_unsupported": (
        "the format “{format}” is not available for `{command}`; use one of {known:list}.",
        "формат «{format}» недоступен для `{command}`; выберите один из {known:list}.",
    ),
    "config_unknown_key": (
        "{where}the key “{key}” means nothing here.{hint:maybe} Correct it or remove it.",
        "{where}ключ «{key}» здесь ничего не значит.{hint:maybe} Исправьте или удалите его.",
    ),
}
