"""For people: one finding a line in a log, a table on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.findings import SEVERITIES
from smalign.render.check.words import (
    KNOWN,
    SEVERITY,
    WAIVED,
    for_a_log,
    places,
    subject,
    what,
)
from smalign.render.language import day, plural, whole
from smalign.render.sentences import sentence
from smalign.render.titles import Pair, value_word

if TYPE_CHECKING:
    from rich.console import Console

    from smalign.base.findings import Checked, Finding

_CHECKED: Final = Pair("Checked on {}, rows: {}; {}", "Проверено {}, строк: {}; {}")
_CLEAN: Final = Pair("Nothing found.", "Нарушений нет.")
_UNCHECKED: Final = Pair("Not checked: ", "Не проверено: ")
_COUNTS: Final = {
    "error": (("error", "errors"), ("ошибка", "ошибки", "ошибок")),
    "warning": (("warning", "warnings"), ("предупреждение", "предупреждения", "предупреждений")),
    "notice": (("notice", "notices"), ("заметка", "заметки", "заметок")),
}
_RULES: Final = (("rule", "rules"), ("правило", "правила", "правил"))
_WHY: Final = {
    "no_rows": Pair("no rows", "нет строк"),
    "no_column": Pair("no such column", "нет такого столбца"),
    "no_table": Pair("no such table", "нет такой таблицы"),
    "no_link": Pair("no table names another", "таблицы не связаны"),
    "not_told": Pair("smalign.toml says nothing", "в smalign.toml не задано"),
    "no_baseline": Pair("no --baseline yet", "--baseline ещё нет"),
    "prepared": Pair("merged and linked in a workspace", "объединено и связано при подготовке"),
}
"""Why rules looked at nothing, in as few words as a list has room for."""
_STATES: Final = {"known": KNOWN, "waived": WAIVED}
_STYLE: Final = {"error": "bold red", "warning": "yellow", "notice": "cyan"}
_GAP: Final = 2
_LEAST: Final = 30
"""Columns a sentence needs beside the name of its rule."""


def render_text(checked: Checked, lang: str, width: int | None, *, color: bool) -> str:
    """What was looked at, the findings, the gravest first, and what they add up to.

    Without a width every finding is one line, and no line is a command to a build server.
    """
    if width is None:
        lines = [
            head(checked, lang),
            *(log_line(one, lang) for one in checked.findings),
            *tail(checked, lang),
        ]
        return "".join(f"{for_a_log(line)}\n" for line in lines)
    from smalign.render.terminal import canvas, line, output

    console = canvas(width, color=color)
    line(console, head(checked, lang), "dim", hang=2)
    if checked.findings:
        line(console, "")
        _table(console, checked, lang)
    line(console, "")
    for text in tail(checked, lang):
        line(console, text, hang=2)
    return output(console).rstrip("\n") + "\n"


def head(checked: Checked, lang: str) -> str:
    """The day, the rows by table, and how many rules looked at them."""
    rows = [
        f"{value_word('table', table, lang)} {whole(count, lang)}"
        for table, count in checked.rows.items()
    ]
    rules = len(checked.rules)
    by = f"{rules} {plural(rules, _RULES[lang == 'ru'], lang)}"
    return _CHECKED.in_(lang).format(day(checked.on, lang), ", ".join(rows) or "0", by)


def summary(checked: Checked, lang: str) -> str:
    """How many errors, warnings and notices; known and waived ones apart."""
    counts = {one: checked.count(one) for one in reversed(SEVERITIES)}
    parts = [
        f"{whole(count, lang)} {plural(count, _COUNTS[one][lang == 'ru'], lang)}"
        for one, count in counts.items()
        if count
    ]
    for state, word in _STATES.items():
        known = sum(one.state == state for one in checked.findings)
        parts += [f"{word.in_(lang)}: {whole(known, lang)}"] if known else []
    return ", ".join(parts) if parts else _CLEAN.in_(lang)


def tail(checked: Checked, lang: str) -> list[str]:
    """The summary, notes, and the rules that looked at nothing, by the reason."""
    told = unchecked(checked, lang)
    return [
        summary(checked, lang),
        *(sentence(note, lang) for note in checked.notes),
        *([told] if told else []),
    ]


def unchecked(checked: Checked, lang: str) -> str:
    """The rules that looked at nothing, by the reason, on one line; "" where all did look."""
    reasons: dict[str, list[str]] = {}
    for one in checked.unchecked:
        reasons.setdefault(one.why, []).append(one.rule)
    told = "; ".join(
        f"{', '.join(rules)} ({_WHY[code].in_(lang) if code in _WHY else code})"
        for code, rules in reasons.items()
    )
    return _UNCHECKED.in_(lang) + told if told else ""


def label(finding: Finding, lang: str) -> str:
    """The severity, or why it does not count."""
    state = _STATES.get(finding.state)
    return state.in_(lang) if state else SEVERITY[finding.severity].in_(lang)


def message(finding: Finding, lang: str) -> str:
    """Table, column, what is at fault, how many rows, the first lines."""
    told = ": ".join(filter(None, (subject(finding, lang), what(finding, lang))))
    parts = (told, places(finding, lang), finding.reason)
    return " — ".join(filter(None, parts))


def log_line(finding: Finding, lang: str) -> str:
    """A finding on one line of a log."""
    return for_a_log(f"{label(finding, lang)}  {finding.rule}  {message(finding, lang)}")


def _table(console: Console, checked: Checked, lang: str) -> None:
    """Severity, rule and sentence beside each other; on a narrow screen the sentence below."""
    from rich.table import Table
    from rich.text import Text

    labels = [label(one, lang) for one in checked.findings]
    widths = [max(map(len, labels)), max(len(one.rule) for one in checked.findings)]
    rest = console.width - sum(widths) - _GAP * 2
    table = Table.grid(padding=(0, _GAP, 0, 0))
    table.add_column(width=widths[0], no_wrap=True)
    table.add_column(width=widths[1], no_wrap=True)
    table.add_column(width=max(rest, _LEAST), overflow="fold")
    for one, shown in zip(checked.findings, labels, strict=True):
        is_new = one.state == "new"
        style = _STYLE[one.severity] if is_new else "dim"
        text = Text(message(one, lang), style="" if is_new else "dim")
        table.add_row(Text(shown, style=style), Text(one.rule, style="dim"), text)
    console.print(table)
