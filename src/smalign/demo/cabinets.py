"""Costs as ad cabinets write them: the company's search or social campaigns stand in one of them.

A cabinet of another network takes the campaigns with it: their cards carry its tag. VK Ads' day and
campaign name and the labels of TikTok are those public readers look for.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from .costs import direct_report, plain
from .files import encode, money, text
from .lists import COMPANY, CURRENCY
from .workbook import workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from .files import File, Row
    from .records import Company, Origin, SpendDay

    Days = Sequence[SpendDay]

_COSTS: Final = frozenset({"spend.csv", "yandex_direct.csv"})


class Cabinet(Struct, frozen=True):
    """stands_for: the tag of the campaigns it takes. source, channel: what they become."""

    stands_for: str
    source: str
    channel: str
    write: Callable[[Days], File]


def advertised(
    company: Company, cabinet: Cabinet, files: Callable[[Company], list[File]]
) -> tuple[Company, list[File]]:
    """The company that advertises in the cabinet, and its files: cards, the cabinet's, a table.

    Args:
        company: as it is.
        cabinet: where its campaigns go.
        files: what the dialect writes of a company.

    """
    there = _moved(company, cabinet)
    mine = [day for day in there.spend if day.origin.channel == cabinet.channel]
    rest = [day for day in there.spend if day.origin.channel != cabinet.channel]
    # The dialect's own files of costs are not kept: they may be of the costs as they were.
    written = files(replace(there, spend=company.spend))
    cards = [file for file in written if file.name not in _COSTS]
    return there, [*cards, cabinet.write(mine), plain(rest)]


def _moved(company: Company, cabinet: Cabinet) -> Company:
    """The company that advertises in this cabinet: same people, same money, the cabinet's tag."""

    def origin(old: Origin) -> Origin:
        if not _takes(cabinet, old):
            return old
        return replace(old, channel=cabinet.channel, utm_source=cabinet.source)

    return replace(
        company,
        leads=tuple(replace(lead, origin=origin(lead.origin)) for lead in company.leads),
        deals=tuple(replace(deal, origin=origin(deal.origin)) for deal in company.deals),
        touches=tuple(replace(touch, origin=origin(touch.origin)) for touch in company.touches),
        spend=tuple(replace(day, origin=origin(day.origin)) for day in company.spend),
    )


def _takes(cabinet: Cabinet, origin: Origin) -> bool:
    return (origin.utm_source, origin.utm_medium) == (cabinet.stands_for, "cpc")


def _number(day: SpendDay, days: Days) -> int:
    """A campaign's place among those of the cabinet."""
    return sorted({other.origin.campaign for other in days}).index(day.origin.campaign) + 1


def _sum(days: Days) -> tuple[int, int, int]:
    """Impressions, clicks, kopecks."""
    return (
        sum(day.impressions for day in days),
        sum(day.clicks for day in days),
        sum(day.cost for day in days),
    )


