"""funnel, case by case; every expected number is worked by hand from its tables."""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, check, dec, period
from tests.scoped import company

from smalign.metrics.funnel.funnel import FUNNEL

STAGES: Final = """
    card | pipeline | stage    | stage_order | outcome | zone      | sla_hours
    deal | Main     | New      | 1           | open    | marketing | 24
    deal | Main     | Demo     | 2           | open    | sales     |
    deal | Main     | Contract | 3           | open    | sales     |
    deal | Main     | Paid     | 4           | won     | sales     |
    deal | Main     | Refused  |             | lost    | sales     |"""

DEALS: Final = """
    deal_id | pipeline | created_at | status | amount | loss_reason
    d1      | Main     | 2024-01-01 | won    | 100    | ignored
    d2      | Main     | 2024-01-01 | open   | 50     |
    d3      | Main     | 2024-01-01 | lost   | 30     | price
    d4      | Main     | 2024-01-01 | lost   | 20     |"""

NOW: Final = """
    card | card_id | pipeline | stage | stage_order | outcome | inferred
    deal | d2      | Main     | Demo  | 2           | open    | true
    deal | d3      | Main     | Demo  | 2           | open    | true"""

HISTORY: Final = """
    card | card_id | pipeline | stage    | stage_order | outcome | entered_at          | left_at
    deal | d1      | Main     | New      | 1           | open    | 2024-01-01 00:00:00 | 2024-01-02
    deal | d1      | Main     | Contract | 3           | open    | 2024-01-02 00:00:00 | 2024-01-05
    deal | d1      | Main     | Paid     | 4           | won     | 2024-01-05 00:00:00 |
    deal | d2      | Main     | New      | 1           | open    | 2024-01-01 00:00:00 | 2024-01-04
    deal | d2      | Main     | Demo     | 2           | open    | 2024-01-04 00:00:00 | 2024-01-06
    deal | d2      | Main     | New      | 1           | open    | 2024-01-06 00:00:00 |
    deal | d3      | Main     | Demo     | 2           | open    | 2024-01-01 00:00:00 | 2024-01-02
    deal | d3      | Main     | Refused  |             | lost    | 2024-01-02 00:00:00 |"""

KEY: Final = ("pipeline", "stage")

