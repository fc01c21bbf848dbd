"""The findings of `diagnose`, in the order of the six steps: one a file.

A finding is added by its name here and its sentences in `render/sayings/`; a norm of its own is a
line of `base/config_agreement.NORMS`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from smalign.rules.steps.finding import Finding

NAMES: Final = (
    "regulation",
    "terms_kept",
    "assignment_wait",
    "first_attempt",
    "closed_by_robot",
    "leads_verdict",
    "plan_kept",
    "unworked",
    "price_reasons",
    "nurture_reach",
    "nurture_effect",
    "uncovered_reason",
    "later_untouched",
    "pretexts_used",
    "burden",
    "typed_fields",
    "required_filled",
    "same_value",
    "tasks_done",
    "report_agrees",
    "spend_unsold",
    "pay_tied",
)


def findings() -> list[Finding]:
    """All of them, in the order of `NAMES`."""
    return [import_module(f"smalign.rules.steps.{name}").FINDING for name in NAMES]
