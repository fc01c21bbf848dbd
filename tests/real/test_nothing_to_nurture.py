"""Real exports without mailings or calls: what cannot be known of nurture is said, not guessed."""

from __future__ import annotations

import pytest

from smalign.render.diagnose.lines import why
from smalign.session import open_exports


@pytest.mark.parametrize("folder", ["maven_crm", "zoho_crm_sample", "ringostat_deals"])
def test_without_touches_steps_three_and_four_claim_nothing(shared, folder):
    """None of the three has a touch of marketing: a sentence a finding, and none is sure."""
    with open_exports([shared / folder]) as session:
        steps = session.diagnose().steps[2:4]
    assert [step.status for step in steps] == ["not_enough_data"] * 2
    seen = {one.finding: one for step in steps for one in step.unseen}
    assert seen["nurture_reach"].why == "no_touches"
    assert seen["pretexts_used"].why == "no_signals"
    assert seen["burden"].why == "nothing_required"
    assert "nurture_effect" not in seen
    for one in seen.values():
        for lang in ("en", "ru"):
            text = why(one, lang)
            assert "…" not in text
            assert not text.endswith(".")
