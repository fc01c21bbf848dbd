"""What every metric keeps: what it says it reads, its documentation, its script, its columns."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
import sqlglot
from msgspec.structs import replace
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import traverse_scope
from tests.metrics.sale import SALE, SALE_AND_LOSS, models_of
from tests.scoped import company

import smalign.metrics
from smalign.base.errors import UsageError
from smalign.metrics import NAMES, metric_named
from smalign.metrics.fields.contents import CONTENTS
from smalign.metrics.fields.fields import FIELDS
from smalign.metrics.fields.required import REQUIRED
from smalign.metrics.fields.suggested import SUGGESTED
from smalign.metrics.funnel.cohorts import COHORTS
from smalign.metrics.funnel.funnel import FUNNEL
from smalign.metrics.funnel.maturity import MATURITY
from smalign.metrics.losses.reasons import REASONS
from smalign.metrics.losses.unworked import UNWORKED
from smalign.metrics.moves.handovers import HANDOVERS
from smalign.metrics.moves.moves import MOVES
from smalign.metrics.moves.network import NETWORK
from smalign.metrics.moves.transitions import TRANSITIONS
from smalign.metrics.moves.variants import VARIANTS
from smalign.metrics.moves.zone_handovers import ZONE_HANDOVERS
from smalign.metrics.plan.plan import PLAN
from smalign.metrics.process.after_sale import AFTER_SALE
from smalign.metrics.roi.paths import PATHS
from smalign.metrics.roi.roi import ROI
from smalign.metrics.segments.segments import SEGMENTS

FOLDER = Path(smalign.metrics.__file__).parent
OWN_VIEWS = (
    *("bridged", "edited", "owner_pairs", "pairs", "restaged", "stage_pairs", "stages_moved"),
    "compared_age",
    "named_contents",
    "compared_periods",
    "pretext_contacts",
    "arrived",
    "called",
    "cards",
    "credits",
    "crossings",
    "deviations",
    "entries",
    "fates",
    "firsts",
    "field_values",
    "every_fate",
    "fillings",
    "handed",
    "holdings",
    "horizons",
    "journey_touches",
    "journeys",
    "given_cards",
    "lived",
    "loaded",
    "kept_touches",
    "plan_periods",
    "pretext_cards",
    "pretext_touches",
    "reached",
    "reached_cards",
    "repeat_horizon",
    "sales_contacts",
    "sales",
    "sent_cards",
    "sent_to_cards",
    "sold",
    "sold_cards",
    "standing",
    "stays",
    "steps",
    "steps_made",
    "timed",
    "touched",
    "waiting_bounds",
    "waiting_cards",
    "waiting_kinds",
    "waits",
    "ways",
    "zone_stays",
)
FUNNEL_TABLES = (
    *("all_stays", "chain", "elsewhere", "every_card", "first_deals", "members", "moves"),
    *("outcomes", "own_steps", "path_places", "placed", "seen_cards", "visits"),
)
OTHER_VIEWS = {"funnel": ({"counted": "lead"}, {"counted": "contact", "window": 86_400})}
"""Questions that make the tables the usual one does not need."""

SHARED_FILES = {
    **dict.fromkeys(("diff", "stage_moves", "reassigned", "field_edits", "stage_edits"), "pairs"),
    "agenda": "today",
    "bases": "bonus",
    "calls": "pretexts_contacts|pretexts_touches|pretexts_linked",
    "coverage": "nurture_sent|nurture_reach",
    "fatigue": "nurture|coverage",
    "nurture": "coverage",
    "topics": "nurture_sent",
    "cohorts": "fates",
    "maturity": "cohorts|fates",
    "waiting": "compared_days|fates",
    **dict.fromkeys(("compare", "cells", "managers", "counterfactual"), "compared|fates"),
    "funnel": "fates_elsewhere",
    "segments": "fates|horizons",
    "ceiling": "fates|horizons",
    "spend": "fates",
    "required": "fates|segments_sales|sold",
    "suggested": "contents|fates|segments_sales|sold",
    **dict.fromkeys(("moves", "transitions", "variants", "network"), "events"),
    "handovers": "handovers|sales_contacts",
    "zone_handovers": "zone_handovers|events|sales_contacts",
}
"""What several metrics read."""

SECTIONS = ["What", "Why", "How", "Reads", "Caveats", "Sources"]
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
    "inquiries",
    "unique",
    "target",
    "cpql",
    "cpo",
    "drr",
    "new_customers",
    "new_revenue",
    "repeat_won",
    "repeat_revenue",
    "paid",
]
LADDER = ("roi_ladder", "roi_ladder_rules")
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
    "latest_days",
    "total_days",
    "wait_median",
    "wait_p90",
    "instant",
]
REASONS_COLUMNS = [
    "segment",
    "reason",
    "stage",
    "zone",
    "class",
    "cards",
    "share",
    "amount",
    "month",
    "share_low",
    "share_high",
    "lost",
    "change",
    "change_p",
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
    *("pseudo_tokens", "due_from", "not_due", "reach_unknown", "never_due"),
    *("trend", "first_period", "first_cards", "first_share"),
    *("last_period", "last_cards", "last_share"),
    *("change", "change_low", "change_high", "change_p"),
]


def names(fields):
    """The names of a result's columns."""
    return [field.name for field in fields]


def tree_of(file):
    """The statement of a file, parsed."""
    return sqlglot.parse_one(file.read_text(encoding="utf-8"), read="duckdb")


