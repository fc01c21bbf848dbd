"""From the parts of a report to its page: sections in order, each with an answer or the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.errors import SmalignError
from smalign.base.results import Inspection, Result
from smalign.render.basis import as_of_day, command_for, conditions, said
from smalign.render.language import currency_sign, day, period
from smalign.render.report.blocks import Lines, Page, Section
from smalign.render.report.chapters import CHAPTERS
from smalign.render.report.diagnosed import opening, six_steps
from smalign.render.report.explained import explained
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.ladder import figures, loudest, rungs
from smalign.render.report.once import once, said_in
from smalign.render.report.reading import reading, size_text
from smalign.render.report.remarks import remarks
from smalign.render.report.since import since_last
from smalign.render.report.texts import TEXTS, say
from smalign.render.sentences import sentence

if TYPE_CHECKING:
    from datetime import date

    from smalign.render.report.blocks import Block
    from smalign.render.report.chapters import Chapter
    from smalign.render.report.parts import ReportParts

_LONGEST: Final = 160
_MOST_INPUTS: Final = 40


def page(parts: ReportParts, lang: str) -> Page:
    """The whole report in words of `lang`."""
    sections: list[Section] = []
    absent: list[str] = []
    left_out: set[str] = set()
    for chapter in CHAPTERS:
        if chapter.parts[0] not in parts.answers:
            continue
        blocks = _blocks(chapter, parts, lang)
        if blocks:
            command = chapter.command or chapter.parts[0]
            main = parts.result(chapter.parts[0])
            command = command if main is None else command_for(main, command)
            sections.append(Section(chapter.anchor, say(chapter.anchor, lang), blocks, command))
        else:
            absent.append(_absent(chapter, parts, lang))
            left_out.update(chapter.parts)
    shown = {name: found for name, found in parts.answers.items() if name not in left_out}
    return _page(replace(parts, answers=shown), tuple(sections), tuple(absent), lang)


def _page(
    parts: ReportParts, sections: tuple[Section, ...], absent: tuple[str, ...], lang: str
) -> Page:
    """The frame around the sections; `parts` are those that have one."""
    roi = parts.answers.get("roi")
    is_known = isinstance(roi, Result)
    read = (
        reading(parts.inspection, parts.sizes, absent, lang)
        if isinstance(parts.inspection, Inspection)
        else _problem(parts.inspection, lang)
    )
    opened = opening(parts.diagnosis, lang) if parts.diagnosis else ()
    loud = tuple(text for text in loudest(parts, lang) if text not in said_in(opened))
    first = said_in(opened).union(loud)
    of_files = Section("reading", say("reading", lang), read, "inspect")
    *steps, files = once((*_steps(parts, lang), of_files), first)
    shown = (*steps, *_since(parts, lang), files, *sections)
    last = Section("notes", say("notes", lang), remarks(parts, lang, shown, first))
    return Page(
        lang=lang,
        title=cut(parts.title or "", _LONGEST) or say("title", lang),
        basis=_basis(parts, lang),
        rungs=rungs(roi, lang) if isinstance(roi, Result) else (),
        no_ladder="" if is_known else _why(roi, lang),
        figures=figures(roi, lang) if isinstance(roi, Result) else (),
        loudest=loud,
        opening=opened,
        sections=(*shown, last),
        footer=_footer(parts, lang),
        words={key: pair.in_(lang) for key, pair in TEXTS.items()},
    )


def as_of(parts: ReportParts) -> date | None:
    """The day the data are of, where anything tells it."""
    found = parts.results
    on = as_of_day(found[0]) if found else None
    if on is None and isinstance(parts.inspection, Inspection):
        on = parts.inspection.as_of_on
    return on


def _since(parts: ReportParts, lang: str) -> tuple[Section, ...]:
    """What changed since the last report, where one is remembered."""
    blocks = since_last(parts, lang)
    return (Section("since_last", say("since_last", lang), blocks),) if blocks else ()


def _steps(parts: ReportParts, lang: str) -> tuple[Section, ...]:
    if parts.diagnosis is None:
        return ()
    blocks = six_steps(parts.diagnosis, lang)
    return (Section("diagnosis", say("diagnosis", lang), blocks, "diagnose"),)


def _blocks(chapter: Chapter, parts: ReportParts, lang: str) -> tuple[Block, ...]:
    """The section, what its numbers are below it; the error, unless it is a quiet one.

    A quiet one without its main answer is what the others make of it, which may be nothing.
    """
    main = parts.answers[chapter.parts[0]]
    if isinstance(main, SmalignError) and not chapter.is_quiet:
        return _problem(main, lang)
    blocks = chapter.build(parts, lang)
    found = [one for name in chapter.parts if (one := parts.result(name)) is not None]
    return (*blocks, *explained(found, chapter.explains, lang)) if blocks else ()


def _absent(chapter: Chapter, parts: ReportParts, lang: str) -> str:
    """Why the export cannot carry a section: what stopped it, or what it noted."""
    main = parts.answers[chapter.parts[0]]
    if isinstance(main, SmalignError):
        why = sentence(main, lang)
    else:
        told = (one for one in main.notes if one.code in chapter.why)
        why = next((sentence(one, lang, currency=main.currency) for one in told), "")
    text = say("absent", lang, section=say(chapter.anchor, lang), why=why or say("no_rows", lang))
    return cut(text, SENTENCE)


def _problem(error: SmalignError, lang: str) -> tuple[Block, ...]:
    return (Lines((_why(error, lang),), mood="problem"),)


def _why(error: object, lang: str) -> str:
    if not isinstance(error, SmalignError):
        return ""
    return say("no_section", lang, why=cut(sentence(error, lang), SENTENCE))


def _basis(parts: ReportParts, lang: str) -> tuple[str, ...]:
    """Period and as-of."""
    for result in parts.results:
        on = as_of_day(result)
        dated = (f"{say('as_of', lang)} {day(on, lang)}",) if on else ()
        told = (cut(one, SENTENCE) for one in conditions(result.params, lang))
        return (period(result.period, lang), *dated, *told)
    on = as_of(parts)
    return (f"{say('as_of', lang)} {day(on, lang)}",) if on else ()


def _footer(parts: ReportParts, lang: str) -> tuple[tuple[str, str], ...]:
    """Period, as-of, zone, currency, inputs, version."""
    found = parts.results
    on = as_of(parts)
    codes = list(dict.fromkeys(result.currency for result in found if result.currency))
    unknown = say("unknown", lang)
    currencies = ", ".join(
        code if currency_sign(code, lang) == code else f"{code} ({currency_sign(code, lang)})"
        for code in codes
    )
    lines = [
        ("period", period(found[0].period, lang) if found else unknown),
        ("as_of", day(on, lang) if on else unknown),
        ("timezone", cut(parts.timezone or "", _LONGEST) or unknown),
        ("currency", cut(currencies, _LONGEST) or unknown),
        ("inputs", _inputs(parts, lang) or unknown),
        ("version", f"smalign {cut(parts.version, _LONGEST)}".strip()),
    ]
    return tuple((say(key, lang), text) for key, text in lines)


def _inputs(parts: ReportParts, lang: str) -> str:
    if not isinstance(parts.inspection, Inspection):
        return ""
    files = parts.inspection.files
    named = []
    for file in files[:_MOST_INPUTS]:
        is_read = file.table or file.rows_read
        rows = said(file.rows_read, "rows", lang) if is_read else ""
        size = size_text(parts.sizes.get(file.file), lang)
        inside = ", ".join(text for text in (rows, size) if text)
        sheet = f" · {file.sheet}" if file.sheet else ""
        named.append(f"{cut(file.file + sheet, _LONGEST)} ({inside})")
    return "; ".join(named) + ("; …" if len(files) > _MOST_INPUTS else "")
