"""What the funnel reads out of a log of moves: returns, times and terms."""

from __future__ import annotations

import pytest
from tests.scoped import company

from smalign.metrics.funnel.funnel import FUNNEL

STAGES = """
    card | pipeline | stage | stage_order | outcome | sla_hours
    deal | P        | A     | 1           | open    | 48
    deal | P        | B     | 2           | open    |
    deal | P        | Won   | 3           | won     |"""
DEALS = "deal_id | pipeline | created_at | status\n" + "\n".join(
    f"d{number} | P | 2024-01-01 | open" for number in range(1, 4)
)
HEAD = "card | card_id | pipeline | stage_order | outcome | entered_at | left_at\n"


def stages_of(engine, log, **ask):
    """Stage → row, for three open deals with the log given as "id | order | entered | left"."""
    rows = [
        f"deal | {card} | P | {order} | open | {entered} | {left}"
        for card, order, entered, left in (
            [cell.strip() for cell in line.split("|")] for line in log
        )
    ]
    question = company(engine, ask, deals=DEALS, stages=STAGES, stage_log=HEAD + "\n".join(rows))
    return {row["stage"]: row for row in FUNNEL.compute(question).rows}


@pytest.mark.parametrize(("second", "returned"), [("2024-01-02", 0), ("2024-01-02 00:00:01", 1)])
def test_moves_of_one_moment_are_in_stage_order(engine, second, returned):
    """Two moves of the same moment are no return; a second later the way back is one."""
    log = ["d1 | 2 | 2024-01-02 | 2024-01-03", f"d1 | 1 | {second} |"]
    assert stages_of(engine, log)["B"]["returned"] == returned


def test_a_term_decides_who_is_overdue(engine):
    """With a term of 48 hours, exactly 48 hours are in time and a second more is not."""
    log = ["d1 | 1 | 2024-12-29 12:00:00 |", "d2 | 1 | 2024-12-29 11:59:59 |"]
    assert stages_of(engine, log)["A"]["overdue"] == 1


def test_without_a_term_the_slowest_tenth_is_overdue(engine):
    """Without a term, overdue is slower than nine in ten finished stays."""
    finished = ["d3 | 2 | 2024-01-01 | 2024-01-02"]
    standing = ["d1 | 2 | 2024-12-30 11:00:00 |", "d2 | 2 | 2024-12-30 12:00:00 |"]
    assert stages_of(engine, finished + standing)["B"]["overdue"] == 1
    assert stages_of(engine, standing)["B"]["overdue"] is None


def test_a_stay_that_is_not_over_counts_as_long_as_it_is_known(engine):
    """Stays of 1, 2 and 4 days ended, one of 3 days goes on: half by 2, nine in ten by 4."""
    log = [
        "d1 | 1 | 2024-01-01 | 2024-01-02",
        "d2 | 1 | 2024-01-01 | 2024-01-03",
        "d3 | 1 | 2024-01-01 | 2024-01-05",
        "d3 | 2 | 2024-01-05 |",
        "d1 | 1 | 2024-12-28 12:00:00 |",
    ]
    found = stages_of(engine, log)
    # 4 at risk: 3/4 after 1, 1/2 after 2; the open one leaves at 3; 0 after 4
    assert (found["A"]["wait_median"], found["A"]["wait_p90"]) == (2.0, 4.0)
    assert found["A"]["median_days"] == 2.0
    # nobody has left B
    assert (found["B"]["wait_median"], found["B"]["latest_days"]) == (None, None)


def test_waits_of_an_hour_and_more_are_whole_minutes(engine):
    """A stay of 3,599 seconds is told to the second, one of 3,659 as 3,600."""
    log = [
        "d1 | 1 | 2024-01-01 00:00:00 | 2024-01-01 00:59:59",
        "d1 | 2 | 2024-01-01 00:00:00 | 2024-01-01 01:00:59",
    ]
    found = stages_of(engine, log)
    assert found["A"]["wait_median"] == pytest.approx(3599 / 86400)
    assert found["B"]["wait_median"] == pytest.approx(3600 / 86400)
    assert found["B"]["median_days"] == pytest.approx(3659 / 86400)


def test_the_last_stay_and_all_stays_are_two_medians(engine):
    """A card was 1 and 3 days in A, another 5: medians of the last are 4, of all together 4.5."""
    log = [
        "d1 | 1 | 2024-01-01 | 2024-01-02",
        "d1 | 2 | 2024-01-02 | 2024-01-03",
        "d1 | 1 | 2024-01-03 | 2024-01-06",
        "d2 | 1 | 2024-01-01 | 2024-01-06",
        "d3 | 1 | 2024-01-01 |",
    ]
    found = stages_of(engine, log)["A"]
    assert (found["latest_days"], found["total_days"]) == (4.0, 4.5)


def test_less_than_a_minute_is_at_once(engine):
    """59 seconds are at once, 60 are not; in a log of days nobody can tell."""
    log = [
        "d1 | 1 | 2024-01-01 00:00:00 | 2024-01-01 00:00:59",
        "d2 | 1 | 2024-01-01 00:00:00 | 2024-01-01 00:01:00",
        "d3 | 1 | 2024-12-31 11:59:59 |",
    ]
    assert stages_of(engine, log)["A"]["instant"] == 1
    assert stages_of(engine, log, stays_whole=True)["A"]["instant"] is None


def test_a_log_of_days_gives_whole_days(engine):
    """Where the log has days only, a stay is a whole number of them."""
    log = ["d1 | 1 | 2024-01-01 15:00:00 | 2024-01-03 02:00:00"]
    assert stages_of(engine, log, stays_whole=True)["A"]["median_days"] == 2.0
    assert stages_of(engine, log)["A"]["median_days"] == pytest.approx(35 / 24)
