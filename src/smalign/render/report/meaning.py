"""What a column means, in two languages."""

from __future__ import annotations

from typing import NamedTuple

from smalign.render.titles import Pair


class Meaning(NamedTuple):
    """`of`: the denominator, blank for a count or an amount; `how`: the formula."""

    of: Pair
    how: Pair


def counted(en: str, ru: str) -> Meaning:
    """What is out of nothing: a count, an amount, a name."""
    return Meaning(Pair("", ""), Pair(en, ru))
