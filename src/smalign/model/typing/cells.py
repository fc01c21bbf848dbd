"""Raw cells before any type: blanks, tokens that stand for nothing, characters to clean away.

Every pattern is written once, in the part of the regular-expression language that Python and
DuckDB (RE2) share, and used on both sides: the decision and the SQL cannot disagree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from smalign.crm.empties import MACRO
from smalign.engine.compose import Sql, cases, fill, listed, literal, name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.columns import ColumnType
    from smalign.crm.empties import Beside, Empties

_CONTROLS: Final = r"\x00-\x1f\x7f-\x9f\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
BLANKS: Final = f" {_CONTROLS}"
"""Character class body: controls and every kind of space; each becomes one plain space."""

GONE: Final = r"\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Character class body: zero-width marks and direction controls; they are removed."""

EDGE: Final = f"[{BLANKS}{GONE}]*"
"""Pattern of what may stand around a value without being part of it."""

AD_MACRO: Final = "{…}"
"""How every ad macro that was not filled is called."""

_UNCLEAN: Final = f"^ | $|[{_CONTROLS}{GONE}]"
_SUSPECTS: Final = (
    r"(?i)(?:^|\x00)(?:{words})(?:\x00|$)|(?:^|\x00) | (?:\x00|$)|["
    + f"{_CONTROLS}{GONE}".replace(r"\x00", r"\x01", 1)
    + "]"
)
"""The same in several cells with a NUL between them."""
_MACRO: Final = MACRO.pattern.removesuffix(r"\Z")
_TIDIED: Final = (
    "create or replace macro tidied(cell) as"
    " trim(regexp_replace(regexp_replace(cell, {gone}, '', 'g'), {blanks}, ' ', 'g'))"
)
_CLEANED: Final = (
    "create or replace macro cleaned(cell) as"
    " case when regexp_matches(cell, {unclean}) then tidied(cell) else cell end"
)
_NOTHING: Final = (
    "create or replace macro nothing_{kind}(cell) as regexp_full_match(cleaned(cell), {pattern})"
)
_PLAIN: Final = (
    "create or replace macro plain_{kind}(cells, breaks) as not regexp_matches(cells, {pattern})"
    " and strlen(cells) - strlen(replace(cells, chr(0), '')) = breaks"
)
_SUSPECT: Final = "create or replace macro suspect_{kind}(cell) as regexp_matches(cell, {pattern})"
_NUMBERED: Final = (
    "create or replace macro token_number(cell) as"
    " coalesce(list_position([{tokens}], lower(tidied(cell))), {macro})"
)
_HIDES: Final = (
    "create or replace macro hides_{kind}(cell) as cast(case when suspect_{kind}(cell) then"
    " case when regexp_full_match(tidied(cell), {pattern}) then {token}"
    " when regexp_full_match(cell, {edge}) then 1 else -1 end"
    " else 0 end as smallint)"
)
_HIDES_WHOLE: Final = "create or replace macro hides_whole(cell) as {told}"
Kind = Literal["id", "text", "code", "phrase", "moment", "value", "flag", "whole"]
_KINDS: Final[dict[Kind, tuple[ColumnType, Beside]]] = {
    "id": ("id", "flags"),
    "text": ("text", "flags"),
    "code": ("text", "numbers"),
    "phrase": ("text", "words"),
    "moment": ("time", "flags"),
    "value": ("number", "flags"),
    "flag": ("flag", "flags"),
}
"""Kind of column → its type, and what a text column holds beside «нет» and 0.

Ids that are whole numbers by their own type are of the kind whole: no pattern is needed for them.
"""
_OF_TEXT: Final[dict[Beside, Kind]] = {"flags": "text", "numbers": "code", "words": "phrase"}

_GONE: Final = re.compile(f"[{GONE}]")
_BLANK: Final = re.compile(f"[{BLANKS}]")
_NUMBER: Final = re.compile("0|-?[1-9][0-9]{0,17}")
_UNPLAIN: Final = re.compile(f"[{_CONTROLS}{GONE}]")

