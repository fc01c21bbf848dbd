"""Deals copied into another pipeline: what is a copy, and what becomes of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.handmade import opened

HEADER = "deal_id,contact_id,company_id,lead_id,created_at,closed_at,status,pipeline,amount\n"
SALE = "D1,C1,,,2024-01-01 09:00,2024-01-10 12:00,won,Sales,900\n"
COPY = "D2,C1,,,2024-01-10 12:05,2024-01-20 12:00,won,Fulfilment,900\n"
THIRD = "D3,C1,,,2024-01-20 12:05,,open,Support,900\n"
LEFT_OUT = "[exclude]\ncopy_days = 1\n"


def answer(tmp_path, rows, toml="", **options):
    """Roi over these deals."""
    with opened(tmp_path, {"deals.csv": HEADER + rows}, toml) as session:
        return session.roi(**options)


def copies(tmp_path, rows, toml=LEFT_OUT):
    """Copy → what it is a copy of."""
    found = answer(tmp_path, rows, toml, ids=True).ids
    return {card["card_id"]: card["copy_of"] for card in found if card["copy_of"]}


def test_told_and_counted(tmp_path):
    """Without a line in smalign.toml nothing is taken away; the note has the money at stake."""
    result = answer(tmp_path, SALE + COPY)
    assert (result.total["won"], result.total["revenue"]) == (2, Decimal(1800))
    facts = {note.code: note.facts for note in result.notes}
    assert facts["copies_counted"] == {"count": 1, "revenue": Decimal(900)}


def test_counted_once(tmp_path):
    """One sale, one new customer, no repeat; the copy is left out with its revenue."""
    result = answer(tmp_path, SALE + COPY, LEFT_OUT)
    total = result.total
    assert (total["deals"], total["won"], total["revenue"]) == (1, 1, Decimal(900))
    assert (total["new_customers"], total["repeat_won"]) == (1, 0)
    left = [(one.reason, one.count, one.amount) for one in result.excluded]
    assert left == [("copied_deal", 1, Decimal(900))]
    assert "copies_counted" not in {note.code for note in result.notes}
    assert copies(tmp_path, SALE + COPY) == {"D2": "D1"}


@pytest.mark.parametrize(
    ("copy", "why"),
    [
        ("D2,C1,,,2024-01-10 12:05,,open,Sales,900", "the same pipeline: bought again"),
        ("D2,C2,,,2024-01-10 12:05,,open,Fulfilment,900", "another customer"),
        ("D2,C1,,,2024-01-10 12:05,,open,Fulfilment,901", "another amount"),
        ("D2,C1,,,2024-01-12 12:05,,open,Fulfilment,900", "two days later"),
        ("D2,C1,,,2024-01-09 12:05,,open,Fulfilment,900", "before the sale"),
        ("D2,,C1,,2024-01-10 12:05,,open,Fulfilment,900", "company C1 is not contact C1"),
        ("D2,C1,,,2024-01-10 12:05,,open,,900", "no pipeline is not another one"),
    ],
)
def test_what_is_no_copy(tmp_path, copy, why):
    """Each differs from a copy in one thing."""
    assert copies(tmp_path, SALE + copy + "\n") == {}, why


@pytest.mark.parametrize(
    ("copy", "why"),
    [
        ("D2,C1,,,2024-01-10 12:05,,open,Fulfilment,900", "whatever became of it"),
        ("D2,C1,,,2024-01-11 23:59,2024-01-12,lost,Fulfilment,900", "the day after, lost"),
        ("D2,C1,K1,,2024-01-10 08:00,,open,Fulfilment,900", "of the day, not of the hour"),
    ],
)
def test_what_is_a_copy(tmp_path, copy, why):
    """The term is in days, and the copy's own fate does not matter."""
    assert copies(tmp_path, SALE + copy + "\n") == {"D2": "D1"}, why


def test_of_one_lead(tmp_path):
    """Deals without a customer are joined by the lead they came from."""
    sale = "D1,,,L1,2024-01-01 09:00,2024-01-10 12:00,won,Sales,900\n"
    copy = "D2,,,L1,2024-01-10 12:05,,open,Fulfilment,900\n"
    leads = "lead_id,created_at\nL1,2024-01-01\n"
    files = {"leads.csv": leads, "deals.csv": HEADER + sale + copy}
    with opened(tmp_path, files, LEFT_OUT) as session:
        cards = {card["card_id"]: card["copy_of"] for card in session.roi(ids=True).ids}
    assert cards == {"L1": None, "D1": None, "D2": "D1"}


def test_one_of_a_day_stays(tmp_path):
    """Two sales made and won on one day are not copies of each other: the earlier one stays."""
    one = "D1,C1,,,2024-01-10 09:00,2024-01-10 12:00,won,Sales,900\n"
    other = "D2,C1,,,2024-01-10 10:00,2024-01-10 11:00,won,Fulfilment,900\n"
    assert copies(tmp_path, one + other) == {"D2": "D1"}


def test_a_copy_of_a_copy(tmp_path):
    """Of three the first stays, and the third, made of the second, names the first, too."""
    assert copies(tmp_path, SALE + COPY + THIRD) == {"D2": "D1", "D3": "D1"}


