"""An explanation as the blocks a report is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.errors import SmalignError
from smalign.base.explained import Explanation
from smalign.render.basis import as_of_day, basis, command_for, headline
from smalign.render.explain.records import records_said
from smalign.render.explain.words import WORDS, meaning_of
from smalign.render.explain.worked import PLACES, worked
from smalign.render.human import excluded, notes
from smalign.render.language import cell, day, heading, period, whole
from smalign.render.parts import UNNEEDED
from smalign.render.report.blocks import Cell, Lines, Page, Section, Table
from smalign.render.report.explained import script
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.texts import TEXTS
from smalign.render.sentences import sentence
from smalign.render.titles import Pair, metric_title, named, value_word

if TYPE_CHECKING:
    from smalign.base.explained import Explained, Measure, SignedPage
    from smalign.base.results import Result
    from smalign.render.report.blocks import Block

_CELL: Final = 200
_APART: Final = {
    "age_days": Pair("day {value}", "день {value}"),
    "stage_order": Pair("stage {value}", "этап {value}"),
}
"""What tells rows of the same dimensions apart → how it is said."""


def page(what: Explanation | SignedPage, lang: str, *, has_script: bool = True) -> Page:
    """The whole page in words of `lang`; without the scripts it says how to print them."""
    if isinstance(what, Explanation):
        metric = what.result.metric
        parts: tuple[tuple[str, Explanation | SmalignError], ...] = ((metric, what),)
        title = f"{_say('title', lang)}: {headline(what.result, lang)}"
        last: tuple[Section, ...] = ()
        footer: tuple[tuple[str, str], ...] = ()
    else:
        parts, title = what.parts, _say("signed_title", lang)
        last = (_signatures(lang),)
        footer = (
            (TEXTS["timezone"].in_(lang), what.timezone or TEXTS["unknown"].in_(lang)),
            (TEXTS["version"].in_(lang), f"smalign {what.version}"),
        )
    sections = tuple(
        Section(metric, _heading(metric, part, lang), _blocks(part, lang, has_script=has_script))
        for metric, part in parts
    )
    return Page(
        lang=lang,
        title=title,
        basis=_basis(parts, lang),
        rungs=(),
        no_ladder="",
        figures=(),
        loudest=(),
        sections=(*sections, *last),
        footer=footer,
        words={key: pair.in_(lang) for key, pair in {**TEXTS, "report": WORDS["kind"]}.items()},
    )


def _heading(metric: str, part: Explanation | SmalignError, lang: str) -> str:
    if isinstance(part, Explanation):
        return headline(part.result, lang)
    return metric_title(metric, lang)


def _say(key: str, lang: str, **facts: str) -> str:
    return WORDS[key].in_(lang).format(**facts)


def _basis(parts: tuple[tuple[str, Explanation | SmalignError], ...], lang: str) -> tuple[str, ...]:
    known = next((part.result for _, part in parts if isinstance(part, Explanation)), None)
    if known is None:
        return ()
    on = as_of_day(known)
    dated = (f"{TEXTS['as_of'].in_(lang)} {day(on, lang)}",) if on else ()
    return (period(known.period, lang), *dated)


def _blocks(part: Explanation | SmalignError, lang: str, *, has_script: bool) -> tuple[Block, ...]:
    if isinstance(part, SmalignError):
        why = TEXTS["no_section"].in_(lang).format(why=cut(sentence(part, lang), SENTENCE))
        return (Lines((why,), mood="problem"),)
    result = part.result
    blocks: list[Block] = [Lines((basis(result, lang),), mood="about")]
    for row in part.rows:
        about = (
            *_says(result, row, lang),
            *_unknown(result, row, lang),
            records_said(result.metric, row, lang),
        )
        blocks += [_table(result, row, lang), Lines(about, mood="about")]
    more = len(result.rows) - len(part.rows)
    if len(part.rows) > 1 and more:
        said = _say("more", lang, count=whole(more, lang), metric=result.metric)
        blocks.append(Lines((said,), mood="about"))
    gone = excluded(result, lang) or (_say("nothing_left_out", lang),)
    blocks.append(Lines(gone, title=TEXTS["left_out"].in_(lang)))
    noted = notes(result, lang)
    if noted:
        blocks.append(Lines(noted, title=TEXTS["noted"].in_(lang)))
    if any(measure.low is not None for row in part.rows for measure in row.measures):
        blocks.append(Lines((TEXTS["intervals"].in_(lang),), mood="about"))
    if not has_script:
        said = _say("script_elsewhere", lang, command=command_for(result))
        return (*blocks, Lines((said,), mood="about"))
    return (*blocks, *script(result, lang))


def _table(result: Result, row: Explained, lang: str) -> Table:
    heads = ("column", "value", "formula", "worked")
    return Table(
        caption=name_of(row, lang),
        heads=tuple(_say(head, lang) for head in heads),
        right=(False, True, False, False),
        rows=tuple(
            tuple(
                Cell(cut(text, _CELL))
                for text in (
                    heading(one.column, lang, named(result), result.currency),
                    shown(one, lang),
                    meaning_of(result, row, one.column.name).in_(lang),
                    worked(result, one, lang),
                )
            )
            for one in row.measures
            if one.value is not None
        ),
    )


def _says(result: Result, row: Explained, lang: str) -> list[str]:
    """What the answer says of the row in a word."""
    return [
        f"{heading(item, lang, named(result), None)}: {value_word(item.name, said, lang)}."
        for item in result.fields
        if (said := row.says.get(item.name)) is not None
    ]


def _unknown(result: Result, row: Explained, lang: str) -> tuple[str, ...]:
    """Which numbers of the row are not known; what nothing asks for is not missed."""
    titles = [
        heading(one.column, lang, named(result), None)
        for one in row.measures
        if one.value is None and one.column.name not in UNNEEDED
    ]
    return (TEXTS["nowhere"].in_(lang).format(columns="; ".join(titles)),) if titles else ()


def name_of(row: Explained, lang: str) -> str:
    """What a row is called: its dimensions, or that it is the total."""
    others = {value for name, value in row.key.items() if name != "segment"}
    parts = [
        _APART[name].in_(lang).format(value=value)
        if name in _APART
        else value_word(name, value, lang)
        for name, value in row.key.items()
        if name != "segment" or value not in others
    ]
    return " · ".join(parts) if parts else TEXTS["total"].in_(lang)


def shown(measure: Measure, lang: str) -> str:
    """A number with its interval."""
    text = cell(measure.value, measure.column, lang, PLACES)
    if measure.low is None or measure.high is None:
        return text
    ends = [cell(end, measure.column, lang, PLACES) for end in (measure.low, measure.high)]
    between = TEXTS["range"].in_(lang).format(low=ends[0], high=ends[1])
    return f"{text} ({between})"


def _signatures(lang: str) -> Section:
    lines = tuple(_say(key, lang) for key in ("agreed_marketing", "agreed_sales"))
    about = Lines((_say("agreed_about", lang),), mood="about")
    return Section("agreed", _say("agreed", lang), (about, Lines(lines)))
