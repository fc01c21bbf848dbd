"""Judges the records under a header: accepted, dropped as furniture, or rejected with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from smalign.base.results import Note
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
    but if a plain row follows they were data after all. Those that sum up a group above them wait
    for the end of the table: where it is a total, they are, too. A header that stands again, where
    one export was put under another, ends a table like the end of the file; where its columns
    stand in another order, the rows below it are put into the order of the first.

    Attributes:
        accepted: number of rows handed on. rejects: in the order of the file.
        reordered, unlike: lines of headers with their columns in another order, or with others.
        jumps: (accepted row from 0, its line) where it is not the line after the row before.

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
        self.reordered: list[int] = []
        self.unlike: list[int] = []
        self.jumps: list[tuple[int, int]] = []
        self._line = 0
        self._dropped: Counter[DroppedKind] = Counter()
        self._held: list[tuple[DroppedKind, Cut]] = []
        self._aside: list[Cut] = []
        self._width = self._given = len(headers)
        self._order: tuple[int | None, ...] | None = None
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
        again = self._repeats(record.cells)
        if again is not None and again.order is not None:
            self._begin_table(record, again.order)
            return
        if again is not None:
            self.unlike.append(record.first_line)
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
        if self._furniture.is_total(cells) or self._furniture.is_subtotal(cells):
            return "total"
        if not alone:
            return None
        closing = self._after_blank or bool(self._held)
        remark = closing and self._furniture.is_remark(cells)
        return "footer" if remark or self._furniture.is_footer(cells) else None

    def _begin_table(self, header: Cut, order: tuple[int | None, ...]) -> None:
        """The header stands again; `order` says where each column is below it."""
        self._end_table()
        self._dropped["header"] += 1
        self._at_top, self._after_blank = True, False
        is_first = order == tuple(range(self._width))
        self._order = None if is_first else order
        self._given = self._width if is_first else len(header.cells)
        if not is_first:
            self.reordered.append(header.first_line)

    def _end_table(self) -> None:
        """What was held back stood at the end of a table, so it is no data."""
        proven = any(self._furniture.is_total(record.cells) for _, record in self._held)
        for kind, record in self._held:
            if proven or kind != "total":
                self._dropped[kind] += 1
            else:
                self._aside.append(record)
        if proven:
            self._dropped["total"] += len(self._aside)
            self._aside.clear()
        self._held.clear()
        for record in self._aside:
            self._take(record)
        self._aside.clear()

    def _release(self) -> None:
        """Data follows: what was held back is data, or broken, like any other row."""
        for _, record in self._held:
            if self._furniture.is_subtotal(record.cells):
                self._aside.append(record)
            else:
                self._take(record)
        self._held.clear()

    def _take(self, record: Cut) -> None:
        cells = record.cells
        if MARK in "".join(cells):
            self._reject(record, "not_encoding", encoding=self._encoding)
        elif len(cells) != self._given:
            self._reject(record, "field_count", found=len(cells), expected=self._given)
        else:
            if record.first_line != self._line + 1:
                self.jumps.append((self.accepted, record.first_line))
            self._line = record.first_line
            self.accepted += 1
            self._accept(cells if self._order is None else _ordered(cells, self._order))

    def _reject(self, record: Cut, reason: RejectReason, **facts: object) -> None:
        self.rejects.append(Reject(record.first_line, record.last_line, reason, facts))

    def notes(self, file: str) -> tuple[Note, ...]:
        """What has to be said of headers that stand again."""
        told = (("columns_reordered", self.reordered), ("header_unlike", self.unlike))
        return tuple(
            Note(code, {"file": file, "headers": len(lines), "line": lines[0]})
            for code, lines in told
            if lines
        )


def _ordered(cells: Sequence[str], order: Sequence[int | None]) -> list[str]:
    return ["" if place is None else cells[place] for place in order]
