"""Returns of channels with their intervals: who has one, where it stands, and the table."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace
from tests.render import report_made

from smalign.base.results import Field
from smalign.render.report.blocks import Charts, Table
from smalign.render.report.channels import channels

ENDS = {"Контекст (поиск)": (Decimal("1.5"), Decimal("9.25")), "Соцсети": (-0.75, 0.5)}


def made():
    """The channels made by hand, with intervals for two of those that have spend."""
    roi = report_made.results_made.roi()
    fields = tuple(Field(f"{name}_{end}", "float", "rate") for name in ("roas", "romi")
                   for end in ("low", "high"))  # fmt: skip
    rows = []
    for row in roi.rows:
        low, high = ENDS.get(str(row["channel"]), (None, None))
        over = {"roas_low": low, "roas_high": high, "romi_low": low, "romi_high": high}
        rows.append({**row, **over})
    return replace(roi, fields=(*roi.fields, *fields), rows=tuple(rows), total={})


def drawn(result, lang="en"):
    """The charts by their specification, and the first table."""
    blocks = channels(result, lang)
    charts = next(one for one in blocks if isinstance(one, Charts)).charts
    table = next(one for one in blocks if isinstance(one, Table))
    return {one.spec: one for one in charts}, table


@pytest.mark.parametrize(
    ("lang", "value"),
    [("en", "405% (from 150% to 925%)"), ("ru", "405\u00a0% (от 150\u00a0% до 925\u00a0%)")],
)
def test_a_channel_with_an_interval_is_drawn(lang, value):
    """Its return as the table has it, from where to where."""
    charts, _ = drawn(made(), lang)
    first = charts["returns"].rows[0]
    assert first["label"] == "Контекст (поиск)"
    assert first["value"] == value
    assert (first["low"], first["high"]) == (1.5, 9.25)


@pytest.mark.parametrize(
    ("lang", "value"), [("en", "-100% (no revenue)"), ("ru", "-100\u00a0% (выручки нет)")]
)
def test_a_channel_that_lost_its_spend_is_drawn(lang, value):
    """Without revenue there is no interval, and the loss is seen; without spend there is nothing.

    A chart of returns without those who returned nothing would show the winners alone.
    """
    first, second, *others = made().rows
    lost = {**second, "romi": -1.0, "romi_low": None, "romi_high": None}
    free = [{**row, "romi": None, "romi_low": None, "romi_high": None} for row in others]
    charts, _ = drawn(replace(made(), rows=(first, lost, *free)), lang)
    assert [row["value"] for row in charts["returns"].rows[1:]] == [value]
    assert (charts["returns"].rows[1]["low"], charts["returns"].rows[1]["high"]) == (-1.0, -1.0)


def returning(*returns):
    """Rows that return so much, from half of it to twice as much; and the chart of them."""
    row = made().rows[0]
    rows = [{**row, "romi": one, "romi_low": one / 2, "romi_high": one * 2} for one in returns]
    charts, _ = drawn(replace(made(), rows=tuple(rows)))
    return charts["returns"]


def test_one_that_returns_many_times_more_leaves_the_others_room():
    """Letters at 13,000 % end at an arrow where the best of the others ends, and it is told."""
    chart = returning(130.0, 4.0, 0.5)
    assert [(row["rate"], row["high"], row["is_beyond"]) for row in chart.rows] == [
        (8.0, 8.0, True),
        (4.0, 8.0, False),
        (0.5, 1.0, False),
    ]
    assert chart.rows[0]["value"] == "13,000% (from 6,500% to 26,000%)"
    assert chart.tail.startswith("The chart ends at 800%;")


@pytest.mark.parametrize(
    "returns",
    [
        (20.0, 4.0, 0.5),  # exactly five times as far as the next one
        (130.0, 120.0, 0.5),  # two of three are no exception
        (130.0, 4.0),  # nor is one of two
        (2.4, 0.1, 0.1),  # a return of 100 % is room enough
    ],
)
def test_a_chart_ends_where_the_rows_end(returns):
    """What is no exception is drawn whole."""
    chart = returning(*returns)
    assert [row["rate"] for row in chart.rows] == list(returns)
    assert chart.tail == ""


def test_without_intervals_there_is_no_such_chart():
    """Money and conversion stay as they were."""
    charts, _ = drawn(report_made.results_made.roi())
    assert list(charts) == ["money", "rates"]


def test_the_table_has_the_interval_of_returns_once():
    """That of ROAS says the same and is among all columns."""
    _, table = drawn(made())
    at = table.heads.index("ROMI by revenue")
    assert table.heads[at + 1] == "from – to"
    assert table.rows[0][at + 1].text == "150.0–925.0%"
    assert table.heads[table.heads.index("ROAS") + 1] != "from – to"
