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


@pytest.fixture(scope="module")
def paid(tmp_path_factory, generic):
    """The sample company with a plan of pay."""
    folder = tmp_path_factory.mktemp("paid") / "exports"
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


def test_a_mistake_in_a_plan_is_one_sentence(smalign, paid, tmp_path):
    """With the file, the line, what was found and what is known."""
    toml = tmp_path / "smalign.toml"
    toml.write_text(PLAN.replace('"paid"', '"payed"'), encoding="utf-8")
    ended = smalign("bonus", paid, "--config", toml)
    assert ended.code == 2
    assert "line 7" in ended.sentence
    assert "payed" in ended.sentence
    assert "influenced" in ended.sentence


def test_other_bases_stand_side_by_side(smalign, paid):
    """The plan as it is, then each base; margins are not in the export, and a note says so."""
    told = json.loads(smalign("bonus", paid, "--show", "bases", "-f", "json").out)
    options = [row["option"] for row in told["rows"][:5]]
    assert options == ["plan", "won", "margin", "sourced", "influenced"]
    assert "margin" in next(one["text"] for one in told["notes"] if one["code"] == "bases_unknown")
    russian = smalign("bonus", paid, "--show", "bases", "--lang", "ru", "-f", "md").out
    assert "привлечённое маркетингом" in russian


def test_a_change_is_shown_beside_the_plan(smalign, paid):
    """--if alone asks for the comparison; a key that is none is one sentence."""
    told = json.loads(smalign("bonus", paid, "--if", "rate=0.025", "-f", "json").out)
    pairs = [(row["option"], Decimal(row["granted"])) for row in told["rows"][:2]]
    assert pairs == [("plan", Decimal("2478.33")), ("if", Decimal("4956.66"))]
    assert "rates" in smalign("bonus", paid, "--if", "rte=0.025").sentence


def test_money_that_follows_leads_is_told(smalign, tmp_path):
    """The planted campaigns: 0 of 310 leads, 410 thousand, then 690; no plan of pay is needed."""
    smalign("demo", tmp_path / "demo", "--crm", "generic", "--bonus", "-q")
    (tmp_path / "demo" / "smalign.toml").unlink()
    asked = ("bonus", tmp_path / "demo", "--show", "spend", "--by", "campaign")
    told = json.loads(smalign(*asked, "-f", "json").out)
    rows = [row for row in told["rows"] if row["evidence"] == "no_sales"]
    assert len(rows) == 5
    assert sum(row["leads"] for row in rows) == 310
    assert {row["moved"] for row in rows} == {"raised"}
    assert sum(Decimal(row["spend"]) for row in rows) == 410_000
    assert sum(Decimal(row["next_spend"]) for row in rows) == 690_000
    english = next(one["text"] for one in told["notes"] if one["code"] == "spend_raised_unsold")
    assert "310 cards" in english
    assert english.startswith("2026-Q1, campaigns: 5 of ")
    russian = smalign(*asked, "-f", "table", "--lang", "ru").out
    assert "с 410\u00a0000\u00a0₽ до 690\u00a0000\u00a0₽" in " ".join(russian.split("\n  "))


def test_the_made_up_plan_of_pay_is_accepted(smalign, tmp_path):
    """Two versions, two people; the second is measured by a quota."""
    smalign("demo", tmp_path / "demo", "--crm", "generic", "--bonus", "-q")
    told = json.loads(smalign("bonus", tmp_path / "demo", "-f", "json").out)
    plans = {(row["plan_name"], row["base_of"]) for row in told["rows"]}
    assert plans == {("2025", "won"), ("2026", "paid")}
    assert len({row["person"] for row in told["rows"]}) == 2
    assert any(Decimal(row["payable"]) > 0 for row in told["rows"] if row["plan_name"] == "2026")


def test_init_writes_an_example(smalign, generic, tmp_path):
    """In comments: it changes nothing until somebody takes them away."""
    smalign("init", generic, "-o", tmp_path / "smalign.toml")
    text = (tmp_path / "smalign.toml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "bonus.plans" in line]
    assert lines == ['# [bonus.plans."2026"]']


CANCELLED = {
    "deals.csv": """Deal ID,Created at,Closed at,Pipeline,Stage,Amount,Status,Currency
D1,2026-02-01 10:00,2026-02-10 10:00,Sales,Won,250000.55,won,RUB
D2,2026-02-03 10:00,2026-02-28 10:00,Sales,Lost,90000,lost,RUB
""",
    "stage_log.csv": """Card ID,Card,Pipeline,Stage,Entered at,Left at,Outcome
D2,deal,Sales,New,2026-02-03 10:00,2026-02-04 10:00,open
D2,deal,Sales,Won,2026-02-04 10:00,2026-02-28 10:00,won
D2,deal,Sales,Lost,2026-02-28 10:00,,lost
""",
    "smalign.toml": """[sources]
timezone = "Europe/Moscow"
[bonus.plans."2026"]
since = "2026-01-01"
base = "won"
rate = 0.02
guarantee_days = 30
""",
}


def test_a_cancelled_sale_of_an_export_is_taken_back(smalign, tmp_path):
    """Won on 4 February and lost on the 28th: what it earned is there, and goes back.

    2 % of 340,000.55 is 6,800.01, of which 1,800 came of the sale that is none any more.
    """
    for name, text in CANCELLED.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = json.loads(smalign("bonus", tmp_path, "-f", "json").out)
    kept = {name: told["total"][name] for name in ("granted", "clawed_back", "payable")}
    assert kept == {"granted": "6800.01", "clawed_back": "1800.00", "payable": "5000.01"}
