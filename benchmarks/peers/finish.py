"""From sums per channel to the rows of the table: ratios, intervals, rounding; once for all peers.

A few rows of plain Python: what it costs is nothing beside the sums.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, fields
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from math import sqrt
from pathlib import Path
from typing import Final

CREDIT_UNITS: Final = 10**12
MONEY_UNITS: Final = 10**6
NO_CHANNEL: Final = "(none)"
_WIDE: Final = Context(prec=38)
_Z: Final = 1.959963984540054
_CENT: Final = Decimal("0.01")
_MONEY: Final = (
    "spend",
    "revenue",
    "open_pipeline",
    "cpl",
    "cpql",
    "cpd",
    "cpo",
    "cac",
    "avg_won_amount",
)


@dataclass(slots=True)
class Sums:
    """What one channel adds up to. won, customers: credit in 10^-12; revenue: in 10^-6.

    spend, open_cents: in cents. median_seconds: from the lead (or deal) to the sale.
    """

    touches: int = 0
    leads: int = 0
    qualified: int = 0
    with_deal: int = 0
    deals: int = 0
    lost: int = 0
    open: int = 0
    open_cents: int = 0
    spend_cents: int = 0
    median_seconds: float | None = None
    won: int = 0
    customers: int = 0
    revenue: int = 0


def read_folder() -> tuple[Path, str]:
    """The folder named on the command line, and the form of its files."""
    folder = Path(sys.argv[1])
    return folder, "parquet" if (folder / "leads.parquet").exists() else "csv"


def show(sums: dict[str, Sums], overall_median: float | None) -> None:
    """Print the table as JSON."""
    total = Sums(median_seconds=overall_median)
    for part in sums.values():
        for field in fields(Sums):
            if field.name != "median_seconds":
                setattr(total, field.name, getattr(total, field.name) + getattr(part, field.name))
    ordered = sorted(sums, key=lambda channel: (-sums[channel].leads, channel))
    rows = [{"channel": channel, **_row(sums[channel])} for channel in ordered]
    whole = _row(total)
    for name, places in (
        ("won", 6),
        ("new_customers", 6),
        ("repeat_won", 6),
        ("revenue", 2),
        ("spend", 2),
        ("open_pipeline", 2),
    ):
        _settle(rows, name, places)
    for row in (*rows, whole):
        for name in _MONEY:
            value = row[name]
            row[name] = None if value is None else str(_rounded(value, _CENT))
        for name in ("won", "new_customers", "repeat_won"):
            row[name] = format(_rounded(row[name], Decimal("0.000001")).normalize(), "f")
    print(json.dumps({"rows": rows, "total": whole}, ensure_ascii=False))


def _row(part: Sums) -> dict[str, object]:
    spend = Decimal(part.spend_cents).scaleb(-2)
    revenue = Decimal(part.revenue).scaleb(-6, context=_WIDE)
    won = Decimal(part.won).scaleb(-12, context=_WIDE)
    customers = Decimal(part.customers).scaleb(-12, context=_WIDE)
    paid = spend or None
    ratio = _divide(revenue, paid)
    return {
        "touches": part.touches,
        "leads": part.leads,
        "qualified": part.qualified,
        "deals": part.deals,
        "won": won,
        "lost": part.lost,
        "open": part.open,
        "revenue": revenue,
        "spend": spend,
        "cpl": _divide(paid, part.leads),
        "cpd": _divide(paid, part.deals),
        "cac": _divide(paid, customers),
        "roas": _steady(ratio),
        "romi": _steady(_divide(revenue - spend, paid)),
        **_share("lead_to_deal", part.with_deal, part.leads),
        **_unknown("deal_to_won"),
        **_unknown("lead_to_won"),
        **_unknown("win_rate"),
        "avg_won_amount": _divide(revenue, won),
        "median_days_to_won": None
        if part.median_seconds is None
        else _steady(part.median_seconds / 86400),
        "open_pipeline": Decimal(part.open_cents).scaleb(-2),
        "inquiries": part.leads,
        "unique": None,
        "target": None,
        "cpql": _divide(paid, part.qualified),
        "cpo": _divide(paid, won),
        "drr": _steady(_divide(paid, revenue)) if revenue > 0 else None,
        "new_customers": customers,
        "new_revenue": None,
        "repeat_won": won - customers,
        "repeat_revenue": None,
        "paid": None,
    }


def _divide(part: Decimal | None, by: Decimal | int | None) -> Decimal | None:
    return None if part is None or not by else _WIDE.divide(part, Decimal(by))


def _rounded(value: Decimal, unit: Decimal) -> Decimal:
    return value.quantize(unit, rounding=ROUND_HALF_UP, context=_WIDE)


def _steady(value: Decimal | float | None) -> float | None:
    """Twelve decimals: more than any reader needs, fewer than the noise of sums of doubles."""
    if value is None:
        return None
    exact = Decimal(repr(float(value)))
    return float(_rounded(exact, Decimal("1e-12")))


def _share(name: str, hits: int, n: int) -> dict[str, float | None]:
    """A share with its Wilson interval."""
    if not n:
        return _unknown(name)
    share, square = hits / n, _Z * _Z
    middle = share + square / (2 * n)
    spread = _Z * sqrt(share * (1 - share) / n + square / (4 * n * n))
    low = 0.0 if hits == 0 else (middle - spread) / (1 + square / n)
    high = 1.0 if hits == n else (middle + spread) / (1 + square / n)
    exact = float(_WIDE.divide(Decimal(hits), Decimal(n)))
    return {name: _steady(exact), f"{name}_low": _steady(low), f"{name}_high": _steady(high)}


def _unknown(name: str) -> dict[str, float | None]:
    return {name: None, f"{name}_low": None, f"{name}_high": None}


def _settle(rows: list[dict[str, object]], name: str, places: int) -> None:
    """Shown values sum to the shown total: the largest cuts are rounded up, ties by channel."""
    unit = Decimal(1).scaleb(-places)
    values = [row[name] for row in rows]
    floors = [value.quantize(unit, rounding=ROUND_FLOOR, context=_WIDE) for value in values]
    missing = int((_rounded(sum(values, Decimal(0)), unit) - sum(floors, Decimal(0))) / unit)
    order = sorted(range(len(rows)), key=lambda at: (floors[at] - values[at], rows[at]["channel"]))
    for place, at in enumerate(order):
        rows[at][name] = floors[at] + (unit if place < missing else 0)
