"""`smalign tasks`: the command as a process, over the sample company."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from smalign.render import FORMS


@pytest.mark.parametrize("form", [form for form in FORMS if form != "xlsx"])
def test_every_form_has_the_series_in_both_languages(smalign, generic, form):
    """The four series of the sample, in each form."""
    for lang in ("en", "ru"):
        ended = smalign("tasks", generic, "-f", form, "-q", "--lang", lang)
        assert (ended.code, ended.err) == (0, "")
        assert "Инна" in ended.out
        assert "Чистота" in ended.out


def test_counts_equal_those_of_the_file(smalign, generic):
    """Tasks and done tasks a series, as Python's csv module counts them."""
    with (generic / "tasks.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    done = Counter(row["Series"] for row in rows if row["Completed at"])
    late = Counter(row["Series"] for row in rows if row["Completed at"] > row["Due at"])
    told = list(csv.DictReader(smalign("tasks", generic, "-f", "csv").out.splitlines()))
    assert {row["series"]: int(row["done"]) for row in told} == dict(done)
    assert {row["series"]: int(row["late"]) for row in told} == dict(late)
    assert sum(int(row["tasks"]) for row in told) == len(rows)


def test_an_export_without_tasks_is_refused(smalign, bitrix24):
    """It says which table is needed."""
    ended = smalign("tasks", bitrix24)
    assert ended.code == 3
    assert "tasks" in ended.err


def test_a_series_without_fields_is_a_mistake_in_smalign_toml(smalign, generic, tmp_path):
    """The file and the key are named."""
    config = tmp_path / "smalign.toml"
    config.write_text('[tasks."Clean"]\nfields = []\n', encoding="utf-8")
    ended = smalign("tasks", generic, "--config", config)
    assert ended.code == 2
    assert "tasks.Clean.fields" in ended.err
