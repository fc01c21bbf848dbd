"""Everything a diagnosis rests on, asked of one session."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, cast

from msgspec.structs import replace

from smalign.base.diagnosis import Diagnosis, Range
from smalign.base.errors import InputError, SmalignError
from smalign.base.results import Period
from smalign.metrics.figures import whole
from smalign.model.complete import gap_notes
from smalign.model.inspection import records_rejected
from smalign.rules.steps.finding import Case
from smalign.rules.steps.followed import followed
from smalign.rules.steps.gates import gates_of
from smalign.rules.steps.judge import agreed_by
from smalign.rules.steps.verdict import verdict_of
from smalign.rules.steps.walk import dearest, first_broken, walk
from smalign.rules.steps.witnessed import witnessed
from smalign.session.counted import counted
from smalign.session.judged_days import compared_days, spans_of, tried
from smalign.session.takes import takes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.results import Result
    from smalign.rules.steps.finding import Asking
    from smalign.session.options import Options
    from smalign.session.session import Session

_HALVES: Final = (0.5, 1.5)
"""Of the horizon, at which the verdict is tried again."""
_OF_ALL: Final = ("where", "pipelines", "as_of", "min_n")
"""Options that hold for every question of a diagnosis."""
_CARDS: Final = ("leads", "deals")
_OF_COMPARE: Final = ("vs", "horizon", "since", "until", "last")


def diagnosis_of(session: Session, options: Options) -> Diagnosis:
    """Ask the questions of the six steps, and judge the answers.

    The period judged is the later one of `compare`, or what was asked for; every finding is read
    over it, and over the four equal periods before it, which are the company's own past.

    Raises:
        UsageError: an option, a field or a condition that does not exist.
        SmalignError: the export holds no cards.

    """
    engine, model = session.whole()
    gaps = gap_notes(engine, model)
    own: Mapping[str, object] = {
        name: options[name] for name in _OF_COMPARE if options.get(name) not in (None, "auto")
    }
    ask = _asking(session, options)
    compared, own = compared_days(ask, own)
    head = _head(ask)
    on = head.params["as_of_on"]
    days, past = spans_of(compared)
    case = Case(
        ask=ask,
        config=session.config,
        period=days,
        past=past,
        on=on if isinstance(on, date) else None,
        min_n=options.get("min_n") or session.config.thresholds.min_n,
        compared=compared,
        worth=_worth(tried(ask, "worth", {})),
        won_of=_won_of(head) if head.metric == "roi" else {},
        report=options.get("report"),
    )
    systems = sorted({found.crm for _, found in session.files if found.table in _CARDS})
    found = _judged(case, head, own)
    gates = gates_of(case, records_rejected(model), has_gaps=bool(gaps))
    verdict = replace(found.verdict, notes=(*found.verdict.notes, *gaps))
    return replace(found, verdict=verdict, gates=gates, systems=tuple(systems))


def _head(ask: Asking) -> Result:
    """The answer whose day and grain are everybody's; without one currency its counts alone.

    Raises:
        SmalignError: the export holds no cards.

    """
    try:
        return counted(lambda options: ask("roi", options), {})
    except SmalignError as error:
        raise _called(error) from None


def _called(refused: SmalignError) -> SmalignError:
    """A refusal of the first answer, by the name of what was asked for."""
    if refused.code != "nothing_to_count":
        return refused
    return InputError(refused.code, **{**refused.facts, "metric": "diagnose"})


def _asking(session: Session, options: Options) -> Asking:
    """A question to the session, under the options every metric has that takes them."""
    shared = {name: options[name] for name in _OF_ALL if options.get(name)}

    def ask(metric: str, more: Mapping[str, object]) -> Result:
        mine = {name: value for name, value in shared.items() if takes(metric, name)}
        own = {name: value for name, value in more.items() if value is not None}
        return session.ask(metric, cast("Options", {**mine, **own, "sql": False}))

    return ask


def _judged(case: Case, head: Result, own: Mapping[str, object]) -> Diagnosis:
    """The walk, the gates and the verdict; head: the answer whose day and grain are everybody's."""
    verdict, steps = witnessed(verdict_of(case.compared, _held(case, own)), walk(case))
    others = [one for name, one in verdict.periods.items() if name != "now"]
    return Diagnosis(
        as_of=head.as_of,
        on=case.on,
        period=case.period,
        before=Period(*others[0]) if others else None,
        grain=head.grain,
        currency=head.currency,
        steps=steps,
        gates=(),
        verdict=verdict,
        followed=followed(case.config.actions, steps, case.on, case.period),
        first_broken=first_broken(steps),
        dearest=dearest(steps),
        worth=case.worth,
        conditions={one: head.params[one] for one in ("where", "pipelines") if one in head.params},
        min_n=case.min_n,
        agreed=agreed_by(case) if case.config.agreement.norms else {},
        notes=verdict.notes,
        excluded=head.excluded
        if isinstance(case.compared, SmalignError)
        else case.compared.excluded,
    )


def _worth(found: Result | SmalignError) -> Range | None:
    if isinstance(found, SmalignError) or not found.rows:
        return None
    ends = (found.rows[0][f"median{end}"] for end in ("", "_low", "_high"))
    return Range(*(float(str(one)) for one in ends))


def _won_of(roi: Result) -> dict[str, tuple[int, int]]:
    """Of leads, qualified leads and deals, how many were won: the numerators of roi's own rates.

    Deals without a lead are no sale of a lead. A lead that was won was qualified.
    """
    total = roi.total

    def won(rate: str, of: str) -> int:
        return round(float(str(total.get(rate) or 0)) * whole(total.get(of)))

    leads, deals = won("lead_to_won", "leads"), won("deal_to_won", "deals")
    counts = {"leads": leads, "qualified": leads, "deals": deals}
    known = {name: (hits, whole(total.get(name))) for name, hits in counts.items()}
    return {name: (min(hits, of), of) for name, (hits, of) in known.items() if of}


def _held(case: Case, own: Mapping[str, object]) -> dict[str, str]:
    """Other horizons, channels, and other least segments → the cause compare names with them."""
    found: dict[str, str] = {}
    same = case.compared
    if isinstance(same, SmalignError) or not same.rows:
        return found
    for name, options in _tries(case, same.params, own).items():
        asked = {**own, **options, **_days(case), "overturn": False}
        told = case.ever("compare", **asked) if options else same
        if not isinstance(told, SmalignError):
            found[name] = verdict_of(told, {}).cause
    return {name: cause for name, cause in found.items() if cause != "insufficient"}


def _tries(
    case: Case, params: Mapping[str, Any], own: Mapping[str, object]
) -> dict[str, dict[str, object]]:
    """Choices that might have been others → the options of them; none: it is the same question."""
    horizon = params["horizon"]
    tries: dict[str, dict[str, object]] = {}
    if isinstance(horizon, int) and not own.get("horizon"):
        tries = {f"horizon {days}": {"horizon": f"{days}d"} for days in _other_ages(horizon)}
    if params["level"] not in ("channel", "by"):
        tries["segments channel"] = {"by": ("channel",)}
        low, high = params["steady"]
        for least in (max(1, case.min_n // 2), case.min_n * 2):
            is_same = low <= least <= (high or least)
            tries[f"min_n {least}"] = {} if is_same else {"min_n": least}
    return tries


def _days(case: Case) -> dict[str, object]:
    return {"since": case.period.since, "until": case.period.until, "last": None}


def _other_ages(horizon: int) -> list[int]:
    return [max(1, round(horizon * of)) for of in _HALVES if round(horizon * of) != horizon]
