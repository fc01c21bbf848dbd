"""`smalign process`: the command as a process, over the sample company."""

from __future__ import annotations

import json

import pytest

from smalign.render import FORMS


@pytest.mark.parametrize("form", [form for form in FORMS if form != "xlsx"])
def test_every_form_says_minutes_as_people_do(smalign, generic, form):
    """Hours and minutes for readers, minutes for programs; in both languages."""
    for lang, hours in (("en", "2 h 05 min"), ("ru", "2 ч 05 мин")):
        ended = smalign("process", generic, "-f", form, "-q", "--lang", lang)
        assert (ended.code, ended.err) == (0, "")
        assert (hours if form in {"table", "md", "html"} else "124.5") in ended.out


def test_minutes_are_numbers_in_json(smalign, generic):
    """The unit is named; shares are fractions."""
    answer = json.loads(smalign("process", generic, "-f", "json").out)
    units = {column["name"]: column["unit"] for column in answer["columns"]}
    assert units["speed_median"] == "minutes"
    assert answer["total"]["within_60"] == pytest.approx(72 / 239)
    assert answer["params"]["working_hours"] == "9-18"


def test_a_script_gives_the_same_medians(smalign, generic):
    """Pasted into a bare DuckDB, --sql gives the rows that were reduced."""
    import duckdb

    script = smalign("process", generic, "--sql").out
    found = duckdb.connect(config={"threads": 1}).execute(script)
    names, rows = [column[0] for column in found.description], found.fetchall()
    total = next(row for row in rows if row[names.index("is_total")] == 1)
    answer = json.loads(smalign("process", generic, "-f", "json").out)
    assert total[names.index("speed_median")] / 60 == answer["total"]["speed_median"]


def test_a_part_is_shown_and_an_unknown_one_refused(smalign, generic):
    """--show names the table; what there is none of is one sentence."""
    shown = smalign("process", generic, "--show", "arrivals", "-f", "table", "-q", "--lang", "ru")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("Когда приходят лиды\n")
    refused = smalign("process", generic, "--show", "night", "--lang", "en")
    assert (refused.code, refused.out) == (2, "")
    assert "speed, arrivals" in refused.err
    assert refused.err.count("\n") == 1


@pytest.mark.parametrize(
    ("part", "title"),
    [
        ("moves", "Как карточки проходят этапы"),
        ("transitions", "Из этапа в этап"),
        ("variants", "Пути по этапам"),
        ("network", "Кто кому передаёт карточки"),
        ("handovers", "Как карточки меняют ответственного"),
        ("after-sale", "После продажи"),
    ],
)
def test_parts_of_histories(smalign, generic, part, title):
    """Each part is its own table, has cards behind it, and a script that runs."""
    import duckdb

    shown = smalign("process", generic, "--show", part, "-f", "table", "--lang", "ru", "-q")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith(title)
    answer = json.loads(smalign("process", generic, "--show", part, "-f", "json").out)
    assert answer["metric"] == part.replace("-", "_")
    assert answer["rows"]
    ids = smalign("process", generic, "--show", part, "--ids", "-q", "-f", "csv").out
    assert ids.startswith("card,card_id,")
    script = smalign("process", generic, "--show", part, "--sql").out
    assert duckdb.connect(config={"threads": 1}).execute(script).fetchall()


def test_without_a_history_the_part_says_so(smalign, bitrix24):
    """No row is made up where no stage has a date."""
    ended = smalign("process", bitrix24, "--show", "moves", "--lang", "en", "-f", "table")
    assert ended.code == 0
    assert "no history of stages with dates" in ended.out


def test_zones_that_nobody_named_are_said(smalign, generic, tmp_path):
    """Without a stage of marketing nothing is passed on; with one the pairs of zones are there."""
    bare = smalign("process", generic, "--show", "zone-handovers", "--lang", "en", "-f", "table")
    assert "No card passed from one zone to another" in bare.out
    config = tmp_path / "smalign.toml"
    config.write_text('[stages]\nmarketing = ["New"]\n', encoding="utf-8")
    named = smalign(
        *("process", generic, "--show", "zone-handovers", "--config", config),
        *("--lang", "ru", "-f", "table"),
    )
    assert "маркетинг" in named.out
    assert "продажи" in named.out


def test_a_horizon_is_of_what_comes_after_a_sale(smalign, generic):
    """Elsewhere it would say nothing, so it is refused."""
    shown = smalign("process", generic, "--show", "after-sale", "--horizon", "30d", "-f", "json")
    assert json.loads(shown.out)["params"]["horizon"] == 30
    refused = smalign("process", generic, "--show", "moves", "--horizon", "30d", "--lang", "en")
    assert (refused.code, refused.out) == (2, "")
    assert refused.sentence.startswith("--horizon is the time in which customers buy again")
