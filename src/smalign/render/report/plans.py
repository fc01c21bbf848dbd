"""Plan and fact: the period that is running, what makes its gap, and the periods before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.schema import ALL
from smalign.render.basis import as_of_day
from smalign.render.human import grid
from smalign.render.language import currency_sign, percent, whole
from smalign.render.money import number
from smalign.render.report.blocks import Chart, Charts, Fold, Lines
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.tables import about, measures_of, result_table
from smalign.render.report.texts import say
from smalign.render.sentences import sentence
from smalign.render.titles import value_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.results import Result, Row
    from smalign.render.report.blocks import Block, Datum

_MOST_PERIODS: Final = 4
_CHARTED: Final = 12
_SAID_GAPS: Final = 3
_LABEL: Final = 36
_WIDEST: Final = Decimal("1.5")
"""A bar beyond that much of the plan ends there; its text says the whole."""
_GAP: Final = ("gap", "from_leads", "from_conversion", "from_cheque")
_ENDED: Final = ("plan", "fact", "percent", *_GAP)
_RUNNING: Final = (
    *("plan", "fact", "percent", "due", *_GAP),
    *("run_rate_percent", "coverage", "pipeline_coverage"),
)
_ALL: Final = ("plan", "fact", "percent", "gap")
_SAID: Final = frozenset(
    {
        *("plan_periods_unread", "plan_channels_unknown", "plan_owners_unknown"),
        *("plan_by_closing", "plan_without_amounts", "plan_not_in_period", "plan_not_filtered"),
    }
)
"""Notes that belong beside the numbers, not only to the end of the report."""

Texts = dict[str, str]
"""Column → the cell of a row as the table shows it."""


def plan(answer: Result, lang: str) -> tuple[Block, ...]:
    """What makes the gap, a chart and a table of each current period, every period folded.

    A report travels: rows of single people are shown only where the plan has no others.
    """
    whole_rows = tuple(row for row in answer.rows if row.get("owner") == ALL)
    result = replace(answer, rows=whole_rows or answer.rows)
    told = tuple(
        cut(sentence(note, lang, currency=result.currency), SENTENCE)
        for note in result.notes
        if note.code in _SAID
    )
    if not result.rows:
        return (Lines((*told, say("no_rows", lang)), mood="about"),)
    current = _current(result)
    texts = _texts(result, lang)
    gaps = [text for rows in current.values() for text in _gaps(result, rows, texts, lang)]
    blocks: list[Block] = [Lines((say("of_plan", lang),), mood="about")]
    if told or gaps:
        blocks.append(Lines((*gaps, *told)))
    blocks.append(
        Charts(tuple(_chart(result, name, rows, texts, lang) for name, rows in current.items()))
    )
    known = measures_of(result, lang)
    for name, rows in current.items():
        columns = _RUNNING if any(_is_running(result, row) for row in rows) else _ENDED
        part = replace(result, rows=tuple(rows))
        wanted = [column for column in columns if column in known]
        blocks.append(result_table(part, lang, name, wanted))
    if len({row.get("period") for row in result.rows}) > len(current):
        table = result_table(result, lang, say("all_periods", lang), _ALL)
        blocks.append(Fold(say("all_periods", lang), (table,)))
    if len(result.rows) < len(answer.rows):
        blocks.append(Lines((say("plan_by_owner", lang),), mood="about"))
    return (*blocks, *about(result, lang))


def _current(result: Result) -> dict[str, list[Row]]:
    """Rows of the periods the as-of lies in, else of those that ended last, the shortest first."""
    on = as_of_day(result)
    begun = [row for row in result.rows if on is None or _day(row, "starts_on") <= on]
    rows = begun or list(result.rows)
    latest = max(_day(row, "ends_on") for row in rows)
    least = latest if on is None else min(on, latest)
    found = [row for row in rows if _day(row, "ends_on") >= least]
    found.sort(key=lambda row: _day(row, "ends_on") - _day(row, "starts_on"))
    groups: dict[str, list[Row]] = {}
    for row in found:
        groups.setdefault(str(row.get("period")), []).append(row)
    return dict(list(groups.items())[:_MOST_PERIODS])


def _day(row: Row, name: str) -> date:
    value = row.get(name)
    return value if isinstance(value, date) else date.min


def _is_running(result: Result, row: Row) -> bool:
    on = as_of_day(result)
    return on is not None and on < _day(row, "ends_on")


def _texts(result: Result, lang: str) -> dict[int, Texts]:
    """Row (by identity) → its cells as the table shows them."""
    shown = grid(result, lang)
    names = [item.name for item in shown.fields]
    pairs = zip(result.rows, shown.rows, strict=True)
    return {id(row): dict(zip(names, cells, strict=True)) for row, cells in pairs}


def _gaps(result: Result, rows: Sequence[Row], texts: Mapping[int, Texts], lang: str) -> list[str]:
    """What makes the gap, of the dearest measure that can tell; and what is left to be covered."""
    split = [row for row in rows if row.get("from_leads") is not None]
    paid = [row for row in split if row.get("measure") == "revenue"]
    found = []
    for row in (paid or split)[:_SAID_GAPS]:
        cells = texts[id(row)]
        sign = _sign(result.currency, lang) if paid and result.currency else ""
        parts = {name: _signed(row, name, cells) for name in _GAP}
        key = "plan_gap" if paid else "plan_gap_won"
        facts = {"row": f"{cells['period']} · {_named(row, lang)}", "sign": sign, **parts}
        facts |= {name: cells[name] for name in ("plan", "fact", "percent")}
        text = say(key, lang, **facts)
        if row.get("coverage") is not None:
            covered = {name: cells[name] for name in ("remaining", "expected", "coverage")}
            text += " " + say("plan_covered", lang, sign=sign, **covered)
        found.append(cut(text, SENTENCE))
    return found


def _sign(currency: str, lang: str) -> str:
    """The sign with a space on the side of the amount: after it, in Russian before."""
    sign = currency_sign(currency, lang)
    if lang == "ru":
        return f" {sign}"
    return f"{sign} " if sign[-1].isalpha() else sign


def _signed(row: Row, name: str, cells: Texts) -> str:
    value = number(row.get(name))
    return f"+{cells[name]}" if value is not None and value > 0 else cells[name]


def _named(row: Row, lang: str) -> str:
    """Whose the row is, where the plan tells them apart, and of what."""
    whose = [str(row.get(name)) for name in ("channel", "owner") if row.get(name) != ALL]
    measure = value_word("measure", str(row.get("measure")), lang)
    return " · ".join([*(value_word("owner", one, lang) for one in whose), measure])


def _chart(
    result: Result, name: str, rows: Sequence[Row], texts: Mapping[int, Texts], lang: str
) -> Chart:
    """Fact as a bar against the plan, with a mark where it should be by now."""
    drawn = [row for row in rows if number(row.get("percent")) is not None]
    shown = drawn[:_CHARTED]
    data = tuple(_bar(row, at, texts[id(row)], lang) for at, row in enumerate(shown))
    running = any(_is_running(result, row) for row in shown)
    legend = [("blue", say("fact", lang)), ("pale", say("plan_whole", lang))]
    if running:
        legend.append(("orange", say("due_by_now", lang)))
    counts = {"count": whole(len(shown), lang), "all": whole(len(drawn), lang)}
    return Chart(
        spec="plan",
        rows=data,
        caption=say("plan_chart", lang, period=name),
        legend=tuple(legend),
        tail=" ".join(
            text
            for text, is_said in (
                (say("first_rows", lang, **counts), len(shown) < len(drawn)),
                (say("plan_cut", lang, most=percent(_WIDEST, lang, 0)), any(map(_is_cut, shown))),
            )
            if is_said
        ),
    )


def _is_cut(row: Row) -> bool:
    return (number(row.get("percent")) or Decimal(0)) > _WIDEST


def _bar(row: Row, at: int, cells: Texts, lang: str) -> Datum:
    share, due, planned = (number(row.get(name)) for name in ("percent", "due", "plan"))
    parts = {"share": percent(share or Decimal(0), lang), "fact": cells["fact"]}
    datum: Datum = {
        "row": at,
        "label": cut(_named(row, lang), _LABEL),
        "value": say("of_the_plan", lang, plan=cells["plan"], **parts),
        "plan": 1,
        "fact": float(min(max(share or Decimal(0), Decimal(0)), _WIDEST)),
    }
    if due is not None and planned and due < planned:
        datum["due"] = float(due / planned)
    return datum
