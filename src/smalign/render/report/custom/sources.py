"""A part is checked as it is written, before any report is made of it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError
from smalign.render.report.custom.records import OURS, known_parts

if TYPE_CHECKING:
    from jinja2 import nodes

_SAFE: Final = ("safe", "forceescape", "tojson", "xmlattr", "urlize")
"""Filters of Jinja that mark a text as safe."""


def check_source(file: str, text: str) -> None:
    """Refuse what no report could be made of.

    Raises:
        UsageError: template_syntax; template_unescaped: escaping would be switched off;
            template_unknown_filter; template_unknown_part: an include of what is not there;
            template_endless: a sum of thousands of terms is nested as deep as brackets are.

    """
    try:
        _check_source(file, text)
    except RecursionError as error:
        raise UsageError("template_endless", file=file) from error


def _check_source(file: str, text: str) -> None:
    from jinja2 import nodes
    from jinja2.exceptions import TemplateSyntaxError

    from smalign.render.report.custom.sandbox import sandbox

    environment = sandbox({}, {})
    try:
        tree = environment.parse(text, filename=file)
    except TemplateSyntaxError as error:
        raise UsageError(
            "template_syntax", file=file, line=error.lineno, why=error.message or ""
        ) from error
    for switch in tree.find_all((nodes.EvalContextModifier, nodes.ScopedEvalContextModifier)):
        raise UsageError("template_unescaped", file=file, line=switch.lineno, found="autoescape")
    for one in tree.find_all(nodes.Filter):
        _check_filter(file, one, [*environment.filters])
    for part in tree.find_all((nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)):
        _check_part(file, part)


def _check_filter(file: str, one: nodes.Filter, known: list[str]) -> None:
    if one.name in _SAFE:
        raise UsageError("template_unescaped", file=file, line=one.lineno, found=one.name)
    if one.name not in known:
        near = get_close_matches(one.name, known, 1)
        raise UsageError(
            "template_unknown_filter",
            file=file,
            line=one.lineno,
            found=one.name,
            did_you_mean=near,
        )


def _check_part(file: str, part: nodes.Node) -> None:
    """A name that is written out must be a part's; one that is counted is looked up later."""
    from jinja2 import nodes

    given = getattr(part, "template", None)
    several = given.items if isinstance(given, nodes.Tuple | nodes.List) else [given]
    for one in several:
        if isinstance(one, nodes.Const):
            check_part(file, part.lineno, str(one.value))


def check_part(file: str, line: int | None, name: str) -> None:
    """Refuse a part that is neither ours nor may be in a folder.

    Raises:
        UsageError: template_unknown_part.

    """
    known = known_parts()
    if name.removeprefix(OURS) not in known:
        near = get_close_matches(name, known, 1)
        raise UsageError(
            "template_unknown_part",
            file=file,
            line=line,
            found=name,
            did_you_mean=near,
            known=list(known),
        )
