"""Did you mean …: the engine knows only the columns it was asked for, the session all of them."""

from __future__ import annotations

from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError
from smalign.base.schema import TABLES
from smalign.crm.vocabulary import GENERIC, key, vocabularies
from smalign.scope.fields import CALENDAR, SCOPED, with_headers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.config import Config
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable

_CALENDAR_WORDS: Final = {"неделя": "week", "месяц": "month", "квартал": "quarter", "год": "year"}


@contextmanager
def hinted(files: Sequence[tuple[RawTable, Recognition]], config: Config) -> Iterator[None]:
    """Give an `unknown_field` that leaves the names most like it, of all fields of the files."""
    try:
        yield
    except UsageError as error:
        if error.code == "unknown_field":
            wanted = str(error.facts["field"]).casefold()
            names = field_names(files, config)
            spelled = (*_own_headers(files), *names, *CALENDAR)
            known = {name.casefold(): name for name in spelled}
            near = get_close_matches(wanted, known, 3, 0.6)
            error.facts |= {
                "known": names,
                "did_you_mean": _meant(wanted, names) or [known[one] for one in near],
            }
        raise


def _meant(wanted: str, names: Sequence[str]) -> list[str]:
    """The fields that exports or tables call so: «менеджер» is `owner`, «месяц» is `month`."""
    if wanted in _CALENDAR_WORDS:
        return [_CALENDAR_WORDS[wanted]]
    tables = [one for one in vocabularies() if one.words.table in SCOPED]
    found = {
        entry.column
        for one in tables
        if one.system.name == GENERIC and key(wanted) in one.entries
        for entry in (one.entry(place) for place, _ in one.places(key(wanted)))
    }
    return [name for name in names if name in found]


def _own_headers(files: Sequence[tuple[RawTable, Recognition]]) -> list[str]:
    """Headers of canonical columns, which `--by` and `--where` take, too: «Ответственный»."""
    return sorted(
        {
            raw.headers[place]
            for raw, found in files
            if found.table in SCOPED
            for source in found.columns.values()
            for place in source.places
        }
    )


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
