"""Two periods compared, made by hand: the bridge, its cells and its managers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.render import results_made

from smalign.base.results import Field, Note, Period, Result

FIELDS = (
    Field("factor", "text"),
    Field("cause", "text"),
    *(Field(f"effect{end}", "decimal", "change") for end in ("", "_low", "_high")),
    Field("seen", "text"),
    Field("p_adjusted", "float", "p"),
    *(Field(f"revenue_effect{end}", "decimal", "money") for end in ("", "_low", "_high")),
    *(Field(f"year_effect{end}", "decimal", "change") for end in ("", "_low", "_high")),
    Field("year_seen", "text"),
)
_SIDES = ("before", "now")
CELL_FIELDS = (
    Field("segment", "text"),
    Field("manager", "text"),
    *(Field(f"leads_{side}", "integer", "count") for side in _SIDES),
    *(Field(f"share_{side}", "float", "rate") for side in _SIDES),
    *(Field(f"hits_{side}", "integer", "count") for side in _SIDES),
    *(
        Field(f"rate_{side}{end}", "float", "rate")
        for side in _SIDES
        for end in ("", "_low", "_high")
    ),
    *(Field(f"rate_change{end}", "float", "points") for end in ("", "_low", "_high")),
    *(Field(f"{name}_effect", "decimal", "change") for name in ("mix", "rate")),
    Field("cause", "text"),
)
MANAGER_FIELDS = (
    Field("manager", "text"),
    Field("leads", "integer", "count"),
    Field("hits", "integer", "count"),
    *(Field(f"rate{end}", "float", "rate") for end in ("", "_low", "_high")),
    Field("expected", "float", "ratio"),
    Field("standardised", "float", "rate"),
    *(
        Field(f"{name}{end}", "integer", "count")
        for name in ("expected", "outer")
        for end in ("_low", "_high")
    ),
    Field("standing", "text"),
    Field("standardised_before", "float", "rate"),
)
GATES = [
    {"name": "mature", "value": 1.0, "threshold": 1.0, "ok": True},
    {"name": "results", "value": 53.0, "threshold": 30.0, "ok": True},
    {"name": "channel_known", "value": 0.64, "threshold": 0.7, "ok": False},
    {"name": "linked", "value": None, "threshold": 0.8, "ok": True},
]
PARAMS = {
    "min_n": 30,
    "as_of_on": date(2025, 6, 30),
    "result": "won",
    "level": "campaign",
    "verdict": {
        "previous": {"cause": "quality", "before": 53, "after": 41, "gates": GATES},
        "year": {"cause": "none", "before": 50, "after": 41, "gates": []},
    },
}
READ = {
    "first": date(2025, 4, 1),
    "last": date(2025, 6, 30),
    "other_first": date(2025, 1, 1),
    "other_last": date(2025, 3, 31),
    "leads": 897,
    "other_leads": 600,
    "result": "won",
    "before": 53,
    "after": 41,
    "days": 45,
    "level": "campaign",
}


def _result(metric: str, **changed: object) -> Result:
    known: dict[str, object] = {
        "metric": metric,
        "as_of": results_made.AS_OF,
        "period": Period(date(2025, 4, 1), date(2025, 6, 30)),
        "grain": "lead+deal",
        "params": PARAMS,
        "sql": "",
        "currency": "RUB",
    }
    return Result(**{**known, **changed})


def compare() -> Result:
    """Sales 53 → 41: +1 by leads, -22 by mix, +9 by conversion; the parts sum to -12."""
    rows = (
        ("working_days", "calendar", 0, 0, 0, None, None, 0),
        ("leads", "quantity", 1, -3, 5, "not_seen", 1.0, 100_000),
        ("mix", "quality", -22, -28, -14, "seen", 0.0004, -2_200_000),
        ("rates", "disputed", 9, -1, 19, "not_seen", 0.2, 900_000),
        ("size", "deal_size", None, None, None, None, None, 40_000),
    )
    names = ("factor", "cause", "effect", "effect_low", "effect_high", "seen", "p_adjusted")
    blank = dict.fromkeys(item.name for item in FIELDS)
    return _result(
        "compare",
        fields=FIELDS,
        rows=tuple(
            {
                **blank,
                **{
                    name: Decimal(value) if isinstance(value, int) else value
                    for name, value in zip((*names, "revenue_effect"), row, strict=True)
                },
            }
            for row in rows
        ),
        total={
            **dict.fromkeys(item.name for item in FIELDS[2:]),
            "effect": Decimal(-12),
            "revenue_effect": Decimal(-1_160_000),
        },
        notes=(
            Note("compare_quality", {"result": "won", "value": -22, "low": -28, "high": -14}),
            Note("compare_read", READ),
            Note("compare_without_attempts"),
        ),
    )


def cells() -> Result:
    """Two campaigns; one manager of the first has leads enough, the other has not."""
    rows = (
        ("search", "(all)", 300, 220, 24, 18, -6, 0, "disputed"),
        ("search", "M01", 250, 200, 20, 17, None, 0, "disputed"),
        ("search", "M02", 50, 20, 4, 1, None, 0, "disputed"),
        ("network", "(all)", 60, 430, 1, 7, -16, 0, "disputed"),
    )
    names = ("segment", "manager", "leads_before", "leads_now", "hits_before", "hits_now")
    names += ("mix_effect", "rate_effect", "cause")
    blank = dict.fromkeys(item.name for item in CELL_FIELDS)
    return _result(
        "cells",
        fields=CELL_FIELDS,
        rows=tuple(
            {
                **blank,
                **dict(zip(names, row, strict=True)),
                "rate_before": row[4] / row[2],
                "rate_now": row[5] / row[3],
            }
            for row in rows
        ),
        total={**dict.fromkeys(item.name for item in CELL_FIELDS[2:]), "leads_now": 650},
    )


def managers(*standings: str) -> Result:
    """Three managers by code: as usual, fewer than chance would leave, and of few leads."""
    rows = (
        ("M01", 200, 17, 14.6, 0.09, 8, 22, 5, 27, "usual"),
        ("M02", 180, 4, 12.5, 0.03, 6, 20, 3, 25, "low"),
        ("M03", 12, 1, 0.9, 0.09, 0, 3, 0, 5, "few"),
    )
    names = ("manager", "leads", "hits", "expected", "standardised", "expected_low")
    names += ("expected_high", "outer_low", "outer_high", "standing")
    blank = dict.fromkeys(item.name for item in MANAGER_FIELDS)
    made = [{**blank, **dict(zip(names, row, strict=True))} for row in rows]
    for row, standing in zip(made, standings, strict=False):
        row["standing"] = standing
    return _result(
        "managers",
        fields=MANAGER_FIELDS,
        rows=tuple(made),
        total={**dict.fromkeys(item.name for item in MANAGER_FIELDS[1:]), "leads": 392, "hits": 22},
        notes=(
            Note("managers_equal", {"p": 0.4, "strength": 0.1}),
            Note("managers_read", {"result": "won", "level": "campaign", "days": 45}),
            Note("compare_coded"),
        ),
    )
