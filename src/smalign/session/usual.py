"""What a question has where it does not say: its rows, and the report it compares with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Period
from smalign.metrics.figures import DAY_SECONDS
from smalign.session.fields_asked import owner_if_known
from smalign.session.options import day_of

if TYPE_CHECKING:
    from smalign.base.config import Config
    from smalign.metrics.reconcile.report import Comparison
    from smalign.model.model import Model
    from smalign.session.options import Options
    from smalign.session.session import Session

EVER: Final = Period()
OF_PERIODS: Final = frozenset({"compare", "cells", "managers", "counterfactual", "waiting"})
"""Metrics that choose the cards of their periods themselves, of all cards."""
_BY_OWNER: Final = frozenset({"process", "load", "required", "today", "unworked"})
"""Metrics whose rows are the owners, where the export has them."""

_OF_TOUCHES: Final = frozenset({"nurture", "topics"})
"""Metrics whose rows are what was sent, or who look at it."""
_OF_ALIKE: Final = frozenset({"nurture", "coverage", "fatigue"})
"""Metrics that tell cards apart that are not alike."""
_DAYS: Final = {"nurture": 14, "fatigue": 14, "reactivation": 90, "ask": 90}
"""Metric → the days it looks ahead, or back, where none are asked for."""
_CARDS: Final = frozenset({"leads", "deals"})
_CONTENTS: Final = (
    *(("content", "content"), ("utm_content", "content"), ("campaign", "campaign")),
    *(("utm_campaign", "campaign"), ("kind", "kind")),
)
"""Column of touches → the field that names what was sent, the finest first."""
_NAMES: Final = frozenset({"content", "campaign"})
"""Fields that name what was sent."""
_ORIGINS: Final = frozenset({"channel", "source", "utm_source"})


def usual_by(session: Session, metric: str, options: Options) -> tuple[str, ...]:
    """The fields of a metric's rows where none are asked for.

    A report is compared by the field whose values it names most of; that takes the whole export.
    """
    if metric in _BY_OWNER:
        return owner_if_known(session.files)
    if metric in _OF_TOUCHES:
        found = _content(session)
        # the kind or the channel of what was sent does not tell what it is about
        return () if metric == "topics" and not _NAMES.issuperset(found) else found
    if metric == "diff":
        both = (session, options.get("old", session))
        return ("pipeline",) if all(map(_has_pipelines, both)) else ()
    report = options.get("report")
    if metric != "reconcile" or options.get("by") or report is None:
        return ("channel",) if metric in {"roi", "spend"} else ()
    from smalign.session.marketing import field_of_keys

    return field_of_keys(*session.whole(), report)


def comparison_of(
    options: Options, period: Period, config: Config, model: Model
) -> Comparison | None:
    """The report the CRM is compared with, where one was given.

    Raises:
        InputError: report_period.
        UsageError: tolerance.

    """
    if "report" not in options:
        return None
    from smalign.session.marketing import compared

    end = day_of(options.get("as_of"), "as_of") or model.local_day(model.as_of)
    return compared(options["report"], period, options.get("tolerance"), config, model, end)


def usual_window(metric: str, options: Options) -> int | None:
    """Seconds of the days a part of nurture looks ahead or back, where it does."""
    if metric not in _DAYS:
        return None
    return (options.get("days") or _DAYS[metric]) * DAY_SECONDS


def usual_alike(session: Session, metric: str) -> tuple[str, ...]:
    """The fields in which compared cards agree where none are asked for: the channel, if known."""
    if metric not in _OF_ALIKE:
        return ()
    cards = (found for _, found in session.files if found.table in _CARDS)
    known = any(_ORIGINS & set(found.columns) for found in cards)
    return ("channel",) if known else ()


def _has_pipelines(session: Session) -> bool:
    """Whether deals say their pipeline."""
    deals = (found for _, found in session.files if found.table == "deals")
    return any("pipeline" in found.columns for found in deals)


def _content(session: Session) -> tuple[str, ...]:
    """What was sent, as finely as the touches tell it."""
    columns = {
        column
        for _, found in session.files
        if found.table == "touchpoints"
        for column in found.columns
    }
    return next(((field,) for column, field in _CONTENTS if column in columns), ("channel",))
