"""What both departments agree on, term by term, and what of it has changed since the last time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smalign.base.config import Config

SECTIONS: Final = (
    *("agreement", "stages", "lead_stages", "pipelines", "reasons", "exclude", "thresholds"),
    *("calendar", "channels", "tasks"),
)
"""Sections of smalign.toml that say what words mean and what is held against whom."""


class TermChange(Struct, frozen=True):
    """One term that is another one now; None: there was none, or there is none any more."""

    key: str
    before: str | None
    now: str | None


def terms_of(config: Config) -> dict[str, str]:
    """Every term that is not the default, by its key as smalign.toml writes it, as a text."""
    usual = usual_terms(config)
    return {key: value for key, value in _told("", _sections(config)) if usual.get(key) != value}


def usual_terms(config: Config) -> dict[str, str]:
    """The terms that hold where smalign.toml names none, likewise."""
    return dict(_told("", _sections(type(config)())))


def changed(
    before: Mapping[str, str], now: Mapping[str, str], usual: Mapping[str, str]
) -> list[TermChange]:
    """What is not as it was, in the order of the keys; where a term is not named, `usual` holds."""
    found = (
        TermChange(key, before.get(key, usual.get(key)), now.get(key, usual.get(key)))
        for key in sorted({*before, *now})
    )
    return [one for one in found if one.before != one.now]


def _sections(config: Config) -> dict[str, object]:
    return {name: getattr(config, name) for name in SECTIONS}


def _told(key: str, value: object) -> Iterator[tuple[str, str]]:
    """Keys down to plain values; a list is one value, for its order may matter."""
    if isinstance(value, Struct):
        inside = {name.rstrip("_"): getattr(value, name) for name in value.__struct_fields__}
        yield from _told(key, inside)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _told(f"{key}.{name}" if key else str(name), one)
    elif isinstance(value, list | tuple):
        if value:
            yield key, ", ".join(map(str, value))
    elif value is not None:
        yield key, str(value)
