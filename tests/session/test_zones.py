"""The regulation with its holes, the terms kept, and whose days the life of a card was."""

from __future__ import annotations

import pytest
from tests.exports import opened

import smalign
from smalign.base.config_calendar import Calendar
from smalign.metrics.survival import kaplan_meier, time_by_which
from smalign.scope.regulation import worked_seconds
from smalign.session import open_exports

TOML = """[sources]
timezone = "Europe/Moscow"
[stages]
order = ["New", "Demo", "Invoice"]
won = ["Paid"]
lost = ["Refused"]
marketing = ["New"]
system = ["Demo"]
sla = { "New" = "4h", "Demo" = "2d" }
responsible = { "New" = "Ann" }
required = { "Demo" = ["City"], "Invoice" = ["City", "Budget"] }
[calendar]
holidays = ["2026-03-09"]
"""
DEALS = (
    "deal_id,created_at,closed_at,stage,status,City,Budget\n"
    "1,2026-03-05 12:00,2026-03-12 12:00,Paid,won,,\n"
    "2,2026-03-06 17:00,2026-03-11 10:00,Refused,lost,,\n"
    "3,2026-03-12 11:00,,New,open,,\n"
    "4,2026-03-10 10:00,,Demo,open,,\n"
    "5,2026-03-12 08:00,,New,open,,\n"
)
LOG = (
    "card,card_id,stage,stage_order,entered_at\n"
    # Thursday noon to 15:00: three hours, kept
    "deal,1,New,1,2026-03-05 12:00\n"
    # to Tuesday 15:00: 120 h late on the clock; at work Fri and Tue 15-18, 9-15: two days, kept
    "deal,1,Demo,2,2026-03-05 15:00\n"
    "deal,1,Invoice,3,2026-03-10 15:00\n"
    # Friday 17:00 to Tuesday 11:00, Monday is a holiday: 90 h, and 1 + 2 h of work
    "deal,2,New,1,2026-03-06 17:00\n"
    "deal,2,Invoice,3,2026-03-10 11:00\n"
    "deal,3,New,1,2026-03-12 11:00\n"
    "deal,4,Demo,2,2026-03-10 10:00\n"
    # before work begins: at noon, the as-of, four hours on the clock, three of work
    "deal,5,New,1,2026-03-12 08:00\n"
)
FILES = {"deals.csv": DEALS, "stage_log.csv": LOG}


@pytest.fixture(params=["exports", "workspace"])
def company(request, tmp_path):
    """Five deals around a holiday; as they are, and from a prepared workspace."""
    (tmp_path / "smalign.toml").write_text(TOML, encoding="utf-8")
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    read = tmp_path
    if request.param == "workspace":
        read = tmp_path / "workspace"
        smalign.prepare(tmp_path, to=read, config=tmp_path / "smalign.toml")
    with open_exports([read]) as session:
        yield session


def rows_of(result):
    """Stage → row."""
    return {row["stage"]: row for row in result.rows}


def test_the_regulation_is_told_with_its_holes(company):
    """New lacks fields, Demo and Invoice a person, Invoice a term; whose they are is said."""
    found = rows_of(company.process(show="zones"))
    assert list(found) == ["New", "Demo", "Invoice"]
    told = ("zone", "responsible", "sla", "required", "holes")
    assert [found["New"][name] for name in told] == ["marketing", "Ann", "4h", None, "required"]
    assert [found["Demo"][name] for name in told] == ["system", None, "2d", "City", "responsible"]
    assert [found["Invoice"][name] for name in told] == [
        *("sales", None, None, "City, Budget", "term, responsible"),
    ]
    note = next(one for one in company.process(show="zones").notes if one.code == "zones_holes")
    assert note.facts == {
        "stages": 3,
        "without_zone": 0,
        "without_term": 1,
        "without_responsible": 2,
        "without_required": 1,
    }


def test_terms_are_kept_overdue_or_not_over_yet(company):
    """New: 3 h kept; 90 h and (as of noon on the twelfth) none; 1 h and 4 h of the open pending."""
    new = rows_of(company.process(show="zones"))["New"]
    assert (new["stays"], new["finished"], new["open"]) == (4, 2, 2)
    assert (new["on_time"], new["overdue"], new["pending"]) == (1, 1, 2)
    assert new["on_time_share"] == 0.5
    # Wilson's interval of 1 of 2, as statsmodels gives it
    assert new["on_time_share_low"] == pytest.approx(0.0945312, abs=1e-7)
    demo = rows_of(company.process(show="zones"))["Demo"]
    # 120 h and, still standing after 50 h, more than two days of the clock
    assert (demo["on_time"], demo["overdue"], demo["pending"]) == (0, 2, 0)
    assert rows_of(company.process(show="zones"))["Invoice"]["on_time"] is None