TRUE: Final = frozenset({"да", "y", "yes", "true", "1", "1.0", "истина", "on", "t"})
FALSE: Final = frozenset({"нет", "n", "no", "false", "0", "0.0", "ложь", "off", "f"})
BOOLEAN: Final = TRUE | FALSE
"""Folded words a yes/no column may hold; in such a column «нет» is a value."""


def cleaned(value: str) -> str:
    """A raw value without controls, special spaces and zero-width marks, trimmed."""
    if value.isascii() and value.isprintable():
        return value.strip(" ")  # most are: nothing to search for
    return _BLANK.sub(" ", _GONE.sub("", value)).strip(" ")


def all_cleaned(values: Sequence[str]) -> list[str]:
    """`cleaned` of each; one look at all of them tells that most columns hold nothing to clean."""
    together = "".join(values)
    if (together.isascii() and together.isprintable()) or not _UNPLAIN.search(together):
        return [value.strip(" ") for value in values]
    return [cleaned(value) for value in values]


def fold(value: str) -> str:
    """A raw value as tokens are compared: cleaned, lower case."""
    return cleaned(value).lower()


def re2(pattern: str) -> Sql:
    r"""A shared pattern as a SQL literal: RE2 writes \u202f as \x{202f}."""
    return literal(re.sub(r"\\u([0-9a-f]{4})", r"\\x{\1}", pattern))


def macros(empties: Empties, *, numbered: bool = False) -> Iterator[Sql]:
    """The macros the other expressions here are written in; to be run before any of them.

    `cleaned(cell)` is `cleaned`, and so is `tidied(cell)`, which does not look first whether there
    is anything to clean; `nothing_<kind>(cell)` says whether a cell is a token that stands
    for nothing in a column of that kind (false for blanks, null for null); `suspect_<kind>(cell)`
    whether it may be one, or has something to clean: most cells do not, and one search tells.
    `hides_<kind>(cell)`: 0 where the cell is what it says, or null or without a character, -1 where
    it has to be cleaned, 1 where it holds blanks alone, more where it is such a token: 2, or 1 and
    `token_number(cell)`, its place in `numbered_tokens`, where they are `numbered`.
    `plain_<kind>(cells, breaks)`: whether of several cells not one is suspect. cells: all of them,
    a NUL at each of the breaks: one inside a cell is one too many. Of the kind whole there is
    `hides_whole(cell)` alone, of a number.
    """
    tokens = {
        kind: _alternatives(empties.of(type_, beside)) for kind, (type_, beside) in _KINDS.items()
    }
    whole = {kind: re2(f"(?i)(?:{words})") for kind, words in tokens.items()}
    yield fill(_TIDIED, gone=re2(f"[{GONE}]"), blanks=re2(f"[{BLANKS}]"))
    yield fill(_CLEANED, unclean=re2(_UNCLEAN))
    for kind, words in tokens.items():
        yield fill(_NOTHING, kind=name(kind), pattern=whole[kind])
        yield fill(_SUSPECT, kind=name(kind), pattern=re2(f"(?i)^(?:{words})$|{_UNCLEAN}"))
        yield fill(_PLAIN, kind=name(kind), pattern=re2(_SUSPECTS.format(words=words)))
    if numbered:
        *told, _ = numbered_tokens(empties)
        known = listed(map(literal, told))
        yield fill(_NUMBERED, tokens=known, macro=literal(len(told) + 1))
    for kind in tokens:
        token = Sql("1 + token_number(cell)") if numbered else literal(2)
        yield fill(_HIDES, kind=name(kind), token=token, pattern=whole[kind], edge=re2(EDGE))
    yield fill(_HIDES_WHOLE, told=_told_of_numbers(empties, numbered=numbered))


def _told_of_numbers(empties: Empties, *, numbered: bool) -> Sql:
    """What a whole number hides: it has no blanks, and some are tokens."""
    codes = {token: 1 + place for place, token in enumerate(empties.every, start=1)}
    whens = [
        (
            fill("cell = {number}", number=literal(int(token))),
            literal(codes[token] if numbered else 2),
        )
        for token in empties.of("id")
        if _NUMBER.fullmatch(token)
    ]
    return fill("cast({told} as smallint)", told=cases(whens, literal(0)))


