"""A company whose leads lie in a queue: whose matter it is, end to end."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from random import Random

import pytest
from tests.exports import open_exports

from smalign.demo import write

LEADS = ("lead_id", "created_at", "assigned_at", "first_attempt_at", "closed_at", "status")
CARDS = (*LEADS, "owner", "channel", "utm_campaign")
DEALS = ("deal_id", "lead_id", "created_at", "closed_at", "deal_status", "close_value", "owner")
MOMENT = "%Y-%m-%d %H:%M"


def quarter(rng, first, lost, queue):
    """Twelve leads a working day for 13 weeks: assigned after so long, lost as often as told."""
    for day in (first + timedelta(days=at) for at in range(91)):
        for at in range(12 if day.isoweekday() < 6 else 0):
            created = day.replace(hour=9, minute=at)
            assigned = created + queue
            lead = [created, assigned, assigned + timedelta(minutes=15)]
            yield lead, rng.random() < lost, rng.random() < 0.25


def exported(folder, lost, queue):
    """Two quarters; in the second leads are lost as often as told, and lie so long."""
    rng = Random(f"{lost} {queue}")
    first, second = datetime(2025, 7, 1), datetime(2025, 10, 1)  # noqa: DTZ001 - local
    every = [
        *quarter(rng, first, 0.3, timedelta(minutes=10)),
        *quarter(rng, second, lost, queue),
    ]
    leads, deals = [CARDS], [DEALS]
    for number, (moments, is_lost, is_won) in enumerate(every):
        told = [moment.strftime(MOMENT) for moment in moments]
        closed = (moments[2] + timedelta(days=7)).strftime(MOMENT)
        owner, campaign = f"Manager {number % 4}", ("search", "network", "friends")[number % 3]
        status = "disqualified" if is_lost else "converted"
        leads.append((f"l{number}", *told, closed, status, owner, "Ads", campaign))
        if not is_lost:
            ends = ("won", 1000) if is_won else ("lost", "")
            deals.append((f"d{number}", f"l{number}", told[2], closed, *ends, owner))
    leads.append(("last", *["2026-01-25 10:00"] * 3, "", "open", "Manager 0", "Ads", "search"))
    for name, rows in (("leads", leads), ("deals", deals)):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder


def diagnosed(folder, since, until):
    """The diagnosis of these days."""
    with open_exports([folder], timezone="Europe/Moscow") as session:
        return session.diagnose(since=since, until=until)


def seen(found, finding):
    """What a finding sees in step 1."""
    return next(one for one in found.steps[0].every if one.finding == finding)


def test_a_queue_that_loses_leads_is_the_systems_and_neither_the_managers_nor_the_leads(tmp_path):
    """Since October leads lie six hours of work, and half of them is lost instead of 30 %."""
    folder = exported(tmp_path, 0.5, timedelta(hours=6))
    found = diagnosed(folder, "2025-10-01", "2025-12-31")
    assert (found.first_broken, found.steps[0].first.finding) == (1, "assignment_wait")
    queue = seen(found, "assignment_wait")
    assert (queue.status, queue.zone, queue.facts["grew"]) == ("broken", "system", True)
    assert (queue.facts["assign_median"], queue.facts["response_median"]) == (360, 15)
    # 70 % against 50 %: the quick ones are those of the quarter before
    assert queue.facts["difference"] == pytest.approx(-0.2, abs=0.05)
    assert seen(found, "first_attempt").status == "ok"
    assert (found.verdict.said, found.verdict.zone) == ("queue", "system")
    assert found.steps[1].first.zone == "system"


def test_leads_that_are_lost_without_a_queue_are_not_the_systems(tmp_path):
    """They are lost as often, and nobody waited."""
    found = diagnosed(exported(tmp_path, 0.5, timedelta(minutes=10)), "2025-10-01", "2025-12-31")
    assert seen(found, "assignment_wait").status == "ok"
    assert found.verdict.zone != "system"


def test_a_queue_that_loses_nothing_breaks_nothing(tmp_path):
    """All of them wait; as many are lost as before."""
    found = diagnosed(exported(tmp_path, 0.3, timedelta(hours=6)), "2025-10-01", "2025-12-31")
    queue = seen(found, "assignment_wait")
    assert (queue.status, queue.norm.is_crossed) == ("attention", True)
    assert found.verdict.zone != "system"


@pytest.mark.parametrize(("plant", "is_crossed"), [("queue", True), ("night", False)])
def test_what_is_planted_in_the_made_up_company_accuses_no_manager(tmp_path, plant, is_crossed):
    """Leads of the night wait for the morning; those of the queue are called in half an hour."""
    write(tmp_path, "generic", 7, 1500, plant=(plant,))
    found = diagnosed(tmp_path, "2026-02-02", "2026-05-31")
    assert seen(found, "assignment_wait").norm.is_crossed == is_crossed
    assert seen(found, "first_attempt").status == "ok"
    assert not [one for one in found.steps[0].every if one.status == "broken"]
