"""A report between numbers and markup: blocks of finished text both written forms share."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Datum = dict[str, str | int | float]
"""One row of a chart; its keys are the fields its specification names."""


class Cell(Struct, frozen=True):
    """One cell: its text, and what a bar or a shade says beside it.

    bar: 0…1, the length of a small bar. shade: 0…5, how strongly the cell is tinted.
    """

    text: str
    bar: float | None = None
    shade: int | None = None


class Table(Struct, frozen=True):
    """A table; `right` says which columns hold numbers; `tail` what is not in it and where it is.

    names: how many of the first columns name a row.
    """

    kind: ClassVar[str] = "table"
    caption: str
    heads: tuple[str, ...]
    right: tuple[bool, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[str, ...] = ()
    names: int = 1
    tail: str = ""


class Chart(Struct, frozen=True):
    """A chart: the name of its specification, its rows and what it says to who cannot see it.

    legend: colour class → meaning. tail: what is not in it.
    """

    spec: str
    rows: tuple[Datum, ...]
    caption: str
    legend: tuple[tuple[str, str], ...] = ()
    tail: str = ""


class Charts(Struct, frozen=True):
    """Charts that stand side by side where there is room."""

    kind: ClassVar[str] = "charts"
    charts: tuple[Chart, ...]


class Lines(Struct, frozen=True):
    """Sentences.

    mood: plain (a list), problem (there is no answer), about (small print) or verdict (the headline
    of the first screen).
    """

    kind: ClassVar[str] = "lines"
    texts: tuple[str, ...]
    mood: str = "plain"
    title: str = ""


class Code(Struct, frozen=True):
    """A script, shown as written."""

    kind: ClassVar[str] = "code"
    text: str


class Fold(Struct, frozen=True):
    """Blocks that are closed until they are asked for."""

    kind: ClassVar[str] = "fold"
    summary: str
    blocks: tuple[Block, ...]


class Fact(Struct, frozen=True):
    """A sentence under its label."""

    label: str
    text: str


class Facts(Struct, frozen=True):
    """Labelled sentences; `status` (of a step) tints the title, which says it in words, too."""

    kind: ClassVar[str] = "facts"
    facts: tuple[Fact, ...]
    title: str = ""
    status: str = ""


class Mark(Struct, frozen=True):
    """One of the six steps in the strip: its number, name, status, and the status in words."""

    number: str
    name: str
    status: str
    word: str


class Strip(Struct, frozen=True):
    """The six steps side by side."""

    kind: ClassVar[str] = "strip"
    marks: tuple[Mark, ...]


Block = Table | Charts | Lines | Code | Fold | Facts | Strip


class Section(Struct, frozen=True):
    """One part of the report; `anchor` is its id, in ASCII; `command` shows it by itself."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]
    command: str = ""


class Rung(Struct, frozen=True):
    """One step of the ladder: its count, its bar (0…1), and the rates that lead to it."""

    title: str
    count: str
    bar: float
    rates: tuple[str, ...] = ()


class Page(Struct, frozen=True):
    """A whole report, in words.

    basis: what the numbers rest on. figures: title → amount. loudest: the notes by money that
    the first screen shows. words: texts of the frame, by key. footer: term → text. opening: what
    stands before everything else.
    """

    lang: str
    title: str
    basis: tuple[str, ...]
    rungs: tuple[Rung, ...]
    no_ladder: str
    figures: tuple[tuple[str, str], ...]
    loudest: tuple[str, ...]
    sections: tuple[Section, ...]
    footer: tuple[tuple[str, str], ...]
    words: Mapping[str, str]
    opening: tuple[Block, ...] = ()


def charts_in(blocks: Iterable[Block]) -> list[Chart]:
    """Every chart of some blocks; those of what is folded last."""
    found: list[Chart] = []
    waiting = [*blocks]
    for block in waiting:  # grows by what is folded
        if isinstance(block, Charts):
            found += block.charts
        elif isinstance(block, Fold):
            waiting += block.blocks
    return found


def charts_of(page: Page) -> list[Chart]:
    """Every chart of a page."""
    shown = [block for section in page.sections for block in section.blocks]
    return charts_in((*shown, *page.opening))
