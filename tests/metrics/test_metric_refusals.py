"""What the metrics refuse, and what they answer about nothing."""

from __future__ import annotations

import pytest
from tests.metrics.sale import SALE, models_of
from tests.scoped import company

from smalign.base.errors import QuestionError, UsageError
from smalign.metrics import NAMES, metric_named
from smalign.metrics.funnel.funnel import FUNNEL
from smalign.metrics.reconcile.reconcile import RECONCILE
from smalign.metrics.roi.roi import ROI


@pytest.mark.parametrize(
    ("metric", "question", "code"),
    [
        (ROI, {"models": ("markov9",)}, "unknown_model"),
        (ROI, {"basis": "accrual"}, "unknown_basis"),
        (FUNNEL, {"mode": "loose"}, "unknown_mode"),
        (FUNNEL, {"mode": "strict"}, "mode_needs_history"),
        (RECONCILE, {"by": ("channel", "owner")}, "reconcile_by_one"),
    ],
)
def test_what_cannot_be_asked_is_refused(metric, question, code, engine):
    """A question without an answer is an error with its code, not an empty table."""
    with pytest.raises(UsageError) as raised:
        metric.compute(company(engine, question, **SALE))
    assert raised.value.code == code


def test_touches_without_the_field_cannot_be_credited(engine):
    """A touch model by a field touches do not have is refused; without the model it is not."""
    tables = SALE | {"deals": SALE["deals"].replace("channel", "loss_reason")}
    with pytest.raises(UsageError) as raised:
        ROI.compute(company(engine, {"by": ("loss_reason",), "models": ("last",)}, **tables))
    assert raised.value.code == "touches_lack_field"
    assert raised.value.facts == {"fields": ["loss_reason"], "models": ["last"]}
    rows = ROI.compute(company(engine, {"by": ("loss_reason",)}, **tables)).rows
    assert [row["touches"] for row in rows] == [None, None]


def test_unknown_order_of_stages_is_a_question(engine):
    """When no pipeline's stages are in a known order, the error gives the line that answers it."""
    with pytest.raises(QuestionError) as raised:
        FUNNEL.compute(
            company(
                engine,
                deals="deal_id | pipeline | created_at\nd1 | P | 2024-01-01",
                stages="""
                    card | pipeline | stage | stage_order | outcome
                    deal | P        | B     |             | open
                    deal | P        | A     |             | open
                    deal | P        | Z     | 1           | open""",
            )
        )
    assert raised.value.code == "stage_order_unknown"
    assert raised.value.facts["stages"] == ["A", "B"]
    assert raised.value.facts["toml"] == '[stages]\norder = ["Z", "A", "B"]'


@pytest.mark.parametrize("metric", list(map(metric_named, NAMES)), ids=NAMES)
def test_an_empty_company_has_an_empty_answer(metric, engine):
    """No card at all is no row and a total of nothing, not an error."""
    question = {"by": ("channel",), "models": models_of(metric)}
    result = metric.compute(company(engine, question))
    assert result.rows == ()
    assert result.excluded == ()