@pytest.mark.parametrize("option", [{}, {"pipelines": ("Sales",)}, {"where": "pipeline = Sales"}])
def test_payments_of_a_copy_of_a_copy_are_of_the_sale(tmp_path, option):
    """All three pipelines book money: the money of the sale, also where its pipeline is chosen."""
    files = {
        "deals.csv": HEADER + SALE + COPY + THIRD,
        "payments.csv": "payment_id,deal_id,paid_at,amount\nP1,D1,2024-01-11,400\n"
        "P2,D2,2024-01-21,300\nP3,D3,2024-01-22,200\n",
    }
    with opened(tmp_path, files, LEFT_OUT) as session:
        total = session.roi(basis="cash", **option).total
        assert (total["won"], total["paid"], total["revenue"]) == (1, 1, Decimal(900))
        cohort = session.roi(**option).total
        assert (cohort["won"], cohort["paid"]) == (1, 1)


def test_as_of_a_day_before_the_sale(tmp_path):
    """What was not sold yet has no copies."""
    rows = SALE + COPY
    assert answer(tmp_path, rows, LEFT_OUT, as_of="2024-01-09").total["deals"] == 1
    assert answer(tmp_path, rows, LEFT_OUT, as_of="2024-01-09").excluded == ()


def test_payments_of_a_copy_are_of_the_sale(tmp_path):
    """What was paid is not lost with the copy."""
    files = {
        "deals.csv": HEADER + SALE + COPY,
        "payments.csv": "payment_id,deal_id,paid_at,amount\nP1,D1,2024-01-11,400\n"
        "P2,D2,2024-01-21,500\n",
    }
    with opened(tmp_path, files, LEFT_OUT) as session:
        total = session.roi(basis="cash").total
    assert (total["won"], total["revenue"], total["new_revenue"]) == (1, Decimal(900), Decimal(900))


def test_a_copy_is_no_inquiry(tmp_path):
    """Where deals are the inquiries, the copy is neither one of them nor somebody without a key."""
    result = answer(tmp_path, SALE + COPY, LEFT_OUT)
    total = result.total
    assert (total["leads"], total["inquiries"], total["unique"]) == (1, 1, 1)
    assert "cards_without_key" not in {note.code for note in result.notes}


LOST_COPY = "D2,C1,,,2024-01-10 12:05,2024-01-20 12:00,lost,Fulfilment,900,Refused\n"
STAGES = 'order = ["New"]\nwon = ["Paid"]\nlost = ["Refused"]\n'


@pytest.mark.parametrize(
    ("metric", "lost"), [("funnel", "lost"), ("cohorts", "lost"), ("reasons", "cards")]
)
def test_a_copy_counts_nowhere(tmp_path, metric, lost):
    """A copy that was lost is no loss and is counted apart; not told to be left out it is one."""
    stages = f"[stages]\n{STAGES}[pipelines.Fulfilment]\n{STAGES}"
    rows = HEADER.replace("\n", ",stage\n") + SALE.replace("\n", ",Paid\n") + LOST_COPY
    for toml, losses in (("", 1), (LEFT_OUT, 0)):
        with opened(tmp_path, {"deals.csv": rows}, toml + stages) as session:
            result = session.ask(metric, {})
        assert {one.reason: one.count for one in result.excluded}.get("copied", 0) == 1 - losses
        assert sum(int(str(row[lost])) for row in result.rows) == losses


def test_a_copy_separates_no_segments(tmp_path):
    """Of a field's values a copy is no card either: it is counted as left out."""
    with opened(tmp_path, {"deals.csv": HEADER + SALE + COPY}, LEFT_OUT) as session:
        result = session.segments(by=["pipeline"])
    assert [(one.reason, one.count) for one in result.excluded] == [("copied", 1)]


def test_a_copy_adds_nothing_to_what_its_lead_brought(tmp_path):
    """The lead of both deals was sold once, for 900: also where segments are those of leads."""
    files = {
        "leads.csv": "lead_id,created_at,status,channel\nL1,2024-01-01,converted,Ads\n",
        "deals.csv": HEADER + (SALE + COPY).replace("C1,,,", "C1,,L1,"),
    }
    for toml, revenue in (("", 1800), (LEFT_OUT, 900)):
        with opened(tmp_path, files, toml) as session:
            rows = session.segments(by=["channel"], decided=True).rows
        (lead,) = (row for row in rows if row["table"] == "leads")
        assert (lead["won"], lead["revenue"]) == (1, Decimal(revenue))


def test_a_copy_makes_no_deal_larger(tmp_path):
    """35 sales of 100 in April and in May; May's are copied, and each lead still brings 100."""
    leads = ["lead_id,contact_id,created_at,status,channel"]
    deals = [HEADER.strip()]
    for month in (4, 5):
        for nth in range(40):
            one, day = f"{month}{nth}", f"2024-0{month}-{nth % 28 + 1:02}"
            leads.append(f"L{one},C{one},{day},converted,Ads")
            if nth < 35:
                deals.append(f"D{one},C{one},,L{one},{day},{day},won,Sales,100")
            if nth < 35 and month == 5:
                deals.append(f"E{one},C{one},,L{one},{day} 12:00,{day} 13:00,won,Fulfilment,100")
    leads.append("L,C,2024-08-01,new,Ads")
    files = {"leads.csv": "\n".join(leads), "deals.csv": "\n".join(deals)}
    for toml, larger in (("", 3500), (LEFT_OUT, 0)):
        with opened(tmp_path, files, toml) as session:
            rows = session.compare(since="2024-05-01", until="2024-05-31", horizon="10d").rows
        effects = {row["factor"]: row["revenue_effect"] for row in rows}
        assert effects["size"] == Decimal(larger)
