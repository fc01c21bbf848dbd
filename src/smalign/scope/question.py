"""A question before it meets the data, and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smalign.base.results import Period

if TYPE_CHECKING:
    from datetime import date, datetime

_ALWAYS: Final = Period()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, before it meets the data; reasons: reason of a loss → its class."""

    by: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    pipelines: tuple[str, ...] = ()
    period: Period = _ALWAYS
    as_of: date | None = None
    basis: str = "cohort"
    mode: str = "backfill"
    min_n: int = 30
    monthly: bool = False
    min_days: int = 0
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """A question that met the data.

    by: display names of the `--by` fields, in order. spend_is_split, touches_have: every `--by`
    field is one that spend, that touches carry. spend_is_filtered: so is every `--where` field.
    """

    question: Question
    by: tuple[str, ...]
    as_of: datetime | None
    spend_is_split: bool
    spend_is_filtered: bool
    touches_have: bool
