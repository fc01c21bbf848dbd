"""The few numbers of a report that the next one is compared with, as `state.json` keeps them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from smalign.base.results import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.results import Note

VERSION: Final = 1


class Headline(Struct, frozen=True):
    """What one report said.

    numbers: name of a measure of `roi` → its total; rates are fractions. warnings: keys of its
    notes, see `key_of`. identity: of the run. configuration: the hash of smalign.toml. version: of
    smalign.
    """

    as_of: date | None
    period: Period
    currency: str | None
    numbers: Mapping[str, Decimal]
    warnings: frozenset[str] = frozenset()
    identity: str = ""
    configuration: str = ""
    version: str = ""


class Remembered(Struct, frozen=True):
    """The last report of one question, and the one before it.

    Where the last report is made once more, from the same inputs, it is compared with the one
    before, as it was the first time.
    """

    last: Headline
    before: Headline | None = None

    def earlier(self, identity: str) -> Headline | None:
        """What a report of this identity is compared with."""
        return self.before if self.last.identity == identity else self.last

    def after(self, now: Headline) -> Remembered:
        """What is remembered after a report."""
        return Remembered(now, self.earlier(now.identity))


class Since(Struct, frozen=True):
    """Two headlines of one question; `then` is the earlier one."""

    then: Headline
    now: Headline

    @property
    def is_backwards(self) -> bool:
        """Whether the data now are older: an export of last month instead of today's."""
        then, now = self.then.as_of, self.now.as_of
        return then is not None and now is not None and now < then


def key_of(note: Note) -> str:
    """What stays of a note while its numbers change: its code, and of what column or file it is.

    Texts of the export are hashed: a state says nothing of the records.
    """
    texts = sorted((name, text) for name, text in note.facts.items() if isinstance(text, str))
    return f"{note.code} {sha256(repr(texts).encode()).hexdigest()[:12]}"


def remembered_data(remembered: Remembered) -> dict[str, object]:
    """What is remembered, as JSON."""
    before = remembered.before
    return {"last": _data(remembered.last), "before": None if before is None else _data(before)}


def remembered_of(data: Mapping[str, Any]) -> Remembered:
    """What `remembered_data` was given.

    Raises:
        ValueError: it is not that.

    """
    try:
        before = data["before"]
        return Remembered(_headline(data["last"]), None if before is None else _headline(before))
    except (KeyError, TypeError, AttributeError, InvalidOperation) as error:
        raise ValueError(type(error).__name__) from error


def _data(one: Headline) -> dict[str, object]:
    return {
        "as_of": _iso(one.as_of),
        "since": _iso(one.period.since),
        "until": _iso(one.period.until),
        "currency": one.currency,
        "numbers": {name: str(value) for name, value in one.numbers.items()},
        "warnings": sorted(one.warnings),
        "identity": one.identity,
        "configuration": one.configuration,
        "smalign": one.version,
    }


def _headline(data: Mapping[str, Any]) -> Headline:
    return Headline(
        as_of=_day(data["as_of"]),
        period=Period(_day(data["since"]), _day(data["until"])),
        currency=None if data["currency"] is None else str(data["currency"]),
        numbers={str(name): _finite(text) for name, text in data["numbers"].items()},
        warnings=frozenset(map(str, data["warnings"])),
        identity=str(data["identity"]),
        configuration=str(data["configuration"]),
        version=str(data["smalign"]),
    )


def _finite(text: str) -> Decimal:
    value = Decimal(text)
    if not value.is_finite():
        raise ValueError(text)
    return value


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
