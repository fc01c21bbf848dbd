"""The verdict: what compare says, as the answer of `diagnose`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from smalign.base.diagnosis import Overturn, Range, Verdict
from smalign.base.errors import SmalignError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.diagnosis import StepZone
    from smalign.base.results import Result

ZONE_OF: Final[dict[str, StepZone]] = {
    "quantity": "marketing",
    "quality": "marketing",
    "handling": "sales",
    "market": "shared",
    "disputed": "shared",
    "recording": "system",
}
"""Cause → on whose side it is."""
EFFECTS: Final = (
    *("quantity", "quality", "handling", "market", "recording"),
    *("deal_size", "disputed"),
)
"""What the effects of a verdict are told of, in this order."""
_NOTHING: Final[dict[str, Any]] = {}


def verdict_of(compared: Result | SmalignError, held: Mapping[str, str]) -> Verdict:
    """The verdict on the main comparison; without one, that there is not enough data.

    held: other choices → the cause that compare names with them.
    """
    if isinstance(compared, SmalignError):
        return Verdict("insufficient")
    params: dict[str, Any] = compared.params
    name, main = main_of(compared)
    cause = str(main.get("cause", "insufficient"))
    causes = tuple(dict.fromkeys(main.get("claimed", ())))
    told = main.get("overturned_by")
    return Verdict(
        cause=cause,
        causes=causes,
        zone=ZONE_OF.get(cause),
        effects={one: _range(main.get("causes", _NOTHING).get(one)) for one in EFFECTS},
        result=str(params["result"]),
        level=str(params["level"]),
        periods={
            one: (date.fromisoformat(first), date.fromisoformat(last))
            for one, (first, last) in params["periods"].items()
            if one in ("now", name)
        },
        counts=params["counts"],
        horizon=params["horizon"],
        ready_on=date.fromisoformat(params["ready_on"]) if params["ready_on"] else None,
        notes=compared.notes,
        overturn=None
        if told is None
        else Overturn(told["open"], told["unproved"], told["gone"], tuple(told["where"])),
        held=held,
        unsure=tuple(main.get("unsure", ())),
        is_whole=all(one["ok"] for one in main.get("gates", ())),
    )


def main_of(compared: Result) -> tuple[str, dict[str, Any]]:
    """The name of the main comparison, and what compare says of it; empty where there is none."""
    found: dict[str, dict[str, Any]] = compared.params.get("verdict", {})  # type: ignore[assignment]
    return next(iter(found.items()), ("", _NOTHING))


def is_judged(compared: Result | SmalignError) -> bool:
    """Whether compare judged what became of the leads, and not their number alone."""
    if isinstance(compared, SmalignError):
        return False
    cause = main_of(compared)[1].get("cause", "insufficient")
    return cause != "insufficient" and compared.params["result"] != "leads"


def is_another_recording(compared: Result | SmalignError) -> bool:
    """Whether compare says that the recording changed.

    Then second cards, of people who are called on their first, stand among those of the later
    period, and nobody is slow or idle for not calling on them.
    """
    if isinstance(compared, SmalignError):
        return False
    return main_of(compared)[1].get("cause") == "recording"


def _range(told: Mapping[str, Any] | None) -> Range | None:
    return None if told is None else Range(*(float(told[end]) for end in ("value", "low", "high")))
