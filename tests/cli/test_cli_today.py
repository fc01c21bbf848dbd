"""`smalign today`: the command as a process, over the sample company."""

from __future__ import annotations

import json

import duckdb
import pytest

from smalign.render import FORMS


@pytest.mark.parametrize("form", [form for form in FORMS if form != "xlsx"])
@pytest.mark.parametrize("show", ["owners", "agenda"])
def test_every_form(smalign, generic, form, show):
    """Both parts, in both languages; codes for programs, words for readers."""
    for lang, words in (("en", "never called"), ("ru", "ни разу не звонили")):
        ended = smalign("today", generic, "--show", show, "-f", form, "-q", "--lang", lang)
        assert (ended.code, ended.err) == (0, "")
        if show == "agenda":
            assert (words if form in {"table", "md", "html"} else "no_attempt") in ended.out


def test_the_list_has_as_many_cards_as_burn(smalign, generic):
    """What the owners' table counts, the list shows, and --ids names."""
    owners = json.loads(smalign("today", generic, "-f", "json").out)
    agenda = json.loads(smalign("today", generic, "--show", "agenda", "-f", "json").out)
    ids = json.loads(smalign("today", generic, "--ids", "-f", "json").out)
    assert owners["total"]["burning"] == sum(row["burning"] for row in owners["rows"]) > 0
    assert len(agenda["rows"]) == owners["total"]["burning"] == len(ids["ids"])


def test_a_script_gives_the_same_cards(smalign, generic):
    """Pasted into a bare DuckDB, --sql gives the cards of the list."""
    script = smalign("today", generic, "--show", "agenda", "--sql").out
    rows = duckdb.connect(config={"threads": 1}).execute(script).fetchall()
    agenda = json.loads(smalign("today", generic, "--show", "agenda", "-f", "json").out)
    assert {row[2] for row in rows} == {row["card_id"] for row in agenda["rows"]}


def test_a_period_is_refused(smalign, generic):
    """What burns, burns now."""
    ended = smalign("today", generic, "--last", "3m", "--lang", "en")
    assert ended.code == 2
    assert ended.err.count("\n") <= 2


def test_the_list_names_people_where_it_is_asked(smalign, generic):
    """With --show-personal whom to call stands beside the card, in the script as well."""
    asked = ("today", generic, "--show", "agenda")
    rows = json.loads(smalign(*asked, "--show-personal", "-f", "json").out)["rows"]
    named = {row["card_id"]: (row["contact_name"], row["phone"], row["email"]) for row in rows}
    assert any(phone and phone.startswith("+7900") for _, phone, _ in named.values())
    script = smalign(*asked, "--show-personal", "--sql").out
    told = duckdb.connect(config={"threads": 1}).execute(script).fetchall()
    assert named == {row[2]: row[18:21] for row in told}
    plain = smalign(*asked, "-f", "json").out
    people = {str(one) for each in named.values() for one in each if one}
    assert not [one for one in people if one in plain]
