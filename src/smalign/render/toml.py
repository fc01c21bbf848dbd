"""What `[mapping]` says, and comments, as lines of smalign.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.clean import clean
from smalign.base.config import Constant, First
from smalign.base.toml import array, string

if TYPE_CHECKING:
    from smalign.base.config import MappingValue


def value(of: MappingValue) -> str:
    """What `[mapping]` says a column comes from."""
    match of:
        case Constant():
            return f"{{ value = {string(of.value)} }}"
        case First():
            return f"{{ first = {array(of.first)} }}"
        case _:
            return string(of)


def comment(text: str) -> str:
    """One line of comment."""
    return f"# {clean(text)}".rstrip()
