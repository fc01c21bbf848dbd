"""`smalign diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec.structs import replace

from smalign.base.errors import UsageError
from smalign.cli import options as o
from smalign.cli.answer import spare, told
from smalign.cli.bundles import Inputs, Output
from smalign.cli.progress import waiting
from smalign.cli.unbundle import unbundled

if TYPE_CHECKING:
    from smalign.session.options import Options

Show = Annotated[str, o.show("diff")]
_TWO = 2


@unbundled
def command(
    inputs: Inputs,
    output: Output,
    show: Show = "bridge",
    by: o.By = None,
    where: o.Where = None,
    pipeline: o.Pipeline = None,
) -> None:
    """What changed in the pipeline between two exports of one CRM: OLD, then NEW."""
    exports = inputs.exports or []
    if len(exports) != _TWO:
        raise UsageError("diff_two", found=len(exports))
    if inputs.snapshots:
        raise UsageError("diff_snapshots")
    output.check()
    earlier, later = (replace(inputs, exports=[one]) for one in exports)
    with (
        waiting(quiet=output.quiet) as progress,
        earlier.open(progress) as old,
        later.open(progress) as new,
    ):
        spare(old, output.file)
        spare(new, output.file)
        asked: Options = {"show": show, "old": old, "where": where or ()}
        asked |= {"pipelines": pipeline or (), **output.asked()}
        if by:
            asked["by"] = by
        result = new.ask("diff", asked)
    told(result, output)
