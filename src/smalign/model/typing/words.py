"""The formats of ids and text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.crm.empties import NEGATIONS
from smalign.engine.compose import fill, literal
from smalign.model.typing.cells import (
    BOOLEAN,
    EXCEL_DAMAGE,
    all_cleaned,
    cleaned,
    kind_of,
    re2,
    sql_certain,
    sql_cleaned,
    sql_whole_number,
)
from smalign.model.typing.records import UTC, Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.crm.empties import Beside, Empties
    from smalign.engine.compose import Sql
    from smalign.model.typing.cells import Kind
    from smalign.model.typing.records import Hint

_FLOAT_TAIL: Final = re.compile(r"[0-9]+\.0")
_BRACKET: Final = re.compile(r"\[[0-9]+\]( .*)?")
_LONG: Final = re.compile("[0-9]{17,}")
_ZEROED: Final = "^[0-9]{15}00+$"
_IS_ZEROED: Final = re.compile(_ZEROED)
_IS_DAMAGED: Final = re.compile(EXCEL_DAMAGE)
_WHOLE: Final = re.compile("[1-9][0-9]{0,17}")
_NUMBER: Final = re.compile(r"[-+]?(?:[0-9]{1,9}|[0-9]{1,3}(?: [0-9]{3})+)(?:[.,][0-9]+)?")
"""A number or a code; what has more digits is a phone or a tax number, and none of them is 0."""

_FEW: Final = 12
WHOLE_TYPES: Final = frozenset({"INTEGER", "BIGINT", "UINTEGER", "UBIGINT"})
"""Types of columns whose every cell is a whole number."""

EXACT_DIGITS: Final = 15
"""What Excel keeps of a whole number."""


class IdFormat(Format, frozen=True, kw_only=True):
    """Names of rows, compared as written, never numbers.

    is_float: every value ends in .0 (a number column of another program), which is cut.
    is_bracketed: every value is «[12] name» of a BI connector; the number inside is the id.
    is_prefixed: some value begins with zcrm_ of a Zoho backup, which is cut.
    is_damaged: Excel rounded some away (1.23457E+18): such a cell is no id, for many rows share it
        and would become one card.
    is_zeroed: the same in a column shown as whole numbers: of the 17 digits and more that every
        long value has, all behind the fifteenth are zeros.
    is_whole: most values are plain whole numbers, so that it pays to look for them first.
    """

    is_float: bool = False
    is_prefixed: bool = False
    is_bracketed: bool = False
    is_damaged: bool = False
    is_zeroed: bool = False
    is_whole: bool = False

    @property
    def can_fail(self) -> bool:
        """Any text is an id."""
        return False

    def sql_certain(self, expr: Sql, empties: Empties) -> Sql | None:
        """A plain whole number is its own id, unless the company calls a number nothing."""
        named = any(token.isdigit() for token in empties.own)
        if self.native in WHOLE_TYPES:
            return None if named else fill("{expr} > 0", expr=expr)
        is_quick = self.is_whole and not (named or self.is_zeroed) and self.native is None
        return sql_whole_number(expr) if is_quick else None

    @property
    def hides(self) -> Kind:
        """Whole numbers hide other numbers alone."""
        return "whole" if self.native in WHOLE_TYPES else "id"

    @property
    def is_own(self) -> bool:
        """Unless there are wrappers to take off."""
        wrapped = self.is_float or self.is_prefixed or self.is_bracketed
        return not (wrapped or self.is_damaged or self.is_zeroed) and self.native is None

    def sql(self, expr: Sql, zone: str = UTC) -> Sql:
        """VARCHAR without the wrappers CRMs put around ids."""
        del zone
        if self.native in {"DOUBLE", "FLOAT"}:
            return _whole_text(expr)
        if self.native in WHOLE_TYPES:
            return self.text(expr)
        text = sql_cleaned(self.text(expr))
        if self.native is not None:
            return text
        if self.is_bracketed:
            return _filled(_replaced(text, r"^\[([0-9]+)\].*$", r"\1"))
        if self.is_prefixed:
            text = _replaced(text, "^zcrm_", "")
        text = _replaced(text, r"\.0$", "") if self.is_float else text
        text = _replaced(text, _ZEROED, "") if self.is_zeroed else text
        return _filled(_replaced(text, EXCEL_DAMAGE, "") if self.is_damaged else text)


class TextFormat(Format, frozen=True, kw_only=True):
    """Free text, cleaned at its ends and of control characters, else as written.

    is_bracketed: every value is «[12] name» of a BI connector; the name is kept.
    beside: what it holds beside «нет» and 0, and so whether they are values or gaps.
    has_floats: some value is a code with .0 behind it (142.0, a number column of another program).
    common: where the sample holds few values, those that are clean already.
    """

    is_bracketed: bool = False
    beside: Beside = "flags"
    has_floats: bool = False
    common: tuple[str, ...] = ()

    @property
    def can_fail(self) -> bool:
        """Anything is text."""
        return False

    def sql_certain(self, expr: Sql, empties: Empties) -> Sql | None:
        """The clean values of the sample that stand for something."""
        known = self.filled(self.common, empties)
        return sql_certain(expr, known) if known and self.is_own else None

    @property
    def is_own(self) -> bool:
        """Unless there are brackets or decimals to take off."""
        return self.native is None and not (self.is_bracketed or self.has_floats)

    def filled(self, values: Sequence[str], empties: Empties) -> list[str]:
        """By what the column holds beside «нет» and 0."""
        return empties.filled(values, "text", self.beside)

    @property
    def hides(self) -> Kind:
        """By what the column holds beside «нет» and 0."""
        return kind_of("text", self.beside)

    def sql(self, expr: Sql, zone: str = UTC) -> Sql:
        """VARCHAR; a bare «[12]» is null."""
        del zone
        text = sql_cleaned(self.text(expr))
        if self.has_floats:
            return _filled(_replaced(text, r"^([0-9]+)\.0$", r"\1"))
        return _filled(_replaced(text, r"^\[[0-9]+\] *", "") if self.is_bracketed else text)


class WrittenFormat(Format, frozen=True, kw_only=True):
    """Text taken as it stands, for a column that is only ordered by and shown."""

    @property
    def can_fail(self) -> bool:
        """Anything is text."""
        return False

    def sql(self, expr: Sql, zone: str = UTC) -> Sql:
        """VARCHAR, blanks and all; an empty cell is null."""
        del zone
        return _filled(self.text(expr))

    @property
    def hides(self) -> None:
        """No token is looked for."""


def decide_id(values: Sequence[str]) -> IdFormat:
    """The id format: what wraps every one of the values is taken off."""
    texts = all_cleaned(values)
    damaged = [text for text in texts if _IS_DAMAGED.match(text)]
    zeroed = _zeroed(texts)
    gone = [*damaged, *zeroed]
    return IdFormat(
        type="id",
        shape="id",
        notes=(Note("ids_rounded", {"example": min(gone)}),) if gone else (),
        is_damaged=bool(damaged),
        is_zeroed=bool(zeroed),
        is_float=_all(_FLOAT_TAIL, texts),
        is_bracketed=_all(_BRACKET, texts),
        is_prefixed=any(text.startswith("zcrm_") for text in texts),
        is_whole=2 * sum(bool(_WHOLE.fullmatch(value)) for value in values) > len(values),
    )


def _zeroed(texts: Sequence[str]) -> set[str]:
    """The long whole numbers of a column, if each is one that Excel rounded to fifteen digits.

    A single one may end in zeros by chance; two of 17 digits do so once in ten thousand columns.
    """
    long = {text for text in texts if _LONG.fullmatch(text)}
    are_zeroed = len(long) > 1 and all(_IS_ZEROED.match(text) for text in long)
    return long if are_zeroed else set()


def decide_text(values: Sequence[str], hint: Hint) -> TextFormat:
    """The text format."""
    texts = all_cleaned(values)
    return TextFormat(
        type="text",
        shape="text",
        is_bracketed=_all(_BRACKET, texts),
        beside=_beside(texts, hint),
        has_floats=hint.are_names and any(map(_FLOAT_TAIL.fullmatch, texts)),
        common=_common(values),
    )


def _beside(texts: Sequence[str], hint: Hint) -> Beside:
    """What a column of text holds beside «нет» and 0."""
    filled = {text.lower() for text in hint.empties.filled(texts, "flag")}
    if filled <= BOOLEAN:
        return "flags"
    if hint.are_codes or all(map(_NUMBER.fullmatch, filled - NEGATIONS["words"])):
        return "numbers"
    return "words"


def _common(values: Sequence[str]) -> tuple[str, ...]:
    """The clean ones of few values; of many none: comparing with each would cost more."""
    if len(values) > _FEW:
        return ()
    return tuple(value for value in values if value and cleaned(value) == value)


def _all(pattern: re.Pattern[str], texts: Sequence[str]) -> bool:
    return bool(texts) and all(pattern.fullmatch(text) for text in texts)


def _replaced(text: Sql, pattern: str, by: str) -> Sql:
    return fill(
        "regexp_replace({text}, {pattern}, {by})",
        text=text,
        pattern=re2(pattern),
        by=literal(by),
    )


def _filled(text: Sql) -> Sql:
    return fill("nullif({text}, '')", text=text)


def _whole_text(expr: Sql) -> Sql:
    """A DOUBLE id as text: 12.0 is the id 12."""
    return fill(
        "case when isnan({e}) then null when {e} = trunc({e}) and abs({e}) < 1e18"
        " then cast(cast({e} as bigint) as varchar) else cast({e} as varchar) end",
        e=expr,
    )
