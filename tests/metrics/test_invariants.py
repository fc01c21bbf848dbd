"""What holds for every company, however odd: sums, conservation, finiteness, order."""

from __future__ import annotations

import contextlib
import math
import random
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cases.case import period
from tests.scoped import company

from smalign.base.errors import UsageError
from smalign.metrics.fields.fields import FIELDS
from smalign.metrics.funnel.funnel import FUNNEL
from smalign.metrics.roi.roi import ROI

MODELS = (
    *("source", "first", "last", "last-non-direct", "linear", "position", "time-decay"),
    *("w-shaped", "full-path", "markov", "shapley"),
)
HEURISTIC = MODELS[:-2]
ADDITIVE = ("touches", "leads", "qualified", "deals", "won", "lost", "open", "revenue", "spend")
STAGES = """
    card | pipeline | stage | stage_order | outcome
    lead |          | One   | 1           | open
    lead |          | Done  | 2           | won
    deal | P        | A     | 1           | open
    deal | P        | B     | 2           | open
    deal | P        | C     | 3           | open
    deal | P        | Won   | 4           | won
    deal | P        | Lost  |             | lost"""

days = st.sampled_from([None, *(f"2024-01-{day:02}" for day in range(1, 13))])
channels = st.sampled_from([None, "Ads", "Mail"])
amounts = st.sampled_from([None, "0", "0.01", "33.333333", "100", "999999999999.999999"])
cards = st.integers(0, 5).map(lambda number: f"l{number}")


def listed(prefix, size, **columns):
    """Rows with an id of their own, under the name of the table's key."""
    key = {"l": "lead_id", "d": "deal_id", "t": "touch_id", "p": "payment_id"}[prefix]
    row = st.fixed_dictionaries(columns)
    return st.lists(row, max_size=size).map(
        lambda rows: [{key: f"{prefix}{place}", **row} for place, row in enumerate(rows)]
    )


