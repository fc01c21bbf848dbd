"""`smalign plan`: the command as a process, over exports with a plan beside them."""

from __future__ import annotations

import json
import shutil

import pytest

from smalign.render import FORMS

PLAN = (
    "Месяц;Канал;План лидов;План продаж;План выручки\n"
    "июнь 2026;Paid Search;30;6;900000\n"
    "июнь 2026;Paid Sorcial;10;1;100000\n"
)


@pytest.fixture(scope="module")
def planned(tmp_path_factory, generic):
    """The sample company with a plan for June."""
    folder = tmp_path_factory.mktemp("planned") / "exports"
    shutil.copytree(generic, folder)
    (folder / "plan.csv").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.mark.parametrize("form", [form for form in FORMS if form != "xlsx"])
def test_every_form_has_plan_and_fact(smalign, planned, form):
    """Seven leads of thirty by the end of June, in each form and both languages."""
    for lang, word in (("en", "leads"), ("ru", "лиды")):
        ended = smalign("plan", planned, "-f", form, "-q", "--lang", lang)
        assert (ended.code, ended.err) == (0, "")
        assert (word if form in {"table", "md", "html"} else "leads") in ended.out


def test_money_is_exact_and_the_parts_sum(smalign, planned):
    """In JSON amounts are decimal texts, and the parts of the gap sum to it."""
    answer = json.loads(smalign("plan", planned, "-f", "json").out)
    rows = {(row["channel"], row["measure"]): row for row in answer["rows"]}
    revenue = rows["Paid Search", "revenue"]
    assert (revenue["plan"], revenue["fact"]) == ("900000", "183246.5")
    parts = [float(revenue[f"from_{name}"]) for name in ("leads", "conversion", "cheque")]
    assert sum(parts) == pytest.approx(183_246.5 - 900_000)
    assert (rows["Paid Search", "leads"]["plan"], rows["Paid Search", "leads"]["fact"]) == (
        "30",
        "7",
    )
    told = {note["code"]: note["text"] for note in answer["notes"]}
    assert "Paid Social" in told["plan_channels_unknown"]


def test_conditions_do_not_filter_the_plan(smalign, planned):
    """--where takes cards away and leaves the plan, and a note says so."""
    options = ("--where", "channel = Paid Social", "-f", "json")
    answer = json.loads(smalign("plan", planned, *options).out)
    rows = {(row["channel"], row["measure"]): row for row in answer["rows"]}
    assert (rows["Paid Search", "leads"]["plan"], rows["Paid Search", "leads"]["fact"]) == (
        "30",
        "0",
    )
    assert "plan_not_filtered" in {note["code"] for note in answer["notes"]}


def test_without_a_plan_there_is_nothing_to_compare(smalign, generic):
    """One sentence and exit code 3."""
    ended = smalign("plan", generic, LC_ALL="en_US.UTF-8")
    assert ended.code == 3
    assert "plan" in ended.sentence
