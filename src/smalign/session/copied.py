"""Deals that stand in another pipeline once more, for a draft to tell."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from smalign.base.draft import DraftCopies
from smalign.base.errors import SmalignError

if TYPE_CHECKING:
    from smalign.session.session import Session


def copied(session: Session) -> DraftCopies | None:
    """What roi says of copies that it counts; None where it finds none, or has no answer yet."""
    try:
        result = session.roi()
    except SmalignError:
        return None
    facts = next((note.facts for note in result.notes if note.code == "copies_counted"), None)
    if facts is None:
        return None
    revenue = facts["revenue"]
    amount = revenue if isinstance(revenue, Decimal) else Decimal(0)
    return DraftCopies(int(str(facts["count"])), amount, result.currency)
