"""init finds spellings of one owner, and what looks like a test or spam; all of it in comments."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING

from tests.handmade import opened

from smalign.base.draft import DraftAlias, DraftCopies, DraftRule
from smalign.render.draft import written

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "lead_id,created_at,owner,email,comment,status,loss_reason\n"
LEADS = HEAD + (
    "L1,2024-01-01,Пётр Иванов,a@test.ru,Тест формы,open,\n"
    "L2,2024-01-02,Пётр Иванов,b@test.ru,просто тест,open,\n"
    "L3,2024-01-03,петр  иванов,c@shop.ru,протестировал и купил,open,\n"
    "L4,2024-01-04,Иванов Пётр,d@test-drive.ru,,disqualified,Спам\n"
    "L5,2024-01-05,Анна Ильина,e@mytest.ru,,disqualified,Ищут вакансию\n"
    "L6,2024-01-06,Анна Ильина,f@shop.ru,,disqualified,Дорого\n"
)


def drafted(folder: Path, leads: str):
    """The draft of an export of leads."""
    with opened(folder, {"leads.csv": leads}) as session:
        return session.draft()


def test_spellings_of_one_owner_are_found(tmp_path):
    """Case, ё, blanks and the order of words; two different people are two."""
    assert drafted(tmp_path, LEADS).aliases == (
        DraftAlias("Иванов Пётр", "Пётр Иванов", 1, 2),
        DraftAlias("петр  иванов", "Пётр Иванов", 1, 2),
    )


def test_letters_that_look_alike_are_a_spelling(tmp_path):
    """A Latin a inside a Cyrillic name, and a desk written B1 in either script."""
    owners = ("Анна Ильина", "Анна Ильина", "Аннa Ильина", "B1", "\u04121", "\u04121", "B2")
    rows = "".join(f"L{n},2024-01-01,{one},,,open,\n" for n, one in enumerate(owners))
    assert drafted(tmp_path, HEAD + rows).aliases == (
        DraftAlias("B1", "\u04121", 1, 2),
        DraftAlias("Анн\u0061 Ильина", "Анна Ильина", 1, 2),
    )


def test_what_looks_like_a_test_or_spam_is_found(tmp_path):
    """Domains for tests, reasons and whole words, each with its cards; test-drive.ru is none."""
    assert drafted(tmp_path, LEADS).rules == (
        DraftRule("test", "words", "comment", "тест", 2),
        DraftRule("test", "email_domains", "email", "test.ru", 2),
        DraftRule("non_target", "values", "loss_reason", "Ищут вакансию", 1),
        DraftRule("spam", "values", "loss_reason", "Спам", 1),
    )


def test_what_was_found_stands_in_comments(tmp_path):
    """As written it changes nothing; without the # it does what the evidence says."""
    text = written(drafted(tmp_path / "a", LEADS), tmp_path / "a", "en")
    read = tomllib.loads(text)
    assert read["aliases"] == read["exclude"] == {}
    assert "# 2 cards have an e-mail at test.ru." in text
    begins = ("# email_domains", "# test.", "# spam.", "# non_target.", "# owners.", "[aliases]")
    kept = [line for line in text.splitlines() if line.startswith((*begins, "[exclude]"))]
    toml = "\n".join(line.removeprefix("# ") for line in kept)
    with opened(tmp_path / "b", {"leads.csv": LEADS}, toml) as session:
        by_owner = session.roi(by="owner")
        total = session.roi().total
    assert {row["owner"]: row["leads"] for row in by_owner.rows} == {
        "Пётр Иванов": 4,
        "Анна Ильина": 2,
    }
    assert (total["inquiries"], total["unique"], total["target"]) == (6, 6, 2)


def test_an_export_without_any_leaves_examples(tmp_path):
    """Where nothing is found, the two sections show how they are written."""
    text = written(drafted(tmp_path, HEAD + "L1,2024-01-01,Анна,a@b.ru,,,\n"), tmp_path, "en")
    assert '# owners."…" = "…"' in text
    assert '# email_domains = ["example.com"]' in text


DEALS = (
    "deal_id,contact_id,created_at,closed_at,status,pipeline,amount,currency\n"
    "D1,C1,2024-01-01 09:00,2024-01-10 12:00,won,Sales,900,RUB\n"
    "D2,C1,2024-01-10 12:05,2024-01-20 12:00,won,Fulfilment,900,RUB\n"
    "D3,C2,2024-01-10 12:05,2024-01-20 12:00,won,Sales,400,RUB\n"
)


def test_copies_of_deals_are_told_with_what_counts_twice(tmp_path):
    """D2 repeats D1 in another pipeline: a line in a comment, which does what it says."""
    (tmp_path / "a").mkdir()
    with opened(tmp_path / "a", {"deals.csv": DEALS}) as session:
        draft = session.draft()
    assert draft.copies == DraftCopies(1, Decimal(900), "RUB")
    text = written(draft, tmp_path / "a", "en")
    assert tomllib.loads(text)["exclude"] == {}
    assert "revenue of RUB\u00a0900" in " ".join(text.replace("\n# ", " ").split("  "))
    assert "# copy_days = 1" in text.splitlines()
    (tmp_path / "b").mkdir()
    with opened(tmp_path / "b", {"deals.csv": DEALS}, "[exclude]\ncopy_days = 1\n") as session:
        assert session.roi().total["revenue"] == Decimal(1300)
        assert session.draft().copies is None


def test_without_copies_no_such_line_is_proposed(tmp_path):
    """A second sale of another amount is a sale."""
    deals = DEALS.replace("Fulfilment,900", "Fulfilment,901")
    with opened(tmp_path, {"deals.csv": deals}) as session:
        draft = session.draft()
    assert draft.copies is None
    assert "copy_days" not in written(draft, tmp_path, "en")
