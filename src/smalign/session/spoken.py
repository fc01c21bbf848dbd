"""The edge of the session: an error that leaves it carries its sentence."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from smalign.base.errors import SmalignError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def spoken() -> Iterator[None]:
    """Fill `SmalignError.text` with the English sentence; a decorator, too."""
    try:
        yield
    except SmalignError as error:
        if not error.text:
            from smalign.render.sentences import sentence

            error.text = sentence(error, "en")
        raise