def read_columns(engine, prefix):
    """Scoped view → columns that the SQL files of a metric take from it, found by sqlglot."""
    names = rf"({prefix}|{SHARED_FILES.get(prefix, prefix)})[._]"
    files = [file for file in sorted(FOLDER.rglob("*.sql")) if re.match(names, file.name)]
    sources = {table.name for file in files for table in tree_of(file).find_all(sqlglot.exp.Table)}
    known = {row[0] for row in engine.rows("select table_name from information_schema.tables")}
    schema = {table: engine.columns(table) for table in sorted(sources & known)}
    found: dict[str, set[str]] = {}
    for file in files:
        for scope in traverse_scope(qualify(tree_of(file), schema=schema, dialect="duckdb")):
            for column in scope.columns:
                source = scope.sources.get(column.table)
                if (
                    isinstance(source, sqlglot.exp.Table)
                    and source.name not in OWN_VIEWS + FUNNEL_TABLES
                ):
                    found.setdefault(source.name, set()).add(column.name)
    return found


def test_no_two_queries_have_one_name() -> None:
    """A query is asked for by its file's name alone, whichever package it lies in."""
    names = [file.name for file in FOLDER.rglob("*.sql")]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("metric", list(map(metric_named, NAMES)), ids=NAMES)
def test_reads_are_what_the_sql_takes(metric, engine):
    """A metric declares exactly the views and columns its SQL files take."""
    question = {"by": ("channel",), "models": models_of(metric)}
    metric.compute(company(engine, question, **SALE))
    for more in OTHER_VIEWS.get(metric.name, ()):
        with suppress(UsageError):  # the sale has no history, but the tables are there
            metric.compute(company(engine, more, **SALE))
    found = read_columns(engine, metric.name)
    assert found == {view: set(columns) for view, columns in metric.reads.items()}


@pytest.mark.parametrize("metric", list(map(metric_named, NAMES)), ids=NAMES)
def test_documentation_has_its_sections(metric):
    """The docstring of a metric has the same sections in the same order."""
    assert re.findall(r"^([A-Z][a-z]+):", metric.doc, re.MULTILINE) == SECTIONS
    assert metric.title


def test_names_are_unique():
    """A metric is called as it is asked for, and no two have one name."""
    assert tuple(metric_named(name).name for name in NAMES) == NAMES
    assert len(set(NAMES)) == len(NAMES)


def test_columns_are_the_contract(engine):
    """Columns stand in the contract's order, and rows have exactly them."""
    ask = company(engine, {"by": ("channel",)}, **SALE_AND_LOSS)
    metrics = [metric_named(name) for name in NAMES if name != "paths"]
    answers = {metric.name: metric.compute(ask) for metric in metrics}
    answers["paths"] = PATHS.compute(replace(ask, models=("last",)))
    assert names(answers["roi"].fields) == ["channel", *ROI_COLUMNS]
    assert names(answers["paths"].fields) == ["channel", *ROI_COLUMNS]
    segment, *rest = FUNNEL_COLUMNS
    assert names(answers["funnel"].fields) == [segment, "channel", *rest]
    segment, *rest = REASONS_COLUMNS
    assert names(answers["reasons"].fields) == [segment, "channel", *rest]
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
    for metric in (ROI, FUNNEL, REASONS, UNWORKED, FIELDS):
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


@pytest.mark.parametrize(
    ("metric", "files"),
    [
        (
            ROI,
            ("roi", "roi_spend", "roi_touches", "roi_since", "roi_credit", "roi_undated", *LADDER),
        ),
        (PATHS, ("paths",)),
        (FUNNEL, ("funnel", "funnel_left_out", "funnel_times", "funnel_waits")),
        (COHORTS, ("cohorts", "cohorts_days")),
        (MATURITY, ("cohorts", "cohorts_days")),
        (REASONS, ("reasons",)),
        (SEGMENTS, ("segments", "segments_medians", "segments_left_out")),
        (UNWORKED, ("unworked",)),
        (FIELDS, ("fields", "fields_due")),
        (REQUIRED, ("required",)),
        (CONTENTS, ("contents", "contents_empty")),
        (SUGGESTED, ("contents", "suggested", "suggested_stages", "suggested_due")),
        (MOVES, ("moves_stays", "moves", "moves_skipped", "moves_cards")),
        (TRANSITIONS, ("transitions",)),
        (VARIANTS, ("variants",)),
        (NETWORK, ("network", "network_stages", "network_unknown")),
        (ZONE_HANDOVERS, ("zone_handovers",)),
        (AFTER_SALE, ("after_sale",)),
        (
            HANDOVERS,
            ("handovers", "handovers_given", "handovers_cards", "handovers_left_out"),
        ),
        (
            PLAN,
            (
                *("plan_rows", "plan", "plan_spend", "plan_spend_cut", "plan_days", "plan_open"),
                *("plan_reached", "plan_amounts"),
            ),
        ),
    ],
)
def test_script_runs_in_a_bare_database(metric, files, engine):
    """The printed script, pasted into another DuckDB, gives the rows the metric reduced."""
    question = {"by": ("channel",), "models": models_of(metric)}
    ask = company(engine, question, **SALE_AND_LOSS)
    result = metric.compute(ask)
    with duckdb.connect(":memory:", config={"threads": 1}) as bare:
        answers = [bare.execute(one).fetchall() for one in bare.extract_statements(result.sql)]
    for file, rows in zip(files, answers[-len(files) :], strict=True):
        reduced = engine.rows(next(FOLDER.rglob(f"{file}.sql")).read_text(encoding="utf-8"))
        assert sorted(map(repr, rows)) == sorted(map(repr, reduced)), file
    assert answers[-len(files)]


def test_script_does_not_grow(engine):
    """A second answer's script does not hold the views of the first."""
    ask = company(engine, {"by": ("channel",)}, **SALE)
    first = FIELDS.compute(ask).sql
    ROI.compute(ask)
    assert FIELDS.compute(ask).sql == first
