"""The rules of `check`, in the order in which they are listed: one a file.

A rule is added by its name here, a record in `base/config_checks.py` and its sentences.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from smalign.rules.rule import Case, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ("NAMES", "Case", "Rule", "rules_named")

NAMES: Final = (
    "rejected_records",
    "fresh_export",
    "complete_export",
    "row_count",
    "schema_drift",
    "unread_values",
    "empty_share",
    "steady_shares",
    "other_share",
    "unique_id",
    "orphans",
    "required_by_stage",
    "dates_in_order",
    "future_dates",
    "fresh_cards",
    "known_stages",
    "known_sources",
    "known_currencies",
    "sane_amounts",
    "loss_reason",
    "owner_present",
    "owner_active",
    "tasks_done",
)


def rules_named(names: Sequence[str] = NAMES) -> list[Rule]:
    """The rules of these names, in the order of `NAMES`."""
    return [
        import_module(f"smalign.rules.{name}").RULE for name in NAMES if name in frozenset(names)
    ]
