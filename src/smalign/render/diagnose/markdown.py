"""A diagnosis as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.render.diagnose import words
from smalign.render.markdown import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.render.diagnose.page import Page, StepText


def render_markdown(page: Page, lang: str) -> str:
    """The same page, its steps as headings and its lines as lists."""
    return "\n".join(_lines(page, lang)).rstrip("\n") + "\n"


def _lines(page: Page, lang: str) -> Iterator[str]:
    yield f"# {escape(page.title)}\n"
    if page.subtitle:
        yield f"{escape(page.subtitle)}\n"
    yield f"**{words.VERDICT.in_(lang)}: {escape(page.verdict)}**\n"
    yield from (f"- {escape(text)}" for text in page.told)
    yield ""
    yield from (f"{escape(text)}\n" for text in page.links)
    strip = (f"{one.number} {escape(one.status_word)}" for one in page.steps)
    yield f"{words.STEPS.in_(lang)}: {' · '.join(strip)}\n"
    if page.gates:
        yield f"{words.GATES.in_(lang)}:\n"
        yield from (f"- {'✓' if one.ok else '✗'} {escape(one.text)}" for one in page.gates)
        yield ""
    if page.left_out:
        yield f"{escape(page.left_out)}\n"
    for step in page.steps:
        yield from _step(step, lang)
    for head, texts in (
        (words.WOULD_CHANGE, page.would),
        (words.FOLLOWED, page.followed),
        (words.CHANGED, page.changed),
    ):
        if texts:
            yield f"## {head.in_(lang)}\n"
            yield from (f"- {escape(text)}" for text in texts)
            yield ""


def _step(step: StepText, lang: str) -> Iterator[str]:
    zone = f" ({escape(step.zone)})" if step.zone else ""
    yield f"## {step.number}. {escape(step.name)}: {escape(step.status_word)}{zone}\n"
    yield from (f"- **{escape(label)}**: {escape(text)}" for label, text in step.lines)
    yield from (f"- {words.ALSO.in_(lang)}: {escape(text)}" for text in step.also)
    if step.unseen:
        told = "; ".join(map(escape, step.unseen))
        yield f"- {words.UNSEEN.in_(lang)}: {told}"
    yield ""
