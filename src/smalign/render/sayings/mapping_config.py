"""What is wrong with `[mapping]`, `[lookups]` and `[formats]`: (English, Russian)."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "mapping_header_missing": (
        (
            "{key}: no file of this table ({files:list}) has the column "
            "“{found}”.{hint:maybe} Correct the header in smalign.toml."
        ),
        (
            "{key}: ни в одном файле этой таблицы ({files:list}) нет столбца "
            "«{found}».{hint:maybe} Исправьте заголовок в smalign.toml."
        ),
    ),
    "lookup_file_missing": (
        (
            "{where}[lookups] names this file, but none of that name with rows is among the "
            "exports; add it or correct the name."
        ),
        (
            "{where}файл назван в [lookups], но такого файла со строками нет среди выгрузок; "
            "добавьте его или исправьте имя."
        ),
    ),
    "lookup_sheet_missing": (
        "{where}[lookups] names this sheet, and the workbook has {known:list}.{did_you_mean:maybe}",
        ("{where}этот лист назван в [lookups], а в книге есть {known:list}.{did_you_mean:maybe}"),
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
        ("{where}[lookups] joins the file by it, but the table has no such column; name another."),
        (
            "{where}[lookups] присоединяет файл по нему, но в таблице такого столбца нет; "
            "назовите другой."
        ),
    ),
}
