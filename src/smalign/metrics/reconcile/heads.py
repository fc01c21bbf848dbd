"""What the columns of a report are: by one line of headers, or by two of them."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.clean import fold_header
from smalign.base.reported_periods import reported_period
from smalign.base.reported_words import (
    MEASURE_WORDS,
    PERIOD_WORDS,
    VALUE_WORDS,
    is_total,
    measure_of,
    number_of,
    summed_measure,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ROLES: Final = (("period", PERIOD_WORDS), ("measure", MEASURE_WORDS), ("value", VALUE_WORDS))


class Head(Struct, frozen=True):
    """What a column is: its measure, the period or key it stands for, what its numbers mean."""

    role: str  # period, key, measure, value, number, ignored
    measure: str | None = None
    period: str | None = None
    key: str | None = None
    scale: Decimal = Decimal(1)


def heads_of(
    headers: Sequence[str], above: Sequence[str], table: Sequence[tuple[int, Sequence[str]]]
) -> list[Head]:
    """What each column is: by its header, by what stands over it, and then by its cells.

    above: the line over the headers; a cell stands over the empty ones after it.
    """
    columns = [[texts[at] for _, texts in table if texts[at]] for at in range(len(headers))]
    named = [_named(header) for header in headers]
    heads = [head or _by_cells(column) for head, column in zip(named, columns, strict=True)]
    is_twofold = _repeats(headers, named)
    heads = [
        _below(upper, header, head, may_be_key=is_twofold)
        for upper, header, head in zip(_spread(above, len(headers)), headers, heads, strict=True)
    ]
    heads = _with_sums(headers, heads)
    has_key = any(head.role == "key" for head in heads)
    if has_key or any(head.role == "number" and head.measure for head in heads):
        # a number whose header says nothing: a rate, a comment, a number of the row
        bare = Head("ignored")
    else:
        bare = None
    return [
        _bare(header, bare) if head.role == "unnamed" else head
        for header, head in zip(headers, heads, strict=True)
    ]


def _with_sums(headers: Sequence[str], heads: Sequence[Head]) -> list[Head]:
    """«Расход итого» is the spend, but beside columns that have it a sum of them."""
    sums = [
        summed_measure(header) if head.role in ("total", "unnamed") else (None, Decimal(1))
        for header, head in zip(headers, heads, strict=True)
    ]
    parts = [head for head, (measure, _) in zip(heads, sums, strict=True) if not measure]
    told = Counter([*(head.measure for head in parts), *(measure for measure, _ in sums)])
    has_channels = any(head.role == "unnamed" for head in parts)
    is_sum = has_channels and not any(head.role == "key" for head in parts)
    return [
        head
        if not measure
        else Head("number", measure, scale=scale)
        if told[measure] == 1 and not is_sum
        else Head("total")
        for head, (measure, scale) in zip(heads, sums, strict=True)
    ]


def _bare(header: str, instead: Head | None) -> Head:
    """A column of numbers that names neither a measure nor a period: a channel, if it may be."""
    if instead is not None:
        return instead
    if is_total(header):
        return Head("total")
    return Head("number", key=header.strip()) if header.strip() else Head("ignored")


def _named(header: str) -> Head | None:
    """What a header says of its column; None when it says nothing."""
    folded = fold_header(header)
    for role, words in _ROLES:
        if folded in words:
            return Head(role)
    if is_total(header):
        return Head("total")
    measure, scale, rest = measure_of(header)
    if measure is not None and not rest:
        return Head("number", measure, scale=scale)
    if reported_period(rest or header) is not None:
        return Head("number", measure, period=rest or header.strip(), scale=scale)
    return None


def _by_cells(column: Sequence[str]) -> Head:
    """A column whose header says nothing, by what stands in it."""
    if not column:
        return Head("ignored")
    kinds = Counter(
        "measure"
        if measure_of(text)[0] and not measure_of(text)[2]
        else "period"
        if reported_period(text) is not None
        else "number"
        if number_of(text) is not None
        else "text"
        for text in column
        if not is_total(text)
    )
    if not kinds:
        return Head("ignored")
    kind = max(kinds, key=lambda one: (kinds[one], one))
    if kind == "number":
        return Head("ignored" if all(text.endswith("%") for text in column) else "unnamed")
    return Head("key" if kind == "text" else kind)


def is_second_header(headers: Sequence[str], table: Sequence[tuple[int, Sequence[str]]]) -> bool:
    """Whether the first row is a header, too.

    It fills the gaps of the headers with no number; or it says below each of them what is counted
    there, and nothing of itself.
    """
    if not table:
        return False
    first = table[0][1]
    below = [measure_of(text) for text in first[1:] if text]
    if not first[0] and below and all(told and not rest for told, _, rest in below):
        return True
    gaps = [text for header, text in zip(headers, first, strict=True) if not header]
    is_over = "" in headers[1:] and all(gaps)
    return is_over and all(number_of(text) is None for text in first if text)


def _spread(above: Sequence[str], width: int) -> Iterator[str]:
    """The upper header over each column: that of a merged cell stands in its first one alone."""
    last = ""
    for at in range(width):
        last = (above[at].strip() if at < len(above) else "") or last
        yield last


def _repeats(headers: Sequence[str], named: Sequence[Head | None]) -> bool:
    """Whether a header of numbers stands more than once, so that another line tells them apart."""
    numbers = Counter(
        fold_header(header)
        for header, head in zip(headers, named, strict=True)
        if head is not None and head.role == "number"
    )
    return any(count > 1 for count in numbers.values())


def _below(upper: str, header: str, head: Head, *, may_be_key: bool) -> Head:
    """What a column is below an upper header: a month, a measure, a total, or else a channel."""
    over = _named(upper) if upper else None
    if head.role == "unnamed" and over is not None and over.role == "number" and header.strip():
        return replace(over, key=header.strip())
    if head.role != "number" or not upper:
        return head
    if over is None:
        return replace(head, key=upper) if may_be_key else head
    if over.role == "total":
        return over
    if over.role != "number":
        return head
    return replace(
        head,
        measure=head.measure or over.measure,
        period=head.period or over.period,
        scale=head.scale * over.scale,
    )
