"""The dimensions of a row: `--by` fields as columns, segments as their values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Field
from smalign.base.schema import NONE

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from smalign.base.results import Row

SEPARATOR: Final = "\x1f"
"""What joins the `--by` values inside a segment."""

_SHOWN: Final = " · "


def key_fields(by: Sequence[str], taken: Container[str]) -> tuple[Field, ...]:
    """One text column per `--by` field; a name that a measure has becomes `by_<name>`."""
    return tuple(
        Field(f"by_{field}" if field in taken else field, "text", "", field) for field in by
    )


def key_values(fields: Sequence[Field], segment: str) -> Row:
    """The segment's parts under the fields' names; no field, no part."""
    parts = segment.split(SEPARATOR) if fields else []
    return {field.name: part for field, part in zip(fields, parts, strict=True)}


def shown(segment: str) -> str:
    """The segment as one text: "a · b"."""
    return segment.replace(SEPARATOR, _SHOWN)


def folded(text: str) -> str:
    """A name as two tables are compared by it: case and blanks make no difference."""
    return " ".join(text.casefold().replace("ё", "е").split())


def missing(by: Sequence[str]) -> str:
    """The segment of what has none of the fields."""
    return SEPARATOR.join(NONE for _ in by)
