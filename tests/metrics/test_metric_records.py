"""What every metric keeps: what it says it reads, its documentation, its script, its columns."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
import sqlglot
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import traverse_scope
from tests.scoped import company

import smalign.metrics
from smalign.base.errors import QuestionError, UsageError
from smalign.metrics import ALL_METRICS
from smalign.metrics.fields import FIELDS
from smalign.metrics.funnel import FUNNEL
from smalign.metrics.roi import ROI

FOLDER = Path(smalign.metrics.__file__).parent
OWN_VIEWS = ("cards", "credits", "steps", "stays")
SECTIONS = ["What", "Why", "How", "Reads", "Caveats", "Sources"]
SALE = {
    "leads": "lead_id | created_at | channel\nl1 | 2024-01-01 | Ads",
    "deals": """
        deal_id | lead_id | created_at | closed_at  | status | amount | channel
        d1      | l1      | 2024-01-02 | 2024-01-10 | won    | 900    | Ads""",
    "touchpoints": "touch_id | lead_id | touched_at | channel\nt1 | l1 | 2024-01-03 | Mail",
    "spend": "date | channel | cost\n2024-01-01 | Ads | 90",
    "stages": "card | pipeline | stage | stage_order | outcome\ndeal | | Won | 1 | won",
    "cells": "table_name|field|card_id|segment|state\ndeals|city|d1|Ads|empty",
}
ROI_COLUMNS = [
    "touches",
    "leads",
    "qualified",
    "deals",
    "won",
    "lost",
    "open",
    "revenue",
    "spend",
    "cpl",
    "cpd",
    "cac",
    "roas",
    "romi",
    "lead_to_deal",
    "lead_to_deal_low",
    "lead_to_deal_high",
    "deal_to_won",
    "deal_to_won_low",
    "deal_to_won_high",
    "lead_to_won",
    "lead_to_won_low",
    "lead_to_won_high",
    "win_rate",
    "win_rate_low",
    "win_rate_high",
    "avg_won_amount",
    "median_days_to_won",
    "open_pipeline",
]
FUNNEL_COLUMNS = [
    "segment",
    "pipeline",
    "stage",
    "stage_order",
    "zone",
    "entered",
    "advanced",
    "lost",
    "open",
    "from_previous",
    "from_previous_low",
    "from_previous_high",
    "from_first",
    "from_first_low",
    "from_first_high",
    "amount_entered",
    "amount_lost",
    "top_loss_reason",
    "median_days",
    "p90_days",
    "overdue",
    "inferred",
    "returned",
    "skipped",
]
FIELDS_COLUMNS = [
    "segment",
    "table",
    "field",
    "cards",
    "empty",
    "pseudo_empty",
    "empty_share",
    "empty_share_low",
    "empty_share_high",
]


def names(fields):
    """The names of a result's columns."""
    return [field.name for field in fields]


def tree_of(file):
    """The statement of a file, parsed."""
    return sqlglot.parse_one(file.read_text(encoding="utf-8"), read="duckdb")


def read_columns(engine, prefix):
    """Scoped view → columns that the SQL files of a metric take from it, found by sqlglot."""
    files = [file for file in sorted(FOLDER.glob("*.sql")) if re.match(rf"{prefix}[._]", file.name)]
    sources = {table.name for file in files for table in tree_of(file).find_all(sqlglot.exp.Table)}
    known = {row[0] for row in engine.rows("select table_name from information_schema.tables")}
    schema = {table: engine.columns(table) for table in sorted(sources & known)}
    found: dict[str, set[str]] = {}
    for file in files:
        for scope in traverse_scope(qualify(tree_of(file), schema=schema, dialect="duckdb")):
            for column in scope.columns:
                source = scope.sources.get(column.table)
                if isinstance(source, sqlglot.exp.Table) and source.name not in OWN_VIEWS:
                    found.setdefault(source.name, set()).add(column.name)
    return found


@pytest.mark.parametrize("metric", ALL_METRICS, ids=lambda metric: metric.name)
def test_reads_are_what_the_sql_takes(metric, engine):
    """A metric declares exactly the views and columns its SQL files take."""
    question = {"by": ("channel",), "models": ("source", "last")}
    metric.compute(company(engine, question, **SALE))
    found = read_columns(engine, metric.name)
    assert found == {view: set(columns) for view, columns in metric.reads.items()}


@pytest.mark.parametrize("metric", ALL_METRICS, ids=lambda metric: metric.name)
def test_documentation_has_its_sections(metric):
    """The docstring of a metric has the same sections in the same order."""
    assert re.findall(r"^([A-Z][a-z]+):", metric.doc, re.MULTILINE) == SECTIONS
    assert metric.title


def test_names_are_unique():
    """No two metrics have one name."""
    assert [metric.name for metric in ALL_METRICS] == ["roi", "funnel", "fields"]


def test_columns_are_the_contract(engine):
    """Columns stand in the contract's order, and rows have exactly them."""
    ask = company(engine, {"by": ("channel",)}, **SALE)
    answers = {metric.name: metric.compute(ask) for metric in ALL_METRICS}
    assert names(answers["roi"].fields) == ["channel", *ROI_COLUMNS]
    segment, *rest = FUNNEL_COLUMNS
    assert names(answers["funnel"].fields) == [segment, "channel", *rest]
    segment, *rest = FIELDS_COLUMNS
    assert names(answers["fields"].fields) == [segment, "channel", *rest]
    for result in answers.values():
        assert [list(row) for row in result.rows] == [names(result.fields)] * len(result.rows)
        assert set(result.total) <= set(names(result.fields))


