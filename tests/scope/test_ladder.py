"""The upper rungs of the ladder: who is one person, what repeats, what the rules name."""

from __future__ import annotations

import pytest
from tests.handmade import opened

from smalign.base.errors import UsageError

HEAD = "lead_id,created_at,phone,email,comment\n"


def counts(result):
    """inquiries, unique and target of the total."""
    return tuple(result.total[name] for name in ("inquiries", "unique", "target"))


def facts(result):
    """Code → facts of the notes."""
    return {note.code: note.facts for note in result.notes}


def roi(tmp_path, leads, toml="", **options):
    """The answer of roi to an export of leads alone."""
    with opened(tmp_path, {"leads.csv": HEAD + leads}, toml) as session:
        return session.roi(**options)


@pytest.mark.parametrize(
    ("second", "repeated"),
    [("2024-01-31", (1, 0)), ("2024-02-01", (0, 1))],
)
def test_thirty_days_are_a_duplicate_and_more_a_repeat(tmp_path, second, repeated):
    """30 days after the first inquiry is still its duplicate, 31 days a repeat; one person both."""
    result = roi(
        tmp_path,
        f"L1,2024-01-01,+7 900 111-22-33,,\nL2,{second},8 (900) 1112233,,\n",
    )
    assert counts(result) == (2, 1, None)
    found = facts(result)["inquiries_repeated"]
    assert (found["duplicates"], found["repeats"]) == repeated


def test_two_keys_make_one_person_of_three_cards(tmp_path):
    """L1 and L3 share nothing, but L2 has the phone of one and the e-mail of the other."""
    result = roi(
        tmp_path,
        "L3,2024-01-01,+79001112233,,\n"
        "L1,2024-01-02,,A@b.ru,\n"
        "L2,2024-01-03,89001112233,a@B.ru,\n"
        "L4,2024-01-03,+79005556677,,\n",
    )
    assert counts(result) == (4, 2, None)
    assert facts(result)["inquiries_repeated"]["duplicates"] == 2


def test_a_long_chain_is_one_person(tmp_path):
    """Twenty cards, each sharing a key with the next alone, are one person in any order."""
    cards = [
        f"L{n * 7 % 20:02},2024-01-01,+7911234{n // 2:04},x{(n + 1) // 2}@b.ru," for n in range(20)
    ]
    forward = roi(tmp_path / "a", "\n".join(cards) + "\n")
    backward = roi(tmp_path / "b", "\n".join(reversed(cards)) + "\n")
    assert counts(forward) == counts(backward) == (20, 1, None)


def test_the_order_of_rows_changes_nothing(tmp_path):
    """A file read from its end gives the same rows and notes."""
    cards = [
        "L1,2024-01-01,+79001112233,,тест",
        "L2,2024-01-20,+79001112233,a@b.ru,",
        "L3,2024-03-20,,a@b.ru,спам",
        "L4,2024-03-21,+79007777777,,",
    ]
    toml = '[exclude.test.words]\ncomment = ["тест"]\n[exclude.spam.words]\ncomment = ["спам"]\n'
    forward = roi(tmp_path / "a", "\n".join(cards) + "\n", toml)
    backward = roi(tmp_path / "b", "\n".join(reversed(cards)) + "\n", toml)
    assert counts(forward) == counts(backward) == (4, 2, 2)
    assert facts(forward)["inquiries_repeated"] == facts(backward)["inquiries_repeated"]
    assert facts(forward)["inquiries_repeated"] == {"duplicates": 1, "repeats": 1, "cards": 4}


def test_a_damaged_phone_joins_nobody(tmp_path):
    """7,90000E+10 is the phone of everybody: such cards have no key."""
    result = roi(
        tmp_path,
        'L1,2024-01-01,"7,90000E+10",,\nL2,2024-01-02,"7,90000E+10",,\n'
        + "".join(f"L{n},2024-01-03,+7900111220{n},,\n" for n in range(3, 10)),
    )
    assert counts(result) == (9, None, None)
    assert facts(result)["unique_unknown"] == {"without": 2, "cards": 9}


