"""How grave a finding is: its rule's bounds, and what `[checks]` says instead of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.bounds import Bound
from smalign.base.findings import SEVERITIES
from smalign.rules.rule import Levels

if TYPE_CHECKING:
    from smalign.base.config_checks import Rule as Told
    from smalign.base.findings import Severity

OFF: Final = "off"


def is_off(told: Told) -> bool:
    """Whether the rule does not run."""
    return told.severity == OFF


def levels_of(default: Levels, told: Told) -> Levels:
    """The bounds of a rule: those of `[checks]` where it names some.

    A severity of its own holds from the lowest bound on.
    """
    bounds: dict[Severity, Bound | None] = {}
    for severity in SEVERITIES:
        given = getattr(told, severity)
        own = getattr(default, severity)
        bounds[severity] = own if given is None else None if given == OFF else Bound.of(given)
    if told.severity in SEVERITIES:
        lowest = next((one for one in bounds.values() if one is not None), Bound(rows=0))
        return Levels(**{told.severity: lowest})
    return Levels(**bounds)


def severity_of(levels: Levels, failing: int, of: int, min_n: int) -> Severity | None:
    """The gravest level that is exceeded; None where none is, or no row is at fault."""
    for severity in reversed(SEVERITIES):
        bound: Bound | None = getattr(levels, severity)
        if failing and bound is not None and bound.is_exceeded(failing, of, min_n):
            return severity
    return None
