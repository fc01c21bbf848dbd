"""What was agreed the last time, kept in a folder, and what becomes of a folder somebody broke."""

from __future__ import annotations

import json
from datetime import date

import pytest
from msgspec.structs import replace
from tests.render.diagnosis_made import DIAGNOSIS

from smalign.base.agreed_terms import TermChange
from smalign.base.config import Config, Thresholds
from smalign.base.errors import UsageError
from smalign.session.agreed import remember_terms, with_changes

BEFORE = Config(thresholds=Thresholds(min_won=20))
NOW = Config(thresholds=Thresholds(min_won=40))
FIRST = replace(DIAGNOSIS, on=date(2026, 6, 1))
SECOND = replace(DIAGNOSIS, on=date(2026, 6, 8))


def test_terms_are_compared_with_those_of_the_last_time(tmp_path):
    """Twenty sales, then forty; asked once more of the same, it says the same."""
    assert with_changes(FIRST, BEFORE, tmp_path).changed_since is None
    remember_terms(FIRST, BEFORE, tmp_path)
    for _ in range(2):
        found = with_changes(SECOND, NOW, tmp_path)
        assert found.changes == (TermChange("thresholds.min_won", "20", "40"),)
        assert found.changed_since == date(2026, 6, 1)
        remember_terms(SECOND, NOW, tmp_path)


@pytest.mark.parametrize(
    "data",
    [{}, {"on": "June", "terms": {}}, {"on": "2026-06-01", "terms": 1}, {"on": 1, "terms": {}}],
)
def test_what_somebody_broke_is_one_sentence(tmp_path, data):
    """A section that is not what was written is refused, not guessed."""
    told = {"schema_version": 1, "sections": {"agreement": {"version": 1, "data": data}}}
    (tmp_path / "state.json").write_text(json.dumps(told))
    with pytest.raises(UsageError) as caught:
        with_changes(SECOND, NOW, tmp_path)
    assert caught.value.code == "state_unreadable"
