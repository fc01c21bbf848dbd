"""How often the rule of `no_sales` accuses a segment that sells like the others."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from smalign.base.named_periods import period_at
from smalign.metrics.roi.spend_rows import Segment, rows_of

PERIOD = period_at(date(2026, 1, 1), "quarter")
AFTER = period_at(date(2026, 4, 1), "quarter")


@pytest.mark.parametrize(
    ("segments", "leads", "rate"), [(10, 62, 0.06), (20, 40, 0.05), (8, 150, 0.03), (40, 75, 0.05)]
)
def test_a_segment_like_the_others_is_seldom_said_to_sell_nothing(segments, leads, rate):
    """At most one in forty of them, as the end of a 95 % interval promises."""
    rng = Random(1)
    companies = 200
    accused = 0
    for _ in range(companies):
        brought = {
            f"s{at}": Segment(
                leads=leads, cards=leads, won=sum(rng.random() < rate for _ in range(leads))
            )
            for at in range(segments)
        }
        rows = rows_of(PERIOD, AFTER, brought, None, None)
        accused += sum(row["evidence"] == "no_sales" for _, row in rows)
    assert accused / (companies * segments) <= 0.025


def test_five_campaigns_of_sixty_two_leads_are_told():
    """Nothing from 62 leads each, where the others sell 48 of 590."""
    brought = {f"vain{at}": Segment(leads=62, cards=62) for at in range(5)}
    brought["others"] = Segment(leads=590, cards=590, won=48)
    rows = dict(rows_of(PERIOD, AFTER, brought, None, None))
    assert [row["evidence"] for row in rows.values()] == ["sales", *["no_sales"] * 5]
    assert rows["vain0"]["expected_won"] == pytest.approx(62 * 48 / 900)
