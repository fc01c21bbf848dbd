"""Channels: what each brings, costs and returns."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.render.human import grid
from smalign.render.language import heading, percent, whole
from smalign.render.layout import priority
from smalign.render.money import number
from smalign.render.report.blocks import Chart, Charts, Fold, Lines
from smalign.render.report.labels import cut
from smalign.render.report.tables import about, measures_of, result_table
from smalign.render.report.texts import say
from smalign.render.titles import named, title, value_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Result, Row
    from smalign.render.report.blocks import Block, Datum

_CHARTED: Final = 12
_LABEL: Final = 36
_SHORT: Final = 22
"""The same beside a value with its range."""
_ENDS: Final = {"rate": "", "low": "_low", "high": "_high"}
_THIRD: Final = 3
_FAR: Final = 5
_COLUMNS: Final = 9
_ENDS_OF: Final = frozenset({"roas_low", "roas_high"})
"""The interval of ROAS says what that of ROMI says: it is among all columns."""
_BARS: Final = ("leads", "won", "revenue")
_MONEY: Final = ("revenue", "spend")
_RATES: Final = {
    "lead_to_won": "leads",
    "deal_to_won": "deals",
    "win_rate": None,
    "lead_to_deal": "leads",
}
"""Rates worth a chart, the best first, and the one count they are of."""
_DEALS_ONLY: Final = "deal"
_SAME_AS_DEALS: Final = frozenset({"leads", "inquiries", "lead_to_won"})
"""Where a deal is its own lead they say again what deals and their rate say."""


def channels(result: Result, lang: str) -> tuple[Block, ...]:
    """Charts of money, conversion and returns, the table of what matters, all columns folded."""
    if not result.rows:
        return (Lines((say("no_rows", lang),), mood="about"),)
    drawn = (_money(result, lang), _rates(result, lang), _returns(result, lang))
    charts = tuple(chart for chart in drawn if chart)
    known = measures_of(result, lang)
    wanted = [name for name in priority("roi", lang) if name in known - _ENDS_OF]
    twins = _SAME_AS_DEALS if result.grain == _DEALS_ONLY else frozenset()
    wanted = [name for name in wanted if name not in twins and not name.endswith("_low")]
    wanted = wanted[:_COLUMNS]
    kept = tuple(item for item in result.fields if item.name not in _ENDS_OF)
    caption = say("channels", lang)
    blocks: list[Block] = [Charts(charts)] if charts else []
    best = replace(result, fields=kept)
    blocks += [result_table(best, lang, caption, wanted, _BARS), *about(result, lang)]
    if len([name for name in known if not name.endswith("_low")]) > len(wanted):
        whole_table = result_table(result, lang, caption)
        blocks.append(Fold(say("all_columns", lang), (whole_table,)))
    return tuple(blocks)


def _money(result: Result, lang: str) -> Chart | None:
    """Revenue and spend, where a row knows one of them."""
    found = [row for row in result.rows if _has_money(row)]
    rows = found[:_CHARTED]
    if not rows:
        return None
    texts = _texts(result, lang)
    data = []
    for at, row in enumerate(rows):
        datum: Datum = {"row": at, "label": _label(result, row, lang)}
        for place, name in zip(("first", "second"), _MONEY, strict=True):
            value = number(row.get(name))
            amount = 0.0 if value is None else float(value)
            text = "" if value is None else texts[name][id(row)]
            datum |= {place: amount, f"{place}_end": max(amount, 0.0), f"{place}_text": text}
        data.append(datum)
    titles = {
        item.name: heading(item, lang, named(result), result.currency) for item in result.fields
    }
    return Chart(
        spec="money",
        rows=tuple(data),
        caption=say("money_chart", lang) if "channel" in titles else say("money_chart_by", lang),
        legend=tuple(
            (color, titles[name])
            for color, name in zip(("blue", "orange"), _MONEY, strict=True)
            if any(number(row.get(name)) is not None for row in rows)
        ),
        tail=_first(len(rows), len(found), lang),
    )


def _texts(result: Result, lang: str) -> dict[str, dict[int, str]]:
    """Measure → row (by identity) → its amount as the table shows it."""
    shown = grid(result, lang)
    return {
        item.name: {id(row): cells[at] for row, cells in zip(result.rows, shown.rows, strict=True)}
        for at, item in enumerate(result.fields)
        if item.name in _MONEY
    }


def _has_money(row: Row) -> bool:
    return bool(number(row.get("revenue")) or number(row.get("spend")))


def _returns(result: Result, lang: str) -> Chart | None:
    """What each row with spend returns, with the interval of its revenue.

    A row that sold nothing has no interval, and is there all the same: its spend is lost.
    """
    names = {item.name: item for item in result.fields}
    found = [row for row in result.rows if number(row.get("romi")) is not None]
    rows = found[:_CHARTED]
    if not any(number(row.get("romi_low")) is not None for row in rows):
        return None
    data = [_return(result, row, at, lang) for at, row in enumerate(rows)]
    edge = _edge([float(one["high"]) for one in data])
    told = edge is not None and say("returns_cut", lang, most=percent(Decimal(edge), lang, 0))
    return Chart(
        spec="returns",
        rows=tuple(data if edge is None else (_within(one, edge) for one in data)),
        caption=say("returns_chart", lang, title=title(names["romi"], lang, named(result))),
        tail=" ".join(text for text in (_first(len(rows), len(found), lang), told) if text),
    )


def _edge(ends: Sequence[float]) -> float | None:
    """Where the chart ends, so that the few that return many times more leave the others room.

    ends: what each row may return at most. They are at most a third of the rows, and five times as
    far as the next one, or as a return of 100 %.
    """
    far = sorted(ends, reverse=True)
    for place in range(1, len(far) // _THIRD + 1):
        next_one = max(far[place], 1.0)
        if far[place - 1] > _FAR * next_one:
            return next_one
    return None


def _within(row: Datum, edge: float) -> Datum:
    """A row as far as the chart goes: a point beyond its end is an arrow there."""
    ends = {name: min(float(row[name]), edge) for name in _ENDS}
    return {**row, **ends, "is_beyond": float(row["rate"]) > edge}


def _return(result: Result, row: Row, at: int, lang: str) -> Datum:
    point = number(row.get("romi")) or Decimal(0)
    known = {name: number(row.get(f"romi{end}")) for name, end in _ENDS.items()}
    ends = {name: point if value is None else value for name, value in known.items()}
    texts = {name: percent(value, lang, 0) for name, value in ends.items()}
    told = "return_alone" if known["low"] is None else "effect_range"
    value = say(told, lang, value=texts["rate"], low=texts["low"], high=texts["high"])
    return {
        "row": at,
        "label": _label(result, row, lang, _SHORT),
        "value": value,
        **{name: float(end) for name, end in ends.items()},
    }


def _rates(result: Result, lang: str) -> Chart | None:
    """The first conversion known in some row, with its interval."""
    names = {item.name: item for item in result.fields}
    for name, count in _RATES.items():
        if count == "leads" and result.grain == _DEALS_ONLY:
            continue
        found = [row for row in result.rows if number(row.get(name)) is not None]
        rows = found[:_CHARTED]
        if name in names and rows:
            return Chart(
                spec="rates",
                rows=tuple(_rate(result, row, name, at, lang) for at, row in enumerate(rows)),
                caption=say("rates_chart", lang, rate=title(names[name], lang, named(result))),
                tail=_first(len(rows), len(found), lang),
            )
    return None


def _rate(result: Result, row: Row, name: str, at: int, lang: str) -> Datum:
    point, low, high = (number(row.get(name + end)) for end in ("", "_low", "_high"))
    datum: Datum = {"row": at, "label": _label(result, row, lang)}
    if point is None:
        return datum
    low, high = low if low is not None else point, high if high is not None else point
    datum |= {"rate": float(point), "low": float(low), "high": float(high)}
    return datum | {"value": _of(row, name, percent(point, lang), lang)}


def _of(row: Row, name: str, share: str, lang: str) -> str:
    """The share with what it is of, where one count says so."""
    counted = _RATES[name]
    count = number(row.get(counted)) if counted else None
    return (
        share if count is None else say("out_of", lang, share=share, count=whole(int(count), lang))
    )


def _label(result: Result, row: Row, lang: str, most: int = _LABEL) -> str:
    """The row's own texts, joined."""
    texts = [
        value_word(item.name, str(row[item.name]), lang)
        for item in result.fields
        if item.type == "text" and row.get(item.name) is not None
    ]
    return cut(" · ".join(texts), most)


def _first(shown: int, available: int, lang: str) -> str:
    if shown == available:
        return ""
    return say("first_rows", lang, count=whole(shown, lang), all=whole(available, lang))
