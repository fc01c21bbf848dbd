"""`smalign report` from the command line, over a sample company and over hard cases."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "bitrix24"
DEALS = """ID,Deal Name,Stage,Amount,Created Time
1,A,Mystery,10,2025-01-01 10:00:00
2,B,Riddle,20,2025-01-02 10:00:00
3,C,Won,30,2025-01-03 10:00:00
"""


def _run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "smalign", "report", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("lang", "heading"), [("ru", "Маркетинг и продажи"), ("en", "Marketing")])
def test_a_page_is_written_whole(tmp_path, lang, heading):
    """A file, nothing on either stream, exit 0."""
    page = tmp_path / "report.html"
    done = _run(SAMPLE, "-o", page, "--lang", lang)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert f"<title>{heading}" in text
    assert text.rstrip().endswith("</html>")
    assert len(text.encode()) < 500_000
    assert 'class="problem"' not in text


def test_the_ending_of_the_file_decides_the_form(tmp_path):
    """x.md is Markdown; --format wins over the ending."""
    markdown, page = tmp_path / "x.md", tmp_path / "y.md"
    assert _run(SAMPLE, "-o", markdown, "--title", "Июнь").returncode == 0
    assert markdown.read_text(encoding="utf-8").startswith("# Июнь\n")
    assert _run(SAMPLE, "-o", page, "-f", "html").returncode == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_without_a_file_the_report_is_data_on_stdout():
    """The same bytes as the file would have."""
    done = _run(SAMPLE, "-f", "md", "--lang", "en", "--since", "2026-01-01")
    assert done.returncode == 0
    assert done.stdout.startswith("# Marketing and sales\n")
    assert "since 2026-01-01" in done.stdout


def test_a_plan_among_the_files_is_a_section(tmp_path):
    """A demo company with a plan: fact against plan; without one the report has no such section."""
    made = [sys.executable, "-m", "smalign", "demo", str(tmp_path), "--crm", "generic", "--plan"]
    subprocess.run([*made, "--leads", "120", "--quiet"], check=True)
    assert "## Plan and fact" in _run(tmp_path, "-f", "md", "--lang", "en").stdout
    assert "## Plan and fact" not in _run(SAMPLE, "-f", "md", "--lang", "en").stdout


def test_two_runs_give_the_same_bytes():
    """No clock, no chance: run again, not one byte differs."""
    first, second = _run(SAMPLE, "--lang", "ru"), _run(SAMPLE, "--lang", "ru")
    assert first.stdout == second.stdout
    assert len(first.stdout) > 50_000


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-f", "csv"), "the format “csv” is not available for `report`"),
        (("--by", "nonsense"), "there is no field “nonsense” in this data"),
        (("--since", "2026-02-01", "--until", "2026-01-01"), "the period begins on 2026-02-01"),
        (("-o", "/no/such/folder/r.html"), "cannot be written"),
    ],
)
def test_a_mistake_is_one_sentence(arguments, said):
    """Exit 2, nothing on stdout, one line on stderr."""
    done = _run(SAMPLE, "--lang", "en", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said.lower() in done.stderr.lower()
    assert done.stderr.count("\n") == 1


def test_a_question_is_a_line_of_its_section(tmp_path):
    """Unknown stages: the funnel asks, everything else is answered."""
    (tmp_path / "deals.csv").write_text(DEALS, encoding="utf-8")
    done = _run(tmp_path / "deals.csv", "--table", "deals.csv=deals", "-f", "md", "--lang", "en")
    assert done.returncode == 0, done.stderr
    asked = [line for line in done.stdout.splitlines() if line.startswith("> ")]
    assert len(asked) == 1
    assert "order of the stages is not known" in asked[0]
    assert "| Deals | 3 |" in done.stdout
