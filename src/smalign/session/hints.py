"""Did you mean …: the engine knows only the columns it was asked for, the session all of them."""

from __future__ import annotations

from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING

from smalign.base.errors import UsageError
from smalign.base.schema import TABLES
from smalign.scope.fields import SCOPED, with_headers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.config import Config
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable


@contextmanager
def hinted(files: Sequence[tuple[RawTable, Recognition]], config: Config) -> Iterator[None]:
    """Give an `unknown_field` that leaves the names most like it, of all fields of the files."""
    try:
        yield
    except UsageError as error:
        if error.code == "unknown_field":
            wanted = str(error.facts["field"]).casefold()
            known = {name.casefold(): name for name in field_names(files, config)}
            near = get_close_matches(wanted, known, 3, 0.6)
            error.facts |= {
                "known": [*known.values()],
                "did_you_mean": [known[one] for one in near],
            }
        raise


def field_names(files: Sequence[tuple[RawTable, Recognition]], config: Config) -> list[str]:
    """Every name `--by` and `--where` take: canonical columns, then headers of the others."""
    columns: set[str] = {"channel", "status"} | ({"team"} if config.aliases.teams else set())
    headers: set[str] = set()
    tables = with_headers(found.table for _, found in files)
    for raw, found in files:
        if found.table in SCOPED:
            columns |= found.columns.keys() & set(TABLES[found.table].names)
        if found.table in tables:
            headers |= {raw.headers[place] for place in found.attributes}
    return sorted(columns) + sorted(headers)
