"""Which columns fit a terminal, and which name a row, of what histories tell. Data only."""

from __future__ import annotations

from typing import Final

FLOW_PRIORITY: Final[dict[str, tuple[str, ...]]] = {
    "moves": (
        *("cards", "forward", "back", "skipped", "returned", "repeated_share", "median_days"),
        *("instant", "entries", "skipped_bulk", "skipped_import", "skipped_human", "back_human"),
        *("again", "reopened", "begun", "ended", "p90_days"),
    ),
    "transitions": (
        *("moves", "share", "median_days", "p90_days", "instant", "share_low", "by_bulk"),
        *("by_human", "by_robot", "by_import", "mean_days"),
    ),
    "variants": (
        *("cards", "share", "win_rate", "median_days", "conforming", "skipping", "went_back"),
        *("late_start", "again", "reopened", "win_rate_low", "share_low"),
    ),
    "network": ("moves", "cards", "share", "median_days", "p90_days", "per_card", "share_low"),
    "handovers": (
        *("cards", "received", "given", "returned", "returned_share", "contact_median"),
        *("contacted_share", "by_bulk", "by_human", "by_robot", "by_import", "returned_share_low"),
        *("held_days", "per_card", "contact_p90", "contacted"),
    ),
    "zone_handovers": (
        *("moves", "cards", "contacted", "contacted_share", "contact_median", "contact_p90"),
        *("contacted_share_low", "by_bulk", "by_human", "by_robot", "by_import"),
    ),
    "after_sale": (
        *("won", "refunded_share", "refunded_of_paid", "cancelled_share", "repeat_share"),
        *("refunded_share_low", "observed_customers", "refunded", "refunded_deals", "cancelled"),
        *("repeat_share_low", "cancelled_share_low"),
    ),
}
FLOW_IDENTITY: Final[dict[str, tuple[str, ...]]] = {
    "moves": ("segment", "pipeline", "stage"),
    "transitions": ("segment", "pipeline", "from_stage", "to_stage", "kind"),
    "variants": ("segment", "pipeline", "variant"),
    "network": ("segment", "giver", "receiver", "kind", "main_stage"),
    "handovers": ("segment", "owner"),
    "zone_handovers": ("segment", "from_zone", "to_zone"),
    "after_sale": ("field", "segment"),
}
