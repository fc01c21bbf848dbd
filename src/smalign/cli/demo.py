"""`smalign demo`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write.")],
    crm: Annotated[
        str, typer.Option("--crm", metavar="CRM", help="Whose export to write.")
    ] = "bitrix24",
    seed: Annotated[int, typer.Option("--seed", help="Another seed is another company.")] = 7,
    leads: Annotated[int, typer.Option("--leads", min=10, help="How many leads.")] = 2400,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="utf-8-sig or cp1251, where the CRM has both.")
    ] = None,
) -> None:
    """Write a made-up company as a CRM would export it, with the truth beside it."""
    from smalign.cli.talk import say
    from smalign.demo import write

    write(directory, crm=crm, seed=seed, leads=leads, encoding=encoding)
    say(str(directory))
