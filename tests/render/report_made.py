"""Reports made by hand: an honest one, one without answers, and one that wants to do harm."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace
from tests.render import compare_made, marketing_made, plan_made, process_made, results_made

from smalign.base.errors import QuestionError
from smalign.base.results import (
    Exclusion,
    Field,
    InspectedColumn,
    InspectedFile,
    InspectedReject,
    Inspection,
    Note,
    Period,
    Result,
)
from smalign.render.report import ReportParts

if TYPE_CHECKING:
    from smalign.base.errors import SmalignError

FIELD_FIELDS = (
    Field("segment", "text"),
    Field("table", "text"),
    Field("field", "text"),
    *(Field(name, "integer", "count") for name in ("cards", "empty", "pseudo_empty")),
    *(Field(f"empty_share{end}", "float", "rate") for end in ("", "_low", "_high")),
)
REASON_FIELDS = (
    *(Field(name, "text") for name in ("segment", "reason", "stage", "zone", "class")),
    Field("cards", "integer", "count"),
    Field("share", "float", "rate"),
    Field("amount", "decimal", "money"),
    Field("month", "text"),
    *(Field(f"share{end}", "float", "rate") for end in ("_low", "_high")),
    Field("lost", "integer", "count"),
    Field("change", "text"),
    Field("change_p", "float", "p"),
)
COHORT_FIELDS = (
    *(Field(name, "text") for name in ("segment", "pipeline", "cohort")),
    *(Field(name, "integer", "count") for name in ("cards", "won", "lost", "open")),
    Field("maturity", "text"),
    *(
        Field(name + end, "float", "rate")
        for name in ("observed", "matured", "incidence", "decided")
        for end in ("", "_low", "_high")
    ),
    *(Field(name, "integer", "count") for name in ("followed", "horizon_days", "matured_won")),
)
MATURITY_FIELDS = (
    *(Field(name, "text") for name in ("segment", "pipeline", "cohort")),
    *(Field(name, "integer", "count") for name in ("age_days", "cards", "won_by_age")),
    *(Field(f"won_share{end}", "float", "rate") for end in ("", "_low", "_high")),
    Field("horizon_days", "integer", "count"),
)
UNWORKED_FIELDS = (
    Field("segment", "text"),
    Field("owner", "text", "", "owner"),
    *(Field(name, "integer", "count") for name in ("disqualified", "recorded", "unworked")),
    *(Field(f"unworked_share{end}", "float", "rate") for end in ("", "_low", "_high")),
)
TASK_FIELDS = (
    *(Field(name, "text") for name in ("series", "side", "owner")),
    *(
        Field(name, "integer", "count")
        for name in ("tasks", "due_tasks", "done", "on_time", "late", "missed", "pending")
    ),
    *(
        Field(f"{name}_share{end}", "float", "rate")
        for name in ("done", "on_time")
        for end in ("", "_low", "_high")
    ),
    Field("median_days_late", "float", "days"),
    *(Field(name, "integer", "count") for name in ("checked", "changed")),
    Field("every_days", "float", "days"),
    Field("last_completed_on", "date", "date"),
)
_CELLS = (
    ("Оплата", "leads", "Город", 120, 60, 0, 0.5, 0.41, 0.59),
    ("Новая заявка", "leads", "Город", 640, 0, 0, 0.0, 0.0, 0.006),
    ("Новая заявка", "leads", "source", 640, 0, 0, 0.0, 0.0, 0.006),
    ("Оплата", "leads", "source", 120, 0, 0, 0.0, 0.0, 0.031),
    ("Оплата", "deals", "amount", 40, 10, 26, 0.9, 0.769, 0.96),
)
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "javascript:alert(1)",
    "[a](javascript:alert(1)) http://evil.example/ <https://evil.example>",
    "]]><!--</style></svg>-->",
    "\x1b]0;owned\x07\x1b[31m",
    "\u202eevil\u2066",
    "| a | b |\n| --- | --- |",
    "{{ 7*7 }}{% raw %}",
    "H" * 10_000,
    "👩‍👩‍👧‍👦" * 40,
    "\x00\ufffe\ufffd\ud800",
)
HOSTILE = " ".join(PAYLOADS)


def fields() -> Result:
    """Two fields of leads over two stages and one of deals."""
    names = [item.name for item in FIELD_FIELDS]
    return Result(
        metric="fields",
        as_of=results_made.AS_OF,
        period=Period(date(2025, 1, 1), date(2025, 3, 31)),
        grain="lead+deal",
        params={},
        fields=FIELD_FIELDS,
        rows=tuple(dict(zip(names, row, strict=True)) for row in _CELLS),
        total={"cards": 1560, "empty": 70, "pseudo_empty": 26},
        sql="create or replace table run as select 3",
    )


def reasons() -> Result:
    """Two reasons and an empty one, with what changed and what is not told."""
    rows = (
        (
            "Дорого",
            "Демо",
            "sales",
            "market",
            30,
            0.6,
            Decimal(900_000),
            0.462,
            0.724,
            "rising",
            0.0004,
        ),
        (
            "Недозвон",
            "Новая заявка",
            "marketing",
            "undecided",
            15,
            0.3,
            None,
            0.191,
            0.438,
            "steady",
            0.4,
        ),
        ("(none)", "(unknown)", "(none)", None, 5, 0.1, Decimal(0), 0.043, 0.214, "steady", 1.0),
    )
    names = ("reason", "stage", "zone", "class", "cards", "share", "amount")
    names += ("share_low", "share_high", "change", "change_p")
    return Result(
        metric="reasons",
        as_of=results_made.AS_OF,
        period=Period(date(2025, 1, 1), date(2025, 3, 31)),
        grain="lead+deal",
        params={"min_n": 30},
        fields=REASON_FIELDS,
        rows=tuple(
            {"segment": "", "month": None, "lost": 50, **dict(zip(names, row, strict=True))}
            for row in rows
        ),
        total={"cards": 50, "lost": 50, "amount": Decimal(900_000), "share": None},
        notes=(
            Note("reasons_undecided", {"undecided": 15, "cards": 15}),
            Note(
                "reasons_rising",
                {
                    "reasons": ["Дорого"],
                    "changes": [("Дорого", 0.09, 0.21)],
                    "middle": date(2025, 2, 14),
                },
            ),
        ),
        sql="create or replace table run as select 4",
        currency="RUB",
    )


def cohorts() -> Result:
    """A mature month, one half old enough, one nobody can judge yet, and a pipeline without age."""
    shares = ("observed", "matured", "incidence", "decided")
    blank = {name + end: None for name in shares for end in ("", "_low", "_high")}
    names = ("pipeline", "cohort", "cards", "won", "lost", "open", "maturity", "followed")
    names += ("horizon_days", "incidence", "incidence_low", "incidence_high", "matured_won")
    rows = (
        ("Продажи", "2025-01", 50, 12, 30, 8, "mature", 50, 60, 0.24, 0.142, 0.374, 12),
        ("Продажи", "2025-02", 40, 5, 10, 25, "partly", 22, 60, 0.2, 0.09, 0.4, 4),
        ("Продажи", "2025-03", 30, 0, 5, 25, "immature", 0, 60, None, None, None, 0),
        ("Сервис", "2025-01", 3, 1, 1, 1, "unknown", None, None, None, None, None, None),
    )
    return Result(
        metric="cohorts",
        as_of=results_made.AS_OF,
        period=Period(date(2025, 1, 1), date(2025, 3, 31)),
        grain="lead+deal",
        params={"cohort": "month", "horizon": "auto", "min_n": 30},
        fields=COHORT_FIELDS,
        rows=tuple({"segment": "", **blank, **dict(zip(names, row, strict=True))} for row in rows),
        total={"cards": 123, "won": 18, "lost": 46, "open": 59},
        notes=(Note("horizon_unknown", {"pipelines": ["Сервис"], "least": 10}),),
        sql="create or replace table run as select 6",
    )


def maturity() -> Result:
    """January as far as two horizons, February as far as half of one; March has no point yet."""
    names = ("cohort", "cards", "age_days", "won_by_age", "won_share")
    rows = (
        ("2025-01", 50, 15, 2, 0.04),
        ("2025-01", 50, 30, 8, 0.16),
        ("2025-01", 50, 60, 12, 0.24),
        ("2025-01", 50, 120, 14, 0.28),
        ("2025-02", 40, 15, 1, 0.025),
        ("2025-02", 40, 30, 4, 0.1),
    )
    same = {"segment": "", "pipeline": "Продажи", "horizon_days": 60}
    bounds = {"won_share_low": 0.0, "won_share_high": 0.5}
    return Result(
        metric="maturity",
        as_of=results_made.AS_OF,
        period=Period(date(2025, 1, 1), date(2025, 3, 31)),
        grain="lead+deal",
        params={"cohort": "month", "horizon": "auto", "min_n": 30},
        fields=MATURITY_FIELDS,
        rows=tuple({**same, **bounds, **dict(zip(names, row, strict=True))} for row in rows),
        total={},
    )


def unworked() -> Result:
    """Ten of forty disqualified without an attempt."""
    bounds = {"unworked_share": 0.25, "unworked_share_low": 0.142, "unworked_share_high": 0.402}
    counts = {"disqualified": 60, "recorded": 40, "unworked": 10}
    return Result(
        metric="unworked",
        as_of=results_made.AS_OF,
        period=Period(date(2025, 1, 1), date(2025, 3, 31)),
        grain="lead+deal",
        params={"min_n": 30},
        fields=UNWORKED_FIELDS,
        rows=({"segment": "Анна", "owner": "Анна", **counts, **bounds},),
        total={**counts, **bounds},
        notes=(Note("attempts_recorded", {"recorded": 40, "cards": 60}),),
        sql="create or replace table run as select 5",
    )


def tasks() -> Result:
    """Two series: one in time, one that stopped and was late or not done."""
    shares = {
        f"{name}_share{end}": 0.5 for name in ("done", "on_time") for end in ("", "_low", "_high")
    }
    rest = {**shares, "median_days_late": None, "checked": 0, "changed": None, "every_days": 30.0}
    rest["last_completed_on"] = date(2024, 4, 30)
    counts = ("tasks", "due_tasks", "done", "on_time", "late", "missed", "pending")
    rows = (
        ("Reports", "marketing", "Ann", 4, 4, 3, 2, 1, 1, 0),
        ("Losses", "sales", "Bob", 2, 2, 2, 2, 0, 0, 0),
    )
    keys = ("series", "side", "owner")
    return Result(
        metric="tasks",
        as_of=None,
        period=Period(),
        grain="task",
        params={},
        fields=TASK_FIELDS,
        rows=tuple({**dict(zip((*keys, *counts), row, strict=True)), **rest} for row in rows),
        total={**dict(zip(counts, (6, 6, 5, 4, 1, 1, 0), strict=True)), **rest},
        excluded=(Exclusion("task_without_due", 1),),
        notes=(
            Note(
                "series_stopped",
                {"series": "Reports", "last": date(2024, 4, 30), "days": 90, "every": 30.0},
            ),
            Note("tasks_without_field_log"),
        ),
        sql="create or replace table run as select 6",
    )


def answers() -> dict[str, Result]:
    """The answer of every part."""
    return {
        "roi": results_made.roi(
            sql="read personal rows;\ncreate or replace table run as\nselect 1 as counting;"
        ),
        "models": marketing_made.models(),
        "plan": plan_made.plan(),
        "funnel": results_made.funnel(),
        "cohorts": cohorts(),
        "maturity": maturity(),
        "reasons": reasons(),
        "unworked": unworked(),
        "topics": marketing_made.topics(),
        "fields": fields(),
        "process": process_made.speed(),
        "zones": process_made.zones(),
        "clock": process_made.clock(),
        "load": process_made.load(),
        "nurture": marketing_made.nurture(),
        "coverage": marketing_made.coverage(),
        "pretexts": marketing_made.pretexts(),
        "spend": marketing_made.spend(),
        "compare": compare_made.compare(),
        "cells": compare_made.cells(),
        "managers": compare_made.managers(),
        "tasks": tasks(),
    }


def parts(**changed: Result | SmalignError) -> ReportParts:
    """Every section answered; `changed` in the place of the answers of these names."""
    return ReportParts(
        inspection=results_made.inspection(),
        answers={**answers(), **changed},
        timezone="Europe/Moscow",
        sizes={"deals.csv": 1_234_567},
        version="0.1.0",
    )


def unanswered() -> ReportParts:
    """Every section wants to be asked first."""
    error = QuestionError("zone_unknown", toml='marketing = ["New"]')
    return ReportParts(error, dict.fromkeys(answers(), error))


def hostile() -> ReportParts:
    """Every text that comes from an export or a user is an attack, one payload after another."""
    return ReportParts(
        inspection=_inspection(),
        answers={name: _poisoned(found) for name, found in answers().items()},
        title=HOSTILE,
        timezone=HOSTILE,
        sizes={HOSTILE: 12},
        version=HOSTILE,
    )


def _poisoned(result: Result) -> Result:
    """The rows once for each payload, in every text column, currency, fact, header and script."""
    texts = [item.name for item in result.fields if item.type == "text"]
    header = Field(HOSTILE, "text", title=HOSTILE)
    rows = tuple(
        {**row, **dict.fromkeys(texts, payload), HOSTILE: payload}
        for payload in (*PAYLOADS, HOSTILE)
        for row in result.rows
    )
    return replace(
        result,
        fields=(*result.fields, header),
        rows=rows,
        currency=HOSTILE[:300],
        sql=HOSTILE,
        notes=(Note("files_apart", {"first": HOSTILE, "last": HOSTILE}, Decimal(5)), Note(HOSTILE)),
        excluded=(Exclusion(HOSTILE, 2),),
    )


def _inspection() -> Inspection:
    return Inspection(
        files=(
            InspectedFile(
                file=HOSTILE,
                sheet=HOSTILE,
                encoding=HOSTILE[:200],
                delimiter=HOSTILE[:10],
                crm=HOSTILE,
                table=HOSTILE,
                confidence=0.5,
                reasons=(HOSTILE,),
                rows_read=2,
                rows_accepted=1,
                rows_rejected=1,
                dropped=((HOSTILE, 1),),
                rejects=(InspectedReject((2,), HOSTILE, {"found": HOSTILE}),),
                columns=(InspectedColumn(HOSTILE, None, HOSTILE, HOSTILE, 0.5, 1, (HOSTILE,)),),
            ),
        ),
        links={HOSTILE: 1},
        as_of=results_made.AS_OF,
        warnings=(Note(HOSTILE, {HOSTILE: HOSTILE}),),
    )
