"""What the shell offers at Tab: commands, their options, and the words an option may be.

The scripts and their talk with each shell are Typer's. Here is what they do not know: that one
command is imported and not all, and where the words of an option stand. No export is read.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Final

from smalign.base.errors import SmalignError
from smalign.base.parts import PARTS
from smalign.cli.run import COMPLETE
from smalign.cli.values import OneOf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from typer._click import Context, Parameter
    from typer._click.shell_completion import CompletionItem

    from smalign.cli.options import Shell

_TYPED: Final = {"COMP_WORDS": "\n", "_TYPER_COMPLETE_ARGS": None}
"""Where the scripts put the line as typed so far, and what stands between its words."""

_OF_METRICS: Final[dict[str, tuple[str, ...]]] = {
    "roi --basis": ("metrics.roi.facts:BASES",),
    "roi --models": ("metrics.roi.credit:ALL", "metrics.roi.credit:MODELS"),
    "roi --transform": ("metrics.journey_rules:TRANSFORMS",),
    "funnel --basis": ("metrics.funnel.funnel:RATES",),
    "funnel --mode": ("metrics.funnel.funnel:MODES",),
    "funnel --grain": ("metrics.funnel.tables:COUNTED",),
    "funnel --cohort": ("metrics.cohort_days:WIDTHS",),
    "reconcile --measure": ("metrics.reconcile.report:MEASURES",),
}
"""Command and option → where its words stand: one, a list of them, or the keys of a table. They are
options of `explain`, too."""
PLACES: Final[dict[str, tuple[str, ...]]] = {
    **_OF_METRICS,
    "bonus --cohort": ("metrics.roi.spend:WIDTHS",),
    "check --select": ("rules:NAMES",),
    "check --ignore": ("rules:NAMES",),
    "demo --crm": ("demo.dialects:DIALECTS",),
    "demo --spend": ("demo.cabinets:CABINETS",),
    "demo --plant": ("demo.planted:PLANTS",),
    "demo --story": ("demo.stories:STORIES",),
    "demo --overlay": ("demo.stories:OVERLAYS",),
    "explain EXPORTS": ("session.explain:EXPLAINED",),
}
"""The same of all commands, and of the first of the exports where that is a word."""


def script(shell: Shell) -> str:
    """What the shell has to run once to offer anything."""
    from typer._completion_shared import get_completion_script

    text: str = get_completion_script(prog_name="smalign", complete_var=COMPLETE, shell=shell.value)
    return text


def complete(asked: str) -> int:
    """Answer the shell's script on stdout; the exit code.

    asked: how, as the script says it in `COMPLETE`. A line that cannot be is offered nothing.
    """
    from typer import main
    from typer._completion_classes import completion_init
    from typer.completion import shell_complete

    from smalign.cli.app import build

    completion_init()
    command = main.get_command(build(_typed()))
    for name, one in getattr(command, "commands", {}).items():
        for parameter in one.params:
            words = _words(name, parameter)
            if words is not None:
                offer = partial(_offer, words)
                parameter._custom_shell_complete = offer  # noqa: SLF001 - where Typer looks
    with suppress(SmalignError):
        return shell_complete(command, {}, "smalign", COMPLETE, asked)
    return 0


def _typed() -> list[str]:
    """The words after `smalign`, the one the cursor is in among them."""
    for variable, between in _TYPED.items():
        if variable in os.environ:
            return os.environ[variable].split(between)[1:]
    return []


def _words(command: str, parameter: Parameter) -> Callable[[], Iterable[str]] | None:
    """What may stand for a parameter, found when it is asked for; None: a file, or anything."""
    option = next((one for one in parameter.opts if one.startswith("--")), None)
    if option == "--show":
        return lambda: PARTS[command]
    if option == "--by":
        return _fields
    if option == "--timezone":
        return _zones
    described = getattr(parameter, "type_descriptor", None)
    parser = described.parameter_info.parser if described is not None else None
    if isinstance(parser, OneOf):
        return lambda: parser.known
    name = option or getattr(parameter, "display_name_raw", parameter.name)
    places = PLACES.get(f"{command} {name}", ())
    if command == "explain" and option:
        told = (places for one, places in _OF_METRICS.items() if one.split()[1] == option)
        places = tuple(chain.from_iterable(told))
    return partial(words_at, places) if places else None


def words_at(places: Iterable[str]) -> list[str]:
    """The words that stand in these places of the code, each `module:NAME`."""
    words: list[str] = []
    for place in places:
        module, _, name = place.partition(":")
        found = getattr(import_module(f"smalign.{module}"), name)
        words += [found] if isinstance(found, str) else found
    return words


def _fields() -> Iterable[str]:
    """What cards are usually asked by: their words and marks, then by time."""
    from smalign.base.schema import DEALS, LEADS
    from smalign.scope.fields import CALENDAR

    told = [one for table in (LEADS, DEALS) for one in table.columns]
    return dict.fromkeys((*(one.name for one in told if one.type in {"text", "flag"}), *CALENDAR))


def _zones() -> Iterable[str]:
    from zoneinfo import available_timezones

    return sorted(available_timezones())


def _offer(
    words: Callable[[], Iterable[str]], context: Context, parameter: Parameter, begun: str
) -> list[CompletionItem]:
    """The words that begin so; of several with commas between them the last one."""
    from typer._click.shell_completion import CompletionItem

    if parameter.param_type_name == "argument" and context.params.get(parameter.name):
        return []  # only the first is a word, and the others are files
    before, comma, last = begun.rpartition(",")
    return [CompletionItem(f"{before}{comma}{word}") for word in words() if word.startswith(last)]
