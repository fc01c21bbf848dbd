"""The forms of check: each says the same, validates, and does what was exported no favour."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from msgspec.structs import replace
from tests.render.check_made import ROOT, checked, everything, finding, place
from tests.render.check_schemas import JUNIT, SARIF

from smalign.base.findings import Unchecked
from smalign.base.results import Note
from smalign.render.check import FORMS, render_check
from smalign.render.check.extract import extracts
from smalign.render.sayings.rules import SAYINGS
from smalign.rules import rules_named

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def shown(form, answer=None, lang="en", fail_at="error", **more):
    """An answer in one form."""
    answer = answer or everything()
    return render_check(answer, form, lang, fail_at=fail_at, root=Path(ROOT), **more)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("form", FORMS)
def test_no_control_character_is_written(form, lang):
    """Nothing of an export moves a cursor or turns a line around, in any form."""
    assert not CONTROL.search(shown(form, lang=lang))


@pytest.mark.parametrize("form", ["text", "github"])
def test_a_log_obeys_nobody_but_us(form):
    """A line begins with :: only where we put it; no ##[ and no ##vso[ stands anywhere."""
    text = shown(form)
    commands = [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert all(
        re.match(r"::(error|warning|notice) title=smalign [a-z_]+,", one) for one in commands
    )
    assert len(commands) == (4 if form == "github" else 0)
    rest = [line for line in text.splitlines() if line not in commands]
    assert not any("##[" in line or "##vso[" in line for line in rest)


def test_a_command_of_github_is_escaped():
    """Per cent signs, colons and commas of a file's name cannot end a property."""
    evil = place(5, path=f"{ROOT}/a,line=1::b%0A.csv")
    told = shown("github", checked(finding(places=(evil,)))).splitlines()[0]
    assert told == (
        "::error title=smalign loss_reason,file=a%2Cline=1%3A%3Ab%250A.csv,line=5::"
        "deals · Reason: lost without a reason: 4 of 30 (13.3%25) — deals.csv:5 and 3 more"
    )


def test_github_shows_ten_annotations_the_gravest_first():
    """What is more stands in the log."""
    many = [finding(segment=str(n)) for n in range(14)]
    lines = shown("github", checked(*many)).splitlines()
    assert sum(line.startswith("::") for line in lines) == 10
    assert sum(line.startswith("error  loss_reason") for line in lines) == 4


def test_sarif_is_valid():
    """Against the schema, with every rule's index and an address that can be followed."""
    told = json.loads(shown("sarif"))
    Draft202012Validator(SARIF).validate(told)
    (run,) = told["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])
    assert [one["level"] for one in run["results"]] == [
        "error", "warning", "note", "error", "warning", "warning",
    ]  # fmt: skip
    assert run["results"][0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "exports/deals.csv", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 7},
    }
    assert [bool(one.get("suppressions")) for one in run["results"]] == [
        False, False, True, True, False, False,
    ]  # fmt: skip


def test_a_build_server_learns_what_nobody_looked_at():
    """A rule that could not look, and a waiver that helps no more, are told with their reason."""
    answer = checked(notes=(Note("waiver_over", {"waived": "orphans", "until": date(2026, 6, 1)}),))
    (run,) = json.loads(shown("sarif", answer))["runs"]
    (invocation,) = run["invocations"]
    told = [
        (one["message"]["text"], one.get("associatedRule"))
        for one in invocation["toolExecutionNotifications"]
    ]
    assert told == [
        ("tasks_done: no tasks", {"id": "tasks_done", "index": 2}),
        ("The waiver of orphans ended on 2026-06-01: its finding counts again.", None),
    ]
    suite = etree.fromstring(shown("junit", answer).encode())[0]
    assert suite.findtext("system-out") == told[1][0]


def test_a_fingerprint_knows_no_line_and_no_count():
    """The same finding a week later, elsewhere in the file, is the same finding."""
    later = finding(failing=9, of=90, places=(place(70),))
    prints = [
        json.loads(shown("sarif", checked(one)))["runs"][0]["results"][0]["partialFingerprints"]
        for one in (finding(), later, finding(column="Other", canonical=None))
    ]
    assert prints[0] == prints[1] != prints[2]


def test_junit_is_valid():
    """Against the schema; its counts are those of its cases."""
    root = etree.fromstring(shown("junit").encode())
    etree.XMLSchema(etree.fromstring(JUNIT)).assertValid(root)
    (suite,) = root
    cases = suite.findall("testcase")
    assert [suite.get(name) for name in ("tests", "failures", "skipped")] == [
        str(len(cases)),
        str(len(suite.findall("testcase/failure"))),
        str(len(suite.findall("testcase/skipped"))),
    ]
    assert (len(cases), len(suite.findall("testcase/failure"))) == (8, 1)


@pytest.mark.parametrize(("fail_at", "failures"), [("error", 1), ("warning", 4), (None, 0)])
def test_junit_fails_where_the_command_does(fail_at, failures):
    """A finding below the severity asked for passes, and is told."""
    root = etree.fromstring(shown("junit", fail_at=fail_at).encode())
    assert len(root.findall(".//failure")) == failures


def test_gitlab_has_what_it_needs():
    """A description, a name, a fingerprint of its own, a severity it knows, a path and a line."""
    items = json.loads(shown("gitlab"))
    assert len({one["fingerprint"] for one in items}) == len(items) == 5
    assert {one["severity"] for one in items} <= {"info", "minor", "major", "critical", "blocker"}
    assert items[0]["location"] == {"path": "exports/deals.csv", "lines": {"begin": 7}}
    assert all(one["description"] and one["check_name"] for one in items)


def test_gitlab_is_told_what_nobody_looked_at():
    """One entry that counts least, at the first file; it is another one when the reasons change."""
    item = json.loads(shown("gitlab"))[-1]
    assert (item["check_name"], item["severity"]) == ("unchecked", "info")
    assert item["description"] == "Not checked: tasks_done (no such table)"
    assert item["location"]["lines"] == {"begin": 1}
    assert json.loads(shown("gitlab", replace(checked(), unchecked=()))) == []
    other = replace(everything(), unchecked=(Unchecked("orphans", "no_link"),))
    assert json.loads(shown("gitlab", other))[-1]["fingerprint"] != item["fingerprint"]


def test_markdown_keeps_its_table_whole():
    """A row a finding, whatever stands in a value."""
    lines = shown("md").splitlines()
    rows = [line for line in lines if line.startswith("| ")]
    assert len(rows) == 8
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}


