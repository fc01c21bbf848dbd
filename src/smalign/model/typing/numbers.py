"""Which sign is the decimal one in a column of numbers, and what stands beside the numbers.

A sign that occurs twice in a number groups it; of two different signs the later is the decimal
one; one sign followed by other than three digits is decimal. Where every value leaves it open
(12,500) the file's other columns decide, then the user's language, else it is a question.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.results import Note
from smalign.model.typing.amounts import (
    MARKS,
    MINUS,
    SPACE,
    NoNumber,
    NumberFormat,
    dressed,
    plain,
    words,
)
from smalign.model.typing.cells import all_cleaned, cleaned
from smalign.model.typing.currencies import DECIMAL_COMMA, DECIMAL_POINT, SCALES, code, is_currency
from smalign.model.typing.records import ENOUGH, Ambiguous, Mixed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smalign.base.columns import ColumnType
    from smalign.model.typing.amounts import (
        DecimalSign,
    )
    from smalign.model.typing.records import Hint, Outcome

_COMMA_LANGUAGES: Final = frozenset(
    {"ru", "de", "fr", "es", "it", "pt", "pl", "uk", "tr", "nl", "cs", "kk", "be"}
)
_POINT_LANGUAGES: Final = frozenset({"en"})
_EXAMPLES: Final = 3
_GAP: Final = re.compile(f"[{SPACE}'\u2019]")
_WORD: Final = rf"[^\s0-9.,()|+{MINUS}][^0-9,()|+{MINUS}]{{0,15}}"
_ANY: Final = re.compile(
    rf"[(]?[{SPACE}]*[{MINUS}+]?[{SPACE}]*(?P<before>{_WORD})?[{MINUS}+]?[{SPACE}]*"
    rf"(?P<body>[0-9.,](?:[0-9.,'\u2019{SPACE}]*[0-9])?)[{SPACE}]*"
    rf"(?:(?P<scale>{words(SCALES)})(?![^\W\d_]))?[{SPACE}]*[|]?[{SPACE}]*(?P<after>{_WORD})?[)]?",
    re.IGNORECASE,
)


class _Cell(Struct, frozen=True):
    """One value taken apart. sign: "." or "," proven decimal, "" none; open: the open sign.

    marks: the characters beside digits, decimal and grouping signs among them.
    """

    raw: str
    marks: frozenset[str]
    sign: str
    open: str
    currency: str
    scale: str


def decide_number(type_: ColumnType, values: Sequence[str], hint: Hint) -> Outcome:
    """The format of a money, number, weight or integer column from distinct filled raw values."""
    if not values:
        return NoNumber(type=type_, shape="")
    cells = [cell for value in values if (cell := _taken_apart(value))]
    if len(cells) < ENOUGH * len(values):
        return _not_numbers(type_, values, cells)
    signs = Counter(cell.sign for cell in cells if cell.sign)
    opened = {cell.open for cell in cells if cell.open}
    if not signs and not opened:
        return _checked(type_, values, "", cells, ())
    if signs:
        likely: DecimalSign = "." if signs["."] >= signs[","] else ","
        return _checked(type_, values, likely, cells, ())
    return _opened(type_, values, opened, cells, hint)


def decimal_signs(columns: Iterable[Sequence[str]]) -> frozenset[str]:
    """The decimal signs that the columns of a file prove, given samples of their raw values.

    A column counts only where nearly all its values are numbers, so that dates prove nothing.
    """
    proven = set()
    for values in columns:
        cells = [cell for value in values if (cell := _taken_apart(value))]
        signs = {cell.sign for cell in cells if cell.sign}
        if len(signs) == 1 and len(cells) >= ENOUGH * len(values):
            proven |= signs
    return frozenset(proven)


def _taken_apart(value: str) -> _Cell | None:
    if value.isascii():  # most need no pattern
        head, point, tail = value.partition(".")
        if head.isdigit() and not point:
            return _Cell(value, frozenset(), "", "", "", "")
        if head.isdigit() and tail.isdigit() and len(tail) != len("000"):
            return _Cell(value, frozenset("."), ".", "", "", "")
    clean = cleaned(value)
    found = _ANY.fullmatch(clean)
    if not found:
        return None
    text = _GAP.sub(" ", found["body"]).strip()
    sign, opened = _evidence(text)
    if sign == "?":
        return None
    beside = [word.strip().lower() for word in (found["before"], found["after"]) if word]
    if len(beside) > 1 or not all(map(is_currency, beside)):
        return None
    currency = beside[0] if beside else ""
    marks = (MARKS & set(clean)) | ({".", ","} & set(found["body"]))
    return _Cell(value, marks, sign, opened, currency, (found["scale"] or "").lower())


def _evidence(text: str) -> tuple[str, str]:
    """(proven decimal sign, sign that could be either) of a bare number; ("?", "") for none."""
    used = [character for character in text if character in ".,"]
    if not used:
        return "", ""
    last = used[-1]
    other = "," if last == "." else "."
    if len(set(used)) > 1:
        whole = text.rpartition(last)[0]
        return (last if re.fullmatch(_grouped(other), whole) else "?"), ""
    if len(used) > 1:
        return (other if re.fullmatch(_grouped(last), text) else "?"), ""
    head, _, tail = text.partition(last)
    if not head + tail:
        return "?", ""
    open_ = len(tail) == len("000") and re.fullmatch("[1-9][0-9]{0,2}", head)
    return ("", last) if open_ else (last, "")


def _grouped(sign: str) -> str:
    """Pattern of a whole number whose groups are made by the sign (Indian ones too) or blanks."""
    return rf"[0-9]{{1,3}}(?:[{sign} ][0-9]{{2,3}})*[{sign} ][0-9]{{3}}"


def _opened(
    type_: ColumnType, values: Sequence[str], opened: set[str], cells: list[_Cell], hint: Hint
) -> Outcome:
    codes = {code(cell.currency) for cell in cells if cell.currency}
    examples = tuple(sorted(cell.raw for cell in cells if cell.open)[:_EXAMPLES])
    if len(opened) > 1:
        return Mixed(type_, "formats_mixed", tuple(("", example) for example in examples))
    (sign,) = opened
    grouping: DecimalSign = "," if sign == "." else "."
    if hint.answer in {"decimal comma", "decimal dot"}:
        decimal: DecimalSign = "," if hint.answer == "decimal comma" else "."
        return _checked(type_, values, decimal, cells, ())
    habit = DECIMAL_COMMA if sign == "." else DECIMAL_POINT
    if type_ == "integer" or (codes and codes <= habit):
        return _checked(type_, values, grouping, cells, ())
    if len(hint.other_numbers) == 1:
        (other,) = hint.other_numbers
        return _checked(type_, values, "," if other == "," else ".", cells, ())
    if hint.language in _COMMA_LANGUAGES | _POINT_LANGUAGES:
        decimal = "," if hint.language in _COMMA_LANGUAGES else "."
        note = Note("number_sign_assumed", {"example": examples[0], "sign": decimal})
        return _checked(type_, values, decimal, cells, (note,))
    return Ambiguous(type_, "number_sign_unclear", examples, ("decimal comma", "decimal dot"))


def _checked(
    type_: ColumnType,
    values: Sequence[str],
    decimal: DecimalSign,
    cells: list[_Cell],
    notes: tuple[Note, ...],
) -> Outcome:
    currencies = tuple(sorted({cell.currency for cell in cells if cell.currency}))
    scales = tuple(sorted({cell.scale for cell in cells if cell.scale}))
    patterns = (
        re.compile(plain(decimal)),
        re.compile(dressed(decimal, currencies, scales), re.IGNORECASE),
    )
    texts = all_cleaned(values)
    read = [text for text in texts if any(pattern.fullmatch(text) for pattern in patterns)]
    if len(read) < ENOUGH * len(values):
        return _not_numbers(type_, values, cells)
    raws = [cell.raw for cell in cells]
    return NumberFormat(
        type=type_,
        shape={".": "1234.56", ",": "1234,56", "": "1234"}[decimal],
        notes=notes,
        decimal=decimal,
        padded=all_cleaned(raws) != [raw.strip(" ") for raw in raws],
        marks=tuple(sorted(frozenset().union(*(cell.marks for cell in cells)) - {decimal})),
        currencies=currencies,
        scales=scales,
        currency_in_cell=all(cell.currency for cell in cells),
    )


def _not_numbers(type_: ColumnType, values: Sequence[str], cells: list[_Cell]) -> Mixed:
    good = {cell.raw for cell in cells}
    signs = {cell.sign: cell.raw for cell in cells if cell.sign}
    shapes = tuple((f"1234{sign}56", raw) for sign, raw in sorted(signs.items()))
    strange = tuple(("", value) for value in sorted(set(values) - good)[:_EXAMPLES])
    return Mixed(type_, "formats_mixed" if len(shapes) > 1 else "not_of_type", shapes + strange)
