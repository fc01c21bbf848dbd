"""`[bonus]` of smalign.toml: what it is read as, and the one error each mistake becomes."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from smalign.base.config_bonus import Accelerator, Mark, Qualifier
from smalign.base.config_file import load
from smalign.base.config_plain import from_plain, to_plain
from smalign.base.errors import UsageError

WHOLE = """\
[bonus]
period = "quarter"
[bonus.plans."2026"]
since = "2026-01-01"
base = "paid"
rates = { "100%" = 0.03, "0%" = 0.02 }
steps = "marginal"
threshold = "80%"
accelerator = { above = "120%", times = 1.5 }
cap = 100000
qualifiers = { drr = { most = 0.15, otherwise = 0.5 } }
split = { "Анна" = 0.6, "Борис" = 0.4 }
guarantee_days = 90
"""


def read(tmp_path, text: str):
    """The configuration of a text."""
    path = tmp_path / "smalign.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_a_plan_is_read_exactly(tmp_path):
    """Decimals stay decimals, marks are in order, and a plan without an end goes on."""
    bonus = read(tmp_path, WHOLE).bonus
    plan = bonus.plans["2026"]
    assert (bonus.period, plan.first_on, plan.last_on) == ("quarter", date(2026, 1, 1), date.max)
    assert plan.ladder == (
        (Mark(Decimal(0), is_percent=True), Decimal("0.02")),
        (Mark(Decimal(100), is_percent=True), Decimal("0.03")),
    )
    assert plan.accelerator == Accelerator("120%", Decimal("1.5"))
    assert plan.qualifiers == {"drr": Qualifier(Decimal("0.5"), most=Decimal("0.15"))}
    assert plan.split == {"Анна": Decimal("0.6"), "Борис": Decimal("0.4")}


def test_a_workspace_keeps_it(tmp_path):
    """As JSON and back it is the same; so is a configuration without it."""
    for text in (WHOLE, ""):
        config = read(tmp_path, text)
        assert from_plain(json.loads(json.dumps(to_plain(config)))) == config


def test_marks_are_of_the_quota_or_of_the_base():
    """80 % of 1,000 is 800; without a quota it is not known; an amount is itself."""
    assert Mark.of("80%").at(Decimal(1000)) == Decimal(800)
    assert Mark.of("80 %").at(None) is None
    assert Mark.of("3000000.5").at(None) == Decimal("3000000.5")


@pytest.mark.parametrize(
    ("before", "after", "code", "line"),
    [
        ('"quarter"', '"week"', "config_choice", 2),
        ('"2026-01-01"', '"2026-02-01"', "config_bonus_quarter_since", 4),
        ('"2026-01-01"', '"soon"', "config_day", 4),
        ('base = "paid"', 'base = "payed"', "config_choice", 5),
        ('base = "paid"', 'base = "paid"\nuntil = "2026-06-29"', "config_bonus_quarter_until", 6),
        ('base = "paid"', 'base = "paid"\nuntil = "2025-12-31"', "config_span", 6),
        ('base = "paid"', 'base = "paid"\nrate = 0.1', "config_bonus_rate", 6),
        ('base = "paid"', 'base = "paid"\nqouta = 3', "config_unknown_key", 6),
        ('base = "paid"', 'base = "paid"\nquota = 0', "config_bonus_quota", 6),
        ('"0%" = 0.02', '"0%" = 2', "config_bonus_rate_amount", 6),
        ('"0%" = 0.02', '"some" = 0.02', "config_bonus_mark", 6),
        ('"0%" = 0.02', '"3000" = 0.02', "config_bonus_marks_mixed", 6),
        ('"0%" = 0.02', '"100.0%" = 0.02', "config_bonus_marks_twice", 6),
        ('steps = "marginal"\n', "", "config_bonus_steps", 3),
        ("times = 1.5", "times = 1", "config_bonus_times", 9),
        ("cap = 100000", "cap = 0.001", "config_amount", 10),
        ("most = 0.15,", "", "config_bonus_qualifier", 11),
        ("otherwise = 0.5", "otherwise = 1", "config_bonus_otherwise", 11),
        ("drr =", "weather =", "config_choice", 11),
        ('"Борис" = 0.4', '"Борис" = 0.5', "config_bonus_split", 12),
        ("guarantee_days = 90", "guarantee_days = 0", "config_count", 13),
        ("guarantee_days = 90", "guarantee_days = 1.5", "config_integer", 13),
    ],
)
def test_each_mistake_is_told_with_its_line(tmp_path, before, after, code, line):
    """Where, what, and nothing else."""
    assert before in WHOLE
    with pytest.raises(UsageError) as caught:
        read(tmp_path, WHOLE.replace(before, after, 1))
    assert (caught.value.code, caught.value.facts["line"]) == (code, line)


def test_two_plans_in_force_on_one_day_are_refused(tmp_path):
    """The later one begins while the earlier, which has no end, still holds."""
    later = '[bonus.plans."next"]\nsince = "2026-07-01"\nbase = "won"\nrate = 0.1\n'
    with pytest.raises(UsageError) as caught:
        read(tmp_path, WHOLE + later)
    assert caught.value.code == "config_bonus_overlap"
    assert (caught.value.facts["found"], caught.value.facts["line"]) == ("2026", 15)


def test_a_misspelt_key_is_told_with_the_one_meant(tmp_path):
    """Deep inside a plan, too."""
    for before, after, hint in (
        ("otherwise", "otherwize", "otherwise"),
        ("guarantee_days", "garantee_days", "guarantee_days"),
    ):
        with pytest.raises(UsageError) as caught:
            read(tmp_path, WHOLE.replace(before, after))
        assert caught.value.facts.get("hint", hint) == hint
