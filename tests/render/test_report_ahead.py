"""Charts drawn ahead, in another process: the same pictures, no process left, no error lost."""

from __future__ import annotations

import os
import signal

import pytest
from msgspec.structs import replace
from tests.render import report_made

from smalign.render.report import ahead as module
from smalign.render.report import report
from smalign.render.report.ahead import Ahead
from smalign.render.report.blocks import Chart, charts_of
from smalign.render.report.charts import svg
from smalign.render.report.page import page

_GONE = Chart("no_such_chart", (), "")


@pytest.fixture(autouse=True)
def _processors(monkeypatch):
    """Whatever this machine has, there are two."""
    monkeypatch.setattr(module, "processors", lambda: 2)


@pytest.fixture
def undrawn(monkeypatch):
    """Nothing can be drawn in this process."""

    def refused(*_):
        raise AssertionError

    monkeypatch.setattr("smalign.render.report.charts.svg", refused)


@pytest.fixture(scope="module")
def parts():
    """A report with every section."""
    return report_made.parts()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_page_is_the_same_bytes_with_charts_drawn_ahead(parts, lang):
    """Answers come one by one, in their order; what was drawn of them meanwhile is taken."""
    with Ahead(lang) as ahead:
        for known in range(1, len(parts.answers) + 1):
            some = dict([*parts.answers.items()][:known])
            ahead.see(replace(parts, answers=some))
        made = report(parts, lang, "html", ahead=ahead)
    assert made == report(parts, lang, "html")
    assert made.count("<svg") == len(charts_of(page(parts, lang))) > 5


@pytest.mark.usefixtures("undrawn")
def test_every_chart_is_drawn_there(parts):
    """Those of answers that were seen, and the others; none here."""
    made = page(parts, "en")
    with Ahead("en") as ahead:
        ahead.see(replace(parts, answers={"funnel": parts.answers["funnel"]}))
        of = ahead.drawn(charts_of(made))
        drawn = [of(chart) for chart in reversed(charts_of(made))]
    assert all(one.startswith("<svg") for one in drawn)


def test_what_cannot_be_drawn_is_told_as_ever():
    """The error of the chart itself, where it is wanted; others of the page are drawn."""
    chart = Chart("rates", (), "")
    with pytest.raises(FileNotFoundError) as here:
        svg(_GONE, "en")
    with Ahead("en") as ahead:
        of = ahead.drawn([_GONE, chart])
        assert of(chart) == svg(chart, "en")
        with pytest.raises(FileNotFoundError) as there:
            of(_GONE)
    assert str(there.value) == str(here.value)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_process_that_ends_early_costs_time_alone(parts, when):
    """Killed from outside, before it is told the charts or after: all of them are drawn here."""
    charts = charts_of(page(parts, "en"))[:2]
    with Ahead("en") as ahead:
        number = ahead.process_number
        if when == "before":
            os.kill(number, signal.SIGKILL)
            os.waitid(os.P_PID, number, os.WEXITED | os.WNOWAIT)
            of = ahead.drawn(charts)
        else:
            ahead.see(replace(parts, answers={"funnel": parts.answers["funnel"]}))
            os.kill(number, signal.SIGKILL)
            of = ahead.drawn(charts)
        assert [of(one) for one in charts] == [svg(one, "en") for one in charts]


def test_no_process_is_left():
    """Nor where the report was interrupted."""
    ahead = Ahead("en")
    numbers = []

    def interrupted():
        with ahead:
            numbers.append(ahead.process_number)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    [number] = numbers
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_one_processor_draws_here(monkeypatch, parts):
    """There is nobody to draw meanwhile; nor where no page is wanted."""
    monkeypatch.setattr(module, "processors", lambda: 1)
    with Ahead("en") as ahead:
        ahead.see(parts)
        assert ahead.process_number is None
        assert ahead.drawn([])(Chart("rates", (), "")).startswith("<svg")
    monkeypatch.setattr(module, "processors", lambda: 2)
    with Ahead("en", is_meant=False) as idle:
        assert idle.process_number is None
