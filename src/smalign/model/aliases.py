"""`[aliases]`: people under one name, and the team each belongs to, in every table."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_words
from smalign.base.results import Note
from smalign.base.schema import TABLES
from smalign.engine.compose import Sql, fill, listed, name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.config import Aliases
    from smalign.engine.duckdb import Engine
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable

PEOPLE: Final = ("owner", "previous_owner", "actor", "changed_by", "created_by")
"""Columns that name a person of the company, in whatever table."""

_FOLDED: Final = r"regexp_replace(trim(replace(lower({person}), 'ё', 'е')), '\s+', ' ', 'g')"
_LIKE: Final = 0.6


def define_aliases(engine: Engine, aliases: Aliases) -> None:
    """Create `owner_names` and `owner_teams`, if smalign.toml says anything of people."""
    if not (aliases.owners or aliases.teams):
        return
    names = {fold_words(alias): owner for alias, owner in aliases.owners.items()}
    teams = {
        fold_words(names.get(fold_words(owner), owner)): team
        for owner, team in aliases.teams.items()
    }
    text = "varchar"
    engine.values("owner_names", (("folded", text), ("name", text)), sorted(names.items()))
    engine.values("owner_teams", (("folded", text), ("team", text)), sorted(teams.items()))


def aliased(table: str, aliases: Aliases) -> tuple[list[Sql], Sql]:
    """What replaces the people of a table, and the joins that needs; nothing without aliases."""
    people = [column for column in PEOPLE if column in TABLES[table].names]
    if not (people and (aliases.owners or aliases.teams)):
        return [], Sql("")
    replaced = []
    joins = []
    for column in people:
        own = fill("t.{column}", column=name(column))
        alias = name(f"named_{column}")
        joins.append(
            fill(
                "\nleft join owner_names {alias} on {alias}.folded = {own}",
                alias=alias,
                own=fill(_FOLDED, person=own),
            )
        )
        known = fill("coalesce({alias}.name, {own})", alias=alias, own=own)
        replaced.append(fill("{known} as {column}", known=known, column=name(column)))
        if column == "owner" and "team" in TABLES[table].names:
            folded = fill(_FOLDED, person=known)
            joins.append(fill("\nleft join owner_teams on owner_teams.folded = {f}", f=folded))
            replaced.append(Sql("coalesce(owner_teams.team, t.team) as team"))
    return replaced, listed(joins, "")


def alias_notes(
    engine: Engine,
    aliases: Aliases,
    files: Sequence[tuple[RawTable, Recognition]],
    mapped: Mapping[str, frozenset[str]],
) -> list[Note]:
    """Names of `[aliases]` that stand in no file, with those most like them.

    Nothing is said where a question has not read all columns that name people.
    """
    wanted = dict.fromkeys((*aliases.owners, *aliases.teams))
    places = {
        (str(found.table), column)
        for _, found in files
        for column in found.columns
        if column in PEOPLE and found.table in TABLES
    }
    if not wanted or any(column not in mapped.get(table, ()) for table, column in places):
        return []
    queries = [
        fill("select {column} from {table}_one", column=name(column), table=name(table))
        for table, column in sorted(places)
    ]
    found = engine.rows(listed(queries, " union ")) if queries else []
    seen = {fold_words(str(row[0])): str(row[0]) for row in found if row[0] is not None}
    known = seen | {fold_words(owner): owner for owner in aliases.owners.values()}
    lost = [
        one for one in wanted if fold_words(one) not in (seen if one in aliases.owners else known)
    ]
    if not lost:
        return []
    near = [
        seen[like] for one in lost for like in get_close_matches(fold_words(one), seen, 1, _LIKE)
    ]
    return [Note("alias_unknown", {"names": lost, "did_you_mean": list(dict.fromkeys(near))})]
