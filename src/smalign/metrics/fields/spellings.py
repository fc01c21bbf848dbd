"""Spellings of one thing: how many of a field's values would go if it were a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEAST_LETTERS: Final = 5
"""Shorter words differ by a letter without being one: Оля, Толя."""
MOST_LETTERS: Final = 100
"""Longer texts are remarks, no words of a list; to leave out each letter takes its square."""
_SIGNS: Final = re.compile(r"[\W_]+")


def folded(value: str) -> str:
    """A value without case, signs and runs of blanks; ё is е."""
    return _SIGNS.sub(" ", value.casefold().replace("ё", "е")).strip()


def near_duplicates(values: Sequence[str]) -> int:
    """How many of distinct `values` are another spelling of one of the others.

    Alike are values that fold to one text, and texts of five to a hundred letters, without a
    digit, that one letter put in, left out or exchanged makes equal (Levenshtein distance 1). What
    is alike through a third is alike: the count is that of the values less that of the groups.
    """
    places: dict[str, int] = {}
    for value in values:
        places.setdefault(folded(value) or value, len(places))
    groups = list(range(len(places)))
    seen: dict[str, list[str]] = {}
    for text in sorted(places):
        is_word = LEAST_LETTERS <= len(text) <= MOST_LETTERS
        if not is_word or any(letter.isdigit() for letter in text):
            continue
        for shorter in {text, *_shortened(text)}:
            for other in seen.setdefault(shorter, []):
                if _is_near(text, other):
                    _join(groups, places[text], places[other])
            seen[shorter].append(text)
    roots = {_root(groups, place) for place in range(len(groups))}
    return len(values) - len(roots)


def _shortened(text: str) -> Iterable[str]:
    """The text with one letter left out: two texts one step apart share one of these or both."""
    return (text[:place] + text[place + 1 :] for place in range(len(text)))


def _is_near(text: str, other: str) -> bool:
    """Whether one letter put in, left out or exchanged makes them equal."""
    short, long = sorted((text, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    rest = short[same:] if len(short) < len(long) else short[same + 1 :]
    return rest == long[same + 1 :]


def _root(groups: list[int], place: int) -> int:
    while groups[place] != place:
        groups[place] = groups[groups[place]]
        place = groups[place]
    return place


def _join(groups: list[int], one: int, other: int) -> None:
    groups[_root(groups, one)] = _root(groups, other)
