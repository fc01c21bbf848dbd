"""What the two DuckDB scripts share: the queries run, the sums gathered."""

from __future__ import annotations

from collections import defaultdict

import _sql as sql
import duckdb
from finish import Sums, read_folder, show


def run(kind: str) -> None:
    """Answer over views or over tables (`kind`) of the exports."""
    folder, form = read_folder()
    database = duckdb.connect()
    for table in sql.COLUMNS:
        source = sql.scan(table, folder / f"{table}.{form}", form)
        database.execute(f"create {kind} {table} as select {sql.renamed(table)} from {source}")
    sums: dict[str, Sums] = defaultdict(Sums)
    for channel, leads, qualified, with_deal in database.execute(sql.LEADS).fetchall():
        part = sums[channel]
        part.leads, part.qualified, part.with_deal = leads, qualified, with_deal
    for channel, touches in database.execute(sql.TOUCHES).fetchall():
        sums[channel].touches = touches
    for channel, cents in database.execute(sql.SPEND).fetchall():
        sums[channel].spend_cents = cents
    overall = None
    for channel, is_total, *counts, median in database.execute(sql.DEALS).fetchall():
        if is_total:
            overall = median
            continue
        part = sums[channel]
        part.deals, part.lost, part.open, part.open_cents = counts
        part.median_seconds = median
    for channel, won, customers, revenue in database.execute(sql.CREDIT).fetchall():
        part = sums[channel]
        part.won, part.customers, part.revenue = int(won), int(customers), int(revenue)
    show(sums, overall)
