"""The tables the funnel reads: which cards, what they went through, how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError
from smalign.metrics.metric import define_held, define_table, known

if TYPE_CHECKING:
    from smalign.metrics.metric import Ask

COUNTED: Final = ("lead", "deal", "contact")
_OF_CARDS: Final = (
    ("steps", "funnel_steps.cards"),
    ("members", "funnel_members.cards"),
)
_OF_PATHS: Final = (
    ("own_steps", "funnel_steps.cards"),
    ("first_deals", "funnel_first_deals.cards"),
    ("elsewhere", "fates_elsewhere.cards"),
    ("path_places", "funnel_path_places.cards"),
    ("steps", "funnel_path_steps.cards"),
    ("members", "funnel_path_members.cards"),
)


def is_path(ask: Ask) -> bool:
    """Whether leads and their deals are one path."""
    return ask.counted == "lead" and ask.grain == "lead+deal"


def define_tables(ask: Ask) -> None:
    """Create `steps`, `members`, `stays`, `visits`, `placed` and `timed`.

    Raises:
        UsageError: unknown_grain; grain_not_exported, when the export has no such cards.

    """
    _check(ask)
    for table, file in _OF_PATHS if is_path(ask) else _OF_CARDS:
        define_table(ask, table, file)
    define_held(ask, "moves", "funnel_path_moves.cards" if is_path(ask) else "funnel_moves.cards")
    _define_stays(ask)
    define_table(ask, "visits", "funnel_visits.cards")
    if ask.counted == "contact":
        define_table(ask, "every_card", "funnel.cards")
        define_table(ask, "placed", "funnel_contacts.cards")
    else:
        define_table(ask, "placed", "funnel.cards")
    define_table(ask, "timed", "funnel_timed.cards")


def _define_stays(ask: Ask) -> None:
    """All stays, or those within the window; `outcomes` are the cards as that leaves them."""
    if ask.window is None:
        define_table(ask, "stays", "funnel_stays.cards")
        of = "funnel_outcomes" if ask.mode == "backfill" else "funnel_observed_outcomes"
        define_held(ask, "outcomes", f"{of}.cards")
        return
    define_table(ask, "all_stays", "funnel_stays.cards")
    define_table(ask, "stays", "funnel_window.cards")
    define_table(ask, "chain", "funnel_chain.cards")
    define_held(ask, "outcomes", "funnel_window_outcomes.cards")


def _check(ask: Ask) -> None:
    if ask.counted is None:
        return
    known(ask.counted, COUNTED, "unknown_grain")
    if ask.counted in {"lead", "deal"} and ask.counted not in ask.grain.split("+"):
        raise UsageError("grain_not_exported", grain=ask.counted)
