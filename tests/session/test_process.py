"""Speed to lead of an export: whose delay it is, on the clock and in working time."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path
from statistics import median

import pytest
from tests.exports import opened

import smalign
from smalign.base.config_calendar import Calendar
from smalign.base.errors import UsageError
from smalign.session import open_exports

LEADS = (
    "lead_id,created_at,assigned_at,first_attempt_at,owner,status\n"
    # Friday night: assigned on Monday at nine, called ten minutes later
    "1,2026-03-06 22:00,2026-03-09 09:00,2026-03-09 09:10,Ann,open\n"
    # Wednesday noon, assigned in 3 minutes, called 2 minutes later
    "2,2026-03-11 12:00,2026-03-11 12:03,2026-03-11 12:05,Ann,converted\n"
    # Wednesday 17:50: called on Thursday at 9:40
    "3,2026-03-11 17:50,2026-03-11 17:55,2026-03-12 09:40,Bob,converted\n"
    # never called, a week old
    "4,2026-03-05 10:00,2026-03-05 10:01,,Bob,open\n"
    # nobody's
    "5,2026-03-05 10:00,,,,open\n"
    # called before it was assigned
    "6,2026-03-10 10:00,2026-03-10 11:00,2026-03-10 10:30,Ann,open\n"
    # half an hour old: not yet in the shares
    "7,2026-03-12 09:10,2026-03-12 09:11,,Bob,open\n"
)
TOML = """[sources]
timezone = "Europe/Moscow"
[calendar]
holidays = ["2026-03-09"]
hours = "9-18"
"""


@pytest.fixture(params=["exports", "workspace"])
def company(request, tmp_path):
    """Seven leads, Monday the ninth is a holiday; as it is, and from a prepared workspace."""
    (tmp_path / "smalign.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "leads.csv").write_text(LEADS, encoding="utf-8")
    read = tmp_path
    if request.param == "workspace":
        read = tmp_path / "workspace"
        smalign.prepare(tmp_path, to=read, config=tmp_path / "smalign.toml")
    with open_exports([read]) as session:
        yield session


def rows_of(result):
    """Owner → row."""
    return {row["owner"]: row for row in result.rows}


def test_the_delay_of_the_system_is_told_from_that_of_people(company):
    """Ann's three: assigned after 59 h, 3 min and 1 h; called 10 and 2 minutes after that."""
    ann = rows_of(company.process())["Ann"]
    assert (ann["cards"], ann["assigned"], ann["attempted"]) == (3, 3, 3)
    assert ann["assign_median"] == 60
    assert ann["response_median"] == 6  # of 10 and 2; the third was called first
    assert ann["speed_median"] == 30  # of 3,550, 5 and 30


def test_working_time_knows_nights_weekends_and_holidays(company):
    """From Friday 22:00 to Tuesday no work is done; Wednesday 17:50 to 9:40 are 50 minutes."""
    found = rows_of(company.process())
    # the Friday lead: assigned and called on the holiday: 0; then 5 and 30 minutes
    assert found["Ann"]["speed_work_median"] == 5
    assert found["Bob"]["speed_work_median"] == 50
    assert found["Bob"]["speed_median"] == 950


def test_shares_are_of_what_could_have_been_attempted(company):
    """Bob's: one called late, one never; the one of half an hour ago is not counted yet."""
    bob = rows_of(company.process())["Bob"]
    assert (bob["cards"], bob["in_shares"], bob["unattempted"]) == (3, 2, 1)
    assert (bob["within_60"], bob["within_60_work"]) == (0, 0.5)
    ann = rows_of(company.process())["Ann"]
    assert (ann["within_5"], ann["within_15"], ann["within_60"]) == (1 / 3, 1 / 3, 2 / 3)


def test_who_has_no_attempt_on_any_card_is_in_no_share(company):
    """Nobody's lead: it is counted, and no attempt could be expected to be recorded."""
    none = rows_of(company.process())["(none)"]
    assert (none["unassigned"], none["in_shares"], none["within_60"]) == (1, 0, None)


def test_an_earlier_as_of_knows_less(company):
    """On the eleventh the lead of 17:50 was assigned and not yet called."""
    bob = rows_of(company.process(as_of="2026-03-11"))["Bob"]
    assert (bob["cards"], bob["assigned"], bob["attempted"]) == (2, 2, 0)


