"""`smalign segments`: the command as a process."""

from __future__ import annotations

import json

import pytest

from smalign.render import FORMS


@pytest.mark.parametrize("form", [form for form in FORMS if form != "xlsx"])
def test_every_form_tells_few_from_tested(smalign, generic, form):
    """A channel of 92 leads is compared, one of 16 is few, in each form."""
    ended = smalign("segments", generic, "--by", "channel", "-f", form, "-q", "--lang", "en")
    assert (ended.code, ended.err) == (0, "")
    assert "By Recommendation" in ended.out
    assert "few" in ended.out


def test_json_has_every_figure_and_its_denominator(smalign, generic):
    """Rates are fractions with what they rest on; what is not tested has no p."""
    ended = smalign("segments", generic, "--by", "channel", "-f", "json")
    answer = json.loads(ended.out)
    rows = {(row["table"], row["channel"]): row for row in answer["rows"]}
    search = rows["leads", "Paid Search"]
    assert (search["cards"], search["won"], search["counted"]) == (92, 14, 87)
    assert search["rate"] == pytest.approx(13 / 87)
    assert search["conversion"] == "lead_to_won"
    assert rows["leads", "Email"]["p"] is None
    assert {note["code"] for note in answer["notes"]} >= {"segments_same", "segments_matured"}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--horizon", "3m"), "“3m” is no horizon"),
        (("--by", "chanel"), "Did you mean “channel”"),
        (("--min-n", "0"), "--min-n"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(smalign, generic, options, words):
    """An age, a field or a number that means nothing: one sentence, exit code 2."""
    ended = smalign("segments", generic, *options, LC_ALL="en_US.UTF-8")
    assert ended.code == 2
    assert words in ended.sentence
