"""`smalign bonus`."""

from __future__ import annotations

from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled


@unbundled
def command(inputs: Inputs, cards: Cards, output: Output) -> None:
    """What marketing is paid for sales, deal by deal."""
    asked = cards.options()
    asked.pop("min_n")
    answer("bonus", inputs, asked, output)
