"""Which fields are asked of a person: not what the CRM fills in, nor what follows from the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.schema import TABLES
from smalign.crm.self_filled import BEFORE, SELF_FILLED
from smalign.metrics.figures import whole
from smalign.metrics.stats import fisher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.metrics.metric import Record

OF_LOSS: Final = "loss_reason"
CHANCE: Final = 0.001
"""So seldom would a field that is filled in whatever becomes of a card look as if it were not."""
_TYPED: Final = frozenset({"source", "amount", "kind", "contact_name", "email", "phone"})
"""Canonical fields a person fills in before it is known what becomes of the card."""


def is_asked(table: str, field: str) -> bool:
    """Whether a person may be asked for a field: one of the company's own, or one that is typed."""
    if field in TABLES[table].names:
        return field in _TYPED or field == OF_LOSS
    return SELF_FILLED.search(BEFORE.sub("", fold_header(field))) is None


def follows(records: Sequence[Record]) -> bool:
    """Whether a field is filled in because of how a card ended, so that no stage could ask for it.

    records: cards that got to a stage, with how many of them lack the field. None of the open ones
    has it, though those that are won or lost do; or exactly the sold ones have it, or exactly the
    lost ones; and more often than by chance once in a thousand times.
    """
    return any(
        _lack_it(records, statuses, exactly=len(statuses) > 1)
        for statuses in (("open",), ("open", "lost"), ("open", "won"))
    )


def _lack_it(records: Sequence[Record], statuses: Sequence[str], *, exactly: bool) -> bool:
    """Whether all cards of these statuses lack the field; exactly: and no other card does."""
    cards, missing = _cards([one for one in records if one["status"] in statuses])
    others, beside = _cards([one for one in records if one["status"] not in statuses])
    if missing < cards or (exactly and beside):
        return False
    return fisher(missing, cards, beside, others) <= CHANCE


def _cards(records: Sequence[Record]) -> tuple[int, int]:
    return sum(whole(one["cards"]) for one in records), sum(
        whole(one["missing"]) for one in records
    )
