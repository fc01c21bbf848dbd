"""Bundles of options are flattened for Typer and put together again."""

from __future__ import annotations

import inspect
from typing import Annotated

import pytest
from msgspec import Struct

from smalign.base.errors import UsageError
from smalign.cli.options import Lang
from smalign.cli.unbundle import unbundled
from smalign.cli.values import OneOf, several, whole


class Pair(Struct, frozen=True):
    """Two options that come together."""

    left: Annotated[int, "left"] = 1
    right: Annotated[int, "right"] = 2


def test_a_record_becomes_its_fields_and_back():
    """The flat function has the fields' annotations and defaults; the command gets the record."""
    seen = []

    @unbundled
    def command(pair: Pair, other: Annotated[str, "other"] = "x") -> None:
        """Say what it does."""
        seen.append((pair, other))

    parameters = inspect.signature(command).parameters
    assert [(one.name, one.default) for one in parameters.values()] == [
        ("left", 1),
        ("right", 2),
        ("other", "x"),
    ]
    assert parameters["right"].annotation == Annotated[int, "right"]
    assert command.__doc__ == "Say what it does."
    command(left=3, right=4, other="y")
    assert seen == [(Pair(3, 4), "y")]


def test_values_of_a_repeated_option_may_stand_between_commas():
    """Both spellings mean the same; blanks around a comma do not."""
    assert several(["first, last", "linear"]) == ("first", "last", "linear")
    assert several(None) == ()


@pytest.mark.parametrize("text", ["", "-1", "1.5", "١", "1e3", " 2"])
def test_a_whole_number_is_ascii_digits(text):
    """Anything else is refused with the option's name."""
    with pytest.raises(UsageError, match="option_number"):
        whole("--top", least=1)(text)


def test_a_choice_is_spelled_exactly():
    """`RU` is not `ru`; the error lists what there is."""
    assert OneOf(Lang, "--lang")("ru") is Lang.RU
    with pytest.raises(UsageError) as caught:
        OneOf(Lang, "--lang")("RU")
    assert caught.value.facts["known"] == "ru, en"
