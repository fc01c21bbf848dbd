"""Exports of many columns: the ones a CRM has, and fields of the company's own up to any number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_ROLL = "create macro roll(row_no, what, sides) as (hash(row_no * 8191 + what) % sides)::bigint"


def write(
    path: Path,
    rows: int,
    columns: int,
    named: Mapping[str, str],
    own: tuple[str, Sequence[str]],
    form: str,
) -> list[str]:
    """Write the CSV in UTF-8; its headers.

    named: header → SQL over the number of the row, `i`, and `roll(i, what, sides)`. own: what the
    other columns are called, and what they hold in turn, with {n}. form: how DuckDB writes it.
    """
    headers = dict(named)
    word, cells = own
    for n in range(len(headers), columns):
        headers[f"{word} {n}"] = cells[n % len(cells)].replace("{n}", str(n * 7))
    body = ", ".join(f'{sql} as "{header}"' for header, sql in headers.items())
    with duckdb.connect() as connection:
        connection.execute(_ROLL)
        connection.execute(
            f"copy (select {body} from range(1, {rows} + 1) as t (i)) to '{path}' ({form})"
        )
    return list(headers)
