"""The command line: parse, call the session once, render.

`main` is the only place where the process ends; `run` turns errors and signals into exit codes.
A command's module is imported only when that command runs; `--version` imports nothing at all.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Final

from smalign import __version__

_STOPPED: Final = (130, 143)
"""Ended by Ctrl-C or SIGTERM: the stack is unwound, nothing is left to write."""


def main() -> None:
    """Entry point of the `smalign` console script; always exits the process."""
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
    if code in _STOPPED:
        # An interrupt that meets `exec` (a dataclass being made) is remembered by the interpreter,
        # which would then end by the signal itself, whatever code it is given.
        os._exit(code)
    sys.exit(code)
