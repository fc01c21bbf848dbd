"""What the cases of roi share: the usual questions and a company with one sale."""

from __future__ import annotations

from typing import Final

from tests.cases.case import answer, check, period

from smalign.metrics.roi import ROI

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


def check_roi(case, engine):
    """Compare the answer with the case, row by row."""
    models = case.ask.get("models", ("source",))
    key = (*case.ask["by"], *(("model",) if len(models) > 1 else ()))
    check(case, answer(ROI, case, engine), key)
