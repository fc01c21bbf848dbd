"""What cards came to in sales, told alike for leads and for deals: views other metrics rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.metrics.fates import define_fates
from smalign.metrics.metric import define_held

if TYPE_CHECKING:
    from smalign.metrics.metric import Ask

SOLD_READS: Final = {
    "run": frozenset({"as_of_on", "since", "until", "has_period", "grain"}),
    "leads": frozenset({"lead_id", "segment", "created_on", "closed_on", "status"}),
    "deals": frozenset(
        {"deal_id", "segment", "created_on", "closed_on", "status", "amount", "currency"}
    ),
    "every_deal": frozenset(
        {
            *("deal_id", "lead_id", "created_on", "closed_on", "status"),
            *("in_pipelines", "amount", "currency"),
        }
    ),
    "copies": frozenset({"deal_id", "is_left_out"}),
}
"""Table → the columns of it that sales are told from."""


def define_sold(ask: Ask) -> None:
    """Create the view `sold_cards`: table_name, card_id, status (won, lost, open), revenue.

    A lead is won by its first won deal, its revenue that of all its won deals but copies left out;
    without deals in the export it is won by being converted, for an unknown amount.
    """
    define_fates(ask)
    define_held(ask, "sales", "segments_sales.cards")
    define_held(ask, "sold_cards", "sold.cards")
