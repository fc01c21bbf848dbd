"""New leads a working day, attempts, cards in hand, and what goes with busy days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from tests.exports import opened

TOML = """[sources]
timezone = "Europe/Moscow"
[calendar]
holidays = ["2026-03-09"]
"""
LEADS = (
    "lead_id,created_at,assigned_at,closed_at,owner,status\n"
    # Thursday: two of Ann
    "1,2026-03-05 10:00,2026-03-05 10:05,2026-03-06 10:00,Ann,converted\n"
    "2,2026-03-05 11:00,,2026-03-06 12:00,Ann,converted\n"
    # after the end of work on Friday: Tuesday's, for Monday is a holiday
    "3,2026-03-06 18:00,2026-03-06 18:10,,Ann,open\n"
    # made on Friday, given on Tuesday
    "4,2026-03-06 12:00,2026-03-10 10:00,2026-03-12 12:00,Ann,disqualified\n"
    "5,2026-03-10 12:00,,,Ann,open\n"
    # young and open: its attempts are not counted yet
    "6,2026-03-12 10:00,2026-03-12 10:00,,Bob,open\n"
    # after the end of the last day of the export
    "7,2026-03-12 19:00,2026-03-12 19:00,,Bob,open\n"
)
TOUCHES = (
    "touch_id,lead_id,touched_at,kind,side,direction,actor_kind\n"
    "1,1,2026-03-05 10:10,call,sales,out,human\n"
    "2,1,2026-03-05 12:10,call,sales,out,human\n"
    # after the lead was converted
    "3,1,2026-03-07 12:10,call,sales,out,human\n"
    "4,2,2026-03-05 12:00,call,sales,out,human\n"
    "5,4,2026-03-10 12:00,call,sales,out,human\n"
    "6,4,2026-03-11 12:00,email,sales,out,human\n"
    "7,4,2026-03-12 10:00,call,sales,out,human\n"
    # a robot and an incoming call are no attempts
    "8,4,2026-03-11 13:00,call,sales,out,robot\n"
    "9,4,2026-03-11 14:00,call,sales,in,human\n"
)
DEALS = "deal_id,created_at,owner,status,stage\n1,2026-03-06 12:00,Ann,open,New\n"


@pytest.fixture
def company(tmp_path):
    """Seven leads of two people, a holiday, a log of calls, one deal."""
    (tmp_path / "smalign.toml").write_text(TOML, encoding="utf-8")
    files = {"leads.csv": LEADS, "touchpoints.csv": TOUCHES, "deals.csv": DEALS}
    with opened(tmp_path, files) as session:
        yield session


def test_leads_fall_to_the_day_on_which_they_can_be_worked(company):
    """Ann: two on Thursday, none on Friday, three on Tuesday, for Monday is a holiday."""
    ann = company.process(show="load").rows[0]
    assert (ann["owner"], ann["cards"]) == ("Ann", 5)
    assert (ann["work_days"], ann["day_median"], ann["day_most"]) == (3, 2, 3)
    assert ann["day_mean"] == pytest.approx(5 / 3)


def test_a_lead_after_the_last_day_of_work_is_in_no_day(company):
    """Bob has two leads, one of them on a working day of the export."""
    bob = company.process(show="load").rows[1]
    assert (bob["cards"], bob["work_days"], bob["day_most"]) == (2, 1, 1)


def test_attempts_are_counted_until_the_lead_is_closed(company):
    """Two, one and three of the closed; those that are open and young are not settled."""
    ann = company.process(show="load").rows[0]
    assert [ann[f"attempts_{n}"] for n in range(4)] == [0, 1, 1, 1]
    assert ann["settled"] == 3
    assert (ann["open_leads"], ann["open_deals"]) == (2, 1)


def test_a_call_after_the_closing_is_no_attempt(tmp_path):
    """The first is called after it was disqualified, the second on the day it was, by the day."""
    leads = "lead_id,created_at,closed_at,owner,status\n"
    touches = "touch_id,lead_id,touched_at,kind,side,direction\n"
    timed = (
        "1,2026-03-05 10:00,2026-03-05 12:00,Ann,disqualified\n"
        "2,2026-03-05 10:00,2026-03-06 12:00,Ann,converted\n"
    )
    calls = "1,1,2026-03-05 13:00,call,sales,out\n2,2,2026-03-06 11:00,call,sales,out\n"
    of_days = timed.replace(" 12:00,", ",")
    for rows, counted in ((timed, [1, 1]), (of_days, [0, 2])):
        files = {"leads.csv": leads + rows, "touchpoints.csv": touches + calls}
        with opened(tmp_path, files) as session:
            row = session.process(show="load").rows[0]
        assert [row["attempts_0"], row["attempts_1"]] == counted


def test_what_was_not_exported_is_not_zero(tmp_path):
    """Of deals alone nobody knows how many leads are open."""
    with opened(tmp_path, {"deals.csv": DEALS}) as session:
        total = session.process(show="load").total
    assert (total["open_leads"], total["open_deals"]) == (None, 1)


def test_without_a_log_attempts_are_unknown(tmp_path):
    """A first attempt on the card does not say that there was no second one."""
    leads = (
        "lead_id,created_at,first_attempt_at,owner,status\n"
        "1,2026-03-05 10:00,2026-03-05 11:00,Ann,converted\n2,2026-03-19 10:00,,Ann,open\n"
    )
    with opened(tmp_path, {"leads.csv": leads}) as session:
        result = session.process(show="load")
    assert (result.rows[0]["settled"], result.rows[0]["attempts_1"]) == (0, None)
    assert "load_without_attempts" in [note.code for note in result.notes]


def _leads(slow_above: int) -> str:
    """Two people, sixty working days of 1 to 6 leads: late from `slow_above` leads a day on."""
    lines = ["lead_id,created_at,assigned_at,first_attempt_at,owner,status"]
    day, number = datetime(2026, 1, 5), 0  # noqa: DTZ001 - the company's clock
    for at in range(84):
        if (day + timedelta(at)).weekday() >= 5:
            continue
        for who, own in (("Ann", 0), ("Bob", 2)):
            many = (at * 5 + own) % 6 + 1
            for nth in range(many):
                made = day + timedelta(days=at, hours=9, minutes=10 * nth)
                late = many > slow_above and nth % 2 == 0
                called = made + timedelta(minutes=180 if late or (at + nth) % 5 == 0 else 20)
                number += 1
                lines.append(f"{number},{made},{made},{called},{who},converted")
    return "\n".join(lines) + "\n"


def test_a_lead_nobody_tried_was_not_answered_at_once(company):
    """Ann's Thursday: two in an hour. Her Tuesday: one in two hours, two never tried: 0 of 3."""
    rows = {row["day_cards"]: row for row in company.process(show="ceiling").rows}
    assert [rows["2"][name] for name in ("cards", "in_shares", "response_60")] == [2, 2, 1]
    assert [rows["3–4"][name] for name in ("cards", "in_shares", "response_60")] == [3, 3, 0]
    assert rows["3–4"]["response_work_median"] == 120


