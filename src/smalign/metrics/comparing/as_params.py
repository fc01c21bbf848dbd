"""A comparison as data: what came of it, for whoever reads the result by program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.metrics.comparing.flips import flip_of
from smalign.metrics.comparing.gather import LEADS
from smalign.metrics.comparing.overturn import overturn_of
from smalign.metrics.comparing.parts import CAUSES, rounded
from smalign.metrics.comparing.periods import NOW

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.metrics.comparing.gather import Compared
    from smalign.metrics.comparing.verdict import Judged


def params_of(
    compared: Compared, found: Mapping[str, Judged], *, overturn: bool = True
) -> dict[str, object]:
    """The periods, what they are read by, and the verdict on each comparison.

    first_on: the day the oldest card was created on; end: the last day of the leads, where these
    end before the rest. steady: from and to which `min_n` the segments would be the same ones,
    null: whatever it is. verdict: period compared with → cause; before and after; each cause's
    value with its interval (a sum of parts: their errors are added as if they were independent);
    unsure: factors that are more than chance alone and not claimed; patterns; p-values; gates;
    changes of the recording; flip; overturned_by: of the cards still open, how many won would give
    another verdict, null unless that is asked for.
    """
    spans = {name: (one.first, one.last) for name, one in compared.choice.spans.items()}
    ready = compared.choice.ready_on
    return {
        "periods": {name: [str(first), str(last)] for name, (first, last) in spans.items()},
        "ready_on": None if ready is None else str(ready),
        "first_on": None if compared.first_on is None else str(compared.first_on),
        "end": None if compared.end is None else str(compared.end),
        "horizon": compared.horizon,
        "result": compared.result,
        "level": compared.level,
        "levels": dict(compared.levels.levels) if compared.levels else {},
        "steady": list(compared.levels.steady) if compared.levels else [1, None],
        "working_days": dict(compared.days),
        "counts": {name: _counted(compared, one) for name, one in compared.counts.items()},
        "knows_owners": compared.knows_owners,
        "verdict": {
            name: {
                **_verdict(compared, one, name),
                "overturned_by": _overturned(compared, one, name) if overturn else None,
            }
            for name, one in found.items()
        },
    }


def _counted(compared: Compared, counts: Mapping[str, int]) -> dict[str, int | None]:
    """Leads and results; without an age to read them at, results are not known."""
    if compared.horizon is not None:
        return dict(counts)
    return {name: count if name == LEADS else None for name, count in counts.items()}


def _verdict(compared: Compared, found: Judged, name: str) -> dict[str, object]:
    flip = flip_of(compared.periods[name], compared.periods[NOW])
    return {
        "cause": found.cause,
        "before": found.before,
        "after": found.after,
        "claimed": [one.cause for one in found.claims],
        "unsure": [one.factor for one in found.doubts],
        "level": found.level,
        "causes": {cause: _value(found, cause) for cause in CAUSES},
        "p_adjusted": {factor: round(p, 6) for factor, p in found.adjusted.items()},
        "patterns": [
            {"kind": one.kind, "names": list(one.names), "log_odds": round(one.change, 4)}
            for one in found.told.patterns
        ],
        "gates": [
            {"name": one.name, "value": one.value, "threshold": one.threshold, "ok": one.is_passed}
            for one in found.gates
        ],
        "recording": [
            {"way": one.way, "before": one.before, "after": one.after, "sure": one.is_certain}
            for one in found.recording
        ],
        "flip": None
        if flip is None
        else {"falls": flip.falls, "against": flip.against, "segments": flip.segments},
    }


def _overturned(compared: Compared, found: Judged, name: str) -> dict[str, object]:
    by = overturn_of(compared, found, name)
    return {"open": by.open, "unproved": by.unproved, "gone": by.gone, "where": list(by.where)}


def _value(found: Judged, cause: str) -> dict[str, object] | None:
    """The value of one cause with its interval; None where no part has it."""
    parts = [one for one in (*found.parts, *found.revenue) if one.cause == cause]
    if cause != "deal_size":
        parts = [one for one in found.parts if one.cause == cause]
    if not parts:
        return None
    value = float(sum(one.value for one in parts))
    down, up = (
        sum((float(one.value) - end) ** 2 for one, end in zip(parts, ends, strict=True)) ** 0.5
        for ends in ([one.low for one in parts], [one.high for one in parts])
    )
    low, high = (str(rounded(end)) for end in (value - down, value + up))
    claimed = any(found.parts[at].cause == cause for at in found.claimed)
    told = {"value": str(rounded(value)), "low": low, "high": high, "claimed": claimed}
    if cause == "deal_size":
        return told
    return {**told, "whole": sum(found.whole(one) for one in parts)}
