"""`smalign fields`: the command as a process."""

from __future__ import annotations

import json

import pytest

from smalign.render import FORMS


@pytest.mark.parametrize("form", [form for form in FORMS if form != "xlsx"])
def test_every_form_of_a_suggestion(smalign, generic, form):
    """Each form gives the same answer, in one piece."""
    ended = smalign("fields", generic, "--suggest", "-f", form, "-q", "--lang", "en")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out


@pytest.mark.parametrize("part", ["filling", "burden"])
def test_a_part_without_a_history_says_so(smalign, generic, part):
    """No history of fields in the sample: exit code 0, and a note instead of numbers."""
    ended = smalign("fields", generic, "--show", part, "-f", "json")
    notes = {note["code"] for note in json.loads(ended.out)["notes"]}
    assert ended.code == 0
    assert f"{part}_without_log" in notes


def test_json_of_a_required_field_adds_up(smalign, generic):
    """Stopped of all owners is stopped in the total; the stops are empty and pseudo-empty cells."""
    ended = smalign("fields", generic, "--require", "source@Create papers", "-f", "json")
    answer = json.loads(ended.out)
    rows = answer["rows"]
    assert {row["field"] for row in rows} == {"source"}
    assert all(row["stopped"] == row["empty"] + row["pseudo_empty"] for row in rows)
    assert sum(row["stopped"] for row in rows) == answer["total"]["stopped"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--require", "source"), "such as budget@Demo"),
        (("--require", "source@Nowhere"), "no stage is called “Nowhere”"),
        (("--suggest", "--values"), "take one of"),
        (("--show", "history"), "empty, filling, burden"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(smalign, generic, options, words):
    """Exit code 2, one line on stderr, nothing on stdout."""
    ended = smalign("fields", generic, *options, "--lang", "en")
    assert (ended.code, ended.out) == (2, "")
    assert words.lower() in ended.err.lower()
    assert "Traceback" not in ended.err
