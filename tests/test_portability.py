"""Every metric's SQL says the same in DuckDB and in Apache Spark.

The lint refuses what the two would answer differently without an error.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
import sqlglot
from sqlglot import exp
from sqlglot.tokens import TokenType

import smalign.metrics

FILES: Final = sorted(Path(smalign.metrics.__file__).parent.rglob("*.sql"))

FORBIDDEN_CALLS: Final = {
    "avg",
    "array_agg",
    "date_trunc",
    "getvariable",
    "list",
    "product",
    "quantile_cont",
    "unnest",
}
TIE_BREAKERS: Final = {
    "actor_kind",
    "card_id",
    "deal_id",
    "lead_id",
    "touch_id",
    "nth",
    "owner",
    "place",
    "open_order",
    "loss_reason",
    "stage",
    "value",
    "variant",
}
"""Columns of which no two rows of a window's partition (or two different texts) are equal."""


def faults(sql: str) -> list[str]:
    """What in a query is not portable, in words; [] when nothing is."""
    tree = sqlglot.parse_one(sql, read="duckdb")
    return [
        *_calls(sql),
        *("division" for _ in tree.find_all(exp.Div)),
        *("asof" for join in tree.find_all(exp.Join) if join.args.get("method") == "ASOF"),
        *("day_difference" for diff in tree.find_all(exp.DateDiff) if _counts_moments(diff)),
        *("order" for order in tree.find_all(exp.Order) if not _is_total(order)),
        *("double" for cast in tree.find_all(exp.Cast) if cast.to.is_type("double", "float")),
        *(
            "double"
            for total in tree.find_all(exp.Sum)
            if total.find(exp.PercentileCont, exp.Median, exp.Quantile)
            or any(not number.is_int for number in total.find_all(exp.Literal) if number.is_number)
        ),
    ]


def _calls(sql: str) -> list[str]:
    tokens = sqlglot.tokenize(sql, read="duckdb")
    return [
        token.text.lower()
        for token, after in pairwise(tokens)
        if token.text.lower() in FORBIDDEN_CALLS and after.token_type == TokenType.L_PAREN
    ]


def _counts_moments(diff: exp.DateDiff) -> bool:
    """Days between moments: the engines count midnights of different zones."""
    if diff.unit is None or diff.unit.name.lower() != "day":
        return False
    sides = (diff.this, diff.expression)
    return not all(
        side.is_type("date")
        or any(column.name.endswith("_on") for column in side.find_all(exp.Column))
        for side in sides
    )


def _is_total(order: exp.Order) -> bool:
    """Whether no two rows can change places; an order inside a percentile cannot matter."""
    if isinstance(order.parent, exp.WithinGroup) and isinstance(
        order.parent.this, exp.PercentileCont | exp.PercentileDisc
    ):
        return True
    last = order.expressions[-1].this
    return isinstance(last, exp.Column) and last.name in TIE_BREAKERS


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_sql_has_nothing_the_engines_answer_differently(file):
    """No metric's SQL holds a construct that DuckDB and Spark treat differently."""
    assert faults(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_sql_is_understood_by_spark(file):
    """Each file is one statement that transpiles to Spark without an unsupported construct."""
    statements = sqlglot.transpile(
        file.read_text(encoding="utf-8"),
        read="duckdb",
        write="spark",
        unsupported_level=sqlglot.ErrorLevel.RAISE,
    )
    assert len(statements) == 1


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_sql_is_static(file):
    """No placeholder of any kind stands in a file: parameters come from the view `run`."""
    text = file.read_text(encoding="utf-8")
    assert not {"{", "}", "$", "?", "%("} & set(text)


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("select a / b from t", "division"),
        ("select avg(a) from t", "avg"),
        ("select unnest(a) from t", "unnest"),
        ("select list(a) from t", "list"),
        ("select array_agg(a order by stage) from t", "array_agg"),
        ("select date_trunc('month', created_at) from t", "date_trunc"),
        ("select date_diff('day', created_at, closed_at) from t", "day_difference"),
        ("select getvariable('as_of') from t", "getvariable"),
        ("select * from t asof join u on t.a >= u.a", "asof"),
        ("select quantile_cont(a, 0.5) from t", "quantile_cont"),
        ("select product(a) from t", "product"),
        ("select row_number() over (partition by a order by created_at) from t", "order"),
        ("select string_agg(stage, ', ' order by created_at) from t", "order"),
        ("select sum(cast(a as double)) from t", "double"),
        ("select sum(a * 0.4) from t", "double"),
    ],
)
def test_each_trap_is_refused(sql, fault):
    """The lint finds each construct it names."""
    assert fault in faults(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "select a // b, a % b from t",
        "select percentile_cont(0.5) within group (order by created_at) from t",
        "select row_number() over (partition by a order by created_at, deal_id) from t",
        "select date_diff('day', created_on, closed_on) from t",
        "select date_diff('second', created_at, closed_at) from t",
        "select string_agg(stage, ', ' order by stage) from t",
    ],
)
def test_portable_sql_passes(sql):
    """What both engines answer alike is not refused."""
    assert faults(sql) == []
