"""Codes in the place of the names of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.schema import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable

_CODE: Final = "M{:02}"


def codes_of(owners: Iterable[str], *, names: bool) -> dict[str, str]:
    """Owner → what stands for them: M01, M02 … in the order of the alphabet, or the name itself.

    The same owners have the same codes in every table of a comparison.
    """
    known = sorted({one for one in owners if one != NONE})
    found = {one: one if names else _CODE.format(at) for at, one in enumerate(known, 1)}
    return found | {NONE: NONE}
