"""Charts: safe whatever the labels, drawn to scale, the same bytes every time."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from smalign.render.report.blocks import Chart
from smalign.render.report.charts import svg
from smalign.render.report.labels import clusters, cut

CHARTS = Path(__file__).resolve().parents[2] / "reports" / "templates" / "charts"
ROWS = {
    "stages": {
        "value": "10",
        "advanced": 6,
        "open": 1,
        "lost": 3,
        "advanced_text": "6",
        "open_text": "",
        "lost_text": "3",
    },
    "money": {
        "first": 4.0,
        "first_end": 4.0,
        "first_text": "4",
        "second": 1.0,
        "second_end": 1.0,
        "second_text": "1",
    },
    "rates": {"value": "5 %", "rate": 0.05, "low": 0.01, "high": 0.12},
    "cohorts": {"value": "5 %", "rate": 0.05, "low": 0.01, "high": 0.12, "color": "#0072b2"},
    "curves": {
        "cohort": "2025-01",
        "age": 15,
        "rate": 0.1,
        "place": 0.1,
        "last": 0.1,
        "color": "#0072b2",
    },
    "plan": {"value": "50 %", "plan": 1, "fact": 0.5, "due": 0.75},
    "bridge": {"value": "-2", "from": 1, "to": -1, "low": -2, "high": 0, "color": "#b35900"},
    "returns": {"value": "658 %", "rate": 6.58, "low": -0.4, "high": 8.96},
    "lifts": {"value": "+6,0", "rate": 0.06, "low": -0.03, "high": 0.09},
    "models": {"value": "20–50 %", "rate": 0.3, "low": 0.2, "high": 0.5},
    "dynamics": {"value": "9 → 21 %", "before": 0.09, "since": 0.21, "color": "#b35900"},
    "clock": {"value": "60 %", "from": 0.1, "to": 0.7, "color": "#0072b2"},
    "managers": {
        "value": "4, expected 6",
        "hits": 4,
        "expected": 6.0,
        "low": 2,
        "high": 10,
        "least": 1,
        "most": 13,
        "color": "#0072b2",
    },
    "empties": {"value": "50 %", "rate": 0.5, "low": 0.4, "high": 0.6},
}


def chart(spec, *labels):
    """A chart of one kind whose rows differ in their labels."""
    rows = tuple({"row": at, "label": label, **ROWS[spec]} for at, label in enumerate(labels))
    return Chart(spec, rows, "caption")


@pytest.mark.parametrize("spec", ROWS)
def test_labels_of_any_origin_leave_svg_without_script_or_address(spec):
    """Control characters, markup and emoji: one well-formed svg of shapes and texts."""
    drawn = svg(
        chart(spec, "\x00\x1b[31m\ufffe\ud800", "<script>alert(1)</script>]]>", "👩‍👩‍👧", ""), "ru"
    )
    tree = etree.fromstring(drawn)
    assert {element.tag for element in tree.iter()} <= {"svg", "g", "path", "text", "line"}
    assert "http" not in drawn
    assert "url(" not in drawn
    assert " id=" not in drawn
    texts = ["".join(element.itertext()) for element in tree.iter("text")]
    assert "<script>alert(1)</script>]]>" in texts


@pytest.mark.parametrize("spec", ROWS)
def test_a_chart_is_drawn_alike_every_time(spec):
    """Two drawings are the same bytes."""
    drawn = chart(spec, "Один", "Два")
    assert svg(drawn, "en") == svg(drawn, "en")


def test_a_stage_is_drawn_to_scale():
    """Of 400 points the widest stage takes all: 6, 1 and 3 cards are 240, 40 and 120 points."""
    drawn = svg(chart("stages", "Заявка"), "en")
    widths = dict(re.findall(r'd="M[\d.]+,[\d.]+h([\d.]+)v20[^"]*" fill="(#\w+)"', drawn))
    assert widths == {"240": "#0072b2", "40": "#6b6b6b", "120": "#b35900"}


def test_a_plan_is_drawn_to_scale():
    """Half of the plan is half its width; the mark of what is due stands at three quarters."""
    drawn = svg(chart("plan", "Лиды"), "en")
    widths = dict(re.findall(r'd="M[\d.]+,[\d.]+h([\d.]+)v[\d.]+[^"]*" fill="(#\w+)"', drawn))
    assert widths == {"400": "#9cc7e0", "200": "#0072b2", "3": "#b35900"}


def test_a_curve_is_drawn_to_scale_and_ends_where_it_is_known():
    """Ages 0 to 30 take 272 points, shares 0 to 40 % take 240; the shorter curve stops at 15."""
    points = {"long": ((0, 0.0), (15, 0.2), (30, 0.4)), "short": ((0, 0.0), (15, 0.1))}
    rows = tuple(
        {"label": "", "cohort": name, "age": age, "rate": rate, "color": "#0072b2"}
        for name, curve in points.items()
        for age, rate in curve
    )
    drawn = svg(Chart("curves", rows, "caption"), "en")
    lines = re.findall(r'd="(M[^"]*)"[^>]*stroke="#0072b2"', drawn)
    assert lines == ["M0,240L136,120L272,0", "M0,240L136,180"]


def test_returns_stand_on_both_sides_of_nothing():
    """-100 % to 300 % take 400 points: nothing is at 100, a return of 100 % at 200."""
    rows = ({"row": 0, "label": "", "value": "", "rate": 1.0, "low": -1.0, "high": 3.0},)
    drawn = svg(Chart("returns", rows, "caption"), "en")
    assert re.search(r'transform="translate\(200,[\d.]+\)"[^>]*fill="#0072b2"', drawn)
    assert [text for text in (">-100%<", ">0%<", ">100%<") if text in drawn] == [
        ">-100%<",
        ">0%<",
        ">100%<",
    ]


def test_a_plan_that_has_ended_carries_no_mark():
    """Nothing is drawn where no day of the plan is still to come."""
    rows = ({"row": 0, "label": "Лиды", "value": "", "plan": 1, "fact": 0.5},)
    assert "#b35900" not in svg(Chart("plan", rows, "caption"), "en")


@pytest.mark.parametrize(
    ("label", "ends"),
    [
        ("Очень долго ждали перезвона", "Очень долго ждали…"),
        ("日本語広告チャンネル名前日本語広告", "日本語広告チャンネ…"),
        ("Дорого", "Дорого"),
    ],
)
def test_a_label_ends_where_its_value_begins(label, ends):
    """Of 400 dots this value takes 237: 150 are left for 9 signs of 13 and one that says so."""
    value = "11,4 % → 9,8 % · изменений не видно"
    rows = ({"row": 0, "label": label, **ROWS["dynamics"], "value": value},)
    drawn = svg(Chart("dynamics", rows, "caption"), "ru")
    assert f">{value}<" in drawn
    assert f">{ends}<" in drawn


def test_an_axis_speaks_the_language():
    """A percentage has a space before its sign in Russian and none in English."""
    assert ">50\u00a0%<" in svg(chart("empties", "a"), "ru")
    assert ">50%<" in svg(chart("empties", "a"), "en")


def test_every_specification_fetches_nothing_and_cuts_nothing():
    """Data is filled in by us; a label limit inside an emoji would be an error of the drawer."""
    names = sorted(path.name for path in CHARTS.glob("*.vl.json"))
    assert names == [f"{spec}.vl.json" for spec in sorted(ROWS)]
    for name in names:
        spec = json.loads((CHARTS / name).read_text(encoding="utf-8"))
        assert spec["data"] == {"name": "rows", "values": []}
    theme = json.loads((CHARTS / "theme.json").read_text(encoding="utf-8"))
    assert theme["text"]["limit"] == 0
    assert theme["axis"]["labelLimit"] == 0


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Контекст", 8, "Контекст"),
        ("Контекст (поиск)", 10, "Контекст…"),
        ("👩‍👩‍👧👍🏽🇷🇺é", 4, "👩‍👩‍👧👍🏽🇷🇺é"),
        ("👩‍👩‍👧👍🏽🇷🇺é", 3, "👩‍👩‍👧👍🏽…"),
        ("a\r\nb", 9, "a b"),
        ("e" + "\u0301" * 9000, 40, "e" + "\u0301" * 143 + "…"),
    ],
)
def test_a_label_is_cut_between_visible_characters(text, most, shown):
    """A family, a skin tone, a flag and an accent are never cut in two."""
    assert cut(text, most) == shown


@settings(max_examples=200)
@given(st.text(max_size=60), st.integers(1, 20))
def test_a_cut_label_is_never_longer_than_asked(text, most):
    """Whatever the text, at most that many visible characters are left."""
    assert len(clusters(cut(text, most))) <= most
