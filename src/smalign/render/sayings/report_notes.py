"""Marketing's report beside the CRM: what explains a gap, and what cannot be read."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "reconcile_agrees": (
        (
            "{measure:measure}: report and CRM agree, {numbers:count number|numbers} compared "
            "({report:whole} and {crm:whole})."
        ),
        (
            "{measure:measure}: отчёт и CRM сходятся, сверено {numbers:count число|числа|чисел} "
            "({report:whole} и {crm:whole})."
        ),
    ),
    "reconcile_explained": (
        (
            "{measure:measure}: the report says {report:whole}, the CRM {crm:whole} for the same "
            "periods and channels; counted {by:explained_by} the CRM says {explained:whole}, and "
            "no other definition explains it as well."
        ),
        (
            "{measure:measure}: в отчёте {report:whole}, в CRM {crm:whole} за те же периоды и "
            "каналы; если считать {by:explained_by}, в CRM {explained:whole}, и никакое другое "
            "определение не объясняет разницу так же хорошо."
        ),
    ),
    "reconcile_alike": (
        (
            "{measure:measure}: {outside:count number differs|numbers differ} (report "
            "{report:whole}, CRM {crm:whole} in the same rows). Several definitions explain it "
            "equally, so none is named: {by:definitions}. More periods or channels in the report "
            "would tell them apart."
        ),
        (
            "{measure:measure}: {outside:word расходится|расходятся|расходятся} {outside:count "
            "число|числа|чисел} (отчёт {report:whole}, CRM в тех же строках {crm:whole}). Разницу "
            "одинаково объясняют несколько определений, поэтому не названо ни одно: "
            "{by:definitions}. Различить их помогут новые периоды или каналы в отчёте."
        ),
    ),
    "reconcile_nearest": (
        (
            "{measure:measure}: {outside:count number differs|numbers differ} (report "
            "{report:whole}, CRM {crm:whole} in the same rows), and no definition explains it; "
            "the nearest, {by:explained_by}, closes {closes:rate} of the gap."
        ),
        (
            "{measure:measure}: {outside:word расходится|расходятся|расходятся} {outside:count "
            "число|числа|чисел} (отчёт {report:whole}, CRM в тех же строках {crm:whole}), ни одно "
            "определение этого не объясняет; ближайшее, {by:explained_by}, закрывает "
            "{closes:rate} разницы."
        ),
    ),
    "reconcile_unexplained": (
        (
            "{measure:measure}: {outside:count number differs|numbers differ} (report "
            "{report:whole}, CRM {crm:whole} in the same rows), and no definition the data can "
            "tell explains it."
        ),
        (
            "{measure:measure}: {outside:word расходится|расходятся|расходятся} {outside:count "
            "число|числа|чисел} (отчёт {report:whole}, CRM в тех же строках {crm:whole}); ни одно "
            "определение, которое видно по данным, этого не объясняет."
        ),
    ),
    "reconcile_channel_explained": (
        (
            "{measure:measure} of “{channel}” agree when counted {by:explained_by}; the other "
            "channels do not."
        ),
        (
            "{measure:measure} канала «{channel}» сходятся, если считать {by:explained_by}; "
            "остальные каналы — нет."
        ),
    ),
    "reconcile_unknown": (
        "{measure:measure}: the export cannot tell them, so the report is not compared.",
        "{measure:measure}: по выгрузке этого не видно, поэтому с отчётом не сравнивается.",
    ),
    "report_keys_unknown": (
        (
            "The report names rows no card and no cost has in the field “{field}”: {names:list}."
            "{hint:maybe} --by names another field."
        ),
        (
            "В отчёте есть строки, которых нет в поле «{field}» ни у карточек, ни у расходов: "
            "{names:list}.{hint:maybe} Другое поле называет --by."
        ),
    ),
    "report_unended": (
        (
            "These periods end after the data does: {periods:list}. A gap there may be the days "
            "that are not in the export."
        ),
        (
            "Эти периоды кончаются позже, чем данные: {periods:list}. Разница в них может быть "
            "днями, которых нет в выгрузке."
        ),
    ),
    "report_blanks": (
        (
            "{count:count cell of the report has|cells of the report have} no number, and "
            "{count:word is|are} not compared: an empty cell is no 0."
        ),
        (
            "Без числа в отчёте {count:count ячейка|ячейки|ячеек}; они не сравниваются: пустая "
            "ячейка — не 0."
        ),
    ),
    "report_totals": (
        "Totals of the report are not compared: {count:count total|totals}.",
        "Итоги отчёта не сверяются: {count:count итог|итога|итогов}.",
    ),
    "report_ignored": (
        "Columns of the report that name no measure are not compared: {columns:list}.",
        "Столбцы отчёта, в которых нет показателя, не сверяются: {columns:list}.",
    ),
    "records_keyless": (
        (
            "{without:whole} of {cards:count card|cards} {without:word has|have} no phone and no "
            "e-mail, so a record that seems to have no card may well have one of these."
        ),
        (
            "У {without:whole} из {cards:count карточки|карточек|карточек} нет ни телефона, ни "
            "почты, поэтому запись без пары может относиться к одной из них."
        ),
    ),
    "records_of_no_kind": (
        (
            "The log does not say if it holds calls or forms ({records:count record|records}), so "
            "cards that came by a call, a form or a chat are compared with it."
        ),
        (
            "Журнал не говорит, звонки в нём или формы ({records:count запись|записи|записей}), "
            "поэтому с ним сравниваются карточки из звонков, форм и чатов."
        ),
    ),
    "records_of_files": (
        (
            "The log is {files:list} together: none of them names the cards of its records. Ask "
            "without the files whose records it shall not have."
        ),
        (
            "Журнал — это {files:list} вместе: ни в одном не названы карточки записей. Если "
            "какие-то записи лишние, уберите их файл из выгрузки."
        ),
    ),
    "records_of_any_way": (
        (
            "Nothing says how the cards came ({cards:count card|cards}), so those without a record "
            "may have come another way than the log's."
        ),
        (
            "Не видно, как создана карточка (всего {cards:count карточка|карточки|карточек}), "
            "поэтому карточки без записи могли прийти другим путём."
        ),
    ),
}

ERRORS: Final[dict[str, tuple[str, str]]] = {
    "report_layout": (
        (
            "{where}no number of this report is understood; it needs a column of leads, deals, "
            "won, revenue or spend, or --measure; its columns are {headers:list}."
        ),
        (
            "{where}в этом отчёте не понятно ни одно число; нужен столбец лидов, сделок, продаж, "
            "выручки или расхода либо --measure; его столбцы: {headers:list}."
        ),
    ),
    "report_measure": (
        "{where}nothing says what these numbers count; say it with --measure, such as leads.",
        "{where}не сказано, что считают эти числа; скажите это в --measure, например leads.",
    ),
    "report_number": (
        "{where}“{found}” is no number; correct the cell or leave it empty.",
        "{where}«{found}» — не число; исправьте ячейку или оставьте её пустой.",
    ),
    "report_twice": (
        (
            "{where}this is the second number for {of:list}; the first stands in line {first}. "
            "Leave one of them."
        ),
        ("{where}это второе число для {of:list}; первое — в строке {first}. Оставьте одно."),
    ),
    "report_year": (
        "{where}“{found}” says no year; write the month as 2026-01 or January 2026.",
        "{where}«{found}» не называет год; пишите месяц как 2026-01 или январь 2026.",
    ),
    "report_overlap": (
        (
            "{where}these periods share some of their days: {periods:list}; a lead of such a day "
            "would be counted in both. Leave one of them, or cut them apart."
        ),
        (
            "{where}у этих периодов есть общие дни: {periods:list}; обращение такого дня попало бы "
            "в оба. Оставьте один или разделите их."
        ),
    ),
    "report_period": (
        (
            "{where}what periods are these: {periods:list}? Write them as 2026-01, 2026-Q1, "
            "2026-01-15 or January 2026."
        ),
        (
            "{where}непонятно, какие это периоды: {periods:list}; пишите их как 2026-01, 2026-Q1, "
            "15.01.2026 или январь 2026."
        ),
    ),
    "report_large": (
        "{where}more than {most:whole} cells are an export, not a report; exports come after it.",
        (
            "{where}больше {most:count ячейки|ячеек|ячеек} — это выгрузка, а не отчёт; выгрузки "
            "идут после него."
        ),
    ),
    "log_without_persons": (
        (
            "the log names no phone and no e-mail, so it meets no card; export it with numbers, or "
            'name their column in smalign.toml under [mapping.touchpoints]: phone = "…".'
        ),
        (
            "в журнале нет ни телефонов, ни почты, карточек по нему не найти; выгрузите с номерами "
            'или назовите их столбец в smalign.toml в [mapping.touchpoints]: phone = "…".'
        ),
    ),
    "cards_without_persons": (
        (
            "no card and no contact has a phone or an e-mail, so every record would seem to have "
            "no card; export leads or contacts with them."
        ),
        (
            "ни у карточек, ни у контактов нет телефонов и почты, и каждая запись казалась бы без "
            "карточки; выгрузите с ними лиды или контакты."
        ),
    ),
    "report_broken": (
        "{where}this line cannot be cut into the columns of the header; correct the report.",
        "{where}эту строку нельзя разрезать на столбцы заголовка; исправьте отчёт.",
    ),
}

USAGE: Final[dict[str, tuple[str, str]]] = {
    "reconcile_report": (
        "Name marketing's report first, then exports: `smalign reconcile report.xlsx exports/`.",
        (
            "Сначала назовите отчёт маркетинга, потом выгрузки: `smalign reconcile report.xlsx "
            "exports/`."
        ),
    ),
    "reconcile_by_one": (
        "the rows of a report name values of one field; give one --by, not {by:list}.",
        "строки отчёта называют значения одного поля; оставьте один --by, а не {by:list}.",
    ),
    "records_alone": (
        "--records is asked without {option}; leave it out.",
        "--records задаётся без {option}; уберите этот ключ.",
    ),
    "reconcile_measure": (
        "--measure is one of {known:list}; found “{found}”.",
        "--measure — одно из {known:list}; найдено «{found}».",
    ),
    "tolerance": (
        "--tolerance is a share such as 2% or 0.02; found “{found}”.",
        "--tolerance — доля, например 2% или 0.02; найдено «{found}».",
    ),
}
