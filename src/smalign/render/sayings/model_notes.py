"""Notes on the data: how files, values and cards were understood."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "no_final_newline": (
        "{where}the last line has no line end: it was read, but the export may be cut short.",
        (
            "{where}последняя строка без перевода строки: она прочитана, но выгрузка могла "
            "оборваться."
        ),
    ),
    "columns_reordered": (
        (
            "{where}{headers:count header stands|headers stand} again with other columns or in "
            "another order, first at line {line}; the rows below were put into the order of the "
            "first header."
        ),
        (
            "{where}шапка стоит ещё раз с другим порядком или набором столбцов "
            "({headers:count раз|раза|раз}), сначала в строке {line}; строки ниже переставлены по "
            "порядку первой."
        ),
    ),
    "header_unlike": (
        (
            "{where}line {line} looks like another header, with columns the first one has not; the "
            "rows below are read as under the first. Put them into a file of their own."
        ),
        (
            "{where}строка {line} похожа на другую шапку, с новыми столбцами; строки под ней "
            "прочитаны по первой. Вынесите их в отдельный файл."
        ),
    ),
    "rows_rejected": (
        (
            "{file}: {count:count row was|rows were} rejected, first at line {lines}; "
            "`smalign inspect` tells why."
        ),
        (
            "{file}: {count:count строка отклонена|строки отклонены|строк отклонено}, первые в "
            "строках {lines}; причины показывает `smalign inspect`."
        ),
    ),
    "own_fields_unread": (
        (
            "{files:list} with the company's own fields, loss reasons among them perhaps, are not "
            "used: `smalign init` proposes them as [lookups]."
        ),
        (
            "{files:list} с полями самой компании (возможно, и с причинами отказа) не "
            "использованы: `smalign init` предлагает их как [lookups]."
        ),
    ),
    "files_not_used": (
        "Not used: {files:list}; `smalign inspect` tells why.",
        "Не использованы: {files:list}; причины — `smalign inspect`.",
    ),
    "file_not_recognised": (
        (
            "{where}this file ({headers:list}) was not recognised and is not used; name its "
            "table in smalign.toml under [sources.tables], or, if it explains a column of "
            "another file, that column under [lookups]."
        ),
        (
            "{where}файл ({headers:list}) не распознан и не используется; назовите его таблицу "
            "в smalign.toml в [sources.tables] или, если он поясняет столбец другого файла, "
            "этот столбец в [lookups]."
        ),
    ),
    "files_apart": (
        (
            "The files end on different days: “{first}” on {first_on:day}, “{last}” on "
            "{last_on:day}; export them on one day."
        ),
        (
            "Файлы заканчиваются в разные дни: «{first}» — {first_on:day}, «{last}» — "
            "{last_on:day}; выгрузите их в один день."
        ),
    ),
    "timezone_assumed": (
        (
            "No time zone is given, so days are those of {timezone}; name yours in "
            "smalign.toml under [sources]."
        ),
        (
            "Часовой пояс не указан, поэтому дни считаются по {timezone}; назовите свой в "
            "smalign.toml в [sources]."
        ),
    ),
    "millionths": (
        (
            "{where}the amounts are whole numbers as this cabinet's interface for programs writes "
            "them, in millionths, so they are divided by 1,000,000; if they are not, export them "
            "with decimals."
        ),
        (
            "{where}суммы — целые числа, какими их пишет программный интерфейс этого кабинета, "
            "в миллионных долях, поэтому они разделены на 1 000 000; если это не так, "
            "выгрузите их с копейками."
        ),
    ),
    "not_converted": (
        (
            "{where}{cells:count value|values} of {rows:whole} did not fit the format "
            "{format}; counted as empty."
        ),
        (
            "{where}под формат {format} не подошли {cells:count значение|значения|значений} "
            "из {rows:whole}; учтены как пустые."
        ),
    ),
    "formats_mixed": (
        (
            "{where}values in formats that contradict each other ({shapes:list}) cannot be "
            "read as one column, so it counts as empty."
        ),
        (
            "{where}значения в противоречащих друг другу форматах ({shapes:list}) нельзя "
            "прочесть как один столбец, поэтому он считается пустым."
        ),
    ),
    "not_of_type": (
        (
            "{where}the values ({shapes:list}) are in no form this column is read in, so it "
            "counts as empty."
        ),
        (
            "{where}значения ({shapes:list}) записаны не так, как читается этот столбец, поэтому "
            "он считается пустым."
        ),
    ),
    "number_sign_assumed": (
        (
            "{where}in “{example}” the sign “{sign}” was taken for the decimal one, as the "
            "language of the headers suggests; if it is not, name the right one in smalign.toml "
            "under [formats]."
        ),
        (
            "{where}в «{example}» знак «{sign}» принят за десятичный, как подсказывает язык "
            "заголовков; если это не так, назовите верный в smalign.toml в [formats]."
        ),
    ),
    "month_first_assumed": (
        (
            "{where}“{example}” was read month first, as the language of the headers suggests; if "
            "the day comes first, say so in smalign.toml under [formats]."
        ),
        (
            "{where}«{example}» прочитано как месяц-день, как подсказывает язык заголовков; если "
            "первым идёт день, укажите это в smalign.toml в [formats]."
        ),
    ),
    "ids_rounded": (
        (
            "{where}ids such as “{example}” were rounded by Excel and are read as empty, so these "
            "rows link to nothing; export again and do not save it in Excel."
        ),
        (
            "{where}номера вроде «{example}» округлены Excel и прочитаны как пустые, эти строки ни "
            "с чем не связаны; выгрузите заново и не сохраняйте файл в Excel."
        ),
    ),
    "excel_serial_dates": (
        "{where}numbers such as {example} were read as Excel's day numbers.",
        "{where}числа вроде {example} прочитаны как номера дней Excel.",
    ),
    "days_beside_dates": (
        (
            "{where}beside dates stand days typed as text, such as “{example}”; both were read, "
            "the text day first."
        ),
        (
            "{where}рядом с датами стоят дни, набранные текстом, вроде «{example}»; прочитаны и "
            "те и другие, в тексте первым идёт день."
        ),
    ),
    "serials_beside_dates": (
        (
            "{where}beside dates stand numbers such as {example}, days that lost their format in "
            "Excel; they were read as those days."
        ),
        (
            "{where}рядом с датами стоят числа вроде {example} — дни, у которых в Excel сбился "
            "формат; они прочитаны как эти дни."
        ),
    ),
    "date_as_written": (
        (
            "{where}dates such as “{example}” were read as the day written, without moving "
            "it to the time zone."
        ),
        (
            "{where}даты вроде «{example}» прочитаны как написанный день, без пересчёта "
            "часового пояса."
        ),
    ),
    "day_unknown": (
        (
            "{where}no column is known for the day by which {table:table} are counted, so they are "
            "in no period; “{header}” holds days: if it is that one, say so in "
            "smalign.toml{toml:under}"
        ),
        (
            "{where}не найден столбец с датой, по которой считаются {table:table}, поэтому ни в "
            "один период они не входят; в «{header}» стоят даты: если это он, укажите в "
            "smalign.toml{toml:under}"
        ),
    ),
    "told_of_no_file": (
        (
            "in smalign.toml {place} names “{found}”, and no file that was read is called so."
            "{hint:maybe}"
        ),
        (
            "в smalign.toml {place} называет «{found}», а прочитанных файлов с таким именем нет."
            "{hint:maybe}"
        ),
    ),
    "folders_unread": (
        (
            "Exports in folders inside “{folder}” are not read: {folders:list}; name those "
            "folders, too, if they belong to it."
        ),
        (
            "Не прочитаны выгрузки в папках внутри «{folder}»: {folders:list}; если они нужны, "
            "назовите и эти папки."
        ),
    ),
    "files_beside": (
        (
            "Not read, though they lie beside the files smalign.toml names and look like them: "
            "{files:list}; add them to files in [sources], or a pattern such as “{pattern}”."
        ),
        (
            "Не прочитаны, хотя лежат рядом с файлами из smalign.toml и похожи на них: "
            "{files:list}; добавьте их или шаблон вроде «{pattern}» в files раздела [sources]."
        ),
    ),
    "files_without_rows": (
        (
            "A header and no rows below it, so nothing is counted from {files:list}; if there "
            "should be rows, check the filter of the list and export it again."
        ),
        (
            "Есть заголовок, но нет строк под ним: {files:list}, отсюда ничего не посчитано; если "
            "строки должны быть, проверьте фильтр списка и выгрузите его заново."
        ),
    ),
    "format_of_no_column": (
        (
            "in smalign.toml [formats] names “{found}”, and no file that was read has such a "
            "column.{hint:maybe}"
        ),
        (
            "в smalign.toml [formats] называет «{found}», а столбца с таким заголовком нет ни в "
            "одном прочитанном файле.{hint:maybe}"
        ),
    ),
    "sheets_left_out": (
        "{where}only one sheet was read, not {sheets:list}; choose another with --sheet.",
        "{where}прочитан один лист, кроме него есть {sheets:list}; выберите другой через --sheet.",
    ),
    "tables_left_out": (
        (
            "{where}the largest table was read; {count:count other table|other tables} with rows "
            "{count:word was|were} left out."
        ),
        (
            "{where}прочитана самая большая таблица; другие таблицы со строками не прочитаны, их "
            "{count:whole}."
        ),
    ),
    "file_counted": (
        (
            "{where}{rows:count row|rows} read, {accepted:whole} accepted and {rejected:whole} "
            "rejected; {dropped:whole} more {dropped:word is no record|are no records}."
        ),
        (
            "{where}{rows:count строка прочитана|строки прочитаны|строк прочитано}: "
            "{accepted:whole} принято, {rejected:whole} отклонено; не записи — ещё "
            "{dropped:whole}."
        ),
    ),
    "sheets_hidden": (
        "{where}hidden sheets were read, too: {sheets:list}; choose one sheet with --sheet.",
        "{where}прочитаны и скрытые листы: {sheets:list}; один лист выбирают через --sheet.",
    ),
    "columns_headless": (
        (
            "{where}{count:count column has|columns have} values but no header and "
            "{count:word is|are} not read; give every column a header of its own."
        ),
        (
            "{where}не прочитаны столбцы без заголовка, но со значениями: {count:whole}; дайте "
            "каждому столбцу свой заголовок."
        ),
    ),
    "columns_twice": (
        (
            "{where}of columns with the same header only the first is read: {headers:list}; give "
            "every column a header of its own."
        ),
        (
            "{where}из столбцов с одним заголовком прочитан только первый: {headers:list}; дайте "
            "каждому столбцу свой заголовок."
        ),
    ),
    "cells_merged": (
        (
            "{where}merged cells span several rows in {count:count place|places}: only the first "
            "row of each has the value, the others are empty; undo the merging, fill the cells and "
            "try again."
        ),
        (
            "{where}объединённые ячейки занимают по несколько строк, таких мест {count:whole}: "
            "значение есть только в первой строке каждого, в остальных пусто; отмените "
            "объединение, заполните ячейки и повторите."
        ),
    ),
    "formulas_without_values": (
        (
            "{where}{count:count formula has|formulas have} no stored value: read as empty; open "
            "the workbook, save it and try again."
        ),
        (
            "{where}без сохранённого значения {count:count формула|формулы|формул}, учтены как "
            "пустые; откройте книгу, сохраните её и повторите."
        ),
    ),
}
