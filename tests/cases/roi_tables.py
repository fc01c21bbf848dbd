"""What the cases of roi share: the usual questions and a company with one sale."""

from __future__ import annotations

from typing import Final

from tests.cases.case import answer, check, period

from smalign.metrics.roi.roi import ROI

BY: Final = {"by": ("channel",)}
JANUARY: Final = {**BY, "period": period("2024-01-01", "2024-01-31")}

ONE_SALE: Final = {
    "leads": """
        lead_id | created_at          | channel
        l1      | 2024-01-01 10:00:00 | Ads""",
    "deals": """
        deal_id | lead_id | created_at          | closed_at           | status | amount | channel
        d1      | l1      | 2024-01-02 10:00:00 | 2024-01-10 10:00:00 | won    | 900    | Ads""",
}
SHARED_SALE: Final = {
    "leads": ONE_SALE["leads"],
    "deals": """
        deal_id | lead_id | contact_id | created_at | closed_at  | status | amount | channel
        d1      | l1      | c1         | 2024-01-02 | 2024-01-10 | won    | 900    | Ads""",
    "touchpoints": """
        touch_id | lead_id | touched_at          | channel
        t1       | l1      | 2024-01-01 09:00:00 | Ads
        t2       | l1      | 2024-01-03 09:00:00 | Mail""",
}
"""A customer's sale that two touches share."""


def check_roi(case, engine):
    """Compare the answer with the case, row by row."""
    models = case.ask.get("models", ("source",))
    key = (*case.ask["by"], *(("model",) if len(models) > 1 else ()))
    check(case, answer(ROI, case, engine), key)
