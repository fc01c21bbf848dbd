"""`smalign report --template`: read before the exports, seen by --if-changed, one sentence."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

LEADS = (
    "Lead ID,Created at,Status,Channel\n1,2025-01-02 10:00,open,Direct\n"
    "2,2025-01-03 11:00,converted,Direct\n"
)
HEADER = '<p class="ours">Meridian</p>\n{% include "ours/header.html.j2" %}\n'
EN = ("--lang", "en")


@pytest.fixture
def export(tmp_path):
    """Two leads, and a folder of templates with a header."""
    (tmp_path / "leads.csv").write_text(LEADS, encoding="utf-8")
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "header.html.j2").write_text(HEADER, encoding="utf-8")
    return "leads.csv"


def test_a_changed_template_makes_the_report_anew(inside, export, tmp_path):
    """The manifest has the sum of each file; --if-changed looks at what is in them."""
    command = ("report", export, "--out-dir", "out", "--template", "ours", "--if-changed", *EN)
    assert "Written to out" in inside(*command).sentence
    first = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert '<p class="ours">Meridian</p>\n<p class="kind">' in first
    told = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert told["options"]["template"] == {"header.html.j2": sha256(HEADER.encode()).hexdigest()}
    assert "Nothing is written" in inside(*command).sentence
    (tmp_path / "ours" / "header.html.j2").write_text(HEADER.replace("M", "P"), encoding="utf-8")
    assert "Written to out" in inside(*command).sentence
    assert "Peridian" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ page.title|safe }}", "ours/header.html.j2, line 1: “safe” would let texts"),
        ("<p>\n{{ page.titel }}", "ours/header.html.j2, line 2: there is no “titel” here. Did"),
        ("<script>x</script>", "ours/header.html.j2, line 1: “<script>” runs, loads or leads"),
    ],
)
def test_a_mistake_in_a_template_is_one_sentence(inside, export, tmp_path, text, said):
    """Exit 2, no page."""
    (tmp_path / "ours" / "header.html.j2").write_text(text, encoding="utf-8")
    ended = inside("report", export, "--template", "ours", "-o", "page.html", *EN)
    assert ended.code == 2
    assert ended.sentence.startswith(said)
    assert not (tmp_path / "page.html").exists()


def test_a_template_without_a_page_is_refused(inside, export):
    """Markdown has no template."""
    ended = inside("report", export, "--template", "ours", "-f", "md", *EN)
    assert (ended.code, ended.sentence) == (2, "--template needs --format html; add it.")
    ended = inside("report", "none.csv", "--template", "nowhere", *EN)
    assert ended.sentence.startswith("There is no folder nowhere of templates")
