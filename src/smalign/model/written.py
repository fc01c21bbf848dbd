"""Cells as a system writes them, in SQL: ids in two lengths, `[12] Name`, codes, millionths.

Every rule is data of the vocabulary (`crm/`); here it becomes an expression over the raw cell,
which is typed afterwards like any other.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from smalign.crm.vocabulary import system_named
from smalign.crm.words import NO_VALUE
from smalign.engine.compose import Sql, fill, listed, literal, name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smalign.base.columns import Column
    from smalign.crm.words import System
    from smalign.model.recognise import Source
    from smalign.read.records import RawTable

_MILLION: Final = 1_000_000
_BRACKETED: Final = r"^\[([^\[\]]+)\]\s*"
_IN_BRACKETS: Final = re.compile(_BRACKETED)
_CHECKED: Final = (
    "case when regexp_full_match({cell}, {pattern}) and not regexp_full_match({cell}, '[0-9]+')"
    " then left({cell}, {length}) else {cell} end"
)
"""Without the check behind an id of that system; digits alone are an id of something else."""


def as_written(cell: Sql, raw: RawTable, column: Column, source: Source, crm: str) -> Sql:
    """The cell of one place with the rules of its system and its column applied."""
    system = system_named(crm)
    if column.type == "id":
        cell = _id(cell, system)
    if system.has_bracketed and column.type in {"id", "text"} and _is_bracketed(raw, source):
        wanted = "regexp_extract" if column.type == "id" else "regexp_replace"
        last = Sql("1") if column.type == "id" else Sql("''")
        cell = fill(
            "{function}(trim({cell}), {pattern}, {last})",
            function=Sql(wanted),
            cell=cell,
            pattern=literal(_BRACKETED),
            last=last,
        )
    if source.inside:
        cell = fill(
            "case when regexp_matches({cell}, {pattern}) then regexp_extract({cell}, {pattern}, 1)"
            " else {cell} end",
            cell=cell,
            pattern=literal(source.inside),
        )
    if source.unless:
        cell = fill(
            "case when not regexp_matches(trim({cell}), {pattern}) then {cell} end",
            cell=cell,
            pattern=literal(source.unless),
        )
    if source.reads:
        cell = _read(cell, source.reads)
    if source.is_millionths:
        cell = _millionths(cell)
    if source.when is not None:
        place, told = source.when
        cell = fill(
            "case when coalesce(nullif(lower(trim(cast({by} as varchar))), ''), {nothing})"
            " in ({told}) then {cell} end",
            by=name(f"c{place}"),
            nothing=literal(NO_VALUE),
            told=listed(map(literal, told)),
            cell=cell,
        )
    return cell


def is_rewritten(raw: RawTable, column: Column, source: Source, crm: str) -> bool:
    """Whether `as_written` changes the cell, and it is text from then on."""
    system = system_named(crm)
    of_ids = column.type == "id" and bool(system.id_length or system.id_prefix)
    bracketed = system.has_bracketed and column.type in {"id", "text"}
    said = is_said(source) or bool(source.inside)
    return said or of_ids or (bracketed and _is_bracketed(raw, source))


def is_said(source: Source) -> bool:
    """Whether a cell may say something else than what stands in it: `text_of` tells what."""
    said = bool(source.reads or source.unless) or source.is_millionths
    return said or source.when is not None


def text_of(cell: str, row: Sequence[str | None], source: Source) -> str:
    """What `as_written` makes of a cell of the sample, as far as its type may depend on it."""
    if source.when is not None:
        place, told = source.when
        if ((row[place] or "").strip().lower() or NO_VALUE) not in told:
            return ""
    if source.unless and re.search(source.unless, cell.strip()):
        return ""
    cell = dict(source.reads).get(cell.strip().lower(), cell)
    return _in_units(cell) if source.is_millionths else cell


def _in_units(cell: str) -> str:
    try:
        return format(Decimal(cell.strip()) / _MILLION, "f")
    except InvalidOperation:
        return cell


def _id(cell: Sql, system: System) -> Sql:
    if system.id_prefix:
        cell = fill(
            "regexp_replace(trim({cell}), {prefix}, '')",
            cell=cell,
            prefix=literal("^" + re.escape(system.id_prefix)),
        )
    if system.id_length:
        cell = fill(
            _CHECKED,
            cell=fill("trim({cell})", cell=cell),
            pattern=literal(system.id_pattern),
            length=literal(system.id_length),
        )
    return cell


def _is_bracketed(raw: RawTable, source: Source) -> bool:
    """Whether every filled cell of the sample reads `[12] Name`."""
    cells = [text for text in _cells(raw, source) if text]
    return bool(cells) and all(_IN_BRACKETS.match(text) for text in cells)


def _cells(raw: RawTable, source: Source) -> Iterable[str]:
    for row in raw.sample:
        for place in source.places:
            yield (row[place] or "").strip() if place < len(row) else ""


def _read(cell: Sql, reads: Iterable[tuple[str, str]]) -> Sql:
    words = listed(
        (
            fill("when {code} then {means}", code=literal(code), means=literal(means))
            for code, means in reads
        ),
        " ",
    )
    return fill("case lower(trim({cell})) {words} else {cell} end", cell=cell, words=words)


def _millionths(cell: Sql) -> Sql:
    return fill(
        "coalesce(cast(cast(try_cast(trim({cell}) as decimal(28, 6)) * 0.000001"
        " as decimal(28, 6)) as varchar), {cell})",
        cell=cell,
    )
