"""smalign.toml names the files of the month it was written in: the next one's must not be lost."""

from __future__ import annotations

from contextlib import chdir
from datetime import date

import pytest

from smalign.session import open_exports
from smalign.session.checking import CheckAsk
from smalign.session.prepare import prepare

HEAD = "deal_id,created_at,status,amount\n"
NAMED = "deals_2026-01.csv"


@pytest.fixture
def folder(tmp_path):
    """A month of deals that smalign.toml names."""
    (tmp_path / NAMED).write_text(HEAD + "1,2026-01-05,won,10\n", encoding="utf-8")
    (tmp_path / "smalign.toml").write_text(f'[sources]\nfiles = ["{NAMED}"]\n', encoding="utf-8")
    with chdir(tmp_path):
        yield tmp_path


def beside(notes):
    """What is told of files that are not read."""
    return [note.facts for note in notes if note.code == "files_beside"]


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("deals_2026-02.csv", True),
        ("DEALS_2026-02.CSV", True),
        ("deals_2026-01 (1).csv", True),
        ("deals_5.csv", True),
        ("contacts_2026-01.csv", False),
        ("deals_old.csv", False),
        ("deals_2026-02.csv.bak", False),
        (".deals_2026-02.csv", False),
    ],
)
def test_another_month_is_told_in_every_answer(folder, name, is_told):
    """What differs in numbers alone is the same list; what is called otherwise was left out."""
    (folder / name).write_text(HEAD + "2,2026-02-05,won,20\n", encoding="utf-8")
    with open_exports([]) as session:
        result = session.roi()
        warned = beside(session.inspect().warnings)
    assert result.total["won"] == 1
    pattern = name.replace("2026-02", "*").replace("2026-01 (1)", "*").replace("5", "*")
    expected = [{"files": [name], "pattern": pattern}] if is_told else []
    assert (beside(result.notes), warned) == (expected, expected)


def test_check_warns_of_it(folder):
    """A gate over last month's files would pass for ever."""
    (folder / "deals_2026-02.csv").write_text(HEAD + "2,2026-02-05,won,20\n", encoding="utf-8")
    with open_exports([]) as session:
        findings = session.check(
            CheckAsk(today=date(2026, 1, 6), select=("complete_export",))
        ).findings
    assert [(one.severity, one.code) for one in findings] == [("warning", "files_beside")]


@pytest.mark.parametrize(
    "files",
    [f'"{NAMED}", "deals_2026-02.csv"', '"deals_*.csv"', f'"{NAMED}", "deals_2026-0*.csv"'],
)
def test_what_is_read_is_not_beside(folder, files):
    """Named outright, by a pattern, or one by its name and the others by a pattern."""
    (folder / "deals_2026-02.csv").write_text(HEAD + "2,2026-02-05,won,20\n", encoding="utf-8")
    (folder / "smalign.toml").write_text(f"[sources]\nfiles = [{files}]\n", encoding="utf-8")
    with open_exports([]) as session:
        result = session.roi()
    assert (result.total["won"], beside(result.notes)) == (2, [])


def test_files_of_the_command_line_are_a_choice(folder):
    """Who names one file means that one."""
    (folder / "deals_2026-02.csv").write_text(HEAD + "2,2026-02-05,won,20\n", encoding="utf-8")
    with open_exports([NAMED]) as session:
        assert beside(session.roi().notes) == []


def test_a_workspace_keeps_the_note(folder):
    """And is prepared anew when a month comes: else it would stay without it."""
    prepare(to=folder / "kept")
    (folder / "deals_2026-02.csv").write_text(HEAD + "2,2026-02-05,won,20\n", encoding="utf-8")
    assert prepare(to=folder / "kept").state != "unchanged"
    with open_exports([folder / "kept"]) as session:
        (told,) = beside(session.roi().notes)
    assert told["files"] == ["deals_2026-02.csv"]


def inside(notes):
    """What is told of folders that are not read."""
    return [note.facts for note in notes if note.code == "folders_unread"]


def test_folders_inside_a_folder_of_exports_are_told(folder):
    """Only the exports right inside are read; an empty folder and a hidden one are no loss."""
    for name in ("2025", "empty", ".git", "notes"):
        (folder / name).mkdir()
    (folder / "2025" / "deals.csv").write_text(HEAD + "2,2025-02-05,won,20\n", encoding="utf-8")
    (folder / ".git" / "deals.csv").write_text(HEAD, encoding="utf-8")
    (folder / "notes" / "read.me").write_text("nothing", encoding="utf-8")
    with open_exports([str(folder)]) as session:
        result = session.roi()
        findings = session.check(
            CheckAsk(today=date(2026, 1, 6), select=("complete_export",))
        ).findings
    assert result.total["won"] == 1
    assert inside(result.notes) == [{"folder": folder.name, "folders": ["2025"]}]
    assert [(one.severity, one.code) for one in findings] == [("notice", "folders_unread")]


def test_folders_that_are_read_are_not_told(folder):
    """Named, too; or all there is, since nothing lies beside them."""
    (folder / "2025").mkdir()
    (folder / "2025" / "deals.csv").write_text(HEAD + "2,2025-02-05,won,20\n", encoding="utf-8")
    for named in (folder / "2025", folder / "2025" / "*.csv"):
        with open_exports([str(folder), str(named)]) as session:
            result = session.roi()
        assert (result.total["won"], inside(result.notes)) == (2, [])
    (folder / NAMED).unlink()
    with open_exports([str(folder)]) as session:
        result = session.roi()
    assert (result.total["won"], inside(result.notes)) == (1, [])
