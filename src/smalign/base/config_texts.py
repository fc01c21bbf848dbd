"""What is wrong with a value whatever it is of: an empty text, a yes or no where none is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.config_mistakes import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.config_lines import Key

_MAY_BE_BLANK: Final = frozenset({"delimiter", "empty", "who"})
"""A tab is a delimiter, nothing stands for nothing, and a decision may be nobody's."""


def text_mistakes(raw: object, key: Key = ()) -> Iterator[Mistake]:
    """Every name and text without a letter in it, and every true and false, as TOML has them.

    No key of smalign.toml is a matter of true or false; read as numbers they would be 1 and 0.
    """
    if isinstance(raw, dict):
        for name, inside in raw.items():
            if not name.strip():
                yield Mistake((*key, name), "config_nothing")
            yield from text_mistakes(inside, (*key, name))
    elif isinstance(raw, list):
        are_tables = all(isinstance(one, dict) for one in raw)
        for place, one in enumerate(raw, start=1):
            yield from text_mistakes(one, (*key, str(place)) if are_tables else key)
    elif isinstance(raw, bool):
        yield Mistake(key, "config_value", str(raw).lower())
    elif isinstance(raw, str) and not raw.strip() and key[-1] not in _MAY_BE_BLANK:
        yield Mistake(key, "config_nothing")
