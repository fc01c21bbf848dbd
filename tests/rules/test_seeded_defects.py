"""A sample of `python -m tests.defects_seeded`: every defect is found, and nothing else is."""

from __future__ import annotations

import pytest
from tests.defects import DEFECTS
from tests.defects_seeded import failures

from smalign.rules import NAMES


def test_every_rule_has_its_defect():
    """No rule is left out of the measurement."""
    assert sorted(defect.rule for defect in DEFECTS) == sorted(NAMES)


@pytest.mark.parametrize(("seed", "part"), [(101, 0), (102, 1), (103, 2)])
def test_defects_are_found_and_nothing_else(seed, part, tmp_path):
    """The undamaged export is told only what is true of it; each damage only by its rule."""
    assert failures(seed, tmp_path, DEFECTS[part::3]) == []
