"""Naming columns on a narrow terminal: words are kept whole, what gives way is named."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import pytest

from smalign.base.errors import InputError
from smalign.base.results import Exclusion, Field, Note, Period, Result
from smalign.render.sentences import sentence
from smalign.render.table import render_table

TEXTS: Final = ("owner", "card", "card_id", "reason", "pretext", "content", "stage")


def listed() -> Result:
    """Two cards to call, whose names take more than eighty columns."""
    first = {
        "owner": "Константинопольский Александр",
        "card": "deal",
        "card_id": "1204563",
        "reason": "unanswered",
        "pretext": "answer_message",
        "content": "spring-letter",
        "stage": "Согласование договора",
    }
    other = {"owner": "Анна", "card": "lead", "card_id": "98", "content": "news", "stage": "New"}
    return Result(
        metric="calls",
        as_of=datetime(2024, 3, 31),  # noqa: DTZ001 - moments are UTC without a zone
        period=Period(),
        grain="lead+deal",
        params={},
        fields=(*(Field(name, "text") for name in TEXTS), Field("days_ago", "integer", "count")),
        rows=(
            {**first, "days_ago": 1},
            {**other, "reason": "no_attempt", "pretext": "first_call", "days_ago": 2},
        ),
        total={},
        excluded=(),
        notes=(),
        sql="",
    )


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_word_and_no_id_is_broken(lang):
    """Every line fits, ids and words stand whole, and what gave way is named below the table."""
    shown = render_table(listed(), lang, 80)
    assert max(map(len, shown.splitlines())) <= 80
    words = set(shown.replace(",", " ").split())
    assert {"1204563", "98", "Константинопольский", "Согласование"} <= words
    heads = {"en": {"Owner", "Card", "Reason"}, "ru": {"Ответственный", "Карточка", "Причина"}}
    assert heads[lang] <= words
    hidden = {"en": "Not shown: ", "ru": "Не показано: "}[lang]
    assert hidden in shown
    assert ("spring-letter" in words) != (
        "Content" in shown or "Материал" in shown.split(hidden)[1]
    )


def test_a_wide_terminal_shows_them_all():
    """At 160 columns nothing gives way and no cell is folded more than its limit asks."""
    shown = render_table(listed(), "en", 160)
    assert "Not shown" not in shown
    assert "spring-letter" in shown


def test_one_owner_keeps_a_column_for_the_total():
    """With one value throughout the last naming column stays, so that the total is called one."""
    result = Result(
        metric="today",
        as_of=datetime(2024, 3, 31),  # noqa: DTZ001 - moments are UTC without a zone
        period=Period(),
        grain="deal",
        params={},
        fields=(
            Field("segment", "text"),
            Field("owner", "text", title="owner"),
            Field("cards", "integer", "count"),
        ),
        rows=({"segment": "Anna", "owner": "Anna", "cards": 47},),
        total={"cards": 47},
        excluded=(),
        notes=(),
        sql="",
    )
    lines = [line.split() for line in render_table(result, "en", 80).splitlines()]
    assert ["Anna", "47"] in lines
    assert ["Total", "47"] in lines


def test_how_many_changed_comes_before_the_shares_of_what_did_not():
    """A field of `diff` that changed in 12 cards stood there as 0 and 0 alone."""
    shares = {f"{one}_share": 0.0 for one in ("filled", "emptied", "rewritten")}
    counts = {"cards": 145, "filled": 0, "emptied": 0, "rewritten": 12}
    result = Result(
        metric="field_edits",
        as_of=datetime(2024, 3, 31),  # noqa: DTZ001 - moments are UTC without a zone
        period=Period(),
        grain="deal",
        params={},
        fields=(
            *(Field(name, "text") for name in ("segment", "table", "field")),
            *(Field(name, "integer", "count") for name in counts),
            *(Field(name, "float", "rate") for name in shares),
        ),
        rows=(
            {"segment": "", "table": "leads", "field": "owner", **counts, **shares},
            {"segment": "", "table": "deals", "field": "status", **counts, **shares},
        ),
        total={},
        excluded=(),
        notes=(),
        sql="",
    )
    (line,) = [one for one in render_table(result, "ru", 64).splitlines() if "Ответс" in one]
    assert {"145", "0", "12"} <= set(line.split())


def test_columns_with_commas_in_their_names_are_told_apart():
    """«Неизвестно, нужно ли» is one column: semicolons stand between those without data."""
    blank = ("not_due", "reach_unknown", "never_due")
    counts = {"cards": 4, "empty": 4, **dict.fromkeys(blank)}
    result = Result(
        metric="fields",
        as_of=datetime(2024, 3, 31),  # noqa: DTZ001 - moments are UTC without a zone
        period=Period(),
        grain="deal",
        params={},
        fields=(
            *(Field(name, "text") for name in ("segment", "table", "field")),
            *(Field(name, "integer", "count") for name in counts),
        ),
        rows=({"segment": "", "table": "deals", "field": "City", **counts},),
        total=counts,
        excluded=(),
        notes=(),
        sql="",
    )
    shown = " ".join(render_table(result, "ru", 80).split())
    assert "Нет данных: Не нужно; Неизвестно, нужно ли; В этой воронке не нужно" in shown


def test_a_missing_value_has_its_word_in_a_note():
    """A table says «(нет данных)» of a missing reason, and so does a note on it."""
    note = Note("nurture_above", {"contents": ["(none)", "Новости"]})
    assert "«(нет данных)», «Новости»" in sentence(note, "ru")
    assert "“(none)”, “Новости”" in sentence(note, "en")


def test_reasons_are_said_in_words_with_their_counts():
    """Only the reasons that can be seen are in the note; each with how many cards."""
    note = Note("agenda_found", {"found": [("overdue", 3), ("no_attempt", 1234)]})
    said = "Cards by their strongest reason: overdue activity: 3; never called: 1,234."
    assert sentence(note, "en") == said


@pytest.mark.parametrize(
    ("reason", "count", "said"),
    [
        ("pretext_fresh", 1, "1 касание маркетинга, которое ещё может стать поводом"),
        ("pretext_fresh", 2, "2 касания маркетинга, которые ещё могут стать поводом"),
        ("closed_unseen", 21, "которой нет в первой, хотя она создана раньше"),
        ("closed_unseen", 5, "которых нет в первой, хотя они созданы раньше"),
    ],
)
def test_what_follows_a_number_agrees_with_it(reason, count, said):
    """One card is «которой», five are «которых»."""
    assert said in sentence(Exclusion(reason, count), "ru")


def test_a_path_keeps_its_small_letter():
    """A sentence that begins with a path of the user's begins as the path is written."""
    error = InputError("workspace_again", path="ws")
    assert sentence(error, "en").startswith("ws is a prepared workspace")
    assert sentence(error, "ru").startswith("ws — уже подготовленная")
