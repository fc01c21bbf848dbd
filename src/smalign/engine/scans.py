"""FROM-clause texts: where a raw table's rows come from, columns always c0…cN.

Delimited text is read with everything said aloud: no sniffing, all VARCHAR, strict, no padding,
errors never ignored. `nullstr` is a control character on purpose: with the default DuckDB takes a
surplus empty field at the end of a row for nothing and drops it; so an empty cell is '' here,
never null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.engine.compose import Sql, fill, listed, literal, name

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_LINE: Final = 2_000_000  # bytes; DuckDB's default, more is asked for when needed
_CSV: Final = (
    "read_csv({path}, auto_detect = false, header = false, skip = {skip}, delim = {delimiter}, "
    "quote = '\"', escape = '\"', nullstr = chr(1), strict_mode = true, null_padding = false, "
    "ignore_errors = false{more}, columns = {{{columns}}})"
)

_EXACT: Final = Sql("9007199254740992")
"""Floats from here on are no longer every whole number."""


class Layout(Struct, frozen=True):
    """How a delimited file is cut.

    width: fields in every record. skip: physical lines before the first record. longest: bytes
    of the longest line, when it is known to be long.
    """

    delimiter: str
    width: int
    skip: int
    longest: int = 0


def csv_scan(path: str, layout: Layout, compression: str | None = None) -> Sql:
    """Rows of a UTF-8 delimited file.

    Args:
        path: exact path; characters that DuckDB would take for a pattern are made literal.
        layout: how it is cut.
        compression: "gzip", or None for a plain file.

    """
    more = []
    if layout.longest > _LONGEST_LINE:
        more.append(fill(", max_line_size = {size}", size=literal(layout.longest + 1)))
    if compression is not None:
        more.append(fill(", compression = {kind}", kind=literal(compression)))
    return fill(
        _CSV,
        path=literal(_exact(path)),
        skip=literal(layout.skip),
        delimiter=literal(layout.delimiter),
        more=listed(more, ""),
        columns=listed(fill("'{c}': 'VARCHAR'", c=_column(i)) for i in range(layout.width)),
    )


def parquet_scan(path: str, width: int) -> Sql:
    """Rows of a Parquet file, its columns renamed by position."""
    return fill(
        "(select * from read_parquet({path}) as given({columns}))",
        path=literal(_exact(path)),
        columns=_columns(width),
    )


def parquet_source(path: str) -> Sql:
    """A Parquet file under its own column names, to describe it."""
    return fill("(select * from read_parquet({path}))", path=literal(_exact(path)))


def frame_scan(relation: str, width: int) -> Sql:
    """Rows of a registered frame, its columns renamed by position."""
    return fill(
        "(select * from {relation} as given({columns}))",
        relation=name(relation),
        columns=_columns(width),
    )


def values_scan(rows: Sequence[Sequence[str | None]], types: Sequence[str | None]) -> Sql:
    """Rows as constants: text, cast to the column's own type where it has one."""
    casts = listed(_cast(i, sql_type) for i, sql_type in enumerate(types))
    if not rows:
        nulls = listed(fill("null as {c}", c=_column(i)) for i in range(len(types)))
        return fill("(select {casts} from (select {nulls}) where false)", casts=casts, nulls=nulls)
    body = listed(
        (fill("({cells})", cells=listed(literal(cell) for cell in row)) for row in rows), ",\n  "
    )
    return fill(
        "(select {casts} from (values\n  {body}\n) as given({columns}))",
        casts=casts,
        body=body,
        columns=_columns(len(types)),
    )


def all_text(scan: Sql, width: int) -> Sql:
    """Every row of a scan, every cell as text."""
    return fill("select {cells} from {scan}", cells=_texts(width), scan=scan)


def _texts(width: int) -> Sql:
    return listed(fill("cast({c} as varchar) as {c}", c=_column(i)) for i in range(width))


def piece(query: Sql, limit: int, offset: int) -> Sql:
    """`limit` rows of a query after `offset` rows, in the order of the file."""
    return fill("{q} limit {n} offset {at}", q=query, n=literal(limit), at=literal(offset))