def test_hours_of_smalign_toml_move_the_clock(tmp_path):
    """A day from 9:30: of Wednesday 17:50 to Thursday 9:40 only 20 minutes are work."""
    toml = TOML.replace('"9-18"', '"9:30-18:00"')
    (tmp_path / "smalign.toml").write_text(toml, encoding="utf-8")
    (tmp_path / "leads.csv").write_text(LEADS, encoding="utf-8")
    with open_exports([tmp_path]) as session:
        assert rows_of(session.process())["Bob"]["speed_work_median"] == 20


def test_the_calendar_of_a_country_knows_short_days_and_moved_ones(tmp_path):
    """30 April and 8 May end at five; 1 May is off, and Monday the eleventh for the ninth."""
    leads = (
        "lead_id,created_at,assigned_at,first_attempt_at,owner,status\n"
        # half an hour on Thursday, ten minutes on Monday
        "1,2026-04-30 16:30,2026-04-30 16:30,2026-05-04 09:10,Ann,converted\n"
        # half past five on Friday is after the end; five minutes on Tuesday
        "2,2026-05-08 17:30,2026-05-08 17:30,2026-05-12 09:05,Bob,converted\n"
    )
    toml = '[sources]\ntimezone = "Europe/Moscow"\n[calendar]\ncountry = "RU"\n'
    (tmp_path / "smalign.toml").write_text(toml, encoding="utf-8")
    with opened(tmp_path, {"leads.csv": leads}) as session:
        result = session.process()
    found = rows_of(result)
    assert (found["Ann"]["speed_work_median"], found["Bob"]["speed_work_median"]) == (40, 5)
    assert result.params["working_days"] == "calendar"
    assert "process_working_time" not in [note.code for note in result.notes]


def test_a_country_nobody_knows_is_refused(tmp_path):
    """With the nearest code."""
    (tmp_path / "smalign.toml").write_text('[calendar]\ncountry = "ru"\n', encoding="utf-8")
    with pytest.raises(UsageError) as refused, opened(tmp_path, {"leads.csv": LEADS}):
        pass
    assert (refused.value.code, refused.value.facts["hint"]) == ("config_country", "RU")


def test_calls_are_attempts_where_cards_have_none(tmp_path):
    """The first outgoing call after the creation; an incoming one and one before are none."""
    leads = "lead_id,created_at,owner,status\n1,2026-03-11 12:00,Ann,converted\n"
    touches = (
        "touch_id,lead_id,touched_at,kind,side,direction,actor_kind\n"
        "1,1,2026-03-11 11:00,call,sales,out,human\n"
        "2,1,2026-03-11 12:05,call,sales,in,human\n"
        "3,1,2026-03-11 12:06,call,sales,out,robot\n"
        "4,1,2026-03-11 12:20,call,sales,out,human\n"
        "5,1,2026-03-11 12:30,call,sales,out,human\n"
    )
    with opened(tmp_path, {"leads.csv": leads, "touchpoints.csv": touches}) as session:
        result = session.process()
    assert result.rows[0]["speed_median"] == 20
    codes = [note.code for note in result.notes]
    assert "process_without_assignment" in codes


def test_conditions_do_not_change_whose_log_is_believed(company):
    """Of the open leads alone nobody converted any; Bob's is still without an attempt."""
    bob = rows_of(company.process(where="status = open"))["Bob"]
    assert (bob["cards"], bob["in_shares"], bob["unattempted"]) == (2, 1, 1)


def test_where_nobody_converted_a_lead_no_log_is_believed(tmp_path):
    """Nothing shows that attempts are written down at all."""
    leads = LEADS.replace("converted", "open")
    with opened(tmp_path, {"leads.csv": leads}) as session:
        result = session.process()
    assert result.total["in_shares"] == 0
    codes = {note.code for note in result.notes}
    assert "process_unbelieved" in codes
    assert "process_recorded" not in codes  # there are no shares to be of 0 cards
    assert (result.total["unattempted"], result.total["within_60"]) == (None, None)


