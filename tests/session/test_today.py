"""What is planned for a card: by the card, by tasks, by activities that have not happened."""

from __future__ import annotations

import json

import pytest
from tests.handmade import by, codes, opened

from smalign.base.errors import UsageError
from smalign.demo import write

DEALS = """
    deal_id,contact_id,owner,stage,status,created_at,modified_at,amount
    1,c1,Ann,Offer,open,2026-03-01 10:00,2026-03-20 12:00,100
    2,c2,Ann,Offer,open,2026-03-02 10:00,2026-03-20 12:00,100
    3,c3,Ann,Offer,open,2026-03-02 10:00,2026-03-20 12:00,100
    4,c4,Ann,Offer,won,2026-03-02 10:00,2026-03-20 12:00,100
"""
TOML = '[sources]\ntimezone = "UTC"\n'


def reasons(session, **options):
    """Card → its reason, of the cards something burns in."""
    found = session.today(show="agenda", **options)
    return {row["card_id"]: row["reason"] for row in found.rows}


def test_the_agenda_is_by_owner_alone(tmp_path):
    """It is a list of cards: another field would change nothing in it, and is refused."""
    with (
        opened(tmp_path, {"deals.csv": DEALS}, TOML) as session,
        pytest.raises(UsageError) as caught,
    ):
        session.today(show="agenda", by="stage")
    assert (caught.value.code, caught.value.facts["option"]) == ("part_option", "--by")


def test_tasks_of_a_card_and_of_its_person(tmp_path):
    """A task of the person is of all their cards, unless it names one; a done one plans nothing."""
    tasks = """
        task_id,title,deal_id,contact_id,due_at,completed_at,created_at
        1,Call,1,c3,2026-03-25 10:00,,2026-03-10 10:00
        2,Write,,c2,2026-03-19 10:00,,2026-03-10 10:00
        3,Write,3,,2026-03-19 10:00,2026-03-18 10:00,2026-03-10 10:00
    """
    with opened(tmp_path, {"deals.csv": DEALS, "tasks.csv": tasks}, TOML) as session:
        assert reasons(session) == {"2": "overdue", "3": "no_next_activity"}
        # on the seventeenth both letters were ahead
        assert reasons(session, as_of="2026-03-17") == {}


def test_a_due_midnight_among_moments_lasts_until_the_end_of_its_day(tmp_path):
    """At noon what is due on that day is ahead, by tasks and by the card; a call of 11:59 not."""
    tasks = """
        task_id,title,deal_id,due_at,completed_at,created_at
        1,Call,1,2026-03-20 00:00,,2026-03-10 10:00
        2,Call,2,2026-03-20 11:59,,2026-03-10 10:00
    """
    deals = """
        deal_id,stage,status,created_at,modified_at,next_activity_at
        1,Offer,open,2026-03-01 10:00,2026-03-20 12:00,2026-03-20 00:00
        2,Offer,open,2026-03-02 10:00,2026-03-20 12:00,2026-03-20 12:00
        3,Offer,open,2026-03-02 10:00,2026-03-20 12:00,2026-03-19 00:00
    """
    zone = '[sources]\ntimezone = "Europe/Moscow"\n'
    with opened(tmp_path, {"deals.csv": deals, "tasks.csv": tasks}, zone) as session:
        assert reasons(session) == {"2": "overdue", "3": "overdue"}


def test_a_task_whose_status_settles_it_plans_nothing(tmp_path):
    """Done and cancelled ones are over."""
    tasks = """
        task_id,title,deal_id,due_at,status
        1,Call,1,2026-03-19 10:00,Completed
        2,Call,2,2026-03-19 10:00,Not Started
        3,Call,3,2026-03-25 10:00,Canceled
    """
    with opened(tmp_path, {"deals.csv": DEALS, "tasks.csv": tasks}, TOML) as session:
        found = reasons(session)
        assert found == {"1": "no_next_activity", "2": "overdue", "3": "no_next_activity"}


