"""The path of leads and their deals where a history tells of it, or of half of it."""

from __future__ import annotations

from typing import Final

import pytest
from tests.scoped import company

from smalign.base.errors import UsageError
from smalign.metrics.funnel.funnel import FUNNEL

STAGES: Final = """
    card | pipeline | stage | stage_order | outcome
    lead |          | Ask   | 1           | open
    lead |          | Work  | 2           | open
    lead |          | Good  | 3           | won
    deal | Main     | Demo  | 1           | open
    deal | Main     | Paid  | 2           | won"""
LEADS: Final = """
    lead_id | created_at | status
    l1      | 2024-01-01 | converted
    l2      | 2024-01-01 | open"""
DEALS: Final = """
    deal_id | lead_id | pipeline | created_at | closed_at  | status
    d1      | l1      | Main     | 2024-01-05 | 2024-01-09 | won"""
OF_LEADS: Final = """
    lead | l1 | leads | 1 | open | 2024-01-01 | 2024-01-03
    lead | l1 | leads | 2 | open | 2024-01-03 |
    lead | l2 | leads | 1 | open | 2024-01-01 |"""
OF_DEALS: Final = """
    deal | d1 | Main  | 1 | open | 2024-01-05 | 2024-01-09"""
HEAD: Final = "card | card_id | pipeline | stage_order | outcome | entered_at | left_at"


def asked(engine, log: str, **options: object):
    """The funnel by lead with this history."""
    tables = {"leads": LEADS, "deals": DEALS, "stages": STAGES, "stage_log": f"{HEAD}{log}"}
    return FUNNEL.compute(company(engine, {"counted": "lead", **options}, **tables))


@pytest.mark.parametrize("window", [None, 30 * 86400])
@pytest.mark.parametrize("mode", ["strict", "observed"])
def test_a_lead_with_a_deal_was_converted_whatever_its_log_says(engine, mode, window):
    """l1 was in Ask, Work and Demo, and was sold: one of two leads, though no move says Good."""
    found = asked(engine, OF_LEADS + OF_DEALS, mode=mode, window=window)
    assert [(row["stage"], row["entered"], row["advanced"]) for row in found.rows] == [
        ("Ask", 2, 1),
        ("Work", 1, 1),
        ("Good", 1, 1),
        ("Demo", 1, 1),
        ("Paid", 1, 1),
    ]
    good = found.rows[2]
    assert (good["inferred"], good["median_days"]) == (0, None)


@pytest.mark.parametrize("mode", ["strict", "observed"])
@pytest.mark.parametrize(("log", "table"), [(OF_DEALS, "leads"), (OF_LEADS, "deals")])
def test_half_a_history_is_no_path(engine, mode, log, table):
    """Where deals alone were seen to move nobody can say that a lead was in Ask, then in Work."""
    with pytest.raises(UsageError) as caught:
        asked(engine, log, mode=mode)
    assert (caught.value.code, caught.value.facts["table"]) == ("path_needs_history", table)


def test_half_a_history_is_enough_where_later_stages_prove_the_earlier(engine):
    """Two leads in Ask, one of them in each stage after it."""
    found = asked(engine, f"{OF_DEALS}\n    lead | l2 | leads | 1 | open | |")
    assert [row["entered"] for row in found.rows] == [2, 1, 1, 1, 1]


def test_leads_without_stages_are_all_where_they_begin(engine):
    """Leads that have no stage but being a lead need no history for the path of their deals."""
    stages = STAGES.replace("lead |          | Ask   | 1", "lead |          | (none) | 1")
    stages = stages.replace("\n    lead |          | Work  | 2           | open", "")
    stages = stages.replace("| Good  | 3 ", "| Good  | 2 ")
    now = "\n    lead | l1 | leads | 1 | open | |\n    lead | l2 | leads | 1 | open | |"
    tables = {"leads": LEADS, "deals": DEALS, "stages": stages}
    log = f"{HEAD}{now}{OF_DEALS}"
    ask = company(engine, {"counted": "lead", "mode": "strict"}, **tables, stage_log=log)
    assert [row["entered"] for row in FUNNEL.compute(ask).rows] == [2, 1, 1, 1]
