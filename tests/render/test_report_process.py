"""The section on process: sentences and channels, holes, a clock that sums, no single person."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from tests.render import process_made, report_made

from smalign.base.errors import InputError
from smalign.base.results import Note
from smalign.render.report import report
from smalign.render.report.blocks import Chart, Charts, Lines, Table
from smalign.render.report.charts import svg
from smalign.render.report.page import page
from smalign.render.report.process import process
from smalign.render.titles import value_word


def _blocks(kind, lang="en", **changed):
    return [one for one in process(report_made.parts(**changed), lang) if isinstance(one, kind)]


def _captions(**changed):
    return [table.caption for table in _blocks(Table, **changed)]


def test_speed_is_told_with_whose_delay_it_is():
    """Nine hours until assigned, half an hour until called; each with what it is of."""
    told = _blocks(Lines)[0]
    assert told.title == "Speed to lead"
    assert told.texts == (
        (
            "From creation to the first attempt, recorded on 240 of 300 cards: median 9 h 30 min, "
            "nine in ten within 1 d 1 h."
        ),
        (
            "Until somebody is assigned, the system's delay: median 9 h 00 min; from then to the "
            "attempt, a person's: median 30 min; each of the leads of which it is known."
        ),
        "Within 60 min: 40.0% of 260 cards in the shares (from 34.2% to 46.1%)",
    )
    table = _blocks(Table)[0]
    assert [row[0].text for row in table.rows] == ["Search", "Mail"]
    at = table.heads.index("Speed to lead, median")
    assert [row[at].text for row in table.rows] == ["9 h 30 min", "45 min"]


def test_without_attempts_there_is_no_table_of_speed():
    """One line says what to export; zones, clock and load are there all the same."""
    assert "Speed to lead" not in _captions(process=process_made.unmeasured())
    first = _blocks(Lines, process=process_made.unmeasured())[0]
    assert first.texts[0].startswith("No attempt of sales to reach anybody is recorded")
    assert _captions(process=process_made.unmeasured()) == [
        "Zones and terms",
        "Days by zone",
        "Work in hand",
    ]


def test_a_hole_of_the_regulation_stands_beside_the_terms_kept():
    """A stage with a term has its share on time with from … to; the other says what is missing."""
    table = next(one for one in _blocks(Table) if one.caption == "Zones and terms")
    columns = zip(*([cell.text for cell in row] for row in table.rows), strict=True)
    shown = dict(zip(table.heads, columns, strict=True))
    assert shown["Zone"] == ("sales", "(not named)")
    assert shown["Term"] == ("3 d", "—")
    assert shown["Not said"] == ("—", "all of it")
    assert shown["from – to"] == ("69.7–87.5%", "n/a")


def test_the_clock_sums_to_the_whole_life():
    """60 + 30 + 10 %: each begins where the last ended; what nobody named is grey."""
    chart = _blocks(Charts)[0].charts[0]
    steps = [(one["from"], one["to"], one["color"]) for one in chart.rows]
    assert steps == [(0, 0.6, "#0072b2"), (0.6, 0.9, "#0072b2"), (0.9, 1, "#6b6b6b")]
    assert [one["label"] for one in chart.rows] == ["marketing", "sales", "(not named)"]
    assert chart.rows[0]["value"] == "60% · median 9.0 d"
    assert chart.caption == "Sales: whose days the life of 50 cards was"


def test_a_clock_is_drawn_to_scale():
    """Of 400 points 60 % are 240."""
    rows = ({"row": 0, "label": "a", "value": "", "from": 0.2, "to": 0.8, "color": "#0072b2"},)
    drawn = svg(Chart("clock", rows, "caption"), "en")
    assert re.findall(r'd="M[\d.]+,[\d.]+h([\d.]+)v14[^"]*" fill="#0072b2"', drawn) == ["240"]


@pytest.mark.parametrize("code", ["clock_without_zones", "clock_without_history"])
def test_a_clock_without_zones_is_a_line(code):
    """Where nobody said whose the stages are, a chart of it would say nothing."""
    assert not _blocks(Charts, clock=process_made.clock(code))
    assert "Days by zone" not in _captions(clock=process_made.clock(code))
    titles = [one.title for one in _blocks(Lines, clock=process_made.clock(code))]
    assert "Days by zone" in titles


def test_the_load_names_nobody():
    """All people together; whose rows they are is a question of its own."""
    table = next(one for one in _blocks(Table) if one.caption == "Work in hand")
    assert [cell.text for cell in table.rows[2]] == ["New a day, median", "2.00"]
    assert "Анна" not in report(report_made.parts(), "ru", "md")


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_without_anything_of_process_there_is_no_section(lang):
    """Neither attempts nor stages nor load: one line of the reading says what to export."""
    empty = {
        "process": process_made.unmeasured(),
        "zones": replace(process_made.zones(), rows=(), notes=()),
        "clock": replace(process_made.clock(), rows=(), notes=(Note("clock_without_history"),)),
        "load": replace(process_made.load(), total={}, rows=()),
    }
    built = page(report_made.parts(**empty), lang)
    assert "process" not in [section.anchor for section in built.sections]
    said = str(built.sections[0].blocks)
    assert {"ru": "Выгрузите дела и телефонию", "en": "Export activities"}[lang] in said


def test_a_zone_nobody_named_and_days_without_history_have_their_words():
    """They are no missing values."""
    assert value_word("zone", "(none)", "en") == "(not named)"
    assert value_word("zone", "unlogged", "ru") == "нет в истории"


def test_terms_are_told_where_no_card_tells_of_speed():
    """A history without cards knows stays and their terms, though there are no leads to wait."""
    facts = {"tables": ["stage_log"], "needed": ["leads"]}
    nothing = InputError("nothing_to_count", metric="process", **facts)
    built = page(report_made.parts(process=nothing, load=nothing), "en")
    (section,) = [one for one in built.sections if one.anchor == "process"]
    captions = [block.caption for block in section.blocks if isinstance(block, Table)]
    assert captions == ["Zones and terms", "Days by zone"]
