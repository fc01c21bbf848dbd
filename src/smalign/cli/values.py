"""What the text of an option means, and one sentence when it means nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Final, Generic, TypeVar

from smalign.base.days import written_day
from smalign.base.errors import UsageError

Choice = TypeVar("Choice", bound=StrEnum)
_DAYS: Final = {"d": 1, "w": 7}
_SECONDS: Final = {"s": 1, "m": 60, "h": 3600}
_LONGEST_AGE: Final = 4
"""Digits."""


class OneOf(Generic[Choice]):
    """The parser of an option that takes one of `choices`; option_choice otherwise."""

    def __init__(self, choices: type[Choice], option: str) -> None:
        """Remember the choices, and how the option is called."""
        self._choices = choices
        self._option = option

    @property
    def known(self) -> tuple[str, ...]:
        """What may be typed."""
        return tuple(self._choices)

    def __call__(self, text: str) -> Choice:
        """The choice of this name.

        Raises:
            UsageError: option_choice.

        """
        for choice in self._choices:
            if choice.value == text:
                return choice
        known = ", ".join(self._choices)
        raise UsageError("option_choice", option=self._option, found=text, known=known)


def day(option: str) -> Callable[[str], date]:
    """Give the parser of an option that takes a local day; option_date otherwise."""

    def parse(text: str) -> date:
        found = written_day(text)
        if found is None:
            raise UsageError("option_date", option=option, found=text)
        return found

    return parse


def whole(option: str, *, least: int) -> Callable[[str], int]:
    """Give the parser of an option that takes a whole number; option_number otherwise."""

    def parse(given: str | int) -> int:  # Typer gives the default as it is
        text = str(given)
        if not text.isascii() or not text.isdigit() or int(text) < least:
            raise UsageError("option_number", option=option, found=text, least=least)
        return int(text)

    return parse


def age(option: str) -> Callable[[str], int]:
    """Give the parser of an option that takes days or weeks, as 2d or 1w; days; option_age."""

    def parse(text: str) -> int:
        number, unit = text[:-1], text[-1:]
        if not (
            number.isascii() and number.isdigit() and len(number) <= _LONGEST_AGE and unit in _DAYS
        ):
            raise UsageError("option_age", option=option, found=text)
        return int(number) * _DAYS[unit]

    return parse


def patience(option: str) -> Callable[[str], int]:
    """Give the parser of an option that takes seconds, minutes or hours, as 30s; seconds."""

    def parse(text: str) -> int:
        number, unit = text[:-1], text[-1:]
        if not (number.isascii() and number.isdigit() and len(number) <= _LONGEST_AGE):
            raise UsageError("option_seconds", option=option, found=text)
        if unit not in _SECONDS:
            raise UsageError("option_seconds", option=option, found=text)
        return int(number) * _SECONDS[unit]

    return parse


def several(texts: list[str] | None) -> tuple[str, ...]:
    """Values of an option that may be repeated, or hold several with commas between them."""
    return tuple(part.strip() for text in texts or () for part in text.split(",") if part.strip())
