"""`smalign report --state`: what changed since the last report, from run to run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LEADS = "Lead ID,Created at,Status,Channel\n1,2025-01-02 10:00,open,Direct\n"
MORE = LEADS + "2,2025-01-03 11:00,open,Direct\n"
EN = ("-f", "md", "--lang", "en")
HEADING = "## Since the last report"
ROW = "| Leads | 1 | 2 | +1 |"


@pytest.fixture
def leads(tmp_path) -> Path:
    """One lead."""
    file = tmp_path / "leads.csv"
    file.write_text(LEADS, encoding="utf-8")
    return file


def test_the_second_report_says_what_changed(inside, leads, tmp_path):
    """One lead, then two: +1; the first report has no such section."""
    command = ("report", leads, "--out-dir", "out", "--state", "state", *EN)
    page = tmp_path / "out" / "report.md"
    assert inside(*command).code == 0
    assert HEADING not in page.read_text(encoding="utf-8")
    leads.write_text(MORE, encoding="utf-8")
    assert inside(*command).code == 0
    told = page.read_bytes()
    assert HEADING in told.decode()
    assert ROW in told.decode()
    assert inside(*command).code == 0
    assert page.read_bytes() == told, "the same inputs once more are the same bytes"
    assert "has the same inputs" in inside(*command, "--if-changed").sentence


def test_an_older_export_than_the_last_time_is_a_warning(inside, leads):
    """3 January, then 2 January: on the page and on stderr; not where --as-of asked for it."""
    command = ("report", leads, "--state", "state", "--timezone", "UTC", *EN)
    leads.write_text(MORE, encoding="utf-8")
    assert "older" not in inside(*command).err
    leads.write_text(LEADS, encoding="utf-8")
    older = inside(*command)
    assert older.code == 0
    assert "The data are of 2025-01-02, older than those of the last report" in older.err
    assert "The data are older than those of the last report" in older.out
    leads.write_text(MORE, encoding="utf-8")
    assert inside(*command, "--as-of", "2025-01-03").code == 0
    asked = inside(*command, "--as-of", "2025-01-02")
    assert "old export?" not in asked.err
    assert "The data are older than those of the last report" in asked.out


def test_it_needs_no_folder_of_reports(inside, leads):
    """On stdout, too; --lock then holds the state."""
    command = ("report", leads, "--state", "state", "--lock", *EN)
    assert HEADING not in inside(*command).out
    leads.write_text(MORE, encoding="utf-8")
    assert ROW in inside(*command).out


def test_a_run_that_was_killed_before_it_remembered_is_made_up_for(inside, leads, tmp_path):
    """The pages are there, the state is not: --if-changed makes it once more, and remembers."""
    command = ("report", leads, "--out-dir", "out", "--state", "state", "--if-changed", *EN)
    assert inside(*command).code == 0
    (tmp_path / "state" / "state.json").unlink()
    assert inside(*command).sentence.startswith("Written to out")
    assert (tmp_path / "state" / "state.json").exists()


def test_what_is_not_written_is_not_remembered(inside, leads, tmp_path):
    """An empty, a stale and an unwritable report leave the state as it was."""
    command = ("report", leads, "--state", "state", *EN)
    assert inside(*command).code == 0
    before = (tmp_path / "state" / "state.json").read_bytes()
    leads.write_text(MORE, encoding="utf-8")
    assert inside(*command, "--skip-if-empty", "--since", "2030-01-01").code == 0
    assert inside(*command, "--max-age", "1d").code == 3
    assert inside(*command, "-o", "nowhere/x.md").code == 2
    assert (tmp_path / "state" / "state.json").read_bytes() == before


def test_the_state_of_others_stays(inside, leads, tmp_path):
    """A section of another part is there afterwards, as it was."""
    (tmp_path / "state").mkdir()
    other = {"actions": {"version": 7, "data": {"open": ["call"]}}}
    told = {"schema_version": 1, "sections": other}
    (tmp_path / "state" / "state.json").write_text(json.dumps(told))
    assert inside("report", leads, "--state", "state", *EN).code == 0
    after = json.loads((tmp_path / "state" / "state.json").read_text())
    assert after["sections"]["actions"] == other["actions"]


def test_a_broken_state_is_refused_before_anything_is_written(inside, leads, tmp_path):
    """Exit 2, one sentence, no report: it would claim to be the first."""
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "state.json").write_text("{")
    ended = inside("report", leads, "--state", "state", "--out-dir", "out", *EN)
    assert ended.code == 2
    assert "cannot be read" in ended.sentence
    assert not (tmp_path / "out" / "report.md").exists()