def test_a_lead_of_this_hour_is_not_late_yet(tmp_path):
    """The export ends at noon: what was made at a quarter to has not had its hour of work."""
    leads = (
        "lead_id,created_at,first_attempt_at,owner,status\n"
        "1,2026-03-05 10:00,2026-03-05 10:10,Ann,converted\n"
        "2,2026-03-05 10:50,,Ann,open\n"
        "3,2026-03-05 11:45,,Ann,open\n"
        "4,2026-03-05 12:00,,Bob,open\n"
    )
    with opened(tmp_path, {"leads.csv": leads}) as session:
        rows = {row["day_cards"]: row for row in session.process(show="ceiling").rows}
    assert [rows["3–4"][name] for name in ("cards", "in_shares", "response_60")] == [3, 2, 0.5]


def test_a_planted_ceiling_is_found(tmp_path):
    """Above four leads a day half are late: the threshold of four is told, and no cause."""
    with opened(tmp_path, {"leads.csv": _leads(4)}) as session:
        result = session.process(show="ceiling")
    ranges = {row["day_cards"]: row for row in result.rows}
    assert list(ranges) == ["1", "2", "3–4", "5–8"]
    # days of five and six leads, ten of each per person
    assert (ranges["5–8"]["owner_days"], ranges["5–8"]["cards"]) == (40, 220)
    assert ranges["5–8"]["response_60"] < 0.5
    assert ranges["3–4"]["response_60"] > 0.7
    note = next(one for one in result.notes if one.code == "ceiling_found")
    assert note.facts["most"] == 4
    assert note.facts["high"] < 0


