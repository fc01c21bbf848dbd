"""spend, case by case; every expected number is worked by hand from its tables."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import pytest
from tests.cases.case import Case, answer, check, dec, period

from smalign.base.errors import UsageError
from smalign.metrics.roi.spend import SPEND

# the end of September 2024
OCTOBER: Final = datetime(2024, 9, 30, 12)  # noqa: DTZ001 - moments are UTC without a zone


def leads(**counts: int) -> str:
    """So many leads of each channel, on the first of April 2024 and the days after."""
    lines = ["lead_id | channel | created_at"]
    for channel, count in counts.items():
        lines += [f"{channel}{at} | {channel} | 2024-04-{at % 30 + 1:02}" for at in range(count)]
    return "\n".join(lines)


def sales(*ids: str, closed: str = "2024-05-10") -> str:
    """A sale of each of these leads."""
    lines = ["deal_id | lead_id | channel | status | created_at | closed_at | amount"]
    for one in ids:
        channel = one.rstrip("0123456789")
        lines.append(f"d{one} | {one} | {channel} | won | 2024-05-01 | {closed} | 100")
    return "\n".join(lines)


def spent(**amounts: tuple[object, object]) -> str:
    """What each channel spent in April to June and in July to September, on their ends."""
    lines = ["channel | date | cost"]
    for channel, (before, after) in amounts.items():
        lines += [f"{channel} | 2024-04-01 | {before}", f"{channel} | 2024-09-30 | {after}"]
    return "\n".join(lines)


# Good sells 10 of 100, one in ten. Of 40 leads without a sale the interval ends at
# 3.8415 / 43.8415 = 0.0876, below that; of 30 at 3.8415 / 33.8415 = 0.1135, above.
COMPANY: Final = {
    "leads": leads(Good=100, Bad=40, Small=30),
    "deals": sales(*(f"Good{at}" for at in range(10))),
    "spend": spent(Good=(300, 300), Bad=("410.10", 690), Small=(50, 0), Idle=(20, 20)),
}
ASK: Final = {"by": ("channel",), "as_of": OCTOBER, "cohort": "quarter", "horizon": 60}

CASES: Final = (
    Case(
        name="money_that_follows_leads",
        why="Bad sold nothing where two sales were to be expected, and its spend grew",
        tables=COMPANY,
        ask=ASK,
        rows={
            "2024-Q2 / Bad": {
                "leads": 40,
                "won": 0,
                "matured": 0.0,
                "matured_high": 0.087621601,
                "expected_won": 2.352941176,  # 40 of 170, 10 sales
                "evidence": "no_sales",
                "spend": dec("410.1"),
                "spend_share": 0.525701833,  # of 780.1
                "next_spend": dec("690"),
                "spend_change": dec("279.9"),
                "change_share": 0.664228237,  # 690 / 92 days over 410.1 / 91 days
                "moved": "raised",
            },
            "2024-Q2 / Small": {"leads": 30, "evidence": "few", "moved": "stopped"},
            "2024-Q2 / Idle": {"leads": 0, "evidence": "no_cards", "moved": "kept"},
            "2024-Q2 / Good": {
                "won": 10,
                "matured": 0.1,
                "evidence": "sales",
                "moved": "kept",
                "spend_change": dec("0"),
                "change_share": -0.010869565,  # the same 300 over a day more
            },
        },
        notes={
            "spend_raised_unsold": {
                "level": "channel",
                "segments": 1,
                "of": 4,
                "leads": 40,
                "spend": dec("410.1"),
                "next_spend": dec("690"),
            },
            "spend_where_sold": {"spend": dec("300"), "next_spend": dec("300")},
            "spend_moves": {"raised": 1.0, "kept": 0.0, "cut": 0.0},
            # Idle: nobody came, or the CRM has another name for it
            "spend_without_cards": {
                "names": ["Idle"],
                "spend": dec("20"),
                "share": 0.025637739,  # of 780.1
            },
            "spend_too_few": {"level": "channel", "segments": 1, "leads": 30, "spend": dec("50")},
        },
    ),
    Case(
        name="a_sale_after_the_horizon_is_none_yet",
        why="of 39 to 30 days between lead and sale six are within 35; so few sales say nothing",
        tables=COMPANY,
        ask={**ASK, "horizon": 35},
        rows={
            # created on 1 … 10 April, closed on 10 May: 39 … 30 days
            "2024-Q2 / Bad": {"evidence": "few"},
            "2024-Q2 / Small": {"evidence": "few"},
            "2024-Q2 / Idle": {"evidence": "no_cards"},
            "2024-Q2 / Good": {"won": 6},
        },
    ),
    Case(
        name="a_deal_without_a_lead_is_a_sale",
        why="whoever bought by phone came from Bad, too: it has a sale",
        tables={
            **COMPANY,
            "deals": COMPANY["deals"] + "\nx | | Bad | won | 2024-05-01 | 2024-05-10 | 100",
        },
        ask=ASK,
        rows={
            "2024-Q2 / Small": {},
            "2024-Q2 / Idle": {},
            "2024-Q2 / Bad": {"leads": 40, "unlinked": 1, "won": 1, "evidence": "sales"},
            "2024-Q2 / Good": {},
        },
        notes={},
    ),
    Case(
        name="the_next_period_has_not_ended",
        why="with data to the end of August nobody knows what the third quarter spends",
        tables=COMPANY,
        ask={**ASK, "as_of": datetime(2024, 8, 30, 12)},  # noqa: DTZ001 - UTC without a zone
        rows={
            "2024-Q2 / Bad": {"spend": dec("410.1"), "next_spend": None, "moved": None},
            "2024-Q2 / Small": {},
            "2024-Q2 / Idle": {},
            "2024-Q2 / Good": {"next_spend": None},
        },
        notes={"spend_next_unknown": {"spend": dec("410.1")}},
    ),
    Case(
        name="spend_of_other_days",
        why="spend that begins in July says nothing of April: n/a, and not 0",
        tables={
            **COMPANY,
            "spend": "channel | date | cost\nBad | 2024-07-01 | 5\nBad | 2024-09-30 | 5",
        },
        ask=ASK,
        rows={
            "2024-Q2 / Bad": {"spend": None, "next_spend": dec("10"), "moved": None},
            "2024-Q2 / Small": {},
            "2024-Q2 / Good": {},
        },
        notes={"spend_not_covered": {"periods": ["2024-Q2"]}},
    ),
    Case(
        name="spend_over_the_end_of_a_quarter",
        why="a week from 28 June to 4 July is of neither quarter, and told; 99 of 2023 are of none",
        tables={
            **COMPANY,
            "spend": """
                channel | date       | date_from  | date_to    | cost
                Good    | 2024-04-01 |            |            | 300
                Good    |            | 2024-06-28 | 2024-07-04 | 70
                Good    |            | 2023-12-28 | 2024-01-03 | 99
                Good    | 2024-09-30 |            |            | 300""",
        },
        ask=ASK,
        rows={
            "2024-Q2 / Bad": {"spend": dec("0")},
            "2024-Q2 / Small": {},
            "2024-Q2 / Good": {"spend": dec("300"), "next_spend": dec("300")},
        },
        excluded={"spend_range": 1},
    ),
    Case(
        name="months_without_cards",
        why="the months from May on are old enough, but all cards are of April",
        tables=COMPANY,
        ask={**ASK, "cohort": "month", "period": period("2024-05-01", None)},
        rows={},
        notes={"spend_no_whole_period": {}},
    ),
    Case(
        name="days_that_hold_no_whole_quarter",
        why="April to 29 June is a day short of a quarter: none of it is told, however old it is",
        tables=COMPANY,
        ask={**ASK, "period": period("2024-04-01", "2024-06-29")},
        rows={},
        excluded={"period_immature": 170},
        notes={"spend_no_whole_period": {}},
    ),
    Case(
        name="a_quarter_that_is_not_mature",
        why="the last lead of the second quarter is 92 days old, and a horizon of 93 was asked for",
        tables=COMPANY,
        ask={**ASK, "horizon": 93, "period": period("2024-04-01", "2024-06-30")},
        rows={},
        excluded={"period_immature": 170},
        notes={"spend_immature": {"horizon": 93}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_spend(case, engine):
    """Each case says in `why` what must hold."""
    check(case, answer(SPEND, case, engine), ("period", "segment"))


def test_spend_sums_to_what_was_spent(engine):
    """To the kopeck, in both periods, whatever the segment."""
    result = answer(SPEND, Case("", "", COMPANY, {}, ASK), engine)
    assert sum(row["spend"] for row in result.rows) == dec("780.10")
    assert sum(row["next_spend"] for row in result.rows) == dec("1010")
    assert sum(row["spend_change"] for row in result.rows) == dec("229.90")


def test_three_leads_are_no_evidence(engine):
    """Where one of two leads bought and nobody else did, three leads without a sale say nothing."""
    tables = {"leads": leads(Good=2, Three=3, More=23), "deals": sales("Good1")}
    result = answer(SPEND, Case("", "", tables, {}, ASK), engine)
    assert [row["evidence"] for row in result.rows] == ["few", "few", "sales"]


def test_the_sentence_and_the_row_judge_spend_a_day(engine):
    """400 in 91 days, 444 in 92: 11 % more in all, 9.8 % a day, which both call kept."""
    tables = {**COMPANY, "spend": spent(Good=(300, 300), Bad=(400, 444))}
    result = answer(SPEND, Case("", "", tables, {}, ASK), engine)
    (bad,) = (row for row in result.rows if row["segment"] == "Bad")
    assert (bad["moved"], round(bad["change_share"], 9)) == ("kept", 0.097934783)
    (note,) = (note for note in result.notes if note.code.endswith("_unsold"))
    assert note.code == "spend_kept_unsold"
    assert round(float(note.facts["change"]), 9) == 0.097934783


def test_spend_that_lacks_the_field_is_refused(engine):
    """Costs do not say whose leads they bring: there is nothing to compare."""
    case = Case("", "", COMPANY, {}, {**ASK, "by": ("owner",)})
    with pytest.raises(UsageError) as caught:
        answer(SPEND, case, engine)
    assert caught.value.code == "spend_lacks_field"


def test_too_few_sales_have_no_horizon(engine):
    """Nine sales do not say how long a sale takes."""
    tables = {**COMPANY, "deals": sales(*(f"Good{at}" for at in range(9)))}
    result = answer(SPEND, Case("", "", tables, {}, {**ASK, "horizon": None}), engine)
    assert result.rows == ()
    assert [note.code for note in result.notes] == ["spend_without_horizon"]
