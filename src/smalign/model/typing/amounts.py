"""The format of numbers: patterns of one decimal sign, and the exact DECIMAL they give."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from smalign.engine.compose import Sql, fill, listed, literal
from smalign.model.typing.cells import EDGE, re2, sql_cleaned
from smalign.model.typing.currencies import SCALES, code
from smalign.model.typing.records import UTC, Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smalign.base.columns import ColumnType

DecimalSign = Literal[".", ",", ""]

SPACE: Final = r" \xa0\u202f\u2009"
_S: Final = f"[{SPACE}]*"
MINUS: Final = r"\-\u2212\u2013"
_MINUSES: Final = frozenset("\u2212\u2013")
MARKS: Final = frozenset(" '\u2019()|") | _MINUSES
"""Characters that may stand in a number whatever its decimal sign (blanks cleaned to spaces)."""

_SIGN: Final = rf"[{MINUS}+]"
_GROUPS: Final[dict[DecimalSign, str]] = {
    ".": f"[{SPACE},'\u2019]",
    ",": rf"[{SPACE}.'\u2019]",
    "": f"[{SPACE}'\u2019]",
}


def plain(sign: DecimalSign) -> str:
    """Pattern of a number without grouping or anything beside it."""
    if not sign:
        return "[-+]?[0-9]+"
    return rf"[-+]?(?:[0-9]+(?:[{sign}][0-9]*)?|[{sign}][0-9]+)"


def body(sign: DecimalSign) -> str:
    """Pattern of an unsigned number, its thousands grouped or not (also 12,34,567)."""
    groups = _GROUPS[sign]
    tail = f"(?:[{sign}][0-9]+)?" if sign else ""
    bare = f"|[{sign}][0-9]+" if sign else ""
    lakhs = "[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}|" if sign == "." else ""
    return f"(?:{lakhs}[0-9]{{1,3}}(?:{groups}[0-9]{{3}})+|[0-9]+){tail}{bare}"


def words(known: Iterable[str]) -> str:
    """Alternatives for words beside a number, the longest first."""
    return "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(known, key=_longest))


def dressed(sign: DecimalSign, currencies: Iterable[str], scales: Iterable[str]) -> str:
    """Pattern of a number with its sign, grouping, parentheses, currency and scale."""
    unit, scale = words(currencies), words(scales)
    lead = f"(?:{_SIGN}{_S})?"
    if unit:
        lead = f"(?:{_SIGN}{_S}(?:(?:{unit}){_S})?|(?:(?:{unit}){_S})?(?:{_SIGN}{_S})?)"
    after = f"(?:(?:{scale}){_S})?" if scale else ""
    after += rf"(?:\|?{_S}(?:{unit}){_S})?" if unit else ""
    number = f"{lead}(?:{body(sign)}){_S}{after}"
    return rf"{number}|[(]{_S}{number}[)]"


def _longest(word: str) -> tuple[int, str]:
    return (-len(word), word)


class NumberFormat(Format, frozen=True, kw_only=True):
    """Numbers of one decimal sign.

    decimal: the sign; "" where every value is whole, then neither sign is read.
    marks: the characters of the sample beside digits and the decimal sign: blanks, grouping
        signs, parentheses, minus signs. currencies, scales: folded words found beside numbers.
        What the sample does not hold is not read.
    currency_in_cell: every value carries a currency. padded: cells carry no-break spaces or
        control characters at their ends.
    """

    decimal: DecimalSign
    padded: bool = False
    marks: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    currency_in_cell: bool = False

    def sql(self, expr: Sql, zone: str = UTC) -> Sql:
        """An exact DECIMAL, rounded half up at its last place; BIGINT of a whole integer column."""
        del zone
        cell = sql_cleaned(self.text(expr)) if self.padded else self.text(expr)
        pattern, number = plain(self.decimal), self._pointed(cell)
        if self.marks or self.currencies or self.scales:
            pattern, number = self.pattern, self._undressed(cell)
        number = fill(
            "case when regexp_full_match({cell}, {pattern}) then try_cast({number} as {exact}) end",
            cell=cell,
            exact=_exact(self.type),
            pattern=re2(f"(?i){EDGE}(?:{pattern}){EDGE}"),
            number=number,
        )
        if self.type != "integer":
            return number
        can_have_fraction = bool(self.decimal or self.scales)
        return _whole(number) if can_have_fraction else fill("cast({n} as bigint)", n=number)

    def sql_currency(self, expr: Sql) -> Sql:
        """ISO code of the currency in the cell, null where there is none or it is not known."""
        if not self.currencies:
            return Sql("cast(null as varchar)")
        cases = (
            fill("when {word} then {code}", word=literal(word), code=literal(code(word)))
            for word in self.currencies
        )
        return fill(
            "case lower(regexp_extract({expr}, {words}, 1)) {cases} end",
            expr=self.text(expr),
            words=re2(f"(?i)({words(self.currencies)})"),
            cases=listed(cases, " "),
        )

    @property
    def pattern(self) -> str:
        """The widest pattern this format reads."""
        return dressed(self.decimal, self.currencies, self.scales)

    def _undressed(self, cell: Sql) -> Sql:
        """The cell without all that stands beside the digits, as DECIMAL or as text to cast."""
        bare = cell if self.padded else sql_cleaned(cell)
        if self.currencies or self.scales:
            bare = fill("lower({bare})", bare=bare)
        for word in sorted(self.currencies, key=_longest):
            bare = _without(bare, word)
        for mark in sorted({*self.marks, *([" "] if self.currencies or self.scales else [])}):
            bare = _without(bare, mark, "-" if mark in _MINUSES or mark == "(" else "")
        scaled = bare
        for word in sorted(self.scales, key=_longest):
            bare = _without(bare, word)
        bare = self._pointed(bare)
        if not self.scales:
            return bare
        cases = (
            fill(
                "when ends_with({scaled}, {word}) then {by}",
                scaled=scaled,
                word=literal(word),
                by=literal(SCALES[word]),
            )
            for word in sorted(self.scales, key=_longest)
        )
        return fill(
            "try_cast({bare} as decimal(28, 12)) * cast(case {cases} else 1 end as decimal(10, 0))",
            bare=bare,
            cases=listed(cases, " "),
        )

    def _pointed(self, digits: Sql) -> Sql:
        return digits if self.decimal != "," else _without(digits, ",", ".")


def _without(text: Sql, word: str, by: str = "") -> Sql:
    return fill("replace({text}, {word}, {by})", text=text, word=literal(word), by=literal(by))


def _exact(type_: ColumnType) -> Sql:
    """The DECIMAL of a column: of numbers that others divided every digit is kept."""
    return Sql("decimal(38, 18)" if type_ == "weight" else "decimal(18, 6)")


def _whole(number: Sql) -> Sql:
    """BIGINT of a DECIMAL; null where it has a fraction."""
    return fill("case when {n} = trunc({n}) then cast({n} as bigint) end", n=number)


class NativeNumber(Format, frozen=True, kw_only=True):
    """A column that is a number already; a DOUBLE is rounded half up at the sixth place."""

    def sql(self, expr: Sql, zone: str = UTC) -> Sql:
        """DECIMAL(18,6); BIGINT of an integer column, null where the value is not whole."""
        del zone
        number = fill("try_cast({expr} as {exact})", expr=expr, exact=_exact(self.type))
        return _whole(number) if self.type == "integer" else number


class NoNumber(Format, frozen=True, kw_only=True):
    """A column whose sample holds nothing: every value is null until one turns up."""

    def sql(self, expr: Sql, zone: str = UTC) -> Sql:
        """Null."""
        del expr, zone
        kind = Sql("bigint") if self.type == "integer" else _exact(self.type)
        return fill("cast(null as {kind})", kind=kind)
