"""Losses: the reasons with their intervals, by stage, and what was disqualified without a try."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from smalign.base.results import Period
from smalign.base.schema import UNKNOWN
from smalign.render.basis import said_of
from smalign.render.language import percent, period, whole
from smalign.render.money import number
from smalign.render.report.blocks import Chart, Charts, Fold, Lines
from smalign.render.report.colors import BLUE, ORANGE
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.tables import about, measures_of, result_table
from smalign.render.report.texts import say
from smalign.render.sentences import sentence
from smalign.render.titles import metric_title, value_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Result, Row
    from smalign.render.report.blocks import Block, Datum, Table

_CHARTED: Final = 12
_TABLED: Final = 20
_LABEL: Final = 44
_REASON: Final = 26
_HALVES: Final = ("cards", "before", "since", "change")
_CHANGED: Final = frozenset({"new", "rising", "falling"})
_COLUMNS: Final = ("cards", "share", "change", "amount")
_SAID: Final = frozenset(
    {
        *(
            "reasons_unsaid",
            "reasons_unsaid_in",
            "reasons_new",
            "reasons_rising",
            "reasons_falling",
        ),
        *("reasons_undecided", "losses_undated", "losses_elsewhere", "losses_without_day"),
        *("nothing_lost", "attempts_unrecorded", "attempts_recorded"),
    }
)
"""Notes that belong beside the numbers, not only to the end of the report."""


def losses(
    result: Result, unworked: Result | None, topics: Result | None, lang: str
) -> tuple[Block, ...]:
    """What the reasons say, a chart and a table of them, all columns folded; then the untried.

    topics: the reasons in the halves of the period.
    """
    told = _told(result, lang)
    if not result.rows:
        return told or (Lines((say("no_rows", lang),), mood="about"),)
    known = measures_of(result, lang)
    wanted = [name for name in _COLUMNS if name in known]
    caption = metric_title(result.metric, lang)
    blocks: list[Block] = [
        Lines((say("of_losses", lang),), mood="about"),
        *told,
        Charts((_chart(result, lang),)),
        _table(result, wanted, lang),
        *about(result, lang),
    ]
    if _is_folded(known, wanted):
        blocks.append(Fold(say("all_columns", lang), (result_table(result, lang, caption),)))
    if topics is not None:
        blocks += _dynamics(topics, lang)
    if unworked is not None and unworked.rows:
        blocks += _unworked(unworked, lang)
    return tuple(blocks)


def _is_folded(known: frozenset[str], wanted: Sequence[str]) -> bool:
    """Whether there are more columns than the open table has, in a fold with every row."""
    return len([name for name in known if not name.endswith("_low")]) > len(wanted)


def _table(result: Result, wanted: Sequence[str], lang: str) -> Table:
    """The most frequent rows, where a fold has them all; the total is of all."""
    shown, caption = result.rows, metric_title(result.metric, lang)
    if _is_folded(measures_of(result, lang), wanted):
        shown = shown[:_TABLED]
    table = result_table(replace(result, rows=shown), lang, caption, wanted, ("cards",))
    if len(shown) == len(result.rows):
        return table
    counts = {"count": whole(len(shown), lang), "all": whole(len(result.rows), lang)}
    return replace(table, tail=say("first_rows", lang, **counts))


def _told(result: Result, lang: str) -> tuple[Lines, ...]:
    lines = tuple(
        cut(sentence(note, lang, currency=result.currency), SENTENCE)
        for note in result.notes
        if note.code in _SAID
    )
    return (Lines(lines),) if lines else ()


def _chart(result: Result, lang: str) -> Chart:
    """The first rows: the most frequent reasons."""
    rows = result.rows[:_CHARTED]
    alike = Counter(_named(row) for row in rows)
    parts = Counter((row.get("reason"), row.get("class")) for row in result.rows)
    return Chart(
        spec="rates",
        rows=tuple(
            _dot(
                row,
                at,
                lang,
                apart=alike[_named(row)] > 1,
                whole_reason=parts[row.get("reason"), row.get("class")] == 1,
            )
            for at, row in enumerate(rows)
        ),
        caption=say("reasons_chart", lang),
        tail=""
        if len(rows) == len(result.rows)
        else say(
            "first_rows", lang, count=whole(len(rows), lang), all=whole(len(result.rows), lang)
        ),
    )


def _named(row: Row) -> tuple[object, ...]:
    return tuple(row.get(name) for name in ("reason", "stage", "class"))


def _dot(row: Row, at: int, lang: str, *, apart: bool, whole_reason: bool) -> Datum:
    """A row of the chart; apart: with its zone, for another stage of this name has one, too.

    whole_reason: no other row has a part of the reason; a part whose stage is unknown says so.
    """
    point, low, high = (float(number(row.get(f"share{end}")) or 0) for end in ("", "_low", "_high"))
    is_bare = whole_reason and row.get("stage") == UNKNOWN
    named = ("reason", "class") if is_bare else ("reason", "stage", "class")
    named = (*named, *(("zone",) if apart else ()))
    names = [value_word(name, str(row.get(name) or ""), lang) for name in named]
    share = number(row.get("share"))
    lost = whole(int(number(row.get("lost")) or 0), lang)
    return {
        "row": at,
        "label": cut(" · ".join(name for name in names if name), _LABEL),
        "value": say("out_of", lang, share=percent(share, lang), count=lost) if share else "",
        "rate": point,
        "low": low,
        "high": high,
    }


def _dynamics(topics: Result, lang: str) -> list[Block]:
    """Each reason's share of the losses of the first half of the period and of the second."""
    known = [row for row in topics.rows if None not in (row.get("before"), row.get("since"))]
    if not known:
        return []
    shown = known[:_CHARTED]
    counts = {"count": whole(len(shown), lang), "all": whole(len(known), lang)}
    chart = Chart(
        spec="dynamics",
        rows=tuple(_halves(row, at, lang) for at, row in enumerate(shown)),
        caption=say("dynamics_chart", lang),
        legend=(
            ("grey", say("first_half", lang)),
            ("blue", say("second_half", lang)),
            ("orange", say("changed_half", lang)),
        ),
        tail="" if len(shown) == len(known) else say("first_rows", lang, **counts),
    )
    heading = say("dynamics", lang)
    return [
        Charts((chart,)),
        result_table(topics, lang, heading, _HALVES, ("cards",)),
        *_of_halves(topics, lang),
    ]


