"""`smalign tasks`."""

from __future__ import annotations

from smalign.cli import options as o
from smalign.cli.answer import answer
from smalign.cli.bundles import Inputs, Output
from smalign.cli.unbundle import unbundled


@unbundled
def command(
    inputs: Inputs,
    output: Output,
    since: o.Since = None,
    until: o.Until = None,
    last: o.Last = None,
    as_of: o.AsOf = None,
) -> None:
    """Were the regular tasks done, in time, and did the data change with them."""
    answer("tasks", inputs, {"since": since, "until": until, "last": last, "as_of": as_of}, output)
