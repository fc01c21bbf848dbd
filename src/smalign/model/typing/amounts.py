"""The format of numbers: patterns of one decimal sign, and the exact DECIMAL they give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from smalign.engine.compose import Sql, fill, listed, literal
from smalign.model.typing.cells import EDGE, re2
from smalign.model.typing.currencies import SCALES, code
from smalign.model.typing.records import UTC, Format

if TYPE_CHECKING:
    from collections.abc import Iterable

DecimalSign = Literal[".", ",", ""]

SPACE: Final = r" \xa0\u202f\u2009"
_S: Final = f"[{SPACE}]*"
MINUS: Final = r"\-\u2212\u2013"
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
    """Pattern of a number with its sign, grouping, parentheses, currency and scale.

    Group 1 is the unsigned number, group 2 the scale (only where there are scales).
    """
    unit, scale = words(currencies), words(scales)
    lead = f"(?:{_SIGN}{_S})?"
    if unit:
        lead = f"(?:{_SIGN}{_S}(?:(?:{unit}){_S})?|(?:(?:{unit}){_S})?(?:{_SIGN}{_S})?)"
    after = f"(?:({scale}){_S})?" if scale else ""
    after += rf"(?:\|?{_S}(?:{unit}){_S})?" if unit else ""
    return rf"[(]?{_S}{lead}({body(sign)}){_S}{after}[)]?"


def _longest(word: str) -> tuple[int, str]:
    return (-len(word), word)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFormat(Format):
    """Numbers of one decimal sign.

    decimal: the sign; "" where every value is whole, then neither sign is read.
    currencies, scales: the folded words found beside numbers of the sample; no other is read.
    currency_in_cell: every value carries a currency.
    """

    decimal: DecimalSign
    currencies: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    currency_in_cell: bool = False

    def sql(self, expr: Sql, zone: str = UTC) -> Sql:
        """DECIMAL(18,6), rounded half up at the sixth place; BIGINT of a whole integer column."""
        del zone
        number = self._number(self.text(expr))
        if self.type != "integer":
            return number
        return fill("case when {n} = trunc({n}) then cast({n} as bigint) end", n=number)

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

    def _number(self, cell: Sql) -> Sql:
        return fill(
            "case when regexp_full_match({cell}, {plain})"
            " then try_cast({pointed} as decimal(18, 6))"
            " when contains({cell}, '(') = contains({cell}, ')')"
            " then try_cast({value} as decimal(18, 6)) end",
            cell=cell,
            plain=re2(f"{EDGE}{plain(self.decimal)}{EDGE}"),
            pointed=self._pointed(cell),
            value=self._value(cell),
        )

    def _value(self, cell: Sql) -> Sql:
        pattern = re2(f"(?i)^{EDGE}{self.dressed}{EDGE}$")
        digits = fill(
            "regexp_replace(regexp_extract({cell}, {pattern}, 1), {groups}, '', 'g')",
            cell=cell,
            pattern=pattern,
            groups=re2(_GROUPS[self.decimal]),
        )
        factor = fill(
            "case when regexp_matches({cell}, {minus}) then -1 else 1 end",
            cell=cell,
            minus=re2(rf"[({MINUS}]"),
        )
        if self.scales:
            factor = fill(
                "{factor} * case lower(regexp_extract({cell}, {pattern}, 2)) {cases} else 1 end",
                factor=fill("({factor})", factor=factor),
                cell=cell,
                pattern=pattern,
                cases=listed(map(_scale_case, self.scales), " "),
            )
        return fill(
            "try_cast({digits} as decimal(28, 12)) * cast({factor} as decimal(10, 0))",
            digits=self._pointed(digits),
            factor=factor,
        )

    def _pointed(self, digits: Sql) -> Sql:
        if self.decimal != ",":
            return digits
        return fill("replace({digits}, ',', '.')", digits=digits)

    @property
    def dressed(self) -> str:
        """The widest pattern this format reads."""
        return dressed(self.decimal, self.currencies, self.scales)


def _scale_case(word: str) -> Sql:
    return fill("when {word} then {by}", word=literal(word), by=literal(SCALES[word]))


@dataclass(frozen=True, slots=True, kw_only=True)
class NativeNumber(Format):
    """A column that is a number already; a DOUBLE is rounded half up at the sixth place."""

    def sql(self, expr: Sql, zone: str = UTC) -> Sql:
        """DECIMAL(18,6); BIGINT of an integer column, null where the value is not whole."""
        del zone
        number = fill("try_cast({expr} as decimal(18, 6))", expr=expr)
        if self.type != "integer":
            return number
        return fill("case when {n} = trunc({n}) then cast({n} as bigint) end", n=number)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoNumber(Format):
    """A column whose sample holds nothing: every value is null until one turns up."""

    def sql(self, expr: Sql, zone: str = UTC) -> Sql:
        """Null."""
        del expr, zone
        kind = "bigint" if self.type == "integer" else "decimal(18, 6)"
        return Sql(f"cast(null as {kind})")