def test_a_terminal_shows_all_of_a_finding():
    """At 60 columns and at 160, no word of a sentence is lost."""
    for width in (60, 160):
        text = " ".join(shown("text", checked(finding()), width=width).split())
        assert "lost without a reason: 4 of 30 (13.3%)" in text
        assert "deals.csv:7, 9, 12 and 1 more" in text
        assert max(map(len, shown("text", width=width).splitlines())) <= width


def test_an_extract_is_a_csv_a_rule():
    """Ids, files and lines; a cell a spreadsheet would run is text."""
    evil = place(7, file="=cmd()")
    told = extracts(checked(finding(places=(evil, place(9)))))
    assert list(told) == ["loss_reason.csv"]
    rows = list(csv.DictReader(io.StringIO(told["loss_reason.csv"].decode(), newline="")))
    assert [(one["id"], one["file"], one["line"]) for one in rows] == [
        ("id7", "'=cmd()", "7"),
        ("id9", "deals.csv", "9"),
    ]


def test_the_first_line_of_every_rule_is_said_in_both_languages():
    """In English it is that of its docstring, which the pages show."""
    told = {rule.name: rule.doc.partition("\n")[0] for rule in rules_named()}
    assert {name: english for name, (english, _) in SAYINGS.items()} == told
    assert all(re.search("[а-я]", russian) for _, russian in SAYINGS.values())
