"""From a command line to an exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Final, NoReturn

from smalign.base.errors import Exit, SmalignError
from smalign.cli.talk import language, log_format, say_as, say_error

DEBUG: Final = "SMALIGN_DEBUG"
"""Set to anything, it shows the traceback of an internal error."""
COMPLETE: Final = "_SMALIGN_COMPLETE"
"""Set by a shell's script that asks what may be typed; how it asks is its value: complete_bash."""


def run(arguments: Sequence[str]) -> int:
    """Run one command; every ending has its own exit code (see `base.errors.Exit`)."""
    received = _signals()
    code = _ended(arguments, received)
    return 128 + received[0] if received else code


def _ended(arguments: Sequence[str], received: Sequence[int]) -> int:
    try:
        return _invoke(arguments)
    except SmalignError as error:
        if not received:
            say_error(error, language(arguments), log_format(arguments))
        return int(error.exit_code)
    except KeyboardInterrupt:
        return int(Exit.INTERRUPTED)
    except BrokenPipeError:
        # The reader went away (`smalign roi | head`): nothing more may be written to stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(Exit.PIPE)
    except Exception as error:  # noqa: BLE001 - the outermost frame: a bug, too, ends in a sentence
        return int(Exit.INTERNAL) if received else _internal(error, arguments)


def _signals() -> list[int]:
    """The numbers of the signals that asked us to stop, filled when they come.

    The interrupt unwinds the stack, so that work directories are removed. DuckDB turns it into an
    error of its own: what was received decides in the end. An ignored signal stays ignored.
    """
    received: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> NoReturn:
        received.append(number)
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, stop)
    return received


def _invoke(arguments: Sequence[str]) -> int:
    import typer

    from smalign.cli.app import build

    if asked := os.environ.get(COMPLETE):
        from smalign.cli.complete import complete

        return complete(asked)
    command = typer.main.get_command(build(arguments))
    try:
        # Not `command.main`: it turns signals and closed pipes into exit codes of its own.
        with command.make_context("smalign", list(arguments)) as context:
            command.invoke(context)
    except typer.Exit as ending:
        code = int(ending.exit_code)
    else:
        code = int(Exit.OK)
    sys.stdout.flush()  # here, where a reader that went away has its exit code
    return code


def _internal(error: Exception, arguments: Sequence[str]) -> int:
    """One sentence; the traceback only for who asked to see it."""
    if os.environ.get(DEBUG):
        import traceback

        text = "".join(traceback.format_exception(error)).rstrip()
        say_as(log_format(arguments), "error", "traceback", text)
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    told = SmalignError("internal", Exit.INTERNAL, what=what, debug=f"{DEBUG}=1")
    say_error(told, language(arguments), log_format(arguments))
    return int(told.exit_code)
