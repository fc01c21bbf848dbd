"""Errors of the input: it is missing, broken, empty, or not what it should be."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "file_missing": (
        "{where}there is no such file or folder; check the path.",
        "{where}нет такого файла или папки; проверьте путь.",
    ),
    "nothing_to_count": (
        (
            "`{metric:command}` has nothing to count: the export holds {tables:tables}, and "
            "none of what it counts: {needed:tables}; add such a file."
        ),
        (
            "для `{metric:command}` нечего считать: в выгрузке есть {tables:tables}, но "
            "нет того, что он считает: {needed:tables}; добавьте такой файл."
        ),
    ),
    "nothing_checked": (
        (
            "nothing was checked: none of the rules ({rules:list}) has a column or a row to look "
            "at here; select others, or add the files they need."
        ),
        (
            "ничего не проверено: ни одному из правил ({rules:list}) здесь не на что смотреть; "
            "выберите другие или добавьте нужные файлы."
        ),
    ),
    "not_a_file": (
        (
            "{where}this is neither a file nor a folder; give a file, a folder or “-” for "
            "standard input."
        ),
        "{where}это не файл и не папка; дайте файл, папку или «-» для стандартного ввода.",
    ),
    "file_unreadable": (
        "{where}the file cannot be read ({why}); check its permissions.",
        "{where}файл не читается ({why}); проверьте права на него.",
    ),
    "folder_without_exports": (
        (
            "{where}the folder has no file smalign can read (CSV, XLSX, HTML .xls, Parquet, zip); "
            "put the exports there or name the files."
        ),
        (
            "{where}в папке нет файлов, которые smalign умеет читать (CSV, XLSX, HTML-.xls, "
            "Parquet, zip); положите выгрузки сюда или назовите файлы."
        ),
    ),
    "file_empty": (
        "{where}the file is empty; export it again.",
        "{where}файл пуст; выгрузите его заново.",
    ),
    "line_endless": (
        (
            "{where}the first line does not end within {megabytes:whole} MB, so this is no table; "
            "check what was exported."
        ),
        (
            "{where}первая строка не кончается и за {megabytes:whole} МБ, это не таблица; "
            "проверьте, что выгружено."
        ),
    ),
    "no_rows": (
        (
            "{where}there is a header but no rows below it; export the file again or check "
            "the filter of the list."
        ),
        (
            "{where}есть заголовок, но нет строк под ним; выгрузите файл заново или "
            "проверьте фильтр списка."
        ),
    ),
    "header_broken": (
        "{where}the header cannot be read: {reason}",
        "{where}заголовок не читается: {reason}",
    ),
    "all_rejected": (
        (
            "{where}none of {count:count record|records} could be read, and here is the "
            "first: {reason}"
        ),
        "{where}не прочитана ни одна запись (всего {count:whole}), вот первая: {reason}",
    ),
    "file_binary": (
        "{where}this is not a table but a binary file; give the CSV or XLSX export.",
        "{where}это не таблица, а двоичный файл; дайте выгрузку в CSV или XLSX.",
    ),
    "json_not_supported": (
        "{where}this is a JSON file; export CSV or XLSX instead.",
        "{where}это файл JSON; выгрузите CSV или XLSX.",
    ),
    "xml_not_supported": (
        "{where}this is an XML file; export CSV or XLSX instead.",
        "{where}это XML-файл; выгрузите CSV или XLSX.",
    ),
    "xls_legacy": (
        "{where}this is an old binary workbook; save it as .xlsx or CSV.",
        "{where}это старая двоичная книга Excel; сохраните её как .xlsx или CSV.",
    ),
    "xlsx_encrypted": (
        "{where}the workbook is protected with a password; save it without one.",
        "{where}книга защищена паролем; сохраните её без пароля.",
    ),
    "gzip_broken": (
        "{where}the compressed file is damaged or cut short; copy it again.",
        "{where}сжатый файл повреждён или оборван; скопируйте его заново.",
    ),
    "inflates_too_much": (
        (
            "{where}the compressed file unpacks to more than {limit:whole} bytes, so it is "
            "not opened; unpack it yourself first."
        ),
        (
            "{where}сжатый файл распаковывается больше чем в {limit:whole} байт, поэтому он "
            "не открыт; сначала распакуйте его сами."
        ),
    ),
    "encoding_unclear": (
        (
            "{where}the encoding cannot be told with certainty; name it with --encoding, one "
            "of {known:list}."
        ),
        (
            "{where}кодировку не удалось определить уверенно; назовите её через --encoding: "
            "{known:list}."
        ),
    ),
    "encoding_unmarked": (
        (
            "{where}a text in {encoding} begins with a byte order mark, and this one has none; "
            "name another --encoding, such as {encoding}-le."
        ),
        (
            "{where}текст в {encoding} начинается с метки порядка байтов, а здесь её нет; назовите "
            "другую --encoding, например {encoding}-le."
        ),
    ),
    "xlsx_broken": (
        "{where}the workbook is damaged and cannot be opened; export it again or save it as CSV.",
        "{where}книга повреждена и не открывается; выгрузите её заново или сохраните в CSV.",
    ),
    "zip_not_workbook": (
        (
            "{where}this is an office document smalign does not read (such as .xlsb, .ods or "
            ".docx); save the table as .xlsx or CSV."
        ),
        (
            "{where}это офисный документ, которого smalign не читает (например, .xlsb, .ods или "
            ".docx); сохраните таблицу как .xlsx или CSV."
        ),
    ),
    "zip_broken": (
        "{where}the archive is damaged or cut short; copy it again.",
        "{where}архив повреждён или оборван; скопируйте его заново.",
    ),
    "zip_encrypted": (
        "{where}the archive is protected with a password; unpack it and give the files inside.",
        "{where}архив защищён паролем; распакуйте его и дайте файлы из него.",
    ),
    "zip_without_exports": (
        "{where}the archive holds no files; export it again.",
        "{where}в архиве нет файлов; выгрузите его заново.",
    ),
    "zip_too_big": (
        (
            "{where}the archive holds more than exports need ({what:measure}: {found:whole}, at "
            "most {limit:whole}), so it is not opened; unpack it and give the files inside."
        ),
        (
            "{where}в архиве больше, чем нужно выгрузкам ({what:measure}: {found:whole}, не "
            "больше {limit:whole}), поэтому он не открыт; распакуйте его и дайте файлы из него."
        ),
    ),
    "archive_nested": (
        "{where}this is an archive inside an archive; unpack it and give the files inside.",
        "{where}это архив внутри архива; распакуйте его и дайте файлы из него.",
    ),
    "no_space": (
        (
            "{where}there is no room in {folder} for a working copy; free some space, or name "
            "another folder in TMPDIR."
        ),
        (
            "{where}в {folder} нет места для рабочей копии; освободите место или назовите другую "
            "папку в TMPDIR."
        ),
    ),
    "table_too_wide": (
        (
            "{where}the table has {found:whole} columns and at most {limit:whole} can be read; "
            "export fewer fields, or name the separator with --delimiter."
        ),
        (
            "{where}в таблице {found:whole} столбцов, а прочитать можно не больше {limit:whole}; "
            "выгрузите меньше полей или назовите разделитель через --delimiter."
        ),
    ),
    "too_many_rejects": (
        (
            "{where}{rejected:whole} of {read:count record|records} could not be read and at most "
            "{limit} may be (`smalign inspect` lists them, --max-rejects {rejected} goes on "
            "without them); first at line {lines}: {reason}"
        ),
        (
            "{where}{rejected:whole} из {read:count записи|записей|записей} не прочитаны, а "
            "допустимо не больше {limit} (их список — `smalign inspect`, без них можно "
            "продолжить с --max-rejects {rejected}); первые в строках {lines}: {reason}"
        ),
    ),
    "file_locked": (
        (
            "{where}the file is open in another program (there is {lock} beside it); save and "
            "close it there, or delete that lock file if nobody has it open."
        ),
        (
            "{where}файл открыт в другой программе (рядом лежит {lock}); сохраните и закройте "
            "его там или удалите этот файл блокировки, если он ни у кого не открыт."
        ),
    ),
    "file_changing": (
        "{where}the file is still being written; wait until it is complete and try again.",
        "{where}файл ещё записывается; дождитесь конца записи и повторите.",
    ),
    "xlsx_too_big": (
        (
            "{where}the workbook holds more than a table needs ({what:measure}: "
            "{found:whole}, at most {limit:whole}), so it is not opened; save the sheet as "
            "CSV."
        ),
        (
            "{where}в книге больше, чем нужно таблице ({what:measure}: {found:whole}, не "
            "больше {limit:whole}), поэтому она не открыта; сохраните лист в CSV."
        ),
    ),
    "xlsx_declares_entities": (
        (
            "{where}the workbook carries declarations no spreadsheet writes, so it is not "
            "opened; save the sheet as CSV."
        ),
        (
            "{where}в книге есть объявления, каких табличные программы не пишут, поэтому она "
            "не открыта; сохраните лист в CSV."
        ),
    ),
    "html_too_big": (
        (
            "{where}the HTML file is too big to open ({what:measure}: {found:whole}, at most "
            "{limit:whole}); export CSV instead."
        ),
        (
            "{where}HTML-файл слишком велик ({what:measure}: {found:whole}, не больше "
            "{limit:whole}); выгрузите CSV."
        ),
    ),
    "html_cut": (
        "{where}the HTML file is nested too deeply to be read to its end; export CSV instead.",
        "{where}HTML-файл вложен слишком глубоко и не читается до конца; выгрузите CSV.",
    ),
    "html_without_table": (
        "{where}the HTML file has no table; export it again or choose CSV.",
        "{where}в HTML-файле нет таблицы; выгрузите его заново или выберите CSV.",
    ),
    "frame_without_columns": (
        "{where}the table has no columns; give one with columns.",
        "{where}в таблице нет столбцов; дайте таблицу со столбцами.",
    ),
    "parquet_broken": (
        "{where}the Parquet file is damaged and cannot be opened; write it again.",
        "{where}файл Parquet повреждён и не открывается; запишите его заново.",
    ),
    "sheet_missing": (
        "{where}there is no such sheet; the workbook has {known:list}.",
        "{where}такого листа нет; в книге есть {known:list}.",
    ),
}
