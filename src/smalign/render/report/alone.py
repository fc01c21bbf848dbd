"""A diagnosis alone, as a page of its own: the first screen of the report and its six steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.render.basis import conditions
from smalign.render.diagnose.page import page_of
from smalign.render.language import day, period
from smalign.render.report.blocks import Lines, Page, Section
from smalign.render.report.diagnosed import opening, six_steps
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.texts import TEXTS, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.diagnosis import Diagnosis


def diagnosis_page(found: Diagnosis, lang: str) -> Page:
    """The page of one diagnosis, without the answers it rests on."""
    told = page_of(found, lang)
    title, _, periods = told.title.partition(" · ")
    on = () if found.on is None else (f"{say('as_of', lang)} {day(found.on, lang)}",)
    left_out = (Lines((told.left_out,), mood="about"),) if told.left_out else ()
    steps = (*six_steps(found, lang), *left_out)
    return Page(
        lang=lang,
        title=title,
        basis=(periods, *on, *(cut(one, SENTENCE) for one in conditions(found.conditions, lang))),
        rungs=(),
        no_ladder="",
        figures=(),
        loudest=(),
        opening=opening(found, lang),
        sections=(Section("diagnosis", say("diagnosis", lang), steps),),
        footer=tuple(_footer(found, lang)),
        words={key: pair.in_(lang) for key, pair in TEXTS.items()},
    )


def _footer(found: Diagnosis, lang: str) -> Iterator[tuple[str, str]]:
    yield say("period", lang), period(found.period, lang)
    if found.on is not None:
        yield say("as_of", lang), day(found.on, lang)
    if found.currency:
        yield say("currency", lang), found.currency