CASES: Final = (
    Case(
        name="without_history",
        why="who stands in Demo was in New before; lost nobody knows where is in no real stage",
        tables={"deals": DEALS, "stages": STAGES, "stage_log": NOW},
        rows={
            "Main / (unknown)": {
                "stage_order": 0,
                "entered": 1,
                "advanced": 0,
                "lost": 1,
                "open": 0,
                "from_previous": None,
                "amount_lost": dec("20"),
                "top_loss_reason": "(none)",
            },
            "Main / New": {
                "zone": "marketing",
                "entered": 3,
                "advanced": 3,
                "lost": 0,
                "open": 0,
                "inferred": 3,
                "from_previous": None,
                "from_first": 0.75,
                "amount_entered": dec("180"),
                "overdue": None,
                "returned": None,
                "median_days": None,
            },
            "Main / Demo": {
                "entered": 3,
                "advanced": 1,
                "lost": 1,
                "open": 1,
                "inferred": 1,
                "from_previous": 1.0,
                "from_first": 0.75,
                "amount_lost": dec("30"),
                "top_loss_reason": "price",
            },
            "Main / Contract": {
                "entered": 1,
                "advanced": 1,
                "lost": 0,
                "open": 0,
                "from_previous": 0.333333333,
                "from_first": 0.25,
            },
            "Main / Paid": {
                "entered": 1,
                "advanced": 1,
                "lost": 0,
                "open": 0,
                "inferred": 0,
                "from_previous": 1.0,
                "from_first": 0.25,
                "amount_entered": dec("100"),
                "top_loss_reason": None,
            },
        },
        total={"lost": 2, "open": 1, "amount_lost": dec("50"), "overdue": None},
    ),
    Case(
        name="lost_without_an_amount",
        why="what a lost card without an amount was worth is not known: it is not 0, which is what "
        "stages that lost none have lost",
        tables={
            "deals": DEALS.replace("| lost   | 30 ", "| lost   |    ").replace("| 20 ", "|    "),
            "stages": STAGES,
            "stage_log": NOW,
        },
        rows={
            "Main / (unknown)": {"lost": 1, "amount_entered": None, "amount_lost": None},
            "Main / New": {"lost": 0, "amount_entered": dec("150"), "amount_lost": dec("0")},
            "Main / Demo": {"lost": 1, "amount_entered": dec("150"), "amount_lost": None},
            "Main / Contract": {"lost": 0, "amount_lost": dec("0")},
            "Main / Paid": {"lost": 0, "amount_lost": dec("0")},
        },
        total={"lost": 2, "open": 1, "amount_lost": None},
    ),
    Case(
        name="backfill_with_history",
        why="a card that went back stays at its furthest stage and is counted as returned",
        tables={"deals": DEALS, "stages": STAGES, "stage_log": HISTORY},
        rows={
            "Main / (unknown)": {"entered": 1},
            "Main / New": {
                "entered": 3,
                "inferred": 1,
                "returned": 0,
                "median_days": 2.0,
                "p90_days": 2.8,
                "overdue": 1,
            },
            "Main / Demo": {
                "entered": 3,
                "inferred": 1,
                "lost": 1,
                "open": 1,
                "returned": 1,
                "median_days": 1.5,
                "overdue": 0,
            },
            "Main / Contract": {"entered": 1, "inferred": 0, "median_days": 3.0},
            "Main / Paid": {"entered": 1, "advanced": 1, "returned": 0},
        },
        total={"returned": 1, "overdue": 1, "skipped": 0},
    ),
    Case(
        name="observed",
        why="only those seen in a stage entered it: one deal was won without a Demo",
        ask={"mode": "observed"},
        tables={"deals": DEALS, "stages": STAGES, "stage_log": HISTORY},
        rows={
            "Main / (unknown)": {"entered": 1, "lost": 1},
            "Main / New": {"entered": 2, "advanced": 2, "amount_entered": dec("150")},
            "Main / Demo": {"entered": 2, "advanced": 0, "lost": 1, "open": 1, "inferred": 0},
            "Main / Contract": {"entered": 1, "advanced": 1, "from_previous": 0.0},
            "Main / Paid": {"entered": 1, "advanced": 1, "from_previous": 1.0},
        },
    ),
    Case(
        name="strict",
        why="who skips a stage leaves the path there; who never was in the first is left out",
        ask={"mode": "strict"},
        tables={"deals": DEALS, "stages": STAGES, "stage_log": HISTORY},
        rows={
            "Main / (unknown)": {"entered": 1, "lost": 1},
            "Main / New": {"entered": 2, "advanced": 1, "lost": 0, "open": 0, "skipped": 1},
            "Main / Demo": {"entered": 1, "advanced": 0, "lost": 0, "open": 1, "skipped": 0},
            "Main / Contract": {"entered": 0, "advanced": 0, "from_previous": 0.0},
            "Main / Paid": {"entered": 0, "from_previous": None, "from_first": 0.0},
        },
        excluded={"never_in_first": 1},
    ),
    Case(
        name="stage_nobody_reached",
        why="a stage without a card is still a row",
        tables={
            "deals": "deal_id | pipeline | created_at | status\nd1 | Main | 2024-01-01 | open",
            "stages": STAGES,
            "stage_log": """
                card | card_id | pipeline | stage | stage_order | outcome
                deal | d1      | Main     | New   | 1           | open""",
        },
        rows={
            "Main / New": {"entered": 1, "open": 1, "amount_entered": None},
            "Main / Demo": {"entered": 0, "from_previous": 0.0},
            "Main / Contract": {"entered": 0, "from_previous": None},
            "Main / Paid": {"entered": 0},
        },
    ),
    Case(
        name="blocks",
        why="leads are a block of their own, and each pipeline is one",
        tables={
            "leads": """
                lead_id | created_at | status       | loss_reason
                l1      | 2024-01-01 | converted    |
                l2      | 2024-01-01 | disqualified | spam""",
            "deals": """
                deal_id | pipeline | created_at | status
                d1      | B        | 2024-01-01 | open
                d2      | A        | 2024-01-01 | won""",
            "stages": """
                card | pipeline | stage     | stage_order | outcome
                lead |          | In work   | 1           | open
                lead |          | Converted | 2           | won
                deal | A        | Talk      | 10          | open
                deal | A        | Paid      | 20          | won
                deal | A        | Paid late | 20          | won
                deal | B        | Talk      | 1           | open
                deal | B        | (won)     | 2           | won""",
            "stage_log": """
                card | card_id | pipeline | stage   | stage_order | outcome
                lead | l2      |          | In work | 1           | open
                deal | d1      | B        | Talk    | 1           | open""",
        },
        rows={
            "leads / In work": {"entered": 2, "advanced": 1, "lost": 1, "top_loss_reason": "spam"},
            "leads / Converted": {"entered": 1, "advanced": 1, "from_previous": 0.5},
            "A / Talk": {"entered": 1, "advanced": 1, "stage_order": 10},
            "A / Paid / Paid late": {"entered": 1, "stage_order": 20},
            "B / Talk": {"entered": 1, "open": 1},
            "B / (won)": {"entered": 0},
        },
    ),
    Case(
        name="left_out",
        why="undated cards, open cards in no stage and pipelines without an order are said",
        ask={"period": period("2024-01-01", "2024-01-02")},
        tables={
            "deals": """
                deal_id | pipeline | created_at | status
                in1     | Main     | 2024-01-01 | open
                in2     | Main     | 2024-01-02 | won
                out     | Main     | 2024-01-03 | won
                undated | Main     |            | won
                nowhere | Main     | 2024-01-01 | open
                odd     | Other    | 2024-01-01 | open""",
            "stages": STAGES + "\n    deal | Other | Zzz | | open | sales |",
            "stage_log": """
                card | card_id | pipeline | stage | stage_order | outcome
                deal | in1     | Main     | New   | 1           | open
                deal | odd     | Other    | Zzz   |             | open""",
        },
        rows={
            "Main / New": {"entered": 2, "open": 1, "from_first": 0.666666667},
            "Main / Demo": {"entered": 1},
            "Main / Contract": {"entered": 1},
            "Main / Paid": {"entered": 1},
        },
        excluded={"stage_order_unknown": 1, "stage_unknown": 1, "undated": 1},
        notes={"stage_order_unknown": {"pipeline": "Other", "cards": 1, "stages": ["Zzz"]}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_funnel_case(case, engine):
    """The answer has the stages, the total and the exclusions the case gives."""
    check(case, answer(FUNNEL, case, engine), KEY)


def test_a_deal_of_two_pipelines_is_told(engine):
    """A deal moved to another pipeline is counted there alone, from where its history begins."""
    stages = STAGES + "".join(
        f"\n    deal | Trade | {name} | {nth} | {outcome} | sales |"
        for name, nth, outcome in (("Call", 1, "open"), ("Deal", 2, "open"), ("Sold", 3, "won"))
    )
    deals = """
    deal_id | pipeline | created_at | status
    d1      | Trade    | 2024-01-01 | open
    d2      | Main     | 2024-01-01 | open"""
    log = """
    card | card_id | pipeline | stage | stage_order | outcome | entered_at          | left_at
    deal | d1      | Main     | New   | 1           | open    | 2024-01-01 00:00:00 | 2024-01-02
    deal | d1      | Trade    | Deal  | 2           | open    | 2024-01-02 00:00:00 |
    deal | d2      | Main     | New   | 1           | open    | 2024-01-01 00:00:00 |"""
    found = FUNNEL.compute(company(engine, deals=deals, stages=stages, stage_log=log))
    entered = {(row["pipeline"], row["stage"]): row["entered"] for row in found.rows}
    assert entered["Main", "New"] == 1
    assert entered["Trade", "Deal"] == 1
    assert [(note.code, note.facts) for note in found.notes] == [("pipeline_changed", {"deals": 1})]
