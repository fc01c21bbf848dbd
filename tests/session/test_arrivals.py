"""When leads come, and how those fare that come when nobody works."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import datetime
from pathlib import Path
from statistics import median

import pytest
from tests.exports import opened

from smalign.base.errors import UsageError
from smalign.base.parts import PARTS, metric_of
from smalign.metrics import NAMES
from smalign.session import open_exports

TOML = """[sources]
timezone = "Europe/Moscow"
[calendar]
holidays = ["2026-03-09"]
workdays = ["2026-03-14"]
"""
LEADS = (
    "lead_id,created_at,first_attempt_at,owner,status\n"
    # Friday 17:59:59 is work, 18:00 is not
    "1,2026-03-06 17:59:59,2026-03-06 18:09:59,Ann,converted\n"
    "2,2026-03-06 18:00,2026-03-10 09:30,Ann,converted\n"
    # Monday the ninth is a holiday
    "3,2026-03-09 11:00,2026-03-10 09:10,Ann,disqualified\n"
    # Tuesday before nine, and at nine
    "4,2026-03-10 08:59,2026-03-10 09:20,Ann,open\n"
    "5,2026-03-10 09:00,2026-03-10 09:05,Ann,open\n"
    # Saturday the fourteenth is worked
    "6,2026-03-14 11:00,,Ann,open\n"
    # no day at all
    "7,,,Ann,open\n"
)


@pytest.fixture
def arrivals(tmp_path):
    """Seven leads around a holiday and a working Saturday."""
    (tmp_path / "smalign.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "leads.csv").write_text(LEADS, encoding="utf-8")
    with open_exports([tmp_path]) as session:
        yield session.process(show="arrivals")


def test_leads_stand_in_their_hour_and_weekday(arrivals):
    """Eleven o'clock has the holiday's lead and the Saturday's, one of them outside."""
    rows = {row["hour"]: row for row in arrivals.rows}
    assert list(rows) == ["08", "09", "11", "17", "18"]
    eleven = rows["11"]
    assert (eleven["cards"], eleven["monday"], eleven["saturday"]) == (2, 1, 1)
    assert (eleven["outside"], eleven["outside_share"]) == (1, 0.5)
    assert eleven["share"] == 2 / 6


def test_the_end_of_the_day_is_outside_and_its_beginning_is_not(arrivals):
    """17:59:59 and 9:00 are work; 18:00 and 8:59 are not."""
    outside = {row["hour"]: row["outside"] for row in arrivals.rows}
    assert outside == {"08": 1, "09": 0, "11": 1, "17": 0, "18": 1}


def test_inside_and_outside_are_told_apart(arrivals):
    """Inside: 10 and 5 minutes, 1 s and 5 min of work. Outside: 5,250, 1,330, 21; 30, 10, 20."""
    total = arrivals.total
    assert (total["cards"], total["outside"]) == (6, 3)
    assert (total["speed_inside"], total["speed_outside"]) == (7.5, 1330)
    assert total["speed_work_inside"] == (1 / 60 + 5) / 2
    assert total["speed_work_outside"] == 20
    assert (total["gained"], total["rate"]) == (2, 2 / 6)
    assert (total["rate_inside"], total["rate_outside"]) == (1 / 3, 1 / 3)
    # Wilson's interval of 1 of 3, as statsmodels gives it
    assert total["rate_outside_low"] == pytest.approx(0.0614919, abs=1e-7)
    assert total["rate_outside_high"] == pytest.approx(0.7923404, abs=1e-7)


def test_what_has_no_day_is_left_out_by_name(arrivals):
    """The undated lead came in no hour."""
    assert [(one.reason, one.count) for one in arrivals.excluded] == [("undated", 1)]


@pytest.mark.parametrize("at", ["", " 00:00", " 00:00:00"])
def test_days_alone_have_no_hour(at, tmp_path):
    """The weekday is known; which came outside is not, for one of a workday may have."""
    leads = f"lead_id,created_at,status\n1,2026-03-14{at},open\n2,2026-03-11{at},open\n"
    with opened(tmp_path, {"leads.csv": leads}) as session:
        result = session.process(show="arrivals")
    (row,) = result.rows
    assert (row["hour"], row["saturday"], row["wednesday"]) == ("(none)", 1, 1)
    assert (row["outside"], row["outside_share"]) == (None, None)
    assert "process_without_time" in [note.code for note in result.notes]


def test_hours_of_the_sample_are_those_its_file_shows():
    """Counted again with csv: every lead in its hour, and what came on weekdays from 9 to 18."""
    folder = Path(__file__).resolve().parents[2] / "samples" / "generic"
    with (folder / "leads.csv").open(encoding="utf-8") as file:
        leads = list(csv.DictReader(file))
    made = [datetime.fromisoformat(one["Created at"]) for one in leads]
    works = [day.weekday() < 5 and 9 <= day.hour < 18 for day in made]
    with open_exports([folder]) as session:
        result = session.process(show="arrivals")
    hours = Counter(f"{day.hour:02}" for day in made)
    assert {row["hour"]: row["cards"] for row in result.rows} == hours
    assert result.total["outside"] == works.count(False)
    waits = [
        (datetime.fromisoformat(one["First attempt at"]) - day).total_seconds() / 60
        for one, day, at_work in zip(leads, made, works, strict=True)
        if one["First attempt at"] and not at_work
    ]
    assert result.total["speed_outside"] == median(waits)


def test_a_part_is_the_metric_of_its_name(arrivals):
    """Every part but the first of a command is a metric; the first is the command's own."""
    assert arrivals.metric == "arrivals"
    for command, (first, *others) in PARTS.items():
        assert metric_of(command, None) == metric_of(command, first) == command
        found = {metric_of(command, part) for part in others}
        assert found <= set(NAMES) - {command}
        assert len(found) == len(others)


def test_an_unknown_part_is_refused(tmp_path):
    """With the parts there are."""
    with opened(tmp_path, {"leads.csv": LEADS}) as session, pytest.raises(UsageError) as refused:
        session.process(show="night")
    assert refused.value.code == "option_choice"
    assert refused.value.facts["found"] == "night"


def test_minutes_behind_midnight_are_no_time_of_day(tmp_path):
    """An export that writes 00:08 of August and 00:07 of July knows days; nobody came at night."""
    leads = (
        "lead_id,created_at,owner,status\n"
        "1,2026-08-03 00:08,Ann,converted\n2,2026-07-06 00:07,Ann,open\n"
    )
    (tmp_path / "leads.csv").write_text(leads, encoding="utf-8")
    with open_exports([tmp_path], timezone="Europe/Moscow") as session:
        result = session.process(show="arrivals")
    assert [(row["hour"], row["monday"], row["outside"]) for row in result.rows] == [
        ("(none)", 2, None)
    ]
    assert "process_without_time" in {note.code for note in result.notes}
