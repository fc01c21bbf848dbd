"""Tokens that stand for nothing, by the type of the column they stand in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smalign.base.columns import ColumnType

_EVERYWHERE: Final = frozenset(
    {
        *("-", "--", "---", "—", "–", "n/a", "#n/a", "null", "none", "nan", "<na>", "nil"),
        *("(not set)", "(none)", "not set", "undefined", "select", "not selected"),
        *("не выбрано", "не выбран", "не выбрана", "не указано", "не указан", "не указана"),
        *("(не задано)", "не задано", "(не указано)", "н/д", "нет данных", "пусто", "(пусто)"),
        *("[]", "[null]"),  # a list without values
        *("00.00.0000", "0000-00-00", "#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!"),
    }
)
"""Nothing in a column of any type; `#ref!` and its like are errors of a spreadsheet."""

_TEXT: Final = frozenset({"000", "0000", ".", "..", "...", "…", "?", "??", "???"})
"""Nothing in text (names, phones, notes): typed to get past a field that must be filled."""

_NOT_TEXT: Final = frozenset({"na", ".", "?"})
"""Nothing in numbers, dates, flags and ids; as text, NA may be a place or a name."""

_NOT_AT_ALL: Final = frozenset({"нет", "no"})
"""Nothing in numbers, dates and ids; an answer in flags."""

_NO_TIME: Final = frozenset(
    {
        *("0", "0.0", "00:00:00", "0000-00-00 00:00:00", "00.00.0000 00:00:00"),
        *("00.01.1900", "00.01.1900 0:00", "1/0/1900", "1/0/1900 0:00", "1900-01-00"),
        *("30.12.1899", "30.12.1899 0:00:00", "1899-12-30", "1899-12-30 00:00:00"),
        *("01.01.0001", "01.01.0001 0:00:00", "0001-01-01", "0001-01-01 00:00:00"),
    }
)
"""Nothing in a column of dates: day 0 of a spreadsheet, second 0, and how programs show them."""

_NO_ID: Final = frozenset({"0"})
"""Nothing in an id column: systems write 0 where there is no linked record."""

Beside = Literal["flags", "numbers", "words"]
"""What a text column holds beside «нет» and 0: nothing but yes and no, numbers and codes, words."""

NEGATIONS: Final[dict[Beside, frozenset[str]]] = {
    "flags": frozenset(),
    "numbers": frozenset({"нет", "no"}),
    "words": frozenset({"нет", "no", "0"}),
}
"""What leaves a text column empty: «нет» is an answer among yes and no, 0 is one among numbers."""

MACRO: Final = re.compile(
    r"(?:[_| ]*(\{[^{}\"'=]*\}|\{\{[^{}\"'=]*\}\}|(?:%7b){1,2}[^{}%]*(?:%7d){1,2}))+[_ ]*\Z"
)
"""Ad macros never filled, of lowered text: {keyword}, {{campaign.name}}, _{region_name}_,
{campaign_id}|{gbid}, and as a link writes them: %7bkeyword%7d. JSON and pairs are values."""


class Empties(Struct, frozen=True):
    """Tokens that stand for nothing; `own` are the company's, of `[values] empty`.

    Compared with cells trimmed and lowered. Ad macros need no token.
    """

    own: frozenset[str] = frozenset()

    def of(self, type_: ColumnType, beside: Beside = "flags") -> tuple[str, ...]:
        """The tokens for a column of this type, sorted; `beside`: what a text column holds."""
        return tuple(sorted(_tokens(self.own, type_, beside)))

    @property
    def every(self) -> tuple[str, ...]:
        """The tokens of all types, sorted: the place of each, from 1, is its number."""
        alone = _TEXT | _NOT_TEXT | _NO_TIME | _NO_ID | NEGATIONS["words"]
        return tuple(sorted(_EVERYWHERE | alone | self.own))

    def with_words(self, words: Iterable[str]) -> Empties:
        """These and the company's own words."""
        return Empties(self.own | {word.strip().lower() for word in words})

    def has(self, value: str, type_: ColumnType, beside: Beside = "flags") -> bool:
        """Whether a cell that is not blank stands for nothing in a column of this type."""
        folded = value.strip().lower()
        known = folded in _tokens(self.own, type_, beside)
        return known or _is_macro(folded)

    def filled(
        self, values: Sequence[str], type_: ColumnType, beside: Beside = "flags"
    ) -> list[str]:
        """Those of cells that are not blank which stand for something in such a column."""
        tokens = _tokens(self.own, type_, beside)
        folded = [value.strip().lower() for value in values]
        return [
            value
            for value, one in zip(values, folded, strict=True)
            if one not in tokens and not _is_macro(one)
        ]


def _is_macro(folded: str) -> bool:
    return ("}" in folded or "%7d" in folded) and MACRO.match(folded) is not None


@cache
def _tokens(own: frozenset[str], type_: ColumnType, beside: Beside) -> frozenset[str]:
    match type_:
        case "text":
            mine = _TEXT | NEGATIONS[beside]
        case "id":
            mine = _NOT_TEXT | _NOT_AT_ALL | _NO_ID
        case "time" | "date":
            mine = _NOT_TEXT | _NOT_AT_ALL | _NO_TIME
        case "flag":
            mine = _NOT_TEXT
        case _:
            mine = _NOT_TEXT | _NOT_AT_ALL
    return _EVERYWHERE | mine | own


EMPTIES: Final = Empties()
"""What every export may hold."""
