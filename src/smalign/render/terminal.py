"""The drawing board of terminal forms: rich, kept away from markup, emoji and the environment."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean

if TYPE_CHECKING:
    from rich.console import Console


_NO_BREAK: Final = "\u00a0"
_TOGETHER: Final = "\ue000"
"""Stands for a no-break space while lines are wrapped: rich breaks at it like at any other."""


def canvas(width: int, *, color: bool) -> Console:
    """A console that draws into memory: the same width and bytes wherever it runs."""
    from rich.console import Console

    return Console(
        file=StringIO(),
        width=width,
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=not color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )


def line(
    console: Console, text: str, style: str = "", hang: int = 0, *, whole: bool = False
) -> None:
    """One paragraph, wrapped at the console's width; its later lines are indented by `hang`.

    whole: not wrapped, for what is copied into a file.
    """
    from rich.padding import Padding
    from rich.text import Text

    words = Text(unbroken(text), style=style)
    if whole:
        console.print(words, no_wrap=True, overflow="ignore", crop=False)
        return
    if not hang:
        console.print(words)
        return
    # What stands over the indent takes no room from the first line: only the rest is wrapped.
    first, *rest = words[hang:].wrap(console, console.width - hang)
    console.print(words[:hang] + first)
    for more in rest:
        console.print(Padding(more, (0, 0, 0, hang)))


def unbroken(text: str) -> str:
    """`text` safe to show; its no-break spaces hold until `output` while lines are wrapped."""
    return clean(text).replace(_NO_BREAK, _TOGETHER)


def output(console: Console) -> str:
    """All that was drawn, without blanks at the ends of lines."""
    file = console.file
    drawn = file.getvalue() if isinstance(file, StringIO) else ""
    return "\n".join(text.rstrip() for text in drawn.replace(_TOGETHER, _NO_BREAK).split("\n"))
