"""One company's costs written by every ad cabinet are the same costs."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from smalign.demo import write
from smalign.demo.cabinets import CABINETS
from smalign.session import open_exports

CHANNELS = {"google": "Paid Search", "yandex": "Paid Search"}
"""Tag → channel; the tags of social networks are Paid Social."""


@pytest.fixture(scope="module", params=CABINETS)
def company(request, tmp_path_factory):
    """Seed 7 with 300 leads, plain tables, costs of one cabinet: its session and its truth."""
    folder = tmp_path_factory.mktemp(request.param)
    write(folder, "generic", 7, 300, spend=request.param)
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    with open_exports([folder]) as session:
        yield session, truth


def test_costs_of_each_campaign_are_as_planted(company):
    """Preambles, totals, millionths, UTF-16 and workbooks: each campaign costs what it cost."""
    session, truth = company
    planted: dict[str, Decimal] = {}
    for origin in truth["origins"]:
        if cost := Decimal(origin["spend"]):
            name = origin["utm_campaign"] or "(none)"
            planted[name] = planted.get(name, Decimal(0)) + cost
    rows = session.roi(by="campaign").rows
    assert {row["campaign"]: row["spend"] for row in rows if row["spend"]} == planted


def test_the_campaigns_meet_their_cards(company):
    """The tag of the cabinet puts costs and cards into one channel."""
    session, truth = company
    result = session.roi()
    assert f"{result.total['spend']:.2f}" == truth["totals"]["spend"]
    paid = [origin for origin in truth["origins"] if origin["utm_medium"] == "cpc"]
    for channel in ("Paid Search", "Paid Social"):
        mine = [o for o in paid if CHANNELS.get(o["utm_source"], "Paid Social") == channel]
        row = next(row for row in result.rows if row["channel"] == channel)
        assert row["leads"] == sum(origin["leads"] for origin in mine)
        assert row["spend"] == sum(Decimal(origin["spend"]) for origin in mine)


def test_every_cost_is_read_and_every_total_dropped(company):
    """As many records as truth.json says, none rejected."""
    session, truth = company
    read = {file.file: (file.rows_accepted, file.rows_rejected) for file in session.inspect().files}
    assert read == {name: (about["rows"], 0) for name, about in truth["files"].items()}
