"""Lines of a drafted smalign.toml: wrapped comments, entries with their evidence beside them."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.clean import clean
from smalign.render.sentences import say
from smalign.render.toml import comment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WIDTH: Final = 100
_BESIDE: Final = 46
"""Entries longer than this do not push the evidence of the others away."""


class Entry(Struct, frozen=True):
    """One line: what it says, the evidence, and whether it is in force."""

    text: str
    evidence: str = ""
    is_active: bool = True
    indent: str = ""


def told(code: str, lang: str, **facts: object) -> list[str]:
    """A sentence as comment lines."""
    return wrapped(say("comment", code, facts, lang))


def phrase(code: str, lang: str, **facts: object) -> str:
    """A few words that stand beside a line."""
    return say("evidence", code, facts, lang)


def wrapped(text: str) -> list[str]:
    """Any text as comment lines."""
    lines = textwrap.wrap(clean(text), _WIDTH - 2, break_long_words=False, break_on_hyphens=False)
    return [comment(line) for line in lines]


def aligned(entries: Iterable[Entry]) -> list[str]:
    """Entries one below the other, their evidence in one column."""
    shown = [(_shown(entry), entry.evidence) for entry in entries]
    width = max((len(text) for text, _ in shown if len(text) <= _BESIDE), default=0)
    return [
        f"{text.ljust(width)}  {comment(evidence)}" if evidence else text
        for text, evidence in shown
    ]


def block(name: str, entries: Sequence[Entry], *, is_active: bool) -> list[str]:
    """An array with an element a line; in comments where it is not in force."""
    mark = "" if is_active else "# "
    inside = [Entry(entry.text + ",", entry.evidence, is_active, "    ") for entry in entries]
    return [f"{mark}{name} = [", *aligned(inside), f"{mark}]"]


def _shown(entry: Entry) -> str:
    return ("" if entry.is_active else "# ") + entry.indent + entry.text
