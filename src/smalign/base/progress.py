"""How a long reading tells that it goes on, without knowing who listens."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called every so often: which file, how much is done, of how much (bytes; 0: unknown)."""

    def __call__(self, file: str, done: int, total: int) -> None:
        """Take notice; must be quick and must not raise."""


def silent(file: str, done: int, total: int) -> None:
    """Take no notice."""
    del file, done, total
