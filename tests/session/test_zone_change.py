"""Working time over a night in which the clocks change, in the zone of the company."""

from __future__ import annotations

import pytest

from smalign.session import open_exports

# On 2026-03-29 clocks in Berlin go from 2:00 to 3:00, on 2026-10-25 back from 3:00 to 2:00.
LEADS = (
    "lead_id,created_at,assigned_at,first_attempt_at,owner,status\n"
    "1,2026-03-27 22:00,2026-03-30 09:00,2026-03-30 09:10,Ann,converted\n"
    "2,2026-10-23 17:00,2026-10-26 09:00,2026-10-26 09:30,Bob,converted\n"
)


@pytest.fixture
def berlin(tmp_path):
    """Two leads of a Friday, called on Monday: one in spring, one in autumn."""
    toml = '[sources]\ntimezone = "Europe/Berlin"\n'
    (tmp_path / "smalign.toml").write_text(toml, encoding="utf-8")
    (tmp_path / "leads.csv").write_text(LEADS, encoding="utf-8")
    with open_exports([tmp_path]) as session:
        yield session


def test_the_clock_loses_and_gains_an_hour_and_working_time_none(berlin):
    """Friday 22:00 to Monday 9:10 are 58 h 10 min; Friday 17:00 to Monday 9:30 are 65 h 30 min."""
    rows = {row["owner"]: row for row in berlin.process().rows}
    assert rows["Ann"]["speed_median"] == 58 * 60 + 10
    assert rows["Bob"]["speed_median"] == 65 * 60 + 30
    assert rows["Ann"]["speed_work_median"] == 10
    assert rows["Bob"]["speed_work_median"] == 60 + 30


def test_hours_are_those_of_the_company(berlin):
    """The night lead came at 22 o'clock, outside; the other at 17, inside."""
    rows = {row["hour"]: row for row in berlin.process(show="arrivals").rows}
    assert {hour: row["outside"] for hour, row in rows.items()} == {"17": 0, "22": 1}
    assert rows["22"]["friday"] == 1
