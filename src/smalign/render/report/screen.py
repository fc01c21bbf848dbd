"""The report on one screen of a terminal: the same blocks, of each section its best line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.render.diagnose.text import MARKS, STYLES
from smalign.render.layout import bar
from smalign.render.report.blocks import Facts, Lines, Strip, Table
from smalign.render.report.briefs import SINCE, briefs
from smalign.render.terminal import canvas, line, output, unbroken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.text import Text

    from smalign.render.report.blocks import Block, Page, Rung
    from smalign.render.report.briefs import Brief

_WIDEST: Final = 120
"""Columns beyond which lines are hard to read."""
_BESIDE: Final = 90
"""Columns from which rates stand beside bars, and commands beside their lines."""
_BAR: Final = 14
_GAP: Final = 3
_CLOSE: Final = 2
_HANG: Final = 2
_MOST_LINES: Final = 2
"""Lines that a section may take, and the list of inputs."""
_MOST_CHANGES: Final = 8
_MOST_NEW: Final = 1
_HEAD: Final = "bold"
_QUIET: Final = "dim"
_BULLET: Final = "• "
_ELLIPSIS: Final = "…"


def write_screen(page: Page, width: int, *, color: bool) -> str:
    """The page in `width` columns of a terminal, no line longer; ANSI colours only where `color`.

    Below the first screen stands a line a section with the command that shows it; the texts and
    figures are those of the other forms.
    """
    console = canvas(min(width, _WIDEST), color=color)
    line(console, page.title, _HEAD)
    line(console, " · ".join(page.basis), _QUIET)
    if page.opening:
        line(console, "")
    for block in page.opening:
        _opening(console, block)
    _ladder(console, page)
    _figures(console, page.figures)
    _list(console, page.words["loudest"], page.loudest)
    _since(console, page)
    _sections(console, page.words["each_part"], briefs(page))
    _footer(console, page)
    return output(console).rstrip("\n") + "\n"


def _opening(console: Console, block: Block) -> None:
    match block:
        case Lines():
            style = {"verdict": _HEAD, "about": _QUIET}.get(block.mood, "")
            for text in block.texts:
                line(console, text, style)
        case Strip():
            line(console, "")
            _strip(console, block)
        case Facts() if block.facts:
            line(console, "")
            for fact in block.facts:
                for words in _wrapped(console, fact.label, fact.text, console.width):
                    console.print(words)


def _wrapped(console: Console, label: str, text: str, width: int) -> list[Text]:
    """A sentence after its label, which alone is bold; later lines hang."""
    from rich.text import Text

    words = Text.assemble((unbroken(label), _HEAD), f": {unbroken(text)}" if text else "")
    first, *rest = words.wrap(console, width - _HANG)
    return [first, *(Text(" " * _HANG).append_text(more) for more in rest)]


def _strip(console: Console, block: Strip) -> None:
    """The six steps, read downwards, in as many columns as fit: a sign and a word, never colour."""
    from rich.text import Text

    cells = [
        Text(
            f"{one.number} {MARKS[one.status]} {unbroken(one.name)}: {unbroken(one.word)}",
            style=STYLES[one.status],
        )
        for one in block.marks
    ]
    _columns(console, [[cell] for cell in cells], (3, 2, 1))


def _figures(console: Console, figures: tuple[tuple[str, str], ...]) -> None:
    """Titles and amounts under each other, in as many columns as fit."""
    from rich.text import Text

    if not figures:
        return
    line(console, "")
    cells = [
        [Text(unbroken(name)), Text(unbroken(amount), style=_HEAD)] for name, amount in figures
    ]
    _columns(console, cells, (3, 2, 1), right=1)


def _columns(
    console: Console, cells: Sequence[Sequence[Text]], choices: Sequence[int], right: int = -1
) -> None:
    """Cells of equal parts side by side, read downwards; `right`: the part aligned to the right."""
    from rich.table import Table as Drawn

    parts = range(len(cells[0]))
    widest = sum(max(cell[at].cell_len for cell in cells) + _GAP for at in parts)
    across = next((one for one in choices if one * widest - _GAP <= console.width), choices[-1])
    down = -(-len(cells) // across)
    drawn = Drawn.grid(padding=(0, _GAP, 0, 0))
    for _ in range(across):
        for at in parts:
            drawn.add_column(justify="right" if at == right else "left", overflow="fold")
    for at in range(down):
        drawn.add_row(*(part for cell in cells[at::down] for part in cell))
    console.print(drawn)


def _ladder(console: Console, page: Page) -> None:
    if not (page.rungs or page.no_ladder):
        return
    line(console, "")
    line(console, page.words["ladder"], _HEAD)
    if page.no_ladder:
        line(console, page.no_ladder)
    if console.width >= _BESIDE and page.rungs:
        _rungs_beside(console, page.rungs)
        return
    name, count = (_widest([getattr(one, key) for one in page.rungs]) for key in ("title", "count"))
    for rung in page.rungs:
        head = f"{_padded(rung.title, name)}  {_padded(rung.count, count, right=True)}  "
        line(console, head + bar(rung.bar, 1, _BAR))
        for text in rung.rates:
            line(console, f"  {text}", hang=4)


def _rungs_beside(console: Console, rungs: Sequence[Rung]) -> None:
    from rich.table import Table as Drawn
    from rich.text import Text

    drawn = Drawn.grid(padding=(0, _CLOSE, 0, 0))
    for at in range(4):
        drawn.add_column(justify="right" if at == 1 else "left", overflow="fold")
    for one in rungs:
        rates = "\n".join(unbroken(text) for text in one.rates)
        texts = (
            unbroken(one.title),
            unbroken(one.count),
            f"{bar(one.bar, 1, _BAR):<{_BAR}}",
            rates,
        )
        drawn.add_row(*(Text(text) for text in texts))
    console.print(drawn)


def _widest(texts: Sequence[str]) -> int:
    from rich.cells import cell_len

    return max((cell_len(unbroken(text)) for text in texts), default=0)


def _padded(text: str, width: int, *, right: bool = False) -> str:
    from rich.cells import cell_len

    blanks = " " * (width - cell_len(unbroken(text)))
    return blanks + text if right else text + blanks


def _list(console: Console, title: str, texts: Sequence[str]) -> None:
    if not texts:
        return
    line(console, "")
    line(console, title, _HEAD)
    for text in texts:
        line(console, f"{_BULLET}{text}", hang=len(_BULLET))


def _since(console: Console, page: Page) -> None:
    """The days, what is another number than then, and what is new and not said above."""
    section = next((one for one in page.sections if one.anchor == SINCE), None)
    if section is None:
        return
    line(console, "")
    line(console, section.title, _HEAD)
    for at, block in enumerate(section.blocks):
        match block:
            case Table():
                rows = ([cell.text for cell in row] for row in block.rows)
                told = [_changed(*row) for row in rows if row[1] != row[2]]
                if told:
                    line(console, " · ".join(told[:_MOST_CHANGES]))
            case Lines() if not at:
                for text in block.texts[:-1]:
                    line(console, text, _QUIET)
            case Lines():
                new = [text for text in block.texts if text not in page.loudest]
                for text in new[:_MOST_NEW]:
                    line(console, f"{_BULLET}{text}", hang=len(_BULLET))


def _changed(name: str, then: str, now: str, change: str) -> str:
    return f"{name}: {then} → {now} ({change})"


def _sections(console: Console, title: str, told: Sequence[Brief]) -> None:
    """A line or two a section, and the command that shows all of it."""
    from rich.table import Table as Drawn
    from rich.text import Text

    line(console, "")
    line(console, title, _QUIET)
    is_beside = console.width >= _BESIDE
    room = console.width
    if is_beside:
        room -= _widest([one.command for one in told]) + _GAP
    drawn = Drawn.grid(padding=(0, _GAP, 0, 0))
    for one in told:
        words = _clipped(_wrapped(console, one.title, one.text, room), room)
        command = Text(one.command, style=_QUIET)
        if is_beside:
            drawn.add_row(words, command)
        else:
            drawn.add_row(words)
            drawn.add_row(Text("  smalign ", style=_QUIET).append_text(command))
    drawn.columns[0].width = room
    console.print(drawn)


def _clipped(lines: Sequence[Text], room: int) -> Text:
    """The first lines; where more are left, the last of them ends with an ellipsis."""
    from rich.text import Text

    kept = list(lines[:_MOST_LINES])
    if len(lines) > len(kept):
        last = kept[-1].copy()
        last.rstrip()
        last.truncate(room - len(_ELLIPSIS))
        kept[-1] = last.append(_ELLIPSIS)
    return Text("\n").join(kept)


def _footer(console: Console, page: Page) -> None:
    """As-of, zone, currency, version and inputs; the period stands above."""
    from rich.text import Text

    line(console, "")
    inputs, above = page.words["inputs"], {page.words["inputs"], page.words["period"]}
    told = (f"{term}: {text}" for term, text in page.footer if term not in above)
    line(console, " · ".join(told), _QUIET)
    for term, text in page.footer:
        if term == inputs:
            lines = _wrapped(console, term, text, console.width)
            plain = _clipped([Text(one.plain) for one in lines], console.width)
            plain.stylize(_QUIET)
            console.print(plain)
