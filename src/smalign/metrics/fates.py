"""What became of cards: of all of them, and of those the question asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.metrics.metric import define_held, define_table

if TYPE_CHECKING:
    from smalign.metrics.metric import Ask


def define_fates(ask: Ask) -> None:
    """Create `every_fate`, whenever the cards were created, and `fates`, those of the period.

    elsewhere: the leads whose deals are all of other pipelines than those asked for.
    How long a sale takes is learned of all cards: the last month alone cannot tell.
    """
    define_table(ask, "elsewhere", "fates_elsewhere.cards")
    define_table(ask, "every_fate", "fates.cards")
    define_held(ask, "fates", "fates_asked.cards")
