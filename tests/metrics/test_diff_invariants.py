"""The bridge between two exports sums, whatever happened to the cards."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoped import company, replaced

from smalign.engine.duckdb import Engine
from smalign.metrics.diff.diff import DIFF

DAY = "2026-02-01"
CARD = st.fixed_dictionaries(
    {
        "segment": st.sampled_from(("Sales", "VIP")),
        "status": st.sampled_from(("open", "won", "lost")),
        "amount": st.none()
        | st.integers(0, 10**9).map(lambda kopecks: str(Decimal(kopecks) / 100)),
        "in_scope": st.sampled_from(("true", "true", "false")),
        "currency": st.sampled_from((None, "RUB", "USD")),
    }
)
EXPORT = st.dictionaries(st.sampled_from([f"d{number}" for number in range(9)]), CARD, min_size=1)
BORN = {f"d{number}": "2026-01-15" if number % 2 else "2026-02-10" for number in range(9)}


@pytest.fixture(scope="module")
def ask():
    """A question with the views of the scope, empty."""
    with TemporaryDirectory() as folder, Engine(Path(folder), threads=1) as engine:
        yield company(engine, {"by": ("pipeline",)})


def table(export):
    """An export as rows of a view of cards."""
    return [
        {
            "card": "deal",
            "card_id": deal,
            "created_on": BORN[deal],
            "exported_amount": one["amount"],
        }
        | {"pipeline": one["segment"], "stage": "Any", "owner": "Ann"}
        | one
        for deal, one in export.items()
    ]


def bridges(ask, old, new):
    """Place → step → (open cards, amount)."""
    earlier = [{"as_of_on": DAY}]
    replaced(ask.engine, old_cards=table(old), new_cards=table(new), earlier=earlier)
    found: dict[str, dict[str, tuple[int, Decimal]]] = defaultdict(dict)
    for row in DIFF.compute(ask).rows:
        amount = row["open_amount"]
        assert amount is not None or row["cards"]  # a step of no cards adds 0, and that is known
        found[row["pipeline"]][row["step"]] = (row["open_cards"], amount or Decimal(0))
    return found


def pipeline(export, segment=None):
    """Open cards in scope and their amount, added up here."""
    cards = [
        one
        for one in export.values()
        if one["status"] == "open"
        and one["in_scope"] == "true"
        and segment in {None, one["segment"]}
    ]
    return len(cards), sum((Decimal(one["amount"] or 0) for one in cards), Decimal(0))


def added(steps):
    """What is added to the opening, step after step."""
    parts = [value for step, value in steps.items() if step not in {"opening", "closing"}]
    return sum(one for one, _ in parts), sum((two for _, two in parts), Decimal(0))


@settings(max_examples=80)
@given(old=EXPORT, new=EXPORT)
def test_every_bridge_sums(ask, old, new):
    """Opening and closing are the pipelines of the two exports, and the steps lie between them."""
    for place, steps in bridges(ask, old, new).items():
        count, amount = added(steps)
        opened, closed = steps["opening"], steps["closing"]
        assert (opened[0] + count, opened[1] + amount) == closed
        segment = None if place == "(all)" else place
        assert (opened, closed) == (pipeline(old, segment), pipeline(new, segment))


@settings(max_examples=15)
@given(first=EXPORT, second=EXPORT, third=EXPORT)
def test_bridges_join(ask, first, second, third):
    """What two bridges add one after the other, the bridge over both adds at once."""
    whole, left, right = (
        bridges(ask, *pair)["(all)"] for pair in ((first, third), (first, second), (second, third))
    )
    if not (whole and left and right):
        return  # one pipeline in each: told without the row of all
    assert left["closing"] == right["opening"]
    parts = [added(one) for one in (left, right)]
    assert added(whole) == (parts[0][0] + parts[1][0], parts[0][1] + parts[1][1])


@settings(max_examples=15)
@given(export=EXPORT)
def test_an_export_and_itself(ask, export):
    """No step has a card where nothing changed."""
    for steps in bridges(ask, export, export).values():
        assert added(steps) == (0, Decimal(0))
        assert set(steps) - {"opening", "closing"} <= {
            *("created", "reopened", "raised", "lowered", "won", "lost", "vanished")
        }