def test_working_time_knows_the_weekend_and_the_holiday(company):
    """Friday 17:00 to Tuesday 11:00 are three hours of work, Thursday 15:00 to Tuesday 18."""
    found = rows_of(company.process(show="zones"))
    assert (found["New"]["on_time_work"], found["New"]["overdue_work"]) == (2, 0)
    # 3 + 9 + 6 h of 18; the open one of the tenth 8 + 9 + 3 h = 20 h: overdue
    assert (found["Demo"]["on_time_work"], found["Demo"]["overdue_work"]) == (1, 1)


def test_an_hour_more_makes_a_term_overdue(company):
    """At the end of the twelfth the deal of eight o'clock stands 16 h, 9 of them at work."""
    new = rows_of(company.process(show="zones", as_of="2026-03-12"))["New"]
    assert (new["on_time"], new["overdue"], new["pending"]) == (1, 3, 0)
    assert (new["on_time_work"], new["overdue_work"]) == (2, 2)


def test_half_have_left_as_kaplan_and_meier_say(company):
    """New: 3 h of 4 ended, then two cut off at 1 and 4 h, and 90 h."""
    new = rows_of(company.process(show="zones"))["New"]
    # at 3 h three are at risk (one was cut off at 1 h): 2/3 wait; at 90 h the last one leaves
    assert new["wait_median"] == 90 / 24
    curve = kaplan_meier([(1, 0, 1), (3, 1, 0), (4, 0, 1), (90, 1, 0)])
    assert time_by_which(curve, 0.5) == 90


def test_a_period_is_of_the_day_the_stage_was_entered(company):
    """From the tenth on: two in New, two of Invoice and the open one in Demo."""
    result = company.process(show="zones", since="2026-03-10")
    assert {stage: row["stays"] for stage, row in rows_of(result).items()} == {
        "New": 2,
        "Demo": 1,
        "Invoice": 2,
    }
    assert result.total["stays"] == 5


def test_at_an_earlier_day_cards_stand_where_their_history_had_them(company):
    """On the tenth 1 and 2, closed since, stood in Invoice, 4 in Demo; 3 and 5 were not made."""
    found = company.process(show="zones", as_of="2026-03-10")
    assert {row["stage"]: row["open"] for row in found.rows} == {"New": 0, "Demo": 1, "Invoice": 2}
    assert found.total["open"] == 3


def test_an_open_card_that_stands_in_no_stage_in_work_is_counted(tmp_path):
    """Without a history nobody knows where 1 and 2 stood before; 4 was open and is."""
    files = {"deals.csv": DEALS, "smalign.toml": TOML}
    with opened(tmp_path, files) as session:
        found = session.process(show="zones", as_of="2026-03-10")
    assert found.total["open"] == 0
    assert {one.reason: one.count for one in found.excluded} == {"standing_nowhere": 3}


def test_ids_are_the_breaches(company):
    """The stays past their term, with the seconds they are late."""
    breaches = company.process(show="zones", ids=True).ids
    assert [(one["card_id"], one["stage"], one["seconds_late"]) for one in breaches] == [
        ("1", "Demo", 72 * 3600),
        ("2", "New", 86 * 3600),
        ("4", "Demo", 2 * 3600),
    ]


def test_zones_share_the_life_of_closed_cards(company):
    """168 h: 3 marketing, 120 system, 45 sales; 113 h: 90 marketing and 23 sales."""
    result = company.process(show="clock")
    hours = {row["zone"]: (row["in_zone"], row["sum_days"] * 24) for row in result.rows}
    assert hours == {
        "marketing": (2, pytest.approx(93)),
        "sales": (2, pytest.approx(68)),
        "system": (1, pytest.approx(120)),
    }
    assert [row["share"] for row in result.rows] == pytest.approx([93 / 281, 68 / 281, 120 / 281])
    assert result.total["sum_days"] * 24 == pytest.approx(281)
    assert result.rows[0]["median_days"] * 24 == pytest.approx(46.5)


