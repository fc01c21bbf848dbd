"""Empty fields of a report: which of them are asked of every card."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.render import report_made

from smalign.render.report.empties import empties


@pytest.mark.parametrize(
    ("field", "label"), [("loss_reason", "Loss reason"), ("closed_at", "Closed")]
)
def test_what_tells_how_a_card_ended_stands_with_the_cards_it_is_due_on(field, label):
    """39 of the 42 lost cards have no reason: it is among the emptiest, of 42 and not of all."""
    made = report_made.fields()
    row = {
        **made.rows[0],
        "field": field,
        "cards": 42,
        "empty": 39,
        "not_due": 77,
        "due_from": "",
        **{f"empty_share{end}": share for end, share in (("", 0.93), ("_low", 0.81), ("_high", 1))},
    }
    chart, table, *_ = empties(replace(made, rows=(row, *made.rows)), "en", {})
    (bar,) = [one for one in chart.charts[0].rows if str(one["label"]).startswith(label)]
    assert bar["value"] == "93% of 42"
    assert label in [cells[0].text for cells in table.rows]


def test_lost_stages_stand_behind_their_pipeline():
    """The funnel has the other stages; a stage of a pipeline it does not have stands behind all."""
    made = report_made.fields()
    stages = ("B · Lost", "New", "A · Lost", "B · Demo", "C · New", "A · New", "A · Won")
    rows = tuple({**made.rows[0], "segment": stage} for stage in stages)
    order = {"New": 0, "A · New": 0, "A · ": 3, "A · Won": 2, "B · Demo": 4, "B · ": 5}
    *_, table = empties(replace(made, rows=rows), "en", order)
    heads = [head.rpartition(" (")[0] for head in table.heads[1:]]
    assert heads == ["A · New", "New", "A · Won", "A · Lost", "B · Demo", "B · Lost", "C · New"]


def test_one_empty_cell_of_many_is_not_none():
    """1 of 431 lost deals lacks its reason: less than a per cent, and not 0."""
    made = report_made.fields()
    ends = (("", 0.00232), ("_low", 0.0004), ("_high", 0.013))
    row = {
        **made.rows[0],
        "field": "loss_reason",
        "cards": 431,
        "empty": 1,
        **{f"empty_share{end}": share for end, share in ends},
    }
    chart, table, *_ = empties(replace(made, rows=(row, *made.rows)), "en", {})
    assert "<1% of 431" in [one["value"] for one in chart.charts[0].rows]
    assert "<1%" in [cell.text for cells in table.rows for cell in cells]
