"""`smalign fields`."""

from __future__ import annotations

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled


@unbundled
def command(inputs: Inputs, cards: Cards, output: Output, by: o.By = None) -> None:
    """Which fields stay empty, in which segment."""
    answer("fields", inputs, {**cards.options(), "by": by or ()}, output)
