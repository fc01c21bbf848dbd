"""`funnel --window` where closings, or entries into stages, are dated by the day."""

from __future__ import annotations

import pytest
from tests.exports import opened

DEALS = """deal_id,created_at,closed_at,status,pipeline,stage
1,2024-03-01 10:00,2024-03-01,won,Main,Paid
2,2024-03-01 10:00,2024-03-02,won,Main,Paid
3,2024-03-01 11:00,2024-03-01,lost,Main,Lost
4,2024-03-01 11:00,2024-03-31,lost,Main,Lost
5,2024-03-01 11:00,,open,Main,Demo
"""
LOG = """card,card_id,pipeline,stage,stage_order,entered_at,outcome
deal,1,Main,New,1,2024-03-01 10:00,open
deal,1,Main,Demo,2,2024-03-01 12:00,open
deal,1,Main,Paid,3,2024-03-01 15:00,won
deal,2,Main,New,1,2024-03-01 10:00,open
deal,2,Main,Paid,3,2024-03-02 15:00,won
deal,3,Main,New,1,2024-03-01 11:00,open
deal,3,Main,Lost,,2024-03-01 18:00,lost
deal,4,Main,New,1,2024-03-01 11:00,open
deal,4,Main,Demo,2,2024-03-02 11:00,open
deal,4,Main,Lost,,2024-03-31 11:00,lost
deal,5,Main,New,1,2024-03-01 11:00,open
deal,5,Main,Demo,2,2024-03-02 11:00,open
"""
IN_THE_EVENING = DEALS.replace("2024-03-01,", "2024-03-01 19:00,").replace(
    "2024-03-31,", "2024-03-31 19:00,"
)


def stages(folder, mode, **files):
    """Stage → entered, advanced, lost, open within a day of the first; and who is left out."""
    with opened(folder, {"deals.csv": DEALS, "stage_log.csv": LOG, **files}) as session:
        found = session.funnel(window="1d", mode=mode)
    names = ("entered", "advanced", "lost", "open")
    rows = {row["stage"]: tuple(row[name] for name in names) for row in found.rows}
    return rows, {one.reason: one.count for one in found.excluded}


@pytest.mark.parametrize("mode", ["backfill", "strict"])
def test_a_card_closed_on_the_day_it_began_was_on_the_first_stage(tmp_path, mode):
    """1 and 3 are decided on the first of March, 2 is won a day later, 4 lost after the window."""
    rows, left_out = stages(tmp_path, mode)
    assert left_out == {}
    assert (
        rows
        == {
            "backfill": {"New": (5, 4, 1, 0), "Demo": (4, 2, 0, 2), "Paid": (2, 2, 0, 0)},
            "strict": {"New": (5, 3, 1, 0), "Demo": (3, 1, 0, 2), "Paid": (1, 1, 0, 0)},
        }[mode]
    )


def test_a_closing_with_its_time_is_to_the_second(tmp_path):
    """Deal 2 was won 29 hours after it began: to the second that is after a day; it is open."""
    deals = IN_THE_EVENING.replace("2024-03-02,", "2024-03-02 15:00,")
    rows, left_out = stages(tmp_path, "backfill", **{"deals.csv": deals})
    assert left_out == {}
    assert rows == {"New": (5, 3, 1, 1), "Demo": (3, 1, 0, 2), "Paid": (1, 1, 0, 0)}


def test_entries_dated_by_the_day_are_whole_days_before_a_closing(tmp_path):
    """Deal 2 entered on the first and was won on the second at 15:00: a day, within the window."""
    days = LOG
    for hour in ("10:00", "11:00", "12:00", "15:00", "18:00"):
        days = days.replace(f" {hour},", ",")
    deals = IN_THE_EVENING.replace("2024-03-02,", "2024-03-02 15:00,")
    rows, left_out = stages(tmp_path, "backfill", **{"deals.csv": deals, "stage_log.csv": days})
    assert left_out == {}
    assert rows["Paid"] == (2, 2, 0, 0)