def _long(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _google(days: Days, *, excel: bool = False) -> File:
    """Two rows of preamble, totals at the end; "Excel CSV" is UTF-16 with tabs."""
    rows: list[Row] = [
        ("Campaign report",),
        (f"{_long(days[0].day)} - {_long(days[-1].day)}",),
        ("Day", "Campaign", "Campaign ID", "Campaign type", "Currency code", "Cost", "Impr.",
         "Clicks", "Avg. CPC"),
    ]  # fmt: skip
    for day in days:
        number = str(20_000_000_000 + _number(day, days))
        named = (day.day.isoformat(), day.origin.campaign, number, "Search", CURRENCY)
        rows.append((*named, *_google_figures([day])))
    rows += [
        (f"Total: {total}", "", "", "", CURRENCY, *_google_figures(days))
        for total in ("Campaigns", "Account", "Search")
    ]
    name = "google_ads_excel.csv" if excel else "google_ads.csv"
    if excel:
        return encode(name, "\ufeff" + text(rows, delimiter="\t"), "utf-16-le", len(days))
    return encode(name, text(rows), "utf-8", len(days))


def _google_figures(days: Days) -> Row:
    """Thousands are grouped in counts and not in money; a price of no clicks is ` --`."""
    shown, clicks, cost = _sum(days)
    price = money(cost // clicks) if clicks else " --"
    return (money(cost), f"{shown:,}", f"{clicks:,}", price)


def _direct_api(days: Days) -> File:
    """The Reports service: a title, names of fields, millionths of a rouble, a count of rows."""
    rows: list[Row] = [
        (f"costs ({days[0].day} - {days[-1].day})",),
        ("Date", "CampaignId", "CampaignName", "AdNetworkType", "Impressions", "Clicks", "Cost",
         "AvgCpc"),
    ]  # fmt: skip
    for day in days:
        price = str(day.cost // day.clicks * 10_000) if day.clicks else "--"
        network = "AD_NETWORK" if day.origin.campaign.startswith("rsya") else "SEARCH"
        named = (day.day.isoformat(), str(7_000_000 + _number(day, days)), day.origin.campaign)
        figures = (str(day.impressions), str(day.clicks), str(day.cost * 10_000), price)
        rows.append((*named, network, *figures))
    rows.append((f"Total rows: {len(days)}",))
    return encode("yandex_direct_api.tsv", text(rows, delimiter="\t"), "utf-8", len(days))


def _meta(days: Days) -> File:
    """The currency in the header, the whole range on every row, a total without names."""
    shown, clicks, cost = _sum(days)
    span = (days[0].day.isoformat(), days[-1].day.isoformat())
    rows: list[Row] = [
        ("Reporting starts", "Reporting ends", "Campaign name", "Ad set name", "Day",
         f"Amount spent ({CURRENCY})", "Impressions", "Link clicks", "Attribution setting"),
        *(
            (*span, day.origin.campaign, "Moscow", day.day.isoformat(), money(day.cost),
             str(day.impressions), str(day.clicks), "7-day click")
            for day in days
        ),
        (*span, "", "", "", money(cost), str(shown), str(clicks), ""),
    ]  # fmt: skip
    return encode("meta_ads.csv", text(rows), "utf-8", len(days))


def _vk(days: Days) -> File:
    """A workbook of one sheet, the currency a sign in the headers."""
    header = (
        "ID объявления", "ID кампании", "ID группы", "Название кампании", "Название объявления",
        "День", "Показы", "Потрачено всего, ₽", "Клики", "eCPC, ₽",
    )  # fmt: skip
    rows = [
        (
            str(9_000_000 + _number(day, days)),
            str(3_000_000 + _number(day, days)),
            str(5_000_000 + _number(day, days)),
            day.origin.campaign,
            "Окна",
            f"{day.day:%d.%m.%Y}",
            Decimal(day.impressions),
            Decimal(day.cost) / 100,
            Decimal(day.clicks),
            Decimal(day.cost // day.clicks) / 100 if day.clicks else None,
        )
        for day in days
    ]
    return workbook("vk_ads.xlsx", "Объявления", [header, *rows])


def _linkedin(days: Days) -> File:
    """UTF-16 with tabs, five lines of preamble, `-` for nothing."""
    rows: list[Row] = [
        ("Campaign Performance Report (in UTC)",),
        (f"Report Start: {_long(days[0].day)}, 12:00 AM",),
        (f"Report End: {_long(days[-1].day)}, 11:59 PM",),
        (f"Date Generated: {_long(days[-1].day)}, 6:00 PM",),
        (),
        ("Start Date (in UTC)", "Account Name", "Currency", "Campaign Group Name", "Campaign Name",
         "Campaign Type", "Total Spent", "Impressions", "Clicks", "Reach"),
        *(
            (f"{day.day.month}/{day.day.day}/{day.day.year}", COMPANY, CURRENCY, "Moscow",
             day.origin.campaign, "Sponsored Update", money(day.cost), str(day.impressions),
             str(day.clicks), "-")
            for day in days
        ),
    ]  # fmt: skip
    written = "\ufeff" + text(rows, delimiter="\t")
    return encode("linkedin_ads.csv", written, "utf-16-le", len(days))


def _tiktok(days: Days) -> File:
    """Ids of 19 digits."""
    rows: list[Row] = [
        ("By Day", "Campaign name", "Campaign ID", "Campaign type", "Cost", "Currency",
         "Impressions", "Clicks (destination)", "CPC (destination)"),
        *(
            (day.day.isoformat(), day.origin.campaign,
             str(1_800_000_000_000_000_000 + _number(day, days)), "Traffic", money(day.cost),
             CURRENCY, str(day.impressions), str(day.clicks),
             money(day.cost // day.clicks) if day.clicks else "-")
            for day in days
        ),
    ]  # fmt: skip
    return encode("tiktok_ads.csv", text(rows), "utf-8", len(days))


CABINETS: Final[dict[str, Cabinet]] = {
    "google-ads": Cabinet("yandex", "google", "Google Ads", _google),
    "google-ads-excel": Cabinet(
        "yandex", "google", "Google Ads", lambda days: _google(days, excel=True)
    ),
    "yandex-direct": Cabinet(
        "yandex", "yandex", "Yandex.Direct", lambda days: direct_report(days, "utf-8-sig")
    ),
    "yandex-direct-api": Cabinet("yandex", "yandex", "Yandex.Direct", _direct_api),
    "vk-ads": Cabinet("vk", "vk", "VK Ads", _vk),
    "meta-ads": Cabinet("vk", "facebook", "Meta Ads", _meta),
    "linkedin-ads": Cabinet("vk", "linkedin", "LinkedIn Ads", _linkedin),
    "tiktok-ads": Cabinet("vk", "tiktok", "TikTok Ads", _tiktok),
}
"""Search campaigns go to the first four, social ones to the others."""
