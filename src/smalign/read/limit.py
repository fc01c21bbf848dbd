"""How many records of a file may be rejected before nothing it says is believed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Self

from msgspec import Struct

from smalign.base.errors import InputError, UsageError

if TYPE_CHECKING:
    from smalign.read.records import RawTable

_WRITTEN: Final = re.compile(r"(\d{1,9}) ?|(\d{1,3}(?:[.,]\d{1,6})?) ?%", re.ASCII)
_LINES: Final = 3


class Limit(Struct, frozen=True):
    """More rejects than `rows`, and more than `percent` of the records read, are too many.

    text: as the user wrote it.
    """

    rows: int
    percent: Decimal
    text: str

    @classmethod
    def of(cls, text: str) -> Self:
        """A limit as typed: `10` rows, or `0.5%`.

        Raises:
            UsageError: max_rejects_unknown.

        """
        found = _WRITTEN.fullmatch(text.strip())
        if not found:
            raise UsageError("max_rejects_unknown", found=text)
        if found[1]:
            return cls(int(found[1]), Decimal(0), text.strip())
        return cls(0, Decimal(found[2].replace(",", ".")), text.strip())

    def is_exceeded(self, rejected: int, read: int) -> bool:
        """Whether so many of the records read are too many."""
        return rejected > self.rows and 100 * rejected > self.percent * read


USUAL: Final = Limit(1, Decimal(1), "1%")
"""One row may always be bad; from the second on, one percent."""


def refuse_rejects(raw: RawTable, accepted: int, limit: Limit) -> None:
    """Refuse a table with too many rejects.

    Raises:
        InputError: too_many_rejects (rejected, read, limit, line, lines, reason and its facts).

    """
    rejected = len(raw.rejects)
    if not limit.is_exceeded(rejected, accepted + rejected):
        return
    first = raw.rejects[0]
    raise InputError(
        "too_many_rejects",
        file=raw.file,
        sheet=raw.sheet,
        rejected=rejected,
        read=accepted + rejected,
        limit=limit.text,
        lines=", ".join(str(reject.first_line) for reject in raw.rejects[:_LINES]),
        reason=first.reason,
        **first.facts,
    )