@pytest.mark.parametrize(
    "phone", ["70000000000", "+7 999 999-99-99", "8 900 000 00 00", "71234567890", "9876543210"]
)
def test_a_phone_typed_to_fill_the_field_joins_nobody(tmp_path, phone):
    """Two of ten leads carry a phone nobody has: they are two people without a key."""
    result = roi(
        tmp_path,
        f"L1,2024-01-01,{phone},,\nL2,2024-01-02,{phone},,\n"
        + "".join(f"L{n},2024-01-03,+790011122{n:02},,\n" for n in range(3, 11)),
    )
    assert counts(result) == (10, 10, None)
    assert facts(result)["cards_without_key"] == {"without": 2, "cards": 10}


@pytest.mark.parametrize(("people", "unique"), [(10, 1), (11, 11)])
def test_a_phone_of_more_than_ten_people_joins_nobody(tmp_path, people, unique):
    """Ten e-mails beside one phone are one person's; with the eleventh the phone is nobody's."""
    result = roi(
        tmp_path,
        "".join(f"L{n:02},2024-01-01,+79001112233,x{n}@b.ru,\n" for n in range(people)),
    )
    assert counts(result) == (people, unique, None)
    found = facts(result).get("keys_of_many")
    assert found == (None if unique == 1 else {"with": 11, "cards": 11})


def test_a_person_may_inquire_any_number_of_times(tmp_path):
    """Forty inquiries with one phone and nothing that differs are one person's."""
    result = roi(tmp_path, "".join(f"L{n:02},2024-01-01,+79001112233,,\n" for n in range(40)))
    assert counts(result) == (40, 1, None)


def test_few_cards_without_a_key_are_a_person_each(tmp_path):
    """Two of ten without a key are exactly 20 %: each is one person, and the note counts them."""
    result = roi(
        tmp_path,
        "L1,2024-01-01,,,\nL2,2024-01-02,,,\n"
        + "".join(f"L{n},2024-01-03,+790011122{n:02},,\n" for n in range(3, 11)),
    )
    assert counts(result) == (10, 10, None)
    assert facts(result)["cards_without_key"] == {"without": 2, "cards": 10}


def test_without_any_key_people_are_unknown(tmp_path):
    """Leads of which nothing says whose they are give inquiries alone."""
    files = {"leads.csv": "lead_id,created_at,source\nL1,2024-01-01,Ads\nL2,2024-01-02,Ads\n"}
    with opened(tmp_path, files) as session:
        result = session.roi()
    assert counts(result) == (2, None, None)
    assert result.rows[0]["inquiries"] == 2
    assert facts(result).keys() & {"unique_unknown", "target_unknown"} == set()


def test_a_card_counts_at_its_first_rule(tmp_path):
    """L1 is a test and spam: counted once, as a test; a rule that finds nothing is told with 0."""
    toml = """
[exclude]
email_domains = ["firm.ru"]
phones = ["8 900 000 00 01"]
[exclude.test.words]
comment = ["тест"]
[exclude.spam.words]
comment = ["спам", "казино"]
[exclude.non_target.values]
comment = ["ищу работу"]
"""
    result = roi(
        tmp_path,
        "L1,2024-01-01,+79001112231,,Спам-ТЁСТ и спам\n"
        "L2,2024-01-01,+79001112232,,протестировать\n"
        "L3,2024-01-01,+79001112233,a@mail.firm.ru,\n"
        "L4,2024-01-01,+79000000001,,\n"
        "L5,2024-01-01,+79001112235,,СПАМ!\n"
        "L6,2024-01-01,+79001112236,, Ищу Работу \n"
        "L7,2024-01-01,+79001112237,,Ищу работу и дом\n",
        toml,
    )
    assert counts(result) == (7, 7, 2)
    found = facts(result)["exclude_found"]
    assert (found["test"], found["spam"], found["non_target"]) == (3, 1, 1)
    assert found["rules"] == [
        "comment = тест: 1",
        "email = firm.ru: 1",
        "phone = 8 900 000 00 01: 1",
        "comment = спам: 1",
        "comment = казино: 0",
        "comment = ищу работу: 1",
    ]
    assert result.total["leads"] == 7


def test_a_person_with_one_good_inquiry_is_a_target(tmp_path):
    """Spam once and a real question another day are one target person."""
    result = roi(
        tmp_path,
        "L1,2024-01-01,+79001112231,,спам\nL2,2024-05-01,+79001112231,,\n"
        "L3,2024-01-01,+79001112232,,спам\n",
        '[exclude.spam.words]\ncomment = ["спам"]\n',
    )
    assert counts(result) == (3, 2, 1)


