"""`smalign nurture`: the command as a process, over made-up companies."""

from __future__ import annotations

import json

import pytest

from smalign.render import FORMS


@pytest.mark.parametrize("form", [form for form in FORMS if form != "xlsx"])
def test_every_form_shows_the_letters_in_both_languages(smalign, generic, form):
    """The letters and how many were compared, in each form."""
    for lang in ("en", "ru"):
        ended = smalign("nurture", generic, "--by", "kind", "-f", form, "-q", "--lang", lang)
        assert (ended.code, ended.err) == (0, "")
        assert "email" in ended.out


def test_cards_of_a_row_are_shown_with_the_day_of_the_touch(smalign, generic):
    """--ids: as many cards as the total reached, none of them named."""
    answer = json.loads(smalign("nurture", generic, "--by", "kind", "-f", "json").out)
    ids = smalign("nurture", generic, "--by", "kind", "--ids", "-f", "jsonl").out.splitlines()
    assert len(ids) == sum(row["reach"] for row in answer["rows"])
    assert {"card", "card_id", "touched_on", "stage"} <= json.loads(ids[0]).keys()


def test_a_period_is_of_touches(smalign, generic):
    """Fewer cards are reached in a month than in a year."""

    def reach(*more):
        return json.loads(smalign("nurture", generic, "-f", "json", *more).out)["total"]["reach"]

    assert 0 < reach("--since", "2026-03-01", "--until", "2026-03-31") < reach()


def test_an_unknown_part_is_refused(smalign, generic):
    """One sentence that names the parts."""
    ended = smalign("nurture", generic, "--show", "magic")
    assert ended.code == 2
    assert "effect" in ended.sentence


def test_an_export_without_touches_says_so(smalign, tmp_path):
    """No rows, and what to export."""
    (tmp_path / "deals.csv").write_text(
        "deal_id,created_at,status\n1,2026-01-05 10:00,open\n", encoding="utf-8"
    )
    answer = json.loads(smalign("nurture", tmp_path, "-f", "json").out)
    assert answer["rows"] == []
    assert "nurture_no_touches" in [note["code"] for note in answer["notes"]]
