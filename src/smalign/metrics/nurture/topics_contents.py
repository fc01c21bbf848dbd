"""What was sent about which reason: contents by their names, how often and to how many cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.metrics.figures import whole
from smalign.metrics.keys import missing
from smalign.metrics.losses.reasons_change import is_unsaid
from smalign.metrics.metric import define_held, query
from smalign.metrics.nurture.naming import matching

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smalign.metrics.metric import Ask

_PAIRS: Final = (("reason", "varchar"), ("segment", "varchar"))


class Contents(Struct, frozen=True):
    """What marketing sent: touches of each content that has a name, and of everything.

    named: reason → the contents that name it. reach: reason → cards that were sent any of them.
    """

    touches: dict[str, int]
    sent: int
    named: dict[str, list[str]]
    reach: dict[str, int]

    def of(self, reason: str) -> tuple[list[str], int, int]:
        """The contents that name a reason, how often they were sent, and to how many cards."""
        found = self.named.get(reason, [])
        return found, sum(self.touches[one] for one in found), self.reach.get(reason, 0)


def contents_of(ask: Ask, reasons: Iterable[str]) -> Contents:
    """The contents of the touches by the as-of, beside the reasons they name."""
    sent = query(ask, "topics_contents")
    nameless = {None, missing(ask.by)}
    touches = {
        str(one["segment"]): whole(one["touches"]) for one in sent if one["segment"] not in nameless
    }
    named = {
        reason: matching(reason, touches, ask.topics) for reason in reasons if not is_unsaid(reason)
    }
    pairs = [(reason, content) for reason, found in sorted(named.items()) for content in found]
    define_held(ask, "sent_to_cards", "nurture_sent.cards")
    ask.engine.values("named_contents", _PAIRS, pairs)
    reach = {str(one["reason"]): whole(one["cards"]) for one in query(ask, "topics_reach")}
    return Contents(touches, sum(whole(one["touches"]) for one in sent), named, reach)
