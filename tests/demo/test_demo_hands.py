"""The parts of process tell what was planted into the hands deals went through."""

from __future__ import annotations

import json

import pytest

from smalign.demo import write
from smalign.session import open_exports


@pytest.fixture(scope="module", params=["generic", "generic-ru"])
def told(request, tmp_path_factory):
    """The planted effects of a company of 1200 leads by name, and the answers to it."""
    folder = tmp_path_factory.mktemp(request.param)
    write(folder, request.param, 11, 1200)
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    effects = {effect["effect"]: effect for effect in truth["effects"]}
    with open_exports([folder]) as session:
        parts = ("handovers", "moves", "after-sale")
        return effects, {part: session.process(show=part) for part in parts}


def test_handovers_tell_what_goes_round(told):
    """Every change and every deal that came back, and whose they are."""
    effects, answers = told
    planted, total = effects["ping_pong"], answers["handovers"].total
    assert (total["cards"], total["received"]) == (planted["deals"], planted["changes"])
    assert total["returned"] == planted["came_back"] > 5
    rows = {row["owner"]: row for row in answers["handovers"].rows}
    gives, takes = planted["owners"]
    assert rows[gives]["returned"] == planted["came_back_to"][gives]
    assert rows[takes]["given"] >= rows[gives]["returned"]
    assert all(not row["returned"] for name, row in rows.items() if name != gives)
    assert total["by_robot"] + total["by_human"] == planted["changes"]


def test_moves_tell_who_jumps_over_stages(told):
    """Imports jump most; people and robots as often as planted."""
    effects, answers = told
    planted, total = effects["imports_skip_stages"], answers["moves"].total
    assert total["skipped"] == planted["skipped"]
    for how in ("human", "import", "robot"):
        assert total[f"skipped_{how}"] == planted[how], how
    assert total["skipped_import"] > total["skipped_human"]


def test_after_the_sale_one_manager_stands_out(told):
    """The share of refunds of one manager lies above that of all others, beyond its interval."""
    effects, answers = told
    planted = effects["refund_prone_manager"]
    rows = {row["segment"]: row for row in answers["after-sale"].rows if row["field"] == "owner"}
    mine = rows.pop(planted["owner"])
    for name in ("paid_deals", "refunded_deals"):
        assert mine[name] == planted["theirs"][name]
        assert sum(row[name] for row in rows.values()) == planted["others"][name]
    others = planted["others"]
    assert mine["refunded_share_low"] > others["refunded_deals"] / others["paid_deals"]
