"""What may be asked of a metric, the same in the command line and in Python."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final, TypedDict

from smalign.base.config import hours
from smalign.base.days import written_day
from smalign.base.errors import UsageError
from smalign.metrics.journey_rules import TRANSFORMS, JourneyRules
from smalign.metrics.roi.learned import ALL, OF_LOST
from smalign.scope.question import Question, ReasonClass, Required
from smalign.session.fields_asked import asked_required

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from smalign.base.config import ByAttempts, Config
    from smalign.metrics.reconcile.report import MarketingReport
    from smalign.scope.compared import Earlier
    from smalign.session.session import Session


_LONGEST: Final = 36_500


class Options(TypedDict, total=False):
    """Options of a question.

    by: fields whose values make the rows. where: conditions, joined by *and*. since, until: local
    dates, inclusive, as `date`, "2026-01-31" or "31.01.2026". last: "3m", counted back from the
    as-of. as_of: the export as it stood at the end of that day. pipelines: only deals of these.
    min_n: cards a row needs. basis: "cohort" or
    "cash" (roi); "cards" or "amount" (funnel). models: attribution models, or "all" (roi).
    lookback: "90d", lookback_steps, transform, half_life: "7d", ignore: which touches the models
    see and weigh, as in `JourneyRules`; order: steps a Markov state remembers; nulls: whether
    journeys without a conversion count in them; bootstrap: also intervals of ROAS and ROMI;
    velocity: also sales velocity; ltv: "180d" or "all", also what new customers bought; counts: no
    amount or cost is looked at (all of roi). mode:
    "backfill", "observed" or "strict"; grain: "lead", "deal" or "contact"; window: "30d" (funnel).
    cohort: "week", "month" or "quarter", horizon: "90d" or "auto" (cohorts, segments, compare,
    process).
    monthly: a row a month; min_days: cards lost sooner are left out (reasons). decided: the
    conversion of decided cards (segments). require: "field@stage", whom that would have stopped;
    suggest: what to require; values: what the fields hold (fields). show: which part, as in
    `base.parts`. report: what the CRM is compared with (reconcile, diagnose), tolerance: "2%"
    (reconcile). within: minutes between a record and its card (records). fresh: days a touch is a
    reason to call (calls). days: after a touch, within which a card moves on; alike: fields in
    which the cards compared agree (nurture). what_if: "cap=100000", changes of the plans to try
    (bonus). vs: "previous" or "year"; to: "plan"; names: people by name; overturn: also how many
    cards still open would give another verdict (compare). people: a row a person, which is the
    default (tasks). personal: what people are called and reached at is shown. old: the earlier
    export, earlier: what it holds of the question (diff). ids: also the cards behind the
    numbers. sql: also the script.
    """

    by: str | Sequence[str]
    where: str | Sequence[str]
    since: date | str | None
    until: date | str | None
    last: str | None
    as_of: date | str | None
    pipelines: Sequence[str]
    min_n: int | None
    basis: str
    models: Sequence[str]
    order: int
    nulls: bool
    bootstrap: bool
    velocity: bool
    ltv: str | None
    counts: bool
    lookback: str | None
    lookback_steps: int | None
    transform: str
    half_life: str | None
    ignore: Sequence[str]
    mode: str
    grain: str | None
    window: str | None
    cohort: str
    horizon: str
    monthly: bool
    min_days: int
    decided: bool
    require: str | Sequence[str]
    values: bool
    suggest: bool
    show: str
    report: MarketingReport
    old: Session
    earlier: Earlier
    tolerance: str
    within: int
    fresh: int
    what_if: Sequence[str]
    days: int | None
    alike: str | Sequence[str]
    vs: str | None
    to: str | None
    names: bool
    people: bool
    personal: bool
    overturn: bool
    ids: bool
    sql: bool


def question_of(
    options: Options,
    config: Config,
    default_by: tuple[str, ...],
    default_alike: tuple[str, ...] = (),
) -> Question:
    """The options as a question; the period of `last` is not known yet."""
    return Question(
        by=_several(options.get("by")) or default_by,
        alike=_several(options.get("alike")) or default_alike,
        where=_several(options.get("where")),
        pipelines=tuple(options.get("pipelines") or ()),
        as_of=day_of(options.get("as_of"), "as_of"),
        basis=options.get("basis", "cohort"),
        mode=options.get("mode", "backfill"),
        counted=options.get("grain"),
        window=_seconds(options),
        min_n=options.get("min_n") or config.thresholds.min_n,
        lost_journeys=not {ALL, *OF_LOST}.isdisjoint(options.get("models") or ()),
        monthly=options.get("monthly", False),
        min_days=options.get("min_days", 0),
        copy_days=config.exclude.copy_days,
        tasks=config.tasks,
        calendar=config.calendar,
        earlier=options.get("earlier"),
        shows_personal=options.get("personal", False),
        reasons=tuple(_class_of(reason, to) for reason, to in config.reasons.items()),
        required=tuple(asked_required(_several(options.get("require"))))
        or tuple(required_of(config)),
    )


def required_of(config: Config) -> Iterator[Required]:
    """The fields that the stages of smalign.toml require."""
    apart = tuple(config.pipelines)
    sections = (
        (config.lead_stages, "lead", None, ()),
        (config.stages, "deal", None, apart),
        *((own, "deal", pipeline, ()) for pipeline, own in config.pipelines.items()),
    )
    for stages, card, pipeline, but_not in sections:
        for stage, fields in stages.required.items():
            since = day_of(stages.required_since.get(stage), "required_since")
            for field in fields:
                yield Required(field, stage, card, pipeline, but_not, since)


def _seconds(options: Options) -> int | None:
    """The seconds within which something counts: a window, minutes of a record, days of a touch."""
    minutes, days = options.get("within"), options.get("fresh")
    if minutes is not None:
        return minutes * 60
    return window_of(options.get("window")) if days is None else days * 86_400


def _class_of(reason: str, to: str | ByAttempts) -> ReasonClass:
    if isinstance(to, str):
        return ReasonClass(reason, to)
    return ReasonClass(reason, to.class_, to.below_attempts, to.else_)


def day_of(given: date | str | None, option: str) -> date | None:
    """A date, the day of a midnight, or a day as the command line takes it.

    Raises:
        UsageError: option_date.

    """
    if not isinstance(given, str):
        return given.date() if isinstance(given, datetime) else given
    found = written_day(given)
    if found is None:
        raise UsageError("option_date", option=option, found=given)
    return found


def horizon_of(given: str | None) -> int | None:
    """Days of a horizon such as "90d"; None for "auto", which is also the default.

    Raises:
        UsageError: horizon.

    """
    if given is None or given == "auto":
        return None
    days = given.removesuffix("d")
    if not (
        given.endswith("d") and days.isascii() and days.isdigit() and 0 < int(days) <= _LONGEST
    ):
        raise UsageError("horizon", found=given)
    return int(days)


def ltv_of(given: str | None) -> int | None:
    """Days after the first sale, as "180d"; 0 for "all"; None where it is not asked for.

    Raises:
        UsageError: ltv_age.

    """
    if given is None or given == "all":
        return None if given is None else 0
    try:
        return horizon_of(given)
    except UsageError:
        raise UsageError("ltv_age", found=given) from None


def window_of(given: str | None) -> int | None:
    """Seconds of a window such as "30d", "12h" or "2w"; None without one.

    Raises:
        UsageError: window.

    """
    if given is None:
        return None
    from smalign.base.config import hours

    try:
        found = hours(given)
    except ValueError:
        found = 0
    if not 0 < found <= _LONGEST * 24:
        raise UsageError("window", found=given)
    return found * 3600


def journeys_of(options: Options, config: Config) -> JourneyRules:
    """Which touches the models see and how they weigh them, as asked or else as configured.

    Raises:
        UsageError: option_term.

    """
    agreed = config.attribution
    lookback = options.get("lookback") or agreed.lookback
    steps = options.get("lookback_steps")
    return JourneyRules(
        lookback_hours=None if lookback is None else _hours(lookback, "--lookback"),
        lookback_steps=steps,
        transform=options.get("transform", TRANSFORMS[0]),
        half_life_hours=_hours(options.get("half_life") or agreed.half_life, "--half-life"),
        ignored=(*agreed.ignore, *_several(options.get("ignore"))),
    )


def _hours(term: str, option: str) -> int:
    try:
        return hours(term)
    except ValueError:
        raise UsageError("option_term", option=option, found=term) from None


def _several(given: str | Sequence[str] | None) -> tuple[str, ...]:
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else tuple(given)
