"""Cohorts: what was sold by one age, and which cohorts are too young to be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.render.language import percent, whole
from smalign.render.money import number
from smalign.render.report.blocks import Chart, Charts, Lines
from smalign.render.report.colors import BLUE, GREY
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.stages import blocks_of, name_of
from smalign.render.report.tables import known_of, result_table
from smalign.render.report.texts import say
from smalign.render.sentences import sentence
from smalign.render.titles import value_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Result, Row
    from smalign.render.report.blocks import Block, Datum, Table

_MOST_BLOCKS: Final = 6
_CHARTED: Final = 12
_TABLED: Final = 24
_LABEL: Final = 44
_COLUMNS: Final = ("cards", "won", "lost", "open", "maturity", "matured", "incidence")
_MATURE: Final = "mature"
_SAID: Final = frozenset({"horizon_unknown", "lost_undated"})
"""Notes that belong beside the numbers, not only to the end of the report."""


def cohorts(result: Result, lang: str) -> tuple[Block, ...]:
    """A chart and a table of each pipeline that has an age to compare at; first what is young."""
    told = tuple(
        cut(sentence(note, lang, currency=result.currency), SENTENCE)
        for note in result.notes
        if note.code in _SAID
    )
    if not result.rows:
        return (Lines((say("no_rows", lang),), mood="about"),)
    every = blocks_of(result)
    groups = {
        name_of(key, lang): replace(result, rows=tuple(rows), total={})
        for key, rows in every.items()
        if any(row.get("horizon_days") is not None for row in rows)
    }
    shown = dict(list(groups.items())[:_MOST_BLOCKS])
    young = tuple(text for name, part in shown.items() if (text := _young(name, part.rows, lang)))
    blocks: list[Block] = [Lines((say("of_cohorts", lang),), mood="about")]
    if young or told:
        blocks.append(Lines((*young, *told)))
    if shown:
        blocks.append(Charts(tuple(_chart(name, part, lang) for name, part in shown.items())))
    wanted = known_of(_COLUMNS, result, lang)
    blocks += [_table(name, part, wanted, lang) for name, part in shown.items()]
    more = len(groups) - len(shown)
    if more:
        blocks.append(Lines((say("more_cohorts", lang, count=whole(more, lang)),), mood="about"))
    blocks.append(Lines((say("all_of_cohorts", lang),), mood="about"))
    return tuple(blocks)


def _table(name: str, part: Result, wanted: Sequence[str], lang: str) -> Table:
    """The latest cohorts, the oldest of them first."""
    latest = replace(part, rows=part.rows[-_TABLED:])
    return replace(
        result_table(latest, lang, name, wanted, ("cards",)), tail=_tail(latest, part, lang)
    )


def _tail(latest: Result, part: Result, lang: str) -> str:
    shown, every = len(latest.rows), len(part.rows)
    if shown == every:
        return ""
    return say("last_rows", lang, count=whole(shown, lang), all=whole(every, lang))


def _young(name: str, rows: Sequence[Row], lang: str) -> str:
    """Which cohorts are not to be read beside the others."""
    found = [_cohort(row, lang) for row in rows if row.get("maturity") != _MATURE]
    if not found:
        return ""
    days = whole(int(number(rows[0].get("horizon_days")) or 0), lang)
    listed = ", ".join(found[:_CHARTED]) + (", …" if len(found) > _CHARTED else "")
    return cut(say("young", lang, pipeline=name, days=days, cohorts=listed), SENTENCE)


def _cohort(row: Row, lang: str) -> str:
    """A cohort with its maturity where it is not mature."""
    name = str(row.get("cohort") or "")
    state = str(row.get("maturity") or "")
    return name if state == _MATURE else f"{name} ({value_word('maturity', state, lang)})"


def _chart(name: str, part: Result, lang: str) -> Chart:
    """The latest cohorts, the expected share of each; the young ones grey and named."""
    latest = replace(part, rows=part.rows[-_CHARTED:])
    days = whole(int(number(latest.rows[0].get("horizon_days")) or 0), lang)
    return Chart(
        spec="cohorts",
        rows=tuple(_dot(row, at, lang) for at, row in enumerate(latest.rows)),
        caption=say("cohorts_chart", lang, pipeline=name, days=days),
        legend=(("blue", say("mature", lang)), ("grey", say("too_young", lang))),
        tail=_tail(latest, part, lang),
    )


def _dot(row: Row, at: int, lang: str) -> Datum:
    """One cohort; without an estimate it has its line and no dot."""
    share = number(row.get("incidence"))
    cards = whole(int(number(row.get("cards")) or 0), lang)
    is_mature = row.get("maturity") == _MATURE
    datum: Datum = {
        "row": at,
        "label": cut(_cohort(row, lang), _LABEL),
        "value": say("out_of", lang, share=percent(share, lang), count=cards)
        if share is not None
        else say("not_yet", lang),
        "color": BLUE if is_mature else GREY,
        "is_mature": int(is_mature),
    }
    if share is not None:
        ends = {end: float(number(row.get(f"incidence_{end}")) or 0) for end in ("low", "high")}
        datum |= {"rate": float(share), **ends}
    return datum
