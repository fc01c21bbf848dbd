"""TOML text: strings, keys and comments that no header or value of a user can break out of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+\Z")
_ESCAPED: Final = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]'
)
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def is_sayable(value: str) -> bool:
    """Whether TOML can hold the text; a file name that is no UTF-8 is the only one it cannot."""
    return not _SURROGATE.search(value)


def string(value: str) -> str:
    """A text in quotes; controls and signs that turn a line around are written as their codes."""
    return '"' + _ESCAPED.sub(lambda found: _escape(found.group()), value) + '"'


def key(value: str) -> str:
    """A key, in quotes where it needs them."""
    return value if _BARE.match(value) else string(value)


def header(section: Iterable[str]) -> str:
    """`[mapping.deals]`, `[pipelines."Опт"]`."""
    return f"[{'.'.join(map(key, section))}]"


def array(values: Iterable[str]) -> str:
    """Texts on one line."""
    return f"[{', '.join(map(string, values))}]"


def _escape(sign: str) -> str:
    return _SHORT.get(sign) or f"\\u{ord(sign):04X}"
