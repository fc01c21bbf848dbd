"""The diagnosis in a report: the first screen, and the section with the six steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Period
from smalign.render.diagnose import words
from smalign.render.diagnose.lines import asked, cost
from smalign.render.diagnose.page import READ, page_of
from smalign.render.report.blocks import Fact, Facts, Lines, Mark, Strip
from smalign.render.report.brevity import (
    MOST_WORDS,
    brief_claim,
    claims,
    counted,
    fitted,
    followed,
    overturning,
)
from smalign.render.report.labels import SENTENCE, cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.diagnosis import Diagnosis
    from smalign.render.diagnose.page import Page, StepText
    from smalign.render.report.blocks import Block

_TOLD: Final = 2
"""Sentences under the verdict on the first screen: what was compared, and the first claim."""
_LINKS, _WOULD, _ACT, _CLAIM, _DECIDED, _STAKE, _LEVELS = range(1, 8)
"""From which level of shortness a part of the first screen is left out or told in short."""
_LITTLE: Final = 8
"""Words that are rather cut off the action than the money left out."""
_LINE: Final = 3 * SENTENCE
"""Visible characters of a line of a step, which is several sentences."""


def opening(found: Diagnosis, lang: str) -> tuple[Block, ...]:
    """The first screen: the verdict, what was compared, the strip of steps, and what to do.

    The action is that of the first broken step, else of the dearest thing that asks for attention.
    It has at most 120 words: what the strip or the section of the six steps says, too, is left
    there first, then sentences are their shorter ones, then they are cut.
    """
    page = page_of(found, lang)
    for level in range(_LEVELS):
        blocks = _opening(found, page, lang, level)
        over = counted(blocks) - MOST_WORDS
        if over <= 0 or (level == _DECIDED and over <= _LITTLE):
            break
    return fitted(blocks, lang)


def _opening(found: Diagnosis, page: Page, lang: str, level: int) -> tuple[Block, ...]:
    links, linked = (page.links[:1], _LINKS) if found.first_broken else (page.links, _CLAIM)
    told = [brief_claim(found, text, lang) if level >= _CLAIM else text for text in page.told]
    rest = [*[text for text in told if text][:_TOLD], *(links if level < linked else ())]
    about = []
    is_of_all = found.before is None and found.period == Period()  # as the line above it says
    if not is_of_all and not any(note.code in READ for note in found.verdict.notes):
        about.append(page.title.partition(" · ")[2])
    if found.grain == "deal":
        about.append(words.OF_DEALS.in_(lang))
    return (
        Lines((page.verdict,), mood="verdict"),
        *([Lines((" · ".join(about),), mood="about")] if about else []),
        Lines(tuple(cut(text, SENTENCE) for text in rest), mood="plain"),
        Strip(tuple(_marks(page))),
        Facts(tuple(_to_do(found, page, lang, level))),
    )


def six_steps(found: Diagnosis, lang: str) -> tuple[Block, ...]:
    """What the first screen does not say whole; each step with its five lines; gates, and more."""
    page = page_of(found, lang)
    links = page.links[:1] if found.first_broken else page.links
    said = {text for block in opening(found, lang) for text in getattr(block, "texts", ())}
    every = (cut(text, SENTENCE) for text in (*page.told, *links))
    more = tuple(text for text in every if text not in said)
    blocks: list[Block] = [Lines(more)] if more else []
    for step in page.steps:
        blocks += _step(step, lang)
    gates = tuple(f"{'✓' if one.ok else '✗'} {one.text}" for one in page.gates)
    for head, texts in (
        (words.GATES, gates),
        (words.WOULD_CHANGE, page.would),
        (words.FOLLOWED, page.followed),
        (words.CHANGED, page.changed),
    ):
        if texts:
            blocks.append(Lines(tuple(cut(one, SENTENCE) for one in texts), title=head.in_(lang)))
    return tuple(blocks)


def _marks(page: Page) -> Iterator[Mark]:
    for step in page.steps:
        yield Mark(str(step.number), step.name, step.status, step.status_word)


def _to_do(found: Diagnosis, page: Page, lang: str, level: int) -> Iterator[Fact]:
    """What it costs and the first action, what came of the last decision, what would change it."""
    order = sorted(page.steps, key=lambda one: (one.status != "broken", one.number))
    number = found.first_broken or next((one.number for one in order if _act(one, lang)), None)
    if number is not None:
        first = found.steps[number - 1].first
        text = _act(page.steps[number - 1], lang)
        if first and level >= _ACT:
            text = asked(found, first, lang)
        is_told = level >= _STAKE and claims(found)  # what it cost in sales, with its range
        price = cost(first, found.currency, lang) if first and not is_told else ""
        if price:
            yield Fact(words.LABELS["stake"].in_(lang), price)
        if text:
            yield Fact(words.LABELS["act"].in_(lang), cut(text, _LINE))
    if page.followed:
        last = _last(found)
        decided = followed(found.followed[last], lang) if level >= _DECIDED else ""
        yield Fact(words.FOLLOWED.in_(lang), cut(decided or page.followed[last], SENTENCE))
    if page.would:
        would = overturning(found, lang) if level >= _WOULD else ""
        yield Fact(words.WOULD_CHANGE.in_(lang), cut(would or page.would[0], SENTENCE))


def _last(found: Diagnosis) -> int:
    """The place of the last decision that a figure tells of; without any, of the last one."""

    def rank(at: int) -> tuple[bool, str, int]:
        return found.followed[at].now is not None, found.followed[at].decision.on, at

    return max(range(len(found.followed)), key=rank)


def _act(step: StepText, lang: str) -> str:
    return dict(step.lines).get(words.LABELS["act"].in_(lang), "")


def _step(step: StepText, lang: str) -> Iterator[Block]:
    zone = f" ({step.zone})" if step.zone else ""
    title = f"{step.number}. {step.name} — {step.status_word}{zone}"
    rows = [Fact(label, cut(text, _LINE)) for label, text in step.lines]
    rows += [Fact(words.ALSO.in_(lang), cut(text, _LINE)) for text in step.also]
    rows += [Fact(words.UNSEEN.in_(lang), cut(text, _LINE)) for text in step.unseen]
    yield Facts(tuple(rows), title=title, status=step.status)
