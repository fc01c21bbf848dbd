"""Which lead each deal came from, and how sure that is."""

from __future__ import annotations

import pytest
from tests.handmade import modelled, opened

LEADS = "lead_id,created_at,contact_id,email,phone,contact_name,deal_id,lead_status"
DEALS = "deal_id,created_at,lead_id,contact_id,email,phone,contact_name,deal_stage,amount"


def links(tmp_path, leads, deals, contacts=None):
    """Deal → (lead, way), and the counted ways."""
    files = {"leads.csv": f"{LEADS}\n{leads}", "deals.csv": f"{DEALS}\n{deals}"}
    if contacts:
        files["contacts.csv"] = contacts
    with modelled(tmp_path, files) as (engine, model):
        rows = engine.rows("select deal_id, lead_id, link_way from m_deals order by 1")
    return {deal: (lead, way) for deal, lead, way in rows if lead}, dict(model.links)


def test_the_lead_named_on_the_deal_wins(tmp_path):
    """An id outranks a person: D1 names L1 though its contact is L2's."""
    found, ways = links(
        tmp_path,
        "L1,2024-01-01,C1,,,,,New\nL2,2024-01-02,C2,,,,,New",
        "D1,2024-01-05,L1,C2,,,,Closed Won,10",
    )
    assert found == {"D1": ("L1", "lead_id")}
    assert ways == {"lead_id": 1}


def test_the_deal_named_on_the_lead_links_as_well(tmp_path):
    """A converted lead carries its deal's id."""
    found, ways = links(tmp_path, "L1,2024-01-01,,,,,D1,New", "D1,2024-01-05,,,,,,Closed Won,10")
    assert (found, ways) == ({"D1": ("L1", "lead_id")}, {"lead_id": 1})


def test_ways_are_counted_of_all_deals(tmp_path):
    """Of three rows two are copies of D1: one deal of two is linked."""
    leads = f"{LEADS}\nL1,2024-01-01,,,,,,New\n"
    rows = (
        "D1,2024-01-05,L1,,,,,Won,10",
        "D1,2024-01-05,L1,,,,,Won,10",
        "D2,2024-01-06,,,,,,Won,9",
    )
    with opened(tmp_path, {"leads.csv": leads, "deals.csv": "\n".join((DEALS, *rows))}) as session:
        found = session.inspect()
    assert (found.links, found.links_of) == ({"lead_id": 1}, {"deals": 2})


def test_an_id_of_no_lead_links_nothing(tmp_path):
    """L9 is not in the export, and no person joins the two."""
    found, ways = links(tmp_path, "L1,2024-01-01,,,,,,New", "D1,2024-01-05,L9,,,,,Closed Won,10")
    assert (found, ways) == ({}, {})


@pytest.mark.parametrize(
    ("lead", "deal", "way"),
    [
        ("L1,2024-01-01,C1,,,,,New", "D1,2024-01-05,,C1,,,,Closed Won,10", "contact_id"),
        (
            "L1,2024-01-01,,Anna@Example.com,,,,New",
            "D1,2024-01-05,,, anna@example.COM ,,,Closed Won,10",
            "email",
        ),
        (
            "L1,2024-01-01,,,8 (900) 123-45-67,,,New",
            "D1,2024-01-05,,,,+79001234567,,Closed Won,10",
            "phone",
        ),
        (
            "L1,2024-01-01,,,9001234567,,,New",
            "D1,2024-01-05,,,,8-900-123-45-67,,Closed Won,10",
            "phone",
        ),
    ],
)
def test_a_person_links_by_the_surest_key(tmp_path, lead, deal, way):
    """Contact, then e-mail in any case, then phone written with +7, 8 or ten digits."""
    assert links(tmp_path, lead, deal) == ({"D1": ("L1", way)}, {way: 1})


def test_a_phone_excel_has_damaged_is_no_key(tmp_path):
    """7,90012E+10 is the phone of everybody."""
    found, ways = links(
        tmp_path,
        'L1,2024-01-01,,,"7,90012E+10",,,New',
        'D1,2024-01-05,,,,"7,90012E+10",,Closed Won,10',
    )
    assert (found, ways) == ({}, {})


def test_a_text_that_is_no_address_or_phone_is_no_key(tmp_path):
    """«нет@» and 12-34 join nobody."""
    found, _ = links(
        tmp_path,
        "L1,2024-01-01,,@,12-34,,,New",
        "D1,2024-01-05,,,@,12-34,,Closed Won,10",
    )
    assert found == {}


def test_of_two_leads_of_one_person_the_last_before_the_deal_is_taken(tmp_path):
    """L3 came after the deal, L1 long before it."""
    leads = "L1,2024-01-01,C1,,,,,New\nL2,2024-02-01,C1,,,,,New\nL3,2024-03-01,C1,,,,,New"
    found, _ = links(tmp_path, leads, "D1,2024-02-15,,C1,,,,Closed Won,10")
    assert found == {"D1": ("L2", "contact_id")}


def test_where_every_lead_is_later_the_first_is_taken(tmp_path):
    """The deal was typed in before the inquiry was."""
    leads = "L1,2024-03-01,C1,,,,,New\nL2,2024-02-20,C1,,,,,New"
    found, _ = links(tmp_path, leads, "D1,2024-02-15,,C1,,,,Closed Won,10")
    assert found == {"D1": ("L2", "contact_id")}


def test_a_deal_without_a_lead_id_still_links_by_its_person(tmp_path):
    """A column that is empty on one deal does not hide the deal's contact."""
    leads = "L1,2024-01-01,C1,,,,,New\nL2,2024-01-01,C2,,,,,New"
    deals = "D1,2024-01-05,L1,,,,,Closed Won,10\nD2,2024-01-05,,C2,,,,Closed Won,10"
    found, ways = links(tmp_path, leads, deals)
    assert found == {"D1": ("L1", "lead_id"), "D2": ("L2", "contact_id")}
    assert ways == {"contact_id": 1, "lead_id": 1}


