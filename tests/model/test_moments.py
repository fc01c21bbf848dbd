"""As-of, time zones and rewinding."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.handmade import codes, modelled, opened

from smalign.base.errors import QuestionError

DEALS = "deal_id,created_at,closed_at,expected_close_date,modified_at,status,amount"


def test_as_of_is_the_latest_thing_that_happened(tmp_path):
    """Neither an expected closing nor spend of next year says anything of now."""
    files = {
        "deals.csv": f"""{DEALS}
        1,2024-01-01 10:00,2024-01-20 12:00,2030-01-01,2024-01-20 12:00,won,10
        2,2024-01-02 10:00,,2031-01-01,2024-02-03 09:30,open,10""",
        "spend.csv": "date,channel,cost\n2032-01-01,A,10",
    }
    with modelled(tmp_path, files) as (_, model):
        assert model.as_of == datetime(2024, 2, 3, 9, 30)  # noqa: DTZ001 - moments are UTC


def test_a_time_is_utc_and_its_day_is_local(tmp_path):
    """23:30 in Moscow is 20:30 UTC, and still the 31st; a day without a time is that day."""
    text = "deal_id,created_at,closed_at,status,amount\n1,2024-01-31 23:30,2024-02-01,won,1"
    with modelled(tmp_path, {"deals.csv": text}, timezone="Europe/Moscow") as (engine, _):
        row = engine.rows(
            "select cast(created_at as varchar), cast(created_on as varchar),"
            " cast(closed_on as varchar) from m_deals"
        )
    assert row == [("2024-01-31 20:30:00", "2024-01-31", "2024-02-01")]


def test_a_moment_with_an_offset_is_of_the_local_day(tmp_path):
    """22:30 UTC is half past one on the next day in Moscow."""
    text = "deal_id,created_at,status,amount\n1,2024-01-31T22:30:00Z,open,1"
    with modelled(tmp_path, {"deals.csv": text}, timezone="Europe/Moscow") as (engine, _):
        rows = engine.rows(
            "select cast(created_at as varchar), cast(created_on as varchar) from m_deals"
        )
    assert rows == [("2024-01-31 22:30:00", "2024-02-01")]


def test_no_zone_is_said(tmp_path):
    """UTC is assumed, not meant."""
    text = "deal_id,created_at,status,amount\n1,2024-01-31 22:30,open,1"
    with modelled(tmp_path, {"deals.csv": text}) as (_, model):
        assert "timezone_assumed" in codes(model.notes)
    with modelled(tmp_path / "zone", {"deals.csv": text}, timezone="UTC") as (_, model):
        assert "timezone_assumed" not in codes(model.notes)


@pytest.mark.parametrize(("last", "is_apart"), [("2024-02-03", False), ("2024-02-04", True)])
def test_files_that_end_on_different_days_are_noted(tmp_path, last, is_apart):
    """Two days apart are an export that took long; three are two exports."""
    files = {
        "leads.csv": "lead_id,created_at,lead_status\n1,2024-02-01,New",
        "deals.csv": f"deal_id,created_at,status,amount\n1,{last},open,1",
    }
    with modelled(tmp_path, files) as (_, model):
        found = [note.facts for note in model.notes if note.code == "files_apart"]
    expected = {
        "first": "leads.csv",
        "first_on": date(2024, 2, 1),
        "last": "deals.csv",
        "last_on": date(2024, 2, 4),
    }
    assert found == ([expected] if is_apart else [])


def _months(*last):
    """Deals in files of their own, by the days they were created on, and a lead of 1 May."""
    head = "deal_id,created_at,status,amount\n"
    files = {"leads.csv": "lead_id,created_at,lead_status\n1,2024-05-01,New"}
    for number, days in enumerate(last):
        rows = "\n".join(f"{number}-{day},{day},open,1" for day in days)
        files[f"deals_{number}.csv"] = head + rows
    return files


def test_where_a_month_ends_that_another_file_goes_on_from_is_no_other_day_of_export(tmp_path):
    """A list a month: only the last one is held against the leads."""
    months = _months(
        ("2024-03-01", "2024-03-31"), ("2024-03-31", "2024-04-15"), ("2024-04-16", "2024-05-01")
    )
    with modelled(tmp_path, months) as (_, model):
        assert "files_apart" not in codes(model.notes)


def test_two_pipelines_exported_on_two_days_are_still_told(tmp_path):
    """Both begin in March: the one that ends in April was exported earlier."""
    pipelines = _months(("2024-03-01", "2024-04-01"), ("2024-03-02", "2024-05-01"))
    with modelled(tmp_path, pipelines) as (_, model):
        (told,) = (note.facts for note in model.notes if note.code == "files_apart")
    assert (told["first"], told["first_on"]) == ("deals_0.csv", date(2024, 4, 1))


def test_an_expected_closing_does_not_set_files_apart(tmp_path):
    """Zoho writes the hoped-for day into Closing Date while a deal is open."""
    files = {
        "leads.csv": "lead_id,created_at,lead_status\n1,2024-02-01,New",
        "deals.csv": "deal_id,created_at,close_date,status,amount\n1,2024-02-01,2024-09-01,open,1",
    }
    with modelled(tmp_path, files) as (_, model):
        assert "files_apart" not in codes(model.notes)


def far(tmp_path, last, count=1000):
    """1000 deals of January 2024 and one of `last`."""
    rows = "\n".join(f"{number},2024-01-{number % 28 + 1:02},open,1" for number in range(count))
    text = f"deal_id,created_at,status,amount\n{rows}\nlast,{last},open,1"
    return opened(tmp_path, {"deals.csv": text})


def test_a_date_far_beyond_all_others_is_a_question(tmp_path):
    """Somebody typed 2034 for 2024; --as-of is the answer, and then the card is gone."""
    with far(tmp_path, "2034-01-05") as session:
        with pytest.raises(QuestionError) as asked:
            session.roi()
        assert "as_of_far" in codes(session.inspect().warnings)
        result = session.roi(as_of="2024-01-28")
    assert asked.value.code == "as_of_far"
    assert asked.value.facts["toml"] == "--as-of 2024-01-28"
    assert asked.value.facts["found"] == date(2034, 1, 5)
    assert result.total["deals"] == 1000


@pytest.mark.parametrize("last", ["2024-02-28", "2024-01-29"])
def test_a_date_within_a_month_is_none(tmp_path, last):
    """31 days after the 28th of January is the 28th of February."""
    with far(tmp_path, last) as session:
        assert session.roi().total["deals"] == 1001


def test_two_in_a_thousand_are_no_mistake(tmp_path):
    """The 99.9th percentile of 1000 deals is the last but one: two late ones are believed."""
    rows = "\n".join(f"{number},2024-01-{number % 28 + 1:02},open,1" for number in range(998))
    text = f"deal_id,created_at,status,amount\n{rows}\na,2034-01-05,open,1\nb,2034-01-06,open,1"
    with opened(tmp_path, {"deals.csv": text}) as session:
        assert session.roi().total["deals"] == 1000


REWOUND = {
    "leads.csv": """lead_id,created_at,closed_at,lead_status
    L1,2024-01-01,,New
    L2,2024-01-01,2024-03-01,Junk Lead
    L3,2024-03-05,,New""",
    "deals.csv": """deal_id,lead_id,created_at,closed_at,status,loss_reason,amount
    D1,L1,2024-02-20,2024-03-10,won,,100
    D2,,2024-01-10,2024-03-10,lost,Price,70
    D3,,2024-01-10,2024-02-01,won,,50""",
    "spend.csv": "date,channel,cost\n2024-01-05,A,10\n2024-03-20,A,5",
}


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (
            None,
            {"leads": 3, "qualified": 1, "deals": 3, "won": 2, "lost": 1, "open": 0, "spend": 15},
        ),
        (
            "2024-03-09",
            {"leads": 3, "qualified": 1, "deals": 3, "won": 1, "lost": 0, "open": 2, "spend": 10},
        ),
        (
            "2024-02-25",
            {"leads": 2, "qualified": 1, "deals": 3, "won": 1, "lost": 0, "open": 2, "spend": 10},
        ),
        (
            "2024-02-01",
            {"leads": 2, "qualified": 0, "deals": 2, "won": 1, "lost": 0, "open": 1, "spend": 10},
        ),
        (
            "2024-01-31",
            {"leads": 2, "qualified": 0, "deals": 2, "won": 0, "lost": 0, "open": 2, "spend": 10},
        ),
    ],
)
def test_as_of_rewinds(tmp_path, as_of, expected):
    """Later cards are gone, later closings are open again, a lead converted later is not yet."""
    with opened(tmp_path, REWOUND) as session:
        total = session.roi(as_of=as_of).total
    assert {name: total[name] for name in expected} == expected


def test_a_rewound_disqualification_and_reason_are_gone(tmp_path):
    """On 25 February L2 was open and D2's reason was unknown."""
    with opened(tmp_path, REWOUND) as session:
        now = session.funnel()
        then = session.funnel(as_of="2024-02-25")
    assert now.total["lost"] == 2
    assert then.total["lost"] == 0
