"""Empty fields of a report: which of them are asked of every card."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.render import report_made

from smalign.render.report.empties import empties


@pytest.mark.parametrize(("due_from", "is_shown"), [("", False), ("Отказ", True)])
def test_why_a_card_was_lost_is_empty_where_it_was_not(due_from, is_shown):
    """Without a stage that requires it, its emptiness says nothing; with one it is the emptiest."""
    made = report_made.fields()
    row = {
        **made.rows[0],
        "field": "loss_reason",
        "empty": 119,
        "due_from": due_from,
        **{f"empty_share{end}": share for end, share in (("", 0.99), ("_low", 0.97), ("_high", 1))},
    }
    shown = empties(replace(made, rows=(row, *made.rows)), "en", {})
    labels = [bar["label"] for block in shown[:1] for bar in block.charts[0].rows]
    assert any("Loss reason" in str(label) for label in labels) is is_shown
    assert any("Город" in str(label) for label in labels)


def test_the_day_of_closing_is_not_among_the_emptiest():
    """No card in work has it; the map has it all the same, for a closed card may lack it, too."""
    made = report_made.fields()
    row = {
        **made.rows[0],
        "field": "closed_at",
        "due_from": "",
        **{f"empty_share{end}": share for end, share in (("", 1.0), ("_low", 0.97), ("_high", 1))},
    }
    chart, table, *_ = empties(replace(made, rows=(row, *made.rows)), "en", {})
    labels = [str(bar["label"]) for bar in chart.charts[0].rows]
    assert not [label for label in labels if label.startswith("Closed")]
    assert "Closed" in [cells[0].text for cells in table.rows]


def test_lost_stages_stand_behind_their_pipeline():
    """The funnel has the other stages; a stage of a pipeline it does not have stands behind all."""
    made = report_made.fields()
    stages = ("B · Lost", "New", "A · Lost", "B · Demo", "C · New", "A · New", "A · Won")
    rows = tuple({**made.rows[0], "segment": stage} for stage in stages)
    order = {"New": 0, "A · New": 0, "A · ": 3, "A · Won": 2, "B · Demo": 4, "B · ": 5}
    *_, table = empties(replace(made, rows=rows), "en", order)
    heads = [head.rpartition(" (")[0] for head in table.heads[1:]]
    assert heads == ["A · New", "New", "A · Won", "A · Lost", "B · Demo", "B · Lost", "C · New"]
