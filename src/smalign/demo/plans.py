"""The plan the company made before its year: flat months, the shares of a usual year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .files import Column, encode, fill, money, text
from .hours import DAYS
from .inquiries import running
from .lists import MANAGERS

if TYPE_CHECKING:
    from .files import File
    from .records import Company, Origin

_MONTHS: Final = 12
_CHEQUE: Final = 14_000_000
"""Kopecks a sale was expected to bring."""
_USUAL: Final = 0.8
"""What usually becomes of a chance: not every manager calls in time."""
_ROUND: Final = 1_000_000
"""Plans are made in tens of thousands of roubles."""


class Planned(Struct, frozen=True):
    """A row of the plan: of one owner, or of everybody (""); None is not planned. Kopecks."""

    period: str
    owner: str
    leads: int | None
    qualified: int | None
    won: int | None
    revenue: int
    spend: int | None


def plan(company: Company) -> File:
    """plan.csv: a row a month, one a month and manager, one for the year the data ends in."""
    rows = planned(len(company.leads))
    columns: list[Column[Planned]] = [
        Column("Период", "period", lambda x: x.period),
        Column("Менеджер", "owner", lambda x: x.owner),
        Column("План лидов", "leads", lambda x: _count(x.leads)),
        Column("Квалифицированные", "qualified", lambda x: _count(x.qualified)),
        Column("План продаж", "won", lambda x: _count(x.won)),
        Column("План выручки", "revenue", lambda x: money(x.revenue)),
        Column("План расходов", "spend", lambda x: "" if x.spend is None else money(x.spend)),
    ]
    return encode("plan.csv", text(fill(columns, rows, ru=False)), "utf-8", len(rows))


def planned(leads: int) -> list[Planned]:
    """The plan of a company that expects `leads` leads in its year.

    Nobody knew of slow months, of the banners that would sell nothing, or that prices would rise.
    """
    rows: list[Planned] = []
    for first in [day for day in DAYS if day.day == 1]:
        whole = _month(f"{first:%Y-%m}", leads, running(first))
        share = _rounded(whole.revenue // len(MANAGERS))
        rows.append(whole)
        rows += [Planned(whole.period, one.name, None, None, None, share, None) for one in MANAGERS]
    last = DAYS[-1].year
    months = [row for row in rows if not row.owner and row.period.startswith(str(last))]
    rows.append(_year(str(last), months))
    return rows


def quota(company: Company) -> int:
    """Whole roubles of revenue that a month was planned to bring."""
    return planned(len(company.leads))[0].revenue // 100


def _month(period: str, leads: int, origins: tuple[Origin, ...]) -> Planned:
    weights = sum(origin.weight for origin in origins)

    def expected(of: list[float]) -> float:
        parts = zip(origins, of, strict=True)
        return leads * sum(origin.weight * share for origin, share in parts) / weights / _MONTHS

    won = max(1, round(expected([_USUAL**2 * x.to_deal * x.to_won for x in origins])))
    return Planned(
        period=period,
        owner="",
        leads=max(1, round(leads / _MONTHS)),
        qualified=max(1, round(expected([_USUAL * x.to_deal for x in origins]))),
        won=won,
        revenue=_rounded(won * _CHEQUE),
        spend=_rounded(round(expected([float(x.cpl) for x in origins]))),
    )


def _year(period: str, months: list[Planned]) -> Planned:
    """The months known, and as many again."""
    times = _MONTHS // len(months)

    def whole(name: str) -> int:
        return times * sum(int(getattr(month, name)) for month in months)

    counted = {name: whole(name) for name in ("leads", "qualified", "won", "revenue", "spend")}
    return Planned(period=period, owner="", **counted)


def _rounded(kopecks: int) -> int:
    return max(_ROUND, round(kopecks / _ROUND) * _ROUND)


def _count(value: int | None) -> str:
    return "" if value is None else str(value)
