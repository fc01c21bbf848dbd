"""roi: what attribution models give; every expected number is worked by hand from its tables."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, dec
from tests.cases.roi_tables import BY, ONE_SALE, check_roi


def touched(*touches: str) -> dict[str, str]:
    """The tables of one sale of 900 with touches "id | moment | channel"."""
    rows = "\n".join(f"l1 | {touch}" for touch in touches)
    return {**ONE_SALE, "touchpoints": f"lead_id | touch_id | touched_at | channel\n{rows}"}


CASES: Final = (
    Case(
        name="position_one_touch",
        why="a single touch earns everything",
        ask={**BY, "models": ("position",)},
        tables=touched("t1 | 2024-01-01 | Ads"),
        rows={"Ads": {"won": dec("1"), "revenue": dec("900"), "win_rate": None}},
    ),
    Case(
        name="position_two_touches",
        why="two touches share half and half",
        ask={**BY, "models": ("position",)},
        tables=touched("t1 | 2024-01-01 | Mail", "t2 | 2024-01-02 | Ads"),
        rows={
            "Ads": {"won": dec("0.5"), "revenue": dec("450")},
            "Mail": {"won": dec("0.5"), "revenue": dec("450")},
        },
    ),
    Case(
        name="position_three_touches",
        why="three touches share 40, 20 and 40 %",
        ask={**BY, "models": ("position",)},
        tables=touched(
            "t1 | 2024-01-01 | Mail", "t2 | 2024-01-02 | Phone", "t3 | 2024-01-03 | Ads"
        ),
        rows={
            "Ads": {"won": dec("0.4"), "revenue": dec("360"), "leads": 1, "deals": 1},
            "Mail": {"won": dec("0.4"), "revenue": dec("360"), "leads": 0},
            "Phone": {"won": dec("0.2"), "revenue": dec("180"), "deals": 0},
        },
        total={"won": dec("1"), "revenue": dec("900"), "lead_to_won": None},
    ),
    Case(
        name="linear_to_the_last_unit",
        why="a third cannot be written, yet the three thirds are the whole",
        ask={**BY, "models": ("linear",)},
        tables=touched(
            "t1 | 2024-01-01 | Mail", "t2 | 2024-01-02 | Phone", "t3 | 2024-01-03 | Ads"
        ),
        rows={
            "Ads": {"won": dec("0.333333333334"), "revenue": dec("300")},
            "Mail": {"won": dec("0.333333333333"), "revenue": dec("300")},
            "Phone": {"won": dec("0.333333333333"), "revenue": dec("300")},
        },
        total={"won": dec("1"), "revenue": dec("900")},
    ),
    Case(
        name="touches_of_one_moment",
        why="touches of the same moment are in the order of their ids, not of the file",
        ask={**BY, "models": ("first", "last")},
        tables=touched("t2 | 2024-01-01 | Ads", "t1 | 2024-01-01 | Mail"),
        rows={
            "Ads / first": {"won": dec("0")},
            "Ads / last": {"won": dec("1")},
            "Mail / first": {"won": dec("1")},
            "Mail / last": {"won": dec("0")},
        },
    ),
    Case(
        name="call_of_a_salesperson",
        why="what sales did is no touch of marketing: neither counted nor credited",
        ask={**BY, "models": ("last",)},
        tables={
            **ONE_SALE,
            "touchpoints": """
                touch_id | lead_id | touched_at | channel | side
                t1       | l1      | 2024-01-02 | Mail    | marketing
                t2       | l1      | 2024-01-03 | Phone   | sales""",
        },
        rows={
            "Ads": {"touches": 0, "won": dec("0")},
            "Mail": {"touches": 1, "won": dec("1")},
        },
    ),
    Case(
        name="touch_after_the_sale",
        why="what came after the sale did not cause it; a sale nobody touched is (none)",
        ask={**BY, "models": ("source", "last")},
        tables=touched("t1 | 2024-01-11 | Mail"),
        rows={
            "Ads / source": {"won": dec("1"), "deal_to_won": 1.0, "touches": 0},
            "Ads / last": {"won": dec("0"), "deal_to_won": None, "touches": 0},
            "(none) / source": {"won": dec("0")},
            "(none) / last": {"won": dec("1"), "revenue": dec("900")},
            "Mail / source": {"touches": 1},
            "Mail / last": {"won": dec("0"), "touches": 1},
        },
        total={"won": dec("1"), "revenue": dec("900"), "touches": 1},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_roi_credit_case(case, engine):
    """Each touch earns what the case gives it."""
    check_roi(case, engine)
