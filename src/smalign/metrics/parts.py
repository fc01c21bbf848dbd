"""A grouping-sets query taken apart: rows by segment, the total, what is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from smalign.engine.duckdb import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable

Record = Mapping[str, Cell]


class Part(Struct, frozen=True):
    """Sums over one relation.

    by_segment: segment → its sums; the key None is a relation that lacks the `--by` field.
    total: the sums over everything counted, {} when nothing is. excluded: reason → the sums over
    what is not counted.
    """

    by_segment: Mapping[str | None, Record]
    total: Record
    excluded: Mapping[str, Record]

    @property
    def is_empty(self) -> bool:
        """Whether the relation holds nothing at all, counted or not."""
        return not self.total and not self.excluded

    def __getitem__(self, segment: str | None) -> Record:
        """The sums of a segment, {} when it has none."""
        return self.by_segment.get(segment, {})


def split(records: Iterable[Record]) -> Part:
    """Sort rows with `segment`, `is_total` and `excluded` into a Part."""
    by_segment: dict[str | None, Record] = {}
    total: Record = {}
    excluded: dict[str, Record] = {}
    for record in records:
        reason, segment = record["excluded"], record["segment"]
        if record["is_total"] == 0:
            if reason is None:
                by_segment[None if segment is None else str(segment)] = record
        elif reason is None:
            total = record
        else:
            excluded[str(reason)] = record
    return Part(by_segment, total, excluded)
