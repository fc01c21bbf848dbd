"""Files of cards or costs without a known day, and the header whose cells are days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.base.toml import string
from smalign.model.typing import Ambiguous, Format, Hint, decide

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from smalign.model.recognise_records import Raw, Recognition, Source

_UNKNOWN: Final = "day unknown: "
_DAYS: Final = {
    "leads": ("created_at", ()),
    "deals": ("created_at", ()),
    "spend": ("date", ("date_from", "date_to")),
}
"""Table → the column its rows are counted by, and those that do in its place."""


def likely_day(raw: Raw, table: str, columns: Mapping[str, Source]) -> list[str]:
    """The reason that names the header which is likely the day of a file without one.

    Without a day no period, month or cohort can be asked for. A header that holds days and that
    no vocabulary knows («Дата») may be the one; only the user can say so. One that is known is
    another day: that of the sale, as a rule.
    """
    column, instead = _DAYS.get(table, ("", ()))
    if not column or any(one in columns for one in (column, *instead)):
        return []
    taken = {place for source in columns.values() for place in source.places}
    free = ((at, name) for at, name in enumerate(raw.headers) if name and at not in taken)
    header = next((name for at, name in free if _is_day(raw, at)), "")
    return [_UNKNOWN + header] if header else []


def undated_notes(
    files: Sequence[tuple[Raw, Recognition]], needed: Collection[tuple[str, str]] | None
) -> list[Note]:
    """A note on each file whose day nobody knows; `needed`: only of these (table, column)."""
    notes = []
    for raw, found in files:
        table = str(found.table)
        headers = [one.removeprefix(_UNKNOWN) for one in found.reasons if one.startswith(_UNKNOWN)]
        column = _DAYS[table][0] if headers else ""
        if not headers or (needed is not None and (table, column) not in needed):
            continue
        toml = f"[mapping.{table}]\n{column} = {string(headers[0])}"
        facts: dict[str, object] = {"file": raw.file, "table": table, "header": headers[0]}
        notes.append(Note("day_unknown", {**facts, "toml": toml}))
    return notes


def _is_day(raw: Raw, place: int) -> bool:
    """Whether the cells are days by their form; a number may be anything."""
    outcome = decide("time", [row[place] or "" for row in raw.sample], Hint())
    return isinstance(outcome, Ambiguous) or (isinstance(outcome, Format) and "yy" in outcome.shape)
