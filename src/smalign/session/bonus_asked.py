"""What a question about the bonus rests on: the plans of smalign.toml, and changes to try."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.errors import QuestionError

if TYPE_CHECKING:
    from smalign.base.config import Config

_OF_PLANS: Final = frozenset({"bonus"})
"""Metrics that have nothing to say without a plan."""
_SHORTEST: Final = """[bonus.plans."2026"]
since = "2026-01-01"
base = "paid"
rate = 0.02"""


def refuse_unset(metric: str, config: Config) -> None:
    """Refuse to tell a bonus where nobody has said what it is for.

    Raises:
        QuestionError: bonus_not_set.

    """
    if metric in _OF_PLANS and config.bonus is None:
        raise QuestionError("bonus_not_set", toml=_SHORTEST)
