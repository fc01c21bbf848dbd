"""Whether money follows sales: what was spent on segments after their sales were known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.render.human import grid
from smalign.render.language import heading, whole
from smalign.render.money import number
from smalign.render.report.blocks import Chart, Charts, Fold, Lines
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.tables import known_of, result_table
from smalign.render.report.texts import say
from smalign.render.sentences import sentence
from smalign.render.titles import metric_title, named, value_word

if TYPE_CHECKING:
    from smalign.base.results import Result, Row
    from smalign.render.report.blocks import Block, Datum

_CHARTED: Final = 12
_LABEL: Final = 40
_MONEY: Final = ("spend", "next_spend")
_COLUMNS: Final = ("leads", "won", "expected_won", *_MONEY, "change_share")
WHY_NOT: Final = (
    *("spend_not_exported", "spend_no_whole_period", "spend_without_horizon", "spend_immature"),
    "spend_not_covered",
)
"""Notes that say why there is nothing to show."""


def spending(found: Result, lang: str) -> tuple[Block, ...]:
    """The last period whose sales are known: what was spent then and in the next one."""
    if not found.rows or not any(_is_paid(row) for row in found.rows):
        return ()
    last = max(str(row.get("period")) for row in found.rows)
    rows = tuple(row for row in found.rows if str(row.get("period")) == last)
    part = replace(found, rows=rows)
    told = tuple(
        cut(sentence(note, lang, currency=found.currency), SENTENCE)
        for note in found.notes
        if note.code.startswith("spend_")
    )
    wanted = known_of(_COLUMNS, part, lang)
    blocks: list[Block] = [Lines((say("of_spending", lang),), mood="about"), Lines(told)]
    paid = [row for row in rows if _is_paid(row)]
    if paid:
        blocks.append(Charts((_chart(part, paid, last, lang),)))
    title = metric_title("spend", lang)
    blocks.append(result_table(part, lang, f"{title}: {last}", wanted))
    if len(rows) < len(found.rows):
        every = say("all_periods", lang)
        blocks.append(Fold(every, (result_table(found, lang, every, wanted),)))
    return (*blocks, Lines((say("spending_limits", lang),), mood="about"))


def _is_paid(row: Row) -> bool:
    return any(number(row.get(name)) for name in _MONEY)


def _chart(found: Result, paid: list[Row], period: str, lang: str) -> Chart:
    """Two bars a segment: spend of the period and of the next; what it sold stands beside."""
    shown = sorted(paid, key=lambda row: -(number(row.get("spend")) or 0))[:_CHARTED]
    grids = grid(found, lang)
    cells = {
        id(row): {item.name: text for item, text in zip(grids.fields, texts, strict=True)}
        for row, texts in zip(found.rows, grids.rows, strict=True)
    }
    titles = {item.name: heading(item, lang, named(found), found.currency) for item in found.fields}
    counts = {"count": whole(len(shown), lang), "all": whole(len(paid), lang)}
    return Chart(
        spec="money",
        rows=tuple(_bars(row, at, cells[id(row)], lang) for at, row in enumerate(shown)),
        caption=say("spending_chart", lang, period=period),
        legend=tuple(zip(("blue", "orange"), (titles[name] for name in _MONEY), strict=True)),
        tail="" if len(shown) == len(paid) else say("first_rows", lang, **counts),
    )


def _bars(row: Row, at: int, cells: dict[str, str], lang: str) -> Datum:
    segment = value_word("segment", str(row.get("segment") or ""), lang)
    evidence = value_word("evidence", str(row.get("evidence")), lang)
    label = say("segment_sold", lang, segment=cut(segment, _LABEL), evidence=evidence)
    datum: Datum = {"row": at, "label": label}
    for place, name in zip(("first", "second"), _MONEY, strict=True):
        value = number(row.get(name))
        amount = 0.0 if value is None else float(value)
        text = "" if value is None else cells[name]
        datum |= {place: amount, f"{place}_end": max(amount, 0.0), f"{place}_text": text}
    return datum
