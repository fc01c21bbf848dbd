"""Workflow commands of GitHub Actions: annotations beside the lines of the files.

A command is one line. What came from an export is cleaned to one line first and escaped then, so
that no value can end a command or begin another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean
from smalign.render.check.places import first_place, path_of
from smalign.render.check.text import head, log_line, message, tail
from smalign.render.check.words import for_a_log

if TYPE_CHECKING:
    from pathlib import Path

    from smalign.base.findings import Checked, Finding

MOST: Final = 10
"""Annotations GitHub shows of one kind of one step: the gravest ones must be among them."""

_DATA: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY: Final = {**_DATA, ":": "%3A", ",": "%2C"}


def render_github(checked: Checked, lang: str, root: Path) -> str:
    """At most ten annotations, the gravest first; everything else as lines of the log."""
    counted = [one for one in checked.findings if one.state == "new"]
    shown, rest = counted[:MOST], counted[MOST:]
    quiet = [one for one in checked.findings if one.state != "new"]
    lines = [
        head(checked, lang),
        *(log_line(one, lang) for one in (*rest, *quiet)),
        *tail(checked, lang),
    ]
    commands = [_command(one, checked, lang, root) for one in shown]
    return "".join(f"{line}\n" for line in (*commands, *map(for_a_log, lines)))


def _command(finding: Finding, checked: Checked, lang: str, root: Path) -> str:
    place = first_place(finding, checked)
    properties = {"title": f"smalign {finding.rule}"}
    if place is not None:
        properties |= {"file": path_of(place, root)}
        properties |= {} if place.line is None else {"line": str(place.line)}
    told = ",".join(f"{name}={_escaped(text, _PROPERTY)}" for name, text in properties.items())
    return f"::{finding.severity} {told}::{_escaped(message(finding, lang), _DATA)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in clean(text))
