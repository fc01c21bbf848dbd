"""From a path as text to its steps."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from smalign.base.schema import NONE
from smalign.crm.empties import EMPTIES
from smalign.model.typing import cleaned

_START: Final = "(start)"
_ENDS: Final = frozenset({"(conversion)", "(null)"})
_SIGN: Final = re.compile(r"[-=]?>|→|»")


def steps_of(path: str) -> tuple[str, ...]:
    """The steps of a path: names between `>`, `->`, `=>`, `→` or `»`.

    A step without a name, or with a word that stands for nothing, is `(none)`; a whole path
    without any has no step. `(start)` before the first and `(conversion)` or `(null)` after the
    last are where a chain begins and ends, no channels.
    """
    written = _SIGN.split(path)
    if written[0].strip().lower() == _START:
        del written[0]
    if written and written[-1].strip().lower() in _ENDS:
        del written[-1]
    steps = tuple([_step(name) for name in written])
    return () if steps == (NONE,) else steps


@lru_cache(maxsize=4096)  # paths are long and channels are few
def _step(written: str) -> str:
    name = cleaned(written)
    return NONE if not name or EMPTIES.has(name, "text") else name
