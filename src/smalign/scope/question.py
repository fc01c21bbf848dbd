"""A question before it meets the data, and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from smalign.base.config_calendar import Calendar
from smalign.base.results import Period
from smalign.scope.prices import Prices

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date, datetime

    from smalign.base.config import TaskSeries
    from smalign.base.config_money import Costs
    from smalign.scope.compared import Earlier

_ALWAYS: Final = Period()
_AS_EXPORTED: Final = Prices()


class ReasonClass(Struct, frozen=True):
    """Whose matter a reason is; below_attempts: only of cards with fewer, others are otherwise."""

    reason: str
    name: str
    below_attempts: int | None = None
    otherwise: str | None = None


class Required(Struct, frozen=True):
    """A field that a card must have once it reaches a stage.

    card: "lead" or "deal", None = whichever has the stage and the field. pipeline: of deals, None =
    every one but those in `but_not`. since: from which day on, None = nobody says.
    """

    field: str
    stage: str
    card: str | None = None
    pipeline: str | None = None
    but_not: tuple[str, ...] = ()
    since: date | None = None


class Question(Struct, frozen=True):
    """What is asked, before it meets the data."""

    by: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    pipelines: tuple[str, ...] = ()
    period: Period = _ALWAYS
    as_of: date | None = None
    basis: str = "cohort"
    mode: str = "backfill"
    min_n: int = 30
    lost_journeys: bool = False
    monthly: bool = False
    min_days: int = 0
    copy_days: int | None = None
    reasons: tuple[ReasonClass, ...] = ()
    counted: str | None = None
    window: int | None = None
    prices: Prices = _AS_EXPORTED
    costs: Costs | None = None
    tasks: Mapping[str, TaskSeries] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=Calendar)
    report_periods: tuple[tuple[str, date, date], ...] = ()
    required: tuple[Required, ...] = ()
    earlier: Earlier | None = None
    shows_personal: bool = False


def counts_attempts(question: Question, reads: Collection[str]) -> bool:
    """Whether the answer needs attempts: classes of reasons do only where one depends on them."""
    if "card_attempts" not in reads:
        return False
    return "reason_classes" not in reads or any(one.below_attempts for one in question.reasons)


def conditions_of(question: Question) -> dict[str, object]:
    """What an answer holds for, as parameters of it: its conditions and pipelines, where asked."""
    asked = {"where": question.where, "pipelines": question.pipelines}
    return {name: list(values) for name, values in asked.items() if values}


class Scope(Struct, frozen=True):
    """A question that met the data.

    by: display names of the `--by` fields, in order; touches_lack: of those that touches do not
    carry. spend_is_split: every `--by` field is one that spend carries. spend_is_filtered: so is
    every `--where` field. by_form: fields of `--by` that name persons, whose values are shown by
    their form.
    """

    question: Question
    by: tuple[str, ...]
    as_of: datetime | None
    spend_is_split: bool
    spend_is_filtered: bool
    touches_lack: tuple[str, ...]
    by_form: tuple[str, ...] = ()