def test_a_task_that_may_have_been_done_by_then_is_not_overdue(tmp_path):
    """The call is done now, on a day nobody says: on the eighteenth it was planned, no more."""
    tasks = """
        task_id,title,deal_id,due_at,status
        1,Call,1,2026-03-17 10:00,Completed
        2,Call,2,2026-03-25 10:00,Not Started
        3,Call,3,2026-03-25 10:00,Not Started
    """
    with opened(tmp_path, {"deals.csv": DEALS, "tasks.csv": tasks}, TOML) as session:
        assert reasons(session, as_of="2026-03-18") == {}


def test_without_completions_a_task_plans_nothing(tmp_path):
    """Nobody knows whether it was done."""
    tasks = "task_id,title,deal_id,due_at\n1,Call,1,2026-03-19 10:00\n"
    with opened(tmp_path, {"deals.csv": DEALS, "tasks.csv": tasks}, TOML) as session:
        result = session.today()
    assert result.total["overdue"] is None
    assert "today_without_plans" in codes(result.notes)


@pytest.mark.parametrize(
    ("due", "reason"),
    [
        ("2026-03-20 11:59", "overdue"),
        ("2026-03-20 12:00", None),
        # a day lasts until its end
        ("2026-03-20", None),
        ("2026-03-19", "overdue"),
    ],
)
def test_the_next_activity_the_card_names(tmp_path, due, reason):
    """As of 2026-03-20 12:00; the other deals have none."""
    head, *lines = DEALS.strip().split("\n")
    rows = [f"{line},{due if index == 0 else ''}" for index, line in enumerate(lines)]
    table = "\n".join([f"{head},next activity date", *rows])
    with opened(tmp_path, {"deals.csv": table}, TOML) as session:
        found = reasons(session)
    assert found.pop("1", None) == reason
    assert found == {"2": "no_next_activity", "3": "no_next_activity"}


def test_a_missed_call_is_returned_by_any_contact(tmp_path):
    """A call that came in and was not answered burns until somebody calls back."""
    touches = """
        touch_id,deal_id,kind,side,direction,outcome,touched_at
        1,1,call,sales,in,missed,2026-03-18 10:00
        2,2,call,sales,in,missed,2026-03-18 10:00
        3,2,call,sales,out,answered,2026-03-18 11:00
        4,3,email,,in,,2026-03-19 10:00
    """
    with opened(tmp_path, {"deals.csv": DEALS, "touchpoints.csv": touches}, TOML) as session:
        assert reasons(session) == {"1": "missed_call", "3": "unanswered"}
        result = session.today()
        assert by(result, "segment")["Ann"]["cards"] == 3
        assert (result.total["missed_calls"], result.total["unanswered"]) == (1, 1)


@pytest.mark.parametrize("crm", ["amocrm", "bitrix24-rest", "pipedrive"])
def test_the_manager_who_forgets_is_seen(tmp_path, crm):
    """Deals without a next call and overdue ones, by owner, as the made-up company planted them."""
    write(tmp_path, crm, 7, 800)
    effects = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))["effects"]
    planted = next(one for one in effects if one["effect"] == "forgotten_deals")
    with opened(tmp_path, {}, "") as session:
        result = session.today()
    worst = max(result.rows, key=lambda row: row["no_next_activity"])
    others = [row for row in result.rows if row is not worst]
    if crm != "bitrix24-rest":  # there people have numbers
        assert worst["owner"] == planted["owners"][0]
    assert worst["deals"] == planted["theirs"]["open"]
    assert worst["no_next_activity"] == planted["theirs"]["nothing_planned"]
    assert worst["overdue"] == planted["theirs"]["overdue"]
    assert sum(row["no_next_activity"] + row["overdue"] for row in others) == 0
    assert result.total["deals"] == planted["theirs"]["open"] + planted["others"]["open"]


def test_who_wrote_twice_waits_since_the_first_letter(tmp_path):
    """Letters of the tenth and the fifteenth, and nobody answered: ten days on the twentieth."""
    touches = """
        touch_id,deal_id,kind,direction,touched_at
        t1,1,email,in,2026-03-10 09:00
        t2,1,email,in,2026-03-15 09:00
    """
    with opened(tmp_path, {"deals.csv": DEALS, "touchpoints.csv": touches}, TOML) as session:
        (row,) = session.today(show="agenda").rows
    assert (row["reason"], str(row["since_on"]), row["days_ago"]) == (
        "unanswered",
        "2026-03-10",
        10,
    )