def _of_halves(topics: Result, lang: str) -> tuple[Lines, ...]:
    """The days of the halves, and of how many losses the shares are."""
    split: Any = topics.params.get("in_halves")
    if not split:
        return ()
    first, middle, last = map(date.fromisoformat, split["days"])
    days = (Period(first, middle), Period(middle + timedelta(days=1), last))
    facts = {
        "first": period(days[0], lang),
        "second": period(days[1], lang),
        "before": whole(split["before"], lang),
        "since": whole(split["since"], lang),
    }
    return (Lines((say("of_halves", lang, **facts),), mood="about"),)


def _halves(row: Row, at: int, lang: str) -> Datum:
    before, since = (number(row.get(name)) or Decimal(0) for name in ("before", "since"))
    change = str(row.get("change") or "")
    said = [say("halves", lang, before=percent(before, lang), since=percent(since, lang))]
    said += [value_word("change", change, lang)] if change else []
    return {
        "row": at,
        "label": cut(value_word("reason", str(row.get("reason")), lang), _REASON),
        "value": " · ".join(said),
        "before": float(before),
        "since": float(since),
        "color": ORANGE if change in _CHANGED else BLUE,
        "is_changed": int(change in _CHANGED),
    }


def _unworked(result: Result, lang: str) -> list[Block]:
    """The share of all, with its interval; whose cards they are is a question of its own."""
    share = [number(result.total.get(f"unworked_share{end}")) for end in ("", "_low", "_high")]
    recorded = int(number(result.total.get("recorded")) or 0)
    lines: list[str] = []
    if None not in share:
        point, low, high = (percent(value, lang) for value in share if value is not None)
        of = said_of(recorded, "recorded", lang)
        heading = metric_title(result.metric, lang)
        lines.append(say("rate", lang, title=heading, share=point, count=of, low=low, high=high))
        lines.append(say("whose", lang))
    lines += [text for block in _told(result, lang) for text in block.texts]
    return [Lines(tuple(lines), title=metric_title(result.metric, lang))]
