"""The first screen in few words: what is counted, and how what is too long is told in short."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.render.diagnose import words
from smalign.render.diagnose.page import LAST, came_of, overturned
from smalign.render.report.blocks import Facts, Lines, Strip
from smalign.render.sentences import say, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.diagnosis import Diagnosis, Followed, Verdict
    from smalign.base.results import Note
    from smalign.render.report.blocks import Block

MOST_WORDS: Final = 120
"""Words of a first screen, of whatever company."""
_LEAST: Final = 9
"""Words that are left of a sentence that is cut."""
_OF_DECISION: Final = 5
"""Words that are left of a decision."""
_READ: Final = {"compare_read": "read_short"}
_HALF: Final = 0.5 + 1e-6
_ELLIPSIS: Final = "…"


def counted(blocks: Sequence[Block]) -> int:
    """Words that are seen: labels, numbers and names of steps among them, signs alone not."""
    return sum(map(_words, _texts(blocks)))


def brief_claim(found: Diagnosis, text: str, lang: str) -> str:
    """A claim as its cause and range, without what it rests on, the periods without segments.

    What claims nothing is "". Other sentences are as they are.
    """
    for note in found.verdict.notes:
        if note.code in LAST and sentence(note, lang, currency=found.currency) == text:
            return ""
        cause = _cause_of(note, found.verdict)
        code = _READ.get(note.code, "claimed" if cause else "")
        if code and sentence(note, lang, currency=found.currency) == text:
            return say("diagnosis", code, {**note.facts, "cause": cause}, lang)
    return text


def _cause_of(note: Note, verdict: Verdict) -> str:
    """The cause that is claimed by a note; "" where it claims none. Its effect is rounded there."""
    told = [note.facts.get(name) for name in ("value", "low", "high")]
    known = [float(one) for one in told if isinstance(one, int | float | Decimal)]
    if "result" in note.facts and len(known) == len(told):
        for cause in verdict.causes:
            effect = verdict.effects.get(cause)
            exact = (effect.value, effect.low, effect.high) if effect else ()
            near = [abs(one - two) <= _HALF for one, two in zip(known, exact, strict=False)]
            if near and all(near):
                return cause
    return ""


def claims(found: Diagnosis) -> bool:
    """Whether a cause is claimed with what it made, and its range."""
    return any(_cause_of(note, found.verdict) for note in found.verdict.notes)


def overturning(found: Diagnosis, lang: str) -> str:
    """What open leads would change, without their segments."""
    return overturned(found.verdict, lang, is_short=True)


def followed(one: Followed, lang: str) -> str:
    """What came of a decision, with its first words."""
    what = one.decision.what
    return came_of(one, _shorter(what, _words(what) - _OF_DECISION), lang)


def fitted(blocks: tuple[Block, ...], lang: str) -> tuple[Block, ...]:
    """The blocks within `MOST_WORDS`: sentences are cut one after another, the verdict never.

    What would change the verdict is first, then what came of the last decision: half of either
    says something, half of an action nothing. The action follows, then what is said beside the
    claim, the claim, and the periods.
    """
    for at, nth in _cuttable(blocks, lang):
        over = counted(blocks) - MOST_WORDS
        if over <= 0:
            break
        told = list(blocks)
        told[at] = _cut_in(blocks[at], nth, over)
        blocks = tuple(told)
    return blocks


def _cuttable(blocks: tuple[Block, ...], lang: str) -> list[tuple[int, int]]:
    """Places of sentences, block and number in it, in the order they are cut."""
    acting = words.LABELS["act"].in_(lang)
    facts: list[tuple[int, int]] = []
    lines: list[tuple[int, int]] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Facts):
            order = sorted(
                range(len(block.facts)), key=lambda nth: (block.facts[nth].label == acting, -nth)
            )
            facts += [(at, nth) for nth in order]
        elif isinstance(block, Lines) and block.mood == "plain":
            lines += [(at, nth) for nth in reversed(range(len(block.texts)))]
    return [*facts, *lines]


def _cut_in(block: Block, nth: int, over: int) -> Block:
    """The block with its `nth` sentence that many words shorter."""
    if isinstance(block, Facts):
        facts = list(block.facts)
        facts[nth] = replace(facts[nth], text=_shorter(facts[nth].text, over))
        return replace(block, facts=tuple(facts))
    if isinstance(block, Lines):
        texts = list(block.texts)
        texts[nth] = _shorter(texts[nth], over)
        return replace(block, texts=tuple(texts))
    return block


def _shorter(text: str, over: int) -> str:
    pieces = text.split()
    most = max(_words(text) - over, _LEAST)
    if _words(text) <= most:
        return text
    while sum(map(_is_word, pieces)) > most or not _is_word(pieces[-1]):
        pieces.pop()
    return " ".join(pieces).rstrip(".,:;") + _ELLIPSIS


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Lines():
                yield from block.texts
            case Strip():
                yield from (f"{one.number} {one.name} {one.word}" for one in block.marks)
            case Facts():
                yield from (f"{one.label} {one.text}" for one in block.facts)


def _words(text: str) -> int:
    return sum(map(_is_word, text.split()))


def _is_word(piece: str) -> bool:
    return any(sign.isalnum() for sign in piece)
