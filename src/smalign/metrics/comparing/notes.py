"""What a comparison says aloud: its verdict first, then what it was read from."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.metrics.cohort_days import LEAST_WON
from smalign.metrics.comparing.gather import LEADS, MIN_WON
from smalign.metrics.comparing.parts import rounded
from smalign.metrics.comparing.patterns import SEGMENTS
from smalign.metrics.comparing.periods import NOW
from smalign.metrics.comparing.verdict import INSUFFICIENT, NONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smalign.metrics.comparing.gather import Compared
    from smalign.metrics.comparing.parts import Part
    from smalign.metrics.comparing.verdict import Judged

_PATTERNED: Final = ("quality", "handling")


def notes(compared: Compared, found: Mapping[str, Judged]) -> Iterator[Note]:
    """The verdict, the two periods, and what the reader must know besides."""
    if compared.choice.now is None:
        ready = compared.choice.ready_on
        known = Note("compare_periods_later", {"ready_on": ready})
        yield Note("compare_no_periods") if ready is None else known
        return
    name = next(iter(found))
    judged = found[name]
    yield from _verdict(compared, judged, name)
    yield _read(compared, judged, name)
    if compared.horizon is None:
        yield Note("compare_without_horizon", {"least": LEAST_WON})
    elif compared.choice.ready_on is not None:
        facts = {"ready_on": compared.choice.ready_on, "days": compared.horizon}
        yield Note("compare_immature", facts)
    elif compared.result != "won" and judged.is_enough:
        yield Note("compare_by_upper", {"result": compared.result, "least": MIN_WON})


def _verdict(compared: Compared, judged: Judged, name: str) -> Iterator[Note]:
    """One note a claim, the largest first; without a claim, why there is none."""
    result = compared.result
    for part in judged.claims:
        facts = {"result": result, **_names(part, judged), **_numbers(part)}
        yield Note(_code(part), facts, _stake(judged, part))
    if judged.cause == NONE:
        yield Note("compare_nothing", {"result": result}, _stake(judged))
    if judged.cause == INSUFFICIENT and result != LEADS:
        counts = {one: compared.counts[one][result] for one in (name, NOW)}
        facts = {"before": counts[name], "after": counts[NOW], "least": MIN_WON}
        yield Note("compare_few", {"result": result, **facts}, _stake(judged))


def _code(part: Part) -> str:
    if part.factor == "rates" and part.cause in _PATTERNED:
        return f"compare_{part.cause}_pattern"
    return f"compare_{part.cause}"


def _names(part: Part, judged: Judged) -> dict[str, object]:
    """The segments that stand out."""
    if part.factor != "rates" or part.cause != "quality":
        return {}
    kinds = [one for one in judged.told.patterns if one.kind == SEGMENTS]
    return {"names": [name for one in kinds for name in one.names]}


def _numbers(part: Part) -> dict[str, object]:
    ends = {"low": part.low, "high": part.high}
    numbers = {"value": float(part.value), **ends}
    return {name: rounded(one or 0.0, 0) for name, one in numbers.items()}


def _stake(judged: Judged, part: Part | None = None) -> Decimal:
    """What ranks a note of the verdict above those on the files: what it is worth."""
    amounts = judged.revenue or judged.parts
    worth = [abs(one.value) for one in amounts if part is None or one.factor == part.factor]
    return rounded(float(max(worth, default=0)), 0) + 1


def _read(compared: Compared, judged: Judged, name: str) -> Note:
    now, before = compared.choice.spans[NOW], compared.choice.spans[name]
    facts: dict[str, object] = {
        "first": now.first,
        "last": now.last,
        "other_first": before.first,
        "other_last": before.last,
        "leads": compared.counts[NOW]["leads"],
        "other_leads": compared.counts[name]["leads"],
    }
    if compared.result == LEADS:
        return Note("compare_leads_read", facts, Decimal(1))
    facts |= {"result": compared.result, "before": judged.before, "after": judged.after}
    facts |= {"days": compared.horizon, "level": compared.level}
    return Note("compare_read", facts, Decimal(1))
