"""smalign: sales and marketing alignment from CRM exports.

The way of the data: read → recognise → model → scope → metrics → rules → render.

    import smalign

    with smalign.open("exports/") as export:
        by_channel = export.roi(by="channel")
        by_channel.df       # pandas, money as Decimal
        by_channel.sql      # the script that makes the numbers in a bare DuckDB

The public names are loaded when they are first used: importing the package costs nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smalign.base.errors import InputError, QuestionError, SmalignError, UsageError
    from smalign.base.results import Inspection, Result
    from smalign.session import Session
    from smalign.session import open_any as open  # noqa: A004 - smalign.open, as pathlib has it
    from smalign.session.checking import CheckAsk
    from smalign.session.prepare import Prepared, prepare

__version__ = "0.1.0"

__all__ = [
    "CheckAsk",
    "InputError",
    "Inspection",
    "Prepared",
    "QuestionError",
    "Result",
    "Session",
    "SmalignError",
    "UsageError",
    "__version__",
    "open",
    "prepare",
]

_HOMES = {
    "CheckAsk": ("smalign.session.checking", "CheckAsk"),
    "InputError": ("smalign.base.errors", "InputError"),
    "Inspection": ("smalign.base.results", "Inspection"),
    "Prepared": ("smalign.session.prepare", "Prepared"),
    "QuestionError": ("smalign.base.errors", "QuestionError"),
    "Result": ("smalign.base.results", "Result"),
    "Session": ("smalign.session", "Session"),
    "SmalignError": ("smalign.base.errors", "SmalignError"),
    "UsageError": ("smalign.base.errors", "UsageError"),
    "open": ("smalign.session", "open_any"),
    "prepare": ("smalign.session.prepare", "prepare"),
}


def __getattr__(name: str) -> object:
    """Load a public name from its home (PEP 562)."""
    if name not in _HOMES:
        message = f"module 'smalign' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    module, attribute = _HOMES[name]
    found: object = getattr(import_module(module), attribute)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
