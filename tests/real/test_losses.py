"""The made-up company's losses, as its plain tables tell them and as they were planted."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from smalign.demo import write
from smalign.session import open_exports


@pytest.fixture(scope="module", params=["generic", "generic-ru"])
def company(request, tmp_path_factory):
    """Seed 7 in plain tables, English and Russian: its session and its truth."""
    folder = tmp_path_factory.mktemp(request.param)
    write(folder, request.param, 7, 2400)
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    truth["effects"] = {one["effect"]: one for one in truth["effects"]}
    with open_exports([folder]) as session:
        yield session, truth


def test_the_untried_are_those_nobody_called(company):
    """Every disqualified lead has its attempts recorded; as many had none as were planted."""
    session, truth = company
    result = session.unworked(ids=True)
    assert result.total["unworked"] == truth["effects"]["people"]["never_called_disqualified"]
    assert len(result.ids) == result.total["unworked"]
    assert result.total["recorded"] == result.total["disqualified"]
    assert result.total["disqualified"] == truth["totals"]["disqualified"]


def test_every_loss_has_its_reason(company):
    """Each reason has as many leads and deals as were planted; all have a month."""
    session, truth = company
    planted = Counter(truth["reasons"]["leads"]) + Counter(truth["reasons"]["deals"])
    planted["(none)"] = planted.pop("")
    result = session.reasons(monthly=True)
    found: Counter[str] = Counter()
    for row in result.rows:
        found[row["reason"]] += row["cards"]
    assert found == planted
    assert "(none)" not in {row["month"] for row in result.rows}
    assert not result.excluded


def test_the_reason_that_was_made_to_rise_rises(company):
    """Price is told of as rising, and no other reason is told of."""
    session, truth = company
    assert "price_refusals_rise" in truth["effects"]
    told = {note.code: note.facts.get("reasons") for note in session.reasons().notes}
    assert told["reasons_rising"] == ["Дорого"]
    assert not told.keys() & {"reasons_new", "reasons_falling"}
