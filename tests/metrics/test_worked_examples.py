"""Worked examples of published pages, each asked of an export that carries its inputs.

The key is the arithmetic of the page, checked apart from this project. What smalign does not say is
listed with the reason: the list and the table have to agree, example by example.
"""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import smalign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from smalign.base.results import Result
    from smalign.session import Session

KEY: Final = (
    Path(__file__).resolve().parents[3]
    / "shared/data/answer_keys/metrics/GOLD_metrics_worked_examples.csv"
)
Inputs = dict[str, float]
Name = tuple[str, str]
"""Metric and definition, as the table words them."""
Lines = list[tuple[object, ...]]

LEADS: Final = ("Lead ID", "Created at", "Source")
DEALS: Final = ("Deal ID", "Contact ID", "Created at", "Closed at", "Status", "Stage", "Amount")
SPEND: Final = ("Date", "Source", "Campaign", "Cost")
TOUCHES: Final = ("Touch ID", "Contact ID", "Touched at", "Channel", "UTM campaign", "Side")

NOT_SAID: Final[Mapping[Name, str]] = {
    (
        "ROI",
        "(revenue-(COGS+ad cost))/(COGS+ad cost)",
    ): "divides by the cost of the goods too; romi divides by the spend",
    ("ROI", "(1500-1200)/1200"): "the same, of another page",
    ("LTV", "ARPA*GM/churn"): "churn is of subscriptions: ltv is what was bought, never a forecast",
    ("LTV:CAC", "LTV/CAC"): "of that LTV",
    ("CAC payback (months)", "CAC/(ARPU*GM)"): "ARPU is monthly revenue of a subscription",
    ("CAC payback (months), churn-adjusted", "CAC/(ARPU*GM*(1-churn))"): "the same",
    ("monthly gross profit recovery, churn-adjusted", "ARPU*GM*(1-churn)"): "the same",
    ("CAC payback (months)", "CAC/(rev*(GM-processing)-support)"): "the same",
    ("sales velocity lever", "cycle -20% -> velocity +25%"): "levers are moved by a tenth",
    ("required coverage", "1/win rate"): "of the win rate alone",
    (
        "attributed conversions (Snowplow)",
        "(attributed revenue/sum revenue of touched conversions)*n conversions",
    ): "weighs sales by their money; won is credit for sales, each of which is one",
}
"""Examples that no result answers, and why."""


def written(folder: Path, name: str, header: tuple[str, ...], lines: Iterable[object]) -> None:
    """One file of an export."""
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(lines)


def amounts(total: float, count: int) -> list[float]:
    """A sum as so many amounts: all of it is the first one's."""
    return [total, *[0] * (count - 1)] if count else []


def deals(*groups: tuple[str, Iterable[float]], month: int = 1) -> Lines:
    """Deals by status, each of its own customer, begun and closed in one month."""
    found: Lines = []
    for status, worth in groups:
        for amount in worth:
            place = len(found) + 100 * month
            closed = "" if status == "open" else f"2024-{month:02}-09"
            stage = {"won": "Paid", "lost": "Refused", "open": "New"}[status]
            opened = f"2024-{month:02}-02"
            found.append((f"d{place}", f"c{place}", opened, closed, status, stage, amount))
    return found


def company(
    folder: Path,
    *,
    sold: Lines | None = None,
    spent: Mapping[str, float] | None = None,
    leads: int = 0,
    margin: float | None = None,
    touched: Lines | None = None,
    plan: Lines | None = None,
) -> Session:
    """An export of what is given, opened from disk."""
    config = '[sources]\ntimezone = "UTC"\n[stages]\norder = ["New"]\nwon = ["Paid"]\n'
    config += 'lost = ["Refused"]\n'
    if margin is not None:
        config += f"[money]\nmargin = {margin}\n"
    (folder / "smalign.toml").write_text(config, encoding="utf-8")
    if leads:
        rows = [(f"l{place}", "2024-01-02", "Ads") for place in range(leads)]
        written(folder, "leads.csv", LEADS, rows)
    if sold:
        written(folder, "deals.csv", DEALS, sold)
    if spent:
        rows = [("2024-01-02", name, name, cost) for name, cost in spent.items()]
        written(folder, "spend.csv", SPEND, rows)
    if touched:
        written(folder, "touchpoints.csv", TOUCHES, touched)
    if plan:
        written(folder, "plan.csv", ("Period", "Revenue"), plan)
    return smalign.open(folder)


def romi(folder: Path, revenue: float, cost: float, margin: float | None = None) -> object:
    """ROMI of one sale, by revenue or by margin, and the result says which."""
    sold = deals(("won", [revenue])) if revenue else deals(("lost", [5]))
    with company(folder, sold=sold, spent={"Ads": cost}, margin=margin) as session:
        result = session.roi()
    assert result.params["romi_base"] == ("revenue" if margin is None else "margin")
    return result.total["romi"]


