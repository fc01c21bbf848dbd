"""What to write into smalign.toml and to click in the CRM, below an answer that suggests it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base import toml
from smalign.render.clicks import way
from smalign.render.titles import Pair

if TYPE_CHECKING:
    from smalign.base.results import Result

_LINES: Final = Pair(
    "In smalign.toml, so that it is counted from now on (with what is required already):",
    "В smalign.toml, чтобы это дальше считалось (вместе с тем, что уже обязательно):",
)
_CLICKS: Final = Pair("In the CRM, field by field:", "В CRM, по одному полю:")


def toml_lines(result: Result) -> tuple[str, ...]:
    """What each stage requires, as smalign.toml has it, a line a stage; none where nothing is."""
    sections = result.params.get("sections")
    lines: list[str] = []
    for one in sections if isinstance(sections, list) else ():
        stages = one["required"]
        lines.append(toml.header((*one["section"], "required")))
        lines += [
            f"{toml.string(stage)} = {toml.array(fields)}" for stage, fields in stages.items()
        ]
    return tuple(lines)


def click_lines(result: Result, lang: str) -> tuple[str, ...]:
    """The way through the menus of each system the cards came from."""
    systems = result.params.get("systems")
    ways = (
        way(str(crm), "require_field", lang)
        for crm in (systems if isinstance(systems, list) else ())
    )
    return tuple(one for one in ways if one)


def advice(result: Result, lang: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Headings with the lines below them; the lines of smalign.toml come first."""
    written, clicked = toml_lines(result), click_lines(result, lang)
    parts = ((_LINES.in_(lang), written), (_CLICKS.in_(lang), clicked if written else ()))
    return tuple((heading, lines) for heading, lines in parts if lines)
