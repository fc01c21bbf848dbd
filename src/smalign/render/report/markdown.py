"""The report as GitHub Markdown: the same texts and tables, bars of blocks in place of charts."""

from __future__ import annotations

import re
from html import escape as html_escape
from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean
from smalign.render.layout import bar
from smalign.render.markdown import escape, md_table
from smalign.render.report.blocks import Code, Facts, Fold, Lines, Strip, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.render.report.blocks import Block, Page

_BAR: Final = 24
_FENCE: Final = "```"
_TYPED: Final = re.compile(r"`((?:smalign |--|\[)[\w .=%\[\]-]+)`")
"""What a reader may type, with no sign that means something in Markdown or HTML."""


def write_markdown(page: Page) -> str:
    """The page as Markdown; nothing in it can become markup, a link or HTML of its own."""
    lines = [f"# {escape(page.title)}", "", escape(" · ".join(page.basis)), ""]
    if page.opening:
        lines += [f"## {page.words['opening']}", ""]
        for block in page.opening:
            lines += _block(block, [page.words["opening"]])
    if page.rungs or page.no_ladder:
        lines += [f"## {page.words['ladder']}", "", *_ladder(page)]
    if page.figures:
        shown = [f"{escape(name)}: **{escape(amount)}**" for name, amount in page.figures]
        lines += [" · ".join(shown), ""]
    if page.loudest:
        lines += [
            f"## {page.words['loudest']}",
            "",
            *(f"- {escape(text)}" for text in page.loudest),
            "",
        ]
    for section in page.sections:
        lines += [f"## {escape(section.title)}", ""]
        said = [section.title]
        for block in section.blocks:
            lines += _block(block, said)
    if page.footer:
        lines += [f"## {page.words['about']}", ""]
        lines += [f"- {escape(term)}: {escape(text)}" for term, text in page.footer]
    return "\n".join(lines).rstrip("\n") + "\n"


def _ladder(page: Page) -> Iterator[str]:
    if page.no_ladder:
        yield from (f"> {escape(page.no_ladder)}", "")
    if not page.rungs:
        return
    body = [
        [
            escape(rung.title),
            escape(rung.count),
            bar(rung.bar, 1, _BAR),
            "; ".join(escape(text) for text in rung.rates),
        ]
        for rung in page.rungs
    ]
    yield from md_table(["", "", "", ""], (False, True, False, False), body)
    yield ""


def _block(block: Block, said: list[str], within: str = "") -> Iterator[str]:
    """The lines of one block; charts are left out, the table after each says the same.

    said: the title of its section, then the headings below it: it grows. within: what it is folded
    under.
    """
    match block:
        case Table():
            yield from _heading(block.caption, said, within)
            yield from _table(block)
        case Lines():
            yield from _heading(block.title, said, within)
            yield from _sentences(block)
        case Fold():
            yield from ("<details>", f"<summary>{html_escape(clean(block.summary))}</summary>", "")
            for inner in block.blocks:
                yield from _block(inner, said, block.summary)
            yield from ("</details>", "")
        case Code():
            yield from _code(block.text)
        case Facts():
            yield from _heading(block.title, said, within)
            yield from _facts(block)
        case Strip():
            yield " · ".join(f"{one.number} {escape(one.word)}" for one in block.marks)
            yield ""


def _heading(text: str, said: list[str], within: str) -> Iterator[str]:
    """A heading once a section; in a fold a line, unless what it is folded under says the same."""
    if within:
        if text and text != said[0] and text not in within:
            yield from (f"**{escape(text)}**", "")
    elif text and text not in said:
        said.append(text)
        yield from (f"### {escape(text)}", "")


def _sentences(block: Lines) -> Iterator[str]:
    mark = {"plain": "- ", "problem": "> "}.get(block.mood, "")
    bold = "**" if block.mood == "verdict" else ""
    for text in block.texts:
        yield f"{mark}{bold}{_worded(text)}{bold}"
        if not mark:
            yield ""
    yield ""


def _facts(block: Facts) -> Iterator[str]:
    yield from (f"- **{escape(one.label)}**: {_worded(one.text)}" for one in block.facts)
    yield ""


def _table(block: Table) -> Iterator[str]:
    body = [[escape(cell.text) for cell in row] for row in block.rows]
    total = [f"**{escape(text)}**" if text else "" for text in block.total]
    yield from md_table([escape(text) for text in block.heads], block.right, body, total)
    yield ""
    if block.tail:
        yield from (escape(block.tail), "")


def _worded(text: str) -> str:
    """A sentence with our commands and keys as code; whatever else is in backticks is text."""
    pieces = _TYPED.split(clean(text))
    return "".join(f"`{piece}`" if at % 2 else escape(piece) for at, piece in enumerate(pieces))


def _code(text: str) -> Iterator[str]:
    """A fenced block whose fence is longer than any run of backticks inside."""
    fence = _FENCE
    while fence in text:
        fence += "`"
    yield f"{fence}sql"
    yield from (clean(line) for line in text.splitlines())
    yield from (fence, "")
