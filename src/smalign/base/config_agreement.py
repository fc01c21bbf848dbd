"""What `[agreement]` and `[[actions]]` may say: norms that were signed, and what was decided."""

from collections.abc import Mapping
from typing import Final

from msgspec import field

from smalign.base.config_record import Strict

NORMS: Final[dict[str, str]] = {
    "regulation": "least",
    "terms_kept": "least",
    "assignment_wait": "most",
    "first_attempt": "least",
    "closed_by_robot": "most",
    "plan_kept": "least",
    "unworked": "most",
    "nurture_reach": "least",
    "pretexts_used": "least",
    "required_filled": "least",
    "same_value": "most",
    "tasks_done": "least",
    "report_agrees": "most",
    "spend_unsold": "most",
}
"""Finding of `diagnose` → whether its norm is the least or the most its share may be."""


class Agreement(Strict, frozen=True):
    """`[agreement]`: what both heads signed.

    by: who signed; on: the day, as "2026-03-12"; version: of the paper. norms: finding → the share
    it must keep to, above 0 and at most 1. wait: how long a lead may lie without somebody
    responsible; attempt: within which time somebody must try to reach it; both of working time, as
    "4h".
    """

    by: tuple[str, ...] = ()
    on: str | None = None
    version: str | None = None
    norms: Mapping[str, float] = field(default_factory=dict)
    wait: str = "4h"
    attempt: str = "2h"


class Decision(Strict, frozen=True):
    """One of `[[actions]]`: what was decided, and by which figure it is to be judged.

    on: the day, as "2026-03-12"; until: the day by which it should be done. step: 1 to 6. what: in
    words; who: whose it is. metric: a finding of `NORMS`, whose share shows what came of it; was:
    that share when it was decided; expected: what it should become. Both 0 to 1.
    """

    on: str
    what: str
    step: int
    who: str = ""
    until: str | None = None
    metric: str | None = None
    was: float | None = None
    expected: float | None = None
