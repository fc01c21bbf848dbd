"""A plan and what became of it: a month that ended, a quarter that runs, one manager."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.render import results_made

from smalign.base.results import Field, Note, Period, Result

FIELDS = (
    *(
        Field("period", "text"),
        Field("starts_on", "date", "date"),
        Field("ends_on", "date", "date"),
    ),
    *(Field(name, "text") for name in ("channel", "owner", "measure")),
    *(Field(name, "decimal", "mixed") for name in ("plan", "fact")),
    Field("percent", "float", "rate"),
    *(Field(name, "decimal", "mixed") for name in ("due", "gap")),
    *(Field(f"from_{name}", "decimal", "mixed") for name in ("leads", "conversion", "cheque")),
    Field("run_rate", "decimal", "mixed"),
    Field("run_rate_percent", "float", "rate"),
    Field("remaining", "decimal", "mixed"),
    *(Field(name, "decimal", "money") for name in ("open_pipeline", "expected")),
    Field("coverage", "float", "rate"),
    *(Field(name, "integer", "count") for name in ("days_passed", "days")),
    Field("pipeline_coverage", "float", "ratio"),
)
MONTH = ("2025-02", date(2025, 2, 1), date(2025, 2, 28))
QUARTER = ("2025-Q1", date(2025, 1, 1), date(2025, 3, 31))
ON = date(2025, 3, 17)


def plan() -> Result:
    """On 17 March: leads and revenue of the quarter, a manager's revenue, leads of February."""
    rows = (
        _row(QUARTER, "leads", "400", "300", 0.75, due="328.125", gap="-28.125"),
        _row(
            QUARTER,
            *("revenue", "1200000", "800000", 0.666667),
            due="984375",
            gap="-184375",
            from_leads="-84375",
            from_conversion="-150000",
            from_cheque="50000",
            remaining="400000",
            expected="300000",
            coverage=0.75,
        ),
        _row(QUARTER, "revenue", "600000", "500000", 0.833333, owner="Анна", due="492187.5"),
        _row(MONTH, "leads", "100", "110", 1.1, due="100", gap="10"),
    )
    return Result(
        metric="plan",
        as_of=results_made.AS_OF,
        period=Period(None, None),
        grain="lead+deal",
        params={"as_of_on": ON, "min_n": 30},
        fields=FIELDS,
        rows=rows,
        total={},
        notes=(Note("plan_working_days"), Note("plan_by_closing")),
        sql="create or replace table run as select 7",
        currency="RUB",
    )


def _row(
    period: tuple[str, date, date],
    measure: str,
    planned: str,
    fact: str,
    percent: float,
    owner: str = "(all)",
    coverage: float | None = None,
    **amounts: str,
) -> dict[str, object]:
    row: dict[str, object] = {item.name: None for item in FIELDS}
    row |= dict(zip(("period", "starts_on", "ends_on"), period, strict=True))
    row |= {"channel": "(all)", "owner": owner, "measure": measure, "percent": percent}
    row |= {"plan": Decimal(planned), "fact": Decimal(fact), "coverage": coverage}
    return row | {name: Decimal(amount) for name, amount in amounts.items()}
