"""`smalign diff`: the command as a process, over a sample company and a later state of it."""

from __future__ import annotations

import csv
import json
from decimal import Decimal

import duckdb
import pytest

from smalign.render import FORMS


@pytest.fixture(scope="module")
def later(generic, tmp_path_factory):
    """The sample with its first three open deals raised by 1 000.50, sold, and deleted."""
    folder = tmp_path_factory.mktemp("later")
    for file in generic.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    with (generic / "deals.csv").open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows, names = list(reader), reader.fieldnames
    status = next(name for name in names if name.casefold() == "status")
    amount = next(name for name in names if name.casefold() == "amount")
    raised, sold, gone = [row for row in rows if row[status] == "open" and row[amount]][:3]
    raised[amount] = str(Decimal(raised[amount]) + Decimal("1000.50"))
    sold[status] = "won"
    rows.remove(gone)
    with (folder / "deals.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
    return folder, Decimal(sold[amount]), Decimal(gone[amount])


def steps(answer):
    """Step → (cards, open cards, amount) of all deals."""
    return {
        row["step"]: (row["cards"], row["open_cards"], Decimal(row["open_amount"]))
        for row in answer["rows"]
        if row["card"] == "deal" and row["pipeline"] == "(all)"
    }


def test_the_bridge_of_an_edited_export(smalign, generic, later):
    """One raised, one sold, one deleted: nothing else, and the ends meet."""
    folder, sold, gone = later
    found = steps(json.loads(smalign("diff", generic, folder, "-f", "json").out))
    assert found["raised"] == (1, 0, Decimal("1000.50"))
    assert found["won"] == (1, -1, -sold)
    assert found["vanished"] == (1, -1, -gone)
    for step in ("created", "reopened", "lowered", "lost"):
        assert found[step] == (0, 0, Decimal(0))
    assert found["closing"][1] == found["opening"][1] - 2
    assert found["closing"][2] == found["opening"][2] + Decimal("1000.50") - sold - gone


@pytest.mark.parametrize(
    ("form", "lang"), [("table", "ru"), *((form, "en") for form in FORMS if form != "xlsx")]
)
def test_every_form(smalign, generic, later, form, lang):
    """Codes for programs, words for readers, in both languages."""
    ended = smalign("diff", generic, later[0], "-f", form, "-q", "--lang", lang)
    assert (ended.code, ended.err) == (0, "")
    word = {"en": "− vanished", "ru": "− исчезло"}[lang]
    assert (word if form in {"table", "md", "html"} else "vanished") in ended.out


@pytest.mark.parametrize("show", ["moves", "owners", "fields", "stages"])
def test_every_part(smalign, generic, later, show):
    """Each part answers, its script runs in a bare DuckDB, and --ids names cards."""
    answer = json.loads(smalign("diff", generic, later[0], "--show", show, "-f", "json").out)
    script = smalign("diff", generic, later[0], "--show", show, "--sql").out
    rows = duckdb.connect(config={"threads": 1}).execute(script).fetchall()
    assert len(rows) == len(answer["rows"])
    ids = smalign("diff", generic, later[0], "--show", show, "--ids", "-f", "csv", "-q")
    assert ids.code == 0
    assert ids.out.startswith("card,card_id")


def test_the_wrong_number_of_exports(smalign, generic):
    """One is too few and three are too many; both end in one sentence."""
    for exports in ((), (generic,), (generic, generic, generic)):
        ended = smalign("diff", *exports, "--lang", "en")
        assert (ended.code, ended.out) == (2, "")
        assert "two exports" in ended.sentence


def test_exports_of_two_systems(smalign, bitrix24, tmp_path):
    """The ids of one CRM name other cards in another."""
    assert smalign("demo", tmp_path / "amo", "--crm", "amocrm", "--leads", "60", "-q").code == 0
    ended = smalign("diff", bitrix24, tmp_path / "amo", "--lang", "ru")
    assert (ended.code, ended.out) == (3, "")
    assert "разных систем" in ended.sentence


def test_a_period_is_no_option(smalign, generic, later):
    """The days are those of the exports."""
    ended = smalign("diff", generic, later[0], "--last", "3m", "--lang", "en")
    assert ended.code == 2
