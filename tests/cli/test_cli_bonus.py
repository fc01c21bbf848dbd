"""`smalign bonus`: the command as a process, over an export with a plan of pay beside it."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal

import pytest

from smalign.render import FORMS

PLAN = """
[sources]
timezone = "Europe/Moscow"
[bonus]
[bonus.plans."2025"]
since = "2025-07-01"
base = "paid"
rate = 0.0125
split = { "Анна" = 0.6, "Борис" = 0.4 }
guarantee_days = 60
"""
REFUND = "40,561,2026-06-20 10:00,-73298.60,RUB\n"


@pytest.fixture
def paid(tmp_path, generic):
    """The sample company with a plan of pay."""
    folder = tmp_path / "exports"
    shutil.copytree(generic, folder)
    (folder / "smalign.toml").write_text(PLAN, encoding="utf-8")
    with (folder / "payments.csv").open("a", encoding="utf-8") as payments:
        payments.write(REFUND)
    return folder


@pytest.mark.parametrize("form", [form for form in FORMS if form != "xlsx"])
def test_every_form_has_the_statement(smalign, paid, form):
    """People and periods stand in each form and both languages; kopecks are kept."""
    for lang, word in (("en", "Payable"), ("ru", "К выплате")):
        ended = smalign("bonus", paid, "-f", form, "-q", "--lang", lang)
        assert (ended.code, ended.err) == (0, "")
        assert "Анна" in ended.out
        if form in {"md", "html"}:
            assert word in ended.out


def test_lines_sum_to_the_statement_to_the_kopeck(smalign, paid):
    """What each deal was granted and gave back sums to every row of its period and person."""
    told = json.loads(smalign("bonus", paid, "-f", "json", "--ids").out)
    sums: dict[tuple[str, str], Decimal] = {}
    for line in told["ids"]:
        key = (line["period"], line["person"])
        sums[key] = sums.get(key, Decimal(0)) + Decimal(line["payable"])
    rows = {(row["period"], row["person"]): Decimal(row["payable"]) for row in told["rows"]}
    assert {key: value for key, value in rows.items() if value or key in sums} == sums
    assert Decimal(told["total"]["payable"]) == sum(rows.values()) > 0
    # 0.0125 of the 73,298.60 of 15 June, 916.2325, all of it back
    backs = [line for line in told["ids"] if line["kind"] == "refund"]
    assert sum(Decimal(line["clawed_back"]) for line in backs) == Decimal("916.23")


def test_without_a_plan_it_says_what_to_write(smalign, generic):
    """The pay is not set: exit code 2, and the lines that would set it."""
    ended = smalign("bonus", generic)
    assert ended.code == 2
    assert "[bonus.plans" in ended.sentence
    assert "not set" in ended.sentence


def test_a_mistake_in_a_plan_is_one_sentence(smalign, paid):
    """With the file, the line, what was found and what is known."""
    toml = paid / "smalign.toml"
    toml.write_text(PLAN.replace('"paid"', '"payed"'), encoding="utf-8")
    ended = smalign("bonus", paid)
    assert ended.code == 2
    assert "line 7" in ended.sentence
    assert "payed" in ended.sentence
    assert "influenced" in ended.sentence
