"""What is said of prepared workspaces: errors, and what `prepare` did."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "workspace_file_missing": (
        (
            "{where}this file of the workspace is missing; put it back from a copy, or prepare "
            "the exports into a new folder."
        ),
        (
            "{where}этого файла рабочей папки нет; верните его из копии или подготовьте выгрузки "
            "в новую папку."
        ),
    ),
    "workspace_file_changed": (
        (
            "{where}this file of the workspace is not the one that was written; put it back from "
            "a copy, or prepare the exports into a new folder."
        ),
        (
            "{where}этот файл рабочей папки изменён после записи; верните его из копии или "
            "подготовьте выгрузки в новую папку."
        ),
    ),
    "workspace_broken": (
        (
            "{where}this file of the workspace is damaged and cannot be read; put it back from a "
            "copy, or prepare the exports into a new folder."
        ),
        (
            "{where}этот файл рабочей папки повреждён и не читается; верните его из копии или "
            "подготовьте выгрузки в новую папку."
        ),
    ),
    "workspace_newer": (
        (
            "{where}the workspace was written by a newer smalign (format {found}, this one knows "
            "up to {known}); update smalign, or prepare the exports into a new folder."
        ),
        (
            "{where}рабочая папка записана более новым smalign (формат {found}, эта версия знает "
            "до {known}); обновите smalign или подготовьте выгрузки в новую папку."
        ),
    ),
    "workspace_busy": (
        "{path}: another `prepare` is writing this workspace; wait until it ends, and run again.",
        "{path}: в эту рабочую папку уже пишет другой `prepare`; дождитесь его и повторите.",
    ),
    "workspace_alone": (
        "{path} is a prepared workspace and is opened alone; leave out the other paths.",
        "{path} — подготовленная рабочая папка, она открывается одна; уберите остальные пути.",
    ),
    "workspace_drafted": (
        (
            "{path} is a prepared workspace and keeps the configuration it was read with;"
            " run init on the exports themselves."
        ),
        (
            "{path} — подготовленная рабочая папка, и настройки, с которыми она прочитана, уже в"
            " ней; запустите init на самих выгрузках."
        ),
    ),
    "workspace_again": (
        "{path} is a prepared workspace already; name the exports themselves.",
        "{path} — уже подготовленная рабочая папка; назовите сами выгрузки.",
    ),
    "workspace_option": (
        (
            "{option} says how exports are read, and those of {path} were read already; run "
            "`smalign prepare` with it."
        ),
        (
            "{option} говорит, как читать выгрузки, а для {path} они уже прочитаны; задайте это в "
            "`smalign prepare`."
        ),
    ),
    "workspace_hashed": (
        (
            "a workspace keeps e-mails and phones only as keyed hashes, so “{field}” cannot be "
            "asked of it; run the command on the exports."
        ),
        (
            "рабочая папка хранит почту и телефоны только как хеши с ключом, поэтому «{field}» у "
            "неё не спросить; запустите команду на выгрузках."
        ),
    ),
    "workspace_not_a_folder": (
        "{path} is not a folder; name another one with -o.",
        "{path} — не папка; назовите другую через -o.",
    ),
    "workspace_folder_taken": (
        (
            "the folder {path} holds other things ({found}); name a new or an empty folder "
            "with -o, or a workspace."
        ),
        (
            "в папке {path} лежит другое ({found}); назовите через -o новую или пустую папку "
            "либо рабочую."
        ),
    ),
}

NOTES: Final[dict[str, tuple[str, str]]] = {
    "workspace_added": (
        "snapshot {snapshot} is in {path}; ask it as the exports: `smalign roi {path}`.",
        "срез {snapshot} записан в {path}; спрашивайте его как выгрузки: `smalign roi {path}`.",
    ),
    "workspace_unchanged": (
        "nothing changed since snapshot {snapshot}; {path} stays as it is.",
        "со среза {snapshot} ничего не изменилось; {path} остаётся как есть.",
    ),
    "workspace_pointed_back": (
        "these inputs are those of snapshot {snapshot}; {path} points at it again.",
        "эти выгрузки уже есть в срезе {snapshot}; {path} снова указывает на него.",
    ),
}
