"""What a scheduled report says on stderr, and how it ends where `check` finds something."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LEADS = "Lead ID,Created at,Status,Channel\n1,2025-01-02 10:00,open,Direct\n"
TWICE = LEADS + "2,2025-01-03 11:00,open,Direct\n2,2025-01-03 11:30,open,Direct\n"
"""Lead 2 stands twice: `unique_id` is an error."""
DAY = ("--as-of", "2025-01-03")


@pytest.fixture
def leads(tmp_path) -> Path:
    """One lead, nothing wrong with it."""
    file = tmp_path / "leads.csv"
    file.write_text(LEADS, encoding="utf-8")
    return file


@pytest.fixture
def twice(tmp_path) -> Path:
    """The same lead twice."""
    (tmp_path / "twice").mkdir()
    file = tmp_path / "twice" / "leads.csv"
    file.write_text(TWICE, encoding="utf-8")
    return file


def lines(err: str) -> list[dict[str, object]]:
    """Every line of stderr as the object it must be."""
    return [json.loads(line) for line in err.splitlines()]


def test_the_heartbeat_as_json(inside, leads):
    """One object: what was written, rows, days, seconds, and the sentence."""
    ended = inside("report", leads, "--out-dir", "out", "--log-format", "json", "--lang", "ru")
    (told,) = lines(ended.err)
    seconds = told.pop("seconds")
    assert isinstance(seconds, float)
    assert str(told.pop("text")).startswith("В out записано: report.html; прочитано строк: 1, ")
    assert told == {
        "level": "info",
        "event": "report_written",
        "exit_code": 0,
        "path": "out",
        "files": ["report.html"],
        "rows": {"read": 1, "accepted": 1, "rejected": 0},
        "as_of": "2025-01-02",
        "latest": "2025-01-02",
    }


@pytest.mark.parametrize(
    ("arguments", "event", "code"),
    [
        (("nowhere.csv",), "file_missing", 3),
        (("leads.csv", "--bogus"), "option_unknown", 2),
        (("leads.csv", "--max-age", "1d"), "export_stale", 3),
        (("leads.csv", "--since", "x"), "option_date", 2),
    ],
)
def test_errors_as_json(inside, leads, arguments, event, code):
    """Errors of the command line itself, too: level, code, exit code, sentence."""
    assert leads.exists()
    ended = inside("report", *arguments, "--log-format", "json", "--lang", "en")
    (told,) = lines(ended.err)
    assert (told["level"], told["event"], told["exit_code"], ended.code) == (
        "error",
        event,
        code,
        code,
    )
    assert told["text"]


def test_no_control_character_reaches_the_log(inside, tmp_path):
    """A file name with an escape sequence and a reversed text is neither in text nor in facts."""
    evil = tmp_path / "a\x1b]0;x\x07\u202eb.csv"
    evil.write_text(LEADS, encoding="utf-8")
    for arguments in ((evil, "--out-dir", tmp_path / "o\x1b\u202e"), (tmp_path / "n\x1b.csv",)):
        err = inside("report", *arguments, "--log-format", "json").err
        assert not {"\x1b", "\x07", "\u202e"} & set(err)
        assert "\\u001b" not in err
        assert lines(err)


def test_without_a_folder_it_talks_where_it_is_asked_to(inside, leads):
    """-o FILE is silent as ever; --log-format text says the same line."""
    assert inside("report", leads, "-o", "x.md").err == ""
    asked = ("--log-format", "text", "--lang", "en")
    assert inside("report", leads, "-o", "x.md", *asked).sentence.startswith(
        "Written to x.md; 1 row read, 0 rejected, "
    )


def test_findings_end_with_1_after_the_report_is_written(inside, twice, tmp_path):
    """An id stands twice: the page and the manifest are there, exit 1, two lines."""
    ended = inside("report", twice, "--out-dir", "out", "--fail-on", "error", "--lang", "en", *DAY)
    assert ended.code == 1
    assert "`check` found 1 error, " in ended.err.splitlines()[1]
    assert (tmp_path / "out" / "report.html").exists()
    told = json.loads((tmp_path / "out" / "report.json").read_text())
    assert (told["exit_code"], told["findings"]["error"]) == (1, 1)
    assert told["findings"]["on"] == "2025-01-03"


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("never", 0)])
def test_nothing_so_grave_ends_with_0(inside, leads, fail_on, code):
    """A clean export passes; with never nothing is even asked."""
    assert inside("report", leads, "--out-dir", "out", "--fail-on", fail_on, *DAY).code == code


def test_an_unchanged_report_keeps_its_exit_code(inside, twice):
    """The finding is still there, so a run that writes nothing is not green and says why."""
    command = ("report", twice, "--out-dir", "out", "--fail-on", "error", "--if-changed", *DAY)
    runs = [inside(*command, "--lang", "en") for _ in range(2)]
    assert [run.code for run in runs] == [1, 1]
    assert "Nothing is written" in runs[1].err
    assert "`check` found 1 error" in runs[1].err


def test_another_day_of_the_check_is_another_report(inside, leads):
    """What is a finding depends on the day: --if-changed looks again on the next."""
    command = ("report", leads, "--out-dir", "out", "--fail-on", "error", "--if-changed")
    inside(*command, *DAY)
    again = inside(*command, "--as-of", "2025-01-04", "--lang", "en")
    assert again.sentence.startswith("Written to out")


def test_a_finding_is_written_to_stdout_first(inside, twice):
    """Without a file the report is on stdout all the same; exit 1."""
    ended = inside("report", twice, "-f", "md", "--fail-on", "error", "--lang", "en", *DAY)
    assert ended.code == 1
    assert ended.out.startswith("# Marketing and sales")
