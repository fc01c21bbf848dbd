"""What a report leaves for the next one: which question, which numbers, which is the last."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from smalign.base.errors import UsageError
from smalign.base.headline import Headline, Remembered, key_of, remembered_data, remembered_of
from smalign.base.results import Note, Period
from smalign.session.remembered import remember, remembered, section_of

OLD = Headline(
    as_of=date(2026, 6, 1),
    period=Period(date(2026, 1, 1), None),
    currency="RUB",
    numbers={"leads": Decimal(3), "revenue": Decimal("10.50")},
    warnings=frozenset({"b", "a"}),
    identity="1",
    configuration="c",
    version="0.1.0",
)
NEW = Headline(date(2026, 6, 8), Period(), None, {}, identity="2")
LATER = Headline(None, Period(), None, {}, identity="3")


def test_it_comes_back_as_it_was():
    """Through JSON and back, money to the kopeck."""
    kept = Remembered(NEW, OLD)
    assert remembered_of(json.loads(json.dumps(remembered_data(kept)))) == kept


def test_each_report_is_compared_with_the_one_before_it(tmp_path):
    """The first with nothing, the second with the first, the third with the second."""
    assert remembered(tmp_path, "report/x") is None
    remember(tmp_path, "report/x", OLD)
    assert remembered(tmp_path, "report/x").earlier("2") == OLD
    remember(tmp_path, "report/x", NEW)
    assert remembered(tmp_path, "report/x").earlier("3") == NEW


def test_the_same_report_once_more_is_compared_as_the_first_time(tmp_path):
    """Made twice from the same inputs, it forgets nothing and compares with the same one."""
    for one in (OLD, NEW, NEW, NEW):
        remember(tmp_path, "report/x", one)
    kept = remembered(tmp_path, "report/x")
    assert (kept.last, kept.before) == (NEW, OLD)
    assert kept.earlier("2") == OLD


def test_questions_are_remembered_apart(tmp_path):
    """Another condition is another report; both live in one folder."""
    one, other = section_of({"where": ["a = 1"]}), section_of({"where": ["a = 2"]})
    remember(tmp_path, one, OLD)
    assert remembered(tmp_path, other) is None
    remember(tmp_path, other, NEW)
    assert remembered(tmp_path, one).last == OLD


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        ({"lang": "ru", "formats": ["md"], "title": "x"}, {"lang": "en"}, True),
        ({"since": "2026-01-01"}, {"since": "2026-02-01"}, True),
        ({"as_of": "2026-01-01"}, {"as_of": "2026-01-02"}, True),
        ({"since": "2026-01-01"}, {}, False),
        ({"last": "3m"}, {"last": "1m"}, False),
        ({"where": ["a = 1"]}, {"where": ["a = 2"]}, False),
        ({"encoding": "cp1251"}, {}, False),
    ],
)
def test_what_makes_a_question(first, second, is_same):
    """How it is shown does not count; days that move do not either, but that they are given."""
    assert (section_of(first) == section_of(second)) == is_same


def test_a_note_is_known_by_what_it_is_about():
    """Its numbers may change; another column is another note; no text of the export is kept."""
    note = Note("unread", {"column": "Телефон", "count": 3})
    assert key_of(note) == key_of(Note("unread", {"column": "Телефон", "count": 4}))
    assert key_of(note) != key_of(Note("unread", {"column": "Город", "count": 3}))
    assert "Телефон" not in key_of(note)


@pytest.mark.parametrize(
    "data",
    [{}, {"last": 1, "before": None}, {"last": {"numbers": {"leads": "x"}}, "before": None}],
)
def test_what_somebody_broke_is_one_sentence(tmp_path, data):
    """A section that is not what was written is refused, not guessed."""
    told = {"schema_version": 1, "sections": {"report/x": {"version": 1, "data": data}}}
    (tmp_path / "state.json").write_text(json.dumps(told))
    with pytest.raises(UsageError) as caught:
        remembered(tmp_path, "report/x")
    assert caught.value.code == "state_unreadable"


@pytest.mark.parametrize("text", ["NaN", "Infinity"])
def test_a_number_is_finite(text):
    """What cannot be subtracted is refused."""
    data = remembered_data(Remembered(OLD))
    data["last"]["numbers"]["leads"] = text
    with pytest.raises(ValueError, match=text):
        remembered_of(data)
