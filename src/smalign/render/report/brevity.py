"""The first screen in few words: what is counted, and how what is too long is told in short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.render.diagnose.page import overturned
from smalign.render.report.blocks import Facts, Lines, Strip
from smalign.render.sentences import say, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.diagnosis import Diagnosis
    from smalign.render.report.blocks import Block

MOST_WORDS: Final = 120
"""Words of a first screen, of whatever company."""
_LEAST: Final = 5
"""Words that are left of a sentence that is cut."""
_ELLIPSIS: Final = "…"


def counted(blocks: Sequence[Block]) -> int:
    """Words that are seen: labels, numbers and names of steps among them, signs alone not."""
    return sum(map(_words, _texts(blocks)))


def brief_claim(found: Diagnosis, text: str, lang: str) -> str:
    """A claim as its cause and range, without what it rests on; other sentences as they are."""
    for note in found.verdict.notes:
        facts = note.facts
        told = tuple(facts.get(name) for name in ("value", "low", "high"))
        for cause, one in found.verdict.effects.items():
            if one is None or told != (one.value, one.low, one.high) or "result" not in facts:
                continue
            if sentence(note, lang, currency=found.currency) == text:
                return say("diagnosis", "claimed", {**facts, "cause": cause}, lang)
    return text


def overturning(found: Diagnosis, lang: str) -> str:
    """What open leads would change, without their segments."""
    return overturned(found.verdict, lang, is_short=True)


def fitted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks within `MOST_WORDS`: the longest sentences are cut, the verdict never.

    These are in the words of whoever wrote a decision. The periods, which come first, are cut last.
    """
    places = [
        (at, nth)
        for at, block in enumerate(blocks)
        for nth in range(len(_parts(block)))
        if not (isinstance(block, Lines) and block.mood != "plain")
    ]
    longest = sorted(places[1:], key=lambda one: -_words(_parts(blocks[one[0]])[one[1]]))
    for at, nth in (*longest, *places[:1]):
        over = counted(blocks) - MOST_WORDS
        if over <= 0:
            break
        told = list(blocks)
        told[at] = _cut_in(blocks[at], nth, over)
        blocks = tuple(told)
    return blocks


def _parts(block: Block) -> tuple[str, ...]:
    if isinstance(block, Facts):
        return tuple(one.text for one in block.facts)
    return block.texts if isinstance(block, Lines) else ()


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
