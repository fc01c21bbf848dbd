"""A field that is full and says nothing, tasks closed on paper, a report that counts otherwise."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.exports import opened

from smalign.render.diagnose.lines import act, seen
from smalign.session.marketing import read_report

if TYPE_CHECKING:
    from pathlib import Path

    from smalign.base.diagnosis import Diagnosis, Observation, Step

TOML = """
[stages]
order = ["New", "Offer"]
won = ["Paid"]
lost = ["Refused"]
required = { "Offer" = ["Budget"] }

[tasks."Portraits"]
fields = ["Portrait"]
"""
TASKS = "task_id,title,series,side,owner,due_at,completed_at,created_at\n" + "".join(
    f"{number},Refresh portraits,Portraits,marketing,Ann,{day} 18:00,{day} 12:00,{day} 09:00\n"
    for number, day in enumerate(("2025-09-30", "2025-12-31", "2026-03-31", "2026-06-30"), 1)
)
FIRST = datetime(2026, 1, 1, 9, 0)  # noqa: DTZ001 - as an export writes it
DEFAULT = "up to 100"


def made() -> dict[str, str]:
    """200 deals of half a year, all at Offer after five days and closed after 40.

    Of every 50 cards one has no budget, 35 the default, typed 20 seconds after the move, and 14
    another, typed a day later. One in four is won, whatever the budget.
    """
    deals = ["Deal ID,Owner,Created at,Closed at,Status,Stage,Amount,Loss reason,Budget,Portrait"]
    stages = ["Deal ID,Stage,Entered at"]
    log = ["deal_id,field,old_value,new_value,changed_at,changed_by"]
    closed: Counter[str] = Counter()
    for number in range(200):
        created = FIRST + timedelta(hours=20 * number, minutes=number % 60)
        moved, ended = created + timedelta(days=5), created + timedelta(days=40)
        budget = "" if number % 50 == 7 else DEFAULT if number % 50 >= 15 else f"{number % 7 + 1}00"
        is_won = number % 4 == 0
        fate = "won,Paid,100," if is_won else "lost,Refused,,price"
        deals.append(f"d{number},Ann,{created},{ended},{fate},{budget},")
        stages += [f"d{number},New,{created}", f"d{number},Offer,{moved}"]
        late = timedelta(seconds=20) if budget == DEFAULT else timedelta(days=1)
        if budget:
            log.append(f"d{number},Budget,,{budget},{moved + late},Ann")
        if is_won:
            closed[f"{ended:%Y-%m}"] += 1
    months = [f"2026-0{month}" for month in range(1, 7)]
    report = ["month,won", *(f"{month},{closed[month]}" for month in months)]
    texts = {"deals": deals, "stage_log": stages, "field_log": log, "report": report}
    return {f"{name}.csv": "\n".join(lines) + "\n" for name, lines in texts.items()}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Diagnosis:
    """What is diagnosed of them over the first half of 2026."""
    folder: Path = tmp_path_factory.mktemp("exchange")
    files = made()
    report = folder / "report.csv"
    report.write_text(files.pop("report.csv"), encoding="utf-8")
    exports = folder / "exports"
    exports.mkdir()
    with opened(exports, {**files, "tasks.csv": TASKS, "smalign.toml": TOML}) as session:
        return session.diagnose(
            since="2026-01-01", until="2026-05-31", report=read_report(str(report))
        )


def of(step: Step, finding: str, code: str) -> Observation:
    """One observation of a step."""
    every = [one for one in (step.first, *step.others) if one is not None]
    return next(one for one in every if (one.finding, one.code) == (finding, code))


def test_a_full_field_with_one_default_is_not_in_order(found: Diagnosis):
    """181 cards until the end of May, 4 without a budget, 121 with the default of the move."""
    one = of(found.steps[4], "same_value", "same_value_at_move")
    assert (one.status, one.zone) == ("attention", "sales")
    assert (one.facts["field"], one.facts["value"]) == ("Budget", DEFAULT)
    assert one.facts["filled"] == pytest.approx(177 / 181)
    assert one.facts["share"] == pytest.approx(121 / 177)


def test_tasks_closed_without_a_change_are_marketings(found: Diagnosis):
    """Four of four closed in time; the portraits never changed."""
    done = of(found.steps[4], "tasks_done", "tasks_done")
    changed = of(found.steps[4], "tasks_done", "tasks_unchanged")
    assert (done.status, changed.status) == ("ok", "attention")
    assert changed.zone == "marketing"
    assert changed.facts["checked"] == 4


def test_the_report_counts_sales_by_the_day_of_closing(found: Diagnosis):
    """Nothing is missing: it counts by another day, and that is named."""
    one = of(found.steps[4], "report_agrees", "report_explained")
    assert one.facts["by"] == "by_closed"
    assert "The report has" in seen(one, None, "en")


def test_both_sides_are_named_and_no_word_accuses(found: Diagnosis):
    """Step 5 is not in order, though every field is full and every task closed."""
    step = found.steps[4]
    every = [one for one in (step.first, *step.others) if one is not None]
    assert step.status == "attention"
    assert {one.zone for one in every if one.status == "attention"} == {"sales", "marketing"}
    told = " ".join(seen(one, None, "ru") + act(found, one, "ru") for one in every)
    assert "вин" not in told
