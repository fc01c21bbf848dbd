"""`smalign init` writes the shares of today as bounds: they hold today, and no longer tomorrow."""

from __future__ import annotations

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


def test_a_bound_is_the_share_in_whole_per_cent_rounded_up(tmp_path):
    """10 of 30 are 33.3 %: the bound is 34 %, which eleven exceed; mostly empty columns have none.

    A column that is filled when a card is closed says how many are, and has no bound either.
    """
    head = "deal_id,created_at,closed_at,deal_status,City,Site\n"
    rows = [
        f"{n},2026-01-05,,open,{'' if n <= 10 else 'Omsk'},{'' if n <= 16 else 'x'}"
        for n in range(1, 31)
    ]
    (tmp_path / "deals.csv").write_text(head + "\n".join(rows) + "\n")
    assert drafted(tmp_path) == {
        "City": "34%", "created_at": "0%", "deal_id": "0%", "deal_status": "0%",
    }  # fmt: skip
    assert findings(tmp_path) == []
    rows[20] = rows[20].replace("Omsk", "")
    (tmp_path / "deals.csv").write_text(head + "\n".join(rows) + "\n")
    assert findings(tmp_path) == [("City", 11)]


def test_one_name_of_two_columns_has_the_bound_of_the_emptier_one(tmp_path):
    """A bound holds for every column of its name, in leads and in deals."""
    (tmp_path / "deals.csv").write_text(
        "deal_id,created_at,deal_status,City\n"
        + "".join(f"{n},2026-01-05,open,{'' if n <= 3 else 'Omsk'}\n" for n in range(1, 31))
    )
    (tmp_path / "leads.csv").write_text(
        "lead_id,created_at,lead_status,City\n"
        + "".join(f"{n},2026-01-05,new,{'' if n <= 9 else 'Omsk'}\n" for n in range(1, 31))
    )
    assert drafted(tmp_path)["City"] == "30%"
    assert findings(tmp_path) == []