def numbered(scan: Sql, width: int, ranges: Sequence[tuple[int, int]]) -> Sql:
    """Rows of a scan whose place (from 0) lies in one of `ranges`, with it as the last column.

    A range is its first place and the place after its last. The rows are not in order, every cell
    of them is text; cells of other rows are not made text.
    """
    inside = (
        fill("place >= {first} and place < {end}", first=literal(first), end=literal(end))
        for first, end in ranges
    )
    return fill(
        "select {cells}, place from (select *, row_number() over () - 1 as place from {scan})"
        " where {inside}",
        cells=_texts(width),
        scan=scan,
        inside=listed(inside, " or "),
    )


def count(scan: Sql) -> Sql:
    """Number of rows of a scan."""
    return fill("select count(*) from {scan}", scan=scan)


def count_begun(scan: Sql, width: int) -> Sql:
    """Number of rows of a scan `width` columns wide, and of those with something in the first."""
    first = _column(0) if width else Sql("*")
    return fill("select count(*), count({first}) from {scan}", first=first, scan=scan)


def blanks(scan: Sql, width: int) -> Sql:
    """Number of rows of a scan, and of those in which every cell may be blank."""
    return fill(
        "select count(*), count(*) filter (where regexp_full_match(concat({cells}), {blank}))"
        " from {scan}",
        cells=_columns(width),
        blank=literal(r"[[:space:][:cntrl:]\x{85}\pZ]*"),
        scan=scan,
    )


def blank_cells(types: Sequence[str], places: Sequence[int]) -> Sql:
    """Whether the cells at these places of a row are all null, or text of nothing but blanks."""
    return listed(
        (
            fill(
                "trim(coalesce({c}, '')) = ''" if types[i] == "VARCHAR" else "{c} is null",
                c=_column(i),
            )
            for i in places
        ),
        " and ",
    )


def count_where(scan: Sql, condition: Sql) -> Sql:
    """Number of rows of a scan that meet a condition."""
    return fill("select count(*) from {scan} where {condition}", scan=scan, condition=condition)


def rows_where_not(scan: Sql, condition: Sql) -> Sql:
    """The rows of a scan that do not meet a condition, as a scan."""
    return fill("(select * from {scan} where not ({condition}))", scan=scan, condition=condition)


def first_rows(scan: Sql, rows: int) -> Sql:
    """The first rows of a scan, in the order of the file, as a scan."""
    return fill("(select * from {scan} limit {rows})", scan=scan, rows=literal(rows))


def all_whole(scan: Sql, places: Sequence[int], rows: int | None = None) -> Sql:
    """Of each column of floats, whether all its numbers (of the first `rows`) are exact whole ones.

    Null where it has no number.
    """
    limit = Sql("") if rows is None else fill(" limit {rows}", rows=literal(rows))
    said = listed(
        fill("bool_and({c} = floor({c}) and abs({c}) < {exact})", c=_column(i), exact=_EXACT)
        for i in places
    )
    columns = listed(_column(i) for i in places)
    return fill(
        "select {said} from (select {columns} from {scan}{limit})",
        said=said,
        columns=columns,
        scan=scan,
        limit=limit,
    )


def as_whole(scan: Sql, places: Sequence[int]) -> Sql:
    """A scan with columns of floats as whole numbers."""
    casts = listed(fill("cast({c} as bigint) as {c}", c=_column(i)) for i in places)
    return fill("(select * replace ({casts}) from {scan})", casts=casts, scan=scan)


def described(scan: Sql) -> Sql:
    """Names and types of the columns of a scan."""
    return fill("describe select * from {scan}", scan=scan)


def _cast(position: int, sql_type: str | None) -> Sql:
    kind = Sql(sql_type or "VARCHAR")  # the type's name comes from the engine, not from the user
    return fill("cast({c} as {kind}) as {c}", c=_column(position), kind=kind)


def _column(position: int) -> Sql:
    return name(f"c{position}")


def _columns(width: int) -> Sql:
    return listed(_column(i) for i in range(width))


def _exact(path: str) -> str:
    """A path that means only itself: DuckDB reads [ * ? as a pattern."""
    return "".join(f"[{sign}]" if sign in "[*?" else sign for sign in path)
