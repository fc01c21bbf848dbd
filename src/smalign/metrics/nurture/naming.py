"""Which words name which reason: of contents, and of answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from smalign.metrics.keys import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST: Final = 4
_ENDING: Final = 2
"""Letters at the end of a word that its cases may change."""


def stems(text: str) -> set[str]:
    """The beginnings of the words of a text with four letters at least, without endings."""
    words = (word for word in _WORD.findall(folded(text)) if len(word) >= _SHORTEST)
    return {word[: max(_SHORTEST, len(word) - _ENDING)] for word in words}


def named(topic: str, text: str, words: Sequence[str] | None) -> bool:
    """Whether a text names a topic.

    words: any of them stands in the text, as agreed; None: more than half of the topic's own words
    do, whatever their endings.
    """
    plain = folded(text)
    if words is not None:
        return any(folded(word) in plain for word in words if folded(word))
    mine = stems(topic)
    found = _WORD.findall(plain)
    hits = sum(any(word.startswith(stem) for word in found) for stem in mine)
    return 2 * hits > len(mine)


def agreed(topics: Mapping[str, Sequence[str]], topic: str) -> Sequence[str] | None:
    """The words agreed for a topic, whatever the letters it is written in; None without any."""
    return {folded(name): words for name, words in topics.items()}.get(folded(topic))


def matching(topic: str, texts: Iterable[str], topics: Mapping[str, Sequence[str]]) -> list[str]:
    """Those of the texts that name the topic, in their order."""
    words = agreed(topics, topic)
    return [text for text in texts if named(topic, text, words)]
