"""A diagnosis as JSON: the contract of `diagnose`, and every observation behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smalign.render.diagnose.lines import against, seen, stake, whose, why
from smalign.render.diagnose.page import page_of
from smalign.render.diagnose.table import as_result
from smalign.render.exact import exact
from smalign.render.json import SCHEMA_VERSION, dumps, moment, notes, plain, row_object

if TYPE_CHECKING:
    from smalign.base.diagnosis import Diagnosis, Followed, Observation, Range, Step


def render_json(found: Diagnosis) -> str:
    """One object: steps, first_broken, dearest, gates, verdict; English whatever the language."""
    rows = exact(as_result(found, "en")).rows
    answer: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "metric": "diagnose",
        "as_of": moment(found.as_of),
        "period": {"since": plain(found.period.since), "until": plain(found.period.until)},
        "grain": found.grain,
        "currency": found.currency,
        "params": {
            "min_n": found.min_n,
            "agreed": plain(dict(found.agreed)),
            **found.conditions,
        },
        "steps": [
            {**row_object(row), "name": one.name, "status": one.status, **_behind(one, found)}
            for row, one in zip(rows, found.steps, strict=True)
        ],
        "first_broken": found.first_broken,
        "dearest": found.dearest,
        "gates": [
            {
                "name": one.name,
                "value": None if one.value is None else round(one.value, 6),
                "threshold": one.threshold,
                "ok": one.ok,
            }
            for one in found.gates
        ],
        "verdict": _verdict(found),
        "actions": [_followed(one) for one in found.followed],
        "terms_changed": [
            {"key": one.key, "before": one.before, "now": one.now} for one in found.changes
        ],
        "excluded": [{"reason": one.reason, "count": one.count} for one in found.excluded],
        "notes": notes(found.notes),
    }
    return dumps(answer, indent=2) + "\n"


def _behind(step: Step, found: Diagnosis) -> dict[str, object]:
    every = [one for one in (step.first, *step.others) if one is not None]
    zone = step.first.zone if step.first else None
    return {
        "zone": zone,
        "observations": [_observation(one, found) for one in every],
        "unseen": [
            {"finding": one.finding, "why": one.why, "text": why(one, "en")} for one in step.unseen
        ],
    }


def _observation(one: Observation, found: Diagnosis) -> dict[str, object]:
    norm = one.norm
    told = one.stake
    return {
        "finding": one.finding,
        "status": one.status,
        "for_record": one.for_record,
        "code": one.code,
        "text": seen(one, found.currency, "en"),
        "unit": one.unit,
        **_ends(one.figure),
        "norm": None
        if norm is None
        else {
            "level": norm.level,
            "value": round(norm.value, 6),
            "crossed": norm.is_crossed,
            "text": against(one, "en"),
            "whose": whose(one, "en"),
        },
        "sales_at_stake": None if told is None else _ends(told.sales),
        "money_at_stake": None if told is None or told.money is None else _ends(told.money),
        "stake": stake(one, found.currency, "en"),
        "shown_by": one.shown_by,
    }


def _verdict(found: Diagnosis) -> dict[str, object]:
    verdict = found.verdict
    told = verdict.overturn
    answer: dict[str, Any] = {
        "cause": verdict.cause,
        "causes": list(verdict.causes),
        "zone": verdict.zone,
        "level": verdict.level,
        "result": verdict.result,
        "horizon_days": verdict.horizon,
        "periods": {
            name: {"since": plain(first), "until": plain(last)}
            for name, (first, last) in verdict.periods.items()
        },
        "counts": plain({name: dict(verdict.counts[name]) for name in verdict.periods}),
        "text": page_of(found, "en").verdict,
    }
    answer |= {cause: _ends(one) if one else None for cause, one in verdict.effects.items()}
    answer["overturned_by"] = None
    if told is not None:
        answer["overturned_by"] = {
            "open": told.open,
            "unproved": told.unproved,
            "gone": told.gone,
            "where": list(told.where),
        }
    answer["held"] = dict(verdict.held)
    return answer


def _followed(one: Followed) -> dict[str, object]:
    told = one.decision
    return {
        "on": told.on,
        "until": told.until,
        "step": told.step,
        "what": told.what,
        "who": told.who,
        "metric": told.metric,
        "was": told.was,
        "expected": told.expected,
        "now": _ends(one.now),
        "state": one.state,
        "late": one.is_late,
    }


def _ends(one: Range | None) -> dict[str, float | None]:
    if one is None:
        return {"value": None, "low": None, "high": None}
    return {"value": round(one.value, 6), "low": round(one.low, 6), "high": round(one.high, 6)}
