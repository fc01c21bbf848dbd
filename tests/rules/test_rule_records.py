"""What every rule has: documentation, a section of smalign.toml, sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.rules.checks_made import check

import smalign.rules
from smalign.base.check_mistakes import rule_names
from smalign.render.sentences import CATALOGUE
from smalign.rules import NAMES, rules_named

RULES = rules_named()
SOURCE = Path(smalign.rules.__file__).parent


def test_every_rule_has_a_section_of_smalign_toml():
    """The names are kept twice, and are the same."""
    assert sorted(NAMES) == sorted(rule_names())


def test_every_rule_is_a_file():
    """A file of rules/ that defines a rule is one of them."""
    files = {path.stem for path in SOURCE.glob("*.py") if "RULE: Final" in path.read_text()}
    assert files == set(NAMES)


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_rule_documents_itself(rule):
    """One line, then What, Why, How, Caveats and Source."""
    assert re.findall(r"(?m)^(\w+):", rule.doc) == ["What", "Why", "How", "Caveats", "Source"]
    assert rule.doc.partition("\n\n")[0].endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_has_its_sentence(name):
    """Every code a rule's file names is in the catalogue."""
    text = (SOURCE / f"{name}.py").read_text()
    codes = set(re.findall(r'"([a-z]+(?:_[a-z]+)+)"', text)) & set(CATALOGUE["finding"])
    assert codes or name in {"complete_export", "dates_in_order"}


def test_a_file_that_stands_in_the_folder_twice_is_counted_once(tmp_path):
    """A copy without ids, its dates written otherwise: two deals, not four."""
    head = "status,created_at,amount,source\n"
    own = head + "won,2026-05-14 10:00,100,Ads\nlost,2026-05-15 10:00,50,Ads\n"
    copy = head + "won,14.05.2026 10:00,100,Ads\nlost,15.05.2026 10:00,50,Ads\n"
    files = {"deals.csv": own, "deals copy.csv": copy}
    assert check(tmp_path, files, "sane_amounts").rows == {"deals": 2}
