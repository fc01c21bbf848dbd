"""What is said of runs nobody watches: locks, and what is remembered between them."""

from __future__ import annotations

from typing import Final

ERRORS: Final[dict[str, tuple[str, str]]] = {
    "no_work_folder": (
        "there is no place for temporary files ({why}); free some, or name a folder in TMPDIR.",
        "временные файлы записать негде ({why}); освободите место или назовите папку в TMPDIR.",
    ),
    "two_places": (
        "{first} and {second} name two places to write to; leave one of them out.",
        "{first} и {second} называют два места для записи; уберите одно.",
    ),
    "option_needs": (
        "{option} needs {needed}; add it.",
        "для {option} нужно {needed}; добавьте.",
    ),
    "several_forms": (
        "several forms need a folder to be written to; add --out-dir DIR, or leave one --format.",
        "несколько форм пишутся в папку; добавьте --out-dir ПАПКА или оставьте один --format.",
    ),
    "option_age": (
        "{option} takes days or weeks, as 2d or 1w, not “{found}”; correct it.",
        "{option} — это дни или недели, например 2d или 1w, а не «{found}»; исправьте.",
    ),
    "option_seconds": (
        "{option} takes seconds, minutes or hours, as 30s or 5m, not “{found}”; correct it.",
        "{option} — это секунды, минуты или часы, например 30s или 5m, а не «{found}»; исправьте.",
    ),
    "file_unsettled": (
        (
            "{where}the file changed {seconds:whole} s ago, and --settle asks for {most:whole} s "
            "without a change; try again later."
        ),
        (
            "{where}файл изменился {seconds:whole} с назад, а --settle ждёт {most:whole} с без "
            "изменений; повторите позже."
        ),
    ),
    "export_stale": (
        (
            "the latest thing in the export happened on {latest:day}, {days:count day|days} before "
            "{on:day}, and --max-age bears {most:whole}; export again."
        ),
        (
            "последнее событие в выгрузке — {latest:day}, за {days:count день|дня|дней} до "
            "{on:day}, а --max-age допускает {most:whole}; выгрузите заново."
        ),
    ),
    "export_undated": (
        "no moment in the export tells how old it is, and --max-age asks; export the dates, too.",
        "по выгрузке не видно, когда она сделана, а --max-age требует; выгрузите и даты.",
    ),
    "folder_busy": (
        "another run is writing to {path}; wait until it ends, and run again.",
        "в {path} уже пишет другой запуск; дождитесь его и повторите.",
    ),
    "state_unreadable": (
        (
            "the state {path}, what the last run saw, cannot be read ({why}); put it back from "
            "a copy, or delete it and begin anew."
        ),
        (
            "состояние {path}, то есть увиденное прошлым запуском, не читается ({why}); верните "
            "файл из копии или удалите его и начните заново."
        ),
    ),
    "state_newer": (
        "a newer smalign wrote “{section}” of the state ({found}); update smalign.",
        "часть «{section}» состояния записал более новый smalign ({found}); обновите smalign.",
    ),
}

NOTES: Final[dict[str, tuple[str, str]]] = {
    "report_written": (
        (
            "written to {path}: {files}; {read:count row|rows} read, {rejected:whole} rejected, "
            "{seconds:days} s."
        ),
        (
            "в {path} записано: {files}; прочитано строк: {read:whole}, "
            "отклонено: {rejected:whole}; {seconds:days} с."
        ),
    ),
    "report_delivered": (
        (
            "written to {path}; {read:count row|rows} read, {rejected:whole} rejected, "
            "{seconds:days} s."
        ),
        (
            "в {path} записан отчёт; прочитано строк: {read:whole}, "
            "отклонено: {rejected:whole}; {seconds:days} с."
        ),
    ),
    "report_unchanged": (
        "nothing is written: the report in {path} has the same inputs, options and configuration.",
        "ничего не записано: у отчёта в {path} те же файлы, параметры и настройки.",
    ),
    "report_older": (
        (
            "the data are of {now:day}, older than those of the last report ({then:day}): is it "
            "an old export?"
        ),
        (
            "данные на {now:day}, старше, чем в прошлом отчёте ({then:day}): не старая ли это "
            "выгрузка?"
        ),
    ),
    "report_empty": (
        "nothing meets the period and the conditions; no report is written.",
        "под период и условия ничего не подходит; отчёт не записан.",
    ),
    "report_findings": (
        (
            "`check` found {error:count error|errors}, {warning:count warning|warnings} and "
            "{notice:count notice|notices}; `smalign check` lists them."
        ),
        (
            "`check` нашёл {error:count ошибку|ошибки|ошибок}, "
            "{warning:count предупреждение|предупреждения|предупреждений} и "
            "{notice:count заметку|заметки|заметок}; список даёт `smalign check`."
        ),
    ),
}
