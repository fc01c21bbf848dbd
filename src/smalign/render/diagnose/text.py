"""A diagnosis on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.render.diagnose import words
from smalign.render.terminal import canvas, line, output

if TYPE_CHECKING:
    from rich.console import Console

    from smalign.render.diagnose.page import Page, StepText

STYLES: Final = {
    "broken": "bold red",
    "attention": "yellow",
    "ok": "green",
    "not_enough_data": "dim",
}
MARKS: Final = {"broken": "✗", "attention": "!", "ok": "✓", "not_enough_data": "?"}
_WIDEST: Final = 100
"""Columns beyond which lines are hard to read."""


def render_text(page: Page, lang: str, width: int, *, color: bool) -> str:
    """The verdict first, then the strip of steps, what it rests on, and each step's five lines."""
    console = canvas(min(width, _WIDEST), color=color)
    line(console, page.title, "bold", hang=2)
    if page.subtitle:
        line(console, page.subtitle, "dim")
    line(console, "")
    line(console, f"{words.VERDICT.in_(lang)}: {page.verdict}", "bold", hang=2)
    for text in page.told:
        line(console, text)
    line(console, "")
    for text in page.links:
        line(console, text)
    line(console, _strip(page), hang=2)
    line(console, "")
    gates = " · ".join(f"{'✓' if one.ok else '✗'} {one.text}" for one in page.gates)
    if gates:
        line(console, f"{words.GATES.in_(lang)}: {gates}", "dim", hang=2)
    if page.left_out:
        line(console, page.left_out, "dim", hang=2)
    for step in page.steps:
        _step(console, step, lang)
    for head, texts in (
        (words.WOULD_CHANGE, page.would),
        (words.FOLLOWED, page.followed),
        (words.CHANGED, page.changed),
    ):
        if texts:
            line(console, "")
            line(console, head.in_(lang), "bold")
        for text in texts:
            line(console, text)
    return output(console).rstrip("\n") + "\n"


def _strip(page: Page) -> str:
    return " · ".join(f"{one.number} {MARKS[one.status]} {one.status_word}" for one in page.steps)


def _step(console: Console, step: StepText, lang: str) -> None:
    zone = f" ({step.zone})" if step.zone else ""
    line(console, "")
    head = f"{step.number}. {step.name} — {MARKS[step.status]} {step.status_word}{zone}"
    line(console, head, STYLES[step.status], hang=3)
    wide = max((len(label) for label, _ in step.lines), default=0)
    for label, text in step.lines:
        line(console, f"   {label + ':':<{wide + 1}} {text}", hang=wide + 5)
    for text in step.also:
        line(console, f"   {words.ALSO.in_(lang)}: {text}", hang=5)
    if step.unseen:
        told = "; ".join(step.unseen)
        line(console, f"   {words.UNSEEN.in_(lang)}: {told}", "dim", hang=5)
