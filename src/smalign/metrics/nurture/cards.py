"""The cards marketing sent something to, in views that all parts of nurture read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Field
from smalign.metrics.metric import define_held, define_table

if TYPE_CHECKING:
    from smalign.metrics.metric import Ask, Reads

FIELDS: Final[tuple[Field, ...]] = (
    Field("reach", "integer", "count"),
    Field("touches", "integer", "count"),
    Field("compared", "integer", "count"),
    Field("comparisons", "integer", "count"),
    Field("progression", "float", "rate"),
    Field("untouched_progression", "float", "rate"),
    Field("lift", "float", "points"),
    Field("lift_low", "float", "points"),
    Field("lift_high", "float", "points"),
    Field("verdict", "text"),
    Field("p_adjusted", "float", "p"),
    Field("raw_lift", "float", "points"),
    Field("compared_share", "float", "rate"),
    Field("balance_before", "float", "ratio"),
    Field("balance_after", "float", "ratio"),
    Field("days_to_move", "float", "days"),
    Field("immature", "integer", "count"),
    Field("no_open_stage", "integer", "count"),
)
READS: Final[Reads] = {
    "run": frozenset({"grain", "as_of_on", "since", "until", "has_period", "window_seconds"}),
    "leads": frozenset(
        {
            *("lead_id", "created_at", "closed_at", "status"),
            *("is_test", "is_spam", "duplicate_of"),
        }
    ),
    "deals": frozenset({"deal_id", "created_at", "status"}),
    "every_deal": frozenset({"lead_id", "created_at"}),
    "sent_touches": frozenset({"card", "card_id", "segment", "touched_at", "touched_on"}),
    "sent_ways": frozenset({"way", "is_linked"}),
    "card_stays": frozenset(
        {
            *("card", "card_id", "pipeline", "stage", "stage_order", "by_history"),
            *("entered_on", "left_on", "left_at", "ending"),
        }
    ),
    "card_alike": frozenset({"card", "card_id", "alike"}),
}


def define_cards(ask: Ask, firsts: str) -> None:
    """Create the table `sent_cards`; `firsts`: the file that says what of all that was sent counts.

    Tables, because several queries read them: the stays of all cards take the most time.
    """
    define_table(ask, "touched", "nurture_touched.cards")
    define_table(ask, "standing", "nurture_stays.cards")
    define_held(ask, "sent_to_cards", "nurture_sent.cards")
    define_table(ask, "reached_cards", "nurture_reached.cards")
    define_held(ask, "firsts", firsts)
    define_table(ask, "sent_cards", "nurture.cards")
