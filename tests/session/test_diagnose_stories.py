"""The measure of the verdict itself: in which column a company is counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.diagnose_stories import Said, judged, played
from tests.stories import Told

NONE = ("none",)
PEOPLE = ("handling", "quality", "quantity", "market", "recording")


def _told(*stories):
    """Stories of these (causes, never)."""
    made = [{"causes": causes, "never": never} for causes, never in stories]
    return Told(Path(), {}, made)


def _said(cause, claims=(), losses=None, blamed=()):
    losses = claims if losses is None else losses
    return Said(cause, frozenset(claims), frozenset(losses), blamed=frozenset(blamed))


QUALITY = (("quality",), ("handling",))
HANDLING = (("handling",), ("quality",))
NOTHING = (NONE, PEOPLE)


@pytest.mark.parametrize(
    ("told", "said", "counted"),
    [
        ((QUALITY,), _said("quality", ("quality",)), ("right", False)),
        ((QUALITY,), _said("quality", ("quality", "handling")), ("right", True)),
        ((QUALITY,), _said("quality", ("quality", "handling"), ("quality",)), ("right", False)),
        ((QUALITY,), _said("handling", ("handling",)), ("wrong", True)),
        ((QUALITY,), _said("quality", ("quality",), blamed=("marketing",)), ("right", False)),
        ((QUALITY,), _said("none", blamed=("sales",)), ("not seen", True)),
        ((QUALITY,), _said("market", ("market",)), ("wrong", False)),
        ((QUALITY,), _said("mixed", ("quality", "market")), ("open", False)),
        ((QUALITY,), _said("disputed", ("disputed",)), ("open", False)),
        ((QUALITY,), _said("insufficient"), ("few", False)),
        ((QUALITY,), _said("none"), ("not seen", False)),
        ((NOTHING,), _said("none"), ("right", False)),
        ((NOTHING,), _said("quantity", ("quantity",), ()), ("wrong", True)),
        ((QUALITY, HANDLING), _said("mixed", ("quality", "handling")), ("right", False)),
        ((QUALITY, HANDLING), _said("quality", ("quality",)), ("open", False)),
    ],
)
def test_a_company_is_counted_where_it_belongs(told, said, counted):
    """Right, open, few, not seen or wrong; banned is a loss claimed that must never be."""
    assert judged(_told(*told), said) == counted


def test_one_company_is_played_from_its_seed():
    """A small company of which a story is told: its verdict is one of those that are counted."""
    way, is_banned, cause, strength, step = played(("network-ads",), 600, (), 3, walks=True)
    assert (way, is_banned, cause, step) == ("right", False, "quality", "step")
    assert 0.7 <= strength <= 1.3
