"""What goes to stderr, and in which language."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Literal, cast

from smalign.base.errors import SmalignError

Language = Literal["ru", "en"]


def language(arguments: Sequence[str]) -> Language:
    """`--lang` as typed (also before the command line is parsed), else the locale's."""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            return _known(arguments[place + 1])
        if argument.startswith("--lang="):
            return _known(argument.removeprefix("--lang="))
    return locale_language()


def locale_language() -> Language:
    """Russian under a Russian LC_ALL, LC_MESSAGES or LANG; English otherwise."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return _known(os.environ[variable][:2])
    return "en"


def say_error(error: SmalignError, lang: Language) -> None:
    """One sentence on stderr."""
    from smalign.render.sentences import sentence

    say(sentence(error, lang))


def say(text: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"smalign: {text}\n")


def _known(text: str) -> Language:
    return cast("Language", text) if text in {"ru", "en"} else "en"
