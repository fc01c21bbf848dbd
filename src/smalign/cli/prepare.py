"""`smalign prepare`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from smalign.cli import options as o
from smalign.cli.bundles import Inputs
from smalign.cli.unbundle import unbundled

if TYPE_CHECKING:
    from smalign.session.prepare import Prepared

To = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR",
        help="The folder of the workspace; made if missing.",
        rich_help_panel=o.OUTPUT,
    ),
]


@unbundled
def command(
    inputs: Inputs,
    to: To,
    lang: o.LangOption = None,
    quiet: o.Quiet = False,
) -> None:
    """Read exports once; every command then runs on the workspace as on the exports."""
    from smalign.cli.talk import locale_language
    from smalign.session.prepare import prepare

    prepared = prepare(
        *(inputs.exports or ()), to=to, max_rejects=inputs.max_rejects, **inputs.options()
    )
    if not quiet:
        _tell(prepared, lang.value if lang else locale_language())


def _tell(prepared: Prepared, language: str) -> None:
    """What was done, what is in it, and what was not read."""
    from smalign.base.results import Note
    from smalign.cli.talk import say
    from smalign.render.sentences import sentence

    facts: dict[str, object] = {"path": str(prepared.folder), "snapshot": prepared.snapshot}
    match prepared.state:
        case "added":
            done = Note("workspace_added", facts)
        case "unchanged":
            done = Note("workspace_unchanged", facts)
        case "again":
            done = Note("workspace_pointed_back", facts)
    say(sentence(done, language))
    for note in prepared.notes:
        say(sentence(note, language))
