"""The section on what changed since the last report: numbers worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace
from tests.render import report_made

from smalign.base.headline import Headline, Since, key_of
from smalign.base.results import Period
from smalign.render.report import report
from smalign.render.report.blocks import Lines, Table
from smalign.render.report.ladder import every_note
from smalign.render.report.since import since_last

ALL = Period()
NOW = Headline(
    as_of=date(2026, 6, 30),
    period=ALL,
    currency="RUB",
    numbers={
        "leads": Decimal(240),
        "won": Decimal(25),
        "revenue": Decimal("3643027.80"),
        "lead_to_won": Decimal("0.1"),
    },
    configuration="c",
    version="0.1.0",
)
THEN = replace(
    NOW,
    as_of=date(2026, 6, 23),
    numbers={
        "leads": Decimal(250),
        "won": Decimal(25),
        "revenue": Decimal("3600000.30"),
        "lead_to_won": Decimal("0.08"),
    },
)


def _parts(then=THEN, now=NOW):
    return replace(report_made.parts(), since=Since(then, now))


def _table(blocks):
    return next(block for block in blocks if isinstance(block, Table))


def _about(blocks):
    return next(block for block in blocks if isinstance(block, Lines)).texts


def test_numbers_then_and_now_with_their_difference():
    """240 − 250 = −10; 3 643 028 − 3 600 000 = 43 028 (43 027.50 up); 10 % − 8 % = 2 points."""
    rows = _table(since_last(_parts(), "en")).rows
    assert [[cell.text.replace("\xa0", " ") for cell in row] for row in rows] == [
        ["Leads", "250", "240", "-10"],
        ["Won", "25", "25", "0"],
        ["Revenue", "RUB 3,600,000", "RUB 3,643,028", "+43,028"],
        ["Lead → won", "8.0% of 250", "10.0% of 240", "+2.0 p.p."],
    ]


def test_the_days_and_periods_of_both_are_named():
    """Without them a difference says nothing."""
    moved = replace(NOW, period=Period(date(2026, 4, 1), None))
    about = _about(since_last(_parts(now=moved), "ru"))
    assert about[0] == (
        "Прошлый отчёт: данные на 23.06.2026, за всё время; этот: на 30.06.2026, с 01.04.2026."
    )
    assert about[1] == "Периоды разные, поэтому это числа по разным карточкам."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"configuration": "d"}, "smalign.toml changed in between"),
        ({"version": "0.0.9"}, "Smalign 0.0.9 made the last report"),
        ({"currency": "USD"}, "in another currency: amounts are not compared"),
    ],
)
def test_what_makes_the_numbers_hard_to_compare_is_said(change, said):
    """Counted otherwise, by another version, in another currency: a line each; else none."""
    assert said in " ".join(_about(since_last(_parts(replace(THEN, **change)), "en")))
    assert said not in " ".join(_about(since_last(_parts(), "en")))


def test_older_data_than_the_last_time_are_said():
    """30 June after 7 July runs backwards; the same day, and an unknown one, do not."""
    said = "The data are older than those of the last report"
    for then, is_said in ((date(2026, 7, 7), True), (date(2026, 6, 30), False), (None, False)):
        about = " ".join(_about(since_last(_parts(replace(THEN, as_of=then)), "en")))
        assert (said in about) is is_said


def test_amounts_of_two_currencies_are_not_subtracted():
    """The counts are; revenue has no row."""
    table = _table(since_last(_parts(replace(THEN, currency="USD")), "en"))
    assert [row[0].text for row in table.rows] == ["Leads", "Won", "Lead → won"]


def test_a_number_that_one_of_them_did_not_know_has_no_row():
    """Spend is new: there is nothing to compare it with."""
    now = replace(NOW, numbers={**NOW.numbers, "spend": Decimal(5)})
    assert len(_table(since_last(_parts(now=now), "en")).rows) == 4


def test_nothing_changed_is_a_line():
    """Same numbers: a sentence in place of a table of zeros."""
    blocks = since_last(_parts(then=NOW), "en")
    assert not any(isinstance(block, Table) for block in blocks)
    assert "None of these numbers changed." in blocks[1].texts


def test_new_notes_are_told_and_gone_ones_counted():
    """All notes but one were there before; two that were are not any more."""
    keys = [key_of(note) for note, _ in every_note(_parts())]
    missing = keys[0]
    then = replace(THEN, warnings=frozenset({*keys, "gone a", "gone b"} - {missing}))
    now = replace(NOW, warnings=frozenset(keys))
    new, gone = since_last(_parts(then=then, now=now), "en")[-2:]
    assert new.title == "New in the notes"
    assert len(new.texts) == keys.count(missing)
    assert gone.texts == ("Notes of the last report that are gone: 2.",)


def test_a_note_of_a_part_without_a_section_is_not_gone():
    """What the export cannot show has no section; its notes were there before, and are still."""
    kept = frozenset({"nurture_no_touches 4f53cda18c2b"})
    known = _parts(then=replace(THEN, warnings=kept), now=replace(NOW, warnings=kept))
    texts = [text for block in since_last(known, "en") for text in getattr(block, "texts", ())]
    assert not [text for text in texts if "that are gone" in text]


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_section_comes_first_and_only_where_something_is_remembered(lang):
    """Both forms have it above all other sections; a first report has none."""
    heading = {"ru": "## С прошлого отчёта", "en": "## Since the last report"}[lang]
    text = report(_parts(), lang, "md")
    sections = [line for line in text.splitlines() if line.startswith("## ")]
    first = {"ru": "## Что прочитано и что нет", "en": "## What was read and what was not"}[lang]
    assert sections.index(heading) == sections.index(first) - 1
    assert 'id="since_last"' in report(_parts(), lang, "html")
    assert heading not in report(report_made.parts(), lang, "md")


def test_a_version_cannot_do_harm():
    """The state is a file anybody may edit: markup in it is text."""
    evil = replace(THEN, version="<script>alert(1)</script>\x1b")
    page = report(_parts(then=evil), "en", "html")
    assert "<script" not in page
    assert "\x1b" not in page
