"""The section of the plan: what is current, what is said of the gap, what is left out."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from tests.render import plan_made, report_made

from smalign.render.report import report
from smalign.render.report.blocks import Charts, Fold, Lines, Table
from smalign.render.report.page import page
from smalign.render.report.plans import plan


def _blocks(kind, blocks):
    return [block for block in blocks if isinstance(block, kind)]


def test_the_gap_is_told_with_its_parts_and_what_covers_the_rest():
    """The sentence of the running quarter holds the figures of its row, signs said."""
    lines = _blocks(Lines, plan(plan_made.plan(), "en"))[1].texts
    assert lines[0] == (
        "2025-Q1 · revenue: RUB 800,000 of 1,200,000 (66.7%); -184,375 against what was due by "
        "now, of that leads -84,375, conversion -150,000, average sale +50,000. Left: RUB 400,000; "
        "the open deals are expected to bring RUB 300,000, coverage 75.0%."
    )
    assert "a deal was won" in lines[1]  # by which day revenue counts stands beside it


def test_a_bar_is_the_fact_in_plans_and_the_mark_what_is_due():
    """300 of 400 leads are 0.75 of the plan; 328.125 were due: 0.8203125."""
    (charts,) = _blocks(Charts, plan(plan_made.plan(), "ru"))
    (chart,) = charts.charts
    first = chart.rows[0]
    assert (first["label"], first["value"]) == ("лиды", "75,0\u00a0% · 300 из 400")
    assert (first["plan"], first["fact"], first["due"]) == (1, 0.75, 0.8203125)


def test_a_bar_beyond_one_and_a_half_plans_ends_there_and_its_text_does_not():
    """900 of 300 leads are three plans."""
    made = plan_made.plan()
    row = {**made.rows[0], "plan": 300, "fact": 900, "percent": 3.0}
    (charts,) = _blocks(Charts, plan(replace(made, rows=(row,)), "en"))
    datum = charts.charts[0].rows[0]
    assert (datum["fact"], datum["value"]) == (1.5, "300.0% · 900 of 300")
    assert charts.charts[0].tail == "Bars end at 150% of the plan; the figures are whole."


def test_only_the_current_period_is_open_the_others_are_folded():
    """On 17 March the quarter is current; February is among all periods."""
    blocks = plan(plan_made.plan(), "en")
    assert [table.caption for table in _blocks(Table, blocks)] == ["2025-Q1"]
    (fold,) = _blocks(Fold, blocks)
    assert [row[0].text for row in fold.blocks[0].rows] == ["2025-Q1", "", "2025-02"]


@pytest.mark.parametrize(
    ("on", "shown"), [(date(2025, 2, 28), "2025-02"), (date(2025, 4, 30), "2025-Q1")]
)
def test_current_is_what_runs_on_the_day_of_the_data_else_what_ended_last(on, shown):
    """The shortest first: on its last day February stands before the quarter."""
    made = plan_made.plan()
    blocks = plan(replace(made, params={"as_of_on": on}), "en")
    assert _blocks(Table, blocks)[0].caption == shown


def test_rows_of_people_are_left_to_the_command():
    """Anna's row is nowhere on the page, and the page says which command has it."""
    text = report(report_made.parts(), "ru", "md")
    assert "Анна · выручка" not in text
    assert "Строки по менеджерам даёт `smalign plan`" in text.replace("\\", "")


def test_a_plan_of_people_alone_is_shown():
    """Where the plan has no other rows, they are the section."""
    made = plan_made.plan()
    alone = tuple(row for row in made.rows if row["owner"] != "(all)")
    (table,) = _blocks(Table, plan(replace(made, rows=alone), "en"))
    assert len(table.rows) == 1


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_without_a_plan_there_is_no_section(lang):
    """What was never planned is no question of the report."""
    with_plan = page(report_made.parts(), lang)
    rest = {name: one for name, one in report_made.answers().items() if name != "plan"}
    without = page(replace(report_made.parts(), answers=rest), lang)
    anchors = [section.anchor for section in with_plan.sections]
    assert anchors.index("channels") < anchors.index("plan") < anchors.index("funnel")
    assert "plan" not in [section.anchor for section in without.sections]
