"""Cost files: a Yandex.Direct report as its interface saves it, and plain tables for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .files import Column, dotted_day, encode, fill, money, text
from .lists import CURRENCY
from .words import SOURCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .files import File, Row
    from .records import Company, SpendDay

_DIRECT_HEADER = (
    "Дата",
    "Кампания",
    "№ Кампании",
    "Показы",
    "Клики",
    "CTR (%)",
    "Расход (руб.)",
    "Ср. цена клика (руб.)",
)


def in_direct(day: SpendDay) -> bool:
    """Whether the cost belongs to the Yandex.Direct account."""
    return day.origin.utm_source == "yandex"


def direct(company: Company, encoding: str) -> File:
    """yandex_direct.csv of what the company spent there."""
    return direct_report([day for day in company.spend if in_direct(day)], encoding)


def direct_report(days: Sequence[SpendDay], encoding: str) -> File:
    """yandex_direct.csv: four lines of preamble, decimal commas, a footer `Всего`."""
    names = sorted({day.origin.campaign for day in days})
    first, last = (dotted_day(edge(day.day for day in days)) for edge in (min, max))
    rows: list[Row] = [
        ("Отчёт по кампаниям",),
        (f"Период: {first} - {last}",),
        ("Клиент: okna-polevogo-demo",),
        (),
        _DIRECT_HEADER,
    ]
    for day in days:
        number = str(7_000_001 + names.index(day.origin.campaign))
        rows.append((dotted_day(day.day), day.origin.campaign, number, *_figures([day])))
    rows.append(("Всего", "", "", *_figures(days)))
    return encode("yandex_direct.csv", text(rows, delimiter=";"), encoding, len(days))


def _figures(days: Sequence[SpendDay]) -> Row:
    shown, clicks, cost = (
        sum(getattr(day, name) for day in days) for name in ("impressions", "clicks", "cost")
    )
    rate = money(clicks * 10_000 // shown, ",") if shown else "-"
    price = money(cost // clicks, ",") if clicks else "-"
    return (str(shown), str(clicks), rate, money(cost, ","), price)


def plain(
    days: Sequence[SpendDay], *, ru: bool = False, encoding: str = "utf-8", end: str = "\n"
) -> File:
    """spend.csv: a row a day and campaign; Russian: `;`, DD.MM.YYYY, decimal comma."""
    mark = "," if ru else "."
    columns: list[Column[SpendDay]] = [
        Column("Дата", "Date", lambda x: dotted_day(x.day) if ru else x.day.isoformat()),
        Column("Источник", "Source", lambda x: _source(x, ru=ru)),
        Column("UTM Source", "UTM source", lambda x: x.origin.utm_source),
        Column("UTM Medium", "UTM medium", lambda x: x.origin.utm_medium),
        Column("Кампания", "Campaign", lambda x: x.origin.campaign),
        Column("Показы", "Impressions", lambda x: str(x.impressions)),
        Column("Клики", "Clicks", lambda x: str(x.clicks)),
        Column("Расход", "Cost", lambda x: money(x.cost, mark)),
        Column("Валюта", "Currency", lambda _: CURRENCY),
    ]
    rows = fill(columns, days, ru=ru)
    return encode(
        "spend.csv", text(rows, delimiter=";" if ru else ",", end=end), encoding, len(days)
    )


def _source(day: SpendDay, *, ru: bool) -> str:
    """Only where there are no tags does the table name the source."""
    word = SOURCES[day.origin.source]
    return "" if day.origin.utm_source else (word.ru if ru else word.en)
