"""Nurture: whether what marketing sends goes with moving on, whom it reaches, was it used."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.render.language import period, points
from smalign.render.money import number
from smalign.render.report.blocks import Chart, Charts, Lines
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.tables import known_of, result_table
from smalign.render.report.texts import say
from smalign.render.sentences import sentence
from smalign.render.titles import metric_title, value_word

if TYPE_CHECKING:
    from smalign.base.results import Result, Row
    from smalign.render.report.blocks import Block, Datum
    from smalign.render.report.parts import ReportParts

_CHARTED: Final = 10
_LABEL: Final = 38
_EFFECT: Final = (
    *("reach", "compared", "progression", "untouched_progression", "lift", "verdict"),
    "raw_lift",
)
_REACH: Final = ("open_cards", "open_touched", "open_share", "cards", "touched_cards_share")
_USED: Final = ("touches", "used", "used_share", "moved_used", "moved_unused", "lift", "verdict")
WHY_NOT: Final = ("nurture_no_touches", "nurture_unlinked")
"""Notes that say why there is nothing to show."""
_OF_EFFECT: Final = ("nurture_",)
_OF_USE: Final = ("calls_used", "pretexts_")
"""Beginnings of the codes of notes that belong beside the numbers."""


def nurture(parts: ReportParts, lang: str) -> tuple[Block, ...]:
    """The effect beside comparable untouched cards, who is reached at all, touches as pretexts."""
    found = parts.result("nurture")
    if found is None or not found.rows:
        return ()
    blocks: list[Block] = [
        Lines((say("of_nurture", lang),), mood="about"),
        Lines(_told(found, _OF_EFFECT, lang)),
    ]
    blocks += _effect(found, lang)
    reached = parts.result("coverage")
    if reached is not None and reached.rows:
        heading = metric_title("coverage", lang)
        known = known_of(_REACH, reached, lang)
        blocks.append(result_table(reached, lang, heading, known, ("open_cards",)))
        blocks += _dated(reached, found, lang)
    used = parts.result("pretexts")
    if used is not None:
        blocks += [*_use(used, lang), *_dated(used, found, lang)]
    return (*blocks, Lines((say("nurture_limits", lang),), mood="about"))


def _effect(found: Result, lang: str) -> list[Block]:
    """A chart and a table of the differences, where one can be told."""
    told = [row for row in found.rows if number(row.get("lift")) is not None]
    if not told:
        return []
    heading = metric_title("nurture", lang)
    known = known_of(_EFFECT, found, lang)
    shown = told[:_CHARTED]
    chart = Chart(
        spec="lifts",
        rows=tuple(_dot(found, row, at, lang) for at, row in enumerate(shown)),
        caption=say("lift_chart", lang, days=str(found.params.get("days"))),
        legend=(("blue", say("lift_dot", lang)), ("pale", say("interval", lang))),
    )
    return [Charts((chart,)), result_table(found, lang, heading, known, ("compared",))]


def _dot(found: Result, row: Row, at: int, lang: str) -> Datum:
    """One content: the difference in points, with its interval."""
    shares = [number(row.get(f"lift{end}")) for end in ("", "_low", "_high")]
    point, low, high = (one or Decimal(0) for one in shares)
    texts = [points(one, lang) for one in (point, low, high)]
    names = [
        value_word(item.name, str(row[item.name]), lang)
        for item in found.fields
        if item.type == "text" and item.name != "verdict" and row.get(item.name) is not None
    ]
    value = say("effect_range", lang, value=texts[0], low=texts[1], high=texts[2])
    return {
        "row": at,
        "label": cut(" · ".join(names), _LABEL),
        "value": value,
        "rate": float(point),
        "low": float(low),
        "high": float(high),
    }


def _use(used: Result, lang: str) -> list[Block]:
    """How often sales followed a touch, and what came of it."""
    told = _told(used, _OF_USE, lang)
    heading = metric_title("pretexts", lang)
    blocks: list[Block] = [Lines(told, title=heading)] if told else []
    if used.rows:
        known = known_of(_USED, used, lang)
        blocks.append(result_table(used, lang, heading, known, ("touches",)))
    return blocks


def _dated(part: Result, found: Result, lang: str) -> list[Block]:
    """Whose period is another than that of the effect: an option of the report it does not have."""
    if part.period == found.period or not part.rows:
        return []
    text = say("other_period", lang, period=period(part.period, lang))
    return [Lines((text,), mood="about")]


def _told(found: Result, beginnings: tuple[str, ...], lang: str) -> tuple[str, ...]:
    return tuple(
        cut(sentence(note, lang, currency=found.currency), SENTENCE)
        for note in found.notes
        if note.code.startswith(beginnings)
    )
