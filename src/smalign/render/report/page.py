"""From the parts of a report to its page: sections in order, each with an answer or the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.errors import SmalignError
from smalign.base.results import Inspection, Result
from smalign.render.human import as_of_day
from smalign.render.language import currency_sign, day, period, whole
from smalign.render.report.blocks import Lines, Page, Section
from smalign.render.report.channels import channels
from smalign.render.report.cohorts import cohorts
from smalign.render.report.duties import duties
from smalign.render.report.empties import empties
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.ladder import figures, loudest, rungs
from smalign.render.report.losses import losses
from smalign.render.report.plans import plan
from smalign.render.report.reading import reading, size_text
from smalign.render.report.remarks import answers, definitions, remarks
from smalign.render.report.stages import funnel
from smalign.render.report.texts import TEXTS, say
from smalign.render.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from smalign.render.report.blocks import Block
    from smalign.render.report.parts import ReportParts

_LONGEST: Final = 160
_MOST_INPUTS: Final = 40


def page(parts: ReportParts, lang: str) -> Page:
    """The whole report in words of `lang`."""
    roi = parts.roi
    is_known = isinstance(roi, Result)
    return Page(
        lang=lang,
        title=cut(parts.title or "", _LONGEST) or say("title", lang),
        basis=_basis(parts, lang),
        rungs=rungs(roi, lang) if isinstance(roi, Result) else (),
        no_ladder="" if is_known else _why(roi, lang),
        figures=figures(roi, lang) if isinstance(roi, Result) else (),
        loudest=loudest(parts, lang),
        sections=_sections(parts, lang),
        footer=_footer(parts, lang),
        words={key: pair.in_(lang) for key, pair in TEXTS.items()},
    )


def _sections(parts: ReportParts, lang: str) -> tuple[Section, ...]:
    order = _stage_order(parts.funnel)
    built: list[tuple[str, tuple[Block, ...]]] = [
        (
            "reading",
            reading(parts.inspection, parts.sizes, lang)
            if isinstance(parts.inspection, Inspection)
            else _problem(parts.inspection, lang),
        ),
        (
            "channels",
            channels(parts.roi, lang)
            if isinstance(parts.roi, Result)
            else _problem(parts.roi, lang),
        ),
        *_beside("plan", parts.plan, plan, lang),
        (
            "funnel",
            funnel(parts.funnel, lang)
            if isinstance(parts.funnel, Result)
            else _problem(parts.funnel, lang),
        ),
        (
            "cohorts",
            cohorts(parts.cohorts, lang)
            if isinstance(parts.cohorts, Result)
            else _problem(parts.cohorts, lang),
        ),
        (
            "reasons",
            losses(parts.reasons, parts.unworked, lang)
            if isinstance(parts.reasons, Result)
            else _problem(parts.reasons, lang),
        ),
        (
            "fields",
            empties(parts.fields, lang, order)
            if isinstance(parts.fields, Result)
            else _problem(parts.fields, lang),
        ),
        *_beside("tasks", parts.tasks, duties, lang),
        ("notes", remarks(parts, lang)),
        ("definitions", definitions(parts, lang)),
    ]
    return tuple(Section(anchor, say(anchor, lang), blocks) for anchor, blocks in built)


def _beside(
    anchor: str,
    part: Result | SmalignError | None,
    blocks_of: Callable[[Result, str], tuple[Block, ...]],
    lang: str,
) -> list[tuple[str, tuple[Block, ...]]]:
    """A section on a table that not every export has; none without it."""
    if part is None:
        return []
    return [(anchor, blocks_of(part, lang) if isinstance(part, Result) else _problem(part, lang))]


def _problem(error: SmalignError, lang: str) -> tuple[Block, ...]:
    return (Lines((_why(error, lang),), mood="problem"),)


def _why(error: object, lang: str) -> str:
    if not isinstance(error, SmalignError):
        return ""
    return say("no_section", lang, why=cut(sentence(error, lang), SENTENCE))


def _stage_order(part: Result | SmalignError) -> dict[str, int]:
    """The place of each stage in the funnel: the way its columns run."""
    if not isinstance(part, Result):
        return {}
    places: dict[str, int] = {}
    for row in part.rows:
        places.setdefault(str(row.get("stage")), len(places))
    return places


def _basis(parts: ReportParts, lang: str) -> tuple[str, ...]:
    """Period and as-of."""
    for result in answers(parts):
        on = as_of_day(result)
        dated = (f"{say('as_of', lang)} {day(on, lang)}",) if on else ()
        return (period(result.period, lang), *dated)
    if isinstance(parts.inspection, Inspection) and parts.inspection.as_of:
        return (f"{say('as_of', lang)} {day(parts.inspection.as_of, lang)}",)
    return ()


def _footer(parts: ReportParts, lang: str) -> tuple[tuple[str, str], ...]:
    """Period, as-of, zone, currency, inputs, version."""
    found = answers(parts)
    on = as_of_day(found[0]) if found else None
    if on is None and isinstance(parts.inspection, Inspection):
        on = parts.inspection.as_of
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
        rows = f"{whole(file.rows_read, lang)} {say('rows', lang)}" if is_read else ""
        size = size_text(parts.sizes.get(file.file), lang)
        inside = ", ".join(text for text in (rows, size) if text)
        sheet = f" · {file.sheet}" if file.sheet else ""
        named.append(f"{cut(file.file + sheet, _LONGEST)} ({inside})")
    return "; ".join(named) + ("; …" if len(files) > _MOST_INPUTS else "")
