"""What would change a verdict, on the company whose numbers were worked out by hand."""

from __future__ import annotations

import pytest
from tests.compared_made import ASKED, NOW, S1, tables
from tests.scoped import company

from smalign.metrics.comparing.compare import COMPARE
from smalign.metrics.comparing.overturn import least


def overturned(engine, still_open, **ask):
    """What compare says would change its verdict on S1, with so many leads of the network open."""
    made = tables(S1)
    sold = {deal["lead_id"] for deal in made["deals"]}
    left = still_open
    for lead in made["leads"]:
        if lead["lead_id"] in sold:
            continue
        is_late = lead["utm_campaign"] == "РСЯ" and str(lead["created_at"]) >= str(NOW)
        lead["status"] = "open" if is_late and left else "disqualified"
        left -= is_late and left > 0
    found = COMPARE.compute(company(engine, {**ASKED, **ask}, **made))
    return found.params["verdict"]["previous"]["overturned_by"]


def test_the_mix_of_s1_is_not_made_up_for_by_all_41_open_leads(engine):
    """41 leads of the network won are 48 of 430: its mix term stays near -7, so it is not gone."""
    found = overturned(engine, 41)
    assert found["open"] == 41
    assert found["where"] == ["Директ · РСЯ"]
    assert found["gone"] is None


def test_before_the_loss_is_gone_it_is_no_more_than_chance(engine):
    """The number that leaves a claim unproved lies strictly between none and all of the open.

    With other leads left open the draws differ, too: the number moves by one at most.
    """
    found = overturned(engine, 41)
    assert 1 < found["unproved"] <= 41
    assert found["unproved"] - overturned(engine, found["unproved"])["unproved"] in {0, 1}
    assert overturned(engine, found["unproved"] - 2)["unproved"] is None


def test_nothing_open_changes_nothing(engine):
    """Where every lead is closed, nothing that is open can change the verdict."""
    assert overturned(engine, 0) == {"open": 0, "unproved": None, "gone": None, "where": []}


@pytest.mark.parametrize(
    ("most", "holding", "found"),
    [
        (72, [*range(12, 28), *range(60, 73)], 12),  # 1, 2, 4, 8 do not hold, 16 does: 12
        (72, range(60, 73), 60),
        (72, [72], 72),
        (72, [], None),
        (1, [1], 1),
        (0, [], None),
    ],
)
def test_a_few_sales_that_unprove_a_verdict_are_found_though_more_prove_it_again(
    most, holding, found
):
    """Sales more in the poorest segment part it from the others, which looks like a change, too."""
    assert least(most, lambda wins: wins in holding) == found
