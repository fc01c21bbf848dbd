"""What holds of every company's losses: each is in one row or left out, in whatever order read."""

from __future__ import annotations

import math
import random
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cases.case import period
from tests.scoped import company

from smalign.metrics.losses.reasons import REASONS
from smalign.metrics.losses.unworked import UNWORKED

STAGES = """
    card | pipeline | stage | stage_order | zone      | outcome
    lead |          | New   | 1           | marketing | open
    lead |          | Junk  |             | marketing | lost
    deal | P        | A     | 1           | sales     | open
    deal | P        | B     | 2           | sales     | open
    deal | P        | Lost  |             | sales     | lost"""
CLASSES = """
    reason | reason_class | below_attempts | otherwise
    price  | market       |                |
    silent | handling     | 2              | quality"""
ALWAYS = period(None, None)
SOME = period("2024-01-03", "2024-01-09")

days = st.sampled_from([None, *(f"2024-01-{day:02}" for day in range(1, 13))])
reasons = st.sampled_from([None, "Price", "Silent", "Other", "Time"])
counts = st.sampled_from([None, "0", "1", "2", "3"])
lost = {
    "owner": st.sampled_from([None, "Ann", "Bob"]),
    "loss_reason": reasons,
    "created_at": days,
    "closed_at": days,
    "amount": st.sampled_from([None, "0", "0.01", "33.333333", "999999999999.999999"]),
}


def listed(prefix, key, **columns):
    """Up to a dozen cards, each with an id of its own."""
    cards = st.lists(st.fixed_dictionaries({**lost, **columns}), max_size=12)
    return cards.map(lambda rows: [{key: f"{prefix}{at}", **row} for at, row in enumerate(rows)])


companies = st.fixed_dictionaries(
    {
        "leads": listed(
            "l",
            "lead_id",
            status=st.sampled_from(["open", "converted", "disqualified"]),
            stage=st.sampled_from([None, "New", "Junk"]),
            is_spam=st.sampled_from([None, "true", "false"]),
        ),
        "deals": listed(
            "d",
            "deal_id",
            status=st.sampled_from(["open", "won", "lost"]),
            stage=st.sampled_from([None, "A", "Lost"]),
            pipeline=st.sampled_from(["P", None]),
        ),
        "stage_log": st.lists(
            st.fixed_dictionaries(
                {
                    "card": st.just("deal"),
                    "card_id": st.integers(0, 7).map(lambda number: f"d{number}"),
                    "pipeline": st.just("P"),
                    "stage": st.sampled_from(["A", "B", "Lost"]),
                    "stage_order": st.sampled_from(["1", "2"]),
                    "entered_at": days,
                }
            ),
            max_size=12,
        ),
        "card_attempts": st.lists(
            st.tuples(st.sampled_from("ld"), st.integers(0, 7), counts), max_size=8
        ).map(
            lambda rows: [
                {
                    "card": {"l": "lead", "d": "deal"}[prefix],
                    "card_id": f"{prefix}{at}",
                    "is_recorded": "false" if most is None else "true",
                    "least": "0",
                    "most": most,
                }
                for (prefix, at), most in {(prefix, at): most for prefix, at, most in rows}.items()
            ]
        ),
    }
)
questions = st.fixed_dictionaries(
    {
        "period": st.sampled_from([ALWAYS, SOME]),
        "grain": st.sampled_from(["lead+deal", "deal", "lead"]),
        "by": st.sampled_from([(), ("owner",)]),
        "monthly": st.booleans(),
        "min_days": st.sampled_from([0, 2]),
        "min_n": st.sampled_from([1, 30]),
    }
)
tried = settings(
    max_examples=40,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def asked(engine, metric, tables, question):
    """The answer of the metric about the made-up company."""
    ask = company(engine, question, stages=STAGES, reason_classes=CLASSES, **tables)
    return metric.compute(ask)


def lost_cards(tables, question):
    """Every lost card the question is about, counted without SQL; the undated among them."""
    grain, within = question["grain"], question["period"] is SOME
    found = [one for one in tables["leads"] if one["status"] == "disqualified" and grain != "deal"]
    found += [one for one in tables["deals"] if one["status"] == "lost" and grain != "lead"]
    if not within:
        return found
    ends = "2024-01-03", "2024-01-09"
    return [one for one in found if not one["closed_at"] or ends[0] <= one["closed_at"] <= ends[1]]


@tried
@given(companies, questions)
def test_each_loss_is_in_one_row_or_left_out(engine, tables, question):
    """Rows sum to the total, the total and what is left out to the lost cards, shares to one."""
    result = asked(engine, REASONS, tables, question)
    cards = lost_cards(tables, question)
    assert sum(row["cards"] for row in result.rows) == result.total["cards"]
    assert result.total["cards"] + sum(one.count for one in result.excluded) == len(cards)
    amounts = [row["amount"] for row in result.rows if row["amount"] is not None]
    assert (sum(amounts) if amounts else None) == result.total["amount"]
    if not result.excluded:
        typed = [Decimal(one["amount"]) for one in cards if one["amount"]]
        assert (sum(typed) if typed else None) == result.total["amount"]
    for whole in {(row["segment"], row["month"]) for row in result.rows}:
        rows = [row for row in result.rows if (row["segment"], row["month"]) == whole]
        assert math.isclose(sum(row["share"] for row in rows), 1)
        assert {row["lost"] for row in rows} == {sum(row["cards"] for row in rows)}


@tried
@given(companies, questions)
def test_a_word_of_change_needs_enough_losses(engine, tables, question):
    """Shares lie in their intervals; p-values in 0 to 1; with 30 needed nothing is told here."""
    result = asked(engine, REASONS, tables, question)
    for row in result.rows:
        assert 0 <= row["share_low"] <= row["share"] <= row["share_high"] <= 1
        assert (row["change"] is None) == (row["change_p"] is None)
        assert row["change_p"] is None or 0 <= row["change_p"] <= 1
        assert question["min_n"] == 1 or row["change"] is None


@tried
@given(companies, questions, st.integers(0, 2**32))
def test_the_order_of_the_rows_changes_nothing(engine, tables, question, seed):
    """Shuffled tables give the same rows, notes and total, of both questions on losses."""
    shuffled = {name: list(rows) for name, rows in tables.items()}
    for rows in shuffled.values():
        random.Random(seed).shuffle(rows)
    for metric in (REASONS, UNWORKED):
        one, other = (asked(engine, metric, each, question) for each in (tables, shuffled))
        assert (one.rows, one.total, one.notes) == (other.rows, other.total, other.notes)


@tried
@given(companies, questions)
def test_the_untried_are_among_the_recorded(engine, tables, question):
    """Without an attempt <= recorded <= disqualified; unknown exactly where none is recorded."""
    result = asked(engine, UNWORKED, tables, question)
    for row in (*result.rows, result.total):
        assert (row["unworked"] or 0) <= row["recorded"] <= row["disqualified"]
        assert (row["unworked"] is None) == (row["recorded"] == 0)
    of_rows = sum(row["disqualified"] for row in result.rows)
    assert of_rows == result.total["disqualified"]
