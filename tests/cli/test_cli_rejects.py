"""How many records may be unreadable before there is no answer."""

from __future__ import annotations

import pytest

HEADER = "deal_id,created_at,deal_status,close_value\n"
BAD = "{},2026-01-05,open\n"
GOOD = "{},2026-01-05,open,5\n"


def deals(good: int, bad: int) -> str:
    """A file whose bad records come first, from line 2 on."""
    rows = [BAD.format(i) for i in range(bad)] + [GOOD.format(i) for i in range(bad, bad + good)]
    return HEADER + "".join(rows)


@pytest.mark.parametrize(
    ("good", "bad", "given", "code"),
    [
        (4, 1, (), 0),  # one row is always allowed
        (198, 2, (), 0),  # exactly 1 %
        (197, 2, (), 3),  # more than 1 % and more than one row
        (197, 2, ("--max-rejects", "2"), 0),
        (197, 3, ("--max-rejects", "2"), 3),
        (9, 1, ("--max-rejects", "0"), 3),
        (9, 1, ("--max-rejects", "0%"), 3),
        (9, 1, ("--max-rejects", "10%"), 0),
        (8, 1, ("--max-rejects", "10%"), 3),
        (997, 3, ("--max-rejects", "0.3 %"), 0),
        (996, 3, ("--max-rejects", "0,3%"), 3),
    ],
)
def test_too_many_rejects_end_in_exit_3(smalign, tmp_path, good, bad, given, code):
    """The limit is exact; over it there is no answer, in every command that answers."""
    (tmp_path / "deals.csv").write_text(deals(good, bad))
    ended = smalign("roi", "deals.csv", "--timezone", "UTC", "-q", *given)
    assert ended.code == code
    assert bool(ended.out) == (code == 0)


@pytest.mark.parametrize("command", ["roi", "funnel", "fields", "report"])
def test_every_command_that_answers_keeps_the_limit(smalign, tmp_path, command):
    """Also the report, whose sections would all rest on the same half of a file."""
    (tmp_path / "deals.csv").write_text(deals(10, 5))
    assert smalign(command, "deals.csv").code == 3
    assert smalign(command, "deals.csv", "--max-rejects", "5", "-q").code == 0


def test_the_sentence_names_file_counts_lines_and_the_way_out(smalign, tmp_path):
    """What was found, where it begins, what is wrong there, how to go on; in both languages."""
    (tmp_path / "deals.csv").write_text(deals(10, 5))
    assert smalign("roi", "deals.csv").err == (
        "smalign: deals.csv: 5 of 15 records could not be read and at most 1% may be (`smalign "
        "inspect` lists them, --max-rejects 5 goes on without them); first at line 2, 3, 4: "
        "3 fields instead of 4; check for a stray separator or quote.\n"
    )
    russian = smalign("roi", "deals.csv", "--lang", "ru").err.replace("\u00a0", " ")
    assert russian == (
        "smalign: deals.csv: 5 из 15 записей не прочитаны, а допустимо не больше 1% (их список — "
        "`smalign inspect`, без них можно продолжить с --max-rejects 5); первые в строках 2, 3, 4: "
        "3 поля вместо 4; проверьте лишний разделитель или кавычку.\n"
    )


def test_inspect_shows_any_number_of_rejects(smalign, tmp_path):
    """It is where rejects are looked at; a limit named for it holds."""
    (tmp_path / "deals.csv").write_text(deals(2, 5))
    shown = smalign("inspect", "deals.csv")
    assert shown.code == 0
    assert smalign("inspect", "deals.csv", "--max-rejects", "4").code == 3


def test_a_file_that_answers_nothing_may_hold_what_it_likes(smalign, tmp_path):
    """Rejects of a file that is not used stop no answer."""
    (tmp_path / "deals.csv").write_text(deals(10, 0))
    (tmp_path / "notes.csv").write_text("foo,bar\n1,2\n3,4\n1\n2\n3\n4\n")
    assert smalign("roi", "deals.csv", "notes.csv", "--timezone", "UTC", "-q").code == 0


def test_rejects_of_a_sheet_are_counted_too(smalign, tmp_path):
    """HTML rows wider than the table are rejects like any other."""
    rows = "".join(f"<tr><td>{i}</td><td>2026-01-05</td><td>open</td></tr>" for i in range(300))
    wide = "<tr><td>1</td><td>2026-01-05</td><td>open</td><td>?</td></tr>" * 9
    head = "<tr><th>deal_id</th><th>created_at</th><th>deal_status</th></tr>"
    (tmp_path / "deals.xls").write_text(f"<table>{head}{rows}{wide}</table>")
    ended = smalign("roi", "deals.xls")
    assert ended.code == 3
    assert "9 of 309 records" in ended.sentence
