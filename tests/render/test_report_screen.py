"""The report on one screen: short lines, the same figures as the page, nothing said by colour."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from tests.render import process_made, report_made
from tests.render.test_report_diagnosis import COMPARED
from tests.render.test_report_since import NOW, THEN

from smalign.base.errors import InputError
from smalign.base.headline import Since
from smalign.render.report import report
from smalign.render.report.page import page
from smalign.render.report.screen import write_screen

WHOLE = replace(report_made.parts(), diagnosis=COMPARED, since=Since(THEN, NOW))
MADE = {
    "whole": WHOLE,
    "hostile": replace(report_made.hostile(), diagnosis=COMPARED),
    "unanswered": report_made.unanswered(),
}


def screen(parts, lang="en", width=100, **more) -> str:
    """The screen of a report."""
    return report(parts, lang, "table", width=width, **more)


@cache
def built(kind, lang):
    """The page of a report, which is wide work beside writing it."""
    return page(MADE[kind], lang)


@pytest.mark.parametrize("width", [60, 100, 200])
@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("kind", MADE)
def test_no_line_is_longer_than_the_terminal(kind, lang, width):
    """Whatever the texts are, and no control character is left in them."""
    text = write_screen(built(kind, lang), width, color=False)
    longest = max(text.splitlines(), key=cell_len)
    assert cell_len(longest) <= width, longest
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ue000]", text)


def test_a_whole_report_is_about_one_screen():
    """Fourteen sections, a diagnosis and an earlier report: at most 72 lines of a hundred."""
    assert len(screen(WHOLE).splitlines()) <= 72
    assert len(screen(replace(WHOLE, since=None, diagnosis=None)).splitlines()) <= 50


@pytest.mark.parametrize(
    ("lang", "order"),
    [
        (
            "en",
            [
                "Marketing and sales",
                "Data as of 2025-06-30",
                "The leads are the same, the work on them is not",
                "from -19 to -8",
                "2 ✗ Quantity, quality, handling: broken",
                "First action: Sales",
                "What was decided: ",
                "What would change the verdict: ",
                "From leads to sales",
                "What matters most",
                "Since the last report",
                "Each part by itself",
                "Funnel and losses: ",
                "Inputs: deals.csv",
            ],
        ),
        (
            "ru",
            [
                "Маркетинг и продажи",
                "2 ✗ Количество, качество, обработка: разрыв",
                "Первое действие: ",
                "Что изменит вывод: ",
                "От лида до продажи",
                "Главное",
                "Каждая часть отдельно",
                "Воронка и отказы: ",
                "Файлы: deals.csv",
            ],
        ),
    ],
)
def test_what_is_asked_first_stands_first(lang, order):
    """Title and basis, verdict and what it cost, steps in words, what to do, then the numbers."""
    text = " ".join(screen(WHOLE, lang).split())
    places = [text.find(one) for one in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "line",
    [
        "The six steps: ✗ losses with “other” or none: 58.0% ≥ 30.0%",
        "What was read and what was not: Rows that could not be read: deals.csv: lines 17–18",
        "Channels and returns: Контекст (поиск) — Leads: 412 · Won: 41 · Revenue, RUB: 4,100,251",
        "Funnel and losses: Продажи · Новая заявка: 300 of 1,000 lost",
        "Reasons for losses: Дорого: 9.0% → 21.0% · rising",
        "Empty fields: Amount · Оплата: 90% of 40",
        "Attribution: where models disagree: Search — Shares: 20.0–50.0% · Places: 1–3",
        "Nurture: Associated with moving on more often: “Instalments”.",
        "Regular tasks: Share on time: 50.0% of 6 tasks with a known outcome",
    ],
)
def test_a_section_is_its_most_telling_line(line):
    """The worst stage, the reason that moved, the emptiest field; texts of the page itself."""
    folded = re.sub(r" {3,}\S.*", "", screen(WHOLE, width=120), flags=re.MULTILINE)
    assert line in " ".join(folded.split())


def test_money_at_stake_stands_before_the_action():
    """Where a decision takes no room on the first screen."""
    text = " ".join(screen(replace(WHOLE, diagnosis=replace(COMPARED, followed=()))).split())
    assert "At stake: About RUB 1,900,000 (from RUB 1,100,000 to RUB 2,900,000). First" in text


def test_a_process_without_attempts_is_known_by_why_there_is_none():
    """It read "Cards — All people, a day of one: 15", as if one person got so many a day."""
    missing = InputError("no_rows", file="x")
    made = {"process": process_made.unmeasured(), "zones": missing, "clock": missing}
    folded = screen(report_made.parts(**made), width=300)
    line = next(one for one in folded.splitlines() if one.startswith("Process: "))
    assert "All people" not in line
    assert "No attempt of sales" in line


def test_the_command_of_each_section_is_named():
    """Beside the line where there is room, below it in a narrow terminal."""
    commands = ["diagnose", "inspect", "roi", "roi --models all", "plan", "funnel",
                "funnel --cohort month", "reasons", "fields", "process", "nurture",
                "bonus --show spend", "compare", "tasks"]  # fmt: skip
    wide, narrow = screen(WHOLE).partition("COMMAND")[2], screen(WHOLE, width=60)
    assert re.findall(r" {3,}([a-z][a-z -]*)$", wide, re.MULTILINE) == commands
    assert re.findall(r"^  smalign ([a-z -]+)$", narrow, re.MULTILINE) == commands


def test_what_changed_is_told_by_number():
    """Only what is another number: won stays 25, so it is not told."""
    text = " ".join(screen(WHOLE).split())
    assert "Leads: 250 → 240 (-10)" in text
    assert "Won: 25 → 25" not in text


def test_bars_are_to_the_scale_of_the_largest_rung():
    """1,200 leads are fourteen blocks wide, 98 sales one block and an eighth of one."""
    rows = {line.split("  ")[0]: line for line in screen(WHOLE).splitlines()}
    assert rows["Leads"].count("█") == 14
    won = Decimal(rows["Won"].split()[1].replace(",", ""))
    leads = Decimal(rows["Leads"].split()[1].replace(",", ""))
    assert rows["Won"].count("█") == int(won / leads * 14)


def test_a_terminal_has_colours_and_nothing_else_has():
    """The same words with and without; a step says its state by a sign and a word, too."""
    plain, coloured = screen(WHOLE), screen(WHOLE, color=True)
    assert "\x1b[" not in plain
    assert "\x1b[1;31m2 ✗ Quantity, quality, handling: broken" in coloured
    bare = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [one.rstrip() for one in bare.splitlines()] == plain.splitlines()


def test_what_cannot_be_answered_says_what_it_asks():
    """A question stands in the line of its section and in the place of the ladder."""
    text = " ".join(screen(report_made.unanswered()).split())
    assert text.count("There is no answer here.") >= 8
    assert "smalign" in text


def test_a_verdict_without_a_loss_names_no_price():
    """Where nothing hangs on the broken step, nothing is said of money."""
    steps = list(COMPARED.steps)
    first = replace(steps[1].first, stake=None)
    steps[1] = replace(steps[1], first=first)
    found = replace(COMPARED, steps=tuple(steps), on=date(2026, 6, 30))
    assert "At stake" not in screen(replace(WHOLE, diagnosis=found))
