"""The configuration as JSON can hold it, and back: a prepared workspace keeps its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

from smalign.base.config import Config
from smalign.base.structs import is_record

Plain = dict[str, Any]


def to_plain(config: Config) -> Plain:
    """Every section and key, in their order; decimals and dates as text."""
    plain: Plain = _plain(config)
    return plain


def from_plain(plain: Plain) -> Config:
    """The configuration `to_plain` was given.

    Raises:
        TypeError, ValueError, KeyError: it is not one.

    """
    config: Config = _record(Config, plain)
    return config


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, Decimal | date) else value


def _record(kind: Any, plain: Plain) -> Any:  # noqa: ANN401 - any section
    hints = get_type_hints(kind)
    if kind is Config and plain.get("bonus") is not None:
        from smalign.base.config_bonus import Bonus

        hints["bonus"] = Bonus
    return kind(**{key: _value(hints[key], value) for key, value in plain.items()})


def _value(kind: Any, value: Any) -> Any:  # noqa: ANN401 - any type of a section
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        return _value(_chosen(inner, value), value)
    if is_record(kind):
        return _record(kind, value)
    if origin is tuple:
        return tuple(_value(inner[0], item) for item in value)
    if origin is Mapping:
        return {key: _value(inner[1], item) for key, item in value.items()}
    if value is None:
        return None
    if kind is date:
        return date.fromisoformat(value)
    return Decimal(value) if kind is Decimal else value


def _chosen(kinds: tuple[Any, ...], value: object) -> Any:  # noqa: ANN401 - one of the types
    """The member of a union a value belongs to: a record is told by its keys."""
    if value is None:
        return type(None)
    if isinstance(value, dict):
        return next(
            kind
            for kind in kinds
            if is_record(kind) and set(kind.__struct_fields__) == value.keys()
        )
    return next(kind for kind in kinds if not is_record(kind) and kind is not type(None))
