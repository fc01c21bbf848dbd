"""`smalign report` from the command line, over a sample company and over hard cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import forks, smalign

from smalign.demo import write

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "bitrix24"
DEALS = """ID,Deal Name,Stage,Amount,Created Time
1,A,Mystery,10,2025-01-01 10:00:00
2,B,Riddle,20,2025-01-02 10:00:00
3,C,Won,30,2025-01-03 10:00:00
"""


__all__ = ["forks", "smalign"]


@pytest.mark.parametrize(("lang", "heading"), [("ru", "Маркетинг и продажи"), ("en", "Marketing")])
def test_a_page_is_written_whole(smalign, tmp_path, lang, heading):
    """A file, nothing on either stream, exit 0."""
    page = tmp_path / "report.html"
    done = smalign("report", SAMPLE, "-o", page, "--lang", lang)
    assert (done.code, done.out, done.err) == (0, "", "")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert f"<title>{heading}" in text
    assert text.rstrip().endswith("</html>")
    assert len(text.encode()) < 500_000
    assert 'class="problem"' not in text


def test_the_ending_of_the_file_decides_the_form(smalign, tmp_path):
    """x.md is Markdown; --format wins over the ending."""
    markdown, page = tmp_path / "x.md", tmp_path / "y.md"
    assert smalign("report", SAMPLE, "-o", markdown, "--title", "Июнь").code == 0
    assert markdown.read_text(encoding="utf-8").startswith("# Июнь\n")
    assert smalign("report", SAMPLE, "-o", page, "-f", "html").code == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_without_a_file_the_report_is_data_on_stdout(smalign):
    """The same bytes as the file would have."""
    done = smalign("report", SAMPLE, "-f", "md", "--lang", "en", "--since", "2026-01-01")
    assert done.code == 0
    assert done.out.startswith("# Marketing and sales\n")
    assert "since 2026-01-01" in done.out


def test_a_plan_among_the_files_is_a_section(smalign, tmp_path):
    """A demo company with a plan: fact against plan; without one the report has no such section."""
    write(tmp_path, "generic", seed=7, leads=120, with_plan=True)
    assert "## Plan and fact" in smalign("report", tmp_path, "-f", "md", "--lang", "en").out
    assert "## Plan and fact" not in smalign("report", SAMPLE, "-f", "md", "--lang", "en").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-f", "csv"), "the format “csv” is not available for `report`"),
        (("--by", "nonsense"), "there is no field “nonsense” in this data"),
        (("--since", "2026-02-01", "--until", "2026-01-01"), "the period begins on 2026-02-01"),
        (("-o", "/no/such/folder/r.html"), "cannot be written"),
    ],
)
def test_a_mistake_is_one_sentence(smalign, arguments, said):
    """Exit 2, nothing on stdout, one line on stderr."""
    done = smalign("report", SAMPLE, "--lang", "en", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said.lower() in done.err.lower()
    assert done.err.count("\n") == 1


def test_a_question_is_a_line_of_its_section(smalign, tmp_path):
    """Unknown stages: the funnel asks, everything else is answered."""
    (tmp_path / "deals.csv").write_text(DEALS, encoding="utf-8")
    done = smalign(
        "report", tmp_path / "deals.csv", "--table", "deals.csv=deals", "-f", "md", "--lang", "en"
    )
    assert done.code == 0, done.err
    asked = [line for line in done.out.splitlines() if line.startswith("> ")]
    assert len(asked) == 1
    assert "order of the stages is not known" in asked[0]
    assert "| Deals | 3 |" in done.out
