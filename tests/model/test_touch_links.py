"""Touches that name no card but a phone or an e-mail belong to the cards of that person."""

from __future__ import annotations

import pytest
from tests.exports import text_of
from tests.handmade import by, modelled, opened

DEALS = """deal_id,created_at,closed_at,deal_status,amount,email,phone,contact_id
D1,2026-01-05,2026-01-20,won,1000,,+7 (999) 000-00-01,
D2,2026-01-06,2026-01-21,won,500,S@Example.org,,
D3,2026-01-07,2026-01-22,won,200,,,C3
"""
CONTACTS = """contact_id,full_name,phone,created_at
C3,Ida Fir,8 999 000 00 03,2026-01-01
"""
CALLS = """touch_id,touched_at,channel,phone,email,deal_id
1,2026-01-04 10:00:00,Radio,89990000001,,
2,2026-01-04 11:00:00,Radio,,s@example.org,
3,2026-01-04 12:00:00,Radio,79990000003,,
4,2026-01-04 13:00:00,Radio,79990000009,,
"""
FILES = {"deals.csv": DEALS, "contacts.csv": CONTACTS, "touches.csv": CALLS}


def links(tmp_path, files):
    """The counted ways of `inspect`."""
    with opened(tmp_path, files) as session:
        return session.inspect().links


def test_a_touch_finds_its_person_by_phone_by_email_and_by_the_contact(tmp_path):
    """Three of four numbers and addresses are known; the fourth is nobody's, and said so."""
    assert links(tmp_path, FILES) == {"touch_email": 1, "touch_phone": 2, "touch_unlinked": 1}


def test_the_touches_without_a_card_are_the_whole(tmp_path):
    """Four touches; without leads no deal can be linked, and none is counted."""
    with opened(tmp_path, FILES) as session:
        assert session.inspect().links_of == {"touches": 4}


def test_touches_of_a_person_earn_the_persons_sales(tmp_path):
    """All three sales had a call or a letter before they closed."""
    with opened(tmp_path, FILES) as session:
        rows = by(session.roi(models=["last"]), "channel")
    assert rows["Radio"]["won"] == 3
    assert rows["Radio"]["revenue"] == 1700


def test_a_touch_after_the_sale_earns_nothing(tmp_path):
    """The call of 4 February came after the deal was closed."""
    late = CALLS.replace("2026-01-04 10", "2026-02-04 10")
    with opened(tmp_path, {**FILES, "touches.csv": late}) as session:
        rows = by(session.roi(models=["last"]), "channel")
    assert rows["Radio"]["revenue"] == 700


@pytest.mark.parametrize(
    ("on_the_deal", "on_the_call", "way"),
    [
        ("+7 (999) 000-00-01", "8 999 000 00 01", "touch_phone"),
        ('"8 999 000 00 01, 8 999 000 00 02"', "79990000001", "touch_phone"),
        ("+1 555 000 0001", "+15550000001", "touch_phone"),
        ("9990000001", '"7,99900E+10"', "touch_unlinked"),
        ('"7,99900E+10"', '"7,99900E+10"', "touch_unlinked"),
        ("12-34", "12-34", "touch_unlinked"),
    ],
)
def test_a_phone_is_a_key_however_it_is_written(tmp_path, on_the_deal, on_the_call, way):
    """The first of several counts, a plus makes any country's; what Excel damaged is no key."""
    deals = "deal_id,created_at,deal_status,amount,phone"
    files = {
        "deals.csv": f"{deals}\nD1,2026-01-05,won,5,{on_the_deal}",
        "touches.csv": f"touch_id,touched_at,channel,phone\n1,2026-01-04,Radio,{on_the_call}",
    }
    assert links(tmp_path, files) == {way: 1}


def test_touches_that_name_their_cards_need_no_person(tmp_path):
    """Where every touch has a card's id no keys are made, though phones are there."""
    named = "\n".join(
        f"{line}D1" if line[0].isdigit() else line for line in CALLS.strip().split("\n")
    )
    with modelled(tmp_path, {**FILES, "touches.csv": named}) as (engine, model):
        assert not model.has_persons
        made = engine.rows("select table_name from (show tables) t(table_name)")
    assert ("person_cards",) not in made


def test_a_condition_on_cards_keeps_the_touches_of_their_people(tmp_path):
    """Of the deals above 400 two people were touched."""
    with opened(tmp_path, FILES) as session:
        assert session.roi(where=["amount > 400"]).total["touches"] == 2
        assert session.roi().total["touches"] == 4


def test_calls_of_trackers_and_letters_of_mailings_join_the_leads(tmp_path):
    """Mango and UniSender know nothing but the number and the address."""
    leads = """lead_id,created_at,lead_status,phone,email
    1,2026-01-05,New,+7 999 000-00-01,
    2,2026-01-05,New,,s@example.org
    """
    files = {
        "leads.csv": leads,
        "mango.csv": text_of("mango/calls.codes"),
        "unisender.csv": text_of("unisender/deliveries.codes"),
    }
    found = links(tmp_path, files)
    assert found == {"touch_email": 1, "touch_phone": 1, "touch_unlinked": 2}
