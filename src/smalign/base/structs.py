"""What records are made of, beside `msgspec.Struct` itself."""

from __future__ import annotations

from abc import ABCMeta
from typing import TypeGuard

from msgspec import Struct, StructMeta


class Abstract(StructMeta, ABCMeta):
    """Of records that leave some methods to those that inherit them, or inherit such."""


def is_record(kind: object) -> TypeGuard[type[Struct]]:
    """Whether `kind` is a class of records."""
    return isinstance(kind, type) and issubclass(kind, Struct)
