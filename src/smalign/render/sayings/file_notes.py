"""What is told of files: what of them was not read, and what was found in them."""

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
    "told_of_no_sheet": (
        (
            "{where}in smalign.toml [sources.tables] names this sheet, and the workbook has "
            "{known:list}.{did_you_mean:maybe}"
        ),
        (
            "{where}этот лист назван в smalign.toml в [sources.tables], а в книге есть "
            "{known:list}.{did_you_mean:maybe}"
        ),
    ),
    "told_of_no_value": (
        (
            "in smalign.toml {place} speaks of {names:list}, which stand nowhere in the export."
            "{did_you_mean:maybe}"
        ),
        (
            "в smalign.toml {place} говорит о том, чего нигде в выгрузке нет: {names:list}."
            "{did_you_mean:maybe}"
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
            "Есть заголовок, но нет строк под ним: {files:list}; из них ничего не посчитано. Если "
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
        "{where}sheets that were not read: {sheets:list}; --sheet reads one of them instead.",
        "{where}не прочитаны листы: {sheets:list}; вместо остальных один из них прочитает --sheet.",
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
    "spend_across": (
        (
            "{where}each amount of the {columns:count column|columns} “{first}” to “{last}” is the "
            "cost of one period and source; what adds up others is left out: {sums:count "
            "column|columns}, {rows:count row|rows}."
        ),
        (
            "{where}каждая сумма столбцов «{first}» — «{last}» (всего {columns:whole}) прочитана "
            "как расход одного периода и источника; итоги не взяты: столбцов {sums:whole}, строк "
            "{rows:whole}."
        ),
    ),
    "plan_across": (
        (
            "{where}each number of the {columns:count column|columns} “{first}” to “{last}” is the "
            "plan of one period and measure; what adds up others, or names no measure of a plan, "
            "is left out: {sums:count column|columns}, {rows:count row|rows}."
        ),
        (
            "{where}каждое число столбцов «{first}» — «{last}» (всего {columns:whole}) прочитано "
            "как план одного периода и показателя; итоги и то, что не показатель плана, не взяты: "
            "столбцов {sums:whole}, строк {rows:whole}."
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
    "columns_disagree": (
        (
            "{where}columns with the same header say two things in one row: {headers:list}; the "
            "first of them that is filled counts. Give every column a header of its own."
        ),
        (
            "{where}столбцы с одним заголовком говорят в одной строке разное: {headers:list}; "
            "считается первый заполненный. Дайте каждому столбцу свой заголовок."
        ),
    ),
    "header_of_two_lines": (
        (
            "{where}lines {first:plain} and {second:plain} are one header: groups, and the names "
            "under them."
        ),
        (
            "{where}строки {first:plain} и {second:plain} — один заголовок: группы и названия под "
            "ними."
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
