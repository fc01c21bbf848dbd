"""Spend written across: a column a month, or a month a row with a column a source.

Budgets are kept so in workbooks. Such a table becomes one of a row an amount, its period and its
source, before it is recognised; the cells of sums and the empty ones are no amounts.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.clean import fold_header
from smalign.base.named_periods import periods_of
from smalign.base.results import Note
from smalign.crm.channel_sources import CATEGORIES, TRAFFIC_SOURCES
from smalign.crm.currencies import (
    header_currency,
    header_scale,
    without_currency,
    without_scale,
)
from smalign.crm.generic_marketing import SPEND
from smalign.crm.vocabulary import key
from smalign.engine.compose import fill, name
from smalign.engine.scans import all_text, values_scan
from smalign.model.recognise import told_table
from smalign.read.records import SAMPLE_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smalign.base.config import Config
    from smalign.base.named_periods import NamedPeriod
    from smalign.engine.compose import Sql
    from smalign.engine.duckdb import Engine
    from smalign.read.records import RawTable

_HEADERS: Final = {
    entry.column: frozenset(map(key, entry.headers))
    for entry in SPEND.entries
    if entry.column in ("cost", "period", "date")
}
_COST: Final = sorted(_HEADERS["cost"], key=len, reverse=True)
_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_SUM: Final = re.compile(r"(?:.+ )?(?:total|итого|итог|всего)\b.*|сумма|sum|grand total")
_NUMBER: Final = re.compile(r"[-−]?\d[\d\s.,'\u00a0\u202f]*(?:[₽$€]|руб\.?|р\.?)?")
_BLANK: Final = frozenset({"", "-", "–", "—"})
_FEWEST: Final = 2
_MOST: Final = 100_000
"""Cells of a table kept by hand; more is an export."""
_QUARTER: Final = 93
_MONTH: Final = 31
_WORDS: Final = {
    True: ("Период", "Источник", "Расход", {1_000: "тыс.", 1_000_000: "млн"}),
    False: ("Period", "Source", "Cost", {1_000: "thousand", 1_000_000: "million"}),
}


class _Layout(Struct, frozen=True):
    """Where the amounts of a table stand.

    amounts: place → what its column stands for. kept: places of the columns before them. sums: of
    columns that add up others. headers: of what a column stands for, and of the amounts.
    """

    amounts: dict[int, str]
    kept: tuple[int, ...]
    sums: tuple[int, ...]
    headers: tuple[str, str]


def downwards(engine: Engine, raw: RawTable, config: Config) -> RawTable:
    """A table of spend with a row an amount, where `raw` has its months or sources across.

    Any other table is returned as it is. Periods across are months, or quarters where there are no
    months; a year that no header has is taken from the name of the file or sheet. Sources across
    stand beside a column of periods, and most of them are known ones.

    Raises:
        InputError: no record of such a table can be accepted.

    """
    layout = _layout(raw, config)
    if layout is None:
        return raw
    from smalign.read.lines import line_numbers
    from smalign.read.load import load

    width = len(raw.headers)

    def build(scan: Sql) -> Sql:
        return fill("create or replace temp table across as {rows}", rows=all_text(scan, width))

    mark = engine.mark()
    used = load(engine, raw, build)
    engine.rewind(mark)  # a script has the amounts as constants
    rows = [
        ["" if cell is None else str(cell) for cell in row]
        for row in engine.rows(all_text(name("across"), width))
    ]
    found: list[tuple[int, list[str]]] = []
    lines = line_numbers(used, range(len(rows)))
    for at, row in enumerate(rows):
        before = [row[place] for place in layout.kept]
        for place, of in layout.amounts.items():
            if row[place].strip() not in _BLANK:
                found.append((lines[at], [*before, of, row[place]]))
    return _turned(used, layout, found)


def _turned(raw: RawTable, layout: _Layout, found: Sequence[tuple[int, list[str]]]) -> RawTable:
    headers = (*(raw.headers[place] for place in layout.kept), *layout.headers)
    cells = [row for _, row in found]
    scan = values_scan(cells, (None,) * len(headers))
    facts = {
        "file": raw.file,
        "columns": len(layout.amounts),
        "first": raw.headers[min(layout.amounts)],
        "last": raw.headers[max(layout.amounts)],
        "sums": len(layout.sums),
    }
    return replace(
        raw,
        headers=headers,
        native=(None,) * len(headers),
        sample=tuple(map(tuple, cells[:SAMPLE_ROWS])),
        scan=scan,
        printed=scan,
        accepted=len(cells),
        text=None,
        records=None,
        jumps=tuple((at, line) for at, (line, _) in enumerate(found)),
        notes=(*raw.notes, Note("spend_across", facts)),
    )


def _layout(raw: RawTable, config: Config) -> _Layout | None:
    """Where the amounts stand; None where the table is not written across, or no spend."""
    stems = [_stem(header) for header in raw.headers]
    if not _is_spend(raw, config) or any(stem in _COST for stem in stems):
        return None
    if len(raw.headers) * max(raw.accepted or 0, raw.records or 0, len(raw.sample)) > _MOST:
        return None
    sums = [at for at, stem in enumerate(stems) if _SUM.fullmatch(stem)]
    periods = _periods(raw, stems)
    if len(periods) >= _FEWEST:
        return _of_periods(raw, periods, sums)
    return _of_sources(raw, stems, sums)


def _of_periods(
    raw: RawTable, periods: dict[int, NamedPeriod], sums: Sequence[int]
) -> _Layout | None:
    """Months across; beside them quarters and years are sums."""
    days = {at: (one.last - one.first).days for at, one in periods.items()}
    longest = _MONTH if min(days.values()) <= _MONTH else _QUARTER
    amounts = {at: one.name for at, one in periods.items() if days[at] <= longest}
    sums = sorted({*sums, *(at for at in periods if at not in amounts)})
    kept = tuple(
        at
        for at, header in enumerate(raw.headers)
        if header and at not in amounts and at not in sums
    )
    unit = _unit(raw, amounts)
    if len(set(amounts.values())) < max(len(amounts), _FEWEST) or not kept or unit is None:
        return None
    period, _, cost, _ = _WORDS[_is_russian(raw)]
    return _Layout(amounts, kept, tuple(sums), (period, cost + unit))


def _of_sources(raw: RawTable, stems: Sequence[str], sums: Sequence[int]) -> _Layout | None:
    """A row a period and a column a source, most of which are known ones."""
    whens = [at for at, stem in enumerate(stems) if stem in _HEADERS["period"] | _HEADERS["date"]]
    others = [at for at, stem in enumerate(stems) if stem and at not in (*whens, *sums)]
    amounts = {at: without_currency(without_scale(raw.headers[at])) for at in others}
    known = [of for of in amounts.values() if _is_source(of)]
    unit = _unit(raw, amounts)
    is_numeric = all(_NUMBER.fullmatch(text) for row in raw.sample for text in _filled(row, others))
    if len(whens) != 1 or len(known) * 2 <= len(amounts) or len(amounts) < _FEWEST:
        return None
    if unit is None or not is_numeric:
        return None
    _, source, cost, _ = _WORDS[_is_russian(raw)]
    return _Layout(amounts, tuple(whens), tuple(sums), (source, cost + unit))


def _is_source(text: str) -> bool:
    """Whether a header names a source, as «Яндекс Директ» does."""
    return text in TRAFFIC_SOURCES or any(
        word in CATEGORIES for word in (key(text), *key(text).split())
    )


def _filled(row: Sequence[str | None], places: Iterable[int]) -> list[str]:
    texts = ((row[at] or "").strip() for at in places if at < len(row))
    return [text for text in texts if text not in _BLANK]


def _is_spend(raw: RawTable, config: Config) -> bool:
    """Whether the user, the name of the file or sheet, or the line over the headers says so."""
    told = told_table(raw, config)
    if told:
        return told == "spend"
    said = key(" ".join((PurePath(raw.file).stem, raw.sheet or "", *_above(raw))))
    return any(word in said for word in (*SPEND.files, *_COST))


def _above(raw: RawTable) -> list[str]:
    return [cell for cell in raw.above if cell]


def _stem(header: str) -> str:
    """A header without its unit, and without the word for costs beside a month."""
    stem = key(without_currency(without_scale(header)))
    for word in _COST:
        for bare in (stem.removeprefix(f"{word} "), stem.removesuffix(f" {word}")):
            if bare != stem:
                return bare.strip(" ,:-–—")
    return stem


def _periods(raw: RawTable, stems: Sequence[str]) -> dict[int, NamedPeriod]:
    """Place → the period its header names, of itself or with the one year the table names."""
    named = [PurePath(raw.file).stem, raw.sheet or "", *_above(raw), *raw.headers]
    years = {year for text in named for year in _YEAR.findall(text)}
    found = periods_of(stems)
    if len(years) == 1 and all((one.last - one.first).days > _QUARTER for one in found.values()):
        dated = {stem: f"{stem} {min(years)}" for stem in stems if stem and stem not in found}
        named_so = periods_of(dated.values())
        found |= {stem: named_so[text] for stem, text in dated.items() if text in named_so}
    return {at: found[stem] for at, stem in enumerate(stems) if stem in found}


def _unit(raw: RawTable, amounts: Iterable[int]) -> str | None:
    """What the header of the amounts adds: their thousands, their currency; None: they differ."""
    units = {
        (header_scale(one), header_currency(one)) for one in (raw.headers[at] for at in amounts)
    }
    if len(units) != 1:
        return None
    scale, currency = units.pop()
    for text in (raw.sheet or "", *_above(raw), PurePath(raw.file).stem):
        scale = header_scale(text) if scale == 1 else scale
        currency = currency or header_currency(without_scale(text))
    word = _WORDS[_is_russian(raw)][3].get(scale, "")
    shown = " ".join(part for part in (word, currency or "") if part)
    return f", {shown}" if shown else ""


def _is_russian(raw: RawTable) -> bool:
    return any(re.search("[а-яё]", fold_header(header)) for header in raw.headers)