def test_what_no_stay_covers_is_not_in_the_history(tmp_path):
    """A day before the first stay, and a zone nobody named."""
    deals = "deal_id,created_at,closed_at,stage,status\n1,2026-03-02 10:00,2026-03-06 10:00,P,won\n"
    log = "card,card_id,stage,stage_order,entered_at\ndeal,1,New,1,2026-03-03 10:00\n"
    with opened(tmp_path, {"deals.csv": deals, "stage_log.csv": log}) as session:
        result = session.process(show="clock")
    assert {row["zone"]: row["share"] for row in result.rows} == {"(none)": 0.75, "unlogged": 0.25}
    assert "clock_without_zones" in [note.code for note in result.notes]


def test_stays_that_overlap_share_out_no_day_twice(tmp_path):
    """Ten days: New says it lasted eight, Demo began after two: two of ten and eight of ten."""
    deals = "deal_id,created_at,closed_at,stage,status\n1,2026-03-01 10:00,2026-03-11 10:00,P,won\n"
    log = (
        "card,card_id,stage,entered_at,left_at\n"
        "deal,1,New,2026-03-01 10:00,2026-03-09 10:00\n"
        "deal,1,Demo,2026-03-03 10:00,2026-03-11 10:00\n"
    )
    toml = TOML.replace('"Paid"', '"P"')
    files = {"deals.csv": deals, "stage_log.csv": log, "smalign.toml": toml}
    with opened(tmp_path, files) as session:
        rows = session.process(show="clock").rows
    assert {row["zone"]: row["share"] for row in rows} == {"marketing": 0.2, "system": 0.8}


def test_a_history_that_begins_before_the_first_card_has_working_time(tmp_path):
    """From Monday nine o'clock to Tuesday ten, when the deal was made: ten hours, of four."""
    (tmp_path / "smalign.toml").write_text(TOML, encoding="utf-8")
    files = {
        "deals.csv": "deal_id,created_at,stage,status\n1,2026-03-03 10:00,Demo,open\n",
        "stage_log.csv": (
            "card,card_id,stage,stage_order,entered_at\n"
            "deal,1,New,1,2026-03-02 09:00\ndeal,1,Demo,2,2026-03-03 10:00\n"
        ),
    }
    with opened(tmp_path, files) as session:
        new = rows_of(session.process(show="zones"))["New"]
    assert (new["overdue"], new["overdue_work"], new["on_time_work"]) == (1, 1, 0)


def test_where_sales_are_named_the_rest_is_nobodys(tmp_path):
    """Only the stages of `sales` are theirs then."""
    toml = TOML.replace('system = ["Demo"]', 'sales = ["Invoice"]')
    (tmp_path / "smalign.toml").write_text(toml, encoding="utf-8")
    with opened(tmp_path, FILES) as session:
        found = rows_of(session.process(show="zones"))
        stages = {row["stage"]: row["zone"] for row in session.funnel().rows}
    assert [found[stage]["zone"] for stage in ("New", "Demo", "Invoice")] == [
        *("marketing", "(none)", "sales"),
    ]
    assert found["Demo"]["holes"].startswith("zone, ")
    assert stages["Demo"] == "(none)"


def test_without_history_only_the_regulation_is_known(tmp_path):
    """Stays are unknown, not 0; the open cards are counted; the clock says what it lacks."""
    (tmp_path / "smalign.toml").write_text(TOML, encoding="utf-8")
    with opened(tmp_path, {"deals.csv": DEALS}) as session:
        result = session.process(show="zones")
        clock = session.process(show="clock")
    new = rows_of(result)["New"]
    assert (new["sla"], new["stays"], new["on_time"], new["wait_median"]) == ("4h", *(None,) * 3)
    # at noon, when the last deal was closed, the two are one and four hours old
    assert (new["open"], new["age_median"] * 24) == (2, pytest.approx(2.5))
    assert "zones_without_history" in [note.code for note in result.notes]
    assert result.excluded == ()
    assert (clock.rows, clock.total) == ((), {})
    assert [(one.reason, one.count) for one in clock.excluded] == [("without_history", 2)]
    assert "clock_without_history" in [note.code for note in clock.notes]


@pytest.mark.parametrize(
    ("term", "hours", "expected"),
    [("4h", "9-18", 4), ("2d", "9-18", 18), ("1w", "9-18", 45), ("1d", "10-14", 4)],
)
def test_a_day_of_working_time_is_a_working_day(term, hours, expected):
    """Hours are hours; a week is five working days."""
    assert worked_seconds(term, Calendar(hours=hours)) == expected * 3600
