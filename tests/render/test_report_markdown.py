"""The report as Markdown: the same content, nothing that can become markup."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from tests.render import report_made

from smalign.render.report import report
from smalign.render.report.blocks import Lines, Section
from smalign.render.report.markdown import write_markdown
from smalign.render.report.page import page

SECTIONS = {
    "ru": [
        "От лида до продажи",
        "Главное",
        "Что прочитано и что нет",
        "Каналы и окупаемость",
        "Атрибуция: где модели расходятся",
        "План и факт",
        "Воронка и отказы",
        "Когорты",
        "Причины отказов",
        "Пустые поля",
        "Процесс: скорость, сроки, нагрузка",
        "Прогрев",
        "Идут ли деньги за продажами",
        "Из чего сложилась разница",
        "Регулярные задачи",
        "Примечания",
        "Об отчёте",
    ],
    "en": [
        "From leads to sales",
        "What matters most",
        "What was read and what was not",
        "Channels and returns",
        "Attribution: where models disagree",
        "Plan and fact",
        "Funnel and losses",
        "Cohorts",
        "Reasons for losses",
        "Empty fields",
        "Process: speed, terms, load",
        "Nurture",
        "Does money follow sales",
        "What made the difference",
        "Regular tasks",
        "Notes",
        "About this report",
    ],
}
MADE = {"whole": report_made.parts, "hostile": report_made.hostile}


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("kind", MADE)
def test_every_section_is_there(lang, kind):
    """The same sections as on the page, in both languages."""
    text = report(MADE[kind](), lang, "md")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == SECTIONS[lang]


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_no_heading_says_what_the_one_above_it_says(lang):
    """A section and its first table have one name; "Channels and returns" stood three times."""
    for kind in MADE.values():
        text = report(kind(), lang, "md")
        outside = re.sub(r"^(`{3,})sql\n.*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
        section: list[str] = []
        for level, heading in re.findall(r"^(#{1,6}) (.+)$", outside, re.MULTILINE):
            section = [] if level == "##" else section
            assert level in ("#", "##", "###")
            assert heading not in section
            section.append(heading)


def test_what_is_folded_has_lines_for_headings():
    """A table in a fold is called by a bold line, or by the fold itself."""
    text = report(report_made.parts(), "en", "md")
    folds = re.findall(
        r"^<details>\n<summary>(.*?)</summary>\n(.*?)^</details>$", text, re.MULTILINE | re.DOTALL
    )
    assert len(folds) > 10
    for _, inner in folds:
        outside = re.sub(r"^(`{3,})sql\n.*?^\1$", "", inner, flags=re.MULTILINE | re.DOTALL)
        assert not re.search(r"^#", outside, re.MULTILINE)
    inner = dict(folds)["How the columns were read"]
    assert "**deals.csv**\n\n| " in inner


def test_a_table_has_equal_rows_whatever_the_texts():
    """No text breaks a row: every row of a table has the columns of its heading."""
    text = report(report_made.hostile(), "en", "md")
    outside = re.sub(r"^(`{3,})sql\n.*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    columns = None
    seen = 0
    for line in outside.splitlines():
        if not line.startswith("| "):
            columns = None
            continue
        bars = len(re.findall(r"(?<!\\)\|", line))
        columns = bars if columns is None else columns
        assert bars == columns, line[:200]
        seen += 1
    assert seen > 100


def test_no_markup_of_the_users_is_left():
    """Outside of scripts the only tags are our own folds; no control character anywhere."""
    text = report(report_made.hostile(), "ru", "md")
    outside = re.sub(r"^(`{3,})sql\n.*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    tags = set(re.findall(r"<[^>]*>", outside))
    assert tags == {"<details>", "</details>", "<summary>", "</summary>"}
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert not re.search(r"(?<!\\)\]\(javascript", outside)


def test_a_ladder_has_bars_of_text():
    """A step as long as the first fills the bar; one of a third, a third of it."""
    text = report(report_made.parts(), "en", "md")
    assert "| Leads | 878 | ████████████████████████ |  |" in text
    assert "| Qualified | 284 | ███████▊ |  |" in text


def test_commands_are_code_and_what_else_is_in_backticks_is_text():
    """Backticks before our own commands were escaped, and stood around them; a name keeps its."""
    lines = Lines(("Of `a<b>` and `smalign`: `smalign process --show load` ` and `[stages] sla`.",))
    section = Section("x", "X", (lines,))
    shown = write_markdown(replace(page(report_made.parts(), "en"), sections=(section,)))
    code = "`smalign process --show load` \\` and `[stages] sla`."
    assert f"- Of \\`a&lt;b&gt;\\` and \\`smalign\\`: {code}" in shown
