"""segments, case by case; every expected number is worked by hand from its tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest
from tests.cases.case import Case, answer, check, dec, period
from tests.scoped import company

from smalign.metrics.segments.segments import SEGMENTS


def deals(*groups: tuple[str, int, int, int]) -> str:
    """A table of deals: channel, and how many were won, lost and are open."""
    lines = ["deal_id | channel | created_at | status | closed_at | amount"]
    for channel, *counts in groups:
        for status, count in zip(("won", "lost", "open"), counts, strict=True):
            for number in range(count):
                closed = "" if status == "open" else "2024-03-11"
                amount = "100" if status == "won" else ""
                name = f"{channel or 'none'}-{status}-{number}"
                lines.append(f"{name}|{channel}|2024-03-01|{status}|{closed}|{amount}")
    return "\n".join(lines)


AGED: Final = """
    deal_id | channel | created_at | status | closed_at
    hit     | A       | 2024-11-01 | won    | 2024-11-11
    late    | A       | 2024-11-01 | won    | 2024-12-20
    lost    | A       | 2024-11-01 | lost   | 2024-11-02
    open    | A       | 2024-11-01 | open   |
    young   | A       | 2024-12-15 | won    | 2024-12-16
    fresh   | B       | 2024-12-20 | open   |"""

DECIDED: Final = {"grain": "deal", "by": ("channel",), "decided": True}

CASES: Final = (
    Case(
        name="one_value_against_the_other",
        why="3 of 4 against 1 of 4 may be chance: 34 of the 70 tables are as unlikely",
        tables={"deals": deals(("A", 3, 1, 0), ("B", 1, 3, 1))},
        ask={**DECIDED, "min_n": 4},
        rows={
            "channel / B": {
                "table": "deals",
                "conversion": "win_rate",
                "cards": 5,
                "share": 0.555555556,
                "won": 1,
                "lost": 3,
                "open": 1,
                "counted": 4,
                "counted_won": 1,
                "rate": 0.25,
                "rest_rate": 0.75,
                "lift": -0.5,
                "p": 0.485714286,
                "p_adjusted": 0.485714286,
                "verdict": "same",
                "revenue": dec("100"),
                "median_days_to_won": 10.0,
                "horizon_days": None,
            },
            "channel / A": {
                "cards": 4,
                "share": 0.444444444,
                "rate": 0.75,
                "lift": 0.5,
                "verdict": "same",
                "revenue": dec("300"),
            },
        },
        total={"cards": 9, "won": 4, "open": 1, "counted": 8, "rate": 0.5, "revenue": dec("400")},
        notes={
            "segments_same": {"tested": 2},
            "segments_decided": {"table": "deals", "counted": 8, "cards": 9},
        },
    ),
    Case(
        name="a_difference_beyond_chance",
        why="8 of 8 against 0 of 8: 2 of C(16, 8) = 12870 tables",
        tables={"deals": deals(("A", 8, 0, 0), ("B", 0, 8, 0))},
        ask={**DECIDED, "min_n": 8},
        rows={
            "channel / A": {"p": 0.0001554, "p_adjusted": 0.0001554, "verdict": "above"},
            "channel / B": {"lift": -1.0, "verdict": "below", "revenue": dec("0")},
        },
        notes={
            "segments_above": {"names": [("", "channel", "A")], "count": 1, "tested": 2},
            "segments_below": {"names": [("", "channel", "B")], "count": 1, "tested": 2},
        },
    ),
    Case(
        name="the_best_of_four_is_chance",
        # 588 of C(20, 5) = 15504 tables; the others 9564 of them; 588 / 15504 * 4
        why="what one test would call a difference is none among four",
        tables={"deals": deals(("A", 5, 0, 0), ("B", 2, 3, 0), ("C", 2, 3, 0), ("D", 2, 3, 0))},
        ask={**DECIDED, "min_n": 5},
        rows={
            "channel / A": {"p": 0.037925697, "p_adjusted": 0.151702786, "verdict": "same"},
            "channel / B": {"p": 0.616873065, "p_adjusted": 0.616873065, "verdict": "same"},
            "channel / C": {"verdict": "same"},
            "channel / D": {"verdict": "same"},
        },
    ),
    Case(
        name="few_are_not_compared",
        why="below min-n on either side nothing is tested, and the row stands last",
        tables={"deals": deals(("A", 2, 1, 9), ("B", 2, 2, 0), ("C", 2, 2, 0))},
        ask={**DECIDED, "min_n": 4},
        rows={
            "channel / B": {"verdict": "same"},
            "channel / C": {"verdict": "same"},
            "channel / A": {"counted": 3, "rate": 0.666666667, "verdict": "few", "p": None},
        },
    ),
    Case(
        name="nothing_to_compare_with",
        why="without another value there is no rest, and no verdict",
        tables={"deals": deals(("A", 2, 2, 0))},
        ask={**DECIDED, "min_n": 4},
        rows={"channel / A": {"rest_rate": None, "lift": None, "verdict": None, "share": 1.0}},
        notes={"segments_few": {"min_n": 4}},
    ),
    Case(
        name="empty_is_compared_with_all_values",
        why="values are compared with other values; (none) with all that have one",
        tables={"deals": deals(("A", 2, 2, 0), ("B", 1, 3, 0), ("", 0, 4, 0))},
        ask={**DECIDED, "min_n": 4},
        rows={
            "channel / (none)": {"rate": 0.0, "rest_rate": 0.375},
            "channel / A": {"rest_rate": 0.25},
            "channel / B": {"rest_rate": 0.5},
        },
    ),
    Case(
        name="cards_old_enough",
        why="only cards of thirty days are in the conversion, won by then",
        tables={"deals": AGED},
        ask={"grain": "deal", "by": ("channel",), "horizon": 30},
        rows={
            "channel / A": {
                "conversion": "deal_to_won",
                "cards": 5,
                "won": 3,
                "counted": 4,
                "counted_won": 1,
                "rate": 0.25,
                "median_days_to_won": 10.0,
                "horizon_days": 30,
                "revenue": None,
            },
            "channel / B": {"cards": 1, "counted": 0, "rate": None, "median_days_to_won": None},
        },
        notes={"segments_matured": {"table": "deals", "days": 30, "counted": 4, "cards": 6}},
    ),
    Case(
        name="too_few_sales_for_a_horizon",
        why="without ten old sales no horizon is made up: decided cards are counted",
        tables={"deals": AGED},
        ask={"grain": "deal", "by": ("channel",)},
        rows={
            "channel / A": {"counted": 4, "counted_won": 3, "median_days_to_won": 10.0},
            "channel / B": {"counted": 0},
        },
        notes={"segments_undated": {"counted": 4, "cards": 6, "least": 10}},
    ),
    Case(
        name="leads_are_won_by_their_deals",
        why="a lead has the sales of its deals; one whose deals are all lost is lost",
        tables={
            "leads": """
                lead_id | channel | created_at | status
                l1      | A       | 2024-03-01 | converted
                l2      | A       | 2024-03-01 | disqualified
                l3      | B       | 2024-03-01 | converted
                l4      | B       | 2024-03-01 | open""",
            "deals": """
                deal_id | lead_id | channel | created_at | status | closed_at  | amount
                d1      | l1      | A       | 2024-03-02 | won    | 2024-03-05 | 70
                d2      | l1      | A       | 2024-03-02 | won    | 2024-03-09 | 30
                d3      | l3      | B       | 2024-03-02 | lost   | 2024-03-05 | 50""",
        },
        ask={"by": ("channel",), "decided": True},
        rows={
            "leads / A": {
                "conversion": "decided_lead_to_won",
                "cards": 2,
                "won": 1,
                "lost": 1,
                "revenue": dec("100"),
                "median_days_to_won": 4.0,
            },
            "leads / B": {"cards": 2, "won": 0, "lost": 1, "open": 1},
            "deals / A": {"conversion": "win_rate", "cards": 2, "revenue": dec("100")},
            "deals / B": {"cards": 1, "lost": 1},
        },
        total={},
    ),
    Case(
        name="leads_alone",
        why="without deals in the export a lead converts into one",
        tables={
            "leads": """
                lead_id | channel | created_at | status
                l1      | A       | 2024-03-01 | converted
                l2      | A       | 2024-03-01 | disqualified"""
        },
        ask={"grain": "lead", "by": ("channel",), "decided": True},
        rows={"channel / A": {"conversion": "decided_lead_to_deal", "won": 1, "rate": 0.5}},
    ),
    Case(
        name="what_has_no_day",
        why="a card without a day of creation has no age; a sale without one no days to won",
        tables={
            "deals": """
                deal_id | channel | created_at | status | closed_at
                d1      | A       |            | won    | 2024-03-01
                d2      | A       | 2024-03-01 | won    |
                d3      | A       | 2024-03-01 | lost   |"""
        },
        ask={"grain": "deal", "by": ("channel",), "horizon": 9},
        rows={"channel / A": {"cards": 1, "lost": 1, "counted": 1}},
        excluded={"undated": 1, "won_undated": 1},
    ),
    Case(
        name="a_period_of_creation",
        why="the period chooses cards by the day they were created",
        tables={"deals": AGED},
        ask={**DECIDED, "period": period("2024-12-01", "2024-12-16")},
        rows={"channel / A": {"cards": 1, "won": 1}},
    ),
    Case(
        name="currencies_are_not_added_up",
        why="sales in two currencies have no sum",
        tables={
            "deals": """
                deal_id | channel | created_at | status | closed_at  | amount | currency
                d1      | A       | 2024-03-01 | won    | 2024-03-05 | 10     | RUB
                d2      | B       | 2024-03-01 | won    | 2024-03-05 | 20     | USD"""
        },
        ask=DECIDED,
        rows={"channel / A": {"won": 1, "revenue": None}, "channel / B": {"revenue": None}},
        total={"revenue": None},
        notes={"amounts_apart": {}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case, engine):
    """Each case's rows are the ones worked out by hand."""
    key = ("table", "segment") if "leads" in case.tables and "deals" in case.tables else None
    check(case, answer(SEGMENTS, case, engine), key or ("field", "segment"))


