"""Where the numbers of a table stand that is written across, and of what they are."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.clean import fold_header
from smalign.base.named_periods import periods_of
from smalign.base.reported_words import is_total, measure_of
from smalign.crm.channel_sources import CATEGORIES, TRAFFIC_SOURCES
from smalign.crm.currencies import header_currency, header_scale, without_currency, without_scale
from smalign.crm.generic_marketing import SPEND
from smalign.crm.generic_others import PLAN
from smalign.crm.vocabulary import key
from smalign.model.recognise import told_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smalign.base.config import Config
    from smalign.base.named_periods import NamedPeriod
    from smalign.read.records import RawTable

MEASURES: Final = ("leads", "qualified", "won", "revenue", "spend")
"""What a plan counts."""
_MONEY: Final = frozenset({"revenue", "spend"})
"""Of these «План, тыс. руб.» above a table says the unit."""


_SPENT: Final = {
    entry.column: frozenset(map(key, entry.headers))
    for entry in SPEND.entries
    if entry.column in ("cost", "period", "date")
}
_COST: Final = sorted(_SPENT["cost"], key=len, reverse=True)
_PLAN: Final = re.compile(rf"\b(?:{'|'.join(PLAN.files)})")
_SPEND: Final = re.compile(rf"\b(?:{'|'.join((*SPEND.files, *_COST))})")
_COUNTED: Final = re.compile(r"\b(?:lead|deal|sale|order|revenue|лид|заяв|сдел|продаж|выруч|заказ)")
"""A table of leads and costs may hold either."""
_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_SUM: Final = re.compile(r"(?:total|итого|всего)\b.*|сумма|sum|(?:за )?(?:год|year) \d{4}")
"""What adds up others in a budget, beside what reports call so."""
_NUMBER: Final = re.compile(r"[-−]?\d[\d\s.,'\u00a0\u202f]*(?:[₽$€]|руб\.?|р\.?)?")
_FEWEST: Final = 2
_MOST: Final = 100_000
"""Cells of a table kept by hand; more is an export."""
_QUARTER: Final = 93
_MONTH: Final = 31
_WORDS: Final = {
    True: ("Период", "Источник", "Расход", {1_000: "тыс.", 1_000_000: "млн"}),
    False: ("Period", "Source", "Cost", {1_000: "thousand", 1_000_000: "million"}),
}


class Layout(Struct, frozen=True):
    """Where the numbers of a table stand.

    table: spend or plan. amounts: place → what its column stands for. kept: places of the columns
    beside them. sums: of columns that add up others. headers: of what a column stands for, and of
    the numbers. measures: place of the column that names them; named: those it names, in the order
    of `headers`.
    """

    table: str
    amounts: dict[int, str]
    kept: tuple[int, ...]
    sums: tuple[int, ...]
    headers: tuple[str, ...]
    measures: int | None = None
    named: tuple[str | None, ...] = (None,)


def layout_of(raw: RawTable, config: Config) -> Layout | None:
    """Where the numbers stand; None where the table is not written across, or is neither."""
    table = _table(raw, config)
    stems = [_stem(header) for header in raw.headers]
    size = len(raw.headers) * max(raw.accepted or 0, raw.records or 0, len(raw.sample))
    if table is None or size > _MOST or any(stem in _COST for stem in stems):
        return None
    sums = [at for at, header in enumerate(raw.headers) if is_sum(header)]
    periods = _periods(raw, stems)
    if len(periods) >= _FEWEST:
        return _of_periods(table, raw, periods, sums)
    return _of_sources(raw, stems, sums) if table == "spend" else None


def is_sum(text: str) -> bool:
    """Whether a header or the first cell of a row says that it adds up others."""
    return is_total(text) or bool(_SUM.fullmatch(key(text)))


def planned_measure(text: str) -> str | None:
    """The measure of a plan that a cell names, whatever its unit: «Выручка, тыс. руб.»."""
    measure, _, rest = measure_of(text)
    return measure if measure in MEASURES and not rest else None


def _of_periods(
    table: str, raw: RawTable, periods: dict[int, NamedPeriod], sums: Sequence[int]
) -> Layout | None:
    """Months across; beside them quarters and years are sums."""
    days = {at: (one.last - one.first).days for at, one in periods.items()}
    longest = _MONTH if min(days.values()) <= _MONTH else _QUARTER
    amounts = {at: one.name for at, one in periods.items() if days[at] <= longest}
    sums = sorted({*sums, *(at for at in periods if at not in amounts)})
    kept = [at for at, one in enumerate(raw.headers) if one and at not in (*amounts, *sums)]
    unit = _unit(raw, (raw.headers[at] for at in amounts))
    if len(set(amounts.values())) < max(len(amounts), _FEWEST) or not kept or unit is None:
        return None
    period, _, cost, _ = _WORDS[_is_russian(raw)]
    if table == "spend":
        return Layout(table, amounts, tuple(kept), tuple(sums), (period, cost + unit))
    return _of_measures(raw, amounts, kept, sums, period)


def _of_measures(
    raw: RawTable, amounts: dict[int, str], kept: Sequence[int], sums: Sequence[int], period: str
) -> Layout | None:
    """A plan: one column names the measures, each of which is always in the same unit."""
    for place in kept:
        texts = dict.fromkeys((row[place] or "").strip() for row in raw.sample)
        told = [(text, planned_measure(text)) for text in texts]
        spelled = {one: [text for text, of in told if of == one] for one in MEASURES}
        named = tuple(one for one, of in spelled.items() if of)
        units = [_unit(raw, spelled[one], with_titles=one in _MONEY) for one in named]
        if named and None not in units:
            headers = (f"plan_{one}{unit}" for one, unit in zip(named, units, strict=True))
            others = tuple(at for at in kept if at != place)
            return Layout("plan", amounts, others, tuple(sums), (period, *headers), place, named)
    return None


def _of_sources(raw: RawTable, stems: Sequence[str], sums: Sequence[int]) -> Layout | None:
    """A row a period and a column a source, most of which are known ones."""
    whens = [at for at, stem in enumerate(stems) if stem in _SPENT["period"] | _SPENT["date"]]
    others = [at for at, stem in enumerate(stems) if stem and at not in (*whens, *sums)]
    amounts = {at: without_currency(without_scale(raw.headers[at])) for at in others}
    known = [of for of in amounts.values() if _is_source(of)]
    unit = _unit(raw, (raw.headers[at] for at in amounts)) if amounts else None
    if len(whens) != 1 or len(known) * 2 <= len(amounts) or len(amounts) < _FEWEST:
        return None
    cells = ((row[at] or "").strip() for row in raw.sample for at in others)
    if unit is None or not all(_NUMBER.fullmatch(cell) for cell in cells if cell.strip("-–—")):
        return None
    _, source, cost, _ = _WORDS[_is_russian(raw)]
    return Layout("spend", amounts, tuple(whens), tuple(sums), (source, cost + unit))


def _is_source(text: str) -> bool:
    """Whether a header names a source, as «Яндекс Директ» does."""
    words = (key(text), *key(text).split())
    return text in TRAFFIC_SOURCES or any(word in CATEGORIES for word in words)


def _table(raw: RawTable, config: Config) -> str | None:
    """Spend or plan, as the user, the name of the file or sheet, or the line above says."""
    told = told_table(raw, config)
    if told:
        return told if told in ("spend", "plan") else None
    said = key(" ".join((PurePath(raw.file).stem, *_titles(raw))))
    if _PLAN.search(said):
        return "plan"
    return "spend" if _SPEND.search(said) and not _COUNTED.search(said) else None


def _titles(raw: RawTable) -> list[str]:
    return [cell for cell in (raw.sheet, *raw.above) if cell]


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
    titles = [PurePath(raw.file).stem, *_titles(raw), *raw.headers]
    years = {year for text in titles for year in _YEAR.findall(text)}
    found = periods_of(stems)
    if len(years) == 1 and all((one.last - one.first).days > _QUARTER for one in found.values()):
        dated = {stem: f"{stem} {min(years)}" for stem in stems if stem and stem not in found}
        named_so = periods_of(dated.values())
        found |= {stem: named_so[text] for stem, text in dated.items() if text in named_so}
    return {at: found[stem] for at, stem in enumerate(stems) if stem in found}


def _unit(raw: RawTable, headers: Iterable[str], *, with_titles: bool = True) -> str | None:
    """What the header of the numbers adds: their thousands, their currency; None: they differ."""
    units = {(header_scale(one), header_currency(without_scale(one))) for one in headers}
    if len(units) != 1:
        return None
    scale, currency = units.pop()
    titles = (*_titles(raw), PurePath(raw.file).stem) if with_titles else ()
    for text in (_YEAR.sub("", title).replace(" ,", ",") for title in titles):
        scale = header_scale(text) if scale == 1 else scale
        currency = currency or header_currency(without_scale(text))
    word = _WORDS[_is_russian(raw)][3].get(scale, "")
    shown = " ".join(part for part in (word, currency or "") if part)
    return f", {shown}" if shown else ""


def _is_russian(raw: RawTable) -> bool:
    return any(re.search("[а-яё]", fold_header(header)) for header in raw.headers)
