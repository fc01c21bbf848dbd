"""`smalign diagnose` as a process: forms, exit codes, what it remembers."""

from __future__ import annotations

import json

import pytest

from smalign.demo import write

NORMS = """
[agreement]
by = ["Ann"]
on = "2025-01-01"

[agreement.norms]
unworked = {}
"""
LEADS = "Lead ID,Created at,Status\n1,2026-02-12 10:00,open\n2,2026-02-13 10:00,disqualified\n"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A company three of whose managers throw leads away without an attempt."""
    folder = tmp_path_factory.mktemp("told")
    write(folder, "generic", 7, 600, story=("junked-unworked",))
    return folder


def test_json_names_the_verdict_the_links_and_every_gate(smalign, told):
    """The contract: six steps, the first broken one, the dearest, gates, the cause."""
    answer = smalign("diagnose", told, "--format", "json")
    assert answer.code == 0
    found = json.loads(answer.out)
    assert [one["step"] for one in found["steps"]] == [1, 2, 3, 4, 5, 6]
    assert (found["first_broken"], found["verdict"]["cause"]) == (2, "handling")
    assert {"mature", "results", "linked"} <= {one["name"] for one in found["gates"]}


def test_it_ends_with_1_where_it_is_told_to(smalign, told):
    """A broken step fails the run only with --fail-on."""
    assert smalign("diagnose", told, "--fail-on", "broken", "--quiet").code == 1


def test_what_changed_of_the_agreement_is_told_the_next_time(smalign, tmp_path):
    """The first time nothing is remembered; then a norm is another one, and stays told."""
    (tmp_path / "leads.csv").write_text(LEADS, encoding="utf-8")
    config = tmp_path / "smalign.toml"
    state = ("--state", tmp_path / "state", "--format", "md", "--lang", "en")
    config.write_text(NORMS.format(0.05), encoding="utf-8")
    first = smalign("diagnose", tmp_path / "leads.csv", *state).out
    assert "What was agreed" not in first
    config.write_text(NORMS.format(0.5), encoding="utf-8")
    third = smalign("diagnose", tmp_path / "leads.csv", *state).out
    later = smalign("diagnose", tmp_path / "leads.csv", *state, "--as-of", "2026-02-12").out
    assert "agreement.norms.unworked, 0.05 → 0.5" in third.replace("\\", "")
    assert "Nothing that was agreed has changed since the report on 2026-02-13" in later


def test_an_unknown_field_is_one_sentence(smalign, told):
    """A mistake in the question ends with 2 and no traceback."""
    answer = smalign("diagnose", told, "--where", "colour = red")
    assert answer.code == 2
    assert len(answer.err.strip().splitlines()) == 1
