"""roi: models that learn from all journeys, card by card; worked by hand.

Two journeys end in a sale, Mail > Ads for 900 and Ads for 300, one in nothing: Mail. A third sale,
of 60, has no touch.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest
from tests.cases.roi_tables import BY
from tests.scoped import company

from smalign.base.errors import UsageError
from smalign.metrics.journey_rules import JourneyRules
from smalign.metrics.roi.roi import ROI

TABLES: Final = {
    "leads": """
        lead_id | created_at | channel
        l1      | 2024-01-01 | Ads
        l2      | 2024-01-01 | Ads
        l3      | 2024-01-01 | Ads
        l4      | 2024-01-01 | Ads""",
    "deals": """
        deal_id | lead_id | created_at | closed_at  | status | amount | channel
        d1      | l1      | 2024-01-02 | 2024-01-10 | won    | 900    | Ads
        d2      | l2      | 2024-01-02 | 2024-01-10 | won    | 300    | Ads
        d4      | l4      | 2024-01-02 | 2024-01-10 | won    | 60     | Ads""",
    "touchpoints": """
        touch_id | lead_id | touched_at | channel
        t1       | l1      | 2024-01-03 | Mail
        t2       | l1      | 2024-01-04 | Ads
        t3       | l2      | 2024-01-03 | Ads
        t4       | l3      | 2024-01-03 | Mail""",
    "lost_touches": """
        card | card_id | touch_id | touched_at | channel | segment
        lead | l3      | t4       | 2024-01-03 | Mail    | Mail""",
}


def asked(engine, *models, tables=TABLES, **question):
    """Model → channel → (sales, revenue), and the codes of the notes."""
    result = ROI.compute(company(engine, {**BY, "models": models, **question}, **tables))
    found: dict[str, dict[str, tuple[float, float]]] = {}
    for row in result.rows:
        model = row.get("model", models[0])
        found.setdefault(model, {})[row["channel"]] = (float(row["won"]), float(row["revenue"]))
    for of in found.values():
        assert sum(won for won, _ in of.values()) == pytest.approx(3, abs=1e-12)
        assert sum(revenue for _, revenue in of.values()) == pytest.approx(1260, abs=1e-9)
    return found, {note.code: note.facts for note in result.notes}


def test_markov_with_journeys_that_came_to_nothing(engine):
    """Half the Mail goes on to Ads, all Ads convert: without Ads nothing, without Mail half.

    Start: 2/3 Mail, 1/3 Ads. P = 2/3 × 1/2 + 1/3 = 2/3. Removal effects: Ads 1, Mail 1/2, so two
    thirds and one third of two sales. A sale of Ads brings 600 on average whatever came before, so
    revenue goes the same way. The sale without a touch stays (none).
    """
    found, _ = asked(engine, "markov")
    assert found["markov"] == {
        "Ads": pytest.approx((4 / 3, 800), abs=1e-6),
        "Mail": pytest.approx((2 / 3, 400), abs=1e-6),
        "(none)": (1, 60),
    }


def test_markov_without_them(engine):
    """Each journey converts: Ads is met by both, Mail by one."""
    found, _ = asked(engine, "markov", nulls=False)
    assert found["markov"]["Ads"] == pytest.approx((4 / 3, 800), abs=1e-6)


def test_shapley_shares_a_journey_among_its_channels(engine):
    """Half of 900 to each of two; all of 300 to Ads."""
    found, _ = asked(engine, "shapley")
    assert found["shapley"] == {"Ads": (1.5, 750), "Mail": (0.5, 450), "(none)": (1, 60)}


def test_shapley_of_rates(engine):
    """Mail alone converts 0 of 1, Ads alone 1 of 1, both 2 of 3.

    Mail: (0 + 2/3 − 1) / 2 = −1/6. Ads: (1 + 2/3 − 0) / 2 = 5/6. Of 2/3: −1/4 and 5/4 of two sales.
    """
    found, notes = asked(engine, "shapley-rate")
    assert found["shapley-rate"]["Ads"][0] == pytest.approx(2.5)
    assert found["shapley-rate"]["Mail"][0] == pytest.approx(-0.5)
    assert notes["credit_below_zero"] == {"channels": ["Mail"]}


def test_all_are_answered_together(engine):
    """Twelve models of one question, each summing to the same sales."""
    found, _ = asked(engine, "all")
    assert len(found) == 12
    assert found["linear"] == {"Ads": (1.5, 750), "Mail": (0.5, 450), "(none)": (1, 60)}


def test_cash_has_no_cohort_to_learn_from(engine):
    """Asked for by name the model is refused; of all of them it is left out, and told."""
    with pytest.raises(UsageError) as error:
        asked(engine, "markov", basis="cash")
    assert error.value.code == "learned_needs_cohort"
    found, notes = asked(engine, "all", basis="cash")
    assert "markov" not in found
    assert "learned_left_out" in notes


def test_frequency_tells_one_visit_from_two(engine):
    """Ads met twice is another player than Ads met once, and both are Ads in the answer."""
    tables = {**TABLES, "touchpoints": TABLES["touchpoints"] + "\nt5 | l2 | 2024-01-04 | Ads"}
    rules = JourneyRules(transform="frequency")
    found, _ = asked(engine, "shapley", tables=tables, journeys=rules)
    assert found["shapley"] == {"Ads": (1.5, 750), "Mail": (0.5, 450), "(none)": (1, 60)}


def test_nothing_won_is_nothing_given(engine):
    """Without a sale no model divides by nothing."""
    tables = {**TABLES, "deals": TABLES["deals"].replace("won ", "lost")}
    result = ROI.compute(company(engine, {**BY, "models": ("all",)}, **tables))
    assert {row["won"] for row in result.rows} == {Decimal(0)}


def test_a_model_below_zero_decides_no_budget(engine):
    """Mail earns less than nothing by shapley-rate: neither row pays or not by that model."""
    tables = {**TABLES, "spend": "date | channel | cost\n2024-01-01 | Ads | 90"}
    ask = {**BY, "models": ("shapley", "shapley-rate")}
    result = ROI.compute(company(engine, ask, **tables))
    found = {row["model"]: row["pays"] for row in result.rows if row["channel"] == "Ads"}
    assert found == {"shapley": True, "shapley-rate": None}
