"""Markdown, for a comment or the summary of a job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.render.check.text import head, label, tail
from smalign.render.check.words import places, subject, what
from smalign.render.markdown import escape, md_table
from smalign.render.titles import Pair

if TYPE_CHECKING:
    from smalign.base.findings import Checked

_HEADS: Final = (
    Pair("severity", "важность"),
    Pair("rule", "правило"),
    Pair("where", "где"),
    Pair("what", "что"),
    Pair("lines", "строки"),
)


def render_markdown(checked: Checked, lang: str) -> str:
    """A table of the findings between what was looked at and what they add up to."""
    lines = [escape(head(checked, lang)), ""]
    body = [
        [
            escape(cell)
            for cell in (
                label(one, lang) if one.reason is None else f"{label(one, lang)}: {one.reason}",
                one.rule,
                subject(one, lang),
                what(one, lang),
                places(one, lang),
            )
        ]
        for one in checked.findings
    ]
    if body:
        lines += [*md_table([one.in_(lang) for one in _HEADS], (False,) * len(_HEADS), body), ""]
    lines += [line for text in tail(checked, lang) for line in (escape(text), "")]
    return "\n".join(lines).rstrip("\n") + "\n"
