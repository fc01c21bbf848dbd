"""`[costs]`: fixed costs by day, fees by spend, and where each of them stands."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.exports import opened

from smalign.render.sentences import sentence

DEALS = (
    "deal_id,created_at,closed_at,status,amount,channel\n"
    "1,2026-01-01,2026-01-20,won,1000,Ads\n2,2026-02-11,2026-02-20,won,2000,SEO\n"
)
SPEND = "date,channel,cost\n2026-01-01,Ads,100\n2026-01-31,Ads,50.5\n2026-02-28,Mail,10\n"
FILES = {"deals.csv": DEALS, "spend.csv": SPEND}
JANUARY = {"since": "2026-01-01", "until": "2026-01-31"}


def answer(folder, toml, files=FILES, **options):
    """The answer under these costs."""
    with opened(folder, {**files, "smalign.toml": toml}) as session:
        return session.roi(**options)


def spend(result):
    """Spend by the first column of the rows."""
    return {next(iter(row.values())): row["spend"] for row in result.rows if row["spend"]}


def test_a_month_is_spread_over_its_days_to_the_cent(tmp_path):
    """1000.00 over 31 days: 25 days of 32.26, then 6 of 32.25; ten days are 322.60, all 1000."""
    toml = '[costs.monthly."Team"]\namount = 1000\n'
    ten = answer(tmp_path, toml, since="2026-01-01", until="2026-01-10").total["spend"]
    assert ten == Decimal("322.60") + 100
    last = answer(tmp_path, toml, since="2026-01-25", until="2026-01-31").total["spend"]
    assert last == Decimal("32.26") + 6 * Decimal("32.25") + Decimal("50.5")
    assert answer(tmp_path, toml, **JANUARY).total["spend"] == Decimal(1000) + Decimal("150.5")


def test_costs_have_their_channel_or_stand_in_the_row_of_all(tmp_path):
    """The agency is paid from 17 January, 15 of 31 days of 310; the team is everybody's."""
    toml = (
        '[costs.monthly."Team"]\namount = 31\n'
        '[costs.monthly."Agency"]\namount = 310\nchannel = "SEO"\nsince = "2026-01-17"\n'
    )
    result = answer(tmp_path, toml, **JANUARY)
    assert spend(result) == {"Ads": Decimal("150.5"), "SEO": Decimal(150), "(all)": Decimal(31)}
    assert result.total["spend"] == Decimal("331.5")
    whole = next(row for row in result.rows if row["channel"] == "(all)")
    assert (whole["leads"], whole["romi"]) == (0, None)


def test_a_fee_is_a_share_of_the_spend_of_its_channels_and_days(tmp_path):
    """3 % of the 50.50 that Ads cost from 15 January on; Mail pays none."""
    toml = '[costs.fees."Levy"]\nshare = 0.03\nchannels = ["Ads", "Social"]\nsince = "2026-01-15"\n'
    result = answer(tmp_path, toml)
    assert spend(result) == {"Ads": Decimal("150.5") + Decimal("1.515"), "Mail": Decimal(10)}
    note = next(note for note in result.notes if note.code == "costs_added")
    assert sentence(note, "ru", currency="RUB").endswith("помимо рекламы: «Levy» 1,52\u00a0₽.")
    assert note.facts == {"amount": Decimal("1.515"), "items": [("Levy", Decimal("1.515"))]}


def test_where_spend_stands_in_the_total_alone_no_row_of_all_is_named(tmp_path):
    """Without advertising the team is in the total; a row (all) is not there."""
    toml = '[costs.monthly."Team"]\namount = 31\n'
    result = answer(tmp_path, toml, {"deals.csv": DEALS}, **JANUARY)
    codes = {note.code for note in result.notes}
    assert result.total["spend"] == Decimal(31)
    assert "(all)" not in {row["channel"] for row in result.rows}
    assert {"costs_added", "spend_not_split"} <= codes
    assert "costs_apart" not in codes


