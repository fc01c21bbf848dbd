"""VAT: taken out of the side that has it, by the rate of the day; unknown, it is told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.exports import opened

import smalign
from smalign.base.errors import QuestionError
from smalign.session import open_exports

DEALS = (
    "deal_id,created_at,closed_at,status,amount,channel\n"
    "1,2025-12-10,2025-12-31,won,120,Ads\n2,2025-12-10,2026-01-01,won,122,Ads\n"
    "3,2026-01-10,,open,244,Ads\n"
)
SPEND = "date,channel,cost\n2025-12-31,Ads,60\n2026-01-01,Ads,61\n"
PAID = (
    "payment_id,deal_id,paid_at,amount\n"
    "1,1,2025-12-31,60\n2,1,2026-01-09,61\n3,1,2026-01-10,-30.5\n"
)
FILES = {"deals.csv": DEALS, "spend.csv": SPEND}
RATES = '[money.vat.rates]\n"2019-01-01" = 0.20\n"2026-01-01" = 0.22\n'


def company(folder, said, **more):
    """A session over the files and a smalign.toml that says this of VAT."""
    toml = f"[money.vat]\n{said}\n{RATES}"
    return opened(folder, {**FILES, **more, "smalign.toml": toml})


def codes(result):
    """The codes of the notes on VAT."""
    return [note.code for note in result.notes if note.code.startswith("vat")]


def test_each_amount_loses_the_vat_of_its_day(tmp_path):
    """120 at 20 % and 122 at 22 % are 100 each: by closing, spend by its day, open by creation."""
    with company(tmp_path, 'spend = "with"\nrevenue = "with"') as session:
        result = session.roi()
    total = result.total
    assert (total["revenue"], total["spend"]) == (Decimal(200), Decimal(100))
    assert (total["avg_won_amount"], total["open_pipeline"]) == (Decimal(100), Decimal(200))
    assert total["romi"] == 1.0
    assert codes(result) == ["vat_taken_out_both"]


def test_payments_lose_the_vat_of_the_day_they_were_made(tmp_path):
    """60 at 20 % is 50, 61 − 30.50 at 22 % is 25."""
    with company(tmp_path, 'spend = "without"\nrevenue = "with"', **{"payments.csv": PAID}) as one:
        result = one.roi(basis="cash")
    assert (result.total["revenue"], result.total["spend"]) == (Decimal(75), Decimal(121))
    assert codes(result) == ["vat_taken_out_revenue"]


IN_PARTS = (
    "payment_id,deal_id,paid_at,amount\n"
    "1,1,2026-01-09,200\n2,1,2026-01-10,-100\n3,1,2026-01-11,-100\n"
)


@pytest.mark.parametrize("basis", ["cohort", "cash"])
def test_what_rounding_leaves_of_a_payment_given_back_pays_no_sale(tmp_path, basis):
    """200 / 1.2 is 166.666667 and each hundred 83.333333: 0.000001 stays, which is no money."""
    late = RATES.replace('"2026-01-01" = 0.22', '"2026-01-01" = 0.20')
    toml = f'[money.vat]\nspend = "without"\nrevenue = "with"\n{late}'
    files = {**FILES, "payments.csv": IN_PARTS, "smalign.toml": toml}
    with opened(tmp_path, files) as session:
        total = session.roi(basis=basis).total
    assert (total["won"], total["paid"]) == (2, 0)


def test_a_side_without_vat_stays_as_it_is(tmp_path):
    """Only spend has it in: revenue stays 242."""
    with company(tmp_path, 'spend = "with"\nrevenue = "without"') as session:
        result = session.roi()
    assert (result.total["revenue"], result.total["spend"]) == (Decimal(242), Decimal(100))
    assert codes(result) == ["vat_taken_out_spend"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("", ["vat_unknown_both"]),
        ('spend = "without"', ["vat_unknown_revenue"]),
        ('revenue = "without"', ["vat_unknown_spend"]),
        ('spend = "without"\nrevenue = "without"', []),
    ],
)
def test_what_nobody_said_is_told_beside_the_ratios(tmp_path, said, told):
    """Both sides known to be without VAT need no word."""
    with company(tmp_path, said) as session:
        assert codes(session.roi()) == told


def test_without_a_ratio_nothing_is_unknown(tmp_path):
    """Deals alone are divided by no spend; the funnel divides no money at all."""
    with opened(tmp_path, {"deals.csv": DEALS}) as session:
        assert codes(session.roi()) == []
        assert codes(session.funnel()) == []


def test_an_amount_older_than_every_rate_is_refused(tmp_path):
    """December is not covered by a rate from January; a period from January on is."""
    toml = '[money.vat]\nspend = "with"\n[money.vat.rates]\n"2026-01-01" = 0.22\n'
    with opened(tmp_path, {**FILES, "smalign.toml": toml}) as session:
        with pytest.raises(QuestionError) as refused:
            session.roi()
        assert refused.value.code == "vat_rate_missing"
        assert '"2025-12-31" = 0.2' in str(refused.value)
        assert session.roi(since="2026-01-01").total["spend"] == Decimal(50)


def test_a_workspace_keeps_what_was_said(tmp_path):
    """What was prepared under a configuration is answered under it."""
    with company(tmp_path, 'spend = "with"\nrevenue = "with"'):
        smalign.prepare(tmp_path, to=tmp_path / "workspace")
    with open_exports([tmp_path / "workspace"]) as session:
        assert session.roi().total["revenue"] == Decimal(200)