def of_margin(folder: Path, given: Inputs) -> object:
    """Revenue with a margin, as a share of it or as an amount."""
    margin = given["margin"]
    share = margin if margin <= 1 else margin / given["revenue"]
    return romi(folder, given["revenue"], given.get("cost", given.get("spend", 0)), share)


def break_even(folder: Path, given: Inputs) -> object:
    """ROAS at the margin, or the cost of a sale at the mean one; costs make the margin."""
    costs = [given[name] for name in given if name not in {"revenue", "margin", "aov"}]
    margin = given.get("margin") or 1 - sum(costs) / given["revenue"]
    sold = deals(("won", [given.get("aov", 100)]))
    with company(folder, sold=sold, spent={"Ads": 10}, margin=margin) as session:
        result = session.roi()
    return result.total["break_even_cpo"] if "aov" in given else result.params["break_even_roas"]


def of_goods(folder: Path, given: Inputs) -> object:
    """Units sold at a price; what is left of it after their cost is the margin."""
    sold = deals(("won", [given["price"]] * int(given["units"])))
    margin = 1 - given["unit_cost"] / given["price"]
    spent = {"Ads": given["ad_cost"]}
    with company(folder, sold=sold, spent=spent, margin=margin) as session:
        return session.roi().total["romi"]


def roas(folder: Path, given: Inputs) -> object:
    """One sale of the revenue."""
    spent = {"Ads": given["spend"]}
    with company(folder, sold=deals(("won", [given["revenue"]])), spent=spent) as session:
        return session.roi().total["roas"]


def cpl(folder: Path, given: Inputs) -> object:
    """Leads alone."""
    with company(folder, leads=int(given["leads"]), spent={"Ads": given["spend"]}) as session:
        return session.roi().total["cpl"]


def cac(folder: Path, given: Inputs) -> object:
    """New customers, and what marketing (and sales) cost: the costs are rows of spend."""
    customers = int(given["new_customers"])
    spent = {name: given[name] for name in ("marketing", "sales", "spend") if name in given}
    with company(folder, sold=deals(("won", [10] * customers)), spent=spent) as session:
        return session.roi().total["cac"]


def counted(column: str) -> Callable[[Path, Inputs], object]:
    """A rate of deals by status; what is neither said to be won nor lost is open."""

    def rate(folder: Path, given: Inputs) -> object:
        won, lost = int(given["won"]), int(given.get("lost", 0))
        rest = int(given["total"]) - won if "total" in given else int(given["open"])
        groups = [("won", [1] * won), ("lost", [1] * lost), ("open", [1] * rest)]
        with company(folder, sold=deals(*groups)) as session:
            return session.roi().total[column]

    return rate


def by_value(folder: Path, given: Inputs) -> object:
    """15 of 100 deals, the same page says, are a quarter of the money."""
    rest = given["total_value"] - given["won_value"]
    groups = [("won", amounts(given["won_value"], 15)), ("lost", amounts(rest, 85))]
    with company(folder, sold=deals(*groups)) as session:
        return session.funnel(basis="amount").rows[-1]["from_first"]


def coverage(column: str) -> Callable[[Path, Inputs], object]:
    """Forty deals were decided in January, and in June the plan waits for the open ones."""

    def covered(folder: Path, given: Inputs) -> object:
        won = int(given.get("win", 0.25) * 40)
        past = deals(("won", [1] * won), ("lost", [1] * (40 - won)))
        now = deals(("open", amounts(given["pipeline"], 3)), month=6)
        plan: Lines = [("2024-06", given["quota"])]
        with company(folder, sold=[*past, *now], plan=plan) as session:
            (row,) = session.plan().rows
        assert (row["open_pipeline"], row["remaining"]) == (given["pipeline"], given["quota"])
        return row[column]

    return covered


def velocity(folder: Path, given: Inputs) -> object:
    """Ten sales of forty decided, each after 90 days, and forty deals still open."""
    won = int(given["win"] * 40)
    opened = date(2024, 1, 1)
    closed = opened + timedelta(days=given["cycle_days"])
    groups = [
        ("won", "Paid", closed, won),
        ("lost", "Refused", closed, 40 - won),
        ("open", "New", "", int(given["opps"])),
    ]
    sold: Lines = [
        (f"{status}{place}", f"c{status}{place}", opened, day, status, stage, given["deal"])
        for status, stage, day, count in groups
        for place in range(count)
    ]
    with company(folder, sold=sold) as session:
        return session.roi(velocity=True).total["velocity"]