def numbered_tokens(empties: Empties) -> tuple[str, ...]:
    """Every token that stands for nothing, numbered from 1; the last is any unfilled ad macro."""
    return (*empties.every, AD_MACRO)


def sql_blank(expr: Sql) -> Sql:
    """Whether text is null or holds nothing but blanks."""
    return fill("({expr} is null or regexp_full_match({expr}, {edge}))", expr=expr, edge=re2(EDGE))


def kind_of(type_: ColumnType, beside: Beside = "flags") -> Kind:
    """Which tokens stand for nothing in a column; beside: what a column of text holds."""
    of_type: dict[ColumnType, Kind] = {
        "text": _OF_TEXT[beside],
        "id": "id",
        "time": "moment",
        "date": "moment",
        "flag": "flag",
    }
    return of_type.get(type_, "value")


def sql_pseudo(expr: Sql, kind: Kind) -> Sql:
    """Whether text is a token that stands for nothing; false for null and blank."""
    return fill("coalesce(nothing_{kind}({expr}), false)", kind=name(kind), expr=expr)


def sql_hides(cells: Sequence[Sql], kind: Kind) -> Sql:
    """What each of several texts hides, as a list of `hides_<kind>`.

    One search for all of them: setting up the patterns takes longer than reading a hundred rows.
    """
    return fill(
        "list_transform([{cells}], lambda cell: hides_{kind}(cell))",
        cells=listed(cells),
        kind=name(kind),
    )


def sql_hides_one(cell: Sql, kind: Kind) -> Sql:
    """What one text hides."""
    return fill("hides_{kind}({cell})", kind=name(kind), cell=cell)


def sql_suspect(expr: Sql, kind: Kind) -> Sql:
    """Whether a text may hide something; null for null."""
    return fill("suspect_{kind}({expr})", kind=name(kind), expr=expr)


def sql_any_suspect(cells: Sequence[Sql], kind: Kind) -> Sql:
    """Whether one of several texts may: put together they are searched once."""
    return fill(
        "not plain_{kind}(concat({cells}), {breaks})",
        kind=name(kind),
        cells=listed(cells, ", chr(0), "),
        breaks=literal(len(cells) - 1),
    )


def sql_cleaned(expr: Sql) -> Sql:
    """`cleaned` in SQL; text that is clean already costs one look."""
    return fill("cleaned({expr})", expr=expr)


def sql_tidied(expr: Sql) -> Sql:
    """`cleaned` in SQL, of text that is known not to be clean."""
    return fill("tidied({expr})", expr=expr)


def sql_certain(expr: Sql, common: Sequence[str]) -> Sql:
    """Whether text is one of values known to need nothing done; null stays null.

    A column of few values (a channel, a status) is compared with them instead of being searched
    for every character that might have to go. One by one: DuckDB makes a join of a longer `in`,
    which takes 50 ms to set up.
    """
    equal = (fill("{expr} = {value}", expr=expr, value=literal(value)) for value in common)
    return listed(equal, " or ")


def sql_whole_number(expr: Sql) -> Sql:
    """Whether text is a positive whole number and nothing beside it: 1024, not 01, +1 or 1.0."""
    return fill("regexp_full_match({expr}, '[1-9][0-9]*')", expr=expr)


EXCEL_DAMAGE: Final = r"^[0-9](?:[.,][0-9]+)?[eE][+][0-9]+$"
"""A long number that Excel rounded away."""


def sql_excel_damage(expr: Sql) -> Sql:
    """Whether Excel rounded a long number away (7,90000E+10): never a phone, never money."""
    pattern = re2(f"(?i){EDGE}[0-9](?:[.,][0-9]+)?e[+][0-9]+{EDGE}")
    return fill("coalesce(regexp_full_match({expr}, {pattern}), false)", expr=expr, pattern=pattern)


def _alternatives(tokens: Sequence[str]) -> str:
    """The tokens and the unfilled ad macro, as one pattern."""
    return "|".join((*(re.escape(token).replace(r"\ ", " ") for token in tokens), _MACRO))