def test_a_channel_nobody_has_is_told(tmp_path):
    """A misspelt channel would cost nothing without a word."""
    toml = '[costs.fees."Levy"]\nshare = 0.03\nchannels = ["Ads", "Mial"]\n'
    notes = {note.code: note.facts for note in answer(tmp_path, toml).notes}
    assert notes["costs_channels_unknown"] == {"names": ["Mial"], "hint": ["Mail"]}


def test_by_month_each_month_has_its_own_days(tmp_path):
    """As of 20 February 20 of its 28 days have passed: 20/28 of 280."""
    result = answer(tmp_path, '[costs.monthly."Team"]\namount = 280\n', by="month")
    assert spend(result) == {"2026-01": Decimal("430.5"), "2026-02": Decimal(210)}


def test_by_a_field_spend_does_not_know_costs_are_in_the_total(tmp_path):
    """Neither advertising nor the team has an owner."""
    deals = "deal_id,created_at,status,owner\n1,2026-01-01,open,Ann\n"
    files = {"deals.csv": deals, "spend.csv": SPEND}
    toml = '[costs.monthly."Team"]\namount = 31\n'
    result = answer(tmp_path, toml, files, by="owner", since="2026-01-01", until="2026-01-01")
    assert [(row["owner"], row["spend"]) for row in result.rows] == [("Ann", None)]
    assert result.total["spend"] == Decimal(101)


def test_under_a_condition_costs_of_everything_are_left_out(tmp_path):
    """Of SEO alone the agency is counted, the team is not."""
    toml = (
        '[costs.monthly."Team"]\namount = 31\n'
        '[costs.monthly."Agency"]\namount = 310\nchannel = "SEO"\n'
    )
    result = answer(tmp_path, toml, where="channel = SEO", **JANUARY)
    assert result.total["spend"] == Decimal(310)


def test_a_condition_does_not_change_since_when_a_cost_was_paid(tmp_path):
    """The first card is of 1 January, of SEO of 11 February: 280 of January and 280, either way."""
    toml = '[costs.monthly."Agency"]\namount = 280\nchannel = "SEO"\n'
    rows = spend(answer(tmp_path, toml, as_of="2026-02-28"))
    assert rows["SEO"] == Decimal(560)
    chosen = answer(tmp_path, toml, as_of="2026-02-28", where="channel = SEO")
    assert chosen.total["spend"] == Decimal(560)


@pytest.mark.parametrize("metric", ["funnel", "plan"])
def test_other_metrics_know_no_costs(tmp_path, metric):
    """A plan is of the spend that was exported."""
    plan = "period,channel,spend\n2026-01,,1000\n"
    toml = '[costs.monthly."Team"]\namount = 31\n'
    files = {**FILES, "plan.csv": plan, "smalign.toml": toml}
    with opened(tmp_path, files) as session:
        result = session.ask(metric, {})
    assert not any(note.code.startswith("costs") for note in result.notes)
    if metric == "plan":
        assert [row["fact"] for row in result.rows] == [Decimal("150.5")]


@pytest.mark.parametrize("by", ["owner", "month", "channel"])
def test_a_cost_of_a_channel_is_counted_whatever_the_rows_are(tmp_path, by):
    """3 % of the 150.50 that Ads cost, and 28 of the agency in February, are in every total."""
    toml = (
        '[costs.fees."Levy"]\nshare = 0.03\nchannels = ["Ads"]\n'
        '[costs.monthly."Agency"]\namount = 28\nchannel = "SEO"\nsince = "2026-02-01"\n'
    )
    deals = DEALS.replace("channel\n", "channel,owner\n").replace(",Ads\n", ",Ads,Ann\n")
    files = {**FILES, "deals.csv": deals.replace(",SEO\n", ",SEO,Bob\n")}
    result = answer(tmp_path, toml, files, by=by, until="2026-02-28")
    assert result.total["spend"] == Decimal("160.5") + Decimal("4.515") + 20
    assert "costs_channels_unknown" not in {note.code for note in result.notes}
