"""How many rows may be at fault: a number, or a share of those looked at."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, Self

from msgspec import Struct

_WRITTEN: Final = re.compile(r"(\d{1,9})|(\d{1,3}(?:[.,]\d{1,6})?) ?%", re.ASCII)
_WHOLE: Final = 100


class Bound(Struct, frozen=True):
    """More than `rows`, or more than `percent` of the rows, is too many; one of the two is None."""

    rows: int | None = None
    percent: Decimal | None = None

    @classmethod
    def of(cls, text: str | int) -> Self:
        """A bound as written: 10, "10" or "2.5%".

        Raises:
            ValueError: the text is neither.

        """
        found = _WRITTEN.fullmatch(str(text).strip())
        if not found:
            raise ValueError(text)
        if found[1]:
            return cls(rows=int(found[1]))
        percent = Decimal(found[2].replace(",", "."))
        if percent > _WHOLE:
            raise ValueError(text)
        return cls(percent=percent)

    def __str__(self) -> str:
        """As it is written: 10 or 2.5%."""
        return str(self.rows) if self.percent is None else f"{self.percent.normalize():f}%"

    def is_exceeded(self, failing: int, of: int, min_n: int) -> bool:
        """Whether so many of `of` rows are too many; a share says nothing of fewer than min_n."""
        if self.percent is None:
            return failing > (self.rows or 0)
        return of >= min_n and _WHOLE * failing > self.percent * of
