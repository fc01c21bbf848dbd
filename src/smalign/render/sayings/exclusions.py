"""Exclusions: what is in no row, and why; said after "Left out:"."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "undated": (
        "{count:count card|cards} without a date",
        "{count:count карточка|карточки|карточек} без даты",
    ),
    "second_deals": (
        "{count:count further deal|further deals} of the same lead",
        "{count:count повторная сделка|повторные сделки|повторных сделок} того же лида",
    ),
}
