"""From a path as text to its steps."""

from __future__ import annotations

import re
from typing import Final

from smalign.base.schema import NONE
from smalign.crm.empties import EMPTIES
from smalign.model.typing import cleaned

_SIGN: Final = re.compile(r"[-=]?>|→|»")


def steps_of(path: str) -> tuple[str, ...]:
    """The steps of a path: names between `>`, `->`, `=>`, `→` or `»`.

    A step without a name, or with a word that stands for nothing, is `(none)`; a whole path
    without any has no step.
    """
    names = [cleaned(name) for name in _SIGN.split(path)]
    steps = tuple(NONE if not name or EMPTIES.has(name, "text") else name for name in names)
    return () if steps == (NONE,) else steps
