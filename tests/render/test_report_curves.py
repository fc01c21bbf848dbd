"""Maturity curves of the report: where they end, what stands out, labels that do not collide."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace
from tests.render import report_made

from smalign.render.report.blocks import Charts, Table
from smalign.render.report.curves import curves


def blocks(result, lang="en"):
    """The chart and the table of one pipeline."""
    found = curves(result, report_made.cohorts(), lang)
    chart = next(one for one in found if isinstance(one, Charts)).charts[0]
    return chart, next(one for one in found if isinstance(one, Table))


def test_a_curve_ends_where_its_cohort_is_no_older():
    """January is followed to day 120, February to day 30; March has no point and no curve."""
    chart, _ = blocks(report_made.maturity())
    ends = {row["cohort"]: row["age"] for row in chart.rows}
    assert ends == {"2025-01": 120, "2025-02": 30}


def test_what_stands_out_is_said_in_words():
    """The latest cohort as old as the horizon is orange, a younger one grey; labels name both."""
    chart, _ = blocks(report_made.maturity())
    assert {row["cohort"]: row["color"] for row in chart.rows} == {
        "2025-01": "#b35900",
        "2025-02": "#6b6b6b",
    }
    assert [row["label"] for row in chart.rows if row["label"]] == [
        "2025-01 · 28.0%",
        "2025-02 · 10.0%",
    ]
    assert [colour for colour, _ in chart.legend] == ["blue", "orange", "grey"]


@pytest.mark.parametrize(
    ("lang", "rows"),
    [
        (
            "en",
            [
                ["2025-01", "50", "4.0%", "16.0%", "24.0%", "28.0%"],
                ["2025-02", "40", "2.5%", "10.0%", "—", "—"],
                ["2025-03", "30", "—", "—", "—", "—"],
            ],
        ),
        (
            "ru",
            [
                ["2025-01", "50", "4,0\u00a0%", "16,0\u00a0%", "24,0\u00a0%", "28,0\u00a0%"],
                ["2025-02", "40", "2,5\u00a0%", "10,0\u00a0%", "—", "—"],
                ["2025-03", "30", "—", "—", "—", "—"],
            ],
        ),
    ],
)
def test_the_table_has_every_cohort(lang, rows):
    """Also the one too young for a point; what is not known yet is a dash."""
    _, table = blocks(report_made.maturity(), lang)
    assert [[cell.text for cell in row] for row in table.rows] == rows
    assert table.heads[2] == {"en": "By day 15", "ru": "К 15-му дню"}[lang]


@pytest.mark.parametrize("share", [0.0, 0.1, 0.24])
def test_labels_of_equal_ends_stand_apart(share):
    """Eight cohorts that end alike: no two labels nearer than 15 of the 240 points, all inside."""
    made = report_made.maturity()
    first = made.rows[:4]
    rows = tuple(
        {**row, "cohort": f"2025-{at:02}", "won_share": min(row["won_share"], share)}
        for at in range(1, 9)
        for row in first
    )
    chart, _ = blocks(replace(made, rows=rows))
    places = sorted(row["place"] for row in chart.rows if row["label"])
    largest = max(*places, *(row["rate"] for row in chart.rows))
    assert len(places) == 8
    assert min(places) >= 0
    assert all((high - low) / largest * 240 >= 15 for low, high in pairwise(places))


def test_a_single_point_is_no_curve():
    """Without two ages nothing is drawn; the section stays as it was."""
    made = report_made.maturity()
    assert curves(replace(made, rows=made.rows[:1]), report_made.cohorts(), "en") == ()
    assert curves(replace(made, rows=()), report_made.cohorts(), "en") == ()
