"""`smalign process`."""

from __future__ import annotations

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled


@unbundled
def command(inputs: Inputs, cards: Cards, output: Output, by: o.By = None) -> None:
    """How long leads wait for a person, and for that person's first attempt."""
    asked = cards.options()
    if by:
        asked["by"] = by
    answer("process", inputs, asked, output)
