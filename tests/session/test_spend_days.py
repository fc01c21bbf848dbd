"""The days of spend: a range, a month by its name, or none; and the months they are of."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.exports import opened

LEADS = "lead_id,created_at,channel\n1,2026-01-01,Ads\n2,2026-01-31,Ads\n"
UNDATED = "date,channel,cost\n,Ads,70\n,Ads,30\n"


def answer(folder, spend, **options):
    """The answer to roi beside this spend."""
    with opened(folder, {"leads.csv": LEADS, "spend.csv": spend}) as session:
        return session.roi(**options)


def notes(result):
    """The notes on days of spend, with their facts."""
    return {one.code: one.facts for one in result.notes if one.code.startswith("spend")}


def test_spend_without_days_is_told_with_its_amount_and_covers_no_number_of_days(tmp_path):
    """100 for two leads; "0 of 31 days" would be said of spend whose days nobody knows."""
    result = answer(tmp_path, UNDATED)
    assert (result.total["spend"], result.total["cpl"]) == (100, 50)
    assert notes(result) == {"spend_counted_undated": {"count": 2, "amount": Decimal(100)}}


def test_a_row_without_a_day_is_told_beside_those_that_have_one(tmp_path):
    """The dated 5 cover all 31 days; the 100 may be of any."""
    dated = "2026-01-01,Ads,2\n2026-01-31,Ads,3\n"
    result = answer(tmp_path, UNDATED + dated)
    assert result.total["spend"] == 105
    assert notes(result) == {"spend_counted_undated": {"count": 2, "amount": Decimal(100)}}


@pytest.mark.parametrize("until", [None, "2026-01-31"])
def test_no_period_would_do_where_no_spend_has_a_day(tmp_path, until):
    """Ratios are n/a, the 100 left out, and no --since … --until … is proposed."""
    result = answer(tmp_path, UNDATED, since="2026-01-01", until=until)
    assert (result.total["cpl"], notes(result)) == (None, {"spend_without_days": {}})
    assert [(one.reason, one.amount) for one in result.excluded] == [("spend_undated", 100)]


@pytest.mark.parametrize(
    ("asked", "spend", "left_out"),
    [
        ({}, 310, []),
        ({"as_of": "2026-01-31"}, 310, []),
        ({"as_of": "2026-01-10"}, 0, [("spend_unfinished", 310)]),
        ({"as_of": "2026-01-10", "since": "2026-01-01"}, 0, [("spend_unfinished", 310)]),
        ({"as_of": "2026-01-10", "since": "2026-01-05"}, 0, [("spend_range", 310)]),
    ],
)
def test_a_month_of_spend_that_had_not_ended_then_is_left_out_and_told(
    tmp_path, asked, spend, left_out
):
    """Of 310 for January it is not known on the 10th what was spent for the one lead so far."""
    month = "date_from,date_to,channel,cost\n2026-01-01,2026-01-31,Ads,310\n"
    result = answer(tmp_path, month, **asked)
    assert result.total["spend"] == spend
    assert [(one.reason, one.amount) for one in result.excluded] == left_out


@pytest.mark.parametrize(
    ("header", "months"),
    [
        ("period", ("2026-01", "2026-02")),
        ("Month", ("January 2026", "Feb 2026")),
        ("Месяц", ("январь 2026", "02.2026")),
        ("Период", ("01.01.2026", "01.02.2026")),
    ],
)
def test_spend_of_a_month_is_of_all_its_days(tmp_path, header, months):
    """310 of January and 280 of February: each in its month, and only where it is whole."""
    spend = f"{header};Канал;Расход\n{months[0]};Ads;310\n{months[1]};Ads;280\n"
    january = {"since": "2026-01-01", "until": "2026-01-31"}
    assert answer(tmp_path, spend, **january).total["cpl"] == 155
    half = answer(tmp_path, spend, since="2026-01-01", until="2026-02-15")
    assert (half.total["spend"], half.excluded[0].reason) == (310, "spend_range")
    by_month = answer(tmp_path, spend, by="month")
    assert [(row["month"], row["spend"]) for row in by_month.rows] == [
        ("2026-01", 310),
        ("2026-02", 280),
    ]


def test_a_day_wins_over_the_month_beside_it_and_what_is_no_month_is_no_day(tmp_path):
    """The row of 5 has a day of its own; nobody can tell when "later" is."""
    spend = "date,month,channel,cost\n2026-01-03,2026-02,Ads,5\n,2026-01,Ads,10\n,later,Ads,20\n"
    result = answer(tmp_path, spend, since="2026-01-01", until="2026-01-31")
    assert result.total["spend"] == 15
    assert [(one.reason, one.amount) for one in result.excluded] == [("spend_undated", 20)]


def test_what_is_spent_for_longer_than_a_row_is_in_none_of_them_and_told(tmp_path):
    """A month is more than one week; as a part of a quarter it is whole."""
    head = "date_from,date_to,channel,cost"
    month = f"{head}\n2026-01-01,2026-01-31,Ads,310\n2026-01-01,2026-01-01,Ads,7\n"
    weeks = answer(tmp_path, month, by="week")
    assert {row["week"]: row["spend"] for row in weeks.rows} == {
        "2026-W01": 7,
        "2026-W05": 0,
        "(none)": 310,
    }
    assert notes(weeks)["spend_in_no_part"] == {"amount": Decimal(310), "by": ["week"]}
    quarter = answer(tmp_path, month, by="quarter")
    assert [row["spend"] for row in quarter.rows] == [317]
    assert "spend_in_no_part" not in notes(quarter)
