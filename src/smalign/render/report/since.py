"""The section on what changed since the last report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.headline import key_of
from smalign.render.language import day as day_text
from smalign.render.language import decimals, money, money_places, percent, points, signed, whole
from smalign.render.language import period as period_text
from smalign.render.report.blocks import Cell, Lines, Table
from smalign.render.report.labels import cut
from smalign.render.report.ladder import every_note, told
from smalign.render.report.texts import say
from smalign.render.titles import named, title

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from smalign.base.headline import Since
    from smalign.base.results import Field, Result
    from smalign.render.report.blocks import Block
    from smalign.render.report.parts import ReportParts

_MOST_NEW: Final = 8
_VERSION: Final = 40
_OF: Final = {"lead_to_won": "leads", "deal_to_won": "deals"}
"""Rate → the count that it is of."""


def since_last(parts: ReportParts, lang: str) -> tuple[Block, ...]:
    """Numbers then and now, what makes them hard to compare, and notes that are new."""
    since, roi = parts.since, parts.result("roi")
    if since is None:
        return ()
    rows = tuple(_rows(since, roi, lang)) if roi else ()
    blocks: list[Block] = [Lines(tuple(_cautions(since, lang)), mood="about")]
    if rows and since.then.numbers == since.now.numbers:
        blocks.append(Lines((say("since_same", lang),)))
    elif rows:
        blocks.append(
            Table(
                caption=say("since_numbers", lang),
                heads=tuple(say(head, lang) for head in ("measure", "then", "now", "change")),
                right=(False, True, True, True),
                rows=rows,
            )
        )
    return (*blocks, *_notes(since, parts, lang))


def _cautions(since: Since, lang: str) -> Iterator[str]:
    then, now = since.then, since.now
    yield say(
        "since_days",
        lang,
        then=_day(then.as_of, lang),
        then_period=period_text(then.period, lang),
        now=_day(now.as_of, lang),
        now_period=period_text(now.period, lang),
    )
    if since.is_backwards:
        yield say("since_older", lang)
    if then.period != now.period:
        yield say("since_other_period", lang)
    if then.currency != now.currency:
        yield say("since_currency", lang)
    if then.version != now.version:
        yield say("since_version", lang, version=cut(then.version, _VERSION))
    elif then.configuration != now.configuration:
        yield say("since_counted", lang)
    yield say("since_of", lang)


def _day(day: date | None, lang: str) -> str:
    return say("unknown", lang) if day is None else day_text(day, lang)


def _rows(since: Since, roi: Result, lang: str) -> Iterator[tuple[Cell, ...]]:
    """A row a measure that both reports know."""
    is_one_currency = since.then.currency == since.now.currency
    for item in roi.fields:
        then, now = (one.numbers.get(item.name) for one in (since.then, since.now))
        if then is None or now is None or (item.unit == "money" and not is_one_currency):
            continue
        places = money_places([then, now]) if item.unit == "money" else 0
        of = [one.numbers.get(_OF.get(item.name, "")) for one in (since.then, since.now)]
        texts = [
            _figure(value, item, roi.currency, places, lang)
            if count is None
            else say("out_of", lang, share=percent(value, lang), count=decimals(count, 0, lang))
            for value, count in zip((then, now), of, strict=True)
        ]
        change = _change(now - then, item, places, lang)
        yield (Cell(title(item, lang, named(roi))), *map(Cell, (*texts, change)))


def _figure(value: Decimal, item: Field, currency: str | None, places: int, lang: str) -> str:
    if item.unit == "money":
        return money(value, currency, lang, places)
    return percent(value, lang) if item.unit == "rate" else decimals(value, places, lang)


def _change(change: Decimal, item: Field, places: int, lang: str) -> str:
    if item.unit == "rate":
        return say("of_points", lang, points=points(change, lang))
    return signed(change, places, lang)


def _notes(since: Since, parts: ReportParts, lang: str) -> Iterator[Block]:
    """Notes that are new, and how many are gone.

    Both headlines know the notes of every part; `parts` are those that have a section.
    """
    found = every_note(parts)
    new = [told(note, of, lang) for note, of in found if key_of(note) not in since.then.warnings]
    if new:
        texts = new[:_MOST_NEW]
        if len(new) > _MOST_NEW:
            texts.append(say("since_more", lang, count=whole(len(new) - _MOST_NEW, lang)))
        yield Lines(tuple(texts), title=say("since_new", lang))
    gone = since.then.warnings - since.now.warnings
    if gone:
        yield Lines((say("since_gone", lang, count=whole(len(gone), lang)),), mood="about")
