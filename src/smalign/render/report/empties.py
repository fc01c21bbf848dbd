"""Empty fields: the emptiest as a chart, all of them as a heat table per kind of card."""

from __future__ import annotations

from decimal import Decimal
from math import inf
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field
from smalign.render.language import NO_TEXT, whole, whole_percent
from smalign.render.money import number
from smalign.render.report.blocks import Cell, Chart, Charts, Lines, Table
from smalign.render.report.labels import cut
from smalign.render.report.texts import say
from smalign.render.titles import title, value_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.results import Result, Row
    from smalign.render.report.blocks import Block, Datum

_CHARTED: Final = 10
_MOST_FIELDS: Final = 40
_MOST_SEGMENTS: Final = 14
_LABEL: Final = 38
_NAME: Final = 28
_OF_PIPELINE: Final = " · "
_SHADES: Final = (0.05, 0.2, 0.4, 0.6, 0.8)
"""Ends of the shades of a heat table: up to 5 % is not tinted."""


def empties(result: Result, lang: str, order: Mapping[str, int]) -> tuple[Block, ...]:
    """The emptiest cells, then fields × segments.

    order: the place of segments, and of beginnings such as «Sales · » that of others with it.
    """
    if not result.rows:
        return (Lines((say("no_rows", lang),), mood="about"),)
    tables = sorted({str(row["table"]) for row in result.rows}, key=_first_leads)
    chart = _chart(result, lang)
    blocks: list[Block] = [Charts((chart,))] if chart else []
    for table in tables:
        rows = [row for row in result.rows if row["table"] == table]
        some, never = _by_emptiness(rows)
        if some:
            blocks.append(_heat(rows, some, table, lang, order))
        if never:
            blocks.append(Lines((_never(never, lang),), mood="about"))
    return tuple(blocks)


def _first_leads(table: str) -> tuple[bool, str]:
    return table != "leads", table


def _low(row: Row) -> Decimal:
    """What at least is empty: few cards make no headline."""
    return number(row.get("empty_share_low")) or Decimal(0)


def _chart(result: Result, lang: str) -> Chart | None:
    found = [row for row in result.rows if _low(row) > 0]
    found.sort(key=lambda row: (-_low(row), _key(row)))
    rows = found[:_CHARTED]
    if not rows:
        return None
    return Chart(
        spec="empties",
        rows=tuple(_bar(row, at, lang) for at, row in enumerate(rows)),
        caption=say("empties_chart", lang),
        tail=""
        if len(rows) == len(found)
        else say("first_rows", lang, count=whole(len(rows), lang), all=whole(len(found), lang)),
    )


def _bar(row: Row, at: int, lang: str) -> Datum:
    share = number(row.get("empty_share")) or Decimal(0)
    high = number(row.get("empty_share_high")) or share
    cards = whole(int(number(row.get("cards")) or 0), lang)
    names = [_field(str(row["field"]), lang), _segment(str(row.get("segment") or ""), lang)]
    return {
        "row": at,
        "label": cut(" · ".join(name for name in names if name), _LABEL),
        "value": say("out_of", lang, share=whole_percent(share, lang), count=cards),
        "rate": float(share),
        "low": float(_low(row)),
        "high": float(high),
    }


def _by_emptiness(rows: Sequence[Row]) -> tuple[list[str], list[str]]:
    """Fields that are empty somewhere, the emptiest first, and those that never are."""
    most: dict[str, tuple[Decimal, Decimal]] = {}
    for row in rows:
        field = str(row["field"])
        share = number(row.get("empty_share")) or Decimal(0)
        low, high = most.get(field, (Decimal(0), Decimal(0)))
        most[field] = max(low, _low(row)), max(high, share)
    ranked = sorted(most, key=lambda field: (*(-share for share in most[field]), field))
    some = [field for field in ranked if most[field][1] > 0]
    return some, [field for field in ranked if most[field][1] == 0]


def _never(fields: Sequence[str], lang: str) -> str:
    names = ", ".join(_field(field, lang) for field in fields[:_MOST_FIELDS])
    more = "…" if len(fields) > _MOST_FIELDS else ""
    return say("always_filled", lang, fields=names + more)


def _heat(
    rows: Sequence[Row],
    fields: Sequence[str],
    table: str,
    lang: str,
    order: Mapping[str, int],
) -> Table:
    """Fields down, segments across with their cards."""
    segments = sorted(
        {str(row.get("segment") or "") for row in rows},
        key=lambda name: (_place(name, order), name),
    )
    cells = {(str(row["field"]), str(row.get("segment") or "")): row for row in rows}
    sizes = {name: _size(rows, name) for name in segments}
    largest = sorted(segments, key=lambda name: (-sizes[name], name))[:_MOST_SEGMENTS]
    across, down = [one for one in segments if one in largest], fields[:_MOST_FIELDS]
    heads = [_segment(name, lang) or say("all_cards", lang) for name in across]
    counted = [whole(sizes[name], lang) for name in across]
    gone = [
        ("more_fields", len(fields) - len(down)),
        ("more_segments", len(segments) - len(across)),
    ]
    return Table(
        caption=say("heat", lang, table=value_word("table", table, lang)),
        heads=(
            say("field", lang),
            *(f"{head} ({n})" for head, n in zip(heads, counted, strict=True)),
        ),
        right=(False, *(True for _ in across)),
        rows=tuple(
            (
                Cell(_due(cells, field, across, lang)),
                *(_shaded(cells.get((field, segment)), lang) for segment in across),
            )
            for field in down
        ),
        tail=" ".join(say(key, lang, count=whole(count, lang)) for key, count in gone if count),
    )


def _place(segment: str, order: Mapping[str, int]) -> float:
    """At its stage, else behind the last one of its pipeline, else behind all."""
    behind = (
        place
        for begin, place in order.items()
        if begin.endswith(_OF_PIPELINE) and segment.startswith(begin)
    )
    return order.get(segment, max(behind, default=inf))


def _due(
    cells: Mapping[tuple[str, str], Row], field: str, segments: Sequence[str], lang: str
) -> str:
    """The field, and the stage from which it is due."""
    rows = (cells.get((field, segment)) for segment in segments)
    due = next((str(row["due_from"]) for row in rows if row and row.get("due_from")), "")
    name = _field(field, lang)
    return say("due_from", lang, field=name, stage=cut(due, _NAME)) if due else name


def _shaded(row: Row | None, lang: str) -> Cell:
    share = None if row is None else number(row.get("empty_share"))
    if share is None:
        return Cell("" if row is None else NO_TEXT)
    return Cell(whole_percent(share, lang), shade=sum(share > end for end in _SHADES))


def _size(rows: Sequence[Row], segment: str) -> int:
    """Cards of a segment, also those a field is not due on: every field has the same."""
    found = [row for row in rows if str(row.get("segment") or "") == segment]
    counted = ("cards", "not_due", "reach_unknown", "never_due")
    return max(sum(int(number(row.get(name)) or 0) for name in counted) for row in found)


def _field(name: str, lang: str) -> str:
    return cut(title(Field(name, "text"), lang), _NAME)


def _segment(name: str, lang: str) -> str:
    return cut(value_word("segment", name, lang), _NAME)


def _key(row: Row) -> tuple[str, str, str]:
    return str(row["table"]), str(row["field"]), str(row.get("segment"))
