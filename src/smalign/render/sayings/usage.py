"""Errors of use: an option asks for what cannot be done."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "frames_alone": (
        (
            "tables given as frames ({tables:list}) stand alone; open files, and options of "
            "files, in a call of their own."
        ),
        (
            "таблицы, переданные как фреймы ({tables:list}), открываются отдельно; файлы и "
            "параметры файлов открывайте другим вызовом."
        ),
    ),
    "no_exports": (
        (
            "no exports are given; name a folder or files, or list them in smalign.toml "
            "under [sources]."
        ),
        (
            "не указаны выгрузки; назовите папку или файлы либо перечислите их в "
            "smalign.toml в [sources]."
        ),
    ),
    "unknown_field": (
        (
            "{where}there is no field “{field}” in this data.{hint:maybe} `smalign inspect` lists "
            "the fields."
        ),
        (
            "{where}в данных нет поля «{field}».{hint:maybe} Список полей показывает `smalign "
            "inspect`."
        ),
    ),
    "unknown_column": (
        "the result has no column “{column}”.{hint:maybe} It has {known:list}.",
        "в результате нет столбца «{column}».{hint:maybe} Есть {known:list}.",
    ),
    "explain_metric": (
        "name the metric to explain before the exports: {known:list}; “{found}” is not among them.",
        "перед выгрузками назовите показатель: {known:list}; «{found}» среди них нет.",
    ),
    "explain_column": (
        "“{found}” is a column of {known:list}; name {known:list} and add `--column {found}`.",
        "«{found}» — столбец {known:list}; назовите {known:list} и добавьте `--column {found}`.",
    ),
    "explain_list": (
        (
            "{found} lists records, each with its reason: there is no number to explain; "
            "`smalign {found:command} --sql` prints how they are found."
        ),
        (
            "{found} — список записей, у каждой своя причина: объяснять здесь нет чисел; как они "
            "найдены, печатает `smalign {found:command} --sql`."
        ),
    ),
    "explain_check": (
        (
            "a finding of check names its rows and lines itself; `smalign check --list` says what "
            "each rule looks for."
        ),
        (
            "находка check сама называет строки; что ищет каждое правило, говорит `smalign check "
            "--list`."
        ),
    ),
    "option_of_others": (
        "{option} is no option of {metric}; leave it out.",
        "{option} — не параметр {metric}; уберите его.",
    ),
    "explain_row": (
        "no row has the value “{found}”.{hint:maybe} There are {known:list}.",
        "ни в одной строке нет значения «{found}».{hint:maybe} Есть {known:list}.",
    ),
    "explain_rows_apart": (
        (
            "each of {found:list} stands in some row, but no row has all of them; values of one "
            "row are named together, another row is asked of apart."
        ),
        (
            "каждое из значений {found:list} есть в какой-то строке, но все сразу — ни в одной; "
            "вместе называют значения одной строки, о другой спрашивают отдельно."
        ),
    ),
    "table_option": (
        (
            "“{text}” does not say which file is which table; write --table FILE=TABLE, for "
            "example --table sales.csv=deals."
        ),
        (
            "в «{text}» не сказано, какой файл какая таблица; пишите --table ФАЙЛ=ТАБЛИЦА, "
            "например --table sales.csv=deals."
        ),
    ),
    "table_unknown": (
        "there is no table “{found}”.{hint:maybe} The tables are {known:list}.",
        "нет таблицы «{found}».{hint:maybe} Таблицы: {known:list}.",
    ),
    "frame_unknown": (
        "table “{table}” is given as {found}; give a pandas, Polars or Arrow table.",
        "таблица «{table}» передана как {found}; передайте таблицу pandas, Polars или Arrow.",
    ),
    "format_unsupported": (
        "the format “{format}” is not available for `{command}`; use one of {known:list}.",
        "формат «{format}» недоступен для `{command}`; выберите один из {known:list}.",
    ),
    "xlsx_needs_file": (
        "a workbook is written to a file alone; name a file with -o FILE.",
        "книга пишется только в файл; назовите файл через -o ФАЙЛ.",
    ),
    "delimiter_unknown": (
        "“{delimiter}” cannot separate columns; use one of {known:list}.",
        "«{delimiter}» не может разделять столбцы; выберите один из {known:list}.",
    ),
    "encoding_unknown": (
        (
            "there is no encoding “{encoding}”; name another with --encoding, for example "
            "--encoding cp1251."
        ),
        (
            "нет кодировки «{encoding}»; назовите другую через --encoding, например "
            "--encoding cp1251."
        ),
    ),
    "max_rejects_unknown": (
        "“{found}” is no number of records; write --max-rejects 10, or --max-rejects 0.5%.",
        "«{found}» не похоже на число записей; пишите --max-rejects 10 или --max-rejects 0.5%.",
    ),
    "timezone_unknown": (
        "there is no time zone “{found}”; write it as in Europe/Moscow.",
        "нет часового пояса «{found}»; пишите его как Europe/Moscow.",
    ),
    "where_syntax": (
        (
            "“{text}” is not a condition; write --where 'field = value' (also != > < >= <= "
            "~) or --where 'field empty'."
        ),
        (
            "«{text}» не похоже на условие; пишите --where 'поле = значение' (ещё != > < >= "
            "<= ~) или --where 'поле empty'."
        ),
    ),
    "where_not_on_cards": (
        (
            "the field “{field}” stands in {tables:list} alone, so leads and deals cannot be "
            "chosen by it; name a field of the cards."
        ),
        (
            "поле «{field}» есть только в {tables:list}, поэтому лиды и сделки по нему не "
            "отобрать; назовите поле карточек."
        ),
    ),
    "unknown_pipeline": (
        "there is no pipeline “{found}”.{hint:maybe} The pipelines are {known:list}.",
        "нет воронки «{found}».{hint:maybe} Воронки: {known:list}.",
    ),
    "no_pipelines": (
        "no deal of the export says its pipeline, so “{found}” is none; leave out --pipeline.",
        "ни одна сделка выгрузки не называет воронку, нет и «{found}»; уберите --pipeline.",
    ),
    "last_undated": (
        "--last counts back from the last date, but nothing in the export is dated; leave it out.",
        "--last отсчитывается от последней даты, а в выгрузке дат нет; уберите его.",
    ),
    "where_value": (
        "“{value}” cannot be compared with “{field}”: a {wanted:wanted} is wanted.",
        "«{value}» нельзя сравнить с полем «{field}»: нужно значение вида «{wanted:wanted}».",
    ),
    "last_with_since": (
        "--last already says where the period begins; leave out --since and --until, or --last.",
        "--last уже задаёт начало периода; уберите --since и --until либо --last.",
    ),
    "last_syntax": (
        "“{text}” is no length of time; write --last 3m, 12w, 90d or 1y.",
        "«{text}» не похоже на срок; пишите --last 3m, 12w, 90d или 1y.",
    ),
    "period_reversed": (
        "the period begins on {since:day}, after its end on {until:day}; exchange them.",
        "период начинается {since:day}, позже своего конца {until:day}; поменяйте их местами.",
    ),
    "output_unwritable": (
        "{path} cannot be written ({why}); name another place.",
        "{path}: записать нельзя ({why}); назовите другое место.",
    ),
}
