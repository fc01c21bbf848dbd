"""What one question reads of an export, so that nothing else is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from smalign.model.aliases import PEOPLE
from smalign.model.asof import OBSERVED
from smalign.model.columns import LINKED_BY_PERSON, NAMED, ORIGIN, STRUCTURE
from smalign.model.origins import needs_origin
from smalign.model.touches import PERSON

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.config import Aliases, Config
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable


class Needs(Struct, frozen=True):
    """What one question reads; None instead of it reads everything.

    columns: table → canonical columns. headers: attributes by header, in any table.
    is_whole: every column of every table. states: so is the state of every field.
    counts: of attributes beside `headers` the empty cells are counted, and no value is kept.
    """

    columns: Mapping[str, frozenset[str]]
    headers: frozenset[str] = frozenset()
    is_whole: bool = False
    states: bool = False
    counts: bool = False

    def within(self, other: Needs) -> bool:
        """Whether what `other` read is enough for this."""
        return (
            all(
                columns <= other.columns.get(table, frozenset())
                for table, columns in self.columns.items()
            )
            and self.headers <= other.headers
            and self.is_whole <= (other.is_whole and not other.counts)
            and self.states <= other.states
        )


def wanted_columns(
    table: str,
    files: Sequence[tuple[RawTable, Recognition]],
    needs: Needs | None,
    config: Config,
) -> frozenset[str] | None:
    """Canonical columns to type: those of the question, and those the model itself needs."""
    if needs is None or needs.is_whole:
        return None
    touched = PERSON & needs.columns.get("touchpoints", frozenset())
    wanted = needs.columns.get(table, frozenset()) | STRUCTURE.get(table, frozenset())
    # Whatever is asked, as-of is the same.
    wanted |= frozenset(OBSERVED.get(table, ()))
    offered = {column for _, found in files if found.table == table for column in found.columns}
    if wanted & {"channel", "created_how"} and needs_origin(offered, config):
        wanted |= ORIGIN
    by_person = any(
        found.table == "touchpoints" and found.columns.keys() & touched for _, found in files
    )
    if by_person or {"leads", "deals"} <= {found.table for _, found in files}:
        wanted |= LINKED_BY_PERSON
    return wanted


def named_columns(
    table: str, wanted: frozenset[str] | None, aliases: Aliases
) -> frozenset[str] | None:
    """Canonical columns a table must have, if only as nulls (None: all it may have).

    Fifty columns of nulls cost nothing to read, but every query that names the table has to be
    told of them again: half the time of a question about a small export.
    """
    if wanted is None or table not in NAMED:
        return None
    people = {*PEOPLE, "team"} if aliases.owners or aliases.teams else set()
    return wanted | NAMED[table] | people
