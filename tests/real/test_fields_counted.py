"""Empty cells of real files against a count by the csv module, word by word."""

from __future__ import annotations

import csv
from collections import Counter
from typing import Final

import pytest

from smalign.session import open_exports

SAYS_NOTHING: Final = frozenset(
    {"-", "--", "n/a", "null", "none", "nan", "select", "(not set)", "not set", "undefined"}
)
"""Words of the definitions page any of these files might hold; typed from there."""

MAVEN: Final = {
    "opportunity_id": "deal_id",
    "sales_agent": "owner",
    "deal_stage": "stage",
    "engage_date": "created_at",
    "close_date": "closed_at",
    "close_value": "amount",
}
RINGOSTAT: Final = {
    "AQL date": "created_at",
    "Source": "source",
    "Stage": "stage",
    "Loss reason description": "loss_reason",
    "Closing Date": "closed_at",
}
OLIST_LEADS: Final = {
    "mql_id": "lead_id",
    "first_contact_date": "created_at",
    "origin": "source",
}
OLIST_DEALS: Final = {"mql_id": "lead_id", "won_date": "closed_at", "sr_id": "owner"}
HUBSPOT: Final = {
    "contact_email": "email",
    "contact_owner_name": "owner",
    "contact_lead_source": "source",
    "deal_stage": "stage",
    "deal_pipeline": "pipeline",
    "deal_amount_usd": "amount",
    "deal_create_date": "created_at",
}
STAGES: Final = {"ringostat_deals/deals.csv": "Stage", "maven_crm/sales_pipeline.csv": "deal_stage"}
LOST: Final = frozenset({"Lost", "Closed Lost"})
WON: Final = frozenset({"Won", "Closed Won"})
FILES: Final = (
    ("maven_crm/sales_pipeline.csv", "deals", MAVEN),
    ("ringostat_deals/deals.csv", "deals", RINGOSTAT),
    ("olist_funnel/original/olist_marketing_qualified_leads_dataset.csv", "leads", OLIST_LEADS),
    ("olist_funnel/original/olist_closed_deals_dataset.csv", "deals", OLIST_DEALS),
    ("hubspot_small/hubspot_combined_v2.csv", "deals", HUBSPOT),
)


def cells(file) -> dict[str, list[str]]:
    """Header → its cells as the csv module reads them, trimmed."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    return {header: [row[header].strip() for row in rows] for header in rows[0]}


def due(name: str, field: str, table: dict[str, list[str]], values: list[str]) -> list[str]:
    """The cells of the cards the field is due on: lost ones for a reason, closed for a closing."""
    ends = {"loss_reason": LOST, "closed_at": LOST | WON}.get(field)
    if ends is None or name not in STAGES:
        return values
    return [
        value for value, stage in zip(values, table[STAGES[name]], strict=True) if stage in ends
    ]


@pytest.mark.parametrize(("name", "table", "names"), FILES, ids=[name for name, _, _ in FILES])
def test_every_field_of_a_real_file(shared, name, table, names):
    """Cards, empty and pseudo-empty of each column, and each word that says nothing."""
    file = shared / name
    with open_exports([file], timezone="UTC") as session:
        rows = {row["field"]: row for row in session.fields().rows}
    found, expected = {}, {}
    raw = cells(file)
    for header, every in raw.items():
        values = due(name, names.get(header, header), raw, every)
        words = Counter(value.lower() for value in values if value.lower() in SAYS_NOTHING)
        row = rows[names.get(header, header)]
        assert row["table"] == table
        expected[header] = (len(values), values.count(""), words.total(), len(words))
        tokens = str(row["pseudo_tokens"])
        found[header] = (
            *(row[column] for column in ("cards", "empty", "pseudo_empty")),
            tokens.count(" · ") + 1 if tokens else 0,
        )
    assert found == expected
    assert len(rows) == len(expected)


def test_by_product_of_maven(shared):
    """Shares by segment are those of the segment's own rows."""
    file = shared / "maven_crm" / "sales_pipeline.csv"
    table = cells(file)
    with open_exports([file], timezone="UTC") as session:
        rows = session.fields(by="product").rows
    shares = {row["product"]: row["empty_share"] for row in rows if row["field"] == "account"}
    cards = Counter(table["product"])
    empty = Counter(
        product
        for product, account in zip(table["product"], table["account"], strict=True)
        if not account
    )
    assert shares == {product: pytest.approx(empty[product] / n) for product, n in cards.items()}


def test_the_trap_tokens(shared, tmp_path):
    """Of 36 ways to write nothing in a column of names, those that are answers stay answers.

    NA, na, -1, 1900-01-01, Unknown, inf and TRUE are values in text; seven are blanks.
    """
    with (shared / "answer_keys/nulls/trap_tokens.csv").open(newline="", encoding="utf-8") as file:
        traps = [row["v"] for row in csv.DictReader(file)]
    cities = ["Berlin", "Omsk", "Minsk"] * 10
    with (tmp_path / "deals.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["deal_id", "created_at", "status", "city"])
        writer.writerows(
            (f"d{number}", "2024-01-01", "open", value)
            for number, value in enumerate([*traps, *cities])
        )
    with open_exports([tmp_path], timezone="UTC") as session:
        row = {row["field"]: row for row in session.fields().rows}["city"]
    assert (row["cards"], row["empty"], row["pseudo_empty"]) == (66, 7, 22)
    assert row["pseudo_tokens"] == (
        "nan 3 · n/a 2 · none 2 · null 2 · select 2 · #n/a 1 · #ref! 1 · - 1 · -- 1 · . 1 · 0 1 · "
        "00.00.0000 1 · <na> 1 · ? 1 · не выбрано 1 · не указано 1"
    )