def test_without_a_ceiling_none_is_told(tmp_path):
    """The same company, late on no account of the load."""
    with opened(tmp_path, {"leads.csv": _leads(99)}) as session:
        notes = {note.code: note.facts for note in session.process(show="ceiling").notes}
    # the nearest to a fall: a threshold above which answers come sooner is told of last
    assert notes["ceiling_not_seen"]["value"] < 0


def test_few_days_are_not_enough(company):
    """Seven leads tell no ceiling."""
    result = company.process(show="ceiling")
    assert "ceiling_not_enough" in [note.code for note in result.notes]
    assert [(one.reason, one.count) for one in result.excluded] == [("without_day", 1)]


def _sold(poor_above: int) -> dict[str, str]:
    """Ann's sixty days of 1 to 6 leads, dated by the day; each has a deal a day later.

    One in two is won, of days of more than `poor_above` one lead; and ten young leads.
    """
    leads, deals = (
        ["lead_id,created_at,owner,status"],
        ["deal_id,lead_id,created_at,closed_at,status"],
    )
    day, number = date(2026, 1, 5), 0
    for at in range(84):
        made = day + timedelta(days=at)
        many = 0 if made.weekday() > 4 else at * 5 % 6 + 1
        for nth in range(many):
            number += 1
            is_won = nth == 0 if many > poor_above else number % 2 == 0
            closed = made + timedelta(days=3)
            leads.append(f"{number},{made},Ann,converted")
            deals.append(f"{number},{number},{made},{closed},{'won' if is_won else 'lost'}")
    # of the last day of the export, which nobody had time to sell to
    leads += [f"y{nth},2026-04-02,Ann,open" for nth in range(10)]
    return {"leads.csv": "\n".join(leads) + "\n", "deals.csv": "\n".join(deals) + "\n"}


def test_what_is_sold_of_busy_days_is_beside_the_load(tmp_path):
    """Of ten days of five and ten of six one lead each; the ten young ones are in no conversion."""
    with opened(tmp_path, _sold(4)) as session:
        result = session.process(show="ceiling")
    rows = {row["day_cards"]: row for row in result.rows}
    many, young = rows["5–8"], rows["9–16"]
    assert result.params["horizon"] == 3
    assert (many["cards"], many["counted"], many["counted_won"]) == (110, 110, 20)
    assert many["rate"] == pytest.approx(20 / 110)
    assert (young["cards"], young["counted"], young["rate"]) == (10, 0, None)


def test_a_load_from_which_fewer_are_sold_is_told_and_no_cause(tmp_path):
    """Above four a day 20 of 110 are sold, else one in two of 100: 18 % to 50 %."""
    with opened(tmp_path, _sold(4)) as session:
        notes = {note.code: note.facts for note in session.process(show="ceiling").notes}
    told = notes["ceiling_sales_found"]
    assert (told["most"], told["exposed"], told["others"], told["horizon"]) == (4, 110, 100, 3)
    assert told["share_exposed"] == pytest.approx(20 / 110)
    assert told["share_others"] == pytest.approx(0.5, abs=0.03)
    assert told["high"] < 0
    # answers are unknown in an export without them, sales are not
    assert "ceiling_not_enough" in notes


def test_where_the_load_changes_no_sale_none_is_told(tmp_path):
    """The same company, where every second lead is won however many there are."""
    with opened(tmp_path, _sold(99)) as session:
        notes = {note.code: note.facts for note in session.process(show="ceiling").notes}
    assert abs(notes["ceiling_sales_not_seen"]["value"]) < 0.1


def test_few_sales_tell_nothing_of_busy_days(company):
    """Nobody knows how long a sale takes here."""
    result = company.process(show="ceiling")
    facts = {note.code: note.facts for note in result.notes}
    assert facts["ceiling_sales_unknown"] == {"least": 10}
    assert {row["counted"] for row in result.rows} == {0}
