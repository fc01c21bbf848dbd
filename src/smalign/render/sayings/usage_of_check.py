"""Errors of use of `check`: its rules and its baseline."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "baseline_missing": (
        (
            "there is no baseline {path}; write one with --update-baseline, and commit it beside "
            "smalign.toml."
        ),
        (
            "базового файла {path} нет; запишите его с --update-baseline и храните рядом с "
            "smalign.toml."
        ),
    ),
    "baseline_unnamed": (
        "--update-baseline does not say which file; name it with --baseline FILE.",
        "--update-baseline не говорит, какой файл; назовите его: --baseline ФАЙЛ.",
    ),
    "baseline_unreadable": (
        (
            "the baseline {path} cannot be read ({why}); restore it, or delete it and write it "
            "again with --update-baseline."
        ),
        (
            "базовый файл {path} не читается ({why}); восстановите его или удалите и запишите "
            "снова с --update-baseline."
        ),
    ),
    "baseline_newer": (
        "the baseline {path} is of another version ({found}); update smalign.",
        "базовый файл {path} другой версии ({found}); обновите smalign.",
    ),
    "rule_unknown": (
        "{option}: there is no rule “{found}”.{did_you_mean:maybe} The rules are {known:list}.",
        "{option}: нет правила «{found}».{did_you_mean:maybe} Правила: {known:list}.",
    ),
    "no_rules_left": (
        (
            "no rule is left to run: all that are selected are ignored, or off in smalign.toml; "
            "select another one, or ignore fewer."
        ),
        (
            "не осталось ни одного правила: все выбранные исключены или выключены в smalign.toml; "
            "выберите другое или исключите меньше."
        ),
    ),
    "list_form": (
        "--list prints text or json, and writes no file; leave -o and other forms out.",
        "--list печатает text или json и файлов не пишет; уберите -o и другие формы.",
    ),
}
