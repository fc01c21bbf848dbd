"""Which options a metric takes, and the refusal of the others."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final

from msgspec import Struct

from smalign.base.errors import UsageError
from smalign.base.parts import PARTS
from smalign.session.options import Options

_OF_ONE: Final = {
    "basis": "roi funnel",
    "models": "roi",
    "order": "roi",
    "nulls": "roi",
    "bootstrap": "roi",
    "velocity": "roi",
    "ltv": "roi",
    "counts": "roi",
    "lookback": "roi",
    "lookback_steps": "roi",
    "transform": "roi",
    "half_life": "roi",
    "ignore": "roi",
    "mode": "funnel",
    "grain": "funnel",
    "window": "funnel",
    "cohort": "cohorts maturity bonus spend",
    "monthly": "reasons",
    "min_days": "reasons",
    "horizon": "cohorts maturity segments compare bonus spend process waiting diagnose",
    "report": "reconcile diagnose",
    "within": "records",
    "fresh": "calls",
    "days": "nurture",
    "alike": "nurture",
    "vs": "compare diagnose",
    "to": "compare",
    "names": "compare",
    "people": "tasks",
    "overturn": "compare",
    "tolerance": "reconcile",
    "decided": "segments",
    "what_if": "bonus bases",
    "old": "diff stage_moves reassigned field_edits stage_edits",
    "require": "fields",
    "values": "fields",
    "suggest": "fields",
    "show": " ".join(PARTS),
}
"""Options not every metric has: the names of those that do."""
_HAS_NO: Final = {
    "diagnose": ("by", "ids", "sql"),
    "diff": ("since", "until", "last", "as_of", "min_n"),
    "plan": ("by",),
    "bonus": ("min_n",),
    "tasks": ("by", "where", "pipelines", "min_n"),
    "records": ("by", "where", "pipelines", "min_n"),
    "calls": ("by",),
    "today": ("since", "until", "last", "min_n"),
}
"""Metric → options all others have: a plan has rows of its own, tasks are no cards, and a diagnosis
is no table."""
_PART_HAS_NO: Final = {
    "agenda": ("by",),
    **dict.fromkeys(("cells", "managers", "counterfactual"), ("to",)),
    "stage_edits": ("by", "where", "pipelines"),
    "calls": ("since", "until", "last"),
    "coverage": ("by", "days", "since", "until", "last"),
    "fatigue": ("by",),
    "topics": ("alike", "days"),
    "reactivation": ("by", "alike"),
    "survey": ("by", "alike", "days"),
    "ask": ("by", "alike", "since", "until", "last"),
    "suggested": ("by",),
}
"""Metric of a part → options that other parts of its command have."""
_KINDS: Final[dict[str, type]] = {
    "str": str,
    "int": int,
    "bool": bool,
    "date": date,
    "None": type(None),
    "Sequence[str]": tuple,
}
_PLAN_HAS_NO: Final = ("by", "vs")
"""Options that say nothing of a period set against its plan: the channels are those of the plan."""
_LEAST: Final = {
    "min_n": 1,
    "min_days": 0,
    "lookback_steps": 1,
    "order": 1,
    "within": 0,
    "fresh": 0,
    "days": 1,
}
"""Options that are numbers → the least they may be."""
_ONE_OF: Final = {"vs": ("previous", "year"), "to": ("plan",)}
"""Options → the words they may be, where nothing behind them says so."""
_OF_MONEY: Final = ("bootstrap", "velocity", "ltv")
"""Options that say nothing where no amount is looked at."""
_SPELLED: Final = {"pipelines": "pipeline"}
"""Options whose name on the command line is another one."""


def check_options(metric: str, options: Options) -> None:
    """Refuse an option the metric does not have, or a value that is none, as a function would.

    Raises:
        TypeError: `options` holds one.
        UsageError: option_number, option_choice, a value beyond those there are; needs_after_sale,
            a horizon of another part of process; decided_has_no_horizon, counts_alone, an option
            beside one that asks for none.

    """
    for name, value in options.items():
        if name not in Options.__annotations__ or not takes(metric, name):
            message = f"{metric}() got an unexpected keyword argument {name!r}"
            raise TypeError(message)
        wanted = Options.__annotations__[name].__forward_arg__
        if not _is_of(wanted, value):
            message = f"{metric}() wants {wanted} as {name}, not {value!r}"
            raise TypeError(message)
        _refuse_beyond(name, value)
    if metric == "process" and "horizon" in options and options.get("show") != "after-sale":
        raise UsageError("needs_after_sale")
    if options.get("counts"):
        _refuse_of_money(options)
    if options.get("decided") and options.get("horizon") not in (None, "auto"):
        raise UsageError("decided_has_no_horizon")


def _is_of(wanted: str, value: object) -> bool:
    """Whether a value is of a kind `wanted` names; a name of none is that of a record of ours."""
    kinds = wanted.split(" | ")
    if "Sequence[str]" in kinds and isinstance(value, list | tuple):
        return all(isinstance(one, str) for one in value)
    known = tuple(_KINDS.get(kind, Struct) for kind in kinds)
    if isinstance(value, bool):
        return bool in known
    if isinstance(value, datetime):
        return date in known and _is_midnight(value)
    return isinstance(value, known)


def _is_midnight(moment: datetime) -> bool:
    """Whether a moment is a day, as pandas has days; with a zone it would be one here or there.

    NaT, which is no moment, is equal to nothing.
    """
    return moment == moment and moment.tzinfo is None and moment.time() == time.min  # noqa: PLR0124


def _refuse_beyond(name: str, value: object) -> None:
    option = f"--{name.replace('_', '-')}"
    least = _LEAST.get(name)
    if least is not None and isinstance(value, int) and value < least:
        raise UsageError("option_number", option=option, found=value, least=least)
    known = _ONE_OF.get(name)
    if known is not None and value is not None and value not in known:
        raise UsageError("option_choice", option=option, found=value, known=", ".join(known))


def _refuse_of_money(options: Options) -> None:
    for name in _OF_MONEY:
        if options.get(name):
            raise UsageError("counts_alone", option=f"--{name}")
    if options.get("basis") == "cash":
        raise UsageError("counts_alone", option="--basis cash")


def check_part(part: str, options: Options) -> None:
    """Refuse an option that is given and says nothing of this part of a command.

    Raises:
        UsageError: part_option; plan_option, of a comparison with the plan.

    """
    for name in _PART_HAS_NO.get(part, ()):
        if options.get(name):
            option = f"--{_SPELLED.get(name, name)}"
            asked = "--suggest" if options.get("suggest") else f"--show {_shown(part, options)}"
            raise UsageError("part_option", option=option, asked=asked)
    for name in _PLAN_HAS_NO if part == "compare" and options.get("to") else ():
        if options.get(name):
            raise UsageError("plan_option", option=f"--{name}")


def _shown(part: str, options: Options) -> str:
    """The part as `--show` calls it; unasked it is the first of its command."""
    return options.get("show") or PARTS[part][0]


def takes(metric: str, option: str) -> bool:
    """Whether an option of some metric is one of this metric."""
    return metric in _OF_ONE.get(option, metric).split() and option not in _HAS_NO.get(metric, ())


def part_takes(part: str, option: str) -> bool:
    """Whether an option says anything of this part of a command; part: its metric."""
    return option not in _PART_HAS_NO.get(part, ())
