"""`smalign today`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Inputs, Output
from smalign.cli.unbundle import unbundled

if TYPE_CHECKING:
    from smalign.session.options import Options

Show = Annotated[str, o.show("today")]


@unbundled
def command(
    inputs: Inputs,
    output: Output,
    show: Show = "owners",
    by: o.By = None,
    where: o.Where = None,
    pipeline: o.Pipeline = None,
    as_of: o.AsOf = None,
) -> None:
    """What burns in the cards in work: nobody tried, nothing planned, overdue, not returned."""
    asked: Options = {
        "show": show,
        "where": where or (),
        "pipelines": pipeline or (),
        "as_of": as_of,
    }
    if by:
        asked["by"] = by
    answer("today", inputs, asked, output)