def test_several_models_add_a_column(engine):
    """With several models each key has one row per model, in the order asked for."""
    ask = company(engine, {"by": ("channel",), "models": ("linear", "source")}, **SALE)
    result = ROI.compute(ask)
    assert names(result.fields)[:3] == ["channel", "model", "touches"]
    found = [(row["channel"], row["model"], row["won"]) for row in result.rows]
    assert found == [
        ("Ads", "linear", Decimal(0)),
        ("Ads", "source", Decimal(1)),
        ("Mail", "linear", Decimal(1)),
        ("Mail", "source", Decimal(0)),
    ]


def test_a_field_named_like_a_measure_is_told_apart(engine):
    """A --by field called like a column becomes by_<name>, with its own title."""
    ask = company(
        engine,
        {"by": ("touches", "channel")},
        leads=[{"lead_id": "l1", "segment": "three\x1fAds", "created_at": "2024-01-01"}],
    )
    result = ROI.compute(ask)
    assert names(result.fields)[:2] == ["by_touches", "channel"]
    assert result.fields[0].title == "touches"
    assert (result.rows[0]["by_touches"], result.rows[0]["channel"]) == ("three", "Ads")


def test_ids_are_the_cards_behind_the_numbers(engine):
    """The cards sum to the row, and stand under the row's key."""
    ask = company(engine, {"by": ("channel",), "want_ids": True}, **SALE)
    for metric in (ROI, FUNNEL, FIELDS):
        result = metric.compute(ask)
        assert [list(row) for row in result.ids] == [names(result.id_fields)] * len(result.ids)
    cards = ROI.compute(ask).ids
    assert [(row["card"], row["card_id"], row["channel"]) for row in cards] == [
        ("deal", "d1", "Ads"),
        ("lead", "l1", "Ads"),
    ]
    assert sum(row["leads"] for row in cards) == 1
    assert [row["revenue"] for row in cards if row["card"] == "deal"] == [Decimal(900)]


def test_no_ids_unless_asked(engine):
    """Records are not read when nobody wants them."""
    assert ROI.compute(company(engine, {"by": ("channel",)}, **SALE)).ids == ()


@pytest.mark.parametrize("metric", ALL_METRICS, ids=lambda metric: metric.name)
def test_script_runs_in_a_bare_database(metric, engine):
    """The printed script, pasted into another DuckDB, gives the rows the metric reduced."""
    ask = company(engine, {"by": ("channel",), "models": ("source", "last")}, **SALE)
    result = metric.compute(ask)
    with duckdb.connect(":memory:") as bare:
        counts = [len(statement.fetchall()) for statement in _results(bare, result.sql)]
    assert counts[-1] >= len(metric.reads) - len(metric.reads)
    assert "create or replace temporary view cards" in result.sql


def _results(bare, script):
    for statement in bare.extract_statements(script):
        yield bare.execute(statement)


def test_script_does_not_grow(engine):
    """A second answer's script does not hold the views of the first."""
    ask = company(engine, {"by": ("channel",)}, **SALE)
    first = FIELDS.compute(ask).sql
    ROI.compute(ask)
    assert FIELDS.compute(ask).sql == first


@pytest.mark.parametrize(
    ("metric", "question", "code"),
    [
        (ROI, {"models": ("markov9",)}, "unknown_model"),
        (ROI, {"basis": "accrual"}, "unknown_basis"),
        (FUNNEL, {"mode": "loose"}, "unknown_mode"),
        (FUNNEL, {"mode": "strict"}, "mode_needs_history"),
    ],
)
def test_what_cannot_be_asked_is_refused(metric, question, code, engine):
    """A question without an answer is an error with its code, not an empty table."""
    with pytest.raises(UsageError) as raised:
        metric.compute(company(engine, question, **SALE))
    assert raised.value.code == code


def test_touches_without_the_field_cannot_be_credited(engine):
    """A touch model by a field touches do not have is refused; without the model it is not."""
    tables = SALE | {"deals": SALE["deals"].replace("channel", "loss_reason")}
    with pytest.raises(UsageError) as raised:
        ROI.compute(company(engine, {"by": ("loss_reason",), "models": ("last",)}, **tables))
    assert raised.value.code == "touches_lack_field"
    assert raised.value.facts == {"fields": ["loss_reason"], "models": ["last"]}
    rows = ROI.compute(company(engine, {"by": ("loss_reason",)}, **tables)).rows
    assert [row["touches"] for row in rows] == [None]


def test_unknown_order_of_stages_is_a_question(engine):
    """When no pipeline's stages are in a known order, the error gives the line that answers it."""
    with pytest.raises(QuestionError) as raised:
        FUNNEL.compute(
            company(
                engine,
                deals="deal_id | pipeline | created_at\nd1 | P | 2024-01-01",
                stages="""
                    card | pipeline | stage | stage_order | outcome
                    deal | P        | B     |             | open
                    deal | P        | A     |             | open""",
            )
        )
    assert raised.value.code == "stage_order_unknown"
    assert raised.value.facts["toml"] == '[stages]\norder = ["A", "B"]'


@pytest.mark.parametrize("metric", ALL_METRICS, ids=lambda metric: metric.name)
def test_an_empty_company_has_an_empty_answer(metric, engine):
    """No card at all is no row and a total of nothing, not an error."""
    result = metric.compute(company(engine, {"by": ("channel",)}))
    assert result.rows == ()
    assert result.excluded == ()
