"""What people are called and reached at: by form alone, unless it is asked for."""

from __future__ import annotations

import json

import pytest
from tests.handmade import codes, opened

import smalign
from smalign.base.errors import UsageError

LEADS = """
    lead_id,contact_id,contact_name,phone,email,owner,stage,status,created_at,Имя
    1,,Ann Lee,+7 900 111-22-33,ann@a.example,Bob,New,open,2026-03-01 10:00,Ann
    2,,Abe Low,+7 900 222-33-44,abe@a.example,Bob,New,open,2026-03-02 10:00,Abe
    3,,Ida Poe,,,Bob,New,open,2026-03-03 10:00,Ida
    4,c4,,,,Bob,New,converted,2026-03-04 10:00,
"""
DEALS = """
    deal_id,lead_id,contact_id,owner,stage,status,created_at,modified_at,amount
    7,4,,Bob,Offer,open,2026-03-05 10:00,2026-03-06 10:00,100
    8,,c4,Bob,Offer,open,2026-03-05 10:00,2026-03-06 10:00,200
    9,,,Bob,Offer,open,2026-03-05 10:00,2026-03-06 10:00,300
"""
CONTACTS = """
    contact_id,name,phone,email
    c4,Eve Fox,+7 900 444-55-66,eve@a.example
"""
TOUCHES = """
    touch_id,lead_id,deal_id,touched_at,kind,side,direction
    t1,1,,2026-03-05 10:00,visit,marketing,in
    t7,,7,2026-03-05 11:00,visit,marketing,in
    t8,,8,2026-03-05 11:00,visit,marketing,in
    t9,,9,2026-03-05 11:00,visit,marketing,in
"""
TOML = '[sources]\ntimezone = "UTC"\n'
FILES = {
    "leads.csv": LEADS,
    "deals.csv": DEALS,
    "contacts.csv": CONTACTS,
    "touchpoints.csv": TOUCHES,
}


@pytest.fixture
def session(tmp_path):
    """Four leads, one of them a deal; two deals more, one of nobody known."""
    with opened(tmp_path, FILES, TOML) as found:
        yield found


def test_the_list_says_whom_to_call_where_asked(session):
    """The lead's own person; of a deal its contact's, else that of its lead; else nobody."""
    found = session.calls(personal=True)
    names = ("contact_name", "phone", "email")
    assert [one.name for one in found.fields][2:6] == ["card_id", *names]
    people = {row["card_id"]: tuple(row[name] for name in names) for row in found.rows}
    eve = ("Eve Fox", "+7 900 444-55-66", "eve@a.example")
    assert people == {
        "1": ("Ann Lee", "+7 900 111-22-33", "ann@a.example"),
        "7": eve,
        "8": eve,
        "9": (None, None, None),
    }


def test_the_list_of_what_burns_does_so_too(tmp_path):
    """Calls that were due yesterday, with the person of the deal's contact, or of its lead's."""
    tasks = """
        task_id,title,deal_id,due_at,created_at,completed_at
        1,Call,7,2026-03-05 11:00,2026-03-05 10:00,
        2,Call,8,2026-03-05 12:00,2026-03-05 10:00,
    """
    with opened(tmp_path, {**FILES, "tasks.csv": tasks}, TOML) as session:
        rows = session.today(show="agenda", personal=True).rows
        called = {row["card_id"]: row["contact_name"] for row in rows if row["card"] == "deal"}
        assert called == {"7": "Eve Fox", "8": "Eve Fox", "9": None}
        assert {row["reason"] for row in rows if row["card_id"] in {"7", "8"}} == {"overdue"}
        (first, *_) = session.today(show="agenda").rows
        assert "contact_name" not in first


def test_unasked_nobody_is_named(session):
    """Neither in rows nor in the cards behind them; the script names no column of a person."""
    found = session.calls(ids=True)
    told = json.dumps([found.rows, found.ids], default=str)
    assert not [word for word in ("Ann", "Eve", "900", "@") if word in told]
    assert "contact_name" not in {one.name for one in found.fields}


@pytest.mark.parametrize(
    ("field", "forms"),
    [
        ("contact_name", {"A*** L***": 2, "I*** P***": 1, "(none)": 1}),
        ("phone", {"+*** *** ***-***-***": 2, "(none)": 2}),
        ("email", {"a***@a***.e***": 2, "(none)": 2}),
        ("Имя", {"A***": 2, "I***": 1, "(none)": 1}),
    ],
)
def test_rows_by_what_people_are_called_are_by_its_form(session, field, forms):
    """Who looks alike is one row, so that all are counted; a note says so."""
    found = session.roi(by=field, ids=True)
    leads = {row[field]: row["leads"] for row in found.rows if row["leads"]}
    assert leads == forms
    assert found.total["leads"] == 4
    assert "personal_by_form" in codes(found.notes)
    assert not {"Ann", "Ann Lee", "+7 900 111-22-33", "ann@a.example"} & {
        str(value) for row in found.ids for value in row.values()
    }


@pytest.mark.parametrize(
    ("header", "is_masked"),
    [
        ("Secondary Email", True),
        ("Доп. телефон", True),
        ("Телефон 2", True),
        ("home_phone", True),
        ("Email Opt Out", False),
        ("Phone calls", False),
        ("Telegraph", False),
    ],
)
def test_a_header_that_ends_with_a_means_to_reach_people_is_one(tmp_path, header, is_masked):
    """What only begins with such a word counts something, or is a yes or no."""
    leads = f"lead_id,created_at,status,{header}\n1,2026-03-01,open,Abc 7\n"
    with opened(tmp_path, {"leads.csv": leads}, TOML) as session:
        (row,) = session.roi(by=header).rows
    assert row[header] == ("A*** ***" if is_masked else "Abc 7")


def test_asked_for_the_rows_are_those_of_the_people(session):
    """Each by itself, and no note."""
    found = session.roi(by="contact_name", personal=True)
    leads = {row["contact_name"]: row["leads"] for row in found.rows if row["leads"]}
    assert leads == {"Ann Lee": 1, "Abe Low": 1, "Ida Poe": 1, "(none)": 1}
    assert "personal_by_form" not in codes(found.notes)


def test_a_condition_may_name_a_person(session):
    """What is typed is known already; its rows are by form all the same."""
    found = session.roi(by="email", where="email = abe@a.example")
    assert [row["email"] for row in found.rows if row["leads"]] == ["a***@a***.e***"]


def test_a_workspace_has_nobody_to_show(tmp_path):
    """It keeps hashes of phones and e-mails: the list without names is there, with them is not."""
    for name, text in FILES.items():
        lines = (line.strip() for line in text.strip().splitlines())
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    workspace = smalign.prepare(tmp_path, to=tmp_path / "workspace")
    with smalign.open(tmp_path / "workspace") as session:
        assert session.calls().rows
        with pytest.raises(UsageError) as caught:
            session.calls(personal=True)
    assert workspace
    assert (caught.value.code, caught.value.facts["field"]) == (
        "workspace_hashed",
        "--show-personal",
    )
