"""The records a vocabulary is written in: which header of which system means which column."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Entry:
    """One canonical column and the headers that mean it, the best first.

    headers: compared folded; blank and underscore are alike. pattern: a regular expression over
    the folded header, for names teams make up themselves. weight: how much evidence a hit is for
    its table. fill: several of these stand side by side (phones), the first filled one is taken;
    without it the best header wins and the others stay attributes. also: further canonical
    columns the same header means.
    """

    column: str
    headers: tuple[str, ...]
    pattern: str = ""
    weight: float = 1.0
    fill: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """How one system writes one table.

    table: canonical table; "" for a file that is known and holds nothing to read, and then
    `reason` says why. others: headers the system writes that no canonical column takes: evidence
    and attributes. files: words in the file's name. constants: columns that have one value
    because of what the file is.
    """

    table: str
    entries: tuple[Entry, ...]
    others: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    constants: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class System:
    """One CRM or ad cabinet.

    signs: headers no other system writes; without one of them (or `sign_pattern`) a file is
    not said to come from this system.
    """

    name: str
    words: tuple[Words, ...]
    signs: tuple[str, ...] = ()
    sign_pattern: str = ""


@dataclass(frozen=True, slots=True)
class BuiltInStage:
    """A stage or status a system is delivered with.

    names: its codes and its names in every language. outcome: open / won / lost; of a lead, won
    means converted and lost disqualified. order: its place among the open ones, from 1; 0 for
    the others and where the system has none. qualified: the system itself calls it so.
    """

    names: tuple[str, ...]
    outcome: str
    order: int = 0
    qualified: bool = False


def says(
    column: str,
    *headers: str,
    pattern: str = "",
    weight: float = 1.0,
    also: tuple[str, ...] = (),
) -> Entry:
    """`column` is written as one of `headers`, the best first."""
    return Entry(column, headers, pattern, weight, fill=False, also=also)


def fills(column: str, *headers: str, pattern: str = "") -> Entry:
    """`column` is the first filled one of `headers`."""
    return Entry(column, headers, pattern, fill=True)


def utm() -> tuple[Entry, ...]:
    """The five UTM columns as every system writes them."""
    return tuple(
        says(f"utm_{part}", f"utm_{part}", f"utm{part}", f"{part} utm", f"utm-{part}", weight=0.5)
        for part in ("source", "medium", "campaign", "content", "term")
    )
