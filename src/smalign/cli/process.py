"""`smalign process`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Cards, Inputs, Output
from smalign.cli.unbundle import unbundled

if TYPE_CHECKING:
    from smalign.session.options import Options

Show = Annotated[str, o.show("process")]


@unbundled
def command(
    inputs: Inputs, cards: Cards, output: Output, show: Show = "speed", by: o.By = None
) -> None:
    """How long leads wait for a person, when they come, and whose work is where."""
    asked: Options = {**cards.options(), "show": show}
    if by:
        asked["by"] = by
    answer("process", inputs, asked, output)
