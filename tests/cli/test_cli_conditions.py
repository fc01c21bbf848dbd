"""What a question was narrowed to stands in every form of its answer, beside the period."""

from __future__ import annotations

import json

import pytest

ASKED = ("--where", "channel = Paid Search", "--where", "owner != (none)")
SAID = "where channel = Paid Search and owner != (none)"


@pytest.mark.parametrize("form", ["table", "md", "html"])
@pytest.mark.parametrize("command", ["roi", "diagnose", "report"])
def test_the_head_says_the_conditions(smalign, generic, command, form):
    """Whoever is shown the page sees that it is not of all cards."""
    given = (command, generic, "-f", form, "-q", "--lang", "en")
    ended = smalign(*given, *ASKED, COLUMNS="200")
    assert (ended.code, ended.err) == (0, "")
    assert SAID in ended.out.replace("\\", "")


def test_the_head_of_all_cards_names_no_condition(smalign, generic):
    """Without conditions there are none."""
    assert "where" not in smalign("roi", generic, "-f", "md", "-q", "--lang", "en").out


@pytest.mark.parametrize("command", ["roi", "funnel", "reasons", "diagnose"])
def test_json_has_them_as_parameters(smalign, generic, command):
    """As they were written, in their order."""
    ended = smalign(command, generic, "-f", "json", "-q", *ASKED)
    assert json.loads(ended.out)["params"]["where"] == [
        "channel = Paid Search",
        "owner != (none)",
    ]


def test_pipelines_are_conditions_too(smalign, generic):
    """In Russian, with the number of the noun."""
    ended = smalign("roi", generic, "--pipeline", "General", "-q", "--lang", "ru", "-f", "table")
    assert ended.code == 0, ended.err
    assert "воронка General" in ended.out.replace("\n", " ")