def test_a_person_of_two_channels_is_once_in_the_total(tmp_path):
    """Each row counts the person, the total counts again."""
    files = {
        "leads.csv": "lead_id,created_at,phone,source\n"
        "L1,2024-01-01,+79001112233,Ads\nL2,2024-01-02,+79001112233,Mail\n"
    }
    with opened(tmp_path, files) as session:
        result = session.roi(by="source")
    assert [row["unique"] for row in result.rows] == [1, 1]
    assert result.total["unique"] == 1


def test_what_the_rules_found_can_be_asked_for(tmp_path):
    """Tests by --by, people who came back by --where; the CRM has no such column."""
    leads = (
        "L1,2024-01-01,+79001112231,,тест\nL2,2024-05-01,+79001112231,,\n"
        "L3,2024-01-01,+79001112232,,спам\nL4,2024-01-09,+79001112232,,\n"
    )
    toml = '[exclude.test.words]\ncomment = ["тест"]\n[exclude.spam.words]\ncomment = ["спам"]\n'
    by_test = roi(tmp_path / "a", leads, toml, by="is_test")
    assert {row["is_test"]: row["leads"] for row in by_test.rows} == {"false": 3, "true": 1}
    assert counts(roi(tmp_path / "b", leads, toml, where="is_spam = false")) == (3, 2, 2)
    assert counts(roi(tmp_path / "c", leads, where="is_repeat = true")) == (1, 1, None)
    again = roi(tmp_path / "d", leads, by="duplicate_of")
    assert {row["duplicate_of"]: row["leads"] for row in again.rows} == {"(none)": 3, "L3": 1}


def test_what_nothing_tells_is_no_field(tmp_path):
    """Without a rule on tests nobody knows which leads are: a row of false would be a claim."""
    with pytest.raises(UsageError, match="is_test"):
        roi(tmp_path, "L1,2024-01-01,+79001112231,,x\n", by="is_test")


def test_only_inquiries_of_the_period_count(tmp_path):
    """Of three inquiries of a person two are in February."""
    leads = "".join(f"L{n},2024-0{n}-10,+79001112233,,\n" for n in (1, 2)) + (
        "L3,2024-02-11,+79001112233,,\n"
    )
    result = roi(tmp_path, leads, since="2024-02-01", until="2024-02-29")
    assert counts(result) == (2, 1, None)


def test_inspect_tells_what_every_rule_found(tmp_path):
    """The counts are of the whole export."""
    leads = "L1,2024-01-01,+79001112231,,тест\nL2,2024-05-01,+79001112232,,\n"
    toml = '[exclude.test.words]\ncomment = ["тест"]\n'
    with opened(tmp_path, {"leads.csv": HEAD + leads}, toml) as session:
        warned = {note.code: note.facts for note in session.inspect().warnings}
    assert warned["exclude_found"]["rules"] == ["comment = тест: 1"]


def test_a_rule_on_a_field_that_is_not_there_is_refused(tmp_path):
    """A misspelt field would find nothing in silence: the nearest is named instead."""
    with pytest.raises(UsageError) as caught:
        roi(
            tmp_path,
            "L1,2024-01-01,+79001112231,,x\n",
            '[exclude.test.words]\ncoment = ["тест"]\n',
        )
    assert caught.value.code == "unknown_field"
    assert caught.value.facts["file"] == "smalign.toml [exclude]"
    assert caught.value.facts["did_you_mean"] == ["comment"]


def test_the_marks_of_deals_can_be_asked_for_where_there_are_no_leads(tmp_path):
    """In a system of deals alone a test and a repeat are fields of the deals."""
    deals = (
        "Deal ID,Created at,Phone,Status,Amount,Comment\n"
        "D1,2024-01-01,+79001112231,won,10,тест\nD2,2024-05-01,+79001112231,won,20,\n"
        "D3,2024-01-01,+79001112232,open,30,\n"
    )
    toml = '[exclude.test.words]\nComment = ["тест"]\n'
    with opened(tmp_path, {"deals.csv": deals}, toml) as session:
        by_test = session.roi(by="is_test")
        repeats = session.roi(where="is_repeat = true")
    assert {row["is_test"]: row["won"] for row in by_test.rows} == {"false": 1, "true": 1}
    assert (repeats.total["deals"], repeats.total["won"]) == (1, 1)