companies = st.fixed_dictionaries(
    {
        "leads": listed(
            "l",
            6,
            created_at=days,
            channel=channels,
            status=st.sampled_from(["open", "converted", "disqualified"]),
            amount=amounts,
            loss_reason=channels,
        ),
        "deals": listed(
            "d",
            8,
            lead_id=st.none() | cards,
            contact_id=st.sampled_from([None, "c1", "c2"]),
            created_at=days,
            closed_at=days,
            status=st.sampled_from(["open", "won", "lost"]),
            amount=amounts,
            channel=channels,
            pipeline=st.just("P"),
        ),
        "touchpoints": listed(
            "t",
            10,
            lead_id=st.none() | cards,
            contact_id=st.sampled_from([None, "c1", "c2"]),
            touched_at=days,
            channel=channels,
        ),
        "payments": listed(
            "p",
            4,
            deal_id=st.integers(0, 9).map(lambda number: f"d{number}"),
            paid_at=days,
            amount=st.sampled_from(["50", "-20", "0.000001"]),
        ),
        "spend": st.lists(
            st.fixed_dictionaries(
                {"date": days, "date_from": days, "date_to": days, "channel": channels}
                | {"cost": amounts}
            ),
            max_size=5,
        ),
        "stage_log": st.lists(
            st.fixed_dictionaries(
                {
                    "card": st.just("deal"),
                    "card_id": st.integers(0, 7).map(lambda number: f"d{number}"),
                    "pipeline": st.just("P"),
                    "stage_order": st.sampled_from(["1", "2", "3", "4"]),
                    "outcome": st.just("open"),
                    "entered_at": days,
                    "left_at": days,
                }
            ),
            max_size=12,
        ),
    }
)
questions = st.fixed_dictionaries(
    {
        "grain": st.sampled_from(["lead+deal", "deal", "lead"]),
        "basis": st.sampled_from(["cohort", "cash"]),
        "period": st.sampled_from([period(None, None), period("2024-01-02", "2024-01-06")]),
    }
)
tried = settings(
    max_examples=30,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def finite(result):
    """Whether no number of a result is infinite or not a number."""
    cells = [cell for row in (*result.rows, result.total) for cell in row.values()]
    return all(math.isfinite(cell) for cell in cells if isinstance(cell, float | Decimal))


def shuffled(tables, seed):
    """The same tables with their rows in another order."""
    mixed = {}
    for name, rows in tables.items():
        mixed[name] = rows if isinstance(rows, str) else [dict(row) for row in rows]
        if not isinstance(rows, str):
            random.Random(seed).shuffle(mixed[name])
    return mixed


@tried
@given(tables=companies, question=questions)
def test_roi_rows_sum_to_the_total(engine, tables, question):
    """Additive columns of the rows sum exactly to the total, and every number is finite."""
    ask = company(engine, {**question, "by": ("channel",)}, **tables)
    result = ROI.compute(ask)
    is_split = all(note.code != "spend_not_split" for note in result.notes)
    for column in [name for name in ADDITIVE if is_split or name != "spend"]:
        parts = [row[column] for row in result.rows if row[column] is not None]
        assert sum(parts) == (result.total[column] or 0), column
    for row in (*result.rows, result.total):
        if question["basis"] == "cohort" and question["grain"] != "lead":
            assert row["deals"] == row["won"] + row["lost"] + row["open"]
        assert row["lead_to_deal"] is None or row["lead_to_deal"] <= 1
    assert finite(result)


@tried
@given(tables=companies, question=questions)
def test_credit_sums_to_sales_and_revenue(engine, tables, question):
    """Under every model the rows share exactly the sales and the revenue there are."""
    models = MODELS if question["basis"] == "cohort" else HEURISTIC
    question = question | {"grain": "deal", "by": ("channel",), "models": models}
    result = ROI.compute(company(engine, question, **tables))
    for model in models:
        rows = [row for row in result.rows if row["model"] == model]
        assert sum(row["won"] for row in rows) == (result.total["won"] or 0), model
        assert sum(row["revenue"] or 0 for row in rows) == (result.total["revenue"] or 0), model


@tried
@given(
    tables=companies, question=questions, mode=st.sampled_from(["backfill", "observed", "strict"])
)
def test_funnel_conserves_cards(engine, tables, question, mode):
    """Who entered a stage went on, was lost, stands there or left the path; nobody twice."""
    tables = tables | {"stages": STAGES}
    ask = company(engine, question | {"by": ("channel",), "mode": mode}, **tables)
    if mode != "backfill":
        with contextlib.suppress(UsageError):
            result = FUNNEL.compute(ask)
            _check_conservation(result, tables, question)
        return
    _check_conservation(FUNNEL.compute(ask), tables, question)


def _check_conservation(result, tables, question):
    for row in result.rows:
        gone = row["advanced"] + row["lost"] + row["open"] + row["skipped"]
        assert row["entered"] == gone
        assert 0 <= row["inferred"] <= row["entered"]
    ends = sum(row["entered"] for row in result.rows if row["stage"] in {"Won", "Done"})
    left_out = sum(one.count for one in result.excluded)
    once = [result.total[name] for name in ("lost", "open", "skipped")]
    assert sum(once) + ends + left_out == _asked(tables, question)
    assert finite(result)


def _asked(tables, question):
    """Cards created in the period or on an unknown day, of the kinds the grain reads."""
    since, until = question["period"].since, question["period"].until
    kinds = {"lead+deal": ("leads", "deals"), "lead": ("leads",), "deal": ("deals",)}
    found = 0
    for kind in kinds[question["grain"]]:
        for card in tables[kind]:
            day = card["created_at"]
            found += not since or not day or since.isoformat() <= day <= until.isoformat()
    return found


@tried
@given(tables=companies, question=questions, seed=st.integers(0, 9))
def test_order_of_rows_changes_nothing(engine, tables, question, seed):
    """The same rows in another order give the same answer, to the last digit."""
    question = question | {"by": ("channel",)}
    tables = tables | {"stages": STAGES}
    answers = []
    for given_tables in (shuffled(tables, None), shuffled(tables, seed)):
        split = company(engine, question | {"models": HEURISTIC}, **given_tables)
        answers.append([ROI.compute(split).rows, FUNNEL.compute(split).rows])
    assert answers[0] == answers[1]


@tried
@given(
    cards=st.lists(
        st.tuples(
            st.sampled_from(["filled", "empty", "pseudo"]),
            st.none() | st.integers(min_value=1, max_value=3),
        ),
        max_size=12,
    )
)
def test_due_not_due_and_unknown_are_all_cards(engine, cards):
    """Of a field that a stage requires every card is counted in one place."""
    cells = [
        {"table_name": "deals", "field": "city", "card_id": str(place), "state": state}
        | {"segment": "all"}
        for place, (state, _) in enumerate(cards)
    ]
    reach = [
        {"table_name": "deals", "card_id": str(place), "pipeline": "Main", "stage": "x"}
        | {"furthest": None if furthest is None else str(furthest)}
        for place, (_, furthest) in enumerate(cards)
    ]
    due = "table_name|field|pipeline|stage|stage_order|is_lost\ndeals|city|Main|Demo|2|false"
    result = FIELDS.compute(company(engine, {}, cells=cells, reach=reach, due_fields=due))
    for row in result.rows:
        assert sum(row[name] for name in ("cards", "not_due", "reach_unknown")) == len(cards)
        assert row["never_due"] == 0
        assert row["reach_unknown"] == sum(furthest is None for _, furthest in cards)
    assert finite(result)


@tried
@given(
    cells=st.lists(
        st.tuples(st.sampled_from("abc"), channels, st.sampled_from(["filled", "empty", "pseudo"])),
        max_size=20,
    )
)
def test_fields_rows_sum_to_the_total(engine, cells):
    """Cells are counted once, and both kinds of empty are parts of them."""
    rows = [
        {"table_name": "deals", "field": field, "card_id": str(place), "state": state}
        | {"segment": segment or "(none)"}
        for place, (field, segment, state) in enumerate(cells)
    ]
    result = FIELDS.compute(company(engine, {"by": ("channel",)}, cells=rows))
    assert sum(row["cards"] for row in result.rows) == result.total["cards"] == len(cells)
    for row in (*result.rows, result.total):
        assert row["empty"] + row["pseudo_empty"] <= row["cards"]
    assert finite(result)
