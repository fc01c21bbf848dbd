"""The table a terminal shows: what matters first, and a word about what did not fit."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Final

from smalign.render.exact import flat
from smalign.render.human import (
    LEFT_OUT,
    TOTAL,
    Grid,
    basis,
    denominator,
    excluded,
    grid,
    headline,
    is_measure,
    notes,
    said,
)
from smalign.render.language import NOT_AVAILABLE
from smalign.render.layout import BARS, IDENTITY, Column, bar, choose, name_width
from smalign.render.money import number
from smalign.render.titles import Pair

if TYPE_CHECKING:
    from rich.console import Console

    from smalign.base.results import Field, Result

_MOST_NOTES: Final = 3
_BAR: Final = 10
_BAR_AT_MOST: Final = 24
_SMALL: Final = "*"
_FOLDED: Final = Pair("Not shown", "Не показано")
_ALL: Final = Pair("all columns: --format plain", "все столбцы: --format plain")
_NO_DATA: Final = Pair("No data for", "Нет данных для")
_INTERVALS: Final = Pair("intervals", "интервалы")
_MORE_NOTES: Final = Pair("Further notes: {} (--format json)", "Ещё замечаний: {} (--format json)")
_SMALL_SAID: Final = Pair(
    "{} fewer than {}: a difference may be chance",
    "{} меньше {}: разница может быть случайной",
)
_NO_ROWS: Final = Pair("No rows.", "Нет строк.")


def render_table(result: Result, lang: str, width: int = 80, *, color: bool = False) -> str:
    """`result` drawn for a terminal `width` columns wide; ANSI colours only where `color`."""
    console = canvas(width, color=color)
    shown = flat(result)
    line(console, headline(result, lang), "bold")
    line(console, basis(result, lang), "dim")
    line(console, "")
    hidden = _draw(console, shown, lang, width)
    gone = excluded(result, lang)
    told = notes(result, lang)
    tail = [*hidden]
    if gone:
        tail.append(f"{LEFT_OUT.in_(lang)}: {'; '.join(gone)}")
    tail += [f"• {text}" for text in told[:_MOST_NOTES]]
    if len(told) > _MOST_NOTES:
        tail.append(_MORE_NOTES.in_(lang).format(len(told) - _MOST_NOTES))
    if tail:
        line(console, "")
    for text in tail:
        line(console, text, "dim" if text in hidden else "")
    return output(console)
