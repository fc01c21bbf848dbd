"""`smalign funnel --cohort`: the command as a process."""

from __future__ import annotations

import pytest

from smalign.render import FORMS


@pytest.mark.parametrize("form", [form for form in FORMS if form != "xlsx"])
def test_every_form_tells_the_immature(smalign, generic, form):
    """June 2026 is only partly old enough on the last of June, and each form says so."""
    ended = smalign(
        "funnel", generic, "--cohort", "month", "--horizon", "20d", "-f", form, "-q", "--lang", "en"
    )
    assert (ended.code, ended.err) == (0, "")
    assert "partly" in ended.out
    assert "2026-06" in ended.out


@pytest.mark.parametrize(
    ("options", "english", "russian"),
    [
        (("--cohort", "day"), "no cohort “day”", "ет когорт «day»"),
        (("--cohort", "month", "--horizon", "3m"), "“3m” is no horizon", "«3m» — не срок"),
        (("--cohort", "month", "--horizon", "0d"), "“0d” is no horizon", "«0d» — не срок"),
        (("--horizon", "90d"), "--horizon is about cohorts", "добавьте --cohort month"),
        (("--curves",), "--curves is about cohorts", "добавьте --cohort month"),
        (("--cohort", "month", "--mode", "strict"), "leave one of them out", "уберите одно"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(smalign, generic, options, english, russian):
    """A width, an age or a pair of options that mean nothing: one sentence, exit code 2."""
    for lang, words in (("en", english), ("ru", russian)):
        ended = smalign("funnel", generic, *options, LC_ALL=f"{lang}_XX.UTF-8")
        assert ended.code == 2
        assert words in ended.sentence