CONTACTS = """contact_id,first_name,last_name,phone
C1,Анна,Ёлкина,89001234567
C2,Пётр,Ивин,
C3,Пётр,Ивин,
"""


def test_a_contact_found_by_its_only_bearer_brings_its_phone(tmp_path):
    """The deal knows a name only; one contact bears it, whichever way round it is written."""
    found, ways = links(
        tmp_path,
        "L1,2024-01-01,,,+7 900 123-45-67,,,New",
        "D1,2024-01-05,,,,,Елкина  анна,Closed Won,10",
        CONTACTS,
    )
    assert (found, ways) == ({"D1": ("L1", "phone")}, {"phone": 1})


def test_a_name_two_contacts_bear_finds_none(tmp_path):
    """Which Пётр Ивин bought is not known; the name and time make a weak link, counted apart."""
    found, ways = links(
        tmp_path,
        "L1,2024-01-01,C2,,,Пётр Ивин,,New",
        "D1,2024-01-05,,,,,Пётр Ивин,Closed Won,10",
        CONTACTS,
    )
    assert (found, ways) == ({}, {"weak": 1})


def test_a_weak_link_needs_the_lead_to_be_earlier(tmp_path):
    """A namesake who inquired after the deal is no link at all."""
    found, ways = links(
        tmp_path,
        "L1,2024-02-01,,,,Пётр Ивин,,New",
        "D1,2024-01-05,,,,,Пётр Ивин,Closed Won,10",
    )
    assert (found, ways) == ({}, {})


def test_a_weak_link_is_not_used_for_money(tmp_path):
    """The deal stays unlinked: its revenue is nobody's lead's."""
    files = {
        "leads.csv": f"{LEADS}\nL1,2024-01-01,,,,Пётр Ивин,,New",
        "deals.csv": f"{DEALS}\nD1,2024-01-05,,,,,Пётр Ивин,Closed Won,10",
    }
    with opened(tmp_path, files) as session:
        result = session.roi()
        assert session.inspect().links == {"weak": 1}
    assert result.total["won"] == 1
    assert result.total["qualified"] == 0
    assert [note.facts["count"] for note in result.notes if note.code == "unlinked_deals"] == [1]


PEOPLE = "contact_id,name,email,phone\n"


def test_a_lead_has_the_phone_of_its_contact_as_a_deal_has(tmp_path):
    """The lead carries contact C1 alone, the deal the phone that stands on C1."""
    found, ways = links(
        tmp_path,
        "L1,2024-01-01,C1,,,,,New",
        "D1,2024-01-05,,,,+79001234567,,Closed Won,10",
        PEOPLE + "C1,Anna Birch,,8 (900) 123-45-67\n",
    )
    assert (found, ways) == ({"D1": ("L1", "phone")}, {"phone": 1})


def test_a_phone_that_two_people_share_links_neither(tmp_path):
    """An office has one phone: Bo's deal is not Anna's lead, and it is told."""
    files = {
        "leads.csv": f"{LEADS}\nL1,2024-01-01,C1,,,,,New",
        "deals.csv": f"{DEALS}\nD1,2024-01-05,,C2,,,,Closed Won,10",
        "contacts.csv": PEOPLE + "C1,Anna Birch,,+79001234567\nC2,Bo Reed,,89001234567\n",
    }
    with modelled(tmp_path, files) as (engine, model):
        rows = engine.rows("select lead_id from m_deals")
    told = [note.facts for note in model.notes if note.code == "keys_shared"]
    assert rows == [(None,)]
    assert told == [{"phones": 1, "emails": 0, "contacts": 2}]


def test_one_person_written_twice_shares_nothing_with_anybody(tmp_path):
    """«Birch Anna» and «Anna» with one phone are one person, exported as two contacts."""
    found, _ = links(
        tmp_path,
        "L1,2024-01-01,C1,,,,,New",
        "D1,2024-01-05,,C2,,,,Closed Won,10",
        PEOPLE + "C1,Birch Anna,,+79001234567\nC2,anna,,89001234567\n",
    )
    assert found == {"D1": ("L1", "phone")}


def test_a_deal_of_several_contacts_belongs_to_the_first(tmp_path):
    """HubSpot writes «502;503»: the deal is linked to the lead of contact 502, and it is told."""
    deals = (
        "Record ID,Deal Name,Deal Stage,Create Date,Is Closed Won,Associated Contact IDs\n"
        "1,A,Closed Won,2026-01-05 10:00,true,501\n"
        "2,B,Closed Won,2026-01-06 10:00,true,502;503\n"
        "3,C,Closed Won,2026-01-07 10:00,true,\n"
    )
    leads = (
        "Record ID,First Name,Lifecycle Stage,Lead Status,Create Date,Original Traffic Source\n"
        "501,Bob,customer,,2026-01-04 10:00,Paid Search\n"
        "502,Eve,customer,,2026-01-05 09:00,Direct Traffic\n"
    )
    files = {"deals.csv": deals, "contacts.csv": leads}
    with modelled(tmp_path, files) as (engine, model):
        links = engine.rows("select deal_id, lead_id from m_deals order by 1")
    assert links == [("1", "501"), ("2", "502"), ("3", None)]
    assert model.links == {"contact_id": 2}
    with opened(tmp_path, files) as session:
        reasons = [file.reasons for file in session.inspect().files if file.table == "deals"]
    assert "first of several: contact_id" in reasons[0]
