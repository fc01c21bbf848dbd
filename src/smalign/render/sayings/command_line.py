"""Errors of the command line itself: a command, an option or a value that cannot be understood."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "command_line": (
        "{message} `--help` lists the options.",
        "{message} Список параметров показывает `--help`.",
    ),
    "command_unknown": (
        "there is no command “{found}”.{hint:maybe} `smalign --help` lists the commands.",
        "нет команды «{found}».{hint:maybe} Список команд показывает `smalign --help`.",
    ),
    "option_unknown": (
        "there is no option {option}.{hint:maybe} `{command} --help` lists the options.",
        "нет параметра {option}.{hint:maybe} Список параметров показывает `{command} --help`.",
    ),
    "part_option": (
        "{option:text} says nothing of {asked:text}; leave it out.",
        "К {asked:text} параметр {option:text} не относится; уберите его.",
    ),
    "plan_option": (
        (
            "{option:text} says nothing of --to plan, which has its own periods and channels; "
            "leave it out."
        ),
        (
            "К --to plan параметр {option:text} не относится: периоды и каналы у плана свои; "
            "уберите его."
        ),
    ),
    "option_choice": (
        "{option} cannot be “{found}”; choose one of {known}.",
        "{option} не может быть «{found}»; выберите одно из {known}.",
    ),
    "option_address": (
        (
            "{option} takes a mail address, as ann@example.com or “Ann <ann@example.com>”, not "
            "“{found}”; correct it."
        ),
        (
            "{option} — это почтовый адрес, например ann@example.com или «Анна <ann@example.com>», "
            "а не «{found}»; исправьте."
        ),
    ),
    "option_date": (
        "“{found}” is not a date; write {option} as 2026-01-31.",
        "«{found}» — не дата; пишите {option} как 2026-01-31.",
    ),
    "option_number": (
        "{option} takes a whole number, {least:whole} or more, not “{found}”; correct it.",
        "{option} — это целое число, не меньше {least:whole}, а не «{found}»; исправьте его.",
    ),
    "option_value_missing": (
        "{option} needs a value; write it after the option.",
        "параметру {option} нужно значение; напишите его после параметра.",
    ),
    "option_value_extra": (
        "{option} takes no value; write the option alone.",
        "параметр {option} не принимает значения; напишите его без значения.",
    ),
    "argument_missing": (
        "{argument} is missing; write `{command} {argument}`.",
        "не указано {argument}; напишите `{command} {argument}`.",
    ),
    "output_form": (
        ("the ending of {path} does not say which form to write; add --format, one of {known}."),
        ("по окончанию {path} непонятно, в каком виде писать; добавьте --format, одно из {known}."),
    ),
    "csv_of_other_form": (
        "--csv says how CSV is written, and {form} is asked for; leave one of them out.",
        "--csv — о том, как писать CSV, а просят {form}; уберите одно из двух.",
    ),
    "option_idle": (
        "--{option} changes nothing here: no file is {kind}; leave it out.",
        "--{option} здесь ничего не меняет: нет файлов {kind}; уберите эту опцию.",
    ),
    "read_as_idle": (
        (
            "[sources.read] says {option} of “{found}”, and no {kind} file is called so; leave it "
            "out."
        ),
        "[sources.read] задаёт {option} для «{found}», а файла {kind} с таким именем нет; уберите.",
    ),
    "check_form": (
        "the ending of {path} does not say which form to write; name it with -o: one of {known}.",
        "по окончанию {path} непонятно, в каком виде писать; назовите вид в -o: одно из {known}.",
    ),
    "config_exists": (
        "{path} is there already; look at it, or write it anew with --force: this one is kept.",
        "{path} уже есть; посмотрите в него или запишите заново с --force: прежний сохранится.",
    ),
    "output_is_export": (
        "{path} is a file that was read, and writing would lose it; name another one with -o.",
        "{path} — прочитанный файл, и запись его сотрёт; назовите другой файл через -o.",
    ),
    "output_folder_missing": (
        "there is no folder {path} to write into; make it or name another file with -o.",
        "нет папки {path}, куда записать файл; создайте её или назовите другой файл через -o.",
    ),
    "currency_unknown": (
        "“{found}” is not a currency code; write --currency as three capitals, like RUB.",
        ("«{found}» — не код валюты; пишите --currency тремя заглавными буквами, например RUB."),
    ),
    "said_of_no_file": (
        "{place} names the file “{found}”, but the exports are {known:list}; correct the name.",
        "{place} называет файл «{found}», а выгрузки — {known:list}; исправьте имя.",
    ),
    "internal": (
        (
            "this is an error in smalign itself ({what}); nothing was written, and "
            "{debug} shows where it happened."
        ),
        (
            "это ошибка в самом smalign ({what}); ничего не записано, а {debug} покажет, "
            "где она случилась."
        ),
    ),
}
