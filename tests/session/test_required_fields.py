"""`fields --require`, `--suggest` and `--values` over small exports."""

from __future__ import annotations

import tomllib

import pytest
from msgspec.structs import replace
from tests.exports import opened
from tests.handmade import by
from tests.session.test_due_fields import DEALS, LOG, TOML

from smalign.base.config_file import load
from smalign.base.errors import UsageError
from smalign.render import render
from smalign.render.advice import advice, toml_lines


@pytest.fixture
def session(tmp_path):
    """Five deals with their history; Demo requires the budget."""
    files = {
        "deals.csv": DEALS,
        "stage_log.csv": LOG,
        "smalign.toml": TOML.format(required='"Demo" = ["Budget"]'),
    }
    with opened(tmp_path, files) as session:
        yield session


def test_whom_a_field_would_have_stopped(session):
    """By owner: Ann's d2, Bob's d4 and d5; d4 was sold for 200 without a budget."""
    result = session.fields(require=["budget@demo"])
    found = by(result, "owner")
    names = ("cards", "stopped", "open_stopped", "won_stopped", "won_revenue")
    assert tuple(found["Ann"][name] for name in names) == (1, 1, 1, 0, 0)
    assert tuple(found["Bob"][name] for name in names) == (3, 2, 0, 1, 200)
    assert tuple(result.total[name] for name in names) == (4, 3, 1, 1, 200)


def test_the_question_is_of_the_asked_fields_alone(session):
    """What the configuration requires does not mix with what is asked."""
    result = session.fields(require=["Город@New"], by="stage", ids=True)
    assert {row["field"] for row in result.rows} == {"Город"}
    assert [row["card_id"] for row in result.ids] == ["d2"]


def test_without_owners_the_cards_are_not_cut(tmp_path):
    """An export that does not say whose a card is gives one row."""
    text = "Deal ID,Created at,Status,Stage,Budget\nd1,2024-01-02,open,Demo,\n"
    toml = '[stages]\norder = ["New", "Demo"]\n'
    with opened(tmp_path, {"deals.csv": text, "smalign.toml": toml}) as session:
        (row,) = session.fields(require=["budget@Demo"]).rows
    assert (row["cards"], row["stopped"], row["segment"]) == (1, 1, "")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"require": ["budget"]}, "require_option"),
        ({"require": ["@Demo"]}, "require_option"),
        ({"require": ["budget@"]}, "require_option"),
        ({"require": ["budget@Demmo"]}, "required_stage_unknown"),
        ({"require": ["budget@Demo"], "suggest": True}, "fields_one_of"),
        ({"values": True, "suggest": True}, "fields_one_of"),
        ({"suggest": True, "by": ["owner"]}, "part_option"),
    ],
)
def test_what_cannot_be_asked_is_refused(session, options, code):
    """One sentence says what was found."""
    with pytest.raises(UsageError) as caught:
        session.fields(**options)
    assert caught.value.code == code


def test_the_lines_of_a_suggestion_are_read_again(tmp_path):
    """What is written for smalign.toml holds what is required already, and parses."""
    rows = "\n".join(
        f"x{number},Ann,2024-01-0{number % 9 + 1},2024-02-01,{status},{stage},,,{budget},{city}"
        for number, (status, stage, budget, city) in enumerate(
            [("open", "New", "", "A")] * 12
            + [("won", "Paid", 5, "A")] * 28
            + [("won", "Paid", "", 'B "b"')] * 2
        )
    )
    toml = TOML.format(required='"New" = ["Город"]')
    with opened(tmp_path, {"deals.csv": DEALS + rows, "smalign.toml": toml}) as session:
        result = session.fields(suggest=True, min_n=10)
    assert [(row["field"], row["stage"], row["gain"]) for row in result.rows] == [
        ("Budget", "Demo", 3)
    ]
    lines = "\n".join(toml_lines(result))
    assert tomllib.loads(lines) == {"stages": {"required": {"New": ["Город"], "Demo": ["Budget"]}}}
    path = tmp_path / "again.toml"
    path.write_text(lines, encoding="utf-8")
    assert load(path).stages.required == {"New": ("Город",), "Demo": ("Budget",)}
    ((heading, written),) = advice(result, "en")
    assert heading.startswith("In smalign.toml")
    assert len(written) == 3


def test_names_and_outcomes_are_not_compared(tmp_path):
    """First names are no list, and a stage goes with sales by itself."""
    rows = "\n".join(
        f"d{number},2024-01-02,{status},{stage},Иван,Иванов"
        for number, (status, stage) in enumerate([("won", "Paid"), ("lost", "Refused")] * 3)
    )
    text = "Deal ID,Created at,Status,Stage,Имя,Фамилия\n" + rows
    toml = '[stages]\nwon = ["Paid"]\nlost = ["Refused"]\n'
    with opened(tmp_path, {"deals.csv": text, "smalign.toml": toml}) as session:
        found = by(session.fields(values=True, min_n=1), "field")
    assert found["Имя"]["values"] is None
    assert (found["stage"]["values"], found["stage"]["use"]) == (2, "")


def test_every_written_form_holds_the_lines(session):
    """A page, Markdown and the terminal show the lines; no name of a stage becomes markup."""
    result = session.fields(suggest=True, min_n=1)
    sections = [{"section": ["stages"], "required": {'De"mo <b>': ["Budget"]}}]
    result = replace(result, params={**result.params, "sections": sections})
    line = '"De\\"mo <b>" = ["Budget"]'
    assert line in render(result, "md", "en").splitlines()
    assert line in render(result, "table", "en", width=30)
    assert "De\\&#34;mo &lt;b&gt;" in render(result, "html", "en")
