"""Payments of an export: which deal they are of, what is given back, what is left out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.exports import opened

import smalign
from smalign.render.basis import basis
from smalign.session import open_exports

DEALS = (
    "ID сделки,Дата создания,Дата закрытия,Статус,Сумма,Источник\n"
    "1,2026-01-10,2026-01-20,выиграна,1000,Сайт\n2,2026-01-11,2026-02-20,выиграна,2000,Радио\n"
)
PAID = (
    "Номер платежа,Номер сделки,Дата оплаты,Сумма,Вид операции\n"
    "11,1,2026-01-20,600,Предоплата\n12,1,2026-02-01,400,Доплата\n12,1,2026-02-10,100,Возврат\n"
    "13,2,2026-02-20,2000,Наличные\n14,,2026-02-21,77,Оплата\n15,99,2026-02-21,50,Оплата\n"
)
RETURNED = "Номер возврата,Номер сделки,Дата возврата,Сумма возврата\n1,2,2026-02-25,250\n"
FILES = {"deals.csv": DEALS, "оплаты.csv": PAID, "возвраты.csv": RETURNED}


@pytest.fixture(params=["exports", "workspace"])
def company(request, tmp_path):
    """The same export read as it is, and from a prepared workspace."""
    session = opened(tmp_path, FILES)
    if request.param == "workspace":
        session.close()
        workspace = tmp_path / "workspace"
        smalign.prepare(tmp_path, to=workspace, timezone="Europe/Moscow")
        session = open_exports([workspace])
    with session:
        yield session


def facts(result, code):
    """The facts of the note, None without one."""
    return next((note.facts for note in result.notes if note.code == code), None)


def test_refunds_are_known_by_kind_or_file_and_keep_the_number_of_their_payment(company):
    """600 + 400 − 100 of the first deal; 2000 − 250 of the second, from a file of refunds."""
    result = company.roi(basis="cash", by="channel")
    revenue = {row["channel"]: row["revenue"] for row in result.rows}
    assert revenue == {"Сайт": Decimal(900), "Радио": Decimal(1750)}
    assert facts(result, "refunds_taken_off") == {
        "payments": 5,
        "refunds": 2,
        "refunded": Decimal(350),
        "paid": Decimal(2650),
    }


def test_a_payment_without_a_deal_is_left_out_with_its_amount(company):
    """One names no deal, one a deal that is not in the export: 77 + 50."""
    result = company.roi(basis="cash", since="2026-02-01", until="2026-02-28")
    left_out = {one.reason: (one.count, one.amount) for one in result.excluded}
    assert left_out == {"payment_without_deal": (2, Decimal(127))}
    assert result.total["revenue"] == Decimal(400 - 100 + 2000 - 250)


def test_a_condition_leaves_out_payments_of_other_deals_without_a_word(company):
    """A deal of another channel is not asked for, so its payments are no exclusion."""
    result = company.roi(basis="cash", where="channel = Радио", until="2026-02-20")
    assert result.total["revenue"] == Decimal(2000)
    assert result.excluded == ()


def test_a_kind_nobody_knows_counts_as_received_and_is_told(company):
    """«Наличные» is a way of paying, no refund; a cohort has no payments to tell about."""
    assert facts(company.roi(basis="cash"), "payment_kinds_unknown") == {"kinds": ["Наличные"]}
    assert facts(company.roi(), "payment_kinds_unknown") is None


def test_the_basis_is_called_by_payment_only_where_payments_are_known(company, tmp_path):
    """Without the files of payments the same question goes by the day of closing, and says so."""
    assert "по дате оплаты" in basis(company.roi(basis="cash"), "ru")
    alone = tmp_path / "alone"
    alone.mkdir()
    with opened(alone, {"deals.csv": DEALS}) as session:
        result = session.roi(basis="cash", since="2026-02-01", until="2026-02-28")
    assert "по дате закрытия" in basis(result, "ru")
    assert "by date of closing" in basis(result, "en")
    assert result.total["revenue"] == Decimal(2000)


STATES = (
    "Номер платежа,Номер сделки,Дата оплаты,Сумма,Статус оплаты\n"
    "11,1,2026-01-20,600,Оплачен\n12,1,2026-03-01,400,Ожидает оплаты\n"
    "13,2,2026-02-20,2000,Проведён\n14,2,2026-09-20,70,нет\n15,2,2026-02-21,50,Частично\n"
)


@pytest.fixture(params=["exports", "workspace"])
def billed(request, tmp_path):
    """An export whose payments say whether they came."""
    session = opened(tmp_path, {"deals.csv": DEALS, "оплаты.csv": STATES})
    if request.param == "workspace":
        session.close()
        workspace = tmp_path / "workspace"
        smalign.prepare(tmp_path, to=workspace, timezone="Europe/Moscow")
        session = open_exports([workspace])
    with session:
        yield session


def test_what_is_unpaid_is_no_revenue_and_is_told_with_its_amount(billed):
    """Of the first deal 600 came, of the second 2000 + 50; 400 and 70 are still to come."""
    result = billed.roi(basis="cash", by="channel")
    revenue = {row["channel"]: row["revenue"] for row in result.rows}
    assert revenue == {"Сайт": Decimal(600), "Радио": Decimal(2050)}
    assert facts(result, "payments_unpaid") == {"count": 2, "amount": Decimal(470)}
    assert facts(result, "payment_states_unknown") == {"states": ["Частично"]}


def test_the_day_an_unpaid_bill_is_due_is_not_the_day_of_the_data(billed):
    """70 are expected on 20 September; the last that happened is the payment of 21 February."""
    assert billed.roi().params["as_of_on"] == date(2026, 2, 21)


def test_a_file_of_plain_words_says_paid_and_unpaid(tmp_path):
    """A column Paid of yes and no; where all of it came, nothing is told."""
    head = "payment_id,deal_id,paid_at,amount,paid\n"
    with opened(tmp_path, {"deals.csv": DEALS, "pay.csv": head + "1,1,2026-01-20,600,no\n"}) as it:
        assert it.roi(basis="cash").total["revenue"] == 0
    with opened(tmp_path, {"deals.csv": DEALS, "pay.csv": head + "1,1,2026-01-20,600,yes\n"}) as it:
        result = it.roi(basis="cash")
    assert (result.total["revenue"], facts(result, "payments_unpaid")) == (Decimal(600), None)


def test_a_channel_without_sales_has_no_paid_one_where_payments_are_known(tmp_path):
    """Радио has spend alone, Сайт a lost deal and a paid one: 0 and 1, as of any other count."""
    files = {
        "deals.csv": DEALS.replace("2026-02-20,выиграна", "2026-02-20,проиграна").replace(
            "Радио", "Сайт"
        ),
        "payments.csv": PAID,
        "spend.csv": "Дата,Канал,Расход\n2026-01-11,Радио,100\n",
    }
    with opened(tmp_path, files) as session:
        paid = {row["channel"]: row["paid"] for row in session.roi().rows}
    assert paid == {"Сайт": 1, "Радио": 0}


@pytest.mark.parametrize("metric", ["roi", "bonus", "process"])
def test_payments_without_an_amount_are_told(metric, tmp_path):
    """Two rows say a day and no amount; of one of them the state says that it is not paid."""
    files = {
        "deals.csv": DEALS,
        "pay.csv": "payment_id,deal_id,paid_at,amount,paid\n"
        "1,1,2026-01-20,600,yes\n2,1,2026-01-21,,yes\n3,2,2026-01-22,,no\n",
        "smalign.toml": '[bonus.plans.a]\nsince = "2026-01-01"\nbase = "paid"\nrate = 0.1\n',
    }
    options = {"roi": {"basis": "cash"}, "process": {"show": "after-sale"}}
    with opened(tmp_path, files) as session:
        result = session.ask(metric, options.get(metric, {}))
    assert facts(result, "payments_without_amount") == {"count": 1}
