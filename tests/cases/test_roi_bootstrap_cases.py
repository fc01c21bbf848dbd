"""roi --bootstrap: against the reference package, and what holds of any interval."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from tests.cases.case import Case, answer, dec
from tests.cases.roi_tables import BY, ONE_SALE

from smalign.metrics.roi.bootstrap import revenue_interval
from smalign.metrics.roi.roi import ROI

KEYS = Path(__file__).parents[3] / "shared" / "data" / "answer_keys" / "stats"
ASK = {**BY, "bootstrap": True}
SPEND = {"spend": "date | channel | cost\n2024-01-01 | Ads | 90"}


def asked(engine, tables, **ask):
    """The answer to one question."""
    return answer(ROI, Case("one", "", tables, {}, ask={**ASK, **ask}), engine)


def ends(row):
    """The four columns."""
    return [row[name] for name in ("roas_low", "roas_high", "romi_low", "romi_high")]


@pytest.mark.skipif(not KEYS.exists(), reason="the answer keys lie beside the checkout")
def test_the_interval_is_that_of_scipy():
    """400 leads of the key, spend held: within what two random streams differ by.

    The key's own stream ends 0.035 below the mean of twelve others of its kind.
    """
    with (KEYS / "roi_bootstrap_input.csv").open(encoding="utf-8") as file:
        leads = list(csv.DictReader(file))
    cells = sorted(Counter(float(lead["revenue"]) for lead in leads).items())
    spend = sum(float(lead["cost"]) for lead in leads)
    key = json.loads((KEYS / "GOLD_stats.json").read_text(encoding="utf-8"))["bootstrap_roi"]
    found = [end / spend - 1 for end in revenue_interval(cells)]
    assert found == pytest.approx(key["fixed_cost_percentile95"], abs=0.04)


def test_one_sale_of_a_hundred():
    """The sale is drawn Poisson-like: not at all in 37 % of resamples, 3 times at the 97.5th."""
    assert revenue_interval([(0.0, 99), (900.0, 1)]) == (0.0, 2700.0)


def test_every_card_earned_the_same():
    """Where nothing varies the interval has no width."""
    assert revenue_interval([(5.0, 40)]) == (200.0, 200.0)


def test_nothing_earned():
    """Of zeros alone nothing can be drawn but zeros: no interval, not one of no width."""
    assert revenue_interval([(0.0, 50)]) is None


def test_the_same_each_time():
    """One seed: an answer does not change by being asked again, nor by the order of the cells."""
    cells = [(0.0, 300), (10.0, 20), (700.0, 9)]
    assert revenue_interval(cells) == revenue_interval(cells)


def test_many_sales_need_fewer_resamples():
    """6,000 sales of 1 among 60,000 cards: 6,000 give or take 1.96 · √5,400 = 144."""
    low, high = revenue_interval([(0.0, 54_000), (1.0, 6_000)])
    assert low == pytest.approx(6_000 - 144, abs=15)
    assert high == pytest.approx(6_000 + 144, abs=15)


def test_columns_of_a_row(engine):
    """One sale of 900 among one lead is always drawn: ROAS 10 from 10 to 10, ROMI 9."""
    result = asked(engine, {**ONE_SALE, **SPEND})
    assert ends(result.rows[0]) == [10.0, 10.0, 9.0, 9.0]
    assert ends(result.total) == [10.0, 10.0, 9.0, 9.0]
    facts = {note.code: note.facts for note in result.notes}
    assert facts["interval_of_few"] == {"names": ["Ads"], "rows": 1}


def test_romi_keeps_the_margin(engine):
    """40 % of ten times the spend is four times it: ROMI 3."""
    result = asked(engine, {**ONE_SALE, **SPEND}, margin=dec("0.4"))
    assert ends(result.rows[0]) == [10.0, 10.0, 3.0, 3.0]


def test_no_spend_no_interval(engine):
    """Without spend there is no ratio to have one."""
    assert ends(asked(engine, ONE_SALE).rows[0]) == [None] * 4


LEADS = "lead_id | created_at | channel\n" + "\n".join(
    f"l{number} | 2024-01-01 | Ads" for number in range(1, 5)
)
SHARED = {
    **SPEND,
    "leads": LEADS,
    "deals": """
        deal_id | lead_id | created_at | closed_at  | status | amount | channel
        d1      | l1      | 2024-01-02 | 2024-01-05 | won    | 900    | Ads""",
    "deal_touches": """
        deal_id | lead_id | touch_id | touched_at          | channel | segment | closed_at
        d1      | l1      | t1       | 2024-01-01 09:00:00 | Ads     | Ads     | 2024-01-05
        d1      | l1      | t2       | 2024-01-03 09:00:00 | SEO     | SEO     | 2024-01-05""",
}
"""One sale among four cards, which linear gives to Ads by half: 450."""


def test_a_model_is_resampled_with_its_credit(engine):
    """Of 4 draws with a chance of 1/4 none at all is within 2.5 %, three within 97.5 %: 3 x 450."""
    result = asked(engine, SHARED, models=("source", "linear"))
    rows = {row["model"]: row for row in result.rows if row["channel"] == "Ads"}
    assert ends(rows["linear"])[:2] == [0.0, 15.0]
    assert ends(rows["source"])[:2] == [0.0, 30.0]
    assert ends(result.total)[:2] == [0.0, 30.0]


def test_models_that_learn_have_none(engine):
    """What a sale earns there depends on all sales: none is drawn by itself, and that is said."""
    result = asked(engine, SHARED, models=("shapley",))
    assert ends(result.rows[0]) == [None] * 4
    facts = {note.code: note.facts for note in result.notes}
    assert facts["interval_not_of"] == {"models": ["shapley"]}


def test_not_asked_not_there(engine):
    """Without --bootstrap there are no such columns."""
    result = asked(engine, {**ONE_SALE, **SPEND}, bootstrap=False)
    assert "romi_low" not in result.rows[0]
    assert "romi_low" not in {field.name for field in result.fields}
