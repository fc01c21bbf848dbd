"""Judges the records under a header: accepted, dropped as furniture, or rejected with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from smalign.read.decode import MARK
from smalign.read.furniture import Furniture
from smalign.read.records import Dropped, Reject
from smalign.read.repeated import Repeats
from smalign.read.tokenize import Broken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smalign.read.records import DroppedKind, RejectReason
    from smalign.read.tokenize import Cut

Accept = Callable[[Sequence[str]], object]


class Sieve:
    """Takes records in order, hands the accepted rows on, keeps account of all others.

    Rows that look like totals or footers are held back: at the end of the file they are dropped,
    but if a plain row follows they were data after all. A header that stands again, where one
    export was put under another, ends a table like the end of the file.

    Attributes:
        accepted: number of rows handed on. rejects: in the order of the file.

    """

    def __init__(self, headers: Sequence[str], encoding: str, accept: Accept) -> None:
        """Prepare for one table.

        Args:
            headers: as written; their number is the width of a right record.
            encoding: named in the reject of a record whose bytes it cannot decode.
            accept: takes an accepted row.

        """
        self.accepted = 0
        self.rejects: list[Reject] = []
        self._dropped: Counter[DroppedKind] = Counter()
        self._held: list[tuple[DroppedKind, Cut]] = []
        self._width = len(headers)
        self._furniture = Furniture(headers)
        self._repeats = Repeats(headers)
        self._encoding = encoding
        self._accept = accept
        self._at_top = True
        self._after_blank = False

    def dropped(self) -> tuple[Dropped, ...]:
        """What was dropped, by kind."""
        return tuple(Dropped(kind, number) for kind, number in sorted(self._dropped.items()))

    def drop(self, kind: DroppedKind, number: int) -> None:
        """Count rows that were dropped before the sieve saw them."""
        if number:
            self._dropped[kind] += number

    def run(self, records: Iterable[Cut | Broken]) -> None:
        """Judge every record, then what was held back."""
        for record in records:
            self._judge(record)
        self._end_table()

    def _judge(self, record: Cut | Broken) -> None:
        if isinstance(record, Broken):
            self._release()
            self.rejects.append(Reject(record.line, record.line, record.reason))
            self._after_blank = False
            return
        if self._plain(record.cells):
            self._take(record)
            return
        stripped = map(str.strip, record.cells)
        if not any(stripped):
            self._dropped["blank"] += 1
            self._after_blank = True
            return
        if self._repeats(record.cells):
            self._end_table()
            self._dropped["header"] += 1
            self._at_top, self._after_blank = True, False
            return
        kind = self._kind(record.cells, alone=not any(stripped))
        if kind is None:
            self._release()
            self._take(record)
        elif self._at_top:
            self._dropped[kind] += 1
        else:
            self._held.append((kind, record))
        self._at_top = self._after_blank = False

    def _plain(self, cells: list[str]) -> bool:
        """Most rows, told quickly: a number first and nothing pending, so no furniture."""
        if self._held or self._after_blank or self._at_top or not cells:
            return False
        return cells[0][:1].isdigit() and not self._furniture.by_columns

    def _kind(self, cells: list[str], *, alone: bool) -> DroppedKind | None:
        """What kind of furniture the row may turn out to be; `alone`: one cell is filled."""
        if self._at_top:
            return "total" if self._furniture.is_leading_total(cells) else None
        if self._furniture.is_total(cells):
            return "total"
        if not alone:
            return None
        closing = self._after_blank or bool(self._held)
        remark = closing and self._furniture.is_remark(cells)
        return "footer" if remark or self._furniture.is_footer(cells) else None

    def _end_table(self) -> None:
        """What was held back stood at the end of a table, so it is no data."""
        for kind, _ in self._held:
            self._dropped[kind] += 1
        self._held.clear()

    def _release(self) -> None:
        """Data follows: what was held back is data, or broken, like any other row."""
        for _, record in self._held:
            self._take(record)
        self._held.clear()

    def _take(self, record: Cut) -> None:
        cells = record.cells
        if MARK in "".join(cells):
            self._reject(record, "not_encoding", encoding=self._encoding)
        elif len(cells) != self._width:
            self._reject(record, "field_count", found=len(cells), expected=self._width)
        else:
            self.accepted += 1
            self._accept(cells)

    def _reject(self, record: Cut, reason: RejectReason, **facts: object) -> None:
        self.rejects.append(Reject(record.first_line, record.last_line, reason, facts))
