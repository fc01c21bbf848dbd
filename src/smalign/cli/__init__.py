"""The command line: parse, call the session once, render.

`main` is the only place that turns errors and signals into exit codes. A command's module is
imported only when that command runs; `--version` imports nothing at all.
"""

from __future__ import annotations

import sys

from smalign import __version__


def main() -> None:
    """Entry point of the `smalign` console script; always exits the process."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        sys.stdout.write(f"smalign {__version__}\n")
        sys.exit(0)
    from smalign.cli.run import run

    sys.exit(run(arguments))
