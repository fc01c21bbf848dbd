"""The other tables of compare, by hand: cells, managers and the earlier mix with its price."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.compared_made import ASKED, S1, tables
from tests.scoped import company

from smalign.metrics.comparing.cells import CELLS
from smalign.metrics.comparing.counterfactual import COUNTERFACTUAL
from smalign.metrics.comparing.managers import MANAGERS

SPEND = """
    channel | campaign | date       | cost
    Директ  | РСЯ      | 2024-06-03 | 301000
    Директ  | Поиск    | 2024-06-04 | 418000
    Директ  | Поиск    | 2024-05-30 | 999999"""
"""700 a lead of the network and 1,900 a lead of search; the last day is of the earlier period."""


@pytest.fixture(scope="module")
def made(engine):
    """The company of S1 with what it spent on Yandex."""
    return company(engine, ASKED, **tables(S1), spend=SPEND)


def test_cells_sum_to_the_bridge(made):
    """By segment mix -22 and conversion +1; the managers of a segment share out its conversion."""
    result = CELLS.compute(made)
    segments = {row["segment"]: row for row in result.rows if row["manager"] == "(all)"}
    assert {name: (row["leads_before"], row["leads_now"]) for name, row in segments.items()} == {
        "Директ · РСЯ": (60, 430),
        "Директ · Поиск": (300, 220),
        "Avito": (150, 155),
        "Рекомендации": (90, 92),
    }
    assert result.total["mix_effect"] == Decimal("-21.82")
    assert result.total["rate_effect"] == Decimal("0.72")
    assert {row["cause"] for row in result.rows} == {
        "not_seen"
    }  # of conversions nothing is claimed
    for name, row in segments.items():
        inside = [
            one["rate_effect"]
            for one in result.rows
            if one["segment"] == name and one["manager"] != "(all)"
        ]
        assert sum(inside) == pytest.approx(row["rate_effect"], abs=Decimal("0.03"))


@pytest.mark.parametrize(
    ("won", "cause"),
    [
        ((63, 31), "market"),  # both channels, all managers: half as many of as many leads
        ((63, 61), "not_seen"),
        ((14, 7), "insufficient"),  # 28 and 14 sales of both: fewer than thirty
    ],
)
def test_a_cell_says_whose_matter_it_is_or_why_nobody_s(engine, won, cause):
    """200 leads of each of two channels in both periods, dealt out to six managers in turn."""
    before, now = won
    told = {(name, ""): ((200, before), (200, now)) for name in ("VK", "SEO")}
    result = CELLS.compute(company(engine, ASKED, **tables(told)))
    assert {row["cause"] for row in result.rows} == {cause}


def test_managers_are_codes_unless_asked(engine, made):
    """M01 stands for the first name of the alphabet, in every table."""
    codes = {row["manager"] for row in CELLS.compute(made).rows}
    assert codes == {"(all)", *(f"M0{at}" for at in range(1, 7))}
    asked = company(engine, {**ASKED, "names": True}, **tables(S1))
    assert "Manager 0" in {row["manager"] for row in MANAGERS.compute(asked).rows}


def test_managers_are_compared_on_leads_of_the_same_segments(engine):
    """Leads dealt out in turn: each has what their segments let expect, nobody is far off."""
    result = MANAGERS.compute(company(engine, ASKED, **tables(S1)))
    assert [row["manager"] for row in result.rows] == [f"M0{at}" for at in range(1, 7)]
    assert sum(row["leads"] for row in result.rows) == 897
    assert sum(row["expected"] for row in result.rows) == pytest.approx(54)
    assert not {row["standing"] for row in result.rows} & {"very_low", "very_high"}
    assert next(note.code for note in result.notes) == "managers_equal"


def test_the_earlier_mix_has_its_price(engine):
    """897 leads at the earlier shares: 340 fewer of the network, 229 more of search; +26 sales."""
    made = company(engine, ASKED, **tables(S1), spend=SPEND)
    result = COUNTERFACTUAL.compute(made)
    rows = {row["segment"]: row for row in result.rows}
    network, search = rows["Директ · РСЯ"], rows["Директ · Поиск"]
    # 897 · 60/600 − 430 = −340.3; 897 · 300/600 − 220 = +228.5; at 7/430 and 18/220
    assert (network["leads_more"], search["leads_more"]) == (Decimal("-340.30"), Decimal("228.50"))
    assert (network["hits_more"], search["hits_more"]) == (Decimal("-5.54"), Decimal("18.70"))
    # 301,000 / 430 = 700 a lead, 43,000 a sale; 418,000 / 220 = 1,900 and 23,222
    assert (network["cpl"], network["cost_of_result"]) == (700, 43000)
    assert round(search["cost_of_result"]) == 23222
    assert search["cost_more"] == Decimal("434150.00")
    # Avito +69.25 at 6/155 = 2.68; referrals 897 · 90/600 − 92 = +42.55 at 23/92 = 10.64
    assert result.total["hits_more"] == Decimal("26.48")
    assert result.total["cost_more"] is None
    notes = {note.code: note.facts for note in result.notes}
    assert notes["counterfactual_unpriced"]["value"] == 26
    assert notes["counterfactual_unpriced"]["names"] == ["Рекомендации", "Avito"]
    assert notes["counterfactual_prices"]["price"] == 43000


def test_less_than_a_lead_more_needs_no_price(engine):
    """Referrals would grow by 220 · 10/110 − 20 = 0 leads; only the network and search move."""
    told = {
        ("Директ", "РСЯ"): ((20, 1), (100, 4)),
        ("Директ", "Поиск"): ((80, 8), (100, 9)),
        ("Рекомендации", ""): ((10, 5), (20, 9)),
    }
    found = COUNTERFACTUAL.compute(company(engine, ASKED, **tables(told), spend=SPEND))
    more = {row["segment"]: row["leads_more"] for row in found.rows}
    assert more["Рекомендации"] == 0
    # 220 · 20/110 − 100 = −60 at 3,010; 220 · 80/110 − 100 = +60 at 4,180
    assert found.total["cost_more"] == 60 * (4180 - 3010)
    assert "counterfactual" in {note.code for note in found.notes}


@pytest.mark.parametrize("metric", [MANAGERS, COUNTERFACTUAL])
def test_where_leads_alone_are_known_that_is_why(metric, engine):
    """Two periods of 50 and 60 leads there are; five sales tell no age to read them at."""
    made = tables({("Avito", ""): ((50, 0), (60, 5))})
    found = metric.compute(company(engine, {**ASKED, "horizon": None}, **made))
    codes = {note.code for note in found.notes}
    assert "compare_leads_alone" in codes
    assert "compare_no_periods" not in codes


def test_one_segment_has_no_mix(engine):
    """All leads are of one channel then and now: the mix is the same, and the periods are there."""
    made = tables({("Avito", ""): ((200, 40), (200, 30))})
    found = COUNTERFACTUAL.compute(company(engine, ASKED, **made))
    assert {"counterfactual_one_segment"} <= {note.code for note in found.notes}
