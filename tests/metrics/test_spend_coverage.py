"""When spend covers enough of a period to be divided by."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.cases.case import period
from tests.scoped import company

from smalign.metrics.roi.roi import ROI

LEAD = "lead_id | created_at | channel\nl1 | 2024-01-10 | Ads\nl2 | 2024-01-29 | Ads"


def asked(engine, spend, since, until, **more):
    """The answer about two leads of January with spend "first day | last day | cost"."""
    table = "date_from | date_to | cost | channel\n" + "\n".join(f"{one} | Ads" for one in spend)
    ask = {"by": ("channel",), "period": period(since, until), **more}
    return ROI.compute(company(engine, ask, leads=LEAD, spend=table))


def said(result):
    """Code → facts of the notes."""
    return {note.code: note.facts for note in result.notes}


@pytest.mark.parametrize(("last", "is_given"), [("2024-01-18", True), ("2024-01-17", False)])
def test_nine_days_of_ten_are_enough(engine, last, is_given):
    """18 days of 20 give ratios, 17 do not."""
    result = asked(engine, [f"2024-01-01 | {last} | 36"], "2024-01-01", "2024-01-20")
    assert (result.rows[0]["cpl"] == 36) is is_given
    assert (result.rows[0]["cpl"] is None) is not is_given


def test_days_after_the_as_of_have_not_happened(engine):
    """A running month is covered when spend covers what of it has passed."""
    as_of = datetime(2024, 1, 10, 12)  # noqa: DTZ001 - moments are UTC without a zone
    result = asked(engine, ["2024-01-01 | 2024-01-09 | 9"], "2024-01-01", "2024-01-31", as_of=as_of)
    assert result.rows[0]["cpl"] == 4.5
    assert said(result) == {}


def test_spend_elsewhere_says_where(engine):
    """With no spend inside the period the note names the days there is spend for."""
    spend = ["2024-02-01 | 2024-02-29 | 9", "2023-12-15 | 2024-01-05 | 9"]
    result = asked(engine, spend, "2024-01-01", "2024-01-31")
    assert said(result)["spend_covers_part"] == {
        "covered_days": 0,
        "period_days": 31,
        "since": date(2023, 12, 15),
        "until": date(2024, 2, 29),
    }
    assert [(one.reason, one.count, one.amount) for one in result.excluded] == [
        ("spend_range", 1, 9)
    ]


def test_without_a_period_ratios_are_given_and_the_gap_is_said(engine):
    """Nobody asked for days, so nothing is withheld; shorter spend is a note."""
    result = asked(engine, ["2024-01-10 | 2024-01-19 | 10"], None, None)
    assert result.rows[0]["cpl"] == 5
    assert said(result) == {
        "spend_shorter": {
            "covered_days": 10,
            "period_days": 20,
            "since": date(2024, 1, 10),
            "until": date(2024, 1, 19),
        }
    }


def test_an_open_period_begins_with_the_first_card(engine):
    """With an end alone, the period's first day is that of the first card in it."""
    result = asked(engine, ["2024-01-10 | 2024-01-31 | 44"], None, "2024-01-31")
    assert result.rows[0]["cpl"] == 22
    assert said(result) == {}


def test_undated_spend_is_left_out_of_a_period(engine):
    """Spend of no day cannot be placed: it is left out with its amount."""
    spend = ["2024-01-01 | 2024-01-31 | 62", " | | 1000"]
    result = asked(engine, spend, "2024-01-01", "2024-01-31")
    assert result.total["spend"] == 62
    assert [(one.reason, one.count, one.amount) for one in result.excluded] == [
        ("spend_undated", 1, 1000)
    ]


@pytest.mark.parametrize(("channel", "cost"), [("", None), ("Search", 0)])
def test_spend_that_names_no_channel_is_not_the_cost_of_none(engine, channel, cost):
    """Beside leads of a channel, spend without one stands in the total; with one, it is split."""
    spend = f"date | cost | channel\n2024-01-10 | 9 | {channel}"
    result = ROI.compute(company(engine, {"by": ("channel",)}, leads=LEAD, spend=spend))
    rows = {row["channel"]: row["spend"] for row in result.rows}
    assert rows == {"Ads": cost} | ({channel: 9} if channel else {})
    assert result.total["spend"] == 9
    assert ("spend_not_split" in said(result)) is not bool(channel)
