"""pandas: Arrow's reader, integer keys, categories, vector arithmetic; no Python loop over rows."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pandas as pd
from _sql import USED
from finish import CREDIT_UNITS, NO_CHANNEL, Sums, read_folder, show

ENDS = 2
MOMENTS = ("Created at", "Closed at", "Touched at")


def read(table: str) -> pd.DataFrame:
    """The used columns of one export."""
    columns = list(USED[table])
    if FORM == "parquet":
        frame = pd.read_parquet(FOLDER / f"{table}.parquet", columns=columns)
    else:
        moments = [column for column in columns if column in MOMENTS]
        frame = pd.read_csv(
            FOLDER / f"{table}.csv", usecols=columns, engine="pyarrow", parse_dates=moments
        )
    frame["Channel"] = frame["Channel"].astype("category")
    return frame


def channel(frame: pd.DataFrame) -> pd.Series:
    """The channel, a missing one named."""
    return frame["Channel"].cat.add_categories(NO_CHANNEL).fillna(NO_CHANNEL)


def cents(amounts: pd.Series) -> pd.Series:
    """Amounts as exact integers; a missing one is 0."""
    return (amounts.astype("float64") * 100).round().fillna(0).astype("int64")


def fill(name: str, values: pd.Series) -> None:
    """One sum of every channel."""
    for key, value in values.items():
        setattr(SUMS[str(key)], name, value if name == "median_seconds" else int(value))


def paths() -> pd.DataFrame:
    """Touches of won deals up to their closing; a deal without any keeps one row."""
    won = deals[deals["Status"] == "won"].copy()
    won = won.sort_values(["Closed at", "Deal ID"], na_position="last", kind="stable")
    won["new"] = (~won["Contact ID"].duplicated()).astype("int64")
    won["revenue"] = cents(won["Amount"]) * 10_000
    linked = won.loc[won["Lead ID"].notna(), ["Deal ID", "Lead ID", "Closed at", "new", "revenue"]]
    linked = linked.assign(**{"Lead ID": linked["Lead ID"].astype("int64")})
    mine = touches[touches["Lead ID"].isin(linked["Lead ID"])]
    found = mine.merge(linked, on="Lead ID")
    found = found[found["Touched at"] <= found["Closed at"]]
    found = found.sort_values(["Deal ID", "Touched at", "Touch ID"])
    bare = won.loc[~won["Deal ID"].isin(found["Deal ID"]), ["Deal ID", "new", "revenue"]]
    columns = ["Deal ID", "channel", "new", "revenue"]
    return pd.concat([found[columns], bare.assign(channel=NO_CHANNEL)[columns]])


def credit(frame: pd.DataFrame) -> None:
    """Position-based credit in integer units, cumulative so that a deal's parts sum to it."""
    grouped = frame.groupby("Deal ID", sort=False)["new"]
    place = grouped.cumcount().to_numpy() + 1
    steps = grouped.transform("size").to_numpy()
    few = steps <= ENDS
    low = np.where(few | (place == 1), place - 1, 2 * (steps - 2) + place - 2)
    high = np.where(
        few,
        place,
        np.where(place == steps, 5 * (steps - 2), 2 * (steps - 2) + place - 1),
    )
    whole = np.where(few, steps, 5 * (steps - 2))
    units = CREDIT_UNITS * high // whole - CREDIT_UNITS * low // whole
    revenue = frame["revenue"].to_numpy()
    parts = pd.DataFrame(
        {
            "channel": frame["channel"].astype(str).to_numpy(),
            "won": units,
            "customers": units * frame["new"].to_numpy(),
            "revenue": revenue * high // whole - revenue * low // whole,
        }
    )
    for name, values in parts.groupby("channel").sum().items():
        fill(str(name), values)


FOLDER, FORM = read_folder()
SUMS: dict[str, Sums] = defaultdict(Sums)
leads, deals, touches, spend = (read(name) for name in ("leads", "deals", "touchpoints", "spend"))
for table in (leads, deals, touches, spend):
    table["channel"] = channel(table)

has_deal = leads["Lead ID"].isin(deals["Lead ID"].dropna().astype("int64"))
fill("leads", leads.groupby("channel", observed=True).size())
fill("with_deal", leads[has_deal].groupby("channel", observed=True).size())
is_qualified = has_deal | (leads["Status"] == "converted")
fill("qualified", leads[is_qualified].groupby("channel", observed=True).size())
fill("touches", touches.groupby("channel", observed=True).size())
fill("spend_cents", cents(spend["Cost"]).groupby(spend["channel"], observed=True).sum())

fill("deals", deals.groupby("channel", observed=True).size())
for status in ("lost", "open"):
    of_status = deals[deals["Status"] == status]
    fill(status, of_status.groupby("channel", observed=True).size())
still = deals[deals["Status"] == "open"]
fill("open_cents", cents(still["Amount"]).groupby(still["channel"], observed=True).sum())

sold = deals.loc[deals["Status"] == "won", ["Lead ID", "Created at", "Closed at", "channel"]]
begun = sold["Lead ID"].map(leads.set_index("Lead ID")["Created at"]).fillna(sold["Created at"])
seconds = (sold["Closed at"] - begun).dt.total_seconds()
seconds = seconds[seconds >= 0]
fill("median_seconds", seconds.groupby(sold["channel"], observed=True).median())
credit(paths())
show(SUMS, float(seconds.median()) if len(seconds) else None)
