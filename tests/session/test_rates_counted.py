"""`[rates]` and the period: which amounts an answer converts, tells of, and refuses."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest
from tests.exports import opened

from smalign.base.errors import QuestionError

LEADS = (
    "lead_id,created_at,closed_at,status,channel,amount,currency,loss_reason\n"
    "L1,2026-02-02,2026-02-05,converted,Ads,,,\n"
    "L2,2026-01-20,2026-02-10,disqualified,Ads,50,USD,Price\n"
    "L3,2026-02-03,2026-02-10,disqualified,Ads,10,USD,Price\n"
    "L4,2026-02-03,2026-02-10,disqualified,Ads,700,RUB,Price\n"
)
DEALS = (
    "deal_id,lead_id,created_at,closed_at,status,amount,currency,channel,loss_reason\n"
    "D1,L1,2026-02-05,2026-03-05,won,1,USD,Ads,\n"
    "D2,,2026-01-09,,open,7,USD,Ads,\n"
    "D3,,2026-01-10,2026-02-12,lost,3,USD,Ads,Price\n"
)
EARLY = '[rates.USD]\n"2026-01-01" = 80\n"2026-02-01" = 100\n"2026-03-01" = 90\n'
LATE = '[rates.USD]\n"2026-02-01" = 100\n"2026-03-01" = 90\n'
FEBRUARY = {"since": "2026-02-01", "until": "2026-02-28"}


def company(folder, rates, **more):
    """Leads and deals in dollars and roubles, told in roubles."""
    toml = f'[sources]\ncurrency = "RUB"\n{rates}'
    return opened(folder, {"leads.csv": LEADS, "deals.csv": DEALS, **more, "smalign.toml": toml})


def used(result):
    """How many amounts the note on rates tells of, and how old a rate is."""
    (note,) = (note for note in result.notes if "rates" in note.code)
    return note.facts["count"], note.facts["days"]


def place(refused):
    """Where the amount stands that is refused."""
    assert refused.value.code == "rate_missing"
    return refused.value.facts["file"], refused.value.facts["line"]


def test_amounts_of_leads_go_by_the_rate_of_their_creation(tmp_path):
    """Lost: 50 × 80, 10 × 100 and 700 of leads, 3 × 100 of the deal; three are in dollars."""
    with company(tmp_path, EARLY) as session:
        result = session.reasons()
    assert result.total["amount"] == Decimal(4000 + 1000 + 700 + 300)
    assert used(result) == (3, 19)


def test_amounts_of_leads_in_two_currencies_have_no_sum_without_rates(tmp_path):
    """Nobody said what a dollar costs: 50, 10 and 700 are not added up."""
    with opened(tmp_path, {"leads.csv": LEADS}) as session:
        result = session.reasons()
        assert result.total["amount"] is None
        assert "amounts_apart" in {note.code for note in result.notes}
        with pytest.raises(QuestionError) as refused:
            session.funnel(basis="amount")
    assert refused.value.facts["currencies"] == ["RUB", "USD"]


def test_a_cohort_is_told_of_what_became_of_it_whenever_that_was(tmp_path):
    """Of February's leads one brought a dollar on 5 March, four days after a rate."""
    with company(tmp_path, EARLY) as session:
        result = session.roi(**FEBRUARY)
    assert result.total["revenue"] == Decimal(90)
    assert used(result) == (1, 4)


def test_losses_of_a_period_go_by_its_losses(tmp_path):
    """Lost in February: L2 of January, L3 and the deal; what is won or open is no loss."""
    with company(tmp_path, EARLY) as session:
        assert used(session.reasons(**FEBRUARY)) == (3, 19)


def test_a_loss_of_the_period_older_than_every_rate_is_refused(tmp_path):
    """The lead of 20 January was lost in February, and counted for nothing."""
    with company(tmp_path, LATE) as session:
        with pytest.raises(QuestionError) as refused:
            session.reasons(**FEBRUARY)
        assert place(refused) == ("leads.csv", 3)


def test_a_deal_that_was_open_in_the_period_is_refused_if_older_than_every_rate(tmp_path):
    """Seven dollars of 9 January are open in February: by cash, and for a plan; in no cohort."""
    plan = {"plan.csv": "month,plan_leads,plan_won,plan_revenue\n2026-03,5,5,1000\n"}
    with company(tmp_path, LATE, **plan) as session:
        for ask in (partial(session.roi, basis="cash", **FEBRUARY), session.plan):
            with pytest.raises(QuestionError) as refused:
                ask()
            assert place(refused) == ("deals.csv", 3)
        assert session.roi(**FEBRUARY).total["revenue"] == Decimal(90)
    with company(tmp_path, EARLY, **plan) as session:
        # 7 × 80; the deal that was won in March was open, too, and goes by the day of its closing
        assert session.roi(basis="cash", **FEBRUARY).total["open_pipeline"] == Decimal(560 + 90)


