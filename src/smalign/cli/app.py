"""The commands, grouped by the question they answer."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Final

import typer

COMMANDS: Final = {
    "inspect": "The export",
    "roi": "Leads and money: quantity and quality",
    "funnel": "Leads and money: quantity and quality",
    "fields": "Exchange of information",
    "report": "Everything on one page",
    "demo": "Try it",
}
"""Command → the panel of `--help` it stands in; its module is `smalign.cli.<command>`."""

_EPILOG: Final = (
    "Without EXPORTS a command reads what smalign.toml names. "
    "stdout is data, stderr is talk. Exit codes: 0 ok, 1 findings, 2 usage or an unanswered "
    "question, 3 input unusable, 4 internal, 75 busy."
)


def build(arguments: Sequence[str]) -> typer.Typer:
    """The application with the one command that was asked for, or with all of them for help."""
    app = typer.Typer(
        name="smalign",
        help="Sales and marketing alignment from CRM exports: every number with its denominator, "
        "period, exclusions and SQL.",
        epilog=_EPILOG,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_shared)
    asked = next((word for word in arguments if not word.startswith("-")), None)
    for command in [asked] if asked in COMMANDS else COMMANDS:
        module = importlib.import_module(f"smalign.cli.{command}")
        app.command(command, rich_help_panel=COMMANDS[str(command)])(module.command)
    return app


def _shared(
    *, version: bool = typer.Option(False, "--version", "-V", help="Print the version.")
) -> None:  # noqa: FBT003
    """Hold the options of the application itself."""
    if version:
        from smalign import __version__

        typer.echo(f"smalign {__version__}")
        raise typer.Exit
