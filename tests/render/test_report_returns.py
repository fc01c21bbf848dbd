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
