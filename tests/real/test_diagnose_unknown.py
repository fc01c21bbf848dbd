"""Real companies' exports hold no regulation and no plan of pay: one sentence each says so."""

from __future__ import annotations

import pytest

from smalign.render.diagnose.lines import why
from smalign.session import open_exports


def told(shared, name):
    """Finding → why it could not look, in Russian, of steps 5 and 6."""
    with open_exports([shared / name]) as session:
        found = session.diagnose()
    return {one.finding: why(one, "ru") for step in found.steps[4:] for one in step.unseen}


@pytest.mark.parametrize("name", ["maven_crm", "ringostat_deals"])
def test_deals_alone_know_neither_tasks_nor_spend(shared, name):
    """Each of the five that cannot be known has its own sentence; none is said to be in order."""
    found = told(shared, name)
    assert found["tasks_done"] == "задачи не выгружены"
    assert found["report_agrees"].startswith("отчёт маркетинга не приложен")
    assert found["required_filled"].startswith("ни один этап не требует полей")
    assert found["spend_unsold"] == "нет расходов по кампаниям и каналам"
    assert found["pay_tied"].startswith("план премии не задан")


def test_calls_and_letters_of_one_title_are_not_what_departments_owe_each_other(shared):
    """Zoho's 2405 follow-ups have no day of completion and no side: not a line of accusation."""
    found = told(shared, "zoho_crm_sample")
    assert "назовите их серии" in found["tasks_done"]
