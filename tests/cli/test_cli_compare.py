"""`smalign compare`: the command as a process."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from smalign.render import FORMS


@pytest.mark.parametrize("form", [form for form in FORMS if form != "xlsx"])
def test_every_form_shows_the_parts(smalign, generic, form):
    """Each form names the factors and the causes."""
    ended = smalign("compare", generic, "-f", form, "-q", "--lang", "en")
    assert (ended.code, ended.err) == (0, "")
    assert "mix" in ended.out
    assert "quality" in ended.out


def test_the_parts_sum_to_the_change(smalign, generic):
    """By JSON, 9 → 0 sales and -1,470,123 roubles: each column sums to its total."""
    ended = smalign("compare", generic, "-f", "json")
    answer = json.loads(ended.out)
    for column in ("effect", "revenue_effect"):
        parts = [Decimal(row[column]) for row in answer["rows"] if row[column] is not None]
        assert sum(parts) == Decimal(answer["total"][column])
    assert Decimal(answer["total"]["effect"]) == -9
    assert answer["params"]["verdict"]["previous"]["cause"] == "insufficient"
    assert answer["period"] == {"since": "2026-01-01", "until": "2026-03-31"}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--vs", "yesterday"), "previous, year"),
        (("--horizon", "3m"), "“3m” is no horizon"),
        (("--show", "everything"), "bridge"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(smalign, generic, options, words):
    """A partner, an age or a part that means nothing: one sentence, exit code 2."""
    ended = smalign("compare", generic, *options, LC_ALL="en_US.UTF-8")
    assert ended.code == 2
    assert words in ended.sentence


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("cells", "Segments and managers of two periods"),
        ("managers", "Managers on leads of the same segments"),
        ("counterfactual", "With the earlier mix of leads"),
    ],
)
def test_each_part_is_shown_for_itself(smalign, generic, part, words):
    """--show names a table; people are codes in it, and names where these are asked for."""
    ended = smalign("compare", generic, "--show", part, "-f", "table", "-q", "--lang", "en")
    assert (ended.code, ended.err) == (0, "")
    assert words in ended.out
    assert "Агата" not in ended.out


def test_names_are_shown_where_they_are_asked_for(smalign, generic):
    """--show-names writes the owners as the CRM does."""
    ended = smalign("compare", generic, "--show", "managers", "--show-names", "-f", "csv", "-q")
    assert "Агата Рощина" in ended.out
    assert "M01" not in ended.out
