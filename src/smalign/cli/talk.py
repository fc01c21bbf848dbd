"""What goes to stderr, in which language and form."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Literal, cast

from smalign.base.errors import SmalignError

Language = Literal["ru", "en"]
LogFormat = Literal["text", "json"]
Level = Literal["info", "warning", "error"]


def language(arguments: Sequence[str]) -> Language:
    """`--lang` as typed (also before the command line is parsed), else the locale's."""
    typed = _typed(arguments, "--lang")
    return locale_language() if typed is None else _known(typed)


def log_format(arguments: Sequence[str]) -> LogFormat:
    """`--log-format` as typed: errors of the command line itself have its form, too."""
    return "json" if _typed(arguments, "--log-format") == "json" else "text"


def locale_language() -> Language:
    """Russian under a Russian LC_ALL, LC_MESSAGES or LANG; English otherwise."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return _known(os.environ[variable][:2])
    return "en"


def say_error(error: SmalignError, lang: Language, form: LogFormat = "text") -> None:
    """One sentence on stderr."""
    from smalign.render.sentences import sentence

    code = int(error.exit_code)
    say_as(form, "error", error.code, sentence(error, lang), exit_code=code)


def say_as(form: LogFormat, level: Level, event: str, text: str, **facts: object) -> None:
    """One line on stderr: the sentence, or a JSON object of it and of what a machine reads."""
    if form == "text":
        say(text)
        return
    import json

    told = {"level": level, "event": event, **facts, "text": text}
    sys.stderr.write(json.dumps(_shown(told), ensure_ascii=False) + "\n")


def say(text: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"smalign: {text}\n")


def _shown(value: object) -> object:
    """The same without control characters: a log is read on terminals, too."""
    from smalign.base.clean import clean

    if isinstance(value, dict):
        return {name: _shown(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(one) for one in value]
    return clean(value) if isinstance(value, str) else value


def _typed(arguments: Sequence[str], option: str) -> str | None:
    for place, argument in enumerate(arguments):
        if argument == option and place + 1 < len(arguments):
            return arguments[place + 1]
        if argument.startswith(f"{option}="):
            return argument.removeprefix(f"{option}=")
    return None


def _known(text: str) -> Language:
    return cast("Language", text) if text in {"ru", "en"} else "en"