def several(**fields: str) -> list[dict[str, str]]:
    """The values of four deals, a letter each; a blank is an empty one."""
    return [
        {"card": "deal", "card_id": f"d{place}", "field": field, "value": value.strip() or "(none)"}
        for field, values in fields.items()
        for place, value in enumerate(values)
    ]


FOUR: Final = """
    deal_id | created_at | status | closed_at
    d0      | 2024-03-01 | won    | 2024-03-02
    d1      | 2024-03-01 | won    | 2024-03-02
    d2      | 2024-03-01 | lost   | 2024-03-02
    d3      | 2024-03-01 | lost   | 2024-03-02"""


def test_every_field_one_after_another(engine):
    """Without --by each field has rows, the surest difference first, unless it says nothing."""
    values = several(size="SSLL", city="MTMT", same="xxxx", twin="SSLL", none="    ")
    ask = company(
        engine, {"grain": "deal", "decided": True, "min_n": 2}, deals=FOUR, card_values=values
    )
    result = SEGMENTS.compute(ask)
    # size: 2 of 2 against 0 of 2 is 2 of the C(4, 2) = 6 tables; city: all of them
    found = [(row["field"], row["segment"], row["p"]) for row in result.rows]
    assert found == [
        ("size", "L", pytest.approx(1 / 3)),
        ("size", "S", pytest.approx(1 / 3)),
        ("city", "M", pytest.approx(1.0)),
        ("city", "T", pytest.approx(1.0)),
    ]
    facts = {note.code: note.facts for note in result.notes}
    assert facts["segments_left_out"] == {"many": 0, "single": 2, "alike": 1}


