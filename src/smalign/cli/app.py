"""The commands, grouped by the question they answer."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Annotated, Final

import typer

from smalign.cli.help import Command, Group
from smalign.cli.options import Shell
from smalign.cli.values import OneOf

COMMANDS: Final = {
    "init": "What does smalign take your export for?",
    "inspect": "What is in the export?",
    "diagnose": "Which link breaks first, and whose matter is it?",
    "roi": "Which channels pay?",
    "funnel": "Where do cards stay and get lost?",
    "reasons": "Why are cards lost, and what changes?",
    "segments": "Which values go with more sales?",
    "compare": "What made the difference between two periods?",
    "plan": "Will the plan be met, and if not, why?",
    "fields": "What does sales give back to marketing?",
    "process": "Who waits, for whom, and are terms kept?",
    "nurture": "Does what marketing sends move leads?",
    "calls": "Whom to call today, and why?",
    "today": "What burns this morning?",
    "tasks": "Are the regular tasks done?",
    "bonus": "Is marketing paid for sales, and does money follow them?",
    "reconcile": "Does marketing's report agree with the CRM?",
    "diff": "What changed since the last export?",
    "check": "Does the export hold what was agreed?",
    "prepare": "Read once, ask often",
    "report": "All of it, on one page",
    "explain": "What stands behind a number?",
    "demo": "A company to try it on",
}
"""Command → the question it answers; its module is `smalign.cli.<command>`."""

_ABOUT: Final = (
    "Sales and marketing alignment from CRM exports: every number with its denominator, "
    "period, exclusions and SQL."
)
_EPILOG: Final = (
    "`smalign COMMAND --help` lists the options of a command. Without EXPORTS a command reads "
    "what smalign.toml names. stdout is data, stderr is talk.\n\n"
    "Exit codes: 0 ok, 1 what check or --fail-on looks for was found, 2 usage or a question only "
    "you can answer, 3 input unusable or nothing checked, 4 internal, 75 busy: try again."
)


def build(arguments: Sequence[str]) -> typer.Typer:
    """The application with the one command that was asked for, or with all of them for help."""
    app = typer.Typer(
        name="smalign",
        cls=Group,
        help=_ABOUT,
        epilog=_EPILOG,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_shared)
    asked = next((word for word in arguments if not word.startswith("-")), None)
    for command in [asked] if asked in COMMANDS else COMMANDS:
        module = importlib.import_module(f"smalign.cli.{command}")
        panel = COMMANDS[str(command)]
        app.command(command, cls=Command, rich_help_panel=panel)(module.command)
    return app


def _shared(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version.")] = False,
    completion: Annotated[
        Shell | None,
        typer.Option(
            "--completion",
            parser=OneOf(Shell, "--completion"),
            metavar="SHELL",
            help="Print what lets bash, zsh, fish or powershell complete commands, options and "
            "their words.",
        ),
    ] = None,
) -> None:
    """Answer the options of the application itself; without a command it is asked for help."""
    if version:
        from smalign import __version__

        typer.echo(f"smalign {__version__}")
    elif completion is not None:
        from smalign.cli.complete import script

        typer.echo(script(completion))
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())
    else:
        return
    raise typer.Exit
