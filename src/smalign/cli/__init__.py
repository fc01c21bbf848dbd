"""The command line: parse, call the session once, render.

`main` is the only place where the process ends; `run` turns errors and signals into exit codes.
A command's module is imported only when that command runs; `--version` imports nothing at all.
"""

from __future__ import annotations

import gc
import os
import sys

from smalign import __version__


def main() -> None:
    """Entry point of the `smalign` console script; always exits the process."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who started us: nobody wants to read it
            setattr(sys, name, open(os.devnull, "w"))  # noqa: PTH123, SIM115 - until the end
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        sys.stdout.write(f"smalign {__version__}\n")
        sys.exit(0)
    gc.disable()  # one answer and out: looking for cycles finds none and costs a tenth of the start
    try:
        from smalign.cli.run import run

        code = run(arguments)
    except KeyboardInterrupt:  # while modules were still being imported
        code = 130
    # All is written and closed, and there is nothing to take apart: ending here saves a twentieth
    # of a small question. An interrupt that met `exec` (a dataclass being made) would also be
    # remembered by the interpreter, which then ends by the signal whatever code it is given.
    sys.stderr.flush()
    os._exit(code)