def attributed(folder: Path, given: Inputs, by: str, model: str, journeys: Lines) -> object:
    """ROAS of the first channel or campaign; journeys: amount, then its touches in order."""
    sold = deals(("won", [float(str(amount)) for amount, *_ in journeys]))
    touched = [
        (f"t{place}{nth}", deal[1], f"2024-01-03 {nth:02}:00", name, name, "marketing")
        for place, (deal, (_, *names)) in enumerate(zip(sold, journeys, strict=True))
        for nth, name in enumerate(names)
    ]
    spent = {str(journeys[0][1]): given["spend"]}
    with company(folder, sold=sold, spent=spent, touched=touched) as session:
        found: Result = session.roi(by=by, models=[model])
    (row,) = [row for row in found.rows if row[by] == journeys[0][1]]
    assert float(row["revenue"]) == pytest.approx(given["attributed_revenue"], abs=1e-6)
    return row["roas"]


def by_model(folder: Path, given: Inputs) -> object:
    """Campaign 1 began two sales of three; Direct has 2 of 3 touches of one and all of another."""
    if given["attributed_revenue"] == 224:
        journeys: Lines = [(200, "Campaign 1", "Other"), (24, "Campaign 1"), (140, "Other")]
        return attributed(folder, given, "campaign", "first", journeys)
    journeys = [(140, "Direct", "Organic", "Direct"), (24, "Direct"), (200, "Organic")]
    return attributed(folder, given, "channel", "linear", journeys)


SAID: Final[Mapping[Name, Callable[[Path, Inputs], object]]] = {
    ("ROMI (gross-profit based)", "(revenue-COGS-ad)/ad on the Google example"): of_goods,
    ("ROMI (margin based)", "(revenue*margin-cost)/cost"): of_margin,
    ("ROMI (margin based)", "(margin-cost)/cost"): of_margin,
    ("ROI from ROAS and margin", "(revenue*margin-spend)/spend"): of_margin,
    ("ROMI (gross-profit increase)", "(GP increase-cost)/cost"): lambda folder, given: romi(
        folder, given["gross_profit_increase"], given["cost"], 1
    ),
    ("ROMI (revenue based)", "(revenue-cost)/cost"): lambda folder, given: romi(
        folder, given["revenue"], given["cost"]
    ),
    ("ROI", "(benefit-cost)/cost; no effect campaign"): lambda folder, given: romi(
        folder, given["revenue"], given["cost"]
    ),
    ("ROAS", "revenue/ad spend"): roas,
    ("break-even ROAS", "1/margin"): break_even,
    ("break-even ROAS", "1/profit margin; margin=(10000-7200)/10000"): break_even,
    ("break-even CPA", "AOV*margin"): break_even,
    ("CPL", "spend/leads"): cpl,
    ("CAC", "(marketing+sales)/new customers"): cac,
    ("CAC", "marketing spend/new customers"): cac,
    ("CAC", "spend/customers"): cac,
    ("win rate (closed only)", "won/(won+lost)"): counted("win_rate"),
    ("win rate (all opportunities, any status)", "won/all"): counted("deal_to_won"),
    ("win rate (worked opportunities)", "won/worked"): counted("deal_to_won"),
    ("win rate by value (all opportunities)", "won value/all value"): by_value,
    ("pipeline coverage", "pipeline/quota"): coverage("pipeline_coverage"),
    ("pipeline coverage x win rate (weighted)", "pipeline/quota*win"): coverage("coverage"),
    ("sales velocity per day", "opps*deal*win/cycle"): velocity,
    ("attributed ROAS", "attributed revenue/spend"): by_model,
}
"""Examples a result answers: how the export is made, and the number that is looked at."""


def examples() -> list[dict[str, str]]:
    """The table of worked examples."""
    with KEY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def name_of(row: dict[str, str]) -> Name:
    """What an example is told by."""
    return row["metric"], row["definition"]


def test_every_example_is_asked_or_told_why_not():
    """The two lists are the table, whole, and no example is in both."""
    table = examples()
    assert len(table) == 44
    assert {name_of(row) for row in table} == SAID.keys() | NOT_SAID.keys()
    assert not SAID.keys() & NOT_SAID.keys()
    assert sum(name_of(row) in SAID for row in table) == 32


@pytest.mark.parametrize(
    "row",
    [row for row in examples() if name_of(row) in SAID],
    ids=lambda row: f"{row['metric']} {row['expected']}",
)
def test_a_result_says_what_the_page_says(tmp_path: Path, row: dict[str, str]):
    """The number over an export with the inputs of the page is that of the page."""
    found = SAID[name_of(row)](tmp_path, json.loads(row["inputs"]))
    # the key of one example is cut after eleven digits
    assert float(str(found)) == pytest.approx(float(row["expected"]), rel=1e-8)
