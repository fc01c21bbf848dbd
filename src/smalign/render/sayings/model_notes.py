"""Notes on the data: how zones, values and dates were understood."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
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
    "amounts_scaled": (
        "{where}the header gives the unit of the amounts, so they are multiplied by {scale:whole}.",
        "{where}в заголовке указана единица сумм, поэтому они умножены на {scale:whole}.",
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
}
