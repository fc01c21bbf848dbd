"""What a report asks: each question once, each part where it is worth asking."""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from tests.exports import opened
from tests.render.diagnosis_made import DIAGNOSIS

import smalign
from smalign.base import beside
from smalign.base.errors import InputError, UsageError
from smalign.base.results import Period, Result
from smalign.render.report.chapters import CHAPTERS
from smalign.session import session as module
from smalign.session.report import ASKED, report_parts
from smalign.session.session import Session

if TYPE_CHECKING:
    from smalign.session.options import Options

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "generic"


def test_every_part_that_is_asked_has_a_section_and_the_other_way_round():
    """No answer is made for nobody, and no section waits for what nobody asks."""
    asked = [one.part for one in ASKED]
    assert len(asked) == len(set(asked))
    shown = [part for chapter in CHAPTERS for part in chapter.parts]
    assert sorted(shown) == sorted(asked)


def test_no_question_is_asked_twice(monkeypatch):
    """Each metric and part of it once; of the fields by stage, at most once more without.

    The diagnosis before them asks its own questions, over days of its own.
    """
    seen: Counter[tuple[object, ...]] = Counter()
    plain = Session.ask

    def counted(self, metric, options):
        known = {name: options.get(name) for name in ("show", "models", "by")}
        seen[metric, *(str(one) for one in known.values())] += 1
        return plain(self, metric, options)

    def undiagnosed(_self, **_options):
        raise InputError("nothing_to_count")

    monkeypatch.setattr(Session, "ask", counted)
    monkeypatch.setattr(Session, "diagnose", undiagnosed)
    with smalign.open(SAMPLE) as export:
        parts = report_parts(export, {})
    assert set(seen.values()) == {1}
    assert "plan" not in parts.answers
    assert "tasks" in parts.answers


@pytest.mark.parametrize("crm", ["generic", "bitrix24"])
def test_what_is_asked_beside_is_what_would_be_asked_here(monkeypatch, crm):
    """The same answers, refusals and order; and nothing of the copy's is asked here again."""
    made = {}
    monkeypatch.setattr(beside, "_is_free", lambda: True)
    plain = module.ask_of
    for processors in (1, 2):
        monkeypatch.setattr(beside, "processors", lambda of=processors: of)
        asked: list[str] = []

        def counted(metric, *rest, asked=asked):
            asked.append(metric.name)
            return plain(metric, *rest)

        monkeypatch.setattr(module, "ask_of", counted)
        told: list[str] = []
        with smalign.open(SAMPLE.with_name(crm)) as export:
            parts = report_parts(
                export, {"last": "3m"}, tell=lambda of, to=told: to.extend(of.answers)
            )
        answers = {
            name: found if isinstance(found, Result) else (found.code, found.facts)
            for name, found in parts.answers.items()
        }
        made[processors] = (list(answers), answers, parts.diagnosis, set(told)), asked
    (here, asked_here), (beside_it, asked_beside_it) = made[1], made[2]
    assert here == beside_it
    assert here[2] is not None
    assert {"compare", "nurture"} <= set(asked_here)
    assert not {"compare", "cells", "waiting"} & set(asked_beside_it)


def test_a_comparison_is_of_the_days_the_verdict_judges(monkeypatch):
    """What stands first and what made the difference are of the same two periods."""
    days = Period(date(2025, 10, 1), date(2025, 12, 31))
    judged = replace(DIAGNOSIS, period=days, before=Period(date(2025, 7, 1), date(2025, 9, 30)))
    monkeypatch.setattr(Session, "diagnose", lambda _self, **_options: judged)
    with smalign.open(SAMPLE) as export:
        parts = report_parts(export, {"last": "3m"})
        usual = export.compare(last="3m").period
    assert usual != days
    shown = [parts.result(name) for name in ("compare", "cells", "managers")]
    assert [one and one.period for one in shown] == [days] * 3


def test_scripts_of_the_core_alone_are_carried():
    """The others are printed by a command: together they would be most of the page."""
    with smalign.open(SAMPLE) as export:
        parts = report_parts(export, {})
    with_script = {name for name in parts.answers if (one := parts.result(name)) and one.sql}
    assert with_script == {"roi", "funnel", "cohorts", "reasons", "unworked", "fields", "tasks"}


def test_an_option_goes_to_the_parts_that_have_it(tmp_path):
    """Calls have no period, tasks no conditions on cards, reach neither: nothing is refused."""
    with smalign.open(SAMPLE) as export:
        parts = report_parts(
            export, {"since": "2026-01-01", "where": ("channel = Avito",), "by": ()}
        )
    refused = {
        name
        for name, one in parts.answers.items()
        if isinstance(one, UsageError) and one.code in {"part_option", "option_choice"}
    }
    assert not refused
    with pytest.raises(InputError), smalign.open(tmp_path) as export:
        report_parts(export, {})


def test_what_the_diagnosis_asked_is_not_worked_out_again(monkeypatch):
    """One working out a question, and the same answers as when each is worked out anew."""
    worked: Counter[tuple[str, str]] = Counter()
    plain = Session._answer  # noqa: SLF001 - where a question is worked out

    def counted(self, asked, options):
        given = {name: value for name, value in options.items() if value not in (None, ())}
        worked[asked.name, repr(sorted(given.items()))] += 1
        return plain(self, asked, options)

    monkeypatch.setattr(Session, "_answer", counted)
    monkeypatch.setattr(beside, "processors", lambda: 1)  # all is worked out where it is counted
    unsaid: Options = {"where": (), "pipelines": (), "since": None}  # as the command gives them
    with smalign.open(SAMPLE) as export:
        once = report_parts(export, unsaid)
        asked = set(worked.values())
        monkeypatch.setattr(Session, "asking_once", lambda _self: nullcontext())
        anew = report_parts(export, unsaid)
    assert asked == {1}
    assert max(worked.values()) > 2
    assert {
        name: found for name, found in anew.answers.items() if found != once.answers[name]
    } == {}


TWO_PIPELINES = """
Deal ID,Created at,Status,Pipeline,Stage,City
d1,2024-01-02,open,Sales,New,
d2,2024-01-03,open,Sales,New,Omsk
d3,2024-01-04,open,Service,New,Omsk
d4,2024-01-05,lost,Service,Refused,
"""


def empty_cities(folder, deals):
    """Segment → (deals, those without a city) in the section on empty fields."""
    with opened(folder, {"deals.csv": deals}) as export:
        found = report_parts(export, {}).result("fields")
    rows = [row for row in found.rows if row["field"] == "City"]
    return {row["segment"]: (row["cards"], row["empty"]) for row in rows}


def test_stages_of_one_name_are_kept_apart_by_their_pipelines(tmp_path):
    """New of sales lacks one city of two, New of service none; they stood in one column."""
    assert empty_cities(tmp_path, TWO_PIPELINES) == {
        "Sales · New": (2, 1),
        "Service · New": (1, 0),
        "Service · Refused": (1, 1),
    }


def test_where_there_is_one_pipeline_the_stage_says_enough(tmp_path):
    """No name is written before every stage."""
    one = TWO_PIPELINES.replace("Service", "Sales")
    assert empty_cities(tmp_path, one) == {"New": (3, 1), "Refused": (1, 1)}
