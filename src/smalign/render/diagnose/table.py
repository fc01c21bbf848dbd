"""A diagnosis as the rows of a result, a step each, for the forms of tables."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Result
from smalign.render.diagnose.lines import act, seen, why

if TYPE_CHECKING:
    from smalign.base.diagnosis import Diagnosis, Step
    from smalign.base.results import Row

_FIELDS: Final[tuple[Field, ...]] = (
    Field("step", "integer"),
    *(Field(name, "text") for name in ("name", "status", "zone", "evidence")),
    Field("money_at_stake", "decimal", "money"),
    Field("low", "decimal", "money"),
    Field("high", "decimal", "money"),
    Field("action", "text"),
)


def as_result(found: Diagnosis, lang: str) -> Result:
    """Six rows; `name` and `status` are codes, `evidence` and `action` sentences in `lang`.

    money_at_stake, low, high: of the observation the evidence tells of; None is not estimated.
    """
    return Result(
        metric="diagnose",
        as_of=found.as_of,
        period=found.period,
        grain=found.grain,
        params={"min_n": found.min_n, "of": "diagnose"},
        fields=_FIELDS,
        rows=tuple(_row(found, one, lang) for one in found.steps),
        total={},
        excluded=found.excluded,
        notes=found.notes,
        currency=found.currency,
    )


def _row(found: Diagnosis, step: Step, lang: str) -> Row:
    first = step.first
    money = first.stake.money if first and first.stake else None
    ends = (None, None, None) if money is None else (money.value, money.low, money.high)
    value, low, high = (None if end is None else Decimal(str(round(end, 2))) for end in ends)
    unseen = "; ".join(why(one, lang) for one in step.unseen)
    return {
        "step": step.number,
        "name": step.name,
        "status": step.status,
        "zone": first.zone if first else None,
        "evidence": seen(first, found.currency, lang) if first else unseen,
        "money_at_stake": value,
        "low": low,
        "high": high,
        "action": act(found, first, lang) or None if first else None,
    }
