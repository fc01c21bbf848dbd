"""What was typed for an option, as the option's type.

Typer builds a pydantic validator for every option of a command, given or not, and imports pydantic
for the first of them: a fifth of a small question's time. Options here are text, paths or switches,
or bring their own parser, so that one call makes the value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

if TYPE_CHECKING:
    from typer._click import Context, Parameter

_PLAIN: Final[dict[object, Callable[[str], object]]] = {str: str, Path: Path, bool: bool}


class Typed:
    """Makes the values of one option: each is text of the command line, or the default."""

    def __init__(self, make: Callable[[str], object]) -> None:
        """Remember what makes one value of text."""
        self._make = make

    def coerce(self, value: object, param: Parameter, ctx: Context) -> object:  # noqa: ARG002 - Typer's names
        """The value of an option: nothing stays nothing, of many each is made.

        Raises:
            UsageError: the option's own parser refuses it.

        """
        is_many = param.multiple or param.nargs == -1
        if value is None:
            return () if is_many else None
        if is_many and isinstance(value, list | tuple):
            return [self._make(one) for one in value]
        return self._make(value)  # type: ignore[arg-type] # text, or the default as declared


def take_typed(parameters: Iterable[Parameter]) -> None:
    """Let `Typed` make the values of all options it can; Typer makes the others."""
    for parameter in parameters:
        described = getattr(parameter, "type_descriptor", None)
        if described is None:
            continue
        kind = next(iter(get_args(described.annotation)), described.annotation)
        make = described.parameter_info.parser or _PLAIN.get(kind)
        if make is not None:
            parameter._runtime_param = Typed(make)  # type: ignore[attr-defined] # noqa: SLF001 - where Typer keeps it