def test_what_no_card_has_was_not_exported(tmp_path):
    """Without owners and assignments nothing is nobody's, and nothing was assigned to 0 people."""
    leads = "lead_id,created_at,status\n1,2026-03-11 12:00,open\n2,2026-03-11 13:00,open\n"
    with opened(tmp_path, {"leads.csv": leads}) as session:
        total = session.process().total
    assert (total["cards"], total["assigned"], total["unassigned"]) == (2, None, None)
    assert (total["attempted"], total["unattempted"]) == (None, None)


def test_one_card_of_the_first_century_does_not_stop_the_clock(tmp_path):
    """The working time of the others is known."""
    leads = LEADS + "8,0026-03-11 12:00,,,Bob,open\n"
    with opened(tmp_path, {"leads.csv": leads}) as session:
        assert rows_of(session.process())["Bob"]["speed_work_median"] == 50


def test_a_log_that_lacks_what_must_have_been_said_is_not_believed(tmp_path):
    """Ann's calls are on one of her two converted leads, Bob's on four of five: 0.8 is enough."""
    rows = [("Ann", 1, 1), ("Ann", 2, 0), ("Ann", 3, 0)]
    rows += [("Bob", number, number != 9) for number in range(5, 10)]
    head = "lead_id,created_at,assigned_at,first_attempt_at,owner,status\n"
    lines = [
        f"{number},2026-03-02 10:00,2026-03-02 10:01,"
        f"{'2026-03-02 10:05' if called else ''},{owner},{'open' if number == 3 else 'converted'}\n"
        for owner, number, called in rows
    ]
    last = "99,2026-03-05 10:00,,,Bob,open\n"
    with opened(tmp_path, {"leads.csv": head + "".join(lines) + last}) as session:
        found = rows_of(session.process(as_of="2026-03-10"))
    assert (found["Ann"]["in_shares"], found["Ann"]["speed_median"]) == (0, None)
    assert found["Ann"]["unattempted"] is None
    assert (found["Bob"]["in_shares"], found["Bob"]["unattempted"]) == (6, 2)
    assert found["Bob"]["speed_median"] == 5


def test_attempts_of_days_are_attempts_without_minutes(tmp_path):
    """A call of the day the lead came on is not before the lead; when it was nobody knows."""
    leads = (
        "lead_id,created_at,assigned_at,first_attempt_at,owner,status\n"
        "1,2026-03-11 10:00,2026-03-11 10:05,2026-03-11,Ann,converted\n"
        "2,2026-03-11 12:00,2026-03-11 12:05,2026-03-10,Ann,open\n"
        "3,2026-03-12 15:00,2026-03-12 15:05,,Ann,converted\n"
    )
    touches = "touch_id,lead_id,touched_at,kind,side,direction\n1,3,2026-03-12,call,sales,out\n"
    with opened(tmp_path, {"leads.csv": leads, "touchpoints.csv": touches}) as session:
        result = session.process()
        arrivals = session.process(show="arrivals")
    (row,) = result.rows
    assert (row["attempted"], row["in_shares"], row["unattempted"]) == (2, 3, 1)
    assert (row["assign_median"], row["speed_median"], row["within_60"]) == (5, None, None)
    codes = {note.code for note in result.notes}
    assert "process_attempts_of_days" in codes
    assert not codes & {"process_without_time", "process_without_attempts"}
    assert [row["hour"] for row in arrivals.rows] == ["10", "12", "15"]


def test_who_is_called_before_being_assigned_has_no_response(tmp_path):
    """At night no work lies between the two, and that is no response of zero minutes either."""
    leads = (
        "lead_id,created_at,assigned_at,first_attempt_at,owner,status\n"
        "1,2026-03-10 20:00,2026-03-10 22:00,2026-03-10 21:00,Ann,converted\n"
        "2,2026-03-11 10:00,2026-03-11 10:00,2026-03-11 10:30,Ann,converted\n"
    )
    with opened(tmp_path, {"leads.csv": leads}) as session:
        (row,) = session.process().rows
    assert (row["response_median"], row["response_work_median"]) == (30, 30)


def test_days_alone_say_nothing_in_minutes(tmp_path):
    """A date is not midnight."""
    leads = "lead_id,created_at,assigned_at,owner,status\n1,2026-03-11,2026-03-11,Ann,open\n"
    with opened(tmp_path, {"leads.csv": leads}) as session:
        result = session.process()
    assert result.rows[0]["assign_median"] is None
    codes = [note.code for note in result.notes]
    assert "process_without_time" in codes
    assert "process_without_attempts" in codes


