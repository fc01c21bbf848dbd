"""`[report]` of smalign.toml: how the page is made where the command line does not say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.test_cli_scheduled import DEALS, LEADS

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """[report]
title = "Лиды «Меридиана»"
lang = "ru"
by = ["channel"]
last = "5d"
template = "ours"
"""


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """The smallest export, its settings beside it and a folder of templates beside those."""
    folder = tmp_path / "exports"
    (folder / "ours").mkdir(parents=True)
    (folder / "leads.csv").write_text(LEADS, encoding="utf-8")
    (folder / "deals.csv").write_text(DEALS, encoding="utf-8")
    (folder / "smalign.toml").write_text(WHOLE, encoding="utf-8")
    (folder / "ours" / "header.html.j2").write_text('<p class="ours">M</p>', encoding="utf-8")
    return folder


def test_the_page_is_made_as_the_company_says(inside, exports, tmp_path):
    """Heading, language, period, cut and parts; the folder lies where smalign.toml does."""
    ended = inside("report", exports, "--out-dir", "out", "-f", "html", "-f", "md")
    assert ended.code == 0
    told = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["options"]
    assert (told["title"], told["lang"], told["last"], told["by"]) == (
        "Лиды «Меридиана»", "ru", "5d", ["channel"],
    )  # fmt: skip
    assert list(told["template"]) == ["header.html.j2"]
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert '<p class="ours">M</p>' in page
    assert '<html lang="ru"' in page
    prose = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert prose.startswith("# Лиды «Меридиана»\n")
    assert "05.01.2025 – 09.01.2025" in prose  # five days that end with the latest moment


def test_the_command_line_counts_instead(inside, exports, tmp_path):
    """Each option by itself: what it says nothing of stays as smalign.toml has it."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "footer.html.j2").write_text("<p>O</p>", encoding="utf-8")
    asked = ("--title", "Leads", "--lang", "en", "--since", "2025-01-02", "--by", "month")
    line = ("report", exports, "--out-dir", "out", *asked, "--template", "other")
    assert inside(*line).code == 0
    told = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["options"]
    assert (told["title"], told["lang"], told["by"]) == ("Leads", "en", ["month"])
    assert (told["since"], told.get("last")) == ("2025-01-02", None)
    assert list(told["template"]) == ["footer.html.j2"]


def test_parts_of_a_page_are_nothing_to_markdown(inside, exports):
    """A template in smalign.toml is of the pages that have one; asked for, it would be refused."""
    (exports / "ours" / "header.html.j2").write_text("{{ wrong", encoding="utf-8")
    ended = inside("report", exports, "-f", "md")
    assert (ended.code, ended.err) == (0, "")
    ended = inside("report", exports, "-f", "html")
    assert ended.code == 2
    assert "exports/ours/header.html.j2, line 1" in ended.sentence


def test_a_changed_heading_makes_the_report_anew(inside, exports, tmp_path):
    """--if-changed looks at what is in smalign.toml; the same settings are the same report."""
    line = ("report", exports, "--out-dir", "out", "--if-changed")
    assert "Written to out" in inside(*line).sentence
    assert "Nothing is written" in inside(*line).sentence
    told = WHOLE.replace("Меридиана", "Полюса")
    (exports / "smalign.toml").write_text(told, encoding="utf-8")
    assert "Written to out" in inside(*line).sentence
    assert "Лиды «Полюса»" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('lang = "de"', 'line 2: there is no page in “de”; write "ru" or "en".'),
        ('last = "soon"', "line 2: “soon” is no period; write days, weeks, months or years"),
        ("title = 5", "line 2: “report.title” must be a text in quotes; found 5."),
        ('titel = "A"', "line 2: the key “report.titel” means nothing here. Did you mean “title”?"),
        ('template = "nowhere"', "nowhere"),
    ],
)
def test_what_cannot_be_is_one_sentence(inside, exports, line, said):
    """Exit 2, the file and its line; a folder that is not there is named."""
    (exports / "smalign.toml").write_text(f"[report]\n{line}\n", encoding="utf-8")
    ended = inside("report", exports, "-o", "page.html")
    assert ended.code == 2
    assert said in ended.sentence
