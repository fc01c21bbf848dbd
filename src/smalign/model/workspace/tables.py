"""The canonical tables as Parquet files: written from a built model, and read as its tables.

E-mails and phones that were recognised are written as keyed hashes (HMAC-SHA256 of their
normal form): equal ones stay equal, and without the key nobody can try out whose they are.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.schema import TABLES
from smalign.engine.compose import Sql, fill, listed, literal, name
from smalign.engine.duckdb import descriptor_path
from smalign.engine.scans import described, parquet_source
from smalign.model.cards import person_key
from smalign.model.merge import null_column
from smalign.model.persons import HASHED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

_BLOCK: Final = 64
_DECIDED: Final = frozenset({"leads", "deals", "touchpoints", "spend", "stage_log"})
"""Tables whose rows the model decides: theirs is `m_<table>`, that of others `<table>_all`."""
_ALWAYS: Final = _DECIDED | {"payments"}
"""Tables every answer may read, also when they are empty."""
_MADE: Final = ("stages", "field_names", "pseudo_tokens", "origins", "ladder_rules")
"""Small tables of the model's own."""


_LATER: Final = {"m_leads": ("status_alone", "reason_alone")}
"""Relation → columns that workspaces written before they were made do not have."""


class Stored(Struct, frozen=True):
    """One Parquet file of a snapshot: the relation it holds, its rows, bytes and SHA-256."""

    relation: str
    file: str
    rows: int
    size: int
    sha256: str


def relations(model: Model) -> dict[str, str]:
    """File stem → relation of everything that is written."""
    kept = [table for table in TABLES if table in _ALWAYS or table in model.mapped]
    tables = {table: f"m_{table}" if table in _DECIDED else f"{table}_all" for table in kept}
    persons = {"person_cards": "person_cards"} if model.has_persons else {}
    return tables | {"ladder": "m_ladder"} | {made: made for made in _MADE} | persons


def write_tables(engine: Engine, model: Model, folder: Path, key: bytes) -> tuple[Stored, ...]:
    """Write every relation into `folder`, which the engine may write to, down to the disk."""
    stored = []
    for stem, relation in relations(model).items():
        columns = engine.columns(relation)
        body = _body(columns, key)
        path = folder / f"{stem}.parquet"
        rows = engine.value(
            fill(
                "copy (select {body} from {relation}) to {file} (format parquet, compression zstd)",
                body=body,
                relation=name(relation),
                file=literal(str(path.resolve())),
            )
        )
        stored.append(_stored(relation, path, int(str(rows))))
    return tuple(stored)


def define_stored(engine: Engine, stored: Iterable[tuple[Stored, int, str]]) -> None:
    """Create the relations over Parquet files: each with its descriptor and its path."""
    for one, descriptor, path in stored:
        own = parquet_source(descriptor_path(descriptor))
        lacking = _lacking(engine, one.relation, own)
        printed = _view(one.relation, parquet_source(path), lacking)
        engine.define(_view(one.relation, own, lacking), printed=printed)


def sha256_of(descriptor: int) -> str:
    """The SHA-256 of an opened file, in hexadecimal."""
    from hashlib import file_digest

    with os.fdopen(os.dup(descriptor), "rb") as file:
        file.seek(0)
        return file_digest(file, "sha256").hexdigest()


def _stored(relation: str, path: Path, rows: int) -> Stored:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
        size = os.fstat(descriptor).st_size
        return Stored(relation, path.name, rows, size, sha256_of(descriptor))
    finally:
        os.close(descriptor)


def _view(relation: str, source: Sql, lacking: Sequence[str]) -> Sql:
    nulls = (null_column(column, "varchar") for column in lacking)
    return fill(
        "create or replace view {relation} as select {columns} from {source}",
        relation=name(relation),
        columns=listed([Sql("*"), *nulls]),
        source=source,
    )


def _lacking(engine: Engine, relation: str, source: Sql) -> Sequence[str]:
    """The columns a later smalign writes and this file does not have: nobody knows them."""
    later = _LATER.get(relation, ())
    if not later:
        return ()
    known = {row[0] for row in engine.rows(described(source))}
    return [column for column in later if column not in known]


def _body(columns: Iterable[str], key: bytes) -> Sql:
    """The columns of a relation as they are written: what names a person is hashed."""
    hashed = [column for column in HASHED if column in columns]
    keys = [_hash(person_key(column), key, f"{column}_key") for column in hashed]
    if "person" in columns:  # a normal form already
        hashed, keys = ["person"], [_hash(name("person"), key, "person")]
    return listed([_without(hashed), *keys])


def _without(hashed: Sequence[str]) -> Sql:
    if not hashed:
        return Sql("*")
    return fill("* exclude ({columns})", columns=listed(name(column) for column in hashed))


def _hash(text: Sql, key: bytes, called: str) -> Sql:
    """HMAC-SHA256 (RFC 2104) of a text, in hexadecimal."""
    block = key.ljust(_BLOCK, b"\0")
    return fill(
        "sha256(unhex({outer}) || unhex(sha256(unhex({inner}) || encode({text})))) as {column}",
        outer=literal(bytes(byte ^ 0x5C for byte in block).hex()),
        inner=literal(bytes(byte ^ 0x36 for byte in block).hex()),
        text=text,
        column=name(called),
    )
