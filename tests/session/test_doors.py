"""What Python asks is what the command line asks: the same answers, refusals and sentences."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from inspect import signature
from pathlib import Path

import pandas as pd
import pytest
import typer

import smalign
from smalign.cli.app import build
from smalign.cli.help import Group
from smalign.session.options import Options

DEALS = """\
deal_id,created_at,closed_at,status,amount,owner
1,2026-01-05,2026-01-15,won,100,Ann
2,2026-01-31,,open,200,Ann
3,2026-02-01,2026-02-20,won,300,Bob
4,2026-02-28,,open,400,Bob
"""


@pytest.fixture
def export(tmp_path):
    """Two deals of January, two of February."""
    (tmp_path / "now").mkdir()
    (tmp_path / "now" / "deals.csv").write_text(DEALS)
    with smalign.open(tmp_path / "now") as session:
        yield session


@pytest.mark.parametrize(
    ("metric", "options", "text"),
    [
        ("roi", {"min_n": 0}, "--min-n takes a whole number, 1 or more, not “0”; correct it."),
        ("roi", {"min_n": -3}, "--min-n takes a whole number, 1 or more, not “-3”; correct it."),
        ("diagnose", {"min_n": 0}, "--min-n takes a whole number, 1 or more, not “0”; correct it."),
        (
            "reasons",
            {"min_days": -1},
            "--min-days takes a whole number, 0 or more, not “-1”; correct it.",
        ),
        (
            "roi",
            {"lookback_steps": 0},
            "--lookback-steps takes a whole number, 1 or more, not “0”; correct it.",
        ),
        ("roi", {"order": 0}, "--order takes a whole number, 1 or more, not “0”; correct it."),
        ("nurture", {"days": 0}, "--days takes a whole number, 1 or more, not “0”; correct it."),
        ("calls", {"fresh": -1}, "--fresh takes a whole number, 0 or more, not “-1”; correct it."),
        (
            "records",
            {"within": -1},
            "--within takes a whole number, 0 or more, not “-1”; correct it.",
        ),
        ("compare", {"vs": "last"}, "--vs cannot be “last”; choose one of previous, year."),
        ("diagnose", {"vs": "last"}, "--vs cannot be “last”; choose one of previous, year."),
        ("compare", {"to": "fact"}, "--to cannot be “fact”; choose one of plan."),
        ("calls", {"last": "3m"}, "--last says nothing of --show list; leave it out."),
        ("roi", {"since": "20260105"}, "“20260105” is not a date; write since as 2026-01-31."),
    ],
)
def test_a_bad_value_has_the_sentence_of_the_command_line(export, metric, options, text):
    """A number below the least was taken, and a word that is none was an error from inside."""
    with pytest.raises(smalign.UsageError) as caught:
        getattr(export, metric)(**options)
    assert caught.value.text == text


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 2, 1),
        "2026-02-01",
        "01.02.2026",
        pd.Timestamp("2026-02-01"),
        datetime(2026, 2, 1),  # noqa: DTZ001 - a day, as pandas has days
    ],
)
def test_a_day_is_taken_as_people_and_frames_write_it(export, day):
    """From the first of February on there are two deals, one of them sold for 300."""
    total = export.roi(by="owner", since=day).total
    assert (total["leads"], total["won"], total["revenue"]) == (2, 1, Decimal(300))


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("since", datetime(2026, 2, 1, 12)),  # noqa: DTZ001 - what is refused
        ("until", datetime(2026, 2, 1, tzinfo=UTC)),
        ("as_of", pd.NaT),
        ("min_n", True),
    ],
)
def test_what_is_no_day_and_no_number_is_refused(export, option, value):
    """A moment within a day is on no side of it; true is no number."""
    with pytest.raises(TypeError, match=f" as {option}, not "):
        export.roi(**{option: value})


@pytest.mark.parametrize("option", [{"by": "owner"}, {"basis": "cash"}, {"mistyped": 1}])
def test_a_diagnosis_ignores_no_option(export, option):
    """What it does not have is refused, as by every other question."""
    (name,) = option
    with pytest.raises(TypeError, match=f"unexpected keyword argument '{name}'"):
        export.diagnose(**option)


def test_a_diagnosis_takes_the_file_of_a_report(export, tmp_path):
    """As `diagnose --report`: five deals beside four; where there is none, one sentence."""
    report = tmp_path / "report.csv"
    report.write_text("owner,January 2026,February 2026\nAnn,2,0\nBob,0,3\n")
    first = export.diagnose(report, "deals").steps[4].first
    assert first is not None
    assert (first.finding, first.facts["report"], first.facts["crm"]) == ("report_agrees", 5, 4)
    for ask in (export.diagnose, export.reconcile):
        with pytest.raises(smalign.InputError) as caught:
            ask(tmp_path / "none.csv")
        assert caught.value.text.endswith("there is no such file or folder; check the path.")


def test_an_earlier_export_is_opened_as_the_later_one(tmp_path):
    """Both say their amounts in a column of their own name, which the settings tell."""
    toml = tmp_path / "settings.toml"
    toml.write_text('[mapping.deals]\namount = "Worth"\n')
    text = "deal_id,created_at,status,Worth\n1,2026-01-05,open,{}\n"
    for name, worth in (("old", 100), ("new", 150)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "deals.csv").write_text(text.format(worth))
    with smalign.open(tmp_path / "new", config=toml) as later:
        rows = {row["step"]: row["open_amount"] for row in later.diff(tmp_path / "old").rows}
        with smalign.open(tmp_path / "old", config=toml) as earlier:
            same = {row["step"]: row["open_amount"] for row in later.diff(earlier).rows}
    assert rows == same
    assert (rows["opening"], rows["closing"]) == (100, 150)


def test_a_number_is_explained_in_python(export):
    """2 sales for 400: the average of 200 with its formula and its cards."""
    found = export.explain("roi", columns=["avg_won_amount"], by="owner")
    (total,) = found.rows
    (average,) = total.measures
    assert (average.value, average.numbers) == (
        Decimal(200),
        {"revenue": Decimal(400), "won": Decimal(2)},
    )


def test_a_check_is_asked_with_a_public_record(export):
    """The day of the check is said: below the command line there is no clock."""
    ask = smalign.CheckAsk(today=date(2026, 3, 1), select=("unique_id",))
    assert export.check(ask).findings == ()


def options_of_commands() -> set[str]:
    """Every long option of every command that asks something."""
    group = typer.main.get_command(build([]))
    assert isinstance(group, Group)
    found = {
        one
        for name, command in group.commands.items()
        if name != "demo"  # it asks nothing
        for parameter in command.params
        for one in (*parameter.opts, *parameter.secondary_opts)
    }
    return {one for one in found if one.startswith("--")} - {"--help"}


def test_every_option_has_an_argument_or_a_word_why_not():
    """An option has its own name in Python, or stands in the guide under the one it has."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "31-python.md").read_text()
    named = {
        *Options.__annotations__,
        *signature(smalign.open).parameters,
        *smalign.CheckAsk.__struct_fields__,
    }
    untold = {
        one
        for one in options_of_commands()
        if one.removeprefix("--").replace("-", "_") not in named
        and not re.search(rf"{one}\b", page)
    }
    assert untold == set()
