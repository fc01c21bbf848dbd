"""A GitHub table; text from an export can neither break a row nor become markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean
from smalign.render.advice import advice
from smalign.render.basis import basis, headline
from smalign.render.exact import flat
from smalign.render.few import few_said, marked, small_rows
from smalign.render.human import LEFT_OUT, excluded, grid, is_measure, notes
from smalign.render.models import side_by_side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Result

_MARKUP: Final = re.compile(r"([\\`*_\[\]|~#$])")
_LINKS: Final = re.compile(r"(?i)(?=://)|(?<=www)(?=\.)|(?<=mailto)(?=:)|(?<=@)|(?<=#)(?=[0-9])")
"""Where a bare address, a mention or the number of an issue would become a link, whatever stands
before it."""
_JOINER: Final = "\u2060"
"""Seen by no reader; no link goes over it."""


def render_markdown(result: Result, lang: str) -> str:
    """Title, what it rests on, the table with its total in bold, what is left out, all notes."""
    table = side_by_side(flat(result))
    shown, small = grid(table, lang), small_rows(table)
    total = [f"**{escape(text)}**" if text else "" for text in shown.total]
    rows = marked(shown.rows, shown.fields, small)
    body = [[escape(text) for text in row] for row in rows]
    right = [is_measure(item) for item in shown.fields]
    lines = [f"### {escape(headline(result, lang))}", "", escape(basis(result, lang)), ""]
    lines += md_table([escape(text) for text in shown.headings], right, body, total)
    if small:
        lines += ["", escape(few_said(table, lang))]
    for head, texts in advice(result, lang):
        lines += ["", escape(head), "", "```text", *(clean(text) for text in texts), "```"]
    gone = excluded(result, lang)
    if gone:
        lines += ["", f"{LEFT_OUT.in_(lang)}: {escape('; '.join(gone))}"]
    told = notes(result, lang)
    if told:
        lines += ["", *(f"- {escape(text)}" for text in told)]
    return "\n".join(lines) + "\n"


def md_table(
    heads: Sequence[str],
    right: Sequence[bool],
    body: Sequence[Sequence[str]],
    total: Sequence[str] = (),
) -> list[str]:
    """The lines of a table of escaped cells; `right` says which columns are numbers."""
    rule = ["---:" if number else "---" for number in right]
    rows = [heads, rule, *body, *([total] if total else [])]
    return [f"| {' | '.join(row)} |" for row in rows]


def escape(text: str) -> str:
    """`text` as literal Markdown: no markup, no HTML, no link, no mention, one line."""
    safe = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LINKS.sub(_JOINER, _MARKUP.sub(r"\\\1", safe))
