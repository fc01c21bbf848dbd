"""From a command line to an exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import typer
from typer._click.exceptions import ClickException, NoArgsIsHelpError

from smalign.base.errors import Exit, SmalignError
from smalign.cli.app import build
from smalign.cli.talk import language, say_error


def run(arguments: Sequence[str]) -> int:
    """Run one command; every ending has its own exit code (see `base.errors.Exit`)."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        return _invoke(arguments)
    except SmalignError as error:
        say_error(error, language(arguments))
        return int(error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        return int(Exit.INTERRUPTED)
    except BrokenPipeError:
        # The reader went away (`smalign roi | head`): nothing more may be written to stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(Exit.PIPE)


def _invoke(arguments: Sequence[str]) -> int:
    app = build(arguments)
    try:
        command = typer.main.get_command(app)
        code = command.main(args=list(arguments), prog_name="smalign", standalone_mode=False)
    except typer.Exit as ending:
        return int(ending.exit_code)
    except NoArgsIsHelpError as ending:
        ending.show()
        return int(Exit.USAGE)
    except ClickException as mistake:
        say_error(
            SmalignError("command_line", Exit.USAGE, message=mistake.format_message()),
            language(arguments),
        )
        return int(Exit.USAGE)
    return code if isinstance(code, int) else int(Exit.OK)


def _terminated(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(int(Exit.TERMINATED))
