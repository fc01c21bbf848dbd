"""How a process of our own is started: with our paths, and nothing of the environment's Python."""

from __future__ import annotations

import sys
from typing import Final

_BOOT: Final = "import sys; sys.path[:] = {path!r}; from {module} import main; main()"


def command_of(module: str) -> list[str]:
    """The command that runs `main` of a module of ours."""
    boot = _BOOT.format(path=[place for place in sys.path if place], module=module)
    quiet = ["-B"] if sys.dont_write_bytecode else []
    return [sys.executable, "-I", *quiet, "-c", boot]
