"""What the funnel reads out of a log of moves: returns, times and terms."""

from __future__ import annotations

import pytest
from tests.scoped import company

from smalign.metrics.funnel import FUNNEL

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


def test_a_log_of_days_gives_whole_days(engine):
    """Where the log has days only, a stay is a whole number of them."""
    log = ["d1 | 1 | 2024-01-01 15:00:00 | 2024-01-03 02:00:00"]
    assert stages_of(engine, log, stays_whole=True)["A"]["median_days"] == 2.0
    assert stages_of(engine, log)["A"]["median_days"] == pytest.approx(35 / 24)
