"""Amounts in two currencies: counts stand, sums do not."""

from __future__ import annotations

import pytest
from tests.exports import opened

from smalign.base.errors import QuestionError, SmalignError, UsageError
from smalign.render.report import report
from smalign.render.report.ladder import loudest
from smalign.session.explain import signed_page
from smalign.session.report import report_parts

DEALS = """
Deal ID,Created at,Closed at,Status,Stage,Amount,Currency,Loss reason
d1,2024-01-02,2024-01-05,won,Paid,100,RUB,
d2,2024-01-03,2024-02-05,won,Paid,100,USD,
d3,2024-01-03,2024-02-05,lost,Refused,70,RUB,price
d4,2024-01-03,2024-02-05,lost,Refused,50,USD,price
"""
SPEND = "Date,Source,Cost,Currency\n2024-01-02,Ads,10,EUR\n"


@pytest.fixture
def session(tmp_path):
    """Two sales and two losses in roubles and dollars, costs in euros."""
    with opened(tmp_path, {"deals.csv": DEALS, "spend.csv": SPEND}) as session:
        yield session


def codes(result):
    """The codes of the notes."""
    return {note.code for note in result.notes}


def test_counts_are_told_without_sums(session):
    """Stages and reasons have their cards; roubles and dollars are not one amount."""
    funnel = session.funnel()
    (unknown, paid) = sorted(funnel.rows, key=lambda row: row["stage_order"])
    assert (unknown["lost"], paid["entered"]) == (2, 2)
    assert (unknown["amount_lost"], paid["amount_entered"]) == (None, None)
    assert funnel.total["amount_lost"] is None
    (price,) = session.reasons().rows
    assert (price["cards"], price["amount"]) == (2, None)
    assert all("amounts_apart" in codes(one) for one in (funnel, session.reasons()))


def test_what_is_only_money_is_asked_for(session):
    """Rates of the money need one currency, and the error names the way to it."""
    with pytest.raises(QuestionError) as caught:
        session.funnel(basis="amount")
    assert caught.value.code == "two_currencies"
    assert caught.value.facts["currencies"] == ["RUB", "USD"]


def test_channels_have_their_counts(session):
    """What is no money is the same whatever the currencies; no amount, cost or payment is told."""
    with pytest.raises(QuestionError) as caught:
        session.roi()
    assert caught.value.facts["counts"] == "--counts"
    found = session.roi(counts=True, by="status")
    assert [(row["deals"], row["won"], row["lost"]) for row in found.rows] == [(2, 0, 2), (2, 2, 0)]
    assert found.total["win_rate"] == 0.5
    told = {field.name for field in found.fields}
    assert told == {*found.total, "status"} == {*found.rows[0]}
    assert not {"revenue", "spend", "cac", "roas", "drr", "avg_won_amount", "paid"} & told
    assert not {"romi_base", "revenue_by"} & found.params.keys()
    assert "amounts_apart" in codes(found)
    assert not {"won_without_amount", "unlinked_deals", "spend_not_split"} & codes(found)


def test_only_who_leaves_amounts_out_says_so(session):
    """Compare has counts of its own, and they leave nothing out."""
    found = session.compare(where="currency = RUB")
    assert "counts" in found.params
    assert not {"counts_alone", "amounts_apart"} & codes(found)
    assert "counts_alone" in codes(session.roi(counts=True, where="currency = RUB"))


@pytest.mark.parametrize(
    "more", [{"bootstrap": True}, {"velocity": True}, {"ltv": "all"}, {"basis": "cash"}]
)
def test_counts_alone_have_no_money_beside_them(session, more):
    """It would be asked for in vain."""
    with pytest.raises(UsageError) as caught:
        session.roi(counts=True, **more)
    assert caught.value.code == "counts_alone"


def test_a_report_has_counts_where_sums_are_none(session):
    """Its ladder and its channels, and on the first screen why there is no money."""
    parts = report_parts(session, {})
    assert parts.result("roi").total["won"] == 2
    page = report(parts, "en", "md")
    assert "smalign roi --counts" in page
    assert "ROMI" not in page
    assert "revenue 0" not in page
    assert any("several currencies" in one for one in loudest(parts, "en"))


def test_numbers_to_sign_have_counts_where_sums_are_none(session):
    """Roi is explained by what can be counted, though others ask for a currency."""
    answered = {
        metric: found
        for metric, found in signed_page(session, {}).parts
        if not isinstance(found, SmalignError)
    }
    (total,) = answered["roi"].rows
    shown = {one.column.name: one.value for one in total.measures}
    assert (shown["won"], shown["win_rate"]) == (2, 0.5)
    assert "plan" not in answered


def test_one_of_them_is_added_up(session):
    """Under a condition on the currency sums are there; costs in euros do not matter here."""
    funnel = session.funnel(where="currency = RUB", basis="amount")
    assert funnel.rows[-1]["amount_entered"] == 100
    assert funnel.currency == "RUB"
    (price,) = session.reasons(where="currency = USD").rows
    assert (price["cards"], price["amount"]) == (1, 50)
    assert "amounts_apart" not in codes(funnel)


def test_a_diagnosis_is_of_counts_alone(session):
    """Five steps need no sum; of the sixth it says what is missing, and money is nowhere."""
    found = session.diagnose()
    assert (found.worth, found.currency) == (None, None)
    assert [step.number for step in found.steps] == [1, 2, 3, 4, 5, 6]
    assert "two_currencies" in repr(found.steps[5])
    stakes = [one.stake for step in found.steps for one in (step.first, *step.others) if one]
    assert all(one is None or one.money is None for one in stakes)
    assert session.diagnose(where="currency = RUB").currency == "RUB"
