"""tasks_done: regular tasks done in time, and whether the data changed with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.diagnosis import Act, Norm, Observation
from smalign.base.errors import SmalignError
from smalign.base.schema import NONE
from smalign.metrics.figures import whole
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import agreed_by, share_of, status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.diagnosis import StepZone, Unseen
    from smalign.base.results import Row
    from smalign.rules.steps.finding import Case
    from smalign.rules.steps.judge import Counts

_HALF: Final = 0.5
"""More often than not: the least that can be asked where nobody agreed on more."""
_ZONES: Final[dict[str, StepZone]] = {
    "marketing": "marketing",
    "маркетинг": "marketing",
    "sales": "sales",
    "продажи": "sales",
}
"""What an export calls the sides → whose matter a task is; else it is both departments'."""


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Regular tasks: done in time, and whether the data they are to keep fresh changed.

    What: of each side, tasks of a series whose term is over: done in time, done at all; and of the
        done ones whose fields `[tasks]` names, those after which any card had such a field changed.
    Why: what the departments tell each other rests on somebody refreshing it; a task closed on
        paper refreshes nothing.
    How: `tasks` over everything in the export, for a task of a quarter comes four times a year;
        tasks done on a day nobody says are left out. Of the exchange are the series that `[tasks]`
        names; where it names none, those that say whose side they are of: three calls of one title
        are a series, and no exchange. Norm: agreed; else more often than not, which is nobody's
        agreement and gives attention at most. The near end of Wilson's interval must cross it: no
        change after four tasks does. Where nobody agreed, in order takes an interval above it as
        surely; between, there is not enough data.
    Caveats: a changed field may have been changed by ordinary work; tasks nobody exports are not
        seen. Not about sales: nothing is at stake that could be counted.
    Source: definitions, "The six steps' observables".
    Action: make the task a regular one with somebody responsible; close it with what changed.
    """
    found = case.ever("tasks")
    if isinstance(found, SmalignError):
        known = found.code != "nothing_to_count"
        yield FINDING.unseen(found) if known else FINDING.unseen("tasks_not_exported")
        return
    regular = _regular(case, found.rows)
    if regular and all(one["due_tasks"] is None for one in regular):
        yield FINDING.unseen("tasks_never_done")
        return
    if not any(whole(one["due_tasks"]) for one in regular):
        series = _series([one for one in found.rows if one["series"] != NONE])
        yield FINDING.unseen("tasks_not_named" if series else "tasks_not_regular", series=series)
        return
    if not any(_dated(one) for one in found.rows):
        yield FINDING.unseen("tasks_never_done")
        return
    for side in sorted({str(one["side"]) for one in regular}):
        mine = [one for one in regular if one["side"] == side]
        yield from _of_side(case, side, mine)
    if not any(whole(one["checked"]) for one in regular):
        yield FINDING.unseen("tasks_change_unknown")


def _regular(case: Case, rows: Sequence[Row]) -> list[Row]:
    """The tasks of the exchange: of the series that are named, else of those that name a side."""
    named = {fold_header(one) for one in case.config.tasks}
    regular = [one for one in rows if one["series"] != NONE]
    if named:
        return [one for one in regular if fold_header(str(one["series"])) in named]
    return [one for one in regular if one["side"] != NONE]


def _of_side(case: Case, side: str, rows: Sequence[Row]) -> Iterator[Observation]:
    # of a task that was done on a day nobody says it is not known whether it was in time
    undated = _sum(rows, "undated")
    due, done = _sum(rows, "due_tasks") - undated, _sum(rows, "done") - undated
    if due:
        counts = _sum(rows, "on_time"), due
        facts = {"on_time": counts[0], "due": due, "done": done, "series": _series(rows)}
        yield _observation(case, ("tasks_done", "tasks_done"), side, counts, facts)
    checked = [one for one in rows if whole(one["checked"])]
    if checked:
        counts = _sum(checked, "changed"), _sum(checked, "checked")
        facts = {"changed": counts[0], "checked": counts[1], "series": _series(checked)}
        yield _observation(case, ("tasks_unchanged", "tasks_changed"), side, counts, facts)


def _observation(
    case: Case, codes: tuple[str, str], side: str, counts: Counts, facts: dict[str, object]
) -> Observation:
    """One of a side; codes: of what crosses its norm, and of what does not."""
    share = share_of(counts)
    zone = _ZONES.get(side.lower(), "shared")
    agreed = case.config.agreement.norms.get(FINDING.name)
    least = _HALF if agreed is None else agreed
    crossed = share is not None and share.high < least
    norm = (
        Norm("outside", least, crossed, {"rule": "half"})
        if agreed is None
        else Norm("agreed", least, crossed, agreed_by(case))
    )
    is_clear = agreed is not None or crossed or (share is not None and share.low > least)
    if share is not None:
        facts |= {"share": share.value, "low": share.low, "high": share.high}
    return Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, None) if is_clear else "not_enough_data",
        codes[0] if crossed else codes[1],
        {"side": "shared" if side == NONE else side, **facts},
        zone=zone,
        figure=share,
        norm=norm,
        no_stake="not_sales",
        act=Act("do_tasks", zone, {"series": facts["series"]}, aim="regular_task"),
        shown_by="smalign tasks",
    )


def _dated(row: Row) -> int:
    """Tasks of which it is said when they were done."""
    return whole(row["done"]) - whole(row["undated"])


def _series(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(str(one["series"]) for one in rows))


def _sum(rows: Sequence[Row], name: str) -> int:
    return sum(whole(one[name]) for one in rows)


FINDING: Final = Finding("tasks_done", 5, find)
