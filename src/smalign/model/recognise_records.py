"""What recognition hands on: what a file is and where each canonical column comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping


class Raw(Protocol):
    """What recognition looks at; `read.RawTable` is one."""

    @property
    def file(self) -> str:
        """As the user named it."""

    @property
    def sheet(self) -> str | None:
        """Name of the sheet in a workbook."""

    @property
    def headers(self) -> tuple[str, ...]:
        """As written; nameless is ""."""

    @property
    def sample(self) -> tuple[tuple[str | None, ...], ...]:
        """Some rows as text."""


class Source(Struct, frozen=True):
    """Where a canonical column comes from; exactly one of the first four is set.

    index: position of the column in the file. constant: the value of every row.
    first: positions; the first filled of them counts. joined: positions; all filled of them make
    one text. when: position of another column, and the folded values it must have for the cell to
    count. reads: folded code → what it stands for. is_millionths: the cells are millionths. unless:
    a regular expression; the cells that match it mean nothing. inside: another; of the cells that
    match it its first group counts.
    """

    index: int | None = None
    constant: str | None = None
    first: tuple[int, ...] = ()
    joined: tuple[int, ...] = ()
    when: tuple[int, tuple[str, ...]] | None = None
    reads: tuple[tuple[str, str], ...] = ()
    is_millionths: bool = False
    unless: str = ""
    inside: str = ""

    @property
    def places(self) -> tuple[int, ...]:
        """Every position the column is read from."""
        single = () if self.index is None else (self.index,)
        return self.first or self.joined or single


class Recognition(Struct, frozen=True):
    """What one file is.

    table: canonical table; "lookup" as named in [lookups]; None when it is not known.
    crm: name of the system that wrote it, "generic" when nothing tells.
    confidence: 0…1. reasons: evidence for `inspect`, as `code: text`.
    columns: canonical column → where from. attributes: positions of all other named columns.
    language: "ru" or "en", of the headers. beside: what else the same rows hold.
    """

    table: str | None
    crm: str
    confidence: float
    reasons: tuple[str, ...]
    columns: Mapping[str, Source]
    attributes: tuple[int, ...]
    language: str
    beside: tuple[Recognition, ...] = ()
