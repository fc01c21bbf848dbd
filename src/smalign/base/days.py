"""A day as people write it in an option."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

_WRITTEN: Final = ("%Y-%m-%d", "%d.%m.%Y")
"""As dates are written in data, and as Russian answers show them; neither reads in two ways."""


def written_day(text: str) -> date | None:
    """The local day a text names; None where it is none."""
    for form in _WRITTEN:
        with suppress(ValueError):
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a local calendar day
    return None