def test_rare_values_are_one_row_and_none_is_lost(engine):
    """Beyond thirty values the rare ones are (other); a field of rare ones is left out."""
    lines = ["deal_id | created_at | status | closed_at"]
    lines += [f"d{place} | 2024-03-01 | won | 2024-03-02" for place in range(100)]
    city = [f"c{place}" if place < 31 else "Big" for place in range(100)]
    values = [
        {"card": "deal", "card_id": f"d{place}", "field": field, "value": value}
        for place in range(100)
        for field, value in (("city", city[place]), ("id", f"i{place}"))
    ]
    ask = company(
        engine, {"grain": "deal", "decided": True}, deals="\n".join(lines), card_values=values
    )
    result = SEGMENTS.compute(ask)
    found = [
        (row["field"], row["segment"], row["cards"], row["values"], row["verdict"])
        for row in result.rows
    ]
    assert found == [("city", "Big", 69, 1, "same"), ("city", "(other)", 31, 31, "mixed")]
    facts = {note.code: note.facts for note in result.notes}
    assert facts["segments_left_out"]["many"] == 1


def test_several_fields_together(engine):
    """Fields named together are one: each has its column, and a card without any is (none)."""
    ask = company(
        engine,
        {"grain": "deal", "by": ("channel", "owner"), "decided": True},
        deals="""
            deal_id | channel | owner | created_at | status
            d1      | A       | Ann   | 2024-03-01 | open
            d2      |         |       | 2024-03-01 | open""",
    )
    rows = SEGMENTS.compute(ask).rows
    found = [(row["field"], row["segment"], row["channel"], row["owner"]) for row in rows]
    assert found == [
        ("channel · owner", "(none)", "(none)", "(none)"),
        ("channel · owner", "A · Ann", "A", "Ann"),
    ]


def test_rows_of_a_field_sum_to_the_total(engine):
    """Cards, sales and money of the rows are those of all cards, with rare and empty values."""
    table = deals(*[(f"c{place}", 1, place % 3, place % 2) for place in range(40)], ("", 2, 2, 2))
    ask = company(engine, {**DECIDED, "min_n": 3}, deals=table)
    result = SEGMENTS.compute(ask)
    for name in ("cards", "won", "lost", "open", "counted", "counted_won", "revenue"):
        assert sum(row[name] for row in result.rows) == result.total[name]
    assert result.total["revenue"] == Decimal(4200)