COPIED = (
    "deal_id,contact_id,pipeline,created_at,closed_at,status,amount,currency,channel\n"
    "1,C1,Sales,2026-01-10,2026-01-20,won,10,USD,Ads\n"
    "2,C1,Fulfilment,2026-01-20,2026-02-03,won,10,USD,Ads\n"
    "3,C2,Sales,2026-01-10,2026-01-20,won,800,RUB,Ads\n"
    "4,C2,Fulfilment,2026-01-20,2026-01-25,won,10,USD,Ads\n"
)


def test_a_copy_has_the_amount_of_its_sale_as_it_is_written(tmp_path):
    """Deal 2 closed at another rate than 1 and is its copy; 10 × 80 for 4 are not the 800 of 3."""
    copies = "[exclude]\ncopy_days = 1\n"
    files = {"deals.csv": COPIED, "smalign.toml": f'[sources]\ncurrency = "RUB"\n{EARLY}{copies}'}
    with opened(tmp_path, files) as session:
        total = session.roi().total
        assert (total["won"], total["revenue"]) == (3, Decimal(800 + 800 + 800))
        # without its amounts a copy is one still
        assert session.roi(counts=True).total["won"] == 3


PAID = (
    "payment_id,deal_id,paid_at,amount,currency\n"
    "1,1,2026-01-21,10,USD\n2,3,2026-01-22,800,RUB\n3,1,2026-01-25,-4,USD\n"
)


def test_payments_after_the_sale_are_added_up_in_one_currency(tmp_path):
    """10 × 80 and 800 came, 4 × 80 went back; without rates there is no sum, and counts stay."""
    files = {"deals.csv": COPIED, "payments.csv": PAID}
    names = ("paid_deals", "refunded_deals", "paid", "refunded", "refunded_of_paid")
    with opened(tmp_path, files) as session:
        apart = session.process(show="after-sale")
    assert [apart.total[name] for name in names] == [2, 1, None, None, None]
    assert "amounts_apart" in {note.code for note in apart.notes}
    toml = f'[sources]\ncurrency = "RUB"\n{EARLY}'
    with opened(tmp_path, {**files, "smalign.toml": toml}) as session:
        total = session.process(show="after-sale").total
    assert [total[name] for name in names] == [2, 1, Decimal(1600), Decimal(320), 0.2]


def test_a_path_of_a_lead_of_the_period_needs_the_rates_of_its_deal(tmp_path):
    """The lead came in February, its dollar on 5 March, five days before the first rate."""
    late = '[rates.USD]\n"2026-03-10" = 90\n'
    deals = DEALS.splitlines(keepends=True)
    leads = LEADS.splitlines(keepends=True)
    files = {"deals.csv": "".join(deals[:2]), "leads.csv": "".join(leads[:2])}
    toml = f'[sources]\ncurrency = "RUB"\n{late}'
    session = opened(tmp_path, {**files, "smalign.toml": toml})
    with session, pytest.raises(QuestionError) as refused:
        session.funnel(grain="lead", **FEBRUARY)
    assert place(refused) == ("deals.csv", 2)


FUNNEL_DEALS = (
    "deal_id,lead_id,created_at,closed_at,status,amount,currency,channel,pipeline,stage\n"
    "D1,L1,2026-03-05,,open,1,USD,Ads,Main,New\n"
    "D2,L3,2026-02-09,2026-03-09,lost,7,USD,Ads,Main,New\n"
    "D3,,2026-02-10,,open,3,USD,Ads,Main,New\n"
    "D4,,2026-01-10,2026-02-10,lost,5,USD,Ads,Main,New\n"
)
STAGES = '[stages]\norder = ["New"]\n[lead_stages]\norder = []\n'


@pytest.mark.parametrize(("grain", "amounts"), [(None, 3), ("deal", 2), ("lead", 3)])
def test_a_funnel_is_told_of_the_amounts_of_its_own_cards(tmp_path, grain, amounts):
    """Made in February: lead L3, D2 and D3; by lead L3, D2 and D1, which is of a February lead."""
    deals = {"deals.csv": FUNNEL_DEALS}
    files = {"leads.csv": LEADS, **deals}
    toml = f'[sources]\ncurrency = "RUB"\n{EARLY}{STAGES}'
    with opened(tmp_path, {**files, "smalign.toml": toml}) as session:
        result = session.funnel(grain=grain, **FEBRUARY)
    assert used(result)[0] == amounts


def test_money_given_back_of_several_payments_is_one_amount(tmp_path):
    """Two payments of 10 dollars, and 15 given back of both: three amounts are converted."""
    paid = (
        "payment_id,deal_id,paid_at,amount,currency\n1,1,2026-01-21,10,USD\n"
        "2,1,2026-02-01,10,USD\n3,1,2026-02-05,-15,USD\n"
    )
    deals = DEALS.splitlines()[0] + "\n1,,2026-01-09,2026-01-20,won,20,USD,Ads,\n"
    toml = f'[sources]\ncurrency = "RUB"\n{EARLY}'
    files = {"deals.csv": deals, "payments.csv": paid, "smalign.toml": toml}
    with opened(tmp_path, files) as session:
        result = session.roi(basis="cash")
    # 10 × 80 + 10 × 100, of which 10 × 100 and 5 × 80 went back
    assert result.total["revenue"] == Decimal(400)
    assert used(result)[0] == 4  # the amount of the deal is one, too
