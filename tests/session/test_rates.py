"""`[rates]`: amounts of several currencies in one, each by the rate of its own day."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.exports import opened

import smalign
from smalign.base.errors import QuestionError
from smalign.session import open_exports

DEALS = (
    "deal_id,created_at,closed_at,status,amount,currency,channel,loss_reason\n"
    "1,2026-01-10,2026-01-20,won,10,USD,Ads,\n2,2026-01-10,2026-02-03,won,10,USD,Ads,\n"
    "3,2026-01-05,2026-02-03,lost,1000,RUB,Ads,Price\n4,2026-02-10,,open,2,EUR,Ads,\n"
)
SPEND = "date,channel,cost,currency\n2026-01-15,Ads,5,USD\n2026-02-01,Ads,100,RUB\n"
FILES = {"deals.csv": DEALS, "spend.csv": SPEND}
USD = '[rates.USD]\n"2026-01-01" = 80\n"2026-02-01" = 78.5\n'
EUR = '[rates.EUR]\n"2026-02-01" = 90\n'


def company(folder, rates, **more):
    """A session whose amounts are told in roubles, under these rates."""
    toml = f'[sources]\ncurrency = "RUB"\n{rates}'
    return opened(folder, {**FILES, **more, "smalign.toml": toml})


def used(result):
    """Facts of the notes on rates, by currency."""
    return {note.facts["from"]: note.facts for note in result.notes if "rates" in note.code}


def test_each_amount_goes_by_the_rate_of_its_day(tmp_path):
    """Closings 10 × 80 + 10 × 78.5; spend 5 × 80 + 100; the open deal by creation, 2 × 90."""
    with company(tmp_path, USD + EUR) as session:
        result = session.roi()
    total = result.total
    assert (total["revenue"], total["spend"]) == (Decimal(1585), Decimal(500))
    assert total["open_pipeline"] == Decimal(180)
    assert result.currency == "RUB"


def test_an_older_rate_is_told_with_its_age(tmp_path):
    """Of three amounts in dollars the oldest rate is 19 days old: 1 January for the 20th."""
    with company(tmp_path, USD + EUR) as session:
        found = used(session.roi())
    assert found["USD"] == {"count": 3, "from": "USD", "to": "RUB", "earlier": 3, "days": 19}
    assert found["EUR"] == {"count": 1, "from": "EUR", "to": "RUB", "earlier": 1, "days": 9}


def test_payments_go_by_the_day_they_were_made(tmp_path):
    """4 × 80 in January and 6 × 78.5 in February."""
    paid = (
        "payment_id,deal_id,paid_at,amount,currency\n1,1,2026-01-31,4,USD\n2,1,2026-02-01,6,USD\n"
    )
    with company(tmp_path, USD + EUR, **{"payments.csv": paid}) as session:
        assert session.roi(basis="cash").total["revenue"] == Decimal(320 + 471)


RETURNED = (
    "payment_id,deal_id,paid_at,amount,currency\n1,1,2026-01-31,4,USD\n2,1,2026-02-01,6,USD\n"
    "3,1,2026-02-03,-10,USD\n4,2,2026-01-31,5,USD\n5,2,2026-02-10,-5,USD\n"
    "6,4,2026-02-10,-1,EUR\n7,3,2026-02-03,1000,RUB\n"
)


def test_what_is_given_back_goes_by_the_rate_of_the_payment_it_gives_back(tmp_path):
    """Deal 2: 5 × 80 came, 5 × 80 went, and it is not paid. Deal 1: 4 × 80 and 6 × 78.5, and back.

    Of deal 4 nothing came before: by its own day. 1000 − 90 are left.
    """
    with company(tmp_path, USD + EUR, **{"payments.csv": RETURNED}) as session:
        total = session.roi(basis="cash").total
        assert total["revenue"] == Decimal(1000 - 90)
        # neither is paid: all that came for either went back
        assert session.roi().total["paid"] == 0
        # in the first days of February: 6 × 78.5 and 1000 came, all of deal 1 went back
        early = session.roi(basis="cash", since="2026-02-01", until="2026-02-09")
        assert early.total["revenue"] == Decimal(471 + 1000 - 791)


def test_money_back_gives_back_the_latest_payments_first(tmp_path):
    """3 of the 6 × 78.5, then the other 3 and 1 of the 4 × 80, and what came in between.

    After the first refund 2 × 78.5 came: they went first. 3 × 80 of 320 + 471 + 157 are left.
    """
    paid = "payment_id,deal_id,paid_at,amount,currency\n1,1,2026-01-31,4,USD\n"
    paid += "2,1,2026-02-01,6,USD\n3,1,2026-02-02,-3,USD\n4,1,2026-02-03,2,USD\n"
    paid += "5,1,2026-02-04,-6,USD\n"
    with company(tmp_path, USD + EUR, **{"payments.csv": paid}) as session:
        assert session.roi(basis="cash").total["revenue"] == Decimal(240)


def test_money_back_of_a_payment_older_than_every_rate_is_refused(tmp_path):
    """Five dollars went back in February and came on 31 January; line 2 is the first such."""
    late = '[rates.USD]\n"2026-02-01" = 80\n'
    with company(tmp_path, late + EUR, **{"payments.csv": RETURNED}) as session:
        with pytest.raises(QuestionError) as refused:
            session.roi(basis="cash", since="2026-02-05")
        assert (refused.value.facts["file"], refused.value.facts["line"]) == ("payments.csv", 2)


def test_a_day_before_every_rate_is_refused_with_its_place(tmp_path):
    """The dollars of 15 January stand on line 2 of the spend; later days need no such rate."""
    late = '[rates.USD]\n"2026-01-18" = 80\n'
    with company(tmp_path, late + EUR) as session:
        with pytest.raises(QuestionError) as refused:
            session.roi()
        assert refused.value.code == "rate_missing"
        assert (refused.value.facts["file"], refused.value.facts["line"]) == ("spend.csv", 2)
        assert '"2026-01-15" = …' in refused.value.facts["toml"]
        later = session.roi(basis="cash", since="2026-01-18")
        assert later.total["revenue"] == Decimal(10 * 80 + 10 * 80)


def test_a_currency_without_rates_is_still_not_added_up(tmp_path):
    """Nobody said what a euro costs, and the sentence says what to write."""
    with company(tmp_path, USD) as session:
        with pytest.raises(QuestionError) as refused:
            session.roi()
        assert refused.value.facts["currencies"] == ["EUR", "RUB"]
        assert "[rates.EUR]" in str(refused.value)
        assert session.roi(where="currency != EUR").total["revenue"] == Decimal(1585)


def test_other_metrics_are_in_the_same_currency(tmp_path):
    """The lost deal is in roubles; the dollars of a plan and of segments are roubles too."""
    plan = "period,revenue\n2026-02,1000\n"
    with company(tmp_path, USD + EUR, **{"plan.csv": plan}) as session:
        planned = session.plan()
        assert planned.currency == "RUB"
        assert [row["fact"] for row in planned.rows] == [Decimal(785)]
        segments = session.segments(by="channel", decided=True)
        assert [row["revenue"] for row in segments.rows] == [Decimal(1585)]
        assert used(segments)["USD"]["count"] == 2


def test_vat_is_taken_out_of_what_was_converted(tmp_path):
    """800 and 785 roubles with 20 % in: 666.666667 + 654.166667, each to six places."""
    vat = '[money.vat]\nrevenue = "with"\nspend = "without"\n'
    vat += '[money.vat.rates]\n"2026-01-01" = 0.2\n'
    with company(tmp_path, USD + EUR + vat) as session:
        total = session.roi().total
    assert (total["revenue"], total["spend"]) == (Decimal("1320.833334"), Decimal(500))


def test_a_workspace_keeps_the_rates(tmp_path):
    """It answers as the exports do, and refuses without lines, which it does not keep."""
    with company(tmp_path, USD + EUR):
        smalign.prepare(tmp_path, to=tmp_path / "workspace")
    with open_exports([tmp_path / "workspace"]) as session:
        assert session.roi().total["revenue"] == Decimal(1585)


def test_an_answer_tells_of_its_own_amounts_alone(tmp_path):
    """Of the three amounts in dollars two are of deals, one is spend that no funnel counts."""
    with company(tmp_path, USD + EUR) as session:
        counts = [used(one)["USD"]["count"] for one in (session.funnel(), session.roi())]
    assert counts == [2, 3]


def test_money_back_is_one_amount_however_many_payments_it_gives_back(tmp_path):
    """Five payments in dollars, one of which gives back two; beside two deals and one of spend."""
    with company(tmp_path, USD + EUR, **{"payments.csv": RETURNED}) as session:
        assert used(session.roi(basis="cash"))["USD"]["count"] == 2 + 1 + 5
