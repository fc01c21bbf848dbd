"""funnel: which stages a card is known to have been in, and of which pipeline; worked by hand."""

from __future__ import annotations

from typing import Final

import pytest
from tests.scoped import company

from smalign.base.errors import UsageError
from smalign.metrics.funnel.funnel import FUNNEL

STAGES: Final = """
    card | pipeline | stage | stage_order | outcome
    lead |          | Ask   | 1           | open
    lead |          | Good  | 2           | won
    deal | Main     | Demo  | 1           | open
    deal | Main     | Offer | 2           | open
    deal | Main     | Sign  | 3           | open
    deal | Main     | Paid  | 4           | won
    deal | Other    | Visit | 1           | open
    deal | Other    | Sold  | 2           | won"""


def steps(engine, log, question, **tables):
    """Stage → its row, and the notes."""
    found = FUNNEL.compute(company(engine, question, stages=STAGES, stage_log=log, **tables))
    return {row["stage"]: row for row in found.rows}, found.notes


@pytest.mark.parametrize(
    ("mode", "entered", "inferred"),
    [("backfill", (1, 1, 1), (1, 0, 0)), ("observed", (0, 1, 1), (0, 0, 0))],
)
def test_a_card_was_in_the_stage_the_export_shows_it_in(engine, mode, entered, inferred):
    """A deal that went to Sign stands in Offer: that it was there is no guess."""
    log = """
        card | card_id | pipeline | stage_order | outcome | entered_at
        deal | d1      | Main     | 3           | open    | 2024-01-02
        deal | d1      | Main     | 2           | open    |"""
    deals = "deal_id | pipeline | created_at | status\nd1 | Main | 2024-01-01 | open"
    rows, _ = steps(engine, log, {"grain": "deal", "mode": mode}, deals=deals)
    open_steps = ("Demo", "Offer", "Sign")
    assert tuple(rows[stage]["entered"] for stage in open_steps) == entered
    assert tuple(rows[stage]["inferred"] for stage in open_steps) == inferred


def test_a_step_without_a_moment_hides_no_return(engine):
    """From Sign back to Demo is a return, though nobody knows when the deal was in Offer."""
    log = """
        card | card_id | pipeline | stage_order | outcome | entered_at
        deal | d1      | Main     | 3           | open    | 2024-01-02
        deal | d1      | Main     | 2           | open    |
        deal | d1      | Main     | 1           | open    | 2024-01-03"""
    deals = "deal_id | pipeline | created_at | status\nd1 | Main | 2024-01-01 | open"
    rows, _ = steps(engine, log, {"grain": "deal"}, deals=deals)
    assert rows["Sign"]["returned"] == 1


@pytest.mark.parametrize("mode", ["backfill", "observed", "strict"])
def test_lost_nobody_knows_where_is_in_no_other_row(engine, mode):
    """The lead was in Ask, its deal was lost at an unknown stage: counted in (unknown) alone."""
    log = """
        card | card_id | pipeline | stage_order | outcome | entered_at
        lead | l1      | leads    | 1           | open    | 2024-01-01
        lead | l2      | leads    | 1           | open    | 2024-01-01
        deal | d2      | Main     | 1           | open    | 2024-01-02"""
    rows, _ = steps(
        engine,
        log,
        {"counted": "lead", "mode": mode},
        leads="lead_id | created_at | status\nl1 | 2024-01-01 | converted\nl2 | 2024-01-01 | open",
        deals="deal_id | lead_id | pipeline | created_at | status\n"
        "d1 | l1 | Main | 2024-01-02 | lost\nd2 | | Main | 2024-01-02 | open",
    )
    assert (rows["(unknown)"]["entered"], rows["Ask"]["entered"]) == (1, 1)
    assert (rows["Ask"]["open"], rows["Ask"]["inferred"]) == (1, 0)


def test_on_its_path_a_deal_is_counted_in_the_pipeline_it_is_in_now(engine):
    """The deal stood in Main's third stage, then began anew in Other: it is in Visit, and told."""
    log = """
        card | card_id | pipeline | stage_order | outcome | entered_at | left_at
        lead | l1      | leads    | 1           | open    | 2024-01-01 | 2024-01-02
        deal | d1      | Main     | 3           | open    | 2024-01-02 | 2024-01-05
        deal | d1      | Other    | 1           | open    | 2024-01-05 |
        deal | d2      | Main     | 1           | open    | 2024-01-02 |"""
    rows, notes = steps(
        engine,
        log,
        {"counted": "lead"},
        leads="lead_id | created_at | status\n"
        "l1 | 2024-01-01 | converted\nl2 | 2024-01-01 | converted",
        deals="deal_id | lead_id | pipeline | created_at | status\n"
        "d1 | l1 | Other | 2024-01-02 | open\nd2 | l2 | Main | 2024-01-02 | open",
    )
    assert (rows["Demo / Visit"]["entered"], rows["Demo / Visit"]["open"]) == (2, 2)
    assert (rows["Sign"]["entered"], rows["Demo / Visit"]["returned"]) == (0, 0)
    assert [(note.code, note.facts) for note in notes] == [("pipeline_changed", {"deals": 1})]


def test_of_one_pipeline_asked_for_its_deals_from_others_are_told(engine):
    """Only Other is asked for; that d1 came from Main is said there, too."""
    log = """
        card | card_id | pipeline | stage_order | outcome | entered_at | left_at
        deal | d1      | Main     | 1           | open    | 2024-01-02 | 2024-01-05
        deal | d1      | Other    | 1           | open    | 2024-01-05 |"""
    deals = "deal_id | pipeline | created_at | status\nd1 | Other | 2024-01-01 | open"
    rows, notes = steps(engine, log, {"grain": "deal"}, deals=deals)
    assert list(rows) == ["Visit", "Sold"]
    assert [(note.code, note.facts) for note in notes] == [("pipeline_changed", {"deals": 1})]


@pytest.mark.parametrize("mode", ["observed", "strict"])
def test_a_pipeline_without_a_history_has_no_observed_rates(engine, mode):
    """Where leads stand is known and how they got there is not: no stage lost them all."""
    log = """
        card | card_id | pipeline | stage_order | outcome | entered_at
        lead | l1      | leads    | 1           | open    |
        lead | l2      | leads    | 2           | won     |
        deal | d1      | Main     | 1           | open    | 2024-01-02"""
    question = company(
        engine,
        {"mode": mode},
        stages=STAGES,
        stage_log=log,
        leads="lead_id | created_at | status\nl1 | 2024-01-01 | open\nl2 | 2024-01-01 | converted",
        deals="deal_id | pipeline | created_at | status\nd1 | Main | 2024-01-02 | open",
    )
    found = FUNNEL.compute(question)
    assert {row["pipeline"] for row in found.rows} == {"Main"}
    assert [(one.reason, one.count) for one in found.excluded] == [("no_history", 2)]


def test_without_a_history_that_is_what_is_missing(engine):
    """Leads have no history and deals no order of stages: an order alone would not do."""
    question = company(
        engine,
        {"window": 86_400},
        stages="card | pipeline | stage | stage_order | outcome\n"
        "lead | | Ask | 1 | open\nlead | | Good | 2 | won\ndeal | Main | Demo | | open",
        leads="lead_id | created_at | status\nl1 | 2024-01-01 | open",
        deals="deal_id | pipeline | created_at | status\nd1 | Main | 2024-01-02 | open",
    )
    with pytest.raises(UsageError) as caught:
        FUNNEL.compute(question)
    assert caught.value.code == "window_needs_history"
