"""Step 1 of a diagnosis over real exports: what they cannot tell is said, and nobody is accused."""

from __future__ import annotations

import pytest

from smalign.session import open_exports


@pytest.mark.parametrize(
    ("name", "closer"),
    [
        ("zoho_crm_sample", "closings_undated"),
        ("maven_crm", "closer_untold"),
        ("ringostat_deals", "closer_untold"),
    ],
)
def test_without_assignments_attempts_and_history_nothing_is_said_of_waiting(shared, name, closer):
    """None of them has a regulation, a history of stages, or the moment a lead was given.

    On which day leads of Zoho were disqualified is not exported: no closing is of the days judged.
    """
    with open_exports([shared / name]) as session:
        first = session.diagnose().steps[0]
    assert first.status == "not_enough_data"
    assert {one.finding: one.why for one in first.unseen} == {
        "regulation": "regulation_untold",
        "terms_kept": "no_history",
        "assignment_wait": "no_assignment",
        "first_attempt": "no_attempts",
        "closed_by_robot": closer,
    }
