"""Commands and groups as this command line wants them: help by question, mistakes as sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from itertools import pairwise
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Final, NoReturn

from typer._click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption
from typer._click.exceptions import UsageError as Mistake
from typer.core import TyperArgument, TyperCommand, TyperGroup

from smalign.base.errors import UsageError
from smalign.cli.options import PANELS
from smalign.cli.typed import take_typed

if TYPE_CHECKING:
    from typer._click import Command as AnyCommand
    from typer._click import Context, HelpFormatter, Parameter
    from typer._click.shell_completion import CompletionItem

_OTHERS: Final = "Other"
_WIDEST: Final = 22
_OF_SHELL: Final = 72
"""Signs of help beside a word a shell offers: rich begins a new line at 80."""


class Command(TyperCommand):
    """One command: its options stand in panels, a value is never mistaken for an option."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse as Typer does.

        Raises:
            UsageError: what was typed cannot be understood.

        """
        if not ctx.resilient_parsing:  # while it is being typed much is missing
            _refuse_missing_value(self.params, args)
        take_typed(self.get_params(ctx))
        try:
            return super().parse_args(ctx, args)
        except Mistake as mistake:
            _refuse(mistake, ctx)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Options that begin so, each with the first sentence of its help."""
        found = super().shell_complete(ctx, incomplete)
        for one in found:
            one.help = _first_sentence(one.help or "")
        return found

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Arguments, then the options panel by panel."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            if isinstance(parameter, TyperArgument):
                record = (parameter.display_name_raw, parameter.help or "")
                panels.setdefault("Arguments", []).append(record)
            else:
                panel = getattr(parameter, "rich_help_panel", None) or _OTHERS
                panels.setdefault(panel, []).append(parameter.get_help_record(ctx) or ("", ""))
        own = [title for title in panels if title not in {"Arguments", *PANELS, _OTHERS}]
        order = ("Arguments", *own, *PANELS, _OTHERS)
        _write(formatter, {title: panels[title] for title in order if title in panels})


class Group(TyperGroup):
    """The application: commands stand under the question they answer."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse as Typer does.

        Raises:
            UsageError: what was typed cannot be understood.

        """
        take_typed(self.get_params(ctx))
        try:
            return super().parse_args(ctx, args)
        except Mistake as mistake:
            _refuse(mistake, ctx)

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, AnyCommand | None, list[str]]:
        """Find the command.

        Raises:
            UsageError: command_unknown.

        """
        name = args[0]
        if name not in self.commands:
            near = get_close_matches(name, self.commands, 3)
            raise UsageError("command_unknown", found=name, did_you_mean=near)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Commands that begin so, or options of the application, each with what it is for."""
        found = super().shell_complete(ctx, incomplete)
        for one in found:
            command = self.commands.get(one.value)
            one.help = _first_sentence((command.help if command else one.help) or "")
        return found

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The commands by their panels, then the options of the application itself."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for name, command in self.commands.items():
            panel = getattr(command, "rich_help_panel", None) or _OTHERS
            panels.setdefault(panel, []).append((name, command.get_short_help_str(200)))
        options = [parameter.get_help_record(ctx) for parameter in self.get_params(ctx)]
        _write(formatter, {**panels, "Options": [one for one in options if one]})


def _first_sentence(told: str) -> str:
    """Of a help text, on the one line a shell has; rich draws it, to which [this] is its own."""
    sentence = " ".join(told.split()).partition(". ")[0].rstrip(".")
    return shorten(sentence, _OF_SHELL, placeholder="…").replace("[", r"\[")


def _write(formatter: HelpFormatter, panels: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    """Every panel under its title, all of them with names of one width."""
    names = [name for records in panels.values() for name, _ in records]
    width = min(_WIDEST, max(map(len, names)))
    for title, records in panels.items():
        formatter.write_paragraph()
        formatter.write(f"{title}\n")
        with formatter.indentation():
            formatter.write_dl([(name.ljust(width), text) for name, text in records], _WIDEST)


def _refuse_missing_value(parameters: Iterable[Parameter], args: Sequence[str]) -> None:
    """`--sort --lang ru`: the value was forgotten, and `--lang` is none."""
    options = {name: one for one in parameters for name in one.opts if name.startswith("-")}
    for typed, following in pairwise(args):
        if typed == "--":
            return
        if typed in options and following in options and not _is_flag(options[typed]):
            raise UsageError("option_value_missing", option=typed)


def _is_flag(parameter: Parameter) -> bool:
    return bool(getattr(parameter, "is_flag", False))


def _refuse(mistake: Mistake, ctx: Context) -> NoReturn:
    """The mistake as an error with a sentence."""
    facts: dict[str, Any] = {"command": ctx.command_path}
    match mistake:
        case NoSuchOption(option_name=option, possibilities=near):
            raise UsageError(
                "option_unknown", option=option, did_you_mean=list(near or ()), **facts
            ) from None
        case BadOptionUsage(option_name=option):
            taken = [one for one in ctx.command.get_params(ctx) if option in one.opts]
            is_flag = any(_is_flag(one) for one in taken)
            code = "option_value_extra" if is_flag else "option_value_missing"
            raise UsageError(code, option=option) from None
        case MissingParameter(param=parameter) if parameter is not None:
            name = getattr(parameter, "display_name_raw", parameter.name)
            if parameter.param_type_name == "option":
                name = f"{parameter.opts[-1]} {name}"
            raise UsageError("argument_missing", argument=name, **facts) from None
    raise UsageError("command_line", message=mistake.format_message()) from None