def test_teams_of_the_sample_have_the_delay_that_was_planted(generic_sample):
    """Minutes from assignment to attempt, as in the sample's truth, and as csv counts them."""
    effects = json.loads((generic_sample / "truth.json").read_text(encoding="utf-8"))["effects"]
    planted = next(one for one in effects if one["effect"] == "slow_team")
    with (generic_sample / "leads.csv").open(encoding="utf-8") as file:
        leads = [row for row in csv.DictReader(file) if row["First attempt at"]]
    with open_exports([generic_sample]) as session:
        result = session.process(by="team")
    for row in result.rows:
        waits = [
            (_moment(one["First attempt at"]) - _moment(one["Assigned at"])).total_seconds() / 60
            for one in leads
            if one["Team"] == row["team"]
        ]
        assert row["response_median"] == median(waits)
        assert row["response_median"] == planted[row["team"]]["median_minutes"]
        assert row["attempted"] == planted[row["team"]]["attempted"]


def _moment(text):
    return datetime.fromisoformat(text)


@pytest.fixture
def generic_sample():
    """The sample company in general headers."""
    return Path(__file__).resolve().parents[2] / "samples" / "generic"


@pytest.mark.parametrize(
    ("hours", "expected"),
    [("9-18", (32_400, 64_800)), ("9:30-18:00", (34_200, 64_800)), ("0-24", (0, 86_400))],
)
def test_hours_are_from_when_to_when(hours, expected):
    """In seconds of the day."""
    assert Calendar(hours=hours).open_seconds == expected


@pytest.mark.parametrize("hours", ["18-9", "9", "9-25", "9:60-18", "nine to six", "9-9"])
def test_hours_that_are_none_are_refused(hours):
    """They end before they begin, or are no hours."""
    with pytest.raises(ValueError, match=r".*"):
        _ = Calendar(hours=hours).open_seconds


@pytest.mark.parametrize("show", ["speed", "arrivals", "ceiling"])
def test_a_pipeline_leaves_no_lead_out_and_is_said_so(tmp_path, show):
    """One deal is of Service; the speed to the seven leads is the same, and a note says why."""
    deals = "deal_id,lead_id,pipeline,status,created_at\nd1,2,Service,open,2026-03-11 13:00\n"
    (tmp_path / "leads.csv").write_text(LEADS, encoding="utf-8")
    (tmp_path / "deals.csv").write_text(deals, encoding="utf-8")
    with open_exports([tmp_path]) as session:
        whole = session.process(show=show)
        asked = session.process(show=show, pipelines=["Service"])
    assert asked.rows == whole.rows
    assert asked.notes[0].code == "leads_of_no_pipeline"
    assert "leads_of_no_pipeline" not in {note.code for note in whole.notes}


def test_the_night_is_no_delay_of_the_morning_in_any_band(tmp_path):
    """Made at ten in the evening, tried 5, 15, 15:01 and 60 minutes after nine: the mark is inside.

    Nine in ten of them are done by 15:01 and seven tenths of the way to 60, 95 % by 85 hundredths.
    """
    tried = ("09:05:00", "09:15:00", "09:15:01", "10:00:00")
    leads = "lead_id,created_at,assigned_at,first_attempt_at,owner,status\n" + "".join(
        f"{nth},2026-03-05 22:00:00,2026-03-05 22:00:00,2026-03-06 {at},Ann,converted\n"
        for nth, at in enumerate(tried)
    )
    with opened(tmp_path, {"leads.csv": leads}) as session:
        total = session.process().total
    assert [total[f"within_{most}"] for most in (5, 15, 60)] == [0, 0, 0]
    assert [total[f"within_{most}_work"] for most in (5, 15, 60)] == [0.25, 0.5, 1]
    for stretch in ("response_work", "speed_work"):
        assert total[f"{stretch}_p90"] == pytest.approx(15 + 1 / 60 + 0.7 * (45 - 1 / 60))
        assert total[f"{stretch}_p95"] == pytest.approx(15 + 1 / 60 + 0.85 * (45 - 1 / 60))
    assert (total["assign_p95"], total["assign_work_p90"], total["assign_work_p95"]) == (0, 0, 0)
