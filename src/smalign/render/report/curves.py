"""Maturity curves: the share of each cohort that was won by each age, as far as it is known."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.render.language import NO_TEXT, percent, whole
from smalign.render.money import number
from smalign.render.report.blocks import Cell, Chart, Charts, Lines, Table
from smalign.render.report.colors import BLUE, GREY, ORANGE
from smalign.render.report.labels import cut
from smalign.render.report.stages import blocks_of, name_of
from smalign.render.report.texts import say
from smalign.render.titles import named, title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.results import Result, Row
    from smalign.render.report.blocks import Block, Datum

_MOST_BLOCKS: Final = 6
_CHARTED: Final = 8
"""Curves of a chart: more could not be told apart."""
_TABLED: Final = 24
_LEAST: Final = 2
"""Points of a curve."""
_NAME: Final = 16
_HEIGHT: Final = 240
_LINE: Final = 19
"""Points of the chart, and of them one label needs."""
_EARLIER, _LATEST, _YOUNG = BLUE, ORANGE, GREY


class _Curve(Struct, frozen=True):
    """One cohort: its points by age, and whether it is as old as the horizon."""

    name: str
    points: tuple[tuple[int, Decimal], ...]
    cards: int
    is_old: bool


def curves(result: Result, cohorts: Result, lang: str) -> tuple[Block, ...]:
    """A chart and a table of each pipeline with curves; `cohorts` names those without one, too."""
    named = {
        name_of(key, lang): ([*_curves(rows)], rows[0]) for key, rows in blocks_of(result).items()
    }
    shown = {name: one for name, one in named.items() if any(map(_is_drawn, one[0]))}
    shown = dict(list(shown.items())[:_MOST_BLOCKS])
    if not shown:
        return ()
    days = {name: int(number(row.get("horizon_days")) or 0) for name, (_, row) in shown.items()}
    charts = (_chart(name, found, days[name], lang) for name, (found, _) in shown.items())
    every = {name_of(key, lang): rows for key, rows in blocks_of(cohorts).items()}
    tables = (
        _table(name, found, every.get(name, []), result, lang) for name, (found, _) in shown.items()
    )
    return (
        Lines((say("of_curves", lang),), mood="about"),
        Charts(tuple(charts)),
        *tables,
    )


def _curves(rows: Sequence[Row]) -> Iterator[_Curve]:
    """The curves of one pipeline, the oldest cohort first."""
    for name, found in groupby(rows, lambda row: str(row.get("cohort") or "")):
        points = [*found]
        ages = [int(number(row.get("age_days")) or 0) for row in points]
        shares = [number(row.get("won_share")) or Decimal(0) for row in points]
        horizon = int(number(points[0].get("horizon_days")) or 0)
        yield _Curve(
            cut(name, _NAME),
            tuple(zip(ages, shares, strict=True)),
            int(number(points[0].get("cards")) or 0),
            ages[-1] >= horizon,
        )


def _is_drawn(curve: _Curve) -> bool:
    return len(curve.points) >= _LEAST


def _chart(name: str, every: Sequence[_Curve], horizon: int, lang: str) -> Chart:
    """The latest curves; what is as old as the horizon stands out, the latest of it most."""
    drawn = [one for one in every if _is_drawn(one)][-_CHARTED:]
    latest = next((one for one in reversed(drawn) if one.is_old), None)
    rows: list[Datum] = []
    for curve, place in zip(drawn, _places(drawn), strict=True):
        colour = _YOUNG if not curve.is_old else _LATEST if curve is latest else _EARLIER
        _, last = curve.points[-1]
        rows += [
            {"label": "", "cohort": curve.name, "age": age, "rate": float(rate), "color": colour}
            for age, rate in curve.points
        ]
        label = f"{curve.name} · {percent(last, lang)}"
        rows[-1] |= {"label": label, "place": place, "last": float(last)}
    legend = [("blue", say("curves_earlier", lang, days=whole(horizon, lang)))]
    if latest:
        legend.append(("orange", say("curves_latest", lang)))
    if any(not one.is_old for one in drawn):
        legend.append(("grey", say("too_young", lang)))
    more = len(every) - len(drawn)
    return Chart(
        spec="curves",
        rows=tuple(rows),
        caption=say("curves_chart", lang, pipeline=name),
        legend=tuple(legend),
        tail=say("last_rows", lang, count=whole(len(drawn), lang), all=whole(len(every), lang))
        if more
        else "",
    )


def _places(drawn: Sequence[_Curve]) -> list[float]:
    """Where the labels stand so that none covers another: near their ends, in the same order."""
    ends = [float(one.points[-1][1]) for one in drawn]
    largest = max((float(rate) for one in drawn for _, rate in one.points), default=0.0) or 1.0
    gap = largest * _LINE / _HEIGHT
    ranked = sorted(range(len(drawn)), key=lambda at: (ends[at], -at))
    places = [0.0] * len(drawn)
    lowest = 0.0
    for at in ranked:
        places[at] = max(ends[at], lowest)
        lowest = places[at] + gap
    highest = max(largest, gap * (len(drawn) - 1))
    for at in reversed(ranked):
        places[at] = min(places[at], highest)
        highest = places[at] - gap
    return places


def _table(
    name: str, every: Sequence[_Curve], cohorts: Sequence[Row], result: Result, lang: str
) -> Table:
    """A row a cohort, also one too young for a point, and a column an age."""
    known = {one.name: dict(one.points) for one in every}
    ages = sorted({age for one in every for age, _ in one.points})
    latest = cohorts[-_TABLED:]
    heads = {item.name: title(item, lang, named(result)) for item in result.fields}
    return Table(
        caption=say("curves_chart", lang, pipeline=name),
        heads=(
            heads["cohort"],
            heads["cards"],
            *(say("by_day", lang, day=whole(age, lang)) for age in ages),
        ),
        right=(False, *(True for _ in range(len(ages) + 1))),
        rows=tuple(_row(row, known, ages, lang) for row in latest),
        tail=say("last_rows", lang, count=whole(len(latest), lang), all=whole(len(cohorts), lang))
        if len(latest) < len(cohorts)
        else "",
    )


def _row(
    row: Row, known: dict[str, dict[int, Decimal]], ages: Sequence[int], lang: str
) -> tuple[Cell, ...]:
    cohort = cut(str(row.get("cohort") or ""), _NAME)
    points = known.get(cohort, {})
    shares = (points.get(age) for age in ages)
    texts = (NO_TEXT if share is None else percent(share, lang) for share in shares)
    cards = whole(int(number(row.get("cards")) or 0), lang)
    return (Cell(cohort), Cell(cards), *map(Cell, texts))
