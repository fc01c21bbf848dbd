"""`smalign nurture`: the command as a process, over made-up companies."""

from __future__ import annotations

import json

import pytest

from smalign.render import FORMS


@pytest.mark.parametrize("form", [form for form in FORMS if form != "xlsx"])
def test_every_form_shows_the_letters_in_both_languages(smalign, generic, form):
    """The letters and how many were compared, in each form; for programs by their code."""
    for lang, word in (("en", "letter"), ("ru", "письмо")):
        ended = smalign("nurture", generic, "--by", "kind", "-f", form, "-q", "--lang", lang)
        assert (ended.code, ended.err) == (0, "")
        assert (word if form in {"table", "md", "html"} else "email") in ended.out


def test_cards_of_a_row_are_shown_with_the_day_of_the_touch(smalign, generic):
    """--ids: as many cards as the total reached, none of them named."""
    answer = json.loads(smalign("nurture", generic, "--by", "kind", "-f", "json").out)
    ids = smalign("nurture", generic, "--by", "kind", "--ids", "-f", "jsonl").out.splitlines()
    assert len(ids) == sum(row["reach"] for row in answer["rows"])
    assert {"card", "card_id", "touched_on", "stage"} <= json.loads(ids[0]).keys()


@pytest.mark.parametrize("part", ["effect", "reasons"])
def test_rows_are_of_what_was_sent(smalign, generic, part):
    """Touches have no owner: one row without a name would answer nothing, so it is refused."""
    ended = smalign("nurture", generic, "--show", part, "--by", "owner")
    assert (ended.code, "no field “owner”" in ended.sentence) == (2, True)


def test_a_period_is_of_touches(smalign, generic):
    """Fewer cards are reached in a month than in a year."""

    def reach(*more):
        return json.loads(smalign("nurture", generic, "-f", "json", *more).out)["total"]["reach"]

    assert 0 < reach("--since", "2026-03-01", "--until", "2026-03-31") < reach()


@pytest.mark.parametrize("part", ["coverage", "fatigue", "reasons", "reactivation", "ask"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_part_answers_in_both_languages(smalign, generic, part, lang):
    """A table with rows, and what is not in it said in words."""
    ended = smalign("nurture", generic, "--show", part, "-f", "table", "--lang", lang)
    assert (ended.code, ended.err) == (0, "")
    assert "nurture_" not in ended.out
    assert len(ended.out.splitlines()) > 8


def test_a_survey_is_told_by_its_table(smalign, generic, tmp_path):
    """A file whose name says nothing, read as the survey: two clients, one manager, the CRM."""
    (tmp_path / "poll.csv").write_text(
        "respondent,side,question,answer\n"
        "1,client,Why?,Дорого\n2,client,Why?,сроки\nm,manager,Why?,дорого\n",
        encoding="utf-8",
    )
    asked = ("nurture", generic, tmp_path / "poll.csv", "--table", "poll.csv=survey")
    answer = json.loads(smalign(*asked, "--show", "survey", "-f", "json").out)
    dear = next(row for row in answer["rows"] if row["reason"] == "Дорого")
    assert [dear[f"{side}_share"] for side in ("clients", "managers")] == [0.5, 1]
    assert dear["crm"] > 0


def test_without_a_survey_it_is_asked_for(smalign, generic):
    """One sentence and exit code 3."""
    ended = smalign("nurture", generic, "--show", "survey")
    assert ended.code == 3
    assert "survey" in ended.sentence


def test_letters_to_the_warm_do_nothing_and_say_nothing_of_the_price(smalign, tmp_path):
    """The demo plants letters without effect: raw they look strong, and none is on the price."""
    made = ("demo", tmp_path / "demo", "--crm", "generic", "--letters", "-q")
    assert smalign(*made).code == 0
    planted = next(
        one
        for one in json.loads((tmp_path / "demo" / "truth.json").read_text("utf-8"))["effects"]
        if one["effect"] == "letters_to_the_warm"
    )
    assert planted["won_with"] > 2 * planted["won_without"]
    answer = json.loads(smalign("nurture", tmp_path / "demo", "-f", "json").out)
    total = answer["total"]
    assert total["lift_low"] < planted["true_effect"] < total["lift_high"]
    assert total["raw_lift"] > 0.2
    assert {row["verdict"] for row in answer["rows"]} <= {"same", "few"}
    reasons = json.loads(
        smalign("nurture", tmp_path / "demo", "--show", "reasons", "-f", "json").out
    )
    gaps = {row["reason"] for row in reasons["rows"] if row["gap"] == "gap"}
    assert gaps == {planted["rising_reason"]}


def test_an_option_of_another_part_is_refused(smalign, generic):
    """Whom to ask has no --by; the sentence names both."""
    ended = smalign("nurture", generic, "--show", "ask", "--by", "channel")
    assert ended.code == 2
    assert "--by" in ended.sentence
    assert "ask" in ended.sentence


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
