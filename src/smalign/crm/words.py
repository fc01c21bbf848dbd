"""The records a vocabulary is written in: which header of which system means which column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = Literal["en", "ru", "de", "fr", "pt", "codes"]

NO_VALUE: Final = "(empty)"
"""In `Entry.of`: the other header's cell is empty."""


class Entry(Struct, frozen=True):
    """One canonical column and the headers that mean it, the best first.

    headers: compared folded; blank and underscore are alike. pattern: a regular expression over
    the folded header, for names teams make up themselves. weight: how much evidence a hit is for
    its table; 0: none, and it takes none from the tables whose word it is, too. fill: several of
    these stand side by side (phones), the first filled one is taken; without it the best header
    wins and the others stay attributes. join: several stand side by side (first and last name)
    and are one text together. also: further canonical columns the same header means.
    by, of: the header means this column only in rows where one of the headers `by` holds a folded
    value that `of` gives to the column; the key "" of `of` names the column that needs no such
    header where none stands in the file. reads: code in the cells → what it stands for.
    millionths: the cells are millionths of what they mean, "always" or, where the system writes
    both, "whole" (when all are whole numbers). unless: cells that match this regular expression
    mean nothing. inside: of cells that match this one, its first group is what they mean.
    """

    column: str
    headers: tuple[str, ...]
    pattern: str = ""
    weight: float = 1.0
    fill: bool = False
    join: bool = False
    also: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    of: Mapping[str, str] = field(default_factory=dict)
    reads: Mapping[str, str] = field(default_factory=dict)
    millionths: Literal["", "always", "whole"] = ""
    unless: str = ""
    inside: str = ""


class Words(Struct, frozen=True):
    """How one system writes one table.

    table: canonical table; "" for a file that is known and holds nothing to read, and then
    `reason` says why. others: headers the system writes that no canonical column takes: evidence
    and attributes. files: words in the file's name. constants: columns that have one value
    because of what the file is. export: what the file is, where its table does not tell it from
    another one of the system. languages: which languages its headers are in; `codes` are the names
    of an interface for programs. beside: further tables that the same rows hold. decides: headers
    only this export of the system has; each is strong evidence of it, whatever else a file holds.
    """

    table: str
    entries: tuple[Entry, ...]
    others: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    constants: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    export: str = ""
    languages: tuple[Language, ...] = ("en",)
    beside: tuple[Words, ...] = ()
    decides: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the file is called among those of its system."""
        return self.export or self.table


class System(Struct, frozen=True):
    """One CRM or ad cabinet.

    signs: headers no other system writes; without one of them (or `sign_pattern`) a file is
    not said to come from this system. id_length: ids are known by this many characters, and longer
    ones of the same kind only carry a check; id_pattern: the shape its ids have in a column `Id`,
    which is as good as a sign. id_prefix: what some of its exports write before an
    id. has_bracketed: some of its exports write `[12] Name` in one cell.
    """

    name: str
    words: tuple[Words, ...]
    signs: tuple[str, ...] = ()
    sign_pattern: str = ""
    id_length: int = 0
    id_pattern: str = ""
    id_prefix: str = ""
    has_bracketed: bool = False


class BuiltInStage(Struct, frozen=True):
    """A stage or status a system is delivered with.

    names: its codes and its names in every language. outcome: open / won / lost; of a lead, won
    means converted and lost disqualified. order: its place among the open ones, from 1; 0 for
    the others and where the system has none. qualified: the system itself calls it so. fixed: it
    stands in every pipeline, whatever the team calls the others.
    """

    names: tuple[str, ...]
    outcome: str
    order: int = 0
    qualified: bool = False
    fixed: bool = False


def says(
    column: str,
    *headers: str,
    pattern: str = "",
    weight: float = 1.0,
    also: tuple[str, ...] = (),
) -> Entry:
    """`column` is written as one of `headers`, the best first."""
    return Entry(column, headers, pattern, weight, also=also)


def fills(column: str, *headers: str, pattern: str = "", inside: str = "") -> Entry:
    """`column` is the first filled one of `headers`."""
    return Entry(column, headers, pattern, fill=True, inside=inside)


FIRST_ID: Final = r"^\s*([^\s;]+)\s*;.*"
"""Several ids in one cell, with semicolons between them: the first is meant."""


def firsts(column: str, *headers: str) -> Entry:
    """`column` is the id in one of `headers`; of several in one cell the first."""
    return Entry(column, headers, inside=FIRST_ID)


def joins(column: str, *headers: str) -> Entry:
    """`column` is all of `headers` that are there, in this order, with blanks between."""
    return Entry(column, headers, weight=0.5, join=True)


def codes(column: str, *headers: str, **reads: str) -> Entry:
    """`column` is written as a code: `reads` says what each stands for, digits after an `n`."""
    known = {code.removeprefix("n"): meaning for code, meaning in reads.items()}
    return Entry(column, headers, reads=known)


def splits(headers: tuple[str, ...], by: tuple[str, ...], of: Mapping[str, str]) -> Entry:
    """One of `headers` means another column in each row: what `of` says of the value of `by`."""
    first, *others = dict.fromkeys(of.values())
    return Entry(first, headers, also=tuple(others), by=by, of=of)


def utm() -> tuple[Entry, ...]:
    """The five UTM columns as every system writes them."""
    return tuple(
        says(f"utm_{part}", f"utm_{part}", f"utm{part}", f"{part} utm", f"utm-{part}", weight=0.5)
        for part in ("source", "medium", "campaign", "content", "term")
    )
