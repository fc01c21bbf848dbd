"""What stands above on the page is not said again below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from smalign.render.report.blocks import Lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from smalign.render.report.blocks import Block, Section


def said_in(blocks: Iterable[Block]) -> frozenset[str]:
    """The sentences that stand open in these blocks."""
    return frozenset(text for one in blocks if isinstance(one, Lines) for text in one.texts)


def once(sections: Iterable[Section], said: Collection[str]) -> tuple[Section, ...]:
    """The sections without the sentences of lists that are in `said` or in a section before.

    A list nothing is left of goes with its heading.
    """
    above = frozenset(said)
    kept: list[Section] = []
    for section in sections:
        kept.append(replace(section, blocks=tuple(_unsaid(section.blocks, above))))
        above |= said_in(section.blocks)
    return tuple(kept)


def _unsaid(blocks: Iterable[Block], above: Collection[str]) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, Lines) or block.mood != "plain":
            yield block
            continue
        left = tuple(text for text in block.texts if text not in above)
        if left:
            yield replace(block, texts=left)
