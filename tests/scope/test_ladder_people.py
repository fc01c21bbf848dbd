"""Who is one person: against a count by hand in the test, in any order, and in every dialect."""

from __future__ import annotations

import csv
import random
import tempfile
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.handmade import opened

import smalign
from smalign.demo import write

DIALECTS = (
    "bitrix24", "bitrix24-en", "bitrix24-xls", "bitrix24-rest", "bitrix24-bi", "salesforce",
    "salesforce-report", "dynamics365", "zoho", "hubspot", "generic", "generic-ru",
)  # fmt: skip
RULES = '[exclude.spam.words]\ncomment = ["спам"]\n'

inquiries = st.lists(
    st.tuples(
        st.integers(0, 120),
        st.sampled_from(["", "+79001112231", "8 900 111-22-32", "+49301234567", "70000000000"]),
        st.sampled_from(["", "a@b.ru", "A@B.ru", "c@d.ru"]),
        st.sampled_from(["", "спам"]),
        st.sampled_from(["Ads", "Mail"]),
    ),
    max_size=9,
)


def counted(cards):
    """unique, target, duplicates and repeats; cards are joined one by one, as long as any is."""
    groups = []
    for place, (_, phone, email, _, _) in enumerate(cards):
        keys = {phone, email.lower()} - {"", "70000000000"}
        touching = [group for group in groups if group["keys"] & keys]
        groups = [group for group in groups if group not in touching]
        places = {place}.union(*(group["places"] for group in touching))
        groups.append({"keys": keys.union(*(g["keys"] for g in touching)), "places": places})
    target = sum(any(not cards[at][3] for at in group["places"]) for group in groups)
    gaps = [
        later - earlier
        for group in groups
        for earlier, later in pairwise(sorted(cards[at][0] for at in group["places"]))
    ]
    return len(groups), target, sum(gap <= 30 for gap in gaps), sum(gap > 30 for gap in gaps)


def asked(cards):
    """The answer of roi to these inquiries, with the rule on spam."""
    rows = [
        f"L{place},{date(2024, 1, 1) + timedelta(days=day)},{phone},{email},{comment},{source}\n"
        for place, (day, phone, email, comment, source) in cards
    ]
    head = "lead_id,created_at,phone,email,comment,source\n"
    with tempfile.TemporaryDirectory() as folder:
        files = {"leads.csv": head + "".join(rows)}
        with opened(Path(folder), files, RULES) as session:
            return session.roi()


@settings(max_examples=15)
@given(inquiries.filter(bool), st.randoms(use_true_random=False))
def test_people_are_those_of_a_count_by_hand(cards, shuffle):
    """Whatever is shared, in any order of rows; no rung is above the one before, in no row."""
    rows = list(enumerate(cards))
    result = asked(rows)
    shuffle.shuffle(rows)
    again = asked(rows)
    assert (again.rows, again.total, again.notes) == (result.rows, result.total, result.notes)
    for row in (*result.rows, result.total):
        if row["unique"] is not None:
            assert row["leads"] == row["inquiries"] >= row["unique"] >= row["target"]
    keyless = sum(not email and phone in ("", "70000000000") for _, phone, email, _, _ in cards)
    unique, target, duplicates, repeats = counted(cards)
    facts = {note.code: note.facts for note in result.notes}
    if keyless * 5 > len(cards):
        assert (result.total["unique"], result.total["target"]) == (None, None)
    else:
        assert (result.total["unique"], result.total["target"]) == (unique, target)
    found = facts.get("inquiries_repeated", {"duplicates": 0, "repeats": 0})
    assert (found["duplicates"], found["repeats"]) == (duplicates, repeats)


def test_people_joined_in_one_channel_count_once_a_channel(tmp_path):
    """A thousand inquiries of a hundred people, shuffled: each person once in the total."""
    chance = random.Random(11)
    rows = [f"L{n},2024-01-01,+7900111{n % 100:04},{'AB'[n % 2]}\n" for n in range(1000)]
    chance.shuffle(rows)
    files = {"leads.csv": "lead_id,created_at,phone,source\n" + "".join(rows)}
    with opened(tmp_path, files) as session:
        result = session.roi(by="source")
    assert {row["source"]: row["unique"] for row in result.rows} == {"A": 50, "B": 50}
    assert result.total["unique"] == 100


@pytest.fixture(scope="module")
def demos(tmp_path_factory):
    """One company of 400 leads as every CRM writes it."""
    folder = tmp_path_factory.mktemp("demos")
    for crm in DIALECTS:
        write(folder / crm, crm, seed=7, leads=400)
    return folder


def test_every_dialect_has_the_same_people(demos):
    """By contact, phone or e-mail: the people are those of the contact ids of one of them."""
    days = {}
    with (demos / "generic" / "leads.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            day = datetime.fromisoformat(row["Created at"]).date()
            days.setdefault(row["Contact ID"], []).append(day)
    gaps = [
        (later - earlier).days for one in days.values() for earlier, later in pairwise(sorted(one))
    ]
    people = {
        "cards": 400,
        "duplicates": sum(gap <= 30 for gap in gaps),
        "repeats": sum(gap > 30 for gap in gaps),
    }
    assert people["duplicates"]
    assert people["repeats"]
    for crm in DIALECTS:
        with smalign.open(demos / crm) as session:
            result = session.roi(sql=False)
        facts = {note.code: note.facts for note in result.notes}
        assert facts["inquiries_repeated"] == people, crm
        assert (result.total["inquiries"], result.total["unique"]) == (400, len(days)), crm


def test_cost_per_qualified_lead(tmp_path):
    """900 spent on three leads of which two are qualified are 450 each; none is n/a, never 0."""
    files = {
        "leads.csv": "lead_id,created_at,channel,stage\n"
        "L1,2024-01-01,Ads,Demo\nL2,2024-01-01,Ads,Demo\nL3,2024-01-02,Ads,New\n"
        "L4,2024-01-02,Mail,New\n",
        "spend.csv": "date,channel,cost\n2024-01-01,Ads,600\n2024-01-02,Ads,300\n"
        "2024-01-02,Mail,50\n",
    }
    toml = '[lead_stages]\norder = ["New", "Demo"]\nqualified = ["Demo"]\n'
    with opened(tmp_path, files, toml) as session:
        rows = {row["channel"]: row for row in session.roi().rows}
    assert str(rows["Ads"]["cpql"].normalize()) == "4.5E+2"
    assert rows["Mail"]["qualified"] == 0
    assert rows["Mail"]["cpql"] is None
