"""`smalign init` writes the shares of today as bounds, with room for what chance alone moves."""

from __future__ import annotations

import random
import shutil
import tomllib
from pathlib import Path

import pytest
from tests.rules.checks_made import TODAY

from smalign.render.draft import written
from smalign.session import open_exports
from smalign.session.checking import CheckAsk
from smalign.session.drafting import draft_exports

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
ASK = CheckAsk(TODAY, select=("empty_share",))


def drafted(folder):
    """The folder with a smalign.toml as drafted; what it says of shares."""
    text = written(draft_exports([str(folder)]), folder, "en")
    (folder / "smalign.toml").write_text(text, encoding="utf-8")
    return tomllib.loads(text)["checks"]["empty_share"]["most"]


def findings(folder):
    """(column, cells) of the columns emptier than drafted."""
    with open_exports([folder]) as session:
        return [(one.column, one.failing) for one in session.check(ASK).findings]


@pytest.mark.parametrize("name", ["bitrix24", "generic"])
def test_an_export_keeps_its_own_bounds(name, tmp_path):
    """What was drafted of an export finds nothing in it."""
    shutil.copytree(SAMPLES / name, tmp_path / "x")
    assert len(drafted(tmp_path / "x")) > 10
    assert findings(tmp_path / "x") == []


def deals(folder, empty, cards=300, months=10):
    """An export of that many cards, as many each month; the first ones have no city."""
    rows = [
        f"{n + 1},2025-{1 + n * months // cards:02}-05,open,{'Omsk' if n >= empty else ''},,Ann"
        for n in range(cards)
    ]
    head = "deal_id,created_at,deal_status,City,Site,Owner\n"
    folder.mkdir(exist_ok=True)
    (folder / "deals.csv").write_text(head + "\n".join(rows) + "\n")
    return folder


def test_a_bound_leaves_room_for_a_month_of_chance(tmp_path):
    """30 of 300 with 30 a month: 3.09 × sqrt(2 × 30 / 300) = 1.382 deviations, up to 12.65 %.

    38 of 300 are 12.67 %, and within 13 %; 40 are 13.3 %. Without an empty cell there is no room:
    neither ids nor owners may miss; a mostly empty column has no bound.
    """
    folder = deals(tmp_path / "x", 30)
    assert drafted(folder) == {
        "City": "13%", "Owner": "0%", "created_at": "0%", "deal_id": "0%", "deal_status": "0%",
    }  # fmt: skip
    assert findings(folder) == []
    deals(folder, 38)
    assert findings(folder) == []
    deals(folder, 40)
    assert findings(folder) == [("City", 40)]


def test_a_column_that_got_better_has_a_closer_bound(tmp_path):
    """Drafted anew, 12 of 300 have 4 % and up to 5.8 %: what was in order before is no longer."""
    folder = deals(tmp_path / "x", 12)
    assert drafted(folder)["City"] == "6%"
    deals(folder, 30)
    assert findings(folder) == [("City", 30)]


def test_the_room_is_of_the_busiest_month(tmp_path):
    """10 of 30 cards of one month may be 20 of the next 30 by chance: 69.9 %, and not 22 of 30."""
    folder = deals(tmp_path / "x", 10, 30, 1)
    assert drafted(folder)["City"] == "70%"
    deals(folder, 20, 30, 1)
    assert findings(folder) == []
    deals(folder, 22, 30, 1)
    assert findings(folder) == [("City", 22)]


def test_the_next_export_of_the_same_company_breaks_no_bound(tmp_path):
    """Forty columns that are empty in a tenth, a year of 600 cards, then one more month of 50.

    At the bare share seven were too empty in the whole, nine in the last year of it, by chance.
    """
    rolled = random.Random(1)
    names = [f"Field {n}" for n in range(40)]
    head = ",".join(("deal_id", "created_at", "deal_status", *names))
    rows = [
        f"{n + 1},{2025 + n // 600}-{1 + n // 50 % 12:02}-05,open,"
        + ",".join("" if rolled.random() < 0.1 else "x" for _ in names)
        for n in range(650)
    ]
    file = tmp_path / "deals.csv"
    file.write_text("\n".join((head, *rows[:600])) + "\n")
    drafted(tmp_path)
    for later in (rows, rows[50:]):
        file.write_text("\n".join((head, *later)) + "\n")
        assert findings(tmp_path) == []


def test_columns_filled_at_the_end_of_a_card_have_no_bound(tmp_path):
    """How many closing days are empty says how many deals are closed."""
    rows = [f"{n},2026-01-05,{'2026-01-09' if n % 3 else ''},open" for n in range(60)]
    text = "\n".join(("deal_id,created_at,closed_at,deal_status", *rows))
    (tmp_path / "deals.csv").write_text(text + "\n")
    assert set(drafted(tmp_path)) == {"created_at", "deal_id", "deal_status"}


def test_one_name_of_two_columns_has_the_wider_bound(tmp_path):
    """A bound holds for every column of its name: 3 of 30 deals and 9 of 30 leads, 67.4 %."""
    (tmp_path / "deals.csv").write_text(
        "deal_id,created_at,deal_status,City\n"
        + "".join(f"{n},2026-01-05,open,{'' if n <= 3 else 'Omsk'}\n" for n in range(1, 31))
    )
    (tmp_path / "leads.csv").write_text(
        "lead_id,created_at,lead_status,City\n"
        + "".join(f"{n},2026-01-05,new,{'' if n <= 9 else 'Omsk'}\n" for n in range(1, 31))
    )
    assert drafted(tmp_path)["City"] == "68%"
    assert findings(tmp_path) == []
