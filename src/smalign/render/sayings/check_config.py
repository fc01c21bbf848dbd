"""What is wrong with `[checks]` of smalign.toml: (English, Russian)."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "config_severity": (
        (
            "{where}“{found}” is no value of “{key}”.{hint:maybe} Write error, warning, notice or "
            "off."
        ),
        (
            "{where}значения «{found}» у «{key}» нет.{hint:maybe} Пишите error, warning, notice "
            "или off."
        ),
    ),
    "config_fail_on": (
        (
            "{where}“{found}” is no value of “{key}”.{hint:maybe} Write error, warning, notice or "
            "never."
        ),
        (
            "{where}значения «{found}» у «{key}» нет.{hint:maybe} Пишите error, warning, notice "
            "или never."
        ),
    ),
    "config_bound": (
        '{where}“{key}” takes a number of rows, or a share such as "5%"; found {found}.',
        '{where}в «{key}» нужно число строк или доля вида "5%"; найдено: {found}.',
    ),
    "config_empty_share": (
        '{where}“{key}” takes a share such as "5%"; found {found}.',
        '{where}в «{key}» нужна доля вида "5%"; найдено: {found}.',
    ),
    "config_rule": (
        "{where}there is no rule “{found}”.{hint:maybe} docs/reference/rules.md lists them.",
        "{where}нет правила «{found}».{hint:maybe} Список — в docs/reference/rules.md.",
    ),
    "config_waiver_reason": (
        "{where}“{key}” is empty: say why the finding is borne with.",
        "{where}«{key}» пуст: напишите, почему находка отложена.",
    ),
}
