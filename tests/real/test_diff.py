"""Maven's 8 800 opportunities beside their own state of 30 September 2017, made by taking back."""

from __future__ import annotations

import csv
from datetime import date, datetime
from decimal import Decimal
from typing import Final

import pytest

from smalign.session import open_exports

TOML: Final = """[sources]
timezone = "UTC"
[stages]
order = ["Prospecting", "Engaging"]
won = ["Won"]
lost = ["Lost"]
"""
TAKEN_BACK: Final = date(2017, 9, 30)


def day(text):
    """A date as the file writes it; None without one."""
    return datetime.strptime(text, "%m/%d/%Y").date() if text else None  # noqa: DTZ007 - a day


@pytest.fixture(scope="module")
def states(shared, tmp_path_factory):
    """Both states as lists of rows, and the folders they are in."""
    with (shared / "maven_crm/sales_pipeline.csv").open(encoding="utf-8-sig", newline="") as file:
        new = list(csv.DictReader(file))
    old = []
    for row in new:
        began, ended = day(row["engage_date"]), day(row["close_date"])
        if began and began > TAKEN_BACK:
            continue
        is_later = ended is not None and ended > TAKEN_BACK
        undone = {"deal_stage": "Engaging", "close_date": "", "close_value": ""}
        old.append(row | undone if is_later else row)
    folders = []
    for name, rows in (("old", old), ("new", new)):
        folder = tmp_path_factory.mktemp(name)
        (folder / "smalign.toml").write_text(TOML, encoding="utf-8")
        with (folder / "deals.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(new[0]))
            writer.writeheader()
            writer.writerows(rows)
        folders.append(folder)
    return old, new, folders


def test_the_bridge_of_a_quarter(states):
    """Every step is counted here from the rows; what is open has no value, and is sold with one."""
    old, new, (before, after) = states
    with open_exports([after]) as session:
        result = session.diff(before)
    found = {row["step"]: (row["cards"], row["open_amount"]) for row in result.rows}
    known = {row["opportunity_id"]: row for row in old}
    opened = {key for key, row in known.items() if row["deal_stage"] in {"Prospecting", "Engaging"}}
    fresh = [row for row in new if row["opportunity_id"] not in known]
    ended = [row for row in new if row["opportunity_id"] in opened] + fresh
    won = [row for row in ended if row["deal_stage"] == "Won"]
    lost = [row for row in ended if row["deal_stage"] == "Lost"]
    value = sum(Decimal(row["close_value"]) for row in won)
    made = sum(Decimal(row["close_value"]) for row in fresh if row["deal_stage"] == "Won")
    assert found["opening"] == (len(opened), None)
    assert found["created"] == (len(fresh), made)
    assert found["raised"][1] == value - made
    assert found["won"] == (len(won), -value)
    assert found["lost"] == (len(lost), 0)
    assert found["vanished"] == (0, 0)
    assert found["closing"] == (2089, None)
    assert len(opened) + len(fresh) - len(won) - len(lost) == 2089
    assert {one.reason: one.count for one in result.excluded} == {
        "closed_in_both": len(old) - len(opened)
    }


def test_nobody_handed_over_and_no_stage_was_renamed(states):
    """Agents and stages of the two states are the same; 2 089 deals less those new stand still."""
    _, _, (before, after) = states
    with open_exports([after]) as session:
        assert session.diff(before, show="owners").rows == ()
        assert session.diff(before, show="stages").rows == ()
        moves = session.diff(before, show="moves")
    assert {(row["from_stage"], row["to_stage"]) for row in moves.rows} == {
        ("Engaging", "Won"),
        ("Engaging", "Lost"),
    }
