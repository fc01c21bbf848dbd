"""From a command that takes records of options to the flat function Typer reads.

Each option is written once, in `options.py`; a command names the records and what is its own.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import wraps
from typing import get_type_hints

from smalign.base.structs import is_record


def unbundled(command: Callable[..., None]) -> Callable[..., None]:
    """The same command with the fields of its records as parameters of its own."""
    hints = get_type_hints(command, include_extras=True)
    records = {name: kind for name, kind in hints.items() if is_record(kind)}

    @wraps(command)
    def flat(**given: object) -> None:
        made = {
            name: kind(**{field: given.pop(field) for field in kind.__struct_fields__})
            for name, kind in records.items()
        }
        command(**made, **given)

    parameters = inspect.signature(command).parameters.values()
    flat.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [one for parameter in parameters for one in _flattened(parameter, hints[parameter.name])]
    )
    flat.__annotations__ = {}
    return flat


def _flattened(parameter: inspect.Parameter, kind: object) -> Iterator[inspect.Parameter]:
    """The parameters of one: the fields of a record, or the parameter itself."""
    if not is_record(kind):
        yield parameter.replace(annotation=kind, kind=inspect.Parameter.KEYWORD_ONLY)
        return
    hints = get_type_hints(kind, include_extras=True)
    for field in inspect.signature(kind).parameters.values():
        yield field.replace(annotation=hints[field.name], kind=inspect.Parameter.KEYWORD_ONLY)
