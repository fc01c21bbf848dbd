"""From a path as text to its steps."""

from __future__ import annotations

import re
from typing import Final

from smalign.base.schema import NONE

_SIGN: Final = re.compile(r"\s*(?:[-=]?>|→|»)\s*")


def steps_of(path: str) -> tuple[str, ...]:
    """The steps of a path: names between `>`, `->`, `=>`, `→` or `»`; an empty one is `(none)`."""
    return tuple(step or NONE for step in _SIGN.split(path.strip()))
