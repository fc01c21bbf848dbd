"""Files of cards or costs without a known day, and the header whose cells are days."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.model.typing import Ambiguous, Format, Hint, decide

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from smalign.model.recognise_records import Recognition
    from smalign.read.records import RawTable

_DAYS: Final = {
    "leads": ("created_at", ()),
    "deals": ("created_at", ()),
    "spend": ("date", ("date_from", "date_to")),
}
"""Table → the column its rows are counted by, and those that do in its place."""


def undated_notes(
    files: Sequence[tuple[RawTable, Recognition]], needed: Collection[tuple[str, str]] | None
) -> list[Note]:
    """A note on each file whose day nobody knows; `needed`: only of these (table, column).

    Without a day no period, month or cohort can be asked for. A header that holds days and that
    no vocabulary knows («Дата») is likely the one; only the user can say so.
    """
    notes = []
    for raw, found in files:
        column, instead = _DAYS.get(str(found.table), ("", ()))
        if not column or any(one in found.columns for one in (column, *instead)):
            continue
        if needed is not None and (str(found.table), column) not in needed:
            continue
        header = next((raw.headers[place] for place in found.attributes if _is_day(raw, place)), "")
        if header:
            toml = f"[mapping.{found.table}]\n{column} = {json.dumps(header, ensure_ascii=False)}"
            facts: dict[str, object] = {
                "file": raw.file,
                "table": found.table,
                "header": header,
                "toml": toml,
            }
            notes.append(Note("day_unknown", facts))
    return notes


def _is_day(raw: RawTable, place: int) -> bool:
    """Whether the cells are days by their form; a number may be anything."""
    cells = [row[place] or "" for row in raw.sample]
    native = raw.native[place]
    outcome = decide("time", cells, Hint(), native)
    if isinstance(outcome, Ambiguous):
        return True
    return isinstance(outcome, Format) and (native is not None or "yy" in outcome.shape)
