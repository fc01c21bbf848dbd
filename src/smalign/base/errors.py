"""The one kind of exception smalign raises on purpose: a code, an exit code and facts.

Sentences are made of them in `render/sentences.py`; `text` is filled at the session's edge, so
that a Python user reads the same sentence as a terminal user.
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a process says about how it ended."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    INTERNAL = 4
    BUSY = 75
    INTERRUPTED = 130
    PIPE = 141
    TERMINATED = 143


class SmalignError(Exception):
    """An error the user can act on.

    Attributes:
        code: stable name of the error, e.g. `file_missing`; the key of its sentence.
        exit_code: how the process ends.
        facts: what the sentence needs (file, line, column, found, known, hint …).
        text: the sentence, once the session or the CLI has made it.

    """

    def __init__(self, code: str, exit_code: Exit, **facts: object) -> None:
        """Keep the code and the facts; the sentence comes later."""
        super().__init__(code)
        self.code = code
        self.exit_code = exit_code
        self.facts = facts
        self.text = ""

    def __reduce__(self) -> tuple[object, ...]:
        """Made in another process it is the same here: not all kinds are made of a code alone."""
        return _again, (type(self), vars(self))

    def __str__(self) -> str:
        """The sentence if it is known, else the code and its facts."""
        known = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return self.text or f"{self.code}({known})"


class InputError(SmalignError):
    """The input cannot be used: missing, empty, broken, encrypted. Exit code 3."""

    def __init__(self, code: str, **facts: object) -> None:
        """Keep the code and the facts."""
        super().__init__(code, Exit.INPUT, **facts)


class BusyError(SmalignError):
    """The input is open elsewhere or still being written: try again. Exit code 75."""

    def __init__(self, code: str, **facts: object) -> None:
        """Keep the code and the facts."""
        super().__init__(code, Exit.BUSY, **facts)


class UsageError(SmalignError):
    """An option or the configuration is wrong. Exit code 2."""

    def __init__(self, code: str, **facts: object) -> None:
        """Keep the code and the facts."""
        super().__init__(code, Exit.USAGE, **facts)


class QuestionError(UsageError):
    """The result needs an answer only the user has; `toml` is the line that would answer it."""

    def __init__(self, code: str, *, toml: str, **facts: object) -> None:
        """Keep the code, the toml line and the facts."""
        super().__init__(code, toml=toml, **facts)


def _again(kind: type[SmalignError], known: dict[str, object]) -> SmalignError:
    """An error with everything another one knew."""
    error = kind.__new__(kind, known["code"])
    vars(error).update(known)
    return error
