"""Lists of cards with amounts of several currencies, and answers that need none of their rates."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.exports import opened

DEALS = (
    "deal_id,created_at,closed_at,status,amount,currency,owner,next_activity_at,stage\n"
    "1,2026-01-10,,open,10,USD,Ann,2026-01-05,New\n"
    "2,2026-01-10,,open,1000,RUB,Ann,,New\n"
    "3,2026-01-09,,open,7,EUR,Ann,,New\n"
    "4,2025-01-10,2025-02-01,won,7,USD,Ann,,Paid\n"
)
RUB = '[sources]\ncurrency = "RUB"\n'
LATE = RUB + '[rates.USD]\n"2026-01-01" = 50\n[rates.EUR]\n"2026-01-01" = 60\n'


@pytest.fixture
def agenda(tmp_path):
    """The agenda of these deals under a configuration."""

    def asked(toml):
        with opened(tmp_path, {"deals.csv": DEALS, "smalign.toml": toml}) as session:
            return session.today(show="agenda")

    return asked


def test_each_amount_of_a_list_names_its_currency_where_they_differ(agenda):
    """Ten dollars are no ten roubles; what cannot be compared is in the order of the days."""
    found = agenda(RUB)
    shown = [(row["card_id"], row["amount"], row["currency"]) for row in found.rows]
    assert shown == [
        ("1", Decimal(10), "USD"),
        ("3", Decimal(7), "EUR"),
        ("2", Decimal(1000), "RUB"),
    ]
    assert found.currency is None


def test_with_rates_a_list_is_in_one_currency(agenda):
    """10 × 50 and 7 × 60; of the deal won in 2025 no rate is asked, and no note tells."""
    found = agenda(LATE)
    amounts = {row["card_id"]: row["amount"] for row in found.rows}
    assert amounts == {"1": Decimal(500), "2": Decimal(1000), "3": Decimal(420)}
    assert (found.currency, "currency" in {field.name for field in found.fields}) == ("RUB", False)
    counts = {
        note.facts["from"]: note.facts["count"] for note in found.notes if "from" in note.facts
    }
    assert counts == {"USD": 1, "EUR": 1}


def test_what_shows_no_money_needs_no_rates(tmp_path):
    """A rate of the sale of 2025 is missing, and neither speed nor empty fields go by it."""
    with opened(tmp_path, {"deals.csv": DEALS, "smalign.toml": LATE}) as session:
        assert session.process(show="load").total["cards"] == 4
        assert session.fields().rows
