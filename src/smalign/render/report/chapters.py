"""The sections of a report, in their order: what each shows, and what it cannot do without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.render.report import attribution, comparison, nurture, process, spending
from smalign.render.report.channels import channels
from smalign.render.report.cohorts import cohorts
from smalign.render.report.curves import curves
from smalign.render.report.duties import duties
from smalign.render.report.empties import empties
from smalign.render.report.losses import losses
from smalign.render.report.plans import plan
from smalign.render.report.stages import funnel

if TYPE_CHECKING:
    from collections.abc import Callable

    from smalign.base.results import Result
    from smalign.render.report.blocks import Block
    from smalign.render.report.parts import ReportParts

    Build = Callable[[ReportParts, str], tuple[Block, ...]]
    """From all parts and a language to the blocks of a section; none: it has nothing to show."""


class Chapter(Struct, frozen=True):
    """One section.

    anchor: its id and the key of its title. parts: what it shows; the first is the one it cannot do
    without. is_quiet: where that has no answer, or the section nothing to show, it is absent and
    the section on reading says why in a line; else the error stands in its place. why: codes of
    notes that say why there is nothing to show. explains: the columns whose meaning it gives; ():
    every one. command: what shows it by itself; "": the command of the name of its first part.
    """

    anchor: str
    parts: tuple[str, ...]
    build: Build
    is_quiet: bool = False
    why: tuple[str, ...] = ()
    explains: tuple[str, ...] = ()
    command: str = ""


def _of(build: Callable[[Result, str], tuple[Block, ...]], part: str) -> Build:
    """A section on one answer."""

    def built(parts: ReportParts, lang: str) -> tuple[Block, ...]:
        found = parts.result(part)
        return () if found is None else build(found, lang)

    return built


def _losses(parts: ReportParts, lang: str) -> tuple[Block, ...]:
    found = parts.result("reasons")
    others = parts.result("unworked"), parts.result("topics")
    return () if found is None else losses(found, *others, lang)


def _cohorts(parts: ReportParts, lang: str) -> tuple[Block, ...]:
    found, grown = parts.result("cohorts"), parts.result("maturity")
    if found is None:
        return ()
    blocks = cohorts(found, lang)
    return (*blocks, *curves(grown, found, lang)) if grown is not None else blocks


def _empties(parts: ReportParts, lang: str) -> tuple[Block, ...]:
    found = parts.result("fields")
    return () if found is None else empties(found, lang, _stage_order(parts.result("funnel")))


def _stage_order(funnel_found: Result | None) -> dict[str, int]:
    """The place of each stage in the funnel, alone and with its pipeline: how the columns run.

    Of the beginning `pipeline · ` it is the place behind the last stage of the pipeline: lost
    stages, which no funnel has, stand there.
    """
    places: dict[str, int] = {}
    for place, row in enumerate(funnel_found.rows if funnel_found else ()):
        begin = f"{row.get('pipeline')} · "
        for name in (row.get("stage"), f"{begin}{row.get('stage')}"):
            places.setdefault(str(name), 2 * place)
        places[begin] = 2 * place + 1
    return places


CHAPTERS: Final[tuple[Chapter, ...]] = (
    Chapter("channels", ("roi",), _of(channels, "roi")),
    Chapter(
        "attribution",
        ("models",),
        _of(attribution.attribution, "models"),
        is_quiet=True,
        why=attribution.WHY_NOT,
        explains=attribution.EXPLAINS,
        command="roi --models all",
    ),
    Chapter("plan", ("plan",), _of(plan, "plan")),
    Chapter("funnel", ("funnel",), _of(funnel, "funnel")),
    Chapter("cohorts", ("cohorts", "maturity"), _cohorts, command="funnel --cohort month"),
    Chapter("reasons", ("reasons", "unworked", "topics"), _losses),
    Chapter("fields", ("fields",), _empties),
    Chapter(
        "process",
        ("process", "zones", "clock", "load"),
        process.process,
        is_quiet=True,
        why=process.WHY_NOT,
    ),
    Chapter(
        "nurture",
        ("nurture", "coverage", "pretexts"),
        nurture.nurture,
        is_quiet=True,
        why=nurture.WHY_NOT,
    ),
    Chapter(
        "spend",
        ("spend",),
        _of(spending.spending, "spend"),
        is_quiet=True,
        why=spending.WHY_NOT,
        command="bonus --show spend",
    ),
    Chapter(
        "compare",
        ("compare", "cells", "managers"),
        comparison.comparison,
        is_quiet=True,
        why=comparison.WHY_NOT,
    ),
    Chapter("tasks", ("tasks",), _of(duties, "tasks")),
)
"""A part that is in none of them is in no report."""
