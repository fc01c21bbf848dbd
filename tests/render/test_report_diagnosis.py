"""The diagnosis in a report: the first screen, and the section with the six steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.render.diagnosis_made import DIAGNOSIS
from tests.render.report_made import parts

from smalign.base.config_agreement import Decision
from smalign.base.diagnosis import Followed, Range
from smalign.render.report import report
from smalign.render.report.diagnosed import opening

DECIDED = Followed(
    Decision(
        *("2026-04-02", "Call <b>first</b>", 2, "Sales"),
        metric="unworked",
        was=0.18,
        expected=0.05,
    ),
    "moved",
    Range(0.1, 0.07, 0.13),
)
FOUND = replace(DIAGNOSIS, followed=(DECIDED,))


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_verdict_stands_before_everything_else(form):
    """Verdict, strip, first action, last decision, what would change it, then the ladder."""
    page = report(replace(parts(), diagnosis=FOUND), "en", form)
    order = ["the work on them is not", "not enough data", "First action", "What was decided",
             "From leads to sales", "The six steps"]  # fmt: skip
    places = [page.index(one) for one in order if one in page]
    assert len(places) >= 5
    assert places == sorted(places)


def test_without_a_diagnosis_there_is_no_box_and_no_section():
    """An export that holds nothing to judge has no empty verdict."""
    page = report(parts(), "en", "html")
    assert 'class="opening"' not in page
    assert 'id="diagnosis"' not in page


def test_the_first_screen_is_short_enough_to_be_read():
    """Verdict, periods, strip, action, decision and overturning are at most 150 words."""
    texts = []
    for block in opening(FOUND, "en"):
        texts += [*getattr(block, "texts", ())]
        texts += [f"{fact.label} {fact.text}" for fact in getattr(block, "facts", ())]
        texts += [f"{mark.number} {mark.word}" for mark in getattr(block, "marks", ())]
    assert len(" ".join(texts).split()) <= 150


def test_what_people_wrote_is_escaped():
    """A decision with markup in it stays text."""
    page = report(replace(parts(), diagnosis=FOUND), "ru", "html")
    assert "<b>first</b>" not in page
    assert "&lt;b&gt;first&lt;/b&gt;" in page


def test_a_step_is_told_by_words_not_by_colour_alone():
    """Each mark of the strip carries its status in words."""
    page = report(replace(parts(), diagnosis=replace(FOUND, on=date(2026, 6, 30))), "ru", "html")
    assert page.count('<span class="word">мало данных</span>') == 5
    assert '<span class="word">разрыв</span>' in page
