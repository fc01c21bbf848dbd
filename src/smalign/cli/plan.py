"""`smalign plan`."""

from __future__ import annotations

from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled


@unbundled
def command(inputs: Inputs, cards: Cards, output: Output) -> None:
    """What was planned, what happened, and what makes the gap."""
    answer("plan", inputs, cards.options(), output)
