"""Titles of columns: one word for one thing."""

from __future__ import annotations

import pytest

from smalign.crm.vocabulary import SYSTEMS
from smalign.metrics import NAMES
from smalign.render import words, words_of_work
from smalign.render.titles import metric_title, value_word
from smalign.session.refusals import _COUNTED

PARTS = (
    *(words.DIAGNOSIS, words._LADDER, words._MONEY, words._RATES, words._FUNNEL),  # noqa: SLF001
    *(words._COHORTS, words._REASONS, words._SEGMENTS, words._PLAN, words._FIELDS),  # noqa: SLF001
    *(words._CARDS, words_of_work.WORK, words.FLOW, words.PAY, words.DIFF),  # noqa: SLF001
)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_metric_and_every_system_is_called_as_people_call_it(lang):
    """A code above an answer, or before the headers of a file, is no name."""
    metrics = [name for name in NAMES if name != "paths"]  # answered as roi
    assert [name for name in metrics if metric_title(name, lang) == name] == []
    systems = [one.name for one in SYSTEMS]
    assert [name for name in systems if value_word("system", name, lang) == name] == []


def test_every_metric_says_what_it_counts():
    """One that does not would be an internal error when it is asked."""
    assert set(_COUNTED) == set(NAMES)


def test_no_part_of_the_words_hides_another():
    """A name that two parts of the list explain differently says which answer it is of."""
    known: dict[str, tuple[str, str]] = {}
    hidden = []
    for part in PARTS:
        for name, pair in part.items():
            if known.setdefault(name, pair) != pair:
                hidden.append(name)
    assert hidden == []


def test_a_deal_of_no_pipeline_is_called_so_on_either_side_of_a_move():
    """Whence it came and where it went are one word, in one row of `diff --show moves`."""
    for column in ("pipeline", "to_pipeline"):
        assert value_word(column, "(none)", "en") == "(no pipeline)"
        assert value_word(column, "(none)", "ru") == "(без воронки)"


@pytest.mark.parametrize("column", ["zone", "from_zone", "to_zone"])
def test_a_zone_nobody_named_is_called_so_wherever_it_stands(column):
    """Not named is not missing data: smalign.toml says nothing of it."""
    assert value_word(column, "(none)", "en") == "(not named)"
    assert value_word(column, "(none)", "ru") == "(не названа)"


def test_kinds_of_touches_are_words_of_the_language():
    """A Russian table of calls and forms has no English codes in it."""
    assert [value_word("kind", kind, "ru") for kind in ("call", "form", "chat", "email")] == [
        *("звонок", "заявка", "чат", "письмо"),
    ]
    assert value_word("kind", "email", "en") == "letter"
