"""Files and sheets that hold a header and no rows, beside others that hold some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from smalign.base.errors import InputError
from smalign.base.results import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from smalign.read.records import RawTable

Part = tuple[str, "Callable[[], Sequence[RawTable]]"]
"""What a file or a sheet is called, and what reads it."""


def with_rows(parts: Iterable[Part], notes: Sequence[Note] = ()) -> tuple[RawTable, ...]:
    """The tables of all parts in turn; the first one has the notes.

    A part that holds a header alone, as the list of a month without sales does, is told there, too
    (`files_without_rows`), and the others are read.

    Raises:
        InputError: no_rows, where not one part has any; what else is wrong with a part.

    """
    tables: list[RawTable] = []
    bare: dict[str, InputError] = {}
    for name, read in parts:
        try:
            tables += read()
        except InputError as error:
            if error.code != "no_rows":
                raise
            bare[name] = error
    if bare and not tables:
        raise next(iter(bare.values()))
    told = [Note("files_without_rows", {"files": list(bare)})] if bare else []
    first = [replace(one, notes=(*notes, *one.notes, *told)) for one in tables[:1]]
    return (*first, *tables[1:])
