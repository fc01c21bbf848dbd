"""Errors of smalign.toml: a key, a value, a mapping or a lookup that cannot be used."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "config_missing": (
        "{where}the configuration cannot be read ({found}); check the path after --config.",
        "{where}настройки не читаются ({found}); проверьте путь после --config.",
    ),
    "config_encoding": (
        "{where}the configuration is not UTF-8; save it as UTF-8.",
        "{where}настройки не в UTF-8; сохраните файл в UTF-8.",
    ),
    "config_syntax": (
        "{where}this is not valid TOML ({found}); correct the line.",
        "{where}это не TOML ({found}); исправьте строку.",
    ),
    "config_unknown_key": (
        "{where}the key “{key}” means nothing here.{did_you_mean:maybe} Correct it or remove it.",
        (
            "{where}ключ «{key}» здесь ничего не значит.{did_you_mean:maybe} Исправьте или "
            "удалите его."
        ),
    ),
    "config_unsupported": (
        "{where}“{key}” is not supported yet; remove it.",
        "{where}«{key}» пока не поддерживается; удалите его.",
    ),
    "config_missing_key": (
        "{where}“{key}” is needed here; add it.",
        "{where}здесь нужен ключ «{key}»; добавьте его.",
    ),
    "config_value": (
        "{where}“{found}” does not fit “{key}”: expected {expected:wanted}.{did_you_mean:maybe}",
        (
            "{where}«{found}» не подходит для «{key}»: нужно значение вида "
            "«{expected:wanted}».{did_you_mean:maybe}"
        ),
    ),
    "mapping_header_missing": (
        (
            "{key}: no file of this table ({files}) has the column "
            "“{found}”.{did_you_mean:maybe} Correct the header in smalign.toml."
        ),
        (
            "{key}: ни в одном файле этой таблицы ({files}) нет столбца "
            "«{found}».{did_you_mean:maybe} Исправьте заголовок в smalign.toml."
        ),
    ),
    "lookup_file_missing": (
        (
            "{where}[lookups] names this file, but it is not among the exports {known:list}; "
            "add it or correct the name."
        ),
        (
            "{where}файл назван в [lookups], но его нет среди выгрузок {known:list}; "
            "добавьте его или исправьте имя."
        ),
    ),
    "lookup_table_unknown": (
        "{where}[lookups] joins it to “{table}”, which is no table; name one such as deals.",
        (
            "{where}в [lookups] он присоединяется к «{table}», а такой таблицы нет; "
            "назовите, например, deals."
        ),
    ),
    "lookup_header_missing": (
        (
            "{where}[lookups] joins by the column “{header}”, but the file has {known:list}; "
            "correct the header."
        ),
        (
            "{where}в [lookups] он присоединяется по столбцу «{header}», а в файле есть "
            "{known:list}; исправьте заголовок."
        ),
    ),
    "lookup_column_missing": (
        (
            "{where}[lookups] joins it by the given column, which the table does not have; "
            "name another."
        ),
        (
            "{where}в [lookups] он присоединяется по названному столбцу, которого в таблице "
            "нет; назовите другой."
        ),
    ),
}
